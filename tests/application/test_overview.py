"""Lists over all pupils, and finding someone in them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from ib_desk.application.changes import Edit
from ib_desk.application.kept_lines import FILES_AT_ONCE, PUPILS_AT_ONCE, KeptLines
from ib_desk.application.lists_beside import ListsBeside
from ib_desk.application.overview import CaseloadLine, Lists, Overview, found
from ib_desk.application.ports import Clock, Kept
from ib_desk.application.progress import Cancelled
from ib_desk.application.records import Records
from ib_desk.application.sittings import OneSitting
from ib_desk.application.undo import UndoStack
from ib_desk.application.vault_errors import VaultReadOnly
from ib_desk.domain.file.facts import FactKind
from ib_desk.domain.file.kept_beside import KeptBeside
from ib_desk.domain.file.kept_pupil import listed
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.file.watches import Alert
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School as SchoolRecord
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.records.weighing import Weighing
from tests.application.fakes import FakeUnitOfWork, FakeVault
from tests.builders import noor_records
from tests.domain.made_files import FILE, NOOR, TODAY, po
from tests.shipped import school_terms

CELIK = Pupil(call_name="Ayşe", first_names="Ayşe Nur", surname="Çelik", group_name="6b")


def po_alone(name: str) -> Trajectory:
    assert name == "po"
    return po()


def file_of(pupil: Pupil, **values: date) -> SupportFile:
    file = SupportFile(pupil_id=pupil.id, opened_on=date(2026, 3, 4))
    changes: dict[str, Any] = {**values}
    return replace(file, **changes)


def with_agreement(pupil: Pupil, days: int) -> tuple[Record, ...]:
    file = file_of(pupil)
    ends = TODAY + timedelta(days=days)
    return (pupil, file, Agreement(file_id=file.id, result="bellen", ends_on=ends))


class School:
    """A vault with an overview of it, on a day that can go on."""

    def __init__(self, *records: Record, day: date = TODAY) -> None:
        self.vault = FakeVault()
        self.day = day
        clock = Clock(lambda: datetime.combine(self.day, time(9)))
        self.keeping = KeptLines(po_alone, [po()], clock)
        self.records = Records(self.work, UndoStack(), clock, follows=(OneSitting(self.work),))
        self.school_terms = school_terms()
        self.overview = Overview(self.work, self.keeping, self.school_terms)
        if records:
            self.records.add(*records)

    def work(self) -> FakeUnitOfWork:
        return self.vault(self.keeping)

    def look(self) -> Lists:
        """All of it, also where it comes in more than one go."""
        lists = self.overview.look()
        return self.look() if lists.to_make else lists


class ReadOnly(FakeUnitOfWork):
    def put_lines(
        self, lines: Collection[Kept], made_with: str, gone: Collection[UUID] = ()
    ) -> int:
        raise VaultReadOnly


def files(*records: Record) -> tuple[CaseloadLine, ...]:
    return School(*records).look().files


class TestCaseload:
    def test_a_line_tells_who_which_level_and_what_next(self):
        level = Weighing(file_id=FILE.id, weighed_on=date(2026, 6, 9), chosen_level=4)
        late = Agreement(file_id=FILE.id, result="JGZ", ends_on=TODAY - timedelta(days=12))
        (line,) = files(NOOR, FILE, level, late)
        assert (line.pupil.name, line.pupil.group, line.pupil.id) == (
            "Noor van Dalen",
            "groep 6",
            NOOR.id,
        )
        assert (line.file_id, line.is_open, line.level) == (FILE.id, True, 4)
        assert line.next is not None
        assert (line.next.alert, line.due) == (Alert.LATE, TODAY - timedelta(days=12))
        assert line.last_contact is None

    def test_the_last_contact_is_known_from_the_records(self):
        (line,) = files(*noor_records())
        assert line.last_contact == date(2026, 9, 15)

    def test_what_asks_for_attention_without_a_day_is_due_today(self):
        (line,) = files(NOOR, FILE, Signal(file_id=FILE.id))
        assert line.next is not None
        assert line.next.fact is not None
        assert line.next.fact.kind is FactKind.SIGNALS_OPEN
        assert line.due == TODAY
        (line,) = files(NOOR, FILE)
        assert line.due is None

    def test_the_earliest_first_and_what_was_closed_behind(self):
        closed = replace(file_of(CELIK), closed_on=TODAY)
        others = [Pupil(call_name=name, surname="Ö") for name in ("Bo", "Ad", "Cas")]
        records = [
            *(CELIK, closed, others[0], file_of(others[0]), *with_agreement(NOOR, 3)),
            *(others[1], file_of(others[1]), *with_agreement(others[2], -3)),
        ]
        names = [line.pupil.name for line in files(*records)]
        assert names == ["Cas Ö", "Noor van Dalen", "Ad Ö", "Bo Ö", "Ayşe Çelik"]

    def test_a_closed_file_asks_nothing(self):
        (line,) = files(NOOR, replace(FILE, closed_on=TODAY), Signal(file_id=FILE.id))
        assert (line.is_open, line.next, line.due) == (False, None, None)


class TestPupils:
    def test_everyone_by_surname_with_the_file_that_is_open(self):
        closed = file_of(NOOR, opened_on=date(2026, 9, 1), closed_on=date(2026, 9, 2))
        reopened = file_of(NOOR)
        lines = School(NOOR, CELIK, reopened, closed).look().pupils
        assert [line.pupil.name for line in lines] == ["Ayşe Çelik", "Noor van Dalen"]
        assert [(line.file_id, line.has_open_file) for line in lines] == [
            (None, False),
            (reopened.id, True),
        ]

    def test_of_closed_files_the_last(self):
        first = file_of(NOOR, opened_on=date(2024, 9, 1), closed_on=date(2025, 1, 1))
        last = file_of(NOOR, opened_on=date(2025, 9, 1), closed_on=date(2026, 1, 1))
        (line,) = School(NOOR, last, first).look().pupils
        assert (line.file_id, line.has_open_file) == (last.id, False)

    @pytest.mark.parametrize(
        ("left_on", "has_left"),
        [(None, False), (TODAY, True), (TODAY + timedelta(days=1), False)],
    )
    def test_who_left_is_marked_from_the_day_itself(self, left_on, has_left):
        (line,) = School(replace(NOOR, left_on=left_on)).look().pupils
        assert line.has_left is has_left

    def test_signals_of_no_file_are_counted_while_they_wait(self):
        seen = Signal(pupil_id=NOOR.id, triage=Triage.WATCH)
        (line,) = School(NOOR, Signal(pupil_id=NOOR.id), seen).look().pupils
        assert line.signals == 1


def test_requests_wait_from_the_day_they_were_sent():
    sent = SwvRequest(file_id=FILE.id, kind=RequestKind.TLV_SBO, sent_on=TODAY - timedelta(days=21))
    concept = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, dated_on=TODAY)
    other = file_of(CELIK)
    newer = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=other.id, sent_on=TODAY)
    school = School(NOOR, FILE, concept, sent, CELIK, other, newer)
    lines = school.overview.beside().requests
    assert [(line.request_id, line.waiting_days) for line in lines] == [
        (sent.id, 21),
        (newer.id, 0),
        (concept.id, None),
    ]
    first, _, last = lines
    assert (first.pupil.name, first.kind, first.file_id, first.sent_on) == (
        "Noor van Dalen",
        RequestKind.TLV_SBO,
        FILE.id,
        sent.sent_on,
    )
    assert (last.days.made_on, last.sent_on) == (TODAY, None)


def test_a_request_is_called_as_its_swv_says_from_when_that_was_written_down():
    concept = SwvRequest(kind=RequestKind.TLV_SBO, file_id=FILE.id, dated_on=TODAY)
    swv = SwvProfile(name="SWV")
    school = School(NOOR, FILE, concept, swv, SchoolRecord(swv_id=swv.id))
    assert school.overview.beside().requests[0].called == ""
    route = SwvRoute(profile_id=swv.id, kind=RequestKind.TLV_SBO, own_words="sbo-verklaring")
    school.records.add(route)
    assert school.overview.beside().requests[0].called == "sbo-verklaring"
    assert school.overview.beside() is school.overview.beside()


class TestLookingAgain:
    def test_what_did_not_change_is_the_very_same(self):
        school = School(*with_agreement(NOOR, 3), *with_agreement(CELIK, 5))
        before = school.look()
        assert school.look() is before
        school.records.change(NOOR, replace(NOOR, surname="Zand"))
        after = school.look()
        first, second = before.files
        assert after.files[1] is second
        assert (first.pupil.name, after.files[0].pupil.name) == ("Noor van Dalen", "Noor van Zand")

    def test_another_day_is_another_list_of_the_same_lines(self):
        school = School(*with_agreement(NOOR, 3))
        kept = school.vault.kept.lines
        school.look()
        school.day = TODAY + timedelta(days=4)
        (line,) = school.look().files
        assert line.next is not None
        assert line.next.alert is Alert.LATE
        assert school.vault.kept.lines == kept

    def test_a_day_that_was_still_to_come_makes_the_line_anew(self):
        tomorrow = TODAY + timedelta(days=1)
        school = School(NOOR, FILE, Weighing(file_id=FILE.id, weighed_on=tomorrow, chosen_level=4))
        (line,) = school.look().files
        assert line.level is None
        school.day = tomorrow
        (line,) = school.look().files
        assert line.level == 4

    def test_a_line_that_was_kept_before_a_day_that_came_is_made_anew_when_it_is_read(self):
        tomorrow = TODAY + timedelta(days=1)
        school = School(NOOR, FILE, Weighing(file_id=FILE.id, weighed_on=tomorrow, chosen_level=4))
        school.look()
        school.day = tomorrow
        school.overview = Overview(school.work, school.keeping, school.school_terms)
        (line,) = school.look().files
        assert line.level == 4

    def test_what_was_removed_is_no_longer_there_and_comes_back(self):
        school = School(NOOR, FILE, CELIK)
        school.look()
        school.records.remove(NOOR)
        lists = school.look()
        assert [line.pupil.name for line in lists.pupils] == ["Ayşe Çelik"]
        assert lists.files == ()
        assert school.vault.kept.lines.keys() == {CELIK.id}
        school.records.undo()
        assert [line.file_id for line in school.look().files] == [FILE.id]


class TestLinesToMake:
    def many(self) -> list[Record]:
        pupils = [Pupil(call_name=str(number)) for number in range(3 * FILES_AT_ONCE)]
        return [*pupils, *map(file_of, pupils)]

    def test_what_touches_many_files_leaves_their_lines_to_be_made_a_few_at_a_time(self):
        school = School(*self.many())
        left = [school.overview.look().to_make for _ in range(4)]
        assert left == [2 * FILES_AT_ONCE, FILES_AT_ONCE, 0, 0]
        assert len(school.look().files) == 3 * FILES_AT_ONCE
        assert school.overview.look() is school.overview.look()

    def test_until_then_what_was_known_of_them_stays(self):
        records = self.many()
        school = School(*records)
        before = school.look()
        edits = [Edit(r, replace(r, surname="Wit")) for r in records if isinstance(r, Pupil)]
        school.records.apply(Action.IMPORTED, edits)
        after = school.overview.look()
        assert after.to_make == 2 * FILES_AT_ONCE
        assert len(after.files) == len(before.files)
        assert {line.pupil.name[-3:] for line in school.look().files} == {"Wit"}

    def test_a_look_that_was_cut_off_is_made_up_for_by_the_next(self):
        school = School(*with_agreement(NOOR, 3))
        school.look()
        school.records.change(NOOR, replace(NOOR, surname="Zand"))
        broken = KeptLines(po_alone, [po()], school.keeping.clock)

        class CutOff(FakeUnitOfWork):
            def commit(self) -> None:
                raise Cancelled

        school.day = TODAY + timedelta(days=1)
        overview = school.overview
        overview._unit_of_work = lambda: CutOff(school.vault, broken)
        school.vault.kept.lines[FILE.id] = (
            99,
            "",
            Kept(about=FILE.id, pupil_id=NOOR.id, line=None),
        )
        with pytest.raises(Cancelled):
            overview.look()
        overview._unit_of_work = school.work
        (line,) = school.look().files
        assert line.pupil.name == "Noor van Zand"

    def test_a_file_is_shown_from_when_its_pupil_is(self):
        school = School()
        pupils = [Pupil(call_name=str(number)) for number in range(PUPILS_AT_ONCE + 1)]
        with school.vault() as work:
            for record in (*pupils, file_of(pupils[-1])):
                work.save(record)
            work.commit()
        first, second = school.overview.look(), school.overview.look()
        assert (first.files, first.to_make) == ((), 1)
        assert [line.pupil.name for line in second.files] == [pupils[-1].name]

    def test_other_rules_make_all_lines_anew(self):
        school = School(NOOR, FILE)
        assert school.look().files[0].next is not None
        fewer = replace(po(), step=po().step[1:])
        other = KeptLines(lambda _name: fewer, [fewer], school.keeping.clock)
        (line,) = Overview(lambda: school.vault(other), other, school_terms()).look().files
        assert line.next is not None
        assert line.next.step == fewer.step[0]

    def test_where_nothing_can_be_written_they_hold_while_the_vault_is_open(self):
        school = School(NOOR, FILE)
        school.vault.kept.lines.clear()

        overview = Overview(lambda: ReadOnly(school.vault, None), school.keeping, school_terms())
        (line,) = overview.look().files
        assert line.file_id == FILE.id
        assert overview.look().files == (line,)


class TestBeside:
    """What lists of requests and of agreements alone tell is read when one of them is looked at."""

    CONCEPT = SwvRequest(kind=RequestKind.CONSULT, file_id=FILE.id, dated_on=TODAY)
    AGREED = Agreement(file_id=FILE.id, result="bellen", ends_on=TODAY)

    def school(self) -> School:
        return School(NOOR, FILE, self.CONCEPT, self.AGREED)

    def test_a_look_at_the_caseload_does_not_read_it(self):
        school = self.school()
        asked: list[Collection[UUID]] = []

        class Listening(FakeUnitOfWork):
            def beside(self, file_ids: Collection[UUID], made_with: str) -> dict[UUID, KeptBeside]:
                asked.append({*file_ids})
                return super().beside(file_ids, made_with)

        overview = Overview(
            lambda: Listening(school.vault, school.keeping), school.keeping, school_terms()
        )
        assert len(overview.look().files) == 1
        assert asked == []
        overview.beside()
        assert asked == [{FILE.id}]

    def test_only_what_changed_is_read_again(self):
        school = self.school()
        before = school.overview.beside()
        assert school.overview.beside() is before
        school.records.add(*with_agreement(CELIK, 3))
        after = school.overview.beside()
        assert after.requests == before.requests
        assert after.requests[0] is before.requests[0]
        assert [line.pupil for line in after.agreements] == [listed(NOOR), listed(CELIK)]

    def test_who_is_called_otherwise_is_called_so_here(self):
        school = self.school()
        school.overview.beside()
        school.records.change(NOOR, replace(NOOR, surname="Zand"))
        lists = school.overview.beside()
        ((request,), (agreement,)) = lists.requests, lists.agreements
        assert request.pupil.name == "Noor van Zand"
        assert agreement.pupil == request.pupil

    def test_what_is_gone_is_told_no_more(self):
        school = self.school()
        school.overview.beside()
        school.records.remove(NOOR)
        lists = school.overview.beside()
        assert (lists.requests, lists.agreements) == ((), ())

    def test_until_a_line_is_made_it_is_told_as_it_was(self, monkeypatch):
        school = self.school()
        before = school.overview.beside()
        with school.vault() as work:
            work.put_lines([Kept(about=FILE.id, pupil_id=NOOR.id, line=None)], "others")
            work.commit()
        with monkeypatch.context() as busy:
            busy.setattr(school.overview, "_make_some", lambda _work, _today: None)
            meanwhile = school.overview.beside()
        assert (meanwhile.requests, meanwhile.to_make) == (before.requests, 1)
        assert school.overview.beside() == before

    def test_what_does_not_read_is_made_anew(self):
        school = self.school()
        before = school.overview.beside()
        number, made_with, kept = school.vault.kept.lines[FILE.id]
        school.vault.kept.lines[FILE.id] = (number, made_with, replace(kept, beside=None))
        overview = Overview(school.work, school.keeping, school_terms())
        assert overview.beside() == ListsBeside(swvs=before.swvs, to_make=1)
        assert overview.beside() == before

    def test_where_nothing_can_be_written_it_holds_while_the_vault_is_open(self):
        school = self.school()
        before = school.overview.beside()
        school.vault.kept.lines.clear()

        overview = Overview(lambda: ReadOnly(school.vault, None), school.keeping, school_terms())
        assert overview.beside() == before


class TestFinding:
    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("", ["Ayşe Çelik", "Noor van Dalen"]),
            ("cel", ["Ayşe Çelik"]),
            ("ayse", ["Ayşe Çelik"]),
            ("nur", ["Ayşe Çelik"]),
            ("6b", ["Ayşe Çelik"]),
            ("van dalen", ["Noor van Dalen"]),
            ("dalen noor", ["Noor van Dalen"]),
            ("groep 6", ["Noor van Dalen"]),
            ("elisabeth", ["Noor van Dalen"]),
            ("alen", []),
        ],
    )
    def test_by_name_first_names_and_group(self, query, names):
        lines = School(NOOR, CELIK).look().pupils
        assert [line.pupil.name for line in found(lines, query)] == names


@pytest.mark.parametrize(
    ("year_group", "group_name", "key"),
    [("8", "8A", (8, "8a")), ("", "Vlinders", (0, "vlinders")), ("S", "SBO", (0, "sbo"))],
)
def test_groups_sort_by_year_and_then_by_name(year_group, group_name, key):
    pupil = replace(NOOR, year_group=year_group, group_name=group_name)
    assert listed(pupil).group_key == key


def test_prefixes_do_not_count_in_the_order_of_names():
    assert listed(NOOR).name_key == "dalen, noor van"


class TestTheYearsBehind:
    """Who left, and of whom all is closed, is read when a list shows those too."""

    LEFT = Pupil(call_name="Daan", surname="Oud", left_on=date(2024, 7, 31))
    OF_LEFT = file_of(LEFT, closed_on=date(2024, 7, 1))
    HERE = Pupil(call_name="Mila", surname="Nu")
    OF_HERE = file_of(HERE, closed_on=date(2026, 4, 1))

    def school(self, *more: Record) -> School:
        return School(self.LEFT, self.OF_LEFT, self.HERE, self.OF_HERE, *more)

    def names(self, lists: Lists) -> set[str]:
        return {line.pupil.name for line in lists.pupils}

    def test_a_first_look_of_now_passes_them_over_and_says_so(self):
        lists = self.school().overview.look_at_now()
        assert self.names(lists) == {"Mila Nu"}
        assert (lists.is_whole, lists.is_complete, lists.to_make) == (False, False, 0)

    def test_of_who_is_at_school_what_was_closed_is_told_too(self):
        (line,) = self.school().overview.look_at_now().pupils
        assert line.file_id == self.OF_HERE.id

    def test_whoever_asks_for_all_gets_all_and_so_does_each_look_after_it(self):
        overview = self.school().overview
        overview.look_at_now()
        lists = overview.look()
        assert self.names(lists) == {"Mila Nu", "Daan Oud"}
        assert {line.file_id for line in lists.files} == {self.OF_LEFT.id, self.OF_HERE.id}
        assert lists.is_complete
        assert overview.look_at_now() is lists

    def test_who_looks_first_sees_now_and_then_all(self):
        overview = self.school().overview
        assert not overview.look_soon().is_whole
        assert overview.look_soon().is_whole

    def test_an_empty_vault_is_whole_at_the_second_look(self):
        overview = School().overview
        assert overview.look_soon() == Lists(is_whole=False)
        assert overview.look_soon() == Lists()

    @pytest.mark.parametrize("days", [0, 1])
    def test_who_waits_for_an_answer_or_leaves_later_is_of_now(self, days):
        signal = Signal(pupil_id=self.LEFT.id, seen_on=TODAY)
        assert "Daan Oud" in self.names(self.school(signal).overview.look_at_now())
        leaving = Pupil(call_name="Gaat", left_on=TODAY + timedelta(days=days))
        assert ("Gaat" in self.names(self.school(leaving).overview.look_at_now())) is bool(days)

    def test_what_changes_in_a_file_that_was_passed_over_brings_all(self):
        school = self.school()
        school.overview.look_at_now()
        school.records.change(self.OF_LEFT, replace(self.OF_LEFT, closed_on=None))
        lists = school.overview.look_at_now()
        assert self.names(lists) == {"Mila Nu", "Daan Oud"}
        assert lists.is_whole
        (line,) = (one for one in lists.files if one.is_open)
        assert line.file_id == self.OF_LEFT.id

    def test_the_agreements_are_those_of_open_files_so_they_ask_for_no_more(self):
        overview = self.school(*with_agreement(CELIK, 3)).overview
        (line,) = overview.beside_now().agreements
        assert line.pupil is not None
        assert line.pupil.name == CELIK.name
        assert not overview.look_at_now().is_whole
        overview.beside()
        assert overview.look_at_now().is_whole

    def test_lines_by_other_rules_are_read_for_they_have_to_be_made(self):
        school = self.school()
        school.keeping.made_with = "other rules"
        overview = Overview(school.work, school.keeping, school.school_terms)
        assert overview.look_at_now().to_make == 0
        assert self.names(overview.look_at_now()) == {"Mila Nu", "Daan Oud"}
