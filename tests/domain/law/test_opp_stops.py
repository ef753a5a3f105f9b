"""What keeps a plan a concept: no hearing, or no agreement; how it stands by what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.errors import AgreementMissing, HardStop, PupilNotHeard
from ib_desk.domain.law.opp_people import OppStanding, everyone_asked, partners, standing_of
from ib_desk.domain.law.opp_stops import opp_stops
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.hearing import Heard, Hearing, HearingSubject, HearingWay
from ib_desk.domain.records.opp import Opp, OppAgreement, OppAgrees, OppConsultation, OppState
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from tests.domain.made_files import FATHER, FILE, MOTHER, NOOR, TODAY, made
from tests.shipped import catalogue, rights_on

HEARD_FROM = catalogue().opp.heard_from
OPP = Opp(file_id=FILE.id)
HEARD = Hearing(
    file_id=FILE.id,
    subject=HearingSubject.PLAN_MADE,
    heard_on=TODAY,
    outcome=Heard.TOOK_PART,
)
YES = tuple(
    OppAgreement(opp_id=OPP.id, guardian_id=one.id, agrees=OppAgrees.YES, said_on=TODAY)
    for one in (MOTHER, FATHER)
)


def stops(
    *around: Record,
    opp: Opp = OPP,
    guardians: tuple[Guardian, ...] = (MOTHER, FATHER),
    **known: Any,
) -> list[HardStop]:
    whole = made(opp, *guardians, *around)
    return list(opp_stops(whole, opp, rights_on(whole, TODAY), TODAY, HEARD_FROM, **known))


def test_heard_and_agreed_it_may_be_set():
    assert stops(HEARD, *YES) == []


def test_nobody_heard_the_pupil():
    (stop,) = stops(*YES)
    assert isinstance(stop, PupilNotHeard)


@pytest.mark.parametrize("outcome", [Heard.DID_NOT_WANT, Heard.COULD_NOT])
def test_not_wanting_to_and_not_being_able_to_count_where_it_was_offered(outcome):
    offered = replace(HEARD, outcome=outcome, ways=(HearingWay.CARDS,))
    assert stops(offered, *YES) == []
    assert stops(replace(offered, ways=()), *YES) != []


def test_a_pupil_who_was_heard_on_the_version_before_is_heard_on_this_one():
    before = replace(OPP, state=OppState.SET, set_on=TODAY - timedelta(days=30))
    later = replace(before.next_version(), id=OPP.id)
    before = replace(before, id=Opp(file_id=FILE.id).id)
    long_ago = replace(HEARD, heard_on=TODAY - timedelta(days=60))
    (stop,) = stops(before, long_ago, *YES, opp=later)
    assert isinstance(stop, PupilNotHeard)
    assert stops(before, HEARD, *YES, opp=later) == []


def test_a_plan_of_before_the_right_to_be_heard_until_it_changes():
    old = replace(OPP, set_on=HEARD_FROM - timedelta(days=1))
    assert stops(*YES, opp=old) == []
    assert stops(*YES, opp=replace(old, set_on=HEARD_FROM)) != []
    changed = replace(old, version=2)
    assert any(isinstance(one, PupilNotHeard) for one in stops(*YES, opp=changed))


@pytest.mark.parametrize("said", [None, OppAgrees.NO, OppAgrees.NO_REPLY])
def test_one_of_two_is_not_enough(said):
    father = replace(YES[1], agrees=said)
    (stop,) = stops(HEARD, YES[0], father)
    assert isinstance(stop, AgreementMissing)
    assert stop.missing == (FATHER.id,)


def test_a_yes_to_an_earlier_text_is_none():
    (stop,) = stops(HEARD, *YES, outdated={YES[0].id})
    assert isinstance(stop, AgreementMissing)
    assert stop.missing == (MOTHER.id,)


def test_a_yes_of_which_nobody_wrote_the_day_is_none():
    """It may have been to any text: without a day it would never grow old."""
    (stop,) = stops(HEARD, YES[0], replace(YES[1], said_on=None))
    assert isinstance(stop, AgreementMissing)
    assert (stop.missing, stop.undated) == ((FATHER.id,), (FATHER.id,))
    (stop,) = stops(HEARD, replace(YES[0], agrees=OppAgrees.NO, said_on=None), YES[1])
    assert isinstance(stop, AgreementMissing)
    assert (stop.missing, stop.undated) == ((MOTHER.id,), ())


def test_that_a_plan_was_seen_is_no_other_answer_on_it():
    yes, seen = (
        OppAgreement(opp_id=OPP.id, guardian_id=MOTHER.id, agrees=agrees, seen_on=TODAY)
        for agrees in (OppAgrees.YES, None)
    )
    (stop,) = stops(HEARD, YES[1], yes, seen)
    assert isinstance(stop, AgreementMissing)
    assert (stop.missing, stop.undated) == ((MOTHER.id,), (MOTHER.id,))


@pytest.mark.parametrize("said", [OppAgrees.NO, OppAgrees.NO_REPLY])
def test_a_no_without_a_day_takes_back_the_yes_that_was_written_down_before_it(said):
    back = OppAgreement(opp_id=OPP.id, guardian_id=MOTHER.id, agrees=said)
    (stop,) = stops(HEARD, *YES, back)
    assert isinstance(stop, AgreementMissing)
    assert (stop.missing, stop.undated) == ((MOTHER.id,), ())
    assert stops(HEARD, back, *YES) == []


def test_a_yes_without_a_day_takes_back_no_no():
    no = replace(YES[0], agrees=OppAgrees.NO)
    undated = OppAgreement(opp_id=OPP.id, guardian_id=MOTHER.id, agrees=OppAgrees.YES)
    (stop,) = stops(HEARD, no, YES[1], undated)
    assert isinstance(stop, AgreementMissing)
    assert (stop.missing, stop.undated) == ((MOTHER.id,), ())


def test_a_parent_without_gezag_neither_agrees_nor_stops_it():
    without = replace(FATHER, custody=Custody.NO)
    assert stops(HEARD, YES[0], guardians=(MOTHER, without)) == []
    unknown = replace(FATHER, custody=Custody.UNKNOWN)
    assert stops(HEARD, YES[0], guardians=(MOTHER, unknown)) != []


def test_parents_have_to_be_found_first():
    (stop,) = stops(HEARD, guardians=())
    assert isinstance(stop, AgreementMissing)
    assert stop.missing == ()


def test_a_day_still_to_come_agrees_to_nothing():
    ahead = tuple(replace(one, said_on=TODAY + timedelta(days=1)) for one in YES)
    whole = made(OPP, MOTHER, FATHER, HEARD, *ahead).known_on(TODAY)
    assert opp_stops(whole, OPP, rights_on(whole, TODAY), TODAY, HEARD_FROM) != ()


@pytest.mark.parametrize(
    ("state", "said", "standing"),
    [
        (OppState.CONCEPT, None, OppStanding.CONCEPT),
        (OppState.CONCEPT, OppAgrees.YES, OppStanding.CONCEPT),
        (OppState.CONCEPT, OppAgrees.NO, OppStanding.NO_AGREEMENT),
        (OppState.CONCEPT, OppAgrees.NO_REPLY, OppStanding.NO_AGREEMENT),
        (OppState.SET, OppAgrees.NO, OppStanding.SET),
        (OppState.LAPSED, OppAgrees.NO, OppStanding.LAPSED),
    ],
)
def test_a_refusal_or_silence_keeps_it_a_concept_and_says_so(state, said, standing):
    opp = replace(OPP, state=state)
    whole = made(opp, MOTHER, replace(YES[0], agrees=said))
    assert standing_of(whole, opp, rights_on(whole, TODAY)) is standing


def test_what_is_known_of_each_who_agrees():
    tries = [
        OppConsultation(opp_id=OPP.id, guardian_id=MOTHER.id, asked_on=day, talked_on=talked)
        for day, talked in ((date(2026, 9, 2), TODAY), (date(2026, 9, 1), None))
    ]
    elsewhere = OppConsultation(opp_id=OPP.id, guardian_id=None, asked_on=TODAY)
    whole = made(OPP, MOTHER, *tries, elsewhere)
    (mother,) = partners(whole, OPP, rights_on(whole, TODAY))
    assert [one.asked_on for one in mother.tries] == [date(2026, 9, 1), date(2026, 9, 2)]
    assert mother.talks == (TODAY,)
    assert (mother.said, mother.agrees, mother.has_withheld) == (None, False, False)


def of_age(years: int) -> Pupil:
    return replace(NOOR, born_on=BirthDate(TODAY.year - years, 1, 1))


def asked(years: int) -> dict[UUID | None, bool]:
    """Each who is asked to agree or to sign, and whether beside those whose yes the law asks."""
    whole = made(OPP, MOTHER, pupil=of_age(years))
    found = partners(whole, OPP, rights_on(whole, TODAY))
    return {one.guardian_id: one.is_beside for one in found}


def test_from_16_the_pupil_signs_beside_the_parents_and_from_18_agrees_alone():
    """SIGNING_PRACTICE (VO2203, Slinge-Berkel); WVO 2020 art. 2.44 with BW 1:233."""
    assert asked(15) == {MOTHER.id: False}
    assert asked(16) == asked(17) == {MOTHER.id: False, None: True}
    assert asked(18) == {None: False}


@pytest.mark.parametrize("said", [None, OppAgrees.NO, OppAgrees.NO_REPLY])
def test_the_signature_of_a_pupil_of_16_keeps_no_plan_a_concept(said):
    own = OppAgreement(opp_id=OPP.id, guardian_id=None, agrees=said, said_on=TODAY)
    whole = made(OPP, MOTHER, FATHER, HEARD, *YES, own, pupil=of_age(16))
    rights = rights_on(whole, TODAY)
    assert opp_stops(whole, OPP, rights, TODAY, HEARD_FROM) == ()
    assert standing_of(whole, OPP, rights) is OppStanding.CONCEPT


def test_from_18_it_waits_for_the_pupil_and_for_no_parent():
    whole = made(OPP, MOTHER, FATHER, HEARD, pupil=of_age(18))
    (stop,) = opp_stops(whole, OPP, rights_on(whole, TODAY), TODAY, HEARD_FROM)
    assert isinstance(stop, AgreementMissing)
    assert stop.missing == (NOOR.id,)
    own = OppAgreement(opp_id=OPP.id, agrees=OppAgrees.YES)
    whole = made(OPP, MOTHER, FATHER, HEARD, own, pupil=of_age(18))
    (stop,) = opp_stops(whole, OPP, rights_on(whole, TODAY), TODAY, HEARD_FROM)
    assert isinstance(stop, AgreementMissing)
    assert (stop.missing, stop.undated) == ((NOOR.id,), (NOOR.id,))


def test_everyone_who_is_asked_are_those_of_the_talk_and_the_pupil_who_signs_beside_them():
    carer = replace(FATHER, relation=Relation.FOSTER_PARENT, custody=Custody.NO)
    whole = made(OPP, MOTHER, carer, pupil=of_age(16))
    found = everyone_asked(whole, OPP, rights_on(whole, TODAY))
    assert [(one.guardian_id, one.is_carer, one.is_beside) for one in found] == [
        (MOTHER.id, False, False),
        (carer.id, True, False),
        (None, False, True),
    ]
