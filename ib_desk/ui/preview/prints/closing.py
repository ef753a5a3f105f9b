"""The letter with which a file closes.

Whether it is a concept says the closing itself, across every page: nobody has to tick that.
"""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.domain.law.rights import letter_readers
from ib_desk.domain.leaving.told_lines import BETWEEN_NAMES
from ib_desk.ui.preview.prints.boxes import signatures
from ib_desk.ui.preview.prints.print_kind import ForWhom, PrintKind, to_parents
from ib_desk.ui.texts import tr


def closing_print() -> PrintKind:
    """A page for each who is told, or for one of the parents."""
    return PrintKind(
        report=Report.CLOSING,
        title=tr("Afsluitbrief"),
        ground=tr("informatie aan ouders en leerling"),
        boxes=(signatures(),),
        recipient=_to_readers,
        together=lambda _asked: tr("ieder een eigen blad"),
    )


def _to_readers(asked: ForWhom) -> str:
    if asked.guardian is not None:
        return to_parents(asked)
    readers = letter_readers(asked.whole, asked.rights, asked.day)
    names = (asked.whole.pupil.short_name if one is None else asked.called(one) for one in readers)
    return BETWEEN_NAMES.join(names)
