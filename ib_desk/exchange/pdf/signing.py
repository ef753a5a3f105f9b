"""Lines to sign on, two beside each other, and boxes to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from reportlab.platypus import Flowable, Paragraph
from typing_extensions import override

from ib_desk.domain.leaving.signed_sheets import readers_who_sign
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.exchange.pdf.blocks import Section, SignatureLine, undivided
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.order import Order
from ib_desk.exchange.pdf.style import EDGE, FOR_PARENTS, PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Typesetter

PAD: Final = 0.75 * SPACE
_SIGNERS: Final = 2
_BOX: Final = 3 * SPACE
"""Wide and high enough to be ticked with a pen."""


def signature_lines(signers: Iterable[Flowable]) -> list[Flowable]:
    """One for each of those whose name is set already, on a page that stands upright."""
    cells: list[Cell] = [[SignatureLine(one)] for one in signers]
    cells += [[]] * (-len(cells) % _SIGNERS)
    rows = [cells[start : start + _SIGNERS] for start in range(0, len(cells), _SIGNERS)]
    widths = [PORTRAIT.inner_width / _SIGNERS] * _SIGNERS
    return [*Grid(widths=widths, rows=rows, ruled=False, pad=PAD).flow(PORTRAIT)]


def signed_by_family(
    story: list[Flowable], order: Order, typesetter: Typesetter, kind: OutputKind
) -> list[Flowable]:
    """With a line for each of the family who reads it, and for the school of the plan of all."""
    people = readers_who_sign(
        order.whole, kind, order.rights, order.stamp.printed_on, order.choices.addressee
    )
    names = [_called(order, one) for one in people]
    if kind is OutputKind.PLAN_PRINT:
        names.append(order.texts.shared.signing_school)
    return signed_by(story, order, typesetter, names)


def signed_by(
    story: list[Flowable], order: Order, typesetter: Typesetter, names: Sequence[str]
) -> list[Flowable]:
    """Only where that was chosen: nobody has to sign to be told something.

    The last part stands on the same page: nobody signs a page on which nothing stands.
    """
    if not order.choices.signature_lines or not names:
        return story
    shared = order.texts.shared
    lines = signature_lines(typesetter.text("small", name) for name in names)
    parts = [typesetter.text("small", shared.signature), *lines]
    signing = Section(typesetter.text("heading", shared.signing), parts)
    last = Section(None, [story[-1], signing], gap=2 * SPACE, before=story[-1].getSpaceBefore())
    return [*story[:-1], undivided(last, PORTRAIT)]


def _called(order: Order, person: GuardianId | None) -> str:
    guardian = order.guardian(person)
    return order.pupil if guardian is None else order.guardian_label(guardian)


class TickBox(Flowable):  # type: ignore[misc] # reportlab has no types
    """A box to tick by hand, with a word behind it."""

    def __init__(self, word: Paragraph) -> None:
        super().__init__()
        self.word = word
        self._side = _BOX * word.style.fontSize / FOR_PARENTS

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _width, high = self.word.wrap(width - self._side - 2 * SPACE, height)
        self.width, self.height = width, max(high, self._side)
        return self.width, self.height

    @override
    def draw(self) -> None:
        self.canv.setStrokeColor(EDGE)
        self.canv.rect(0, self.height - self._side, self._side, self._side)
        self.word.drawOn(self.canv, self._side + 2 * SPACE, self.height - self.word.height)
