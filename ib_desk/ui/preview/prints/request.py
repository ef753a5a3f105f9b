"""The request on paper: for who reads it before it leaves, and for who signs it."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.domain.law.rights import Act
from ib_desk.domain.leaving.signers import sign_places
from ib_desk.domain.leaving.told_lines import BETWEEN_NAMES
from ib_desk.ui.preview.prints.boxes import concept, safety, scores
from ib_desk.ui.preview.prints.print_kind import ForWhom, PrintKind, to_parents
from ib_desk.ui.texts import tr


def request_print() -> PrintKind:
    """To the bureau it goes sealed, in another way."""
    return PrintKind(
        report=Report.REQUEST,
        title=tr("Aanvraag"),
        ground=tr("lezen voordat de aanvraag weggaat"),
        boxes=(concept(), scores(), safety()),
        recipient=_to_readers,
        together=_readers,
        is_for_reading=True,
    )


def request_to_sign() -> PrintKind:
    """Just the text that leaves: what is ticked beside it would go along with its scan."""
    return PrintKind(
        report=Report.REQUEST_TO_SIGN,
        title=tr("Aanvraag om te tekenen"),
        ground=tr("handtekeningen vragen onder de aanvraag"),
        boxes=(),
        recipient=_to_signers,
        together=_signers,
    )


def _to_signers(asked: ForWhom) -> str:
    """A parent who was chosen, or all who have a place to sign."""
    if asked.guardian is not None:
        return to_parents(asked)
    request = asked.whole.request
    if request is None:
        return tr("wie tekent")
    places = sign_places(asked.whole, request, asked.rights, asked.day, asked.terms.label)
    return BETWEEN_NAMES.join(one.name for one in places)


def _signers(_asked: ForWhom) -> str:
    return tr("ieder die tekent")


def _to_readers(asked: ForWhom) -> str:
    """Who reads it by right, the pupil first; a parent who was chosen."""
    if asked.guardian is not None:
        return to_parents(asked)
    readers = asked.rights.must_or_may(Act.INSPECT)
    names = [asked.called(one) for one in asked.whole.guardians if one.id in readers]
    if None in readers:
        names.insert(0, asked.whole.pupil.short_name)
    return BETWEEN_NAMES.join(names) or tr("ouders")


def _readers(asked: ForWhom) -> str:
    readers = asked.rights.must_or_may(Act.INSPECT)
    if readers == (None,):
        return asked.whole.pupil.short_name
    return tr("ieder die mag lezen")
