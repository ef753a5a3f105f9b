"""Toestemming: who has to say yes, what was said last, and for how long it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.law.consents import (
    ConsentStand,
    PersonsConsent,
    asked_now,
    ends_on,
    is_for_swv,
    is_of_others,
    is_partly_given,
    lets_parent_have,
    relied_on,
    stand_of,
    to_anybody,
    to_pass_on,
)
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.consent import (
    Consent,
    ConsentAnswer,
    ConsentId,
    ConsentPurpose,
    ConsentSaid,
    last_answers,
)
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.swv import Applicant, Decider
from ib_desk.domain.records.swv_profile import SwvProfile
from tests import builders
from tests.domain.made_files import FATHER, FILE, MOTHER, NOOR, REQUEST, TODAY, made
from tests.shipped import rights_on

DAY = timedelta(days=1)
YEAR = 12
REPORT = replace(builders.attachments()[5], sender="Jeugdarts GGD", goes_along=True)
ASKED = Consent(
    file_id=FILE.id,
    purpose=ConsentPurpose.SEND_ALONG,
    recipient="het SWV",
    piece_id=REPORT.id,
)
SWV = SwvProfile(name="Waterland-Fictief")
SCHOOL = School(name="De Zandbank", coordinator="Esther Mulder", swv_id=SWV.id)


def yes(person: Any = MOTHER, **values: Any) -> ConsentAnswer:
    known: dict[str, Any] = {"said": ConsentSaid.YES, "said_on": TODAY} | values
    guardian = None if person is None else person.id
    return ConsentAnswer(consent_id=ASKED.id, guardian_id=guardian, **known)


def stands(
    *records: Any,
    pupil: Any = NOOR,
    document: Attachment = REPORT,
    request: SwvRequest = REQUEST,
) -> dict[Any, str]:
    whole = made(document, SWV, *records, pupil=pupil, school=SCHOOL)
    each = to_pass_on(whole, document, request, rights_on(whole, TODAY), TODAY, YEAR)
    return {one.guardian_id: one.stand.value for one in each}


class TestOneAnswer:
    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({}, ConsentStand.GIVEN),
            ({"said": ConsentSaid.NO}, ConsentStand.REFUSED),
            ({"said": None, "said_on": None}, ConsentStand.ASKED),
            ({"withdrawn_on": TODAY}, ConsentStand.WITHDRAWN),
            ({"withdrawn_on": TODAY + DAY}, ConsentStand.GIVEN),
            ({"said": None, "withdrawn_on": TODAY}, ConsentStand.WITHDRAWN),
            ({"until": TODAY}, ConsentStand.GIVEN),
            ({"until": TODAY - DAY}, ConsentStand.ENDED),
            ({"said_on": None}, ConsentStand.GIVEN),
            ({"said_on": date(2025, 9, 17)}, ConsentStand.GIVEN),
            ({"said_on": date(2025, 9, 16)}, ConsentStand.ENDED),
            ({"said_on": date(2025, 1, 1), "until": TODAY}, ConsentStand.GIVEN),
        ],
    )
    def test_how_it_stands(self, values, expected):
        assert stand_of(yes(**values), TODAY, YEAR) is expected

    def test_who_was_never_asked(self):
        assert stand_of(None, TODAY, YEAR) is ConsentStand.NOT_ASKED

    def test_a_yes_holds_until_the_day_that_was_said_else_a_year(self):
        assert ends_on(yes(until=TODAY), YEAR) == TODAY
        assert ends_on(yes(), YEAR) == date(2027, 9, 17)
        assert ends_on(yes(said_on=date(2024, 2, 29)), YEAR) == date(2025, 2, 28)

    def test_of_a_yes_without_a_day_or_where_none_are_counted_nobody_can_say_how_long(self):
        assert ends_on(yes(said_on=None), YEAR) is None
        assert ends_on(yes(), None) is None
        assert stand_of(yes(said_on=date(2020, 1, 1)), TODAY) is ConsentStand.GIVEN


class TestLastAnswer:
    def test_what_was_said_later_counts_in_whatever_order_it_was_written(self):
        before = yes(said_on=TODAY - DAY)
        after = yes(said=ConsentSaid.NO)
        for written in ((before, after), (after, before)):
            assert last_answers(written) == {MOTHER.id: after}

    def test_who_is_asked_anew_said_nothing_else_until_there_is_an_answer(self):
        asked = yes(said=None, said_on=None, asked_on=TODAY)
        before = yes(said_on=TODAY - 300 * DAY)
        assert last_answers((before, asked)) == {MOTHER.id: before}
        assert last_answers((asked,)) == {MOTHER.id: asked}

    def test_a_yes_without_a_day_counts_from_when_it_was_asked(self):
        undated = yes(said_on=None, asked_on=TODAY)
        before = yes(said=ConsentSaid.NO, said_on=TODAY - DAY)
        assert last_answers((undated, before)) == {MOTHER.id: undated}
        bare = yes(said_on=None)
        assert last_answers((before, bare)) == {MOTHER.id: before}

    def test_a_no_without_a_day_takes_back_all_that_was_written_down_before_it(self):
        before = yes(said_on=TODAY - DAY)
        for back in (
            yes(said=ConsentSaid.NO, said_on=None),
            yes(said=ConsentSaid.NO, said_on=None, asked_on=TODAY - 9 * DAY),
            yes(said_on=None, withdrawn_on=TODAY),
        ):
            assert last_answers((before, back)) == {MOTHER.id: back}
            assert last_answers((before, back, yes(said_on=None))) == {MOTHER.id: back}
            again = yes()
            assert last_answers((back, again)) == {MOTHER.id: again}
            assert last_answers((before, back, again)) == {MOTHER.id: again}

    def test_what_another_said_later_is_no_day_for_a_no_without_one(self):
        back, again = yes(said=ConsentSaid.NO, said_on=None), yes(said_on=TODAY - DAY)
        father = yes(FATHER, said_on=TODAY)
        assert last_answers((father, back, again)) == {FATHER.id: father, MOTHER.id: again}

    def test_what_counts_is_when_it_was_said_and_not_when_it_was_asked(self):
        late = yes(asked_on=TODAY - 60 * DAY, said_on=TODAY)
        soon = yes(asked_on=TODAY - 30 * DAY, said_on=TODAY - 29 * DAY, said=ConsentSaid.NO)
        assert last_answers((late, soon)) == {MOTHER.id: late}

    def test_each_person_speaks_for_nobody_else(self):
        mother, father, pupil = yes(), yes(FATHER, said=ConsentSaid.NO), yes(None)
        assert last_answers((mother, father, pupil)) == {
            MOTHER.id: mother,
            FATHER.id: father,
            None: pupil,
        }


class TestWhoHasToSayYes:
    def test_under_twelve_each_parent_with_gezag(self):
        assert stands(MOTHER, FATHER) == {MOTHER.id: "not_asked", FATHER.id: "not_asked"}

    @pytest.mark.parametrize(
        ("age", "people"),
        [(11, {MOTHER.id}), (12, {None, MOTHER.id}), (15, {None, MOTHER.id}), (16, {None})],
    )
    def test_from_twelve_the_pupil_too_and_from_sixteen_the_pupil_alone(self, age, people):
        born = BirthDate.on(TODAY.replace(year=TODAY.year - age))
        assert set(stands(MOTHER, pupil=replace(NOOR, born_on=born))) == people

    def test_a_parent_without_gezag_is_not_asked_and_unknown_gezag_is(self):
        without = replace(FATHER, custody=Custody.NO)
        assert set(stands(MOTHER, without)) == {MOTHER.id}
        unknown = replace(FATHER, custody=Custody.UNKNOWN)
        assert set(stands(MOTHER, unknown)) == {MOTHER.id, FATHER.id}


class TestWhoIsAskedNow:
    OTHER = replace(ASKED, id=Consent(file_id=FILE.id).id, purpose=ConsentPurpose.SHARE)

    def asked(self, *records: Any) -> dict[Any, tuple[Consent, ...]]:
        whole = made(*records, school=SCHOOL)
        return dict(asked_now(whole, rights_on(whole, TODAY), TODAY))

    def test_each_who_has_to_and_never_was_with_all_that_is_asked(self):
        both = (ASKED, self.OTHER)
        assert self.asked(MOTHER, FATHER, *both) == {MOTHER.id: both, FATHER.id: both}

    def test_who_answered_is_asked_no_more_whatever_it_was(self):
        for said in ConsentSaid:
            assert self.asked(MOTHER, ASKED, yes(said=said)) == {}
        assert self.asked(MOTHER, ASKED, yes(withdrawn_on=TODAY)) == {}

    def test_who_waits_with_an_answer_or_whose_yes_ended_is_asked(self):
        waits = yes(said=None, said_on=None, asked_on=TODAY)
        ended = yes(until=TODAY - DAY)
        anew = replace(waits, id=ConsentAnswer(consent_id=ASKED.id).id)
        for answers in ((waits,), (ended,), (yes(), anew)):
            assert self.asked(MOTHER, ASKED, *answers) == {MOTHER.id: (ASKED,)}

    def test_what_was_withdrawn_before_an_answer_is_asked_no_more(self):
        waits = yes(said=None, said_on=None, withdrawn_on=TODAY)
        assert self.asked(MOTHER, ASKED, waits) == {}

    def test_without_a_purpose_nothing_is_asked(self):
        assert self.asked(MOTHER, replace(ASKED, purpose=None)) == {}

    def test_who_died_is_asked_nothing(self):
        waits = yes(said=None, said_on=None)
        assert self.asked(replace(MOTHER, deceased=True), ASKED, waits) == {}

    def test_unknown_gezag_and_a_ruling_are_asked_nothing_by_themselves(self):
        unknown = replace(MOTHER, custody=Custody.UNKNOWN)
        ruled = replace(FATHER, restriction="geen contact", ruling_on=TODAY)
        assert self.asked(unknown, ruled, ASKED) == {}
        waits = [yes(one, said=None, said_on=None) for one in (unknown, ruled)]
        assert set(self.asked(unknown, ruled, ASKED, *waits)) == {MOTHER.id, FATHER.id}

    def test_a_ruling_that_ended_keeps_nobody_from_being_asked(self):
        for until, people in ((TODAY, set()), (TODAY - DAY, {FATHER.id})):
            ruled = replace(FATHER, restriction="geen contact", restricted_until=until)
            assert set(self.asked(ruled, ASKED)) == people


class TestForADocumentThatGoesAlong:
    def test_one_yes_is_not_the_yes_of_the_other(self):
        assert stands(MOTHER, FATHER, ASKED, yes()) == {
            MOTHER.id: "given",
            FATHER.id: "not_asked",
        }

    @pytest.mark.parametrize("purpose", [*ConsentPurpose, None])
    def test_to_fetch_it_or_to_talk_is_no_leave_to_send_it(self, purpose):
        lets_go = purpose in {ConsentPurpose.SEND_ALONG, ConsentPurpose.SHARE}
        found = stands(MOTHER, replace(ASKED, purpose=purpose), yes())
        assert found == {MOTHER.id: "given" if lets_go else "not_asked"}

    def test_a_yes_to_another_document_or_to_none_is_no_yes_to_this_one(self):
        other = builders.attachments()[0]
        for piece in (other.id, None):
            assert stands(MOTHER, replace(ASKED, piece_id=piece), yes()) == {MOTHER.id: "not_asked"}

    def test_a_yes_for_another_recipient_is_no_yes_for_the_swv(self):
        assert stands(MOTHER, replace(ASKED, recipient="de huisarts"), yes()) == {
            MOTHER.id: "not_asked"
        }

    def test_said_no_to_a_later_question_about_it_the_earlier_yes_is_gone(self):
        again = replace(ASKED, id=Consent(file_id=FILE.id).id)
        refused = replace(
            yes(said=ConsentSaid.NO), consent_id=again.id, id=ConsentAnswer(consent_id=again.id).id
        )
        before = yes(said_on=TODAY - DAY)
        assert stands(MOTHER, ASKED, again, before, refused) == {MOTHER.id: "refused"}


def outside(*records: Any, document: Attachment = REPORT) -> dict[Any, str]:
    whole = made(document, SWV, *records, school=SCHOOL)
    each = to_anybody(whole, document, rights_on(whole, TODAY), TODAY, YEAR)
    return {one.guardian_id: one.stand.value for one in each}


class TestForACopyOfWhichNobodySaysWhereItGoes:
    def test_each_who_has_to_say_yes_is_asked_for_what_others_made(self):
        assert outside(MOTHER, FATHER) == {MOTHER.id: "not_asked", FATHER.id: "not_asked"}
        assert outside(MOTHER, document=replace(REPORT, sender=SCHOOL.name)) == {}

    def test_a_yes_for_whomever_counts_and_a_no_to_anybody_too(self):
        other = replace(ASKED, id=ConsentId(uuid4()), recipient="het CJG")
        hers = replace(yes(), consent_id=other.id)
        assert outside(MOTHER, FATHER, other, hers)[MOTHER.id] == "given"
        no = replace(yes(), said=ConsentSaid.NO)
        assert outside(MOTHER, FATHER, ASKED, other, hers, no)[MOTHER.id] == "refused"
        gone = replace(yes(), withdrawn_on=TODAY)
        assert outside(MOTHER, FATHER, ASKED, other, hers, gone)[MOTHER.id] == "withdrawn"

    def test_a_yes_of_longer_ago_than_a_year_has_ended_here_too(self):
        long_ago = yes(said_on=TODAY.replace(year=TODAY.year - 1) - DAY)
        assert outside(MOTHER, FATHER, ASKED, long_ago)[MOTHER.id] == "ended"

    def test_a_yes_to_another_document_or_to_fetch_it_is_none(self):
        elsewhere = replace(ASKED, piece_id=uuid4())
        fetched = replace(ASKED, purpose=ConsentPurpose.FETCH)
        for asked in (elsewhere, fetched):
            assert outside(MOTHER, FATHER, asked, yes())[MOTHER.id] == "not_asked"


def test_what_goes_rests_on_each_yes_once_and_on_nothing_else():
    mine, theirs, no = yes(), yes(FATHER), yes(FATHER, said=ConsentSaid.NO)
    each = [
        PersonsConsent(guardian_id=MOTHER.id, stand=ConsentStand.GIVEN, answer=mine),
        PersonsConsent(guardian_id=FATHER.id, stand=ConsentStand.REFUSED, answer=no),
        PersonsConsent(guardian_id=MOTHER.id, stand=ConsentStand.GIVEN, answer=mine),
        PersonsConsent(guardian_id=None, stand=ConsentStand.NOT_ASKED),
        PersonsConsent(guardian_id=None, stand=ConsentStand.GIVEN),
        PersonsConsent(guardian_id=FATHER.id, stand=ConsentStand.GIVEN, answer=theirs),
    ]
    assert relied_on(each) == (mine.id, theirs.id)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({ConsentStand.GIVEN, ConsentStand.NOT_ASKED}, True),
        ({ConsentStand.GIVEN, ConsentStand.ASKED}, True),
        ({ConsentStand.GIVEN, ConsentStand.ASKED, ConsentStand.NOT_ASKED}, True),
        ({ConsentStand.GIVEN}, False),
        ({ConsentStand.NOT_ASKED}, False),
        ({ConsentStand.GIVEN, ConsentStand.NOT_ASKED, ConsentStand.REFUSED}, False),
        (set(), False),
    ],
)
def test_partly_given_is_a_yes_and_somebody_who_did_not_answer_yet(said, expected):
    assert is_partly_given(said) is expected


class TestOfOthers:
    @pytest.mark.parametrize(
        ("sender", "expected"),
        [
            ("Jeugdarts GGD", True),
            ("Basisschool De Zandbank, Waterdam", False),
            ("ESTHER MULDER", False),
            ("Tim Postma, leraar", False),
            ("Fatima El Amrani", True),
            ("Marieke Bakker (moeder)", False),
            ("Noor van Dalen", False),
        ],
    )
    def test_who_is_not_of_the_school_nor_of_the_family(self, sender, expected):
        colleague = Professional(name="Tim Postma")
        outside = Professional(name="Fatima El Amrani", organisation="CJG")
        whole = made(MOTHER, colleague, outside, school=SCHOOL)
        assert is_of_others(whole, replace(REPORT, sender=sender)) is expected

    def test_who_says_to_be_of_the_school_itself_is_a_colleague(self):
        own = Professional(name="Karin Hoekstra", organisation="De Zandbank ")
        document = replace(REPORT, sender="Karin Hoekstra")
        assert not is_of_others(made(own, school=SCHOOL), document)
        assert is_of_others(made(own, school=School()), document)

    def test_research_of_which_nobody_wrote_who_did_it_counts_as_theirs(self):
        whole = made(school=SCHOOL)
        for kind in (*DocumentKind, None):
            document = replace(REPORT, sender=" ", kind=kind)
            assert is_of_others(whole, document) is (kind is DocumentKind.RESEARCH)


@pytest.mark.parametrize(
    ("request_", "recipient", "is_given"),
    [
        ({}, "SWV Waterland-Fictief", True),
        ({}, "Vso De Haven", False),
        ({"asked_by": Applicant.RECEIVING_SCHOOL}, "SWV Waterland-Fictief", False),
        ({"asked_by": Applicant.RECEIVING_SCHOOL}, "Vso De Haven", True),
        ({"decided_by": Decider.OWN_BOARD}, "het bestuur", False),
    ],
)
def test_a_yes_for_one_is_no_yes_for_another(request_, recipient, is_given):
    asked = replace(REQUEST, receiving_school="Vso De Haven", **request_)
    found = stands(MOTHER, replace(ASKED, recipient=recipient), yes(), request=asked)
    assert (found[MOTHER.id] == "given") is is_given


@pytest.mark.parametrize(
    ("recipient", "goes_to_other", "is_given"),
    [
        ("SWV Waterland-Fictief", True, False),
        ("SWV Waterland-Fictief", False, True),
        ("Rivierduin", True, True),
        ("Rivierduin", False, False),
        ("het SWV", True, True),
        ("het SWV", False, True),
    ],
)
def test_a_yes_for_one_swv_is_no_yes_for_another(recipient, goes_to_other, is_given):
    other = SwvProfile(name="Rivierduin")
    school = replace(SCHOOL, swv_id=SWV.id)
    request = replace(REQUEST, swv_id=other.id if goes_to_other else None)
    asked = replace(ASKED, recipient=recipient)
    whole = made(REPORT, SWV, other, MOTHER, asked, yes(), pupil=NOOR, school=school)
    found = to_pass_on(whole, REPORT, request, rights_on(whole, TODAY), TODAY, YEAR)
    stand = next(one.stand for one in found if one.guardian_id == MOTHER.id)
    assert (stand is ConsentStand.GIVEN) is is_given


@pytest.mark.parametrize(
    ("recipient", "name", "expected"),
    [
        ("SWV Waterland", "", True),
        ("het samenwerkingsverband", "", True),
        ("Waterland-Fictief, t.a.v. het loket", "Waterland-Fictief", True),
        ("de huisarts", "Waterland-Fictief", False),
        ("de huisarts", " ", False),
        ("", "", False),
    ],
)
def test_the_swv_is_known_by_its_name_or_by_what_it_is(recipient, name, expected):
    assert is_for_swv(recipient, made(SwvProfile(name=name))) is expected


@given(
    said=st.sampled_from([None, *ConsentSaid]),
    days=st.none() | st.integers(-900, 0),
    until=st.none() | st.integers(-900, 900),
    withdrawn=st.none() | st.integers(-900, 900),
)
def test_only_a_yes_that_still_holds_is_given(said, days, until, withdrawn):
    def day(count: int | None) -> date | None:
        return None if count is None else TODAY + count * DAY

    answer = yes(said=said, said_on=day(days), until=day(until), withdrawn_on=day(withdrawn))
    if stand_of(answer, TODAY, YEAR) is ConsentStand.GIVEN:
        assert said is ConsentSaid.YES
        assert withdrawn is None or withdrawn > 0
        assert until is None or until >= 0
        assert until is not None or days is None or days >= -366


def shared(recipient: str, **said: Any) -> tuple[Consent, ConsentAnswer]:
    asked = Consent(file_id=FILE.id, purpose=ConsentPurpose.SHARE, recipient=recipient)
    known: dict[str, Any] = {"said": ConsentSaid.YES, "said_on": TODAY, "guardian_id": None} | said
    return asked, ConsentAnswer(consent_id=asked.id, **known)


def has(guardian: Guardian, *records: Any) -> bool:
    return lets_parent_have(made(MOTHER, FATHER, *records), guardian, TODAY)


@pytest.mark.parametrize("recipient", ["mijn ouders", "Moeder", f"aan {MOTHER.name}"])
def test_a_parent_has_what_the_pupil_lets_them_have(recipient):
    """UAVG art. 5: from 16 the pupil decides about a copy."""
    assert has(MOTHER, *shared(recipient))


def test_without_a_yes_of_the_pupil_that_still_holds_a_parent_has_nothing():
    assert not has(MOTHER)
    assert not has(MOTHER, *shared("de gemeente"))
    assert not has(MOTHER, *shared("vader"))
    assert has(FATHER, *shared("vader"))
    assert not has(MOTHER, *shared("ouders", said=ConsentSaid.NO))
    assert not has(MOTHER, *shared("ouders", withdrawn_on=TODAY))
    assert not has(MOTHER, *shared("ouders", guardian_id=MOTHER.id)), "a parent cannot say so"
    nameless = replace(MOTHER, name="", relation=None)
    assert not has(nameless, *shared("iemand"))
    assert has(nameless, *shared("ouders"))


@pytest.mark.parametrize("recipient", ["mijn grootouders", "pleegmoeder", "het team van school"])
def test_who_sounds_alike_is_not_the_parent(recipient):
    assert not has(replace(MOTHER, name="An Bakker"), *shared(recipient))
    assert has(replace(MOTHER, name="An Bakker"), *shared("aan An"))


@pytest.mark.parametrize("name", ["De heer Jansen", "Dhr. de Jansen", "meneer Jansen"])
def test_a_form_of_address_names_no_parent(name):
    father = replace(FATHER, name=name, relation=None)
    for recipient in ("de huisarts", "de heer Pietersen", "dhr. Pietersen, meneer de wethouder"):
        assert not has(father, *shared(recipient))
    assert has(father, *shared("aan de heer Jansen"))
