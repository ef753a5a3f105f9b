"""By whose yes something leaves: kept with its line, and shown there once that is taken back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.leaving.orders import (
    DocumentOrder,
    HandoverOrder,
    OfOneFile,
    PrintOrder,
    ResealedOrder,
)
from ib_desk.application.paper import going_along
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.consents import (
    PersonsConsent,
    is_of_others,
    relied_on,
    shared_with,
    stand_of,
    to_anybody,
    to_pass_on,
)
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.disclosure import ConsentUsed, Way
from ib_desk.domain.request.request_points import Check


def asked_for_document(
    whole: WholeFile, order: DocumentOrder, catalogue: Catalogue, today: date
) -> tuple[PersonsConsent, ...]:
    """Of who has to say yes; a copy to read, which is gone at the lock, goes to nobody."""
    if order.way is Way.OPENED:
        return ()
    rights, months = catalogue.rights(whole, today), catalogue.points.limit_of(Check.CONSENTS)
    return to_anybody(whole, order.attachment, rights, today, months)


def rests_on(
    whole: WholeFile, order: OfOneFile, catalogue: Catalogue, today: date
) -> tuple[UUID, ...]:
    """Ids of the answers by which this leaves; none where it needs nobody's yes."""
    match order:
        case DocumentOrder():
            return relied_on(asked_for_document(whole, order, catalogue, today))
        case HandoverOrder():
            return relied_on(_asked_for_package(whole, order, catalogue, today))
        case PrintOrder():
            readers = (one for one in whole.guardians if one.id == order.choices.addressee)
            return relied_on(shared_with(whole, one, today) for one in readers)
        case ResealedOrder():
            months = catalogue.points.limit_of(Check.CONSENTS)
            used = {
                one.answer_id for one in whole.of(ConsentUsed) if one.disclosure_id == order.line.id
            }
            before = (one for one in whole.of(ConsentAnswer) if one.id in used)
            return relied_on(
                PersonsConsent(
                    guardian_id=one.guardian_id, stand=stand_of(one, today, months), answer=one
                )
                for one in before
            )
        case _:
            return ()


def _asked_for_package(
    whole: WholeFile, order: HandoverOrder, catalogue: Catalogue, today: date
) -> tuple[PersonsConsent, ...]:
    rights, months = catalogue.rights(whole, today), catalogue.points.limit_of(Check.CONSENTS)
    return tuple(
        each
        for document in going_along(whole, order.request)
        if is_of_others(whole, document)
        for each in to_pass_on(whole, document, order.request, rights, today, months)
    )
