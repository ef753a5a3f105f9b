"""What was agreed, on the sheet of a contract: in the talk itself, and later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.meetings import is_of_talk, made_with
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import Section, leading, undivided
from ib_desk.exchange.pdf.grid import Grid
from ib_desk.exchange.pdf.order import Order, filled, listed
from ib_desk.exchange.pdf.style import LANDSCAPE, SPACE
from ib_desk.exchange.pdf.typesetter import Strong, Typesetter

GAP: Final = 2 * SPACE
PAD: Final = 0.4 * SPACE
_WIDTHS: Final = (0.17, 0.18, 0.15, 0.11, 0.14)
"""Of the facts beside what was promised, which gets the rest."""


class AgreedInContract:
    """Sets the agreements of one `contract`, in the type of its sheet."""

    def __init__(self, order: Order, contract: Contract, typesetter: Typesetter) -> None:
        self._order = order
        self._contract = contract
        self._texts = order.texts.contract
        self._set = typesetter

    def tables(self, title: str, agreements: Sequence[Agreement]) -> list[Flowable]:
        """Those of one talk together, which says once on which day and with whom that was."""
        talks: dict[str, list[Agreement]] = {}
        for agreement in agreements:
            talks.setdefault(self._made(agreement), []).append(agreement)
        return [self._of_talk(title, made, some) for made, some in talks.items()]

    def _of_talk(self, title: str, made: str, agreements: Sequence[Agreement]) -> Section:
        texts = self._texts
        heads = (texts.capacity, texts.planning, texts.means, texts.owner, texts.ends_on)
        facts = [self._facts_of(agreement) for agreement in agreements]
        # What nobody filled in is no empty column on paper: what was promised gets its room.
        said = [place for place, column in enumerate(zip(*facts, strict=True)) if any(column)]
        shares = [_WIDTHS[place] for place in said]
        table = Grid(
            widths=[share * LANDSCAPE.inner_width for share in (1 - sum(shares), *shares)],
            head=[
                [self._set.text("heading", title)],
                *([self._set.text("cell_head", heads[place])] for place in said),
            ],
            rows=[
                [
                    [self._set.text("cell", Strong(agreement.result))],
                    *([self._set.text("cell", known[place])] for place in said),
                ]
                for agreement, known in zip(agreements, facts, strict=True)
            ],
            pad=PAD,
        )
        origin = [leading(self._set.text("small", made))] if made else []
        parts = [*origin, *table.flow(LANDSCAPE)]
        section = Section(None, parts, before=GAP, bookmark=title, gap=0)
        return undivided(section, LANDSCAPE)

    def signed_for(self) -> list[Agreement]:
        """Those of the talk itself: a signature stands under what was agreed there."""
        later = self.later()
        return [agreement for agreement in self.still_open() if agreement not in later]

    def later(self) -> list[Agreement]:
        """Not agreed in the talk itself: nobody signs it here."""
        return [
            agreement
            for agreement in self.still_open()
            if not is_of_talk(self._order.whole, agreement, self._contract.talked_on)
        ]

    def _made(self, agreement: Agreement) -> str:
        """“afgesproken op 22 juni 2026 met Marieke Bakker en Karin Hoekstra”."""
        if agreement.agreed_on is None:
            return ""
        day, people = plain_date(agreement.agreed_on), made_with(self._order.whole, agreement)
        if agreement.agreed_on == self._contract.talked_on and not people:
            people = tuple(filled([self._contract.present.strip().rstrip(".")]))
        if not people:
            return fill(self._texts.made, day=day)
        return fill(self._texts.made_with, day=day, people=listed(people))

    def still_open(self) -> list[Agreement]:
        """Those that say what was promised."""
        return [
            agreement
            for agreement in self._order.whole.of(Agreement)
            if agreement.state is AgreementState.OPEN and agreement.result.strip()
        ]

    @staticmethod
    def _facts_of(agreement: Agreement) -> tuple[str, ...]:
        day = "" if agreement.ends_on is None else plain_date(agreement.ends_on)
        return agreement.capacity, agreement.planning, agreement.means, agreement.owner, day
