"""Adding, changing, removing, for any kind of record: kept, told and taken back as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from ib_desk.application.changes import Edit
from ib_desk.application.frozen import Frozen, is_frozen
from ib_desk.application.ports import Draft
from ib_desk.application.progress import Cancelled
from ib_desk.application.records import Records
from ib_desk.application.undo import DEPTH, UndoStack
from ib_desk.domain.errors import Conflict, NotFound, NothingToUndo
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import (
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    PartyTrust,
)
from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure, DisclosureEvent
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, RequestKind, SwvRequest, SwvRequestId
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.statement import A_VIEW, Statement
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.domain.records.swv_profile import SwvProfile
from tests.application.fakes import FakeVault, ticking_clock
from tests.samples import sample, samples

TERM = BinTerm(days=30, longest_step=7, keep_sent_years=0)
PUPIL = Pupil(call_name="Noor", surname="Dalen")
FILE = SupportFile(pupil_id=PUPIL.id, opened_on=date(2026, 9, 1))
MOTHER, FATHER = (Guardian(pupil_id=PUPIL.id, name=name) for name in ("Anouk", "Joris"))
TEACHER = Professional(name="Meral")
MEMBER = TeamMember(file_id=FILE.id, professional_id=TEACHER.id)
CONTRACT = Contract(file_id=FILE.id)
BY_MOTHER, BY_FATHER = (
    ContractParty(contract_id=CONTRACT.id, kind=PartyKind.GUARDIAN, guardian_id=parent.id)
    for parent in (MOTHER, FATHER)
)
REQUEST = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id)
READ_BY_MOTHER = Inspection(request_id=REQUEST.id, guardian_id=MOTHER.id)
EVERYTHING = (
    PUPIL,
    FILE,
    MOTHER,
    FATHER,
    TEACHER,
    MEMBER,
    CONTRACT,
    BY_MOTHER,
    BY_FATHER,
    REQUEST,
    READ_BY_MOTHER,
)


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def undo_stack() -> UndoStack:
    return UndoStack()


@pytest.fixture
def records(vault: FakeVault, undo_stack: UndoStack) -> Records:
    return Records(vault, undo_stack, ticking_clock(), TERM)


@pytest.fixture
def filled(records: Records, undo_stack: UndoStack) -> Records:
    records.add(*EVERYTHING)
    undo_stack.clear()
    return records


CHANGED: dict[type[Record], dict[str, Any]] = {
    SwvRequest: {"question": "Anders."},
    Disclosure: {"recipient": "Anders."},
    Erasure: {"reason": "Anders."},
    Opp: {"guidance": "Anders."},
    DisclosureEvent: {"note": "Anders."},
    ConsentUsed: {"answer_id": UUID(int=7)},
}


def named(kind: type[Record]) -> str:
    return kind.__name__


def kept(vault: FakeVault) -> dict[UUID, Record]:
    return dict(vault.kept.records)


def drafted(vault: FakeVault, record: Record, field: str) -> None:
    with vault() as work:
        work.put_draft(Draft(record_id=record.id, field=field, text="half een zi"))
        work.commit()


# --- adding and changing


def test_a_vault_in_which_nothing_was_done_is_told_from_one_that_is_empty_again(records):
    assert not records.has_history()
    records.add(PUPIL)
    records.remove(PUPIL)
    assert records.has_history()


def test_what_is_added_can_be_got_and_found(records):
    change = records.add(PUPIL, FILE)

    assert records.get(Pupil, PUPIL.id) == PUPIL
    assert records.find(SupportFile, pupil_id=PUPIL.id) == [FILE]
    assert (change.action, change.subject) == (Action.ADDED, PUPIL)
    assert change.edits == (Edit(None, PUPIL), Edit(None, FILE))


def test_a_change_says_what_was_and_what_is(filled):
    after = replace(MOTHER, phone="06")

    change = filled.change(MOTHER, after)

    assert filled.get(Guardian, MOTHER.id) == after
    assert (change.action, change.subject, change.edits) == (
        Action.CHANGED,
        after,
        (Edit(MOTHER, after),),
    )


def test_a_change_that_starts_from_something_outdated_is_refused(vault, filled):
    filled.change(MOTHER, replace(MOTHER, phone="06"))
    before = kept(vault)

    with pytest.raises(Conflict) as refused:
        filled.change(MOTHER, replace(MOTHER, email="a@b.nl"))

    assert (refused.value.kind, refused.value.record_id) == ("Guardian", MOTHER.id)
    assert kept(vault) == before


def test_a_change_of_something_removed_is_refused(filled):
    filled.remove(MOTHER)

    with pytest.raises(NotFound):
        filled.change(MOTHER, replace(MOTHER, phone="06"))


def test_of_several_edits_all_are_kept_or_none(vault, filled):
    before, history = kept(vault), filled.history()

    with pytest.raises(Conflict):
        filled.apply(
            Action.IMPORTED,
            [
                Edit(MOTHER, replace(MOTHER, phone="06")),
                Edit(replace(FATHER, phone="outdated"), FATHER),
            ],
        )

    assert kept(vault) == before
    assert filled.history() == history
    with pytest.raises(NothingToUndo):
        filled.undo()


def test_the_draft_of_a_changed_field_goes_and_other_drafts_stay(vault, filled):
    drafted(vault, MOTHER, "phone")
    drafted(vault, MOTHER, "note")
    drafted(vault, FATHER, "phone")

    filled.change(MOTHER, replace(MOTHER, phone="06"))

    assert set(vault.kept.drafts) == {(MOTHER.id, "note"), (FATHER.id, "phone")}


class CalledOffHalfWay:
    """Hears where the work is, and calls it off as soon as something is behind it."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.heard.append((done, total))
        if done:
            raise Cancelled


MANY = [Edit(None, Pupil()) for _ in range(500)]


def test_many_edits_tell_how_far_they_are_and_calling_them_off_leaves_nothing(vault, filled):
    before, progress = kept(vault), CalledOffHalfWay()

    with pytest.raises(Cancelled):
        filled.apply(Action.IMPORTED, MANY, progress=progress)

    assert progress.heard[0] == (0, 500)
    assert 0 < progress.heard[1][0] < 500
    assert kept(vault) == before
    with pytest.raises(NothingToUndo):
        filled.undo()


def test_a_step_back_that_is_called_off_can_still_be_taken(vault, filled):
    before = kept(vault)
    filled.apply(Action.IMPORTED, MANY)
    imported = kept(vault)

    with pytest.raises(Cancelled):
        filled.undo(CalledOffHalfWay())
    assert kept(vault) == imported
    filled.undo()
    assert kept(vault) == before

    with pytest.raises(Cancelled):
        filled.redo(CalledOffHalfWay())
    assert kept(vault) == before
    filled.redo()
    assert kept(vault) == imported


def test_two_edits_of_one_record_are_stored_after_each_other(vault, filled):
    once, twice = replace(MOTHER, phone="06"), replace(MOTHER, phone="07")

    filled.apply(Action.IMPORTED, [Edit(MOTHER, once), Edit(once, twice)])

    assert kept(vault)[MOTHER.id] == twice


def test_a_change_without_a_difference_leaves_no_trace(vault, filled, undo_stack):
    undone = filled.change(MOTHER, replace(MOTHER, phone="06"))
    filled.undo()
    before, history = kept(vault), filled.history()

    change = filled.change(MOTHER, replace(MOTHER))

    assert (change.subject, change.edits) == (MOTHER, ())
    assert kept(vault) == before
    assert filled.history() == history
    assert (undo_stack.to_undo, undo_stack.to_redo) == (None, undone)


def test_of_several_edits_those_without_a_difference_are_left_out(filled):
    after = replace(FATHER, phone="06")

    change = filled.apply(Action.IMPORTED, [Edit(MOTHER, MOTHER), Edit(FATHER, after)])

    assert (change.subject, change.edits) == (after, (Edit(FATHER, after),))
    assert filled.history()[0].change == change


# --- removing


def test_a_removed_record_takes_its_drafts_along(vault, filled):
    drafted(vault, READ_BY_MOTHER, "reason")
    drafted(vault, FATHER, "note")

    filled.remove(REQUEST)

    assert set(vault.kept.drafts) == {(FATHER.id, "note")}


def test_what_mentions_a_removed_record_lets_go_of_it(vault, filled):
    change = filled.remove(MOTHER)

    without = replace(BY_MOTHER, guardian_id=None)
    assert filled.get(ContractParty, BY_MOTHER.id) == without
    # Emptied it would say that the pupil read it.
    assert READ_BY_MOTHER.id not in kept(vault)
    assert filled.get(ContractParty, BY_FATHER.id) == BY_FATHER
    assert MOTHER.id not in kept(vault)
    assert (change.action, change.subject) == (Action.REMOVED, MOTHER)
    assert set(change.edits) == {
        Edit(BY_MOTHER, without),
        Edit(READ_BY_MOTHER, None),
        Edit(MOTHER, None),
    }


def test_a_removed_record_takes_its_parts_along_and_each_only_once(vault, filled):
    """A pupil leads to a party by way of a guardian and by way of a file and its contract."""
    change = filled.remove(PUPIL)

    assert kept(vault) == {TEACHER.id: TEACHER}
    assert all(edit.after is None for edit in change.edits)
    gone = [edit.record for edit in change.edits]
    assert len(gone) == len(set(gone)) == len(EVERYTHING) - 1


def test_what_is_part_of_two_goes_with_either(vault, filled):
    filled.remove(TEACHER)

    assert MEMBER.id not in kept(vault)
    assert FILE.id in kept(vault)


def test_what_mentions_the_same_record_and_is_part_of_what_goes_is_removed_not_emptied(filled):
    sent = replace(sample(Disclosure), file_id=FILE.id, request_id=REQUEST.id)
    filled.add(sent)

    emptied = filled.remove(REQUEST)
    assert Edit(sent, replace(sent, request_id=None)) in emptied.edits
    filled.undo()
    closed = replace(FILE, closed_on=date(2026, 9, 1))
    filled.change(FILE, closed)
    removed = filled.remove(closed)
    assert Edit(sent, None) in removed.edits


def seen_by(party: ContractParty) -> ConditionAnswer:
    return ConditionAnswer(
        contract_id=CONTRACT.id,
        party_id=party.id,
        asked_at=AskedAt.TALK,
        condition=Condition.CONTACT,
        state=ConditionState.STUCK,
    )


def trusting(*parties: ContractParty) -> tuple[PartyTrust, ...]:
    return tuple(PartyTrust(party=party.id, score=7) for party in parties)


def test_with_a_party_of_a_contract_go_its_views_and_its_trust(vault, filled):
    mothers, fathers = seen_by(BY_MOTHER), seen_by(BY_FATHER)
    review = ContractReview(contract_id=CONTRACT.id, trust=trusting(BY_MOTHER, BY_FATHER))
    filled.add(mothers, fathers, review, ContractReview(contract_id=CONTRACT.id))
    before = kept(vault)

    removal = filled.remove(BY_MOTHER)

    calmer = replace(review, trust=trusting(BY_FATHER))
    assert filled.find(ConditionAnswer) == [fathers]
    assert filled.get(ContractReview, review.id) == calmer
    assert set(removal.edits) == {
        Edit(mothers, None),
        Edit(review, calmer),
        Edit(BY_MOTHER, None),
    }
    filled.undo()
    assert kept(vault) == before


def test_with_its_contract_a_party_goes_whole(filled):
    review = ContractReview(contract_id=CONTRACT.id, trust=trusting(BY_MOTHER))
    filled.add(review)

    removal = filled.remove(CONTRACT)

    assert Edit(review, None) in removal.edits
    assert all(edit.after is None for edit in removal.edits)


def test_trust_is_not_put_back_for_a_party_that_has_gone(filled):
    first = ContractReview(contract_id=CONTRACT.id, trust=trusting(BY_MOTHER, BY_FATHER))
    filled.add(first)
    later = filled.change(first, replace(first, trust=()))
    filled.remove(BY_MOTHER)

    filled.put_back(later)

    assert filled.get(ContractReview, first.id).trust == trusting(BY_FATHER)


@pytest.mark.parametrize("kind", [k for k in KINDS if not is_frozen(sample(k))], ids=named)
def test_any_record_can_be_removed_and_brought_back(vault, records, kind):
    records.add(*samples())
    before = kept(vault)

    records.remove(sample(kind))
    assert sample(kind).id not in kept(vault)
    records.undo()

    assert kept(vault) == before
    assert {k: [r.id for r in records.find(k)] for k in KINDS} == {k: [sample(k).id] for k in KINDS}


@pytest.mark.parametrize("kind", [k for k in KINDS if is_frozen(sample(k))], ids=named)
def test_what_was_sent_is_neither_removed_nor_changed(vault, records, kind):
    records.add(*samples())
    before = kept(vault)
    record = sample(kind)
    changed = replace(record, **CHANGED[kind])

    for attempt in (lambda: records.remove(record), lambda: records.change(record, changed)):
        with pytest.raises(Frozen):
            attempt()
    assert kept(vault) == before


def test_a_request_goes_on_naming_an_swv_that_is_removed_whether_it_left_or_not(filled):
    swv, other = SwvProfile(name="SWV"), SwvProfile(name="Ander")
    sent = replace(REQUEST, id=SwvRequestId(uuid4()), swv_id=swv.id, packed_on=date(2026, 9, 17))
    concept = replace(REQUEST, id=SwvRequestId(uuid4()), swv_id=swv.id)
    filled.add(swv, other, sent, concept)

    change = filled.remove(swv)
    assert {edit.record for edit in change.edits} == {swv}
    assert [filled.get(SwvRequest, one.id) for one in (sent, concept)] == [sent, concept]
    with pytest.raises(Frozen):
        filled.change(sent, replace(sent, swv_id=other.id))
    filled.put_back(change)
    assert filled.get(SwvProfile, swv.id) == swv


def test_what_is_brought_back_stands_where_it_stood(filled):
    first, second, third = (Agreement(file_id=FILE.id, result=r) for r in "abc")
    filled.add(first, second, third)

    filled.remove(second)
    filled.undo()
    assert filled.find(Agreement) == [first, second, third]

    filled.remove(FILE)
    filled.undo()
    assert filled.find(Agreement) == [first, second, third]


def test_removing_what_is_gone_is_refused(filled):
    filled.remove(MOTHER)

    with pytest.raises(NotFound):
        filled.remove(MOTHER)


# --- undo and redo


def test_undo_and_redo_name_what_they_take_back(vault, filled):
    before = kept(vault)
    change = filled.remove(FILE)
    after = kept(vault)

    undone = filled.undo()
    assert kept(vault) == before
    redone = filled.redo()
    assert kept(vault) == after

    assert (undone.action, undone.subject) == (Action.UNDONE, FILE)
    assert undone.edits == change.inverse_edits
    assert (redone.action, redone.subject, redone.edits) == (Action.REDONE, FILE, change.edits)


def test_there_is_nothing_to_undo_or_redo_at_first(records, undo_stack):
    with pytest.raises(NothingToUndo):
        records.undo()
    with pytest.raises(NothingToUndo):
        records.redo()
    with pytest.raises(NothingToUndo):
        undo_stack.undone()
    with pytest.raises(NothingToUndo):
        undo_stack.redone()


def test_a_new_step_ends_redo(filled, undo_stack):
    filled.change(MOTHER, replace(MOTHER, phone="06"))
    filled.undo()
    assert undo_stack.to_redo is not None

    filled.change(FATHER, replace(FATHER, phone="06"))

    assert undo_stack.to_redo is None
    with pytest.raises(NothingToUndo):
        filled.redo()


def test_undo_of_what_something_else_changed_since_is_refused_and_stays(vault, filled, undo_stack):
    change = filled.change(MOTHER, replace(MOTHER, phone="06"))
    with vault() as work:
        work.save(replace(MOTHER, phone="010"))
        work.commit()

    with pytest.raises(Conflict):
        filled.undo()

    assert undo_stack.to_undo == change


def test_thirty_steps_are_remembered_and_the_oldest_forgotten(filled):
    states = [replace(MOTHER, phone=str(number)) for number in range(DEPTH + 2)]
    for before, after in zip([MOTHER, *states], states, strict=False):
        filled.change(before, after)

    for _ in range(DEPTH):
        filled.undo()

    assert filled.get(Guardian, MOTHER.id) == states[1]
    with pytest.raises(NothingToUndo):
        filled.undo()


def test_a_cleared_stack_remembers_nothing(filled, undo_stack):
    filled.change(MOTHER, replace(MOTHER, phone="06"))
    filled.change(FATHER, replace(FATHER, phone="06"))
    filled.undo()

    undo_stack.clear()

    assert (undo_stack.to_undo, undo_stack.to_redo) == (None, None)


# --- edits of one visit


def typed(records: Records, visit: str | None, *texts: str, field: str = "note") -> Guardian:
    for text in texts:
        before = records.get(Guardian, MOTHER.id)
        values: dict[str, Any] = {field: text}
        records.change(before, replace(before, **values), visit)
    return records.get(Guardian, MOTHER.id)


def test_edits_of_one_field_in_one_visit_are_one_step(filled):
    last = typed(filled, "visit 1", "Z", "Zij", "Zij belt")

    filled.undo()
    assert filled.get(Guardian, MOTHER.id) == MOTHER
    filled.redo()
    assert filled.get(Guardian, MOTHER.id) == last


def test_edits_of_another_visit_or_field_or_without_a_visit_are_steps_of_their_own(filled):
    typed(filled, "visit 1", "Zij")
    typed(filled, "visit 2", "Zij belt")
    typed(filled, "visit 2", "06", field="phone")
    typed(filled, None, "Zij belt nu")
    typed(filled, None, "Zij belt nu niet")

    notes = []
    for _ in range(5):
        filled.undo()
        mother = filled.get(Guardian, MOTHER.id)
        notes.append((mother.note, mother.phone))

    assert notes == [
        ("Zij belt nu", "06"),
        ("Zij belt", "06"),
        ("Zij belt", ""),
        ("Zij", ""),
        ("", ""),
    ]


def test_filling_in_what_was_added_in_the_same_visit_is_part_of_adding_it(filled):
    empty = Agreement(file_id=FILE.id)
    filled.apply(Action.ADDED, [Edit(None, empty)], "visit 1")
    filled.change(empty, replace(empty, result="rust"), "visit 1")

    undone = filled.undo()

    assert undone.subject == replace(empty, result="rust")
    assert filled.find(Agreement) == []


def test_after_removal_nothing_more_joins_the_visit(filled):
    filled.apply(Action.REMOVED, [Edit(READ_BY_MOTHER, None)], "visit 1")
    filled.apply(Action.ADDED, [Edit(None, READ_BY_MOTHER)], "visit 1")

    filled.undo()

    assert filled.find(Inspection) == []


def test_edits_of_several_records_are_never_joined(filled):
    one, other = (
        [Edit(parent, replace(parent, note="x")) for parent in parents]
        for parents in ((MOTHER,), (FATHER, MOTHER))
    )
    filled.apply(Action.CHANGED, one, "visit 1")
    filled.undo()
    filled.apply(Action.CHANGED, other, "visit 1")
    filled.apply(Action.CHANGED, [other[0].inverse], "visit 1")

    filled.undo()

    assert filled.get(Guardian, FATHER.id).note == "x"


def test_what_was_typed_and_wiped_out_again_in_one_visit_is_no_step(filled, undo_stack):
    typed(filled, "visit 1", "Z", "")

    assert undo_stack.to_undo is None


def test_what_came_and_went_in_one_visit_is_no_step(filled, undo_stack):
    statement = Statement(file_id=FILE.id, about=REQUEST.id, what=A_VIEW)
    filled.apply(Action.ADDED, [Edit(None, statement)], "visit 1")
    filled.apply(Action.REMOVED, [Edit(statement, None)], "visit 1")

    assert undo_stack.to_undo is None


# --- putting back an old change


def test_an_old_change_is_put_back_over_what_came_after(vault, filled):
    first = filled.change(MOTHER, replace(MOTHER, phone="06"))
    now = filled.get(Guardian, MOTHER.id)
    later = replace(now, phone="010", note="Zij belt")
    filled.change(now, later)

    change = filled.put_back(first)

    assert filled.get(Guardian, MOTHER.id) == MOTHER
    assert (change.action, change.edits) == (Action.PUT_BACK, (Edit(later, MOTHER),))
    assert filled.history()[0].change == change
    filled.undo()
    assert filled.get(Guardian, MOTHER.id) == later


def test_what_is_as_it_was_before_needs_no_putting_back(filled):
    change = filled.change(MOTHER, replace(MOTHER, phone="06"))
    filled.undo()

    with pytest.raises(NothingToUndo):
        filled.put_back(change)


def test_putting_back_a_removal_brings_the_whole_back_and_is_one_step(vault, filled):
    before = kept(vault)
    removal = filled.remove(PUPIL)
    without = kept(vault)

    filled.put_back(removal)
    assert kept(vault) == before

    filled.undo()
    assert kept(vault) == without
    filled.redo()
    assert kept(vault) == before


def test_putting_back_an_addition_takes_along_what_became_part_of_it(vault, records):
    addition = records.add(PUPIL, FILE)
    records.add(MOTHER, FATHER, CONTRACT, BY_MOTHER, BY_FATHER)
    before = kept(vault)

    records.put_back(addition)

    assert kept(vault) == {}
    records.undo()
    assert kept(vault) == before
    records.redo()
    with pytest.raises(NothingToUndo):
        records.put_back(addition)


def test_a_removed_part_is_not_put_back_without_its_whole(vault, filled):
    removal = filled.remove(BY_MOTHER)
    filled.remove(CONTRACT)
    before = kept(vault)

    with pytest.raises(NotFound) as refused:
        filled.put_back(removal)

    assert (refused.value.kind, refused.value.record_id) == ("Contract", CONTRACT.id)
    assert kept(vault) == before


def test_what_is_put_back_no_longer_mentions_what_has_gone(filled):
    removal = filled.remove(BY_MOTHER)
    filled.remove(MOTHER)

    filled.put_back(removal)

    assert filled.get(ContractParty, BY_MOTHER.id) == replace(BY_MOTHER, guardian_id=None)


# --- history


def test_every_step_leaves_a_line_newest_first(filled):
    changes = [
        filled.change(MOTHER, replace(MOTHER, phone="06")),
        filled.undo(),
        filled.redo(),
        filled.remove(CONTRACT),
    ]

    lines = filled.history()[: len(changes)]

    assert [line.change for line in lines] == changes[::-1]
    assert sorted((line.at for line in lines), reverse=True) == [line.at for line in lines]


def test_a_line_belongs_to_the_file_that_it_changed_however_deep(filled):
    other_pupil = Pupil(call_name="Sem")
    other_file = SupportFile(pupil_id=other_pupil.id, opened_on=date(2026, 9, 2))
    statement = Statement(file_id=FILE.id, about=REQUEST.id, what=A_VIEW)
    in_file = [
        filled.add(statement),
        filled.change(BY_MOTHER, replace(BY_MOTHER, hopes="rust")),
        filled.change(MEMBER, replace(MEMBER, task="lezen")),
        filled.remove(CONTRACT),
        filled.remove(FILE),
    ]
    in_other = filled.add(other_pupil, other_file)
    in_none = filled.change(MOTHER, replace(MOTHER, phone="06"))

    assert [line.change for line in filled.history(FILE.id)][:-1] == in_file[::-1]
    assert [line.change for line in filled.history(other_file.id)] == [in_other]
    assert in_none in [line.change for line in filled.history() if line.file_id is None]


def test_a_change_of_more_than_one_file_belongs_to_none(filled):
    other_file = SupportFile(pupil_id=PUPIL.id, opened_on=date(2025, 9, 1))
    filled.add(other_file)
    agreements = [Agreement(file_id=file.id) for file in (FILE, other_file)]

    change = filled.add(*agreements)

    line = filled.history()[0]
    assert (line.change, line.file_id) == (change, None)
