"""What was removed is kept whole, comes back whole, and is erased by intention or by its term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from ib_desk.application.attachments import forget_unwanted
from ib_desk.application.bin import Bin, ReasonMissing, ReasonNamesSomeone
from ib_desk.application.coming_back import OwnerIsGone
from ib_desk.application.frozen import Frozen, SomethingLeft
from ib_desk.application.named_pupils import named_pupils
from ib_desk.application.ports import Clock, Draft
from ib_desk.application.records import Records
from ib_desk.application.requests import RequestUnderWay
from ib_desk.application.support_files import FileIsOpen
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.errors import NotFound, NothingToUndo
from ib_desk.domain.leaving.searched_text import searched
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.bin_term import BinTerm
from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import KINDS, WITHOUT_TRACE
from ib_desk.domain.records.meeting import Attendee, Meeting
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from tests import builders
from tests.application.fakes import FakeUnitOfWork, FakeVault
from tests.samples import sample

MORNING = datetime(2026, 9, 24, 9)  # noqa: DTZ001 - the desk's own clock has no zone either
TERM = BinTerm(days=30, longest_step=7, keep_sent_years=2)
OTHER = Pupil(call_name="Łucja", surname="Żółkiewska")


class Visits:
    """A vault that is opened now and then; each time what was undone before is forgotten."""

    def __init__(self) -> None:
        self.vault = FakeVault()
        self.now = MORNING
        self.clock = Clock(self._tick)
        self.begin()

    def _tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def begin(self) -> None:
        self.undo = UndoStack()
        self.records = Records(self.vault, self.undo, self.clock, TERM)
        self.bin = Bin(self.vault, self.records, self.undo, self.clock, TERM)
        self.files = WholeFiles(self.vault)

    def later(self, **time: int) -> tuple[Erasure, ...]:
        """Lock, and unlock some time later (or before, where a clock was set back)."""
        self.now += timedelta(**time)
        self.begin()
        return self.bin.look()

    def kept(self) -> dict[type, list[object]]:
        return {kind: list(self.records.find(kind)) for kind in KINDS if kind is not Erasure}


@pytest.fixture
def visits() -> Visits:
    made = Visits()
    with made.vault() as work:
        for record in builders.noor_records():
            if not isinstance(record, Disclosure | DisclosureEvent):
                kept = record
                if isinstance(kept, SwvRequest):
                    kept = replace(kept, packed_on=None, sent_on=None)
                if isinstance(kept, Attachment):
                    kept = replace(kept, content_id=work.put_content(b"%PDF-1.7"))
                work.save(kept)
        work.commit()
    made.bin.look()
    return made


def the(visits: Visits, kind):
    return visits.records.find(kind)[0]


# --- moving there and back


@pytest.mark.parametrize(
    "kind", [SupportFile, Pupil, Contract, Professional, Attachment, Guardian, Signal, SwvRequest]
)
def test_what_was_removed_comes_back_whole_after_a_lock(visits, kind):
    before, file_id = visits.kept(), the(visits, SupportFile).id
    history = len(visits.records.history(file_id))
    record = the(visits, kind)
    removed = visits.records.remove(record)

    gone = {edit.record.id for edit in removed.edits if edit.after is None}
    uncounted = {e.record.id for e in removed.edits if type(e.record) in WITHOUT_TRACE}
    assert all(r.id not in gone for found in visits.kept().values() for r in found)
    visits.later(days=2)
    (item,) = visits.bin.items()
    assert item.root == record
    assert sum(item.along.values()) == len(gone - uncounted) - 1
    assert item.until == date(2026, 10, 24)

    visits.bin.put_back(record.id)
    assert visits.kept() == before, "in the same place, too"
    assert visits.bin.items() == []
    assert len(visits.records.history(file_id)) >= history


def test_nothing_else_of_the_bin_is_read_for_it(visits, monkeypatch):
    signal = the(visits, Signal)
    visits.records.remove(signal)
    monkeypatch.delattr(FakeUnitOfWork, "bin")
    visits.bin.put_back(signal.id)
    assert the(visits, Signal) == signal


def test_a_day_in_the_bin_writes_only_what_is_a_day_older(visits, monkeypatch):
    visits.records.remove(the(visits, Signal))
    visits.later(days=1)
    monkeypatch.delattr(FakeUnitOfWork, "count_in_bin")
    visits.later(minutes=1)
    with pytest.raises(AttributeError):
        visits.later(days=1)


def test_it_says_whose_it_was(visits):
    visits.records.remove(the(visits, Signal))
    visits.records.remove(the(visits, Professional))
    assert [item.whose for item in visits.bin.items()] == ["", "Noor van Dalen"]
    visits.records.remove(the(visits, Pupil))
    assert [item.whose for item in visits.bin.items()] == ["Noor van Dalen", "", "Noor van Dalen"]


def test_the_moving_is_undone_and_redone(visits):
    before, file = visits.kept(), the(visits, SupportFile)
    visits.records.remove(file)
    visits.records.undo()
    assert (visits.kept(), visits.bin.items()) == (before, [])
    visits.records.redo()
    assert [item.root for item in visits.bin.items()] == [file]

    visits.bin.put_back(file.id)
    visits.records.undo()
    assert visits.records.find(SupportFile) == []
    assert [item.root for item in visits.bin.items()] == [file]
    visits.records.redo()
    assert (visits.kept(), visits.bin.items()) == (before, [])


def test_what_was_being_typed_comes_along_both_ways(visits):
    signal = the(visits, Signal)
    typed = Draft(record_id=signal.id, field="fact", text="Zit alle", cursor=8)
    with visits.vault() as work:
        work.put_draft(typed)
        work.commit()
    visits.records.remove(the(visits, SupportFile))
    assert visits.vault.kept.drafts == {}
    visits.bin.put_back(signal.file_id)
    assert list(visits.vault.kept.drafts.values()) == [typed]


def test_an_empty_form_that_goes_again_is_not_kept(visits):
    empty = Agreement(file_id=the(visits, SupportFile).id)
    visits.records.add(empty)
    visits.records.remove(empty)
    assert visits.bin.items() == []


def test_taking_back_that_a_file_was_begun_moves_it_to_the_bin(visits):
    begun = visits.records.add(SupportFile(pupil_id=the(visits, Pupil).id, opened_on=date.max))
    file = begun.subject
    visits.records.add(Signal(file_id=file.id, fact="Lacht weer."))
    visits.records.put_back(begun)
    (item,) = visits.bin.items()
    assert (item.root, item.along) == (file, {Signal: 1})
    visits.records.undo()
    assert visits.bin.items() == []


def test_a_mention_that_was_filled_in_otherwise_since_stays(visits):
    guardian = the(visits, Guardian)
    party = next(p for p in visits.records.find(ContractParty) if p.guardian_id == guardian.id)
    visits.records.remove(guardian)
    emptied = visits.records.get(ContractParty, party.id)
    visits.records.change(emptied, replace(emptied, hopes="Rust in huis."))
    visits.bin.put_back(guardian.id)
    again = visits.records.get(ContractParty, party.id)
    assert (again.guardian_id, again.hopes) == (guardian.id, "Rust in huis.")

    other = visits.records.find(Guardian)[1]
    visits.records.remove(guardian)
    emptied = visits.records.get(ContractParty, party.id)
    visits.records.change(emptied, replace(emptied, guardian_id=other.id))
    visits.bin.put_back(guardian.id)
    assert visits.records.get(ContractParty, party.id).guardian_id == other.id


def test_what_comes_back_lets_go_of_who_went_since(visits):
    party = next(p for p in visits.records.find(ContractParty) if p.guardian_id is not None)
    visits.records.remove(party)
    visits.records.remove(visits.records.get(Guardian, party.guardian_id))
    visits.bin.put_back(party.id)
    assert visits.records.get(ContractParty, party.id).guardian_id is None


def test_a_part_comes_back_only_into_what_is_there(visits):
    signal, file = the(visits, Signal), the(visits, SupportFile)
    visits.records.remove(signal)
    visits.records.remove(file)
    with pytest.raises(OwnerIsGone):
        visits.bin.put_back(signal.id)
    visits.bin.put_back(file.id)
    visits.bin.put_back(signal.id)
    assert visits.records.find(Signal) == [signal]
    with pytest.raises(NotFound):
        visits.bin.put_back(signal.id)


def test_there_is_one_open_file_and_one_concept(visits):
    request, file = the(visits, SwvRequest), the(visits, SupportFile)
    visits.records.remove(request)
    visits.records.add(SwvRequest(file_id=file.id, kind=RequestKind.CONSULT))
    with pytest.raises(RequestUnderWay):
        visits.bin.put_back(request.id)

    visits.records.remove(file)
    visits.records.add(SupportFile(pupil_id=file.pupil_id, opened_on=date(2026, 9, 25)))
    with pytest.raises(FileIsOpen):
        visits.bin.put_back(file.id)
    (other,) = visits.records.find(SupportFile)
    visits.records.change(other, replace(other, closed_on=date(2026, 9, 26)))
    visits.bin.put_back(file.id)
    assert set(visits.records.find(SupportFile)) >= {file}


def test_a_version_that_comes_back_beside_a_newer_one_gets_a_number_of_its_own(visits):
    contract = the(visits, Contract)
    visits.records.remove(contract)
    visits.records.add(Contract(file_id=contract.file_id, version=contract.version))
    visits.bin.put_back(contract.id)
    assert visits.records.get(Contract, contract.id).version == contract.version + 1


def test_nothing_that_is_in_the_bin_is_found_but_the_name_of_the_child(visits):
    visits.records.add(OTHER)
    visits.records.remove(OTHER)
    assert OTHER not in visits.records.find(Pupil)
    with visits.vault() as work:
        assert OTHER in named_pupils(work, searched(OTHER.name).at)
    visits.bin.erase(OTHER.id, "Twee keer ingelezen.")
    with visits.vault() as work:
        assert OTHER not in named_pupils(work, searched(OTHER.name).at)


# --- what was sent


def _with_sent(visits: Visits) -> SupportFile:
    request = the(visits, SwvRequest)
    with visits.vault() as work:
        work.save(replace(request, sent_on=date(2026, 9, 17)))
        work.commit()
    found: SupportFile = the(visits, SupportFile)
    return found


def test_a_file_of_which_something_was_sent_is_closed_and_not_removed(visits):
    file = _with_sent(visits)
    for record in (file, the(visits, Pupil)):
        with pytest.raises(SomethingLeft) as refused:
            visits.records.remove(record)
        assert (refused.value.file_id, refused.value.may_go_on) == (file.id, None)
    assert visits.bin.items() == []

    closed = replace(file, closed_on=date(2026, 9, 24))
    visits.records.change(file, closed)
    with pytest.raises(SomethingLeft) as refused:
        visits.records.remove(closed)
    assert refused.value.may_go_on == date(2028, 9, 24)

    visits.later(days=731)
    visits.records.remove(closed)
    assert [item.root for item in visits.bin.items()] == [closed]


def test_a_file_that_was_printed_from_is_kept_likewise(visits):
    file = the(visits, SupportFile)
    line = replace(sample(Disclosure), file_id=file.id, request_id=None, copy_id=None)
    with visits.vault() as work:
        work.save(line)
        work.commit()
    with pytest.raises(SomethingLeft):
        visits.records.remove(file)


def test_what_was_never_finished_did_not_leave(visits):
    file = the(visits, SupportFile)
    line = replace(sample(Disclosure), file_id=file.id, request_id=None, copy_id=None)
    end = replace(
        sample(DisclosureEvent), disclosure_id=line.id, state=DisclosureState.NOT_COMPLETED
    )
    with visits.vault() as work:
        work.save(line)
        work.save(end)
        work.commit()
    visits.records.remove(file)
    assert [item.root for item in visits.bin.items()] == [file]


def test_the_register_itself_is_neither_changed_nor_removed(visits):
    visits.records.remove(the(visits, Signal))
    visits.bin.erase(the_root(visits), "Bij het verkeerde kind.")
    line = the(visits, Erasure)
    for attempt in (
        lambda: visits.records.remove(line),
        lambda: visits.records.change(line, replace(line, reason="Anders.")),
    ):
        with pytest.raises(Frozen):
            attempt()


def the_root(visits: Visits):
    return visits.bin.items()[0].root.id


# --- erasing


def test_erasing_reaches_history_drafts_and_every_copy(visits):
    file = the(visits, SupportFile)
    signal = the(visits, Signal)
    visits.records.change(signal, replace(signal, fact="Noor huilt in de gang."))
    visits.records.change(the(visits, Pupil), replace(the(visits, Pupil), call_name="Noortje"))
    visits.records.remove(visits.records.get(Signal, signal.id))
    visits.records.remove(file)
    assert visits.vault.kept.contents

    change = visits.bin.erase(file.id, "  Dubbel dossier.  ")
    assert change.action is Action.ERASED
    (line,) = visits.bin.erased()
    assert line == change.subject
    assert (line.what, line.reason, line.erased_at) == (
        "support_file",
        "Dubbel dossier.",
        visits.now,
    )
    assert line.binned_at < line.erased_at
    assert visits.bin.items() == [], "what was removed from the file before went with it"
    kept = visits.vault.kept
    assert (kept.contents, kept.drafts) == ({}, {})
    said = repr(kept.history)
    assert "gang" not in said
    assert str(file.id) not in said
    assert "Noortje" in said, "the pupil is still there"
    with pytest.raises(NothingToUndo):
        visits.records.undo()
    assert visits.records.find(Pupil)


def test_erasing_a_pupil_leaves_the_others_of_one_import(visits):
    both = (OTHER, Pupil(call_name="Sem", surname="Bos"))
    visits.records.add(*both)
    visits.records.remove(OTHER)
    visits.bin.erase(OTHER.id, "Van school.")
    said = repr(visits.vault.kept.history)
    assert "Łucja" not in said
    assert "Sem" in said
    assert "Żółkiewska" not in repr(visits.bin.erased())


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        ("", ReasonMissing),
        (" \n", ReasonMissing),
        ("Zolkiewska is verhuisd.", ReasonNamesSomeone),
        ("Vraag van de ouders van łucja", ReasonNamesSomeone),
    ],
)
def test_the_reason_is_there_and_names_nobody(visits, reason, error):
    visits.records.add(OTHER)
    visits.records.remove(OTHER)
    with pytest.raises(error):
        visits.bin.erase(OTHER.id, reason)
    assert [item.root for item in visits.bin.items()] == [OTHER]
    assert visits.bin.erased() == []


def test_the_child_of_a_single_line_is_not_named_either(visits):
    signal = the(visits, Signal)
    visits.records.remove(signal)
    with pytest.raises(ReasonNamesSomeone):
        visits.bin.erase(signal.id, "Ging niet over Noor.")
    with pytest.raises(NotFound):
        visits.bin.erase(OTHER.id, "Weg.")


def test_a_colleague_is_not_named_either(visits):
    person = the(visits, Professional)
    visits.records.remove(person)
    with pytest.raises(ReasonNamesSomeone):
        visits.bin.erase(person.id, f"{person.name} ging weg.")
    visits.bin.erase(person.id, "Werkt hier niet meer.")
    assert [line.what for line in visits.bin.erased()] == ["professional"]


def test_a_statement_goes_with_the_guardian_who_made_it(visits):
    guardian = the(visits, Guardian)
    said = [s for s in visits.records.find(Statement) if s.guardian_id == guardian.id]
    assert said
    visits.records.remove(guardian)
    visits.bin.erase(guardian.id, "Verkeerd kind.")
    (line,) = visits.bin.erased()
    assert line.along >= len(said)
    assert guardian.phone not in repr(visits.vault.kept.history)


# --- the term


def _visit_daily(visits: Visits, days: int) -> list[int]:
    """On which of these days something was erased."""
    return [day for day in range(1, days + 1) if visits.later(days=1)]


def test_after_thirty_days_it_is_erased_and_the_line_says_by_itself(visits):
    visits.records.remove(the(visits, Signal))
    assert _visit_daily(visits, 40) == [30]
    (line,) = visits.bin.erased()
    assert (line.what, line.along, line.reason) == ("signal", 0, "")
    assert visits.bin.items() == []


def test_what_goes_with_its_whole_has_no_line_of_its_own_by_term_either(visits):
    visits.records.remove(the(visits, Signal))
    visits.records.remove(the(visits, SupportFile))
    _visit_daily(visits, 31)
    assert [line.what for line in visits.bin.erased()] == ["support_file"]
    assert visits.bin.items() == []


def test_a_meeting_takes_its_people_and_decisions_along_and_leaves_what_was_agreed(
    visits,
):
    meeting = next(one for one in visits.records.find(Meeting) if one.id == builders.MEETING)
    of_it = {"meeting_id": meeting.id}
    there = [*visits.records.find(Attendee, **of_it), *visits.records.find(Decision, **of_it)]
    agreed = visits.records.find(Agreement, **of_it)
    assert there
    assert agreed

    visits.records.remove(meeting)
    (item,) = visits.bin.items()
    assert item.along.total() == len(there)
    assert visits.records.find(Agreement, **of_it) == []
    assert len(visits.records.find(Agreement)) == len(agreed)

    _visit_daily(visits, 31)
    assert [line.what for line in visits.bin.erased()] == ["meeting"]
    assert visits.records.find(Decision, **of_it) == []
    assert len(visits.records.find(Agreement)) == len(agreed)


def test_who_works_two_days_a_week_has_her_thirty_days_too(visits):
    visits.records.remove(the(visits, Signal))
    passed = 0
    while not visits.later(days=(days := 2 if passed % 7 == 0 else 5)):
        passed += days
    assert 30 <= passed + days <= 37


@pytest.mark.parametrize("jump", [8, 31, 400, 30_000])
def test_a_clock_that_leaps_ends_none(visits, jump):
    visits.records.remove(the(visits, Signal))
    visits.later(days=10)
    assert visits.later(days=jump) == ()
    assert visits.later(days=-jump) == (), "and back again"
    assert len(visits.bin.items()) == 1
    assert visits.later(days=1) == ()


def test_a_clock_that_stays_wrong_takes_no_day_but_those_that_were_seen(visits):
    visits.records.remove(the(visits, Signal))
    visits.later(days=30_000)
    assert _visit_daily(visits, 22) == []
    assert _visit_daily(visits, 5) == [1]


def test_after_a_long_holiday_the_first_morning_takes_nothing(visits):
    visits.records.remove(the(visits, Signal))
    for _week in range(4):
        assert visits.later(days=7) == ()
    assert visits.later(days=45) == ()
    assert len(visits.bin.items()) == 1
    assert len(visits.later(days=1)) == 1


def test_nor_does_that_morning_when_the_vault_is_opened_once_more(visits):
    visits.records.remove(the(visits, Signal))
    for _week in range(4):
        visits.later(days=7)
    assert visits.later(days=400) == ()
    assert visits.later(minutes=5) == ()
    assert len(visits.bin.items()) == 1


def test_a_clock_that_was_set_back_counts_nothing_twice(visits):
    visits.records.remove(the(visits, Signal))
    for _time in range(20):
        visits.later(days=3)
        assert visits.later(days=-3) == ()
    assert len(visits.bin.items()) == 1


def test_what_cannot_be_read_of_the_last_look_counts_as_now(visits):
    visits.records.remove(the(visits, Signal))
    with visits.vault() as work:
        work.put_setting("bin_looked_on", "[]")
        work.commit()
    assert visits.later(days=40) == ()
    assert visits.later(days=1) == ()


def test_the_bytes_of_a_document_go_with_its_term(visits):
    document = visits.records.find(Attachment)[0]
    visits.records.remove(document)
    visits.later(days=1)
    with visits.vault() as work:
        assert forget_unwanted(work, work.contents_to_look_at()) == 0
    _visit_daily(visits, 30)
    assert document.content_id not in visits.vault.kept.contents


def test_a_colleague_takes_the_places_in_the_teams_along(visits):
    person = next(
        p
        for p in visits.records.find(Professional)
        if visits.records.find(TeamMember, professional_id=p.id)
    )
    visits.records.remove(person)
    (item,) = visits.bin.items()
    assert item.along == {TeamMember: 1}
