"""What was agreed, in the overview for parents: first what those who read it do themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.domain.calling import first_word
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.folding import distinct_words
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.grid import Grid
from ib_desk.exchange.pdf.order import Order, listed
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE, room_beside
from ib_desk.exchange.pdf.typesetter import Typesetter

_WIDTHS: Final = (0.46, 0.26, 0.28)
_PAD: Final = 0.75 * SPACE


def agreements_told(
    order: Order, set_text: Typesetter, introduce: Callable[[str], str]
) -> list[Flowable]:
    """A sentence and a table; nothing where nothing is still to be kept."""
    agreements = [
        agreement
        for agreement in order.whole.of(Agreement)
        if agreement.state is AgreementState.OPEN and agreement.result.strip()
    ]
    if not agreements:
        return []
    texts = order.texts.parents
    rows = [
        set_text.row(
            "cell",
            introduce(agreement.result),
            introduce(agreement.owner),
            plain_date(agreement.ends_on) if agreement.ends_on else "",
        )
        for agreement in agreements
    ]
    room = PORTRAIT.inner_width - room_beside(set_text.style["heading"])
    table = Grid(
        widths=[share * room for share in _WIDTHS],
        head=set_text.row("cell_head", texts.result, texts.owner, texts.ends_on),
        rows=rows,
        pad=_PAD,
    )
    asked = [set_text.text("body", words) for words in _asked_of_parents(order, agreements)]
    return [*asked, *table.flow(PORTRAIT)]


def _asked_of_parents(order: Order, agreements: Sequence[Agreement]) -> list[str]:
    """What those for whom this print is take care of themselves, in one sentence."""
    texts = order.texts.parents
    names = {first_word(one.name) for one in order.addressees}
    roles = {order.terms.label(one.relation) for one in order.addressees}
    own = [
        agreement.result.strip().rstrip(".")
        for agreement in agreements
        if distinct_words(agreement.owner) & (names | roles | {texts.parents_word})
    ]
    return [fill(texts.your_part, what=listed(own))] if own else []
