"""What leaves by somebody's yes says so in its line, and tells it when that is taken back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from ib_desk.application.leaving.orders import DocumentOrder, ResealedOrder
from ib_desk.application.paper import Report
from ib_desk.domain.file.register import register_of
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentPurpose, ConsentSaid
from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure, Way
from ib_desk.domain.records.guardian import Guardian, GuardianId
from tests import builders
from tests.application.leaving.door import TODAY, Door

OTHER_WORDS = "andere woorden"
LETTER = replace(builders.attachments()[0], sender="Jeugdarts GGD")
TO_SWV = Consent(
    file_id=builders.FILE,
    purpose=ConsentPurpose.SEND_ALONG,
    recipient="het SWV",
    piece_id=LETTER.id,
)
MOTHER, FATHER = builders.guardians()[:2]


def said(guardian: Guardian, answer: ConsentSaid = ConsentSaid.YES) -> ConsentAnswer:
    return ConsentAnswer(consent_id=TO_SWV.id, guardian_id=guardian.id, said=answer, said_on=TODAY)


def rests_on(door: Door, line: Disclosure | None = None) -> tuple[UUID, ...]:
    line = line or door.line().disclosure
    used = door.all_of(ConsentUsed)
    return tuple(one.answer_id for one in used if one.disclosure_id == line.id)


def test_a_package_rests_on_each_yes_to_a_document_of_others_in_it():
    first, second = said(MOTHER), said(FATHER)
    door = Door(LETTER, TO_SWV, first, second)
    door.let_out(door.sealed_order(reason="Er is haast."))
    assert rests_on(door) == (first.id, second.id)


def test_who_said_no_or_nothing_gave_no_leave_and_the_reason_did():
    first, no = said(MOTHER), said(FATHER, ConsentSaid.NO)
    door = Door(LETTER, TO_SWV, first, no)
    door.let_out(DocumentOrder(attachment=LETTER, reason="Vader is onbereikbaar."))
    assert rests_on(door) == (first.id,)


def test_a_copy_to_read_and_what_the_school_wrote_need_nobodys_yes():
    door = Door(TO_SWV, said(MOTHER))
    own = door.records.get(Attachment, LETTER.id)
    door.let_out(DocumentOrder(attachment=own))
    door.let_out(DocumentOrder(attachment=own, way=Way.OPENED))
    assert door.all_of(ConsentUsed) == []


def test_what_is_sealed_again_rests_on_what_still_holds():
    first, second = said(MOTHER), said(FATHER)
    door = Door(LETTER, TO_SWV, first, second)
    door.let_out(door.sealed_order(reason="Er is haast."))
    line = door.line().disclosure
    door.records.change(second, replace(second, withdrawn_on=TODAY))
    door.let_out(ResealedOrder(line=line, passphrase=OTHER_WORDS))
    again = next(one for one in door.all_of(Disclosure) if one.id != line.id)
    assert rests_on(door, again) == (first.id,)
    known = {one.disclosure.id: one.withdrawn for one in register_of(door.snapshot.whole)}
    assert [one.id for one in known[line.id]] == [second.id]
    assert known[again.id] == ()


@pytest.mark.parametrize("to", [MOTHER.id, None])
def test_a_print_for_one_parent_rests_on_what_the_pupil_said_of_that_parent(to: GuardianId | None):
    shared = Consent(file_id=builders.FILE, purpose=ConsentPurpose.SHARE, recipient=MOTHER.name)
    answer = ConsentAnswer(consent_id=shared.id, said=ConsentSaid.YES, said_on=TODAY)
    door = Door(shared, answer)
    order = door.print_order(Report.PARENTS)
    door.let_out(replace(order, choices=replace(order.choices, addressee=to)))
    assert rests_on(door) == ((answer.id,) if to else ())
