"""What can be said by signing a print."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.leaving.signed_sheets import (
    SIGNED_PRINTS,
    ToSign,
    answers_on_paper,
    asked_to_sign,
    readers_who_sign,
)
from ib_desk.domain.records.disclosure import DisclosureId
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.sheet_signature import SheetSaid
from tests.domain.made_files import FATHER, MOTHER, NOOR, TODAY, made
from tests.shipped import catalogue, rights_on

AGREES, DISAGREES, SEEN = SheetSaid.AGREES, SheetSaid.DISAGREES, SheetSaid.SEEN


def test_a_yes_is_said_where_a_yes_is_asked_and_a_whole_plan_is_only_seen():
    assert {kind: answers_on_paper(kind) for kind in SIGNED_PRINTS} == {
        OutputKind.CONTRACT_PRINT: (SEEN, AGREES, DISAGREES),
        OutputKind.MEETING_PRINT: (SEEN, AGREES, DISAGREES),
        OutputKind.EVALUATION_PRINT: (SEEN, AGREES, DISAGREES),
        OutputKind.OPP_PRINT: (SEEN,),
        OutputKind.OPP_GUIDANCE_PRINT: (AGREES, DISAGREES),
        OutputKind.CONSENT_PRINT: (AGREES, DISAGREES),
        OutputKind.PARENTS_PRINT: (SEEN,),
        OutputKind.PLAN_PRINT: (SEEN, AGREES, DISAGREES),
        OutputKind.MY_PLAN_PRINT: (SEEN,),
        OutputKind.CLOSING_PRINT: (SEEN,),
        OutputKind.REQUEST_SIGN_PRINT: (SEEN, AGREES, DISAGREES),
    }


class TestOfTheFamily:
    def signers(self, whole, kind, addressee=None):
        return readers_who_sign(whole, kind, rights_on(whole, TODAY), TODAY, addressee)

    def test_who_reads_it_signs_it_and_the_one_for_whom_it_is_alone(self):
        whole = made(MOTHER, FATHER)
        assert self.signers(whole, OutputKind.PARENTS_PRINT) == (MOTHER.id, FATHER.id)
        assert self.signers(whole, OutputKind.PARENTS_PRINT, FATHER.id) == (FATHER.id,)
        assert self.signers(whole, OutputKind.PLAN_PRINT) == (MOTHER.id, FATHER.id, None)
        assert self.signers(whole, OutputKind.CLOSING_PRINT) == (MOTHER.id, FATHER.id)

    def test_the_pupil_signs_its_own_plan_and_what_it_reads_itself(self):
        grown = replace(NOOR, born_on=BirthDate.on(TODAY.replace(year=TODAY.year - 19)))
        whole = made(MOTHER, pupil=grown)
        assert self.signers(made(MOTHER), OutputKind.MY_PLAN_PRINT, MOTHER.id) == (None,)
        for kind in (OutputKind.PARENTS_PRINT, OutputKind.CLOSING_PRINT):
            assert self.signers(whole, kind) == (None,)

    def test_a_parent_without_a_name_is_asked_as_what_that_parent_is(self):
        whole = made(replace(MOTHER, name=" "))
        sheet = ToSign(
            day=TODAY,
            rights=rights_on(whole, TODAY),
            kind=OutputKind.PARENTS_PRINT,
            disclosure_id=DisclosureId(uuid4()),
            about=whole.file,
        )
        (asked,) = asked_to_sign(whole, sheet, catalogue().terms.label)
        assert asked.name == "moeder"
