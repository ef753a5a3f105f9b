"""Lists over all pupils, and finding someone in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ib_desk.application.overview import (
    Overview,
    caseload,
    found,
    listed,
    pupil_lines,
    request_lines,
)
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.file.facts import FactKind
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.file.watches import Alert
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import Weighing
from tests import builders
from tests.application.fakes import FakeVault, ticking_clock
from tests.domain.made_files import FILE, NOOR, TODAY, made, po

CELIK = Pupil(call_name="Ayşe", first_names="Ayşe Nur", surname="Çelik", group_name="6b")


def trajectory(name: str) -> Trajectory:
    assert name == "po"
    return po()


def file_of(pupil: Pupil, **values: date) -> SupportFile:
    file = SupportFile(pupil_id=pupil.id, opened_on=date(2026, 3, 4))
    changes: dict[str, Any] = {**values}
    return replace(file, **changes)


def with_agreement(pupil: Pupil, days: int) -> WholeFile:
    file = file_of(pupil)
    ends = TODAY + timedelta(days=days)
    return made(Agreement(file_id=file.id, result="bellen", ends_on=ends), pupil=pupil, file=file)


class TestCaseload:
    def test_a_line_tells_who_which_level_and_what_next(self):
        level = Weighing(file_id=FILE.id, weighed_on=date(2026, 6, 9), chosen_level=4)
        late = Agreement(file_id=FILE.id, result="JGZ", ends_on=TODAY - timedelta(days=12))
        (line,) = caseload([made(level, late)], trajectory, TODAY)
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
        (line,) = caseload([builders.noor()], trajectory, TODAY)
        assert line.last_contact == date(2026, 9, 15)

    def test_what_asks_for_attention_without_a_day_is_due_today(self):
        (line,) = caseload([made(Signal(file_id=FILE.id))], trajectory, TODAY)
        assert line.next is not None
        assert line.next.fact is not None
        assert line.next.fact.kind is FactKind.SIGNALS_OPEN
        assert line.due == TODAY
        (line,) = caseload([made()], trajectory, TODAY)
        assert line.due is None

    def test_the_earliest_first_and_what_was_closed_behind(self):
        closed = replace(file_of(CELIK), closed_on=TODAY)
        others = [Pupil(call_name=name, surname="Ö") for name in ("Bo", "Ad", "Cas")]
        wholes = [
            made(pupil=CELIK, file=closed),
            made(pupil=others[0], file=file_of(others[0])),
            with_agreement(NOOR, 3),
            made(pupil=others[1], file=file_of(others[1])),
            with_agreement(others[2], -3),
        ]
        names = [line.pupil.name for line in caseload(wholes, trajectory, TODAY)]
        assert names == ["Cas Ö", "Noor van Dalen", "Ad Ö", "Bo Ö", "Ayşe Çelik"]

    def test_a_closed_file_asks_nothing(self):
        closed = replace(FILE, closed_on=TODAY)
        (line,) = caseload([made(Signal(file_id=FILE.id), file=closed)], trajectory, TODAY)
        assert (line.is_open, line.next, line.due) == (False, None, None)


class TestPupils:
    def test_everyone_by_surname_with_the_file_that_is_open(self):
        closed = file_of(NOOR, opened_on=date(2026, 9, 1), closed_on=date(2026, 9, 2))
        reopened = file_of(NOOR)
        lines = pupil_lines([NOOR, CELIK], [reopened, closed], TODAY)
        assert [line.pupil.name for line in lines] == ["Ayşe Çelik", "Noor van Dalen"]
        assert [(line.file_id, line.has_open_file) for line in lines] == [
            (None, False),
            (reopened.id, True),
        ]

    def test_of_closed_files_the_last(self):
        first = file_of(NOOR, opened_on=date(2024, 9, 1), closed_on=date(2025, 1, 1))
        last = file_of(NOOR, opened_on=date(2025, 9, 1), closed_on=date(2026, 1, 1))
        (line,) = pupil_lines([NOOR], [last, first], TODAY)
        assert (line.file_id, line.has_open_file) == (last.id, False)

    @pytest.mark.parametrize(
        ("left_on", "has_left"),
        [(None, False), (TODAY, True), (TODAY + timedelta(days=1), False)],
    )
    def test_who_left_is_marked_from_the_day_itself(self, left_on, has_left):
        (line,) = pupil_lines([replace(NOOR, left_on=left_on)], [], TODAY)
        assert line.has_left is has_left


def test_requests_wait_from_the_day_they_were_sent():
    sent = SwvRequest(file_id=FILE.id, kind=RequestKind.TLV_SBO, sent_on=TODAY - timedelta(days=21))
    concept = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, dated_on=TODAY)
    other = file_of(CELIK)
    newer = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=other.id, sent_on=TODAY)
    wholes = [made(concept, sent), made(newer, pupil=CELIK, file=other)]
    lines = request_lines(wholes, TODAY)
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
    assert (last.dated_on, last.sent_on) == (TODAY, None)


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
        lines = pupil_lines([NOOR, CELIK], [], TODAY)
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


def test_the_lists_are_read_from_the_vault():
    vault, clock = FakeVault(), ticking_clock()
    records = Records(vault, UndoStack(), clock)
    content = {one.content_id: b"x" for one in builders.attachments()}
    vault.kept.contents.update(content)
    records.add(*builders.noor_records(), CELIK)
    overview = Overview(WholeFiles(vault), records, trajectory, clock)
    assert [line.pupil.name for line in overview.caseload()] == ["Noor van Dalen"]
    assert [line.pupil.name for line in overview.pupils()] == ["Ayşe Çelik", "Noor van Dalen"]
    assert [line.kind for line in overview.requests()] == [RequestKind.ARRANGEMENT]
