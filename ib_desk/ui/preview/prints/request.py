"""The request on paper, for who reads it before it leaves."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.domain.law.rights import Act
from ib_desk.ui.preview.prints.boxes import concept, safety, scores, signatures
from ib_desk.ui.preview.prints.print_kind import ForWhom, PrintKind, to_parents
from ib_desk.ui.texts import tr


def request_print() -> PrintKind:
    """To the bureau it goes sealed, in another way."""
    return PrintKind(
        report=Report.REQUEST,
        title=tr("Aanvraag"),
        ground=tr("lezen voordat de aanvraag weggaat"),
        boxes=(signatures(), concept(), scores(), safety()),
        recipient=_to_readers,
        together=_readers,
        is_for_reading=True,
    )


def _to_readers(asked: ForWhom) -> str:
    """Who reads it by right, the pupil first; a parent who was chosen."""
    if asked.guardian is not None:
        return to_parents(asked)
    readers = asked.rights.must_or_may(Act.INSPECT)
    names = [asked.called(one) for one in asked.whole.guardians if one.id in readers]
    if None in readers:
        names.insert(0, asked.whole.pupil.short_name)
    return ", ".join(names) or tr("ouders")


def _readers(asked: ForWhom) -> str:
    readers = asked.rights.must_or_may(Act.INSPECT)
    if readers == (None,):
        return asked.whole.pupil.short_name
    return tr("ieder die mag lezen")
