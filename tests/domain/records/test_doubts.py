"""What is hardly meant so is told, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.day_direction import directions
from ib_desk.domain.records.absence import AbsenceTotal, AbsenceUnit, AdaptedTeaching
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.contract import ContractReview
from ib_desk.domain.records.doubts import _PERIODS, Doubt, doubts
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.request import SwvRequest, SwvRequestId
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.records.school import ProfessionalId, School
from ib_desk.domain.records.signal import SafetyDoubt, Signal
from ib_desk.domain.records.support_file import SupportFile, SupportFileId, TeamMember
from ib_desk.domain.records.swv_decision import SwvDecision
from ib_desk.domain.records.swv_profile import SwvProfile
from tests.samples import sample
from tests.strategies import births

TODAY = date(2026, 11, 28)
DAY = timedelta(days=1)


IN_NO_ORDER = {
    (AbsenceTotal, "as_of"),  # the limit may have been reached long before
    (AdaptedTeaching, "agreed_on"),  # also after it began
    (ContractReview, "planned_on"),
    (ContractReview, "held_on"),  # earlier than was planned is fine
    (Guardian, "measure_until"),
    (Guardian, "custody_checked_on"),
    (MovedDeadline, "moved_on"),
    (MovedDeadline, "was"),
    (MovedDeadline, "to"),
    (SupportFile, "taken_over_on"),  # of a file that ran elsewhere
    (SwvDecision, "on"),  # also for a time that began
    (SwvRequest, "dated_on"),  # also for a time that began
    (SwvRequest, "director_agrees_on"),
    (SwvRequest, "moved_on"),  # of the pupil, before or while it is written
}
"""Days beside others in a record that may come before them."""


def test_of_days_in_one_record_somebody_said_in_which_order_they_come():
    for kind in KINDS:
        days = set(directions(kind))
        in_order = {name for pair in _PERIODS.get(kind, ()) for name in pair}
        free = {name for other, name in IN_NO_ORDER if other is kind}
        assert in_order <= days, kind.__name__
        assert len(days) < 2 or days == in_order | free, (kind.__name__, days - in_order - free)


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [(kind, *pair) for kind, pairs in _PERIODS.items() for pair in pairs],
)
def test_an_end_before_its_beginning_is_doubted(kind, first, last):
    days: dict[str, Any] = dict.fromkeys(directions(kind))
    record = replace(sample(kind), **(days | {first: TODAY, last: TODAY - DAY}))

    assert doubts(record, TODAY)[last] is Doubt.BEFORE_THE_BEGINNING
    for other in ({last: TODAY}, {last: None}, {first: None}):
        assert doubts(replace(record, **other), TODAY).get(last) is not Doubt.BEFORE_THE_BEGINNING


@pytest.mark.parametrize(
    ("unit", "most"), [(AbsenceUnit.DAY_PARTS, 400), (AbsenceUnit.HOURS, 1600), (None, 1600)]
)
def test_no_more_can_be_missed_than_there_is_in_a_year(unit, most):
    missed = replace(sample(AbsenceTotal), unit=unit, excused=most, unexcused=most + 1)
    told = doubts(missed, TODAY)
    assert "excused" not in told
    assert told["unexcused"] is Doubt.MORE_THAN_A_YEAR


@pytest.mark.parametrize("kind", [Intervention, RunningMeasure])
def test_help_of_more_hours_than_a_school_year_has_is_doubted(kind):
    assert "hours" not in doubts(replace(sample(kind), hours=1600), TODAY)
    assert doubts(replace(sample(kind), hours=1601), TODAY)["hours"] is Doubt.MORE_THAN_A_YEAR


@pytest.mark.parametrize("unit", ["%", " Procent"])
def test_a_percentage_lies_between_nothing_and_all(unit):
    goal = replace(sample(Goal), unit=unit, baseline=Decimal(-1), target=Decimal(100))
    assert doubts(goal, TODAY) == {"baseline": Doubt.NO_PERCENTAGE}
    over = replace(goal, baseline=Decimal(0), target=Decimal("100.5"))
    assert doubts(over, TODAY) == {"target": Doubt.NO_PERCENTAGE}
    assert doubts(replace(over, unit="woorden"), TODAY) == {}


def test_a_restriction_rests_on_a_ruling_of_a_day():
    bound = replace(sample(Guardian), restriction="geen informatie", ruling_on=None)
    assert doubts(bound, TODAY)["ruling_on"] is Doubt.NO_RULING
    for other in ({"ruling_on": TODAY}, {"restriction": " "}):
        assert "ruling_on" not in doubts(replace(bound, **other), TODAY)


@pytest.mark.parametrize(
    ("born", "doubt"),
    [
        (BirthDate(2026, 11, 29), Doubt.NOT_OF_SCHOOL_AGE),
        (BirthDate(2026, 11, 28), Doubt.NOT_OF_SCHOOL_AGE),
        (BirthDate(2023, 11, 29), Doubt.NOT_OF_SCHOOL_AGE),
        (BirthDate(2023, 11, 28), None),
        (BirthDate(2003, 11, 29), None),
        (BirthDate(2003, 11, 28), Doubt.NOT_OF_SCHOOL_AGE),
        (BirthDate(2003), None),
        (BirthDate(2002), Doubt.NOT_OF_SCHOOL_AGE),
        (BirthDate(2024), Doubt.NOT_OF_SCHOOL_AGE),
        (None, None),
    ],
)
def test_a_pupil_is_between_three_and_twenty_two(born, doubt):
    assert doubts(Pupil(born_on=born), TODAY).get("born_on") is doubt


@pytest.mark.parametrize(
    ("group", "doubt"),
    [
        ("0", Doubt.NO_SUCH_GROUP),
        ("1", None),
        ("8", None),
        ("9", Doubt.NO_SUCH_GROUP),
        ("", None),
        ("havo 2", None),
    ],
)
def test_a_year_group_is_one_to_eight_or_words(group, doubt):
    assert doubts(Pupil(year_group=group), TODAY).get("year_group") is doubt


@pytest.mark.parametrize(
    ("email", "is_doubted"),
    [
        ("", False),
        (" ", False),
        ("ib@dezandbank.example", False),
        ("ib@dezandbank", True),
        ("geen-mail", True),
        ("@dezandbank.example", True),
        ("ib @dezandbank.example", True),
    ],
)
def test_an_address_for_mail_has_two_sides(email, is_doubted):
    people = (Guardian(pupil_id=PupilId(Pupil().id), email=email), School(email=email))

    assert [doubts(who, TODAY) for who in people] == [
        {"email": Doubt.NO_EMAIL} if is_doubted else {}
    ] * 2


@pytest.mark.parametrize(
    ("field", "text", "doubt"),
    [
        ("brin", "", None),
        ("brin", "12AB", None),
        ("brin", " 12ab00 ", None),
        ("brin", "12AB 01", None),
        ("brin", "hallo", Doubt.NO_BRIN),
        ("brin", "12AB0", Doubt.NO_BRIN),
    ],
)
def test_the_numbers_of_a_school_have_a_form(field, text, doubt):
    assert doubts(replace(School(), **{field: text}), TODAY).get(field) is doubt


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("", None),
        ("PO2701", None),
        ("vo 2701", None),
        ("12", Doubt.NO_SWV_NUMBER),
        ("SO2701", Doubt.NO_SWV_NUMBER),
    ],
)
def test_the_number_of_an_swv_has_a_form(text, doubt):
    assert doubts(SwvProfile(number=text), TODAY).get("number") is doubt


@pytest.mark.parametrize(
    ("lasts", "is_doubted"), [(None, False), (45, False), (480, False), (481, True), (99999, True)]
)
def test_a_meeting_ends_on_the_day_that_it_began(lasts, is_doubted):
    meeting = Meeting(file_id=SupportFileId(UUID(int=1)), lasts=lasts)
    assert doubts(meeting, TODAY) == ({"lasts": Doubt.LONGER_THAN_A_DAY} if is_doubted else {})


@pytest.mark.parametrize(
    ("time", "is_doubted"),
    [
        ("", False),
        ("15.30", False),
        ("0:05", False),
        ("23.59", False),
        ("na schooltijd", False),
        ("15 uur", False),
        ("15.30-16.15", False),
        ("25:99", True),
        ("24.00", True),
        ("15.60", True),
        ("15.30-16.75", True),
        ("153.0", True),
    ],
)
def test_a_meeting_begins_at_a_time_of_the_clock(time, is_doubted):
    meeting = Meeting(file_id=SupportFileId(UUID(int=1)), starts_at=time)
    assert doubts(meeting, TODAY) == ({"starts_at": Doubt.NO_TIME} if is_doubted else {})


def test_a_suspicion_leads_to_the_meldcode_and_nothing_is_said_before_someone_looked():
    signal = Signal(file_id=SupportFileId(UUID(int=1)), fact="huilt op de gang")
    assert signal.safety is SafetyDoubt.NOT_ASKED
    assert doubts(signal, TODAY) == {}

    suspected = replace(signal, safety=SafetyDoubt.SUSPICION)
    assert doubts(suspected, TODAY) == {"safety": Doubt.SAFETY}


@pytest.mark.parametrize(
    ("promise", "is_asked"),
    [
        ({"result": "Twee uur per week rekenen met een assistent."}, True),
        ({"result": "Rekenen in de kleine groep.", "means": "1 uur materiaal maken"}, True),
        ({"result": "Oefenen.", "planning": "Elke dag tien minuten"}, True),
        ({"result": "Twee uur per week.", "capacity": "Karin, 2 uur per week"}, False),
        ({"result": "Ouders krijgen vrijdag een bericht."}, False),
        ({"result": "Naar de natuurles op dinsdag."}, False),
    ],
)
def test_hours_are_asked_for_where_a_promise_costs_them(promise, is_asked):
    agreement = Agreement(file_id=SupportFileId(UUID(int=1)), **promise)
    expected = {"capacity": Doubt.COSTS_HOURS} if is_asked else {}
    assert doubts(agreement, TODAY) == expected


@pytest.mark.parametrize(
    ("promise", "is_asked"),
    [
        ({"result": "Een training van € 400."}, True),
        ({"result": "Een training.", "planning": "Als het budget er is"}, True),
        ({"result": "Een training van € 400.", "means": "Uit het arrangement"}, False),
        ({"result": "Een gesprek met ouders."}, False),
    ],
)
def test_money_is_asked_for_where_a_promise_costs_it(promise, is_asked):
    agreement = Agreement(file_id=SupportFileId(UUID(int=1)), **promise)
    assert doubts(agreement, TODAY) == ({"means": Doubt.COSTS_MONEY} if is_asked else {})


@pytest.mark.parametrize(
    ("promise", "is_asked"),
    [
        ({}, True),
        ({"capacity": "Karin"}, True),
        ({"capacity": "Karin, 2 uur per week"}, False),
        ({"capacity": "een dagdeel"}, False),
        ({"state": AgreementState.KEPT}, False),
    ],
)
def test_a_helper_on_call_is_asked_for_hours_whatever_the_promise(promise, is_asked):
    agreement = Agreement(
        file_id=SupportFileId(UUID(int=1)), result="Noor leert pauzes.", **promise
    )
    expected = {"capacity": Doubt.HOURS_ON_CALL} if is_asked else {}
    assert doubts(agreement, TODAY, about="Karin Hoekstra") == expected
    assert doubts(agreement, TODAY) == {}


@given(births(), st.dates())
def test_a_doubt_never_stands_in_the_way(born, day):
    assert set(doubts(Pupil(born_on=born), day)) <= {"born_on"}


def test_a_second_casusregisseur_is_a_question():
    member = TeamMember(
        file_id=SupportFileId(uuid4()), professional_id=ProfessionalId(uuid4()), case_manager=True
    )
    assert doubts(member, TODAY, about="Esther") == {"case_manager": Doubt.TWO_CASE_MANAGERS}
    assert doubts(member, TODAY) == {}
    assert doubts(replace(member, case_manager=False), TODAY, about="Esther") == {}


def test_more_hours_cannot_be_used_than_were_granted():
    measure = RunningMeasure(file_id=SupportFileId(uuid4()), hours=20, hours_used=20)
    assert doubts(measure, TODAY) == {}
    more = replace(measure, hours_used=21)
    assert doubts(more, TODAY) == {"hours_used": Doubt.MORE_THAN_GRANTED}
    assert doubts(replace(more, hours=None), TODAY) == {}


def test_two_advices_are_of_two_people_and_of_nobody_who_asked():
    advice = ExpertAdvice(request_id=SwvRequestId(uuid4()), name="M. Achahbar")
    assert doubts(advice, TODAY) == {}
    assert doubts(advice, TODAY, about="M. Achahbar") == {"name": Doubt.SAME_EXPERT}
    for so, found in ((True, {}), (False, {"is_independent": Doubt.NOT_INDEPENDENT})):
        assert doubts(replace(advice, is_independent=so), TODAY) == found


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"relation": Relation.FOSTER_PARENT, "custody": Custody.NO}, {"relation": Doubt.CARER}),
        (
            {"relation": Relation.FOSTER_PARENT, "custody": Custody.YES},
            {"custody": Doubt.CARER_WITH_GEZAG},
        ),
        ({"relation": Relation.FOSTER_PARENT}, {}),
        (
            {"relation": Relation.INSTITUTION, "custody": Custody.YES},
            {"organisation": Doubt.NO_INSTITUTION},
        ),
        (
            {"relation": Relation.INSTITUTION, "custody": Custody.NO, "organisation": "GI"},
            {"custody": Doubt.VOOGD_WITHOUT_GEZAG},
        ),
        (
            {"relation": Relation.LEGAL_GUARDIAN, "custody": Custody.NO},
            {"custody": Doubt.VOOGD_WITHOUT_GEZAG},
        ),
        (
            {"relation": Relation.YOUTH_PROTECTOR, "custody": Custody.YES},
            {"custody": Doubt.PROTECTOR_WITH_GEZAG, "measure_until": Doubt.NO_MEASURE_END},
        ),
        (
            {"relation": Relation.YOUTH_PROTECTOR, "measure_until": TODAY - timedelta(days=1)},
            {"measure_until": Doubt.MEASURE_OVER},
        ),
        ({"relation": Relation.YOUTH_PROTECTOR, "measure_until": TODAY}, {}),
        ({"relation": Relation.MOTHER, "measure_until": TODAY - timedelta(days=1)}, {}),
    ],
)
def test_what_a_relation_makes_of_gezag_and_of_a_measure(values, told):
    assert doubts(Guardian(pupil_id=PupilId(uuid4()), **values), TODAY) == told


@pytest.mark.parametrize(
    ("began", "doubt"),
    [
        (2026, None),
        (2027, Doubt.NO_SUCH_YEAR),
        (2004, None),
        (2003, Doubt.NO_SUCH_YEAR),
        (None, None),
    ],
)
def test_a_school_year_lies_within_the_life_of_a_pupil(began, doubt):
    year = CareerYear(pupil_id=PupilId(uuid4()), began_in=began)
    assert doubts(year, TODAY).get("began_in") is doubt
