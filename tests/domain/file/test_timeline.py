"""Each kind of record tells when something happened, or is known to have no moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.file.timeline import (
    TimelineEntry,
    Wanted,
    people_in,
    school_years_in,
    timeline,
)
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.bureau_reply import BureauReply, BureauReplyKind
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.closing import Closing, ClosingView, ViewOf
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentPurpose, ConsentSaid
from ib_desk.domain.records.contact import Contact, ContactId, ContactPerson, ContactWay, Reached
from ib_desk.domain.records.contract import (
    Breach,
    BreachKind,
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    PartyState,
    ReviewState,
)
from ib_desk.domain.records.decision import DecisionOption
from ib_desk.domain.records.disclosure import (
    ConsentUsed,
    Disclosure,
    DisclosureEvent,
    DisclosureState,
)
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.escalation import Escalation
from ib_desk.domain.records.expert_advice import Discipline, ExpertAdvice
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.meeting import Attendee
from ib_desk.domain.records.moment import Happening, Moment, Said
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, School, SchoolHoliday
from ib_desk.domain.records.school_request import SchoolRequest
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.statement import A_VIEW, Statement
from ib_desk.domain.records.support_file import (
    SkipKind,
    StepSkip,
    SupportFile,
    TeamMember,
    TeamPlace,
)
from ib_desk.domain.records.swv_decision import Objection, RequestOutcome, SwvDecision
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.records.work_note import WorkNote
from tests.domain.made_files import CONTRACT, FATHER, FILE, MOTHER, NOOR, REQUEST, made, party
from tests.samples import sample
from tests.strategies import records_of

WITHOUT_MOMENT = frozenset(
    {
        SwvProfile,
        SwvDemand,
        SwvRoute,
        SwvForm,
        SwvFormBox,
        SwvDay,
        School,
        SchoolHoliday,
        Professional,
        Pupil,
        Guardian,
        CareerYear,
        StepSkip,
        ContactPerson,
        ConsentUsed,
        WorkNote,
        Attendee,
        DecisionOption,
        InspectionChoice,
        Consent,
        Sitting,
        TeamAgreement,
        Disclosure,
        Erasure,
    }
)
"""Kinds that say how things are, or of which other records say when something happened."""

KAREN = Professional(name="Karin Hoekstra")


def told(record: Record, *others: Record) -> list[tuple[Any, ...]]:
    """(what, day, words, who, choice, number) of each moment of `record`."""
    return [
        (m.happening, m.on and m.on.isoformat(), m.words, m.who, m.choice, m.number)
        for m in record.moments(made(*others))
    ]


def day(month: int, number: int) -> date:
    return date(2026, month, number)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_moments_or_is_known_to_have_none(kind):
    assert bool([*sample(kind).moments(made(LINE))]) is (kind not in WITHOUT_MOMENT)


@given(st.sampled_from([kind for kind in KINDS if kind not in WITHOUT_MOMENT]), st.data())
def test_any_record_can_be_told(kind, data):
    record = data.draw(records_of(kind))
    whole = made(record)
    assert all(isinstance(m.on, date | None) for m in record.moments(whole))
    assert len(timeline(whole, date.max)) >= len(list(record.moments(whole)))


def test_a_file_opens_closes_and_is_opened_again():
    closing = Closing(file_id=FILE.id, outcome="gaat goed", closed_on=day(7, 9))
    assert told(FILE) == [(Happening.FILE_OPENED, "2026-03-04", "", "", None, None)]
    assert told(replace(closing, reopened_on=day(9, 1))) == [
        (Happening.FILE_CLOSED, "2026-07-09", "gaat goed", "", None, None),
        (Happening.FILE_REOPENED, "2026-09-01", "", "", None, None),
    ]
    assert told(replace(closing, closed_on=None)) == []


def test_how_each_looks_back_is_told_on_the_day_of_the_closing():
    closing = Closing(file_id=FILE.id, closed_on=day(7, 9))
    pupil = ClosingView(closing_id=closing.id, whose=ViewOf.PUPIL, words="Het was fijn.")
    mother = replace(pupil, whose=ViewOf.GUARDIAN, guardian_id=MOTHER.id)
    teacher = replace(pupil, whose=ViewOf.TEACHER)
    said = [told(one, closing, MOTHER) for one in (pupil, mother, teacher)]
    assert [(lines[0][1], lines[0][3], lines[0][4]) for lines in said] == [
        ("2026-07-09", "Noor", None),
        ("2026-07-09", "Marieke Bakker", None),
        ("2026-07-09", "", ViewOf.TEACHER),
    ]


def test_someone_joins_and_leaves_the_team():
    member = TeamMember(
        file_id=FILE.id,
        professional_id=KAREN.id,
        place=TeamPlace.CORE,
        task="observatie",
        since=day(4, 1),
        until=day(6, 1),
    )
    assert told(member, KAREN) == [
        (Happening.JOINED_TEAM, "2026-04-01", "observatie", "Karin Hoekstra", TeamPlace.CORE, None),
        (Happening.LEFT_TEAM, "2026-06-01", "", "Karin Hoekstra", None, None),
    ]
    assert [who for _, _, _, who, _, _ in told(member)] == ["", ""]
    assert told(TeamMember(file_id=FILE.id, professional_id=KAREN.id), KAREN) == []


def test_a_signal_is_seen_and_looked_at():
    signal = Signal(
        file_id=FILE.id,
        fact="buikpijn",
        reported_by="Anouk",
        seen_on=day(3, 2),
        triaged_on=day(3, 4),
        triage_note="beide ouders bellen",
    )
    assert told(signal) == [
        (Happening.SIGNAL, "2026-03-02", "buikpijn", "Anouk", None, None),
        (
            Happening.TRIAGED,
            "2026-03-04",
            "beide ouders bellen",
            "",
            Triage.OPEN,
            None,
        ),
    ]
    assert told(Signal(file_id=FILE.id)) == [(Happening.SIGNAL, None, "", "", None, None)]


def test_a_contract_is_talked_about_in_a_version():
    contract = Contract(
        file_id=FILE.id,
        version=2,
        talked_on=day(3, 12),
        present="Noor, ouders",
        shared_perspective="Noor komt elke dag",
    )
    assert told(contract) == [
        (Happening.CONTRACT, "2026-03-12", "Noor komt elke dag", "Noor, ouders", None, 2)
    ]


@pytest.mark.parametrize(
    ("kind", "values", "who"),
    [
        (PartyKind.PUPIL, {}, "Noor"),
        (PartyKind.GUARDIAN, {"guardian_id": FATHER.id}, "Joost van Dalen"),
        (PartyKind.GUARDIAN, {"guardian_id": FATHER.id, "name": "Vader"}, "Vader"),
        (PartyKind.GUARDIAN, {"guardian_id": NOOR.id}, ""),
        (PartyKind.TEACHERS, {"name": "Anouk, Tim"}, "Anouk, Tim"),
        (PartyKind.TEACHERS, {}, ""),
    ],
)
def test_a_party_speaks_on_its_day(kind, values, who):
    spoke = party(kind, PartyState.CONFIRMED, state_on=day(3, 12), **values)
    assert told(spoke, CONTRACT, FATHER) == [
        (Happening.PARTY_SPOKE, "2026-03-12", "", who, PartyState.CONFIRMED, None)
    ]
    assert told(ContractParty(contract_id=CONTRACT.id, kind=kind)) == []


def test_why_a_party_could_not_speak_is_told():
    absent = party(
        PartyKind.GUARDIAN,
        PartyState.NOT_POSSIBLE,
        state_on=day(3, 12),
        not_possible_because="in het buitenland",
    )
    assert told(absent)[0][2] == "in het buitenland"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"planned_on": day(9, 1)}, (Happening.LOOK_BACK_PLANNED, "2026-09-01")),
        (
            {"planned_on": day(9, 1), "held_on": day(9, 3), "state": ReviewState.HELD},
            (Happening.LOOK_BACK_HELD, "2026-09-03"),
        ),
        (
            {"planned_on": day(9, 1), "state": ReviewState.MISSED},
            (Happening.LOOK_BACK_MISSED, "2026-09-01"),
        ),
    ],
)
def test_a_look_back_is_planned_held_or_missed(values, expected):
    review = ContractReview(contract_id=CONTRACT.id, outcome="goed", **values)
    assert told(review) == [(*expected, "goed", "", None, None)]


def test_a_breach_is_noticed_and_repaired():
    breach = Breach(
        contract_id=CONTRACT.id,
        noticed_on=day(6, 9),
        noticed_by="vader",
        kind=BreachKind.MISUNDERSTANDING,
        happened="geen bericht",
        repair="nieuw adres",
        repaired_on=day(6, 10),
    )
    assert told(breach) == [
        (
            Happening.BREACH,
            "2026-06-09",
            "geen bericht",
            "vader",
            BreachKind.MISUNDERSTANDING,
            None,
        ),
        (Happening.REPAIRED, "2026-06-10", "nieuw adres", "", None, None),
    ]
    assert len(told(Breach(contract_id=CONTRACT.id))) == 1


def test_an_agreement_is_made_and_ends():
    agreement = Agreement(
        file_id=FILE.id, result="overgang", owner="Tim", agreed_on=day(6, 22), ends_on=day(10, 1)
    )
    assert told(agreement) == [
        (Happening.AGREED, "2026-06-22", "overgang", "Tim", AgreementState.OPEN, None),
        (Happening.AGREEMENT_ENDS, "2026-10-01", "overgang", "Tim", AgreementState.OPEN, None),
    ]
    assert len(told(Agreement(file_id=FILE.id))) == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"strong": "a", "vulnerable": "b", "unknown": "c"}, "a"),
        ({"vulnerable": "b", "unknown": "c"}, "b"),
        ({"unknown": "c"}, "c"),
        ({}, ""),
    ],
)
def test_of_the_broad_view_what_is_strong_is_told_first(values, words):
    entry = BroadViewEntry(
        file_id=FILE.id, domain=LifeDomain.HOME, seen_on=day(5, 1), source="moeder", **values
    )
    assert told(entry) == [
        (Happening.BROAD_VIEW, "2026-05-01", words, "moeder", LifeDomain.HOME, None)
    ]


def test_a_weighing_tells_the_level_and_why_no_lighter():
    weighing = Weighing(
        file_id=FILE.id,
        weighed_on=day(6, 9),
        present="team",
        chosen_level=4,
        why_not_lighter="bleef onder doel",
    )
    assert told(weighing) == [
        (Happening.WEIGHED, "2026-06-09", "bleef onder doel", "team", None, 4)
    ]


def test_an_intervention_begins_ends_and_is_looked_back_on():
    intervention = Intervention(
        file_id=FILE.id,
        title="Prikkelplan",
        by_whom="IB",
        starts_on=day(3, 30),
        ends_on=day(6, 5),
        evaluated_on=day(6, 9),
        effect=Effect.BETTER,
        effect_note="minder onder de tafel",
    )
    assert told(intervention) == [
        (Happening.INTERVENTION_BEGAN, "2026-03-30", "Prikkelplan", "IB", None, None),
        (Happening.INTERVENTION_ENDED, "2026-06-05", "Prikkelplan", "", None, None),
        (Happening.INTERVENTION_EVALUATED, "2026-06-09", "minder onder de tafel", "", None, 1),
    ]
    assert len(told(Intervention(file_id=FILE.id))) == 1
    bare = Intervention(file_id=FILE.id, title="Prikkelplan", evaluated_on=day(6, 9))
    assert [moment[2] for moment in told(bare)] == ["Prikkelplan", "Prikkelplan"]


def test_a_document_tells_its_title_and_sender():
    document = sample(Attachment)
    assert isinstance(document, Attachment)
    assert told(document) == [
        (
            Happening.DOCUMENT,
            "2026-09-24",
            document.title,
            document.sender,
            document.kind,
            None,
        )
    ]


def test_a_request_is_written_and_agreed_and_the_register_says_that_it_was_sent():
    request = SwvRequest(
        kind=RequestKind.ARRANGEMENT,
        file_id=FILE.id,
        dated_on=day(9, 10),
        question="40 uur",
        director_agrees_on=day(9, 15),
        sent_on=day(9, 17),
    )
    assert told(request) == [
        (Happening.REQUEST, "2026-09-10", "40 uur", "", RequestKind.ARRANGEMENT, None),
        (Happening.DIRECTOR_AGREED, "2026-09-15", "", "", None, None),
    ]
    assert len(told(REQUEST)) == 1


def test_views_and_readings_tell_whose_they_are():
    statement = Statement(
        file_id=FILE.id,
        about=REQUEST.id,
        what=A_VIEW,
        guardian_id=FATHER.id,
        said_on=day(9, 14),
        words="geen label",
    )
    inspection = Inspection(request_id=REQUEST.id, on=day(9, 15), reason="samen")
    assert told(statement, FATHER) == [
        (Happening.STATEMENT, "2026-09-14", "geen label", "Joost van Dalen", None, None)
    ]
    assert told(inspection, FATHER) == [
        (Happening.INSPECTION, "2026-09-15", "samen", "Noor", InspectionOutcome.OPEN, None)
    ]


def event(state: DisclosureState | None, note: str = "") -> DisclosureEvent:
    return replace(sample(DisclosureEvent), disclosure_id=LINE.id, state=state, note=note)


LINE = replace(sample(Disclosure), file_id=FILE.id)


@pytest.mark.parametrize(
    ("state", "happening"),
    [
        (DisclosureState.MADE, Happening.MADE_OUTSIDE),
        (DisclosureState.OFFERED_TO_PRINTER, Happening.OFFERED_TO_PRINTER),
        (DisclosureState.HANDED_OVER, Happening.HANDED_OVER),
        (DisclosureState.SENT, Happening.SENT),
        (DisclosureState.RECEIVED, Happening.RECEIVED),
        (DisclosureState.NOT_SENT, Happening.NOT_SENT),
        (None, Happening.REGISTER_REMARK),
    ],
)
def test_what_became_of_what_left_is_told_for_each_thing_that_is_known_of_it(state, happening):
    assert told(event(state), LINE) == [
        (happening, "2026-09-24", LINE.ground, LINE.recipient, LINE.kind, None)
    ]
    assert told(event(state, "per post"), LINE)[0][2] == "per post"


@pytest.mark.parametrize(
    "state", [DisclosureState.BEGUN, DisclosureState.NOT_COMPLETED, DisclosureState.UNKNOWN]
)
def test_what_did_not_leave_is_no_happening(state):
    assert told(event(state), LINE) == []


def test_a_correction_that_was_let_pass_is_told_with_its_reason():
    seen = replace(sample(SeenText), request_id=REQUEST.id, sign_off=SignOff.INSPECTION)
    assert told(replace(seen, reason="")) == []
    assert told(replace(seen, reason="Eén komma.")) == [
        (
            Happening.CORRECTION_PASSED,
            "2026-09-24",
            "Eén komma.",
            "",
            SignOff.INSPECTION,
            None,
        )
    ]


def test_newest_first_what_lacks_a_day_on_top_and_of_one_day_the_last_added_first():
    first = Signal(file_id=FILE.id, fact="eerst", seen_on=day(5, 1))
    second = Signal(file_id=FILE.id, fact="daarna", seen_on=day(5, 1))
    undated = Signal(file_id=FILE.id, fact="ooit")
    skip = StepSkip(kind=SkipKind.NOT_NEEDED, file_id=FILE.id, step="plan")
    entries = timeline(made(first, second, undated, skip, FATHER), day(6, 1))
    assert [entry.moment.words for entry in entries] == ["ooit", "daarna", "eerst", ""]
    assert [entry.moment.happening for entry in entries[2:]] == [
        Happening.SIGNAL,
        Happening.FILE_OPENED,
    ]
    assert [entry.kind for entry in entries] == [Signal, Signal, Signal, SupportFile]


@given(st.lists(st.none() | st.dates(), max_size=8))
def test_days_never_go_up(days):
    signals = [Signal(file_id=FILE.id, seen_on=when) for when in days]
    found = [entry.on or date.max for entry in timeline(made(*signals), date.max)]
    assert found == sorted(found, reverse=True)
    assert len(found) == len(days) + 1


def test_what_is_still_to_come_is_no_part_of_what_happened():
    ahead = Breach(
        contract_id=sample(Contract).id, noticed_on=day(5, 1), repaired_on=day(5, 3), repair="bloem"
    )
    planned = Intervention(file_id=FILE.id, title="Maatje", starts_on=day(5, 3))
    ends = Agreement(file_id=FILE.id, agreed_on=day(5, 1), ends_on=day(5, 3))
    whole = made(ahead, planned, ends)
    before = [entry.moment.happening for entry in timeline(whole, day(5, 2))]
    assert Happening.REPAIRED not in before
    assert Happening.INTERVENTION_BEGAN not in before
    assert Happening.AGREEMENT_ENDS in before
    on_the_day = [entry.moment.happening for entry in timeline(whole, day(5, 3))]
    assert {Happening.REPAIRED, Happening.INTERVENTION_BEGAN} <= set(on_the_day)


def test_a_contact_tells_with_whom_it_was_by_the_names_of_now():
    contact = Contact(file_id=FILE.id, on=day(11, 9), way=ContactWay.PHONED, line="Slaapt slecht.")
    mother, pupil, aunt, teacher = (
        ContactPerson(contact_id=contact.id, reached=Reached.YES, **who)
        for who in (
            {"guardian_id": MOTHER.id, "name": "M. Jansen"},
            {"pupil_id": NOOR.id},
            {"name": "tante Riet"},
            {"professional_id": KAREN.id, "name": "Karin"},
        )
    )
    of_another = ContactPerson(contact_id=ContactId(FILE.id), reached=Reached.YES, name="opa")
    who = f"{MOTHER.name}, {NOOR.short_name}, tante Riet, Karin"
    among = (MOTHER, mother, pupil, aunt, teacher, of_another)
    assert told(contact, *among) == [
        (None, "2026-11-09", "Slaapt slecht.", who, ContactWay.PHONED, None)
    ]


def entry(kind: type[Record] = Signal, **moment: Any) -> TimelineEntry:
    return TimelineEntry(moment=Moment(**{"on": None, **moment}), kind=kind, record_id=uuid4())


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        (Wanted(), [True, True, True]),
        (Wanted(kind=Signal), [True, False, True]),
        (Wanted(who="Marieke"), [False, True, False]),
        (Wanted(said=Said.FACT), [True, False, False]),
        (Wanted(school_year=2025), [True, False, False]),
        (Wanted(kind=Signal, said=Said.VIEW), [False, False, False]),
    ],
)
def test_what_is_asked_of_a_timeline_has_to_hold_all_of_it(wanted, held):
    entries = [
        entry(on=date(2026, 7, 31), said=Said.FACT),
        entry(Agreement, on=date(2026, 8, 1), who="Marieke"),
        entry(who="Joost"),
    ]
    assert [wanted.holds(one) for one in entries] == held


def test_people_and_school_years_are_those_that_are_told_of():
    entries = [
        entry(on=date(2026, 7, 31), who="zus"),
        entry(on=date(2026, 8, 1), who="Bo"),
        entry(on=date(2025, 9, 1), who="Bo"),
        entry(),
    ]
    assert people_in(entries) == ("Bo", "zus")
    assert school_years_in(entries) == (2026, 2025)


@given(whole=st.data())
def test_the_parts_of_a_record_are_found_as_in_the_whole_file(whole):
    contacts = [Contact(file_id=FILE.id, on=date(2026, 9, 1)) for _ in range(3)]
    owners = whole.draw(st.lists(st.sampled_from(contacts), max_size=6))
    people = [
        ContactPerson(contact_id=one.id, name=f"Jet {number}", reached=Reached.YES)
        for number, one in enumerate(owners)
    ]
    file = made(*contacts, *people)
    told = {
        e.record_id: e.moment.who for e in timeline(file, date(2026, 9, 24)) if e.kind is Contact
    }
    assert told == {
        one.id: ", ".join(person.name for person in file.parts_of(one, ContactPerson))
        for one in contacts
    }


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Signal(file_id=FILE.id), Said.FACT),
        (Hypothesis(file_id=FILE.id), Said.VIEW),
        (Statement(file_id=FILE.id, about=REQUEST.id, what=A_VIEW), Said.VIEW),
        (Inspection(request_id=REQUEST.id), Said.FACT),
        (Agreement(file_id=FILE.id), None),
    ],
)
def test_a_record_says_whether_it_tells_what_was_seen_or_how_it_is_seen(record, said):
    assert next(iter(record.moments(made(REQUEST, record)))).said is said


def test_a_question_of_the_bureau_is_told_when_it_came_and_when_it_was_answered():
    asked = BureauReply(
        request_id=REQUEST.id, kind=BureauReplyKind.MORE_ASKED, on=day(9, 20), words="Het rapport"
    )
    answered = replace(asked, answered_on=day(9, 27))
    assert [one[:3] for one in told(asked)] == [(None, "2026-09-20", "Het rapport")]
    assert told(answered)[1][:3] == (Happening.MORE_SENT, "2026-09-27", "Het rapport")


def test_an_advice_a_decision_and_an_objection_are_told_with_what_came_of_them():
    advice = ExpertAdvice(
        request_id=REQUEST.id,
        name="M. Achahbar",
        discipline=Discipline.PSYCHOLOGIST,
        on=day(10, 20),
        conclusion="So past.",
    )
    assert [one[:4] for one in told(advice)] == [(None, "2026-10-20", "So past.", "M. Achahbar")]
    decision = SwvDecision(
        request_id=REQUEST.id, outcome=RequestOutcome.REFUSED, on=day(11, 2), reasons="Te vroeg"
    )
    assert [one[:3] for one in told(decision)] == [(None, "2026-11-02", "Te vroeg")]
    filed = Objection(decision_id=decision.id, filed_on=day(11, 9), grounds="Wij zijn het oneens")
    assert [one[:3] for one in told(filed)] == [(None, "2026-11-09", "Wij zijn het oneens")]
    ended = replace(filed, extended_on=day(11, 16), decided_on=day(11, 30), words="Blijft zo")
    assert [one[:3] for one in told(ended)][1:] == [
        (Happening.OBJECTION_EXTENDED, "2026-11-16", ""),
        (Happening.OBJECTION_DECIDED, "2026-11-30", "Blijft zo"),
    ]


def test_what_was_asked_for_a_decision_is_told_with_what_came_of_it():
    asked = Escalation(
        file_id=FILE.id, answered_on=day(9, 20), what="Meer uren", asked_of="Directie"
    )
    ended = replace(asked, outcome="Tien uur", outcome_on=day(9, 27))
    assert [one[:4] for one in told(asked)] == [(None, "2026-09-20", "Meer uren", "Directie")]
    assert told(ended)[1][:3] == (Happening.ESCALATION_ENDED, "2026-09-27", "Tien uur")


def test_what_was_asked_of_school_is_told_when_it_came_and_when_it_was_answered():
    asked = SchoolRequest(file_id=FILE.id, received_on=day(9, 20), what="Inzage", asked_by="Vader")
    answered = replace(asked, answered_on=day(9, 27), outcome="Gegeven")
    assert [one[:4] for one in told(asked)] == [(None, "2026-09-20", "Inzage", "Vader")]
    assert told(answered)[1][:3] == (Happening.SCHOOL_ANSWERED, "2026-09-27", "Gegeven")


def test_what_happened_to_what_left_is_told_with_its_line():
    sent = sample(DisclosureEvent)
    event = replace(sent, disclosure_id=LINE.id, state=DisclosureState.SENT, on=day(9, 28))
    told_of = [e for e in timeline(made(LINE, event), date.max) if e.kind is DisclosureEvent]
    assert [one.on for one in told_of] == [day(9, 28)]


def test_a_consent_is_told_as_asked_until_it_is_answered_and_when_it_is_withdrawn():
    asked = Consent(file_id=FILE.id, purpose=ConsentPurpose.SHARE)
    answer = ConsentAnswer(consent_id=asked.id, asked_on=date(2026, 9, 16))
    (open_one,) = answer.moments(made(asked))
    assert (open_one.happening, open_one.on) == (Happening.CONSENT_ASKED, date(2026, 9, 16))
    assert (open_one.who, open_one.about) == ("Noor", ConsentPurpose.SHARE)

    said = replace(
        answer,
        said=ConsentSaid.NO,
        said_on=date(2026, 9, 17),
        withdrawn_on=date(2026, 9, 17),
        note="liever niet",
    )
    told, withdrawn = said.moments(made())
    assert (told.happening, told.on, told.words, told.choice) == (
        None,
        date(2026, 9, 17),
        "liever niet",
        ConsentSaid.NO,
    )
    assert (withdrawn.happening, told.about) == (Happening.CONSENT_WITHDRAWN, None)
