"""The burden of the demo case: what nobody could pick is counted, and nothing is left out."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest

from ib_desk.domain.records.absence import AbsenceTotal, AbsenceUnit
from ib_desk.domain.records.attachment import Attachment, ContentId, DocumentKind, MediaType
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.consent import Consent, ConsentAnswer
from ib_desk.domain.records.contract import ContractParty, PartyKind, PartyState
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.help_question import Asker, HelpQuestion
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.made_pages import MadeFacts, PageFacts
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from ib_desk.domain.request.request_completeness import completeness
from ib_desk.domain.request.request_points import Case
from ib_desk.main.example import ExampleDocuments, case_records, example_records
from ib_desk.main.lived_case import DAY_OF, TYPED_ONCE, whole_of
from ib_desk.main.resources import resources_root
from ib_desk.main.typed_fields import handled_fields, typed_texts
from ib_desk.storage.record_file import id_of
from ib_desk.storage.resource_files import read_toml
from tests.domain.made_files import CONTRACT, FATHER, FILE, MOTHER, NOOR
from tests.shipped import catalogue, rights_on

BOUND = 60
"""So many typed fields from the first signal to a complete request."""

PEOPLE = (School(), NOOR, MOTHER, FATHER, FILE)
SPRING, SUMMER = date(2026, 3, 24), date(2026, 6, 9)
TALKED = date(2026, 11, 10)


def typed(*records):
    found = typed_texts((*PEOPLE, *records), catalogue())
    return [(text.text.name, text.text.words) for text in found]


def handled(records):
    return handled_fields(records, catalogue())


HANDLED = {"noor": 221, "sem": 132}
"""As first measured; what is typed, chosen and ticked together may only become less.

Noor's were 215 while the scores of her first weighing stood ready, chosen, in the second. Six are
the same again: who weighs anew now chooses those too.
"""


APART = frozenset({ConsentAnswer, Opp, SheetSignature})
"""Asked only where a report of others goes along, or a plan is made here: a request without either
is as complete. Signatures are set on paper, once the text is whole.
"""


def checked_on_its_day(records):
    """By the check of the request, with the file as it was known on that day."""
    whole = whole_of(records)
    day = whole.of(SwvRequest)[0].dated_on
    assert day is not None
    known = whole.known_on(day)
    request = known.of(SwvRequest)[0]
    case = Case(whole=known, request=request, rights=rights_on(known, day), today=day)
    return completeness(case, catalogue().points)


def a_document(file, **facts):
    """As it is once it was taken in; no case can hold the bytes of one."""
    return Attachment(
        file_id=file.id,
        content_id=ContentId(uuid4()),
        media_type=MediaType.PDF,
        size=1,
        digest="",
        made=MadeFacts(pages=(PageFacts(),)),
        **facts,
    )


def with_documents(records, documents):
    """Each of them `(key of its consent, what is known of it)`."""
    file = next(one for one in records if isinstance(one, SupportFile))
    added = {key: a_document(file, **facts) for key, facts in documents}
    pieces = {id_of(key): document.id for key, document in added.items()}
    said = (
        replace(one, piece_id=pieces[one.id])
        if isinstance(one, Consent) and one.id in pieces
        else one
        for one in records
    )
    return (*said, *added.values())


def documents_of_noor():
    folder = resources_root().joinpath("demo", "documents")
    for one in read_toml(folder.joinpath("documents.toml"), ExampleDocuments).document:
        facts = {field.name: getattr(one, field.name) for field in fields(one)}
        file, key = facts.pop("file"), facts.pop("consent")
        yield key or file, facts


@cache
def cases():
    second = Path(__file__).parents[1] / "data" / "cases" / "sem.toml"
    noor = example_records(resources_root())
    # As whoever sends such a file calls it; what its name says is asked of the table of the window.
    opp = {"title": "opp-sem", "kind": DocumentKind.OPP, "dated_on": date(2026, 11, 3)}
    minutes = {"title": "verslag-gesprek", "kind": DocumentKind.MINUTES, "dated_on": TALKED}
    return {
        "noor": with_documents(noor, documents_of_noor()),
        "sem": with_documents(
            case_records(second),
            [(one["title"], one | {"goes_along": True}) for one in (opp, minutes)],
        ),
    }


@pytest.mark.parametrize("name", HANDLED)
def test_the_whole_way_asks_for_no_more_than_its_bound(name):
    records = cases()[name]
    found = typed_texts(records, catalogue())
    assert 0 < len(found) <= BOUND
    assert len(found) < handled_fields(records, catalogue()) <= HANDLED[name]


@pytest.mark.parametrize("name", HANDLED)
def test_at_the_end_of_the_way_the_request_is_complete(name):
    checked = checked_on_its_day(cases()[name])
    assert [(point.code, point.state) for point in checked.asking] == []
    # Nobody read in a form of this bureau who signs there: it is a tip, and comes after the text.
    assert {point.code for point in checked.open} <= {"signatures"}


@pytest.mark.parametrize("name", HANDLED)
def test_whatever_the_check_looks_at_is_counted_or_is_typed_once_for_all_files(name):
    looked_at = {point.place.record for point in checked_on_its_day(cases()[name]).points}
    assert {Goal, Need, AbsenceTotal, Attachment} <= looked_at
    assert looked_at - {*DAY_OF, *TYPED_ONCE} <= APART


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (Goal, ["goals"]),
        (Need, ["needs"]),
        (AbsenceTotal, ["absence"]),
        (Attachment, ["opp", "talk"]),
        (Meeting, ["talk"]),
        (Attendee, ["talk"]),
    ],
)
def test_without_what_came_to_be_counted_it_is_not_complete(kind, codes):
    without = [one for one in cases()["sem"] if not isinstance(one, kind)]
    assert [point.code for point in checked_on_its_day(without).open] == codes


def test_what_is_picked_chosen_or_ticked_is_handled_and_what_stands_ready_is_not():
    party = ContractParty(
        contract_id=CONTRACT.id, kind=PartyKind.PUPIL, name="Noor", position=1, hopes="Rust."
    )
    first = Weighing(file_id=FILE.id, weighed_on=SPRING, chosen_level=3, wish_pupil="Rust.")
    again = replace(first.again(SUMMER), chosen_level=4)
    assert handled((*PEOPLE, replace(CONTRACT, talked_on=SPRING, version=1))) == 1
    assert handled((*PEOPLE, CONTRACT, party)) == handled((*PEOPLE, CONTRACT)) + 1
    assert handled((*PEOPLE, first)) == 3
    assert handled((*PEOPLE, first, again)) == 5


def test_the_words_of_child_and_parents_are_always_typed():
    texts = {t.text.words for t in typed_texts(example_records(resources_root()), catalogue())}
    assert "Dat juf niet hardop zegt dat ik moet komen." in texts
    assert "Elke vrijdag één bericht: hoe ging het." in texts


def test_what_is_chosen_or_is_a_day_is_not_typed():
    assert typed(Weighing(file_id=FILE.id, weighed_on=SPRING, chosen_level=3)) == []


def test_one_word_that_was_not_offered_makes_a_text_typed():
    weighing = Weighing(file_id=FILE.id, weighed_on=SPRING, present="Noor en beide ouders")
    assert typed(weighing) == []
    assert typed(replace(weighing, present="Noor en haar opa")) == [("present", "Noor en haar opa")]


def test_notes_inside_a_field_count_each():
    scores = (DimensionScore(dimension=Dimension.IMPACT, note="Leest niet.", source="toets"),)
    weighing = Weighing(file_id=FILE.id, weighed_on=SPRING, scores=scores)
    assert typed(weighing) == [("scores.note", "Leest niet.")]


def test_of_a_condition_its_state_is_handled_and_its_note_typed_on_the_day_of_the_talk():
    contract = replace(CONTRACT, talked_on=SUMMER)
    kept = ConditionAnswer(
        contract_id=contract.id,
        asked_at=AskedAt.TALK,
        condition=Condition.CONTACT,
        state=ConditionState.GOOD,
    )
    missed = replace(kept, condition=Condition.INTERESTS, note="Het gaat beter.")
    entry = BroadViewEntry(
        file_id=FILE.id, domain=LifeDomain.LEARNING, strong="Het gaat beter.", seen_on=SPRING
    )
    assert handled((*PEOPLE, contract, kept)) == handled((*PEOPLE, contract)) + 1
    assert typed(missed, entry, contract) == [
        ("strong", "Het gaat beter."),
        ("note", "Het gaat beter."),
    ]


def test_a_sentence_can_be_picked_only_after_someone_said_it():
    entry = BroadViewEntry(
        file_id=FILE.id, domain=LifeDomain.LEARNING, strong="Het gaat beter.", seen_on=SUMMER
    )
    done = Intervention(file_id=FILE.id, effect_note="Het gaat beter.", evaluated_on=SUMMER)
    assert typed(entry, done) == [("effect_note", "Het gaat beter.")]
    assert typed(replace(entry, seen_on=SPRING), done) == [
        ("strong", "Het gaat beter."),
        ("effect_note", "Het gaat beter."),
    ]


def test_a_weighing_takes_over_what_stands_ready_from_the_last_and_no_more():
    first = Weighing(
        file_id=FILE.id,
        weighed_on=SPRING,
        wish_parents="Hier blijven.",
        deviation_reason="De leraar is nieuw.",
    )
    second = replace(first, weighed_on=SUMMER)
    assert typed(first, second) == [
        ("wish_parents", "Hier blijven."),
        ("deviation_reason", "De leraar is nieuw."),
        ("deviation_reason", "De leraar is nieuw."),
    ]


def test_a_signal_counts_each_text_once():
    seen = Signal(file_id=FILE.id, seen_on=SPRING, reported_by="Marieke Bakker", fact="Huilt.")
    assert typed(seen) == [("fact", "Huilt.")]


def test_a_need_that_is_picked_is_handled_once_and_its_word_comes_along():
    need = Need(
        file_id=FILE.id,
        whose=NeedOf.PUPIL,
        sentence="instructie die kort is en vooraf zichtbaar",
        tag="overzicht",
        noted_on=SPRING,
    )
    assert handled((*PEOPLE, need)) == 1
    assert typed(need) == []
    own = replace(need, sentence="instructie die met haar handen gaat", tag="handen")
    assert handled((*PEOPLE, own)) == 2
    assert typed(own) == [("sentence", own.sentence), ("tag", "handen")]


def test_who_asks_comes_with_the_button_and_the_question_is_typed():
    question = HelpQuestion(
        file_id=FILE.id, asker=Asker.PUPIL, words="Mag ik een plekje?", asked_on=SPRING
    )
    assert handled((*PEOPLE, question)) == 2
    assert typed(question) == [("words", "Mag ik een plekje?")]


def test_what_is_looked_at_on_one_day_has_its_day_and_source_once():
    first = BroadViewEntry(
        file_id=FILE.id,
        domain=LifeDomain.LEARNING,
        strong="Leest graag.",
        source="gesprek",
        seen_on=SPRING,
    )
    second = replace(first, id=CONTRACT.id, domain=LifeDomain.HOME)
    assert handled((*PEOPLE, first)) == 3
    assert handled((*PEOPLE, first, second)) == 4
    assert handled((*PEOPLE, first, replace(second, seen_on=SUMMER))) == 6


A_GOAL = Goal(
    file_id=FILE.id,
    aim="Noor vraagt zelf om hulp.",
    measure="hoe vaak het lukt",
    unit="van de 10 keer",
    baseline=Decimal(2),
    target=Decimal(8),
    owner="Tim Postma",
    domain=LifeDomain.SOCIAL_EMOTIONAL,
    starts_on=SPRING,
    ends_on=SUMMER,
)
ASKED = SwvRequest(file_id=FILE.id, kind=RequestKind.ARRANGEMENT, dated_on=SUMMER)


def test_a_goal_of_the_bank_is_picked_and_how_it_is_measured_comes_along():
    assert typed(A_GOAL) == [("owner", "Tim Postma")]  # who is not in this file
    assert handled((*PEOPLE, A_GOAL)) == len(("aim", "baseline", "target", "owner", "ends_on"))
    own = replace(A_GOAL, aim="Noor durft.", measure="durven")
    assert [name for name, _words in typed(own)] == ["aim", "measure", "owner"]


def test_what_is_planned_together_has_its_period_once():
    second = replace(
        A_GOAL, id=Goal(file_id=FILE.id).id, aim="Noor leest 20 letters.", measure="durven"
    )
    done = Intervention(file_id=FILE.id, title="x", starts_on=SPRING, ends_on=SUMMER)
    alone = handled((*PEOPLE, A_GOAL))
    both = handled((*PEOPLE, A_GOAL, replace(second, measure="gelezen letters", unit="letters")))
    assert both == alone + len(("aim", "baseline", "target", "owner", "domain"))
    assert handled((*PEOPLE, A_GOAL, done)) == alone + 1


def test_a_goal_counts_as_long_as_it_is_worked_on_when_the_request_is_made():
    ahead = replace(A_GOAL, starts_on=date(2026, 10, 1), ends_on=date(2027, 1, 1))
    left = replace(A_GOAL, state=GoalState.STOPPED, ended_on=SUMMER)
    request = handled((*PEOPLE, ASKED))
    assert handled((*PEOPLE, ASKED, left)) == request
    assert handled((*PEOPLE, ASKED, ahead)) == handled((*PEOPLE, ASKED, A_GOAL)) + 1


def test_what_is_said_in_a_meeting_that_looked_back_has_its_day():
    done = Intervention(file_id=FILE.id, title="x", effect=Effect.BETTER, evaluated_on=SUMMER)
    meeting = Meeting(file_id=FILE.id, held_on=SUMMER)
    looked_back = Evaluation(meeting_id=meeting.id)
    assert handled((*PEOPLE, done)) == handled((*PEOPLE, done, meeting)) == 3
    assert handled((*PEOPLE, done, meeting, looked_back)) == 2


def test_adults_who_confirm_on_one_day_do_so_together_and_the_pupil_apart():
    def column(kind, **values):
        party = ContractParty(contract_id=CONTRACT.id, kind=kind, state_on=SPRING)
        return replace(party, **({"state": PartyState.CONFIRMED} | values))

    mother = column(PartyKind.GUARDIAN)
    alone = handled((*PEOPLE, CONTRACT, mother))
    for other, more in (
        (column(PartyKind.TEACHERS), 0),
        (column(PartyKind.TEACHERS, state=PartyState.SPOKEN), 2),
        (column(PartyKind.TEACHERS, state_on=SUMMER), 2),
        (column(PartyKind.PUPIL), 2),
    ):
        assert handled((*PEOPLE, CONTRACT, mother, other)) == alone + more


def test_of_totals_the_numbers_and_where_they_stand_are_handled():
    total = AbsenceTotal(
        file_id=FILE.id,
        as_of=SPRING,
        excused=6,
        unexcused=1,
        unit=AbsenceUnit.DAY_PARTS,
        source="verzuimoverzicht",
    )
    assert handled((*PEOPLE, total)) == len(("excused", "unexcused", "source"))
    assert typed(total) == []
    assert handled((*PEOPLE, ASKED, replace(total, as_of=date(2026, 9, 1)))) == handled(
        (*PEOPLE, ASKED)
    )


def test_of_documents_that_which_the_request_asks_for_counts():
    plan = a_document(
        FILE, kind=DocumentKind.OPP, title="OPP", sender="Opa", dated_on=SPRING, goes_along=True
    )
    asked = handled((*PEOPLE, ASKED))
    assert handled((*PEOPLE, ASKED, plan)) == asked + len(("dated_on", "sender", "goes_along"))
    assert typed(ASKED, plan) == [("sender", "Opa")]
    for name in ("scan0001", "notulen"):  # which says nothing, or something else
        assert handled((*PEOPLE, ASKED, replace(plan, title=name))) == asked + 4
    for other in (
        replace(plan, goes_along=False),
        replace(plan, kind=DocumentKind.LETTER),
    ):
        assert handled((*PEOPLE, ASKED, other)) == asked


TALK = Meeting(
    file_id=FILE.id, kind=MeetingKind.WITH_PARENTS, held_on=SPRING, purpose="Hoe gaat het?"
)
REPORT = a_document(
    FILE, title="verslag gesprek", kind=DocumentKind.MINUTES, dated_on=SPRING, goes_along=True
)


def came(guardian, presence=Presence.CAME):
    return Attendee(
        meeting_id=TALK.id, guardian_id=guardian.id, name=guardian.name, presence=presence
    )


def test_of_the_talk_its_kind_and_which_parent_came_are_handled_and_both_come_with_one_key():
    asked = handled((*PEOPLE, ASKED, REPORT))
    assert asked == handled((*PEOPLE, ASKED)) + len(("dated_on", "goes_along"))
    alone = handled((*PEOPLE, ASKED, REPORT, TALK, came(MOTHER)))
    assert alone == asked + len(("kind", "presence"))
    assert handled((*PEOPLE, ASKED, REPORT, TALK, came(MOTHER), came(FATHER))) == alone
    assert typed(ASKED, REPORT, TALK, came(MOTHER)) == []
    # Nobody is there by one key who is said elsewhere not to have come.
    missed = came(FATHER, Presence.ASKED)
    assert handled((*PEOPLE, ASKED, REPORT, TALK, missed, came(MOTHER))) == alone


def test_a_talk_of_which_no_report_goes_along_or_that_nobody_asks_for_is_not_counted():
    held = (TALK, came(MOTHER))
    for others in ((ASKED,), (ASKED, replace(REPORT, goes_along=False)), (REPORT,)):
        assert handled((*PEOPLE, *others, *held)) == handled((*PEOPLE, *others))


def test_what_was_looked_back_at_in_the_talk_has_its_day():
    done = Intervention(file_id=FILE.id, title="x", effect=Effect.BETTER, evaluated_on=SPRING)
    talked = (*PEOPLE, ASKED, REPORT, TALK, came(MOTHER))
    assert handled((*talked, done)) == handled(talked) + len(("title", "effect"))


def test_the_day_to_weigh_again_comes_with_the_level_where_one_looks_back_anyhow():
    planned = replace(CONTRACT, talked_on=SPRING, review_on=date(2026, 12, 8))
    weighed = Weighing(
        file_id=FILE.id, weighed_on=SUMMER, chosen_level=3, next_on=date(2026, 12, 8)
    )
    undated = handled((*PEOPLE, planned, replace(weighed, next_on=None)))
    assert handled((*PEOPLE, planned, weighed)) == undated
    other = replace(weighed, next_on=date(2026, 10, 1))
    assert handled((*PEOPLE, planned, other)) == undated + 1
    assert handled((*PEOPLE, weighed)) == handled((*PEOPLE, replace(weighed, next_on=None))) + 1


def test_a_request_for_help_begins_with_what_was_planned_for_it():
    goal = replace(A_GOAL, starts_on=date(2026, 10, 1), ends_on=date(2027, 1, 1))
    begun = replace(ASKED, starts_on=goal.starts_on)
    assert handled((*PEOPLE, goal, begun)) == handled((*PEOPLE, goal, ASKED))
    other = replace(ASKED, starts_on=date(2026, 11, 1))
    assert handled((*PEOPLE, goal, other)) == handled((*PEOPLE, goal, ASKED)) + 1
    assert handled((*PEOPLE, begun)) == handled((*PEOPLE, ASKED)) + 1


def test_what_was_typed_elsewhere_is_not_offered_for_nothing():
    heard = Hearing(file_id=FILE.id)
    said = HearingInput(hearing_id=heard.id, words="Ik wil rust.")
    goal = replace(A_GOAL, owner="", own_words="Ik wil rust.")
    assert typed(heard, said, goal) == [("own_words", "Ik wil rust.")]
