"""A question for each kind of record, and not for each record.

A pupil of years has some hundreds of records. What is done with all of them at once – removed, put
back, undone, closed, erased – asks the database as often as for a few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from ib_desk.application.bin import Bin
from ib_desk.application.changes import Change
from ib_desk.application.closed_items import ClosedItems
from ib_desk.application.colleagues import Colleagues
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.ports import UnitOfWork, UnitOfWorkFactory
from ib_desk.application.progress import Silent
from ib_desk.application.records import Records
from ib_desk.application.search import Search
from ib_desk.application.sittings import Sittings
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.kinds import (
    KINDS,
    content_fields,
    is_part_of,
    references,
    references_inside,
)
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingId
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.sitting import Sitting
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.domain.search.asked import Asked
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.fakes import ticking_clock
from tests.samples import sample
from tests.shipped import catalogue
from tests.storage.test_indexes import keeping, listening


def is_inside(kind: type[Record]) -> bool:
    """Whether it is in a file, or about a pupil."""
    return kind in {Pupil, SupportFile} or any(
        is_part_of(kind, name) and is_inside(target)
        for name, (target, _required) in references(kind).items()
    )


COPIED = tuple(kind for kind in KINDS if is_inside(kind) and kind not in {Pupil, SupportFile})
SHARED = tuple(kind for kind in KINDS if not is_inside(kind))
"""Of these there is one, whatever the size of a file."""
LONG_AGO = date(2010, 1, 1)
"""Closed since then, a file may be removed also where something was sent from it."""
FEW, MANY = 3, 5
TAKEN_OUT = (
    "DELETE FROM searched",
    "UPDATE searched",
    "INSERT INTO searched_words",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The use cases over one vault."""

    work: UnitOfWorkFactory
    records: Records
    bin: Bin
    closed: ClosedItems


@pytest.fixture
def desk(engine: Engine) -> Desk:
    work, clock, undo = partial(SqlUnitOfWork, engine, keeping()), ticking_clock(), UndoStack()
    term = catalogue().bin_term
    records = Records(work, undo, clock, term)
    return Desk(work, records, Bin(work, records, undo, clock, term), ClosedItems(work, records))


def fill(desk: Desk, times: int) -> Pupil:
    """A pupil with a file that holds each kind so many times, with all that is part of each."""
    pupil = replace(sample(Pupil), id=new())
    file = replace(sample(SupportFile), id=new(), pupil_id=pupil.id, closed_on=LONG_AGO)
    with desk.work() as work:
        for kind in SHARED:
            work.save(sample(kind))
        work.save(pupil)
        work.save(file)
        whole = {Pupil: pupil.id, SupportFile: file.id}
        each = [whole | {kind: new() for kind in COPIED} for _ in range(times)]
        for kind in COPIED:
            work.save(*(copied(kind, ids, work) for ids in each))
        work.commit()
    return pupil


def new() -> Any:
    return uuid4()


def copied(kind: type[Record], ids: dict[type[Record], UUID], work: UnitOfWork) -> Record:
    """A sample that points to these instead of to other samples."""
    record = sample(kind)
    other: dict[str, Any] = {
        name: ids.get(target, getattr(record, name))
        for name, (target, _is_part) in references(kind).items()
    }
    for name, (inside, target) in references_inside(kind).items():
        other[name] = tuple(
            replace(entry, **{inside: ids[target]}) for entry in getattr(record, name)
        )
    if kind is Meeting:
        other["sitting_id"] = None  # asks what was said with other pupils
    other |= {name: work.put_content(b"") for name in content_fields(kind)}
    return replace(record, id=ids[kind], **other)


def is_by_size(sql: str) -> bool:
    """Bytes of a document are read and put one by one, words taken out by their number."""
    return "FROM content \nWHERE content.id = ?" in sql or sql.startswith(TAKEN_OUT)


def acts(desk: Desk, pupil: Pupil) -> Iterator[tuple[str, Callable[[], object]]]:
    """All that is done with everything of a pupil, or with a meeting in which all was decided."""
    (file,) = desk.records.find(SupportFile, pupil_id=pupil.id)
    yield "read", partial(WholeFiles(desk.work).one, file.id)
    meeting = last_meeting(desk, file)
    yield "close", partial(desk.closed.close, meeting, Closed(because=ClosedBecause.ASKED))
    yield "open again", partial(desk.closed.open_again, meeting.id)
    removed: list[Change] = []
    yield "remove", lambda: removed.append(desk.records.remove(pupil))
    yield "put back by the history", lambda: desk.records.put_back(removed[0])
    yield "undo putting back", desk.records.undo
    yield "put back out of the bin", partial(desk.bin.put_back, pupil.id)
    yield "remove again", partial(desk.records.remove, pupil)
    yield "undo removing", desk.records.undo
    yield "redo removing", desk.records.redo
    yield "erase", partial(desk.bin.erase, pupil.id, "dubbel")


def last_meeting(desk: Desk, file: SupportFile) -> Meeting:
    with desk.work() as work:
        *others, last = work.find(Meeting, file_id=file.id)
        for attendee in work.find_of(Attendee, "meeting_id", [one.id for one in others]):
            work.save(replace(attendee, meeting_id=last.id))
        for decision in work.find_of(Decision, "meeting_id", [one.id for one in others]):
            work.save(replace(decision, meeting_id=last.id))
        work.commit()
    return last


def asked(engine: Engine, desk: Desk, times: int) -> dict[str, Counter[str]]:
    """Of each act how often each question was asked."""
    found = {}
    for name, act in acts(desk, fill(desk, times)):
        with listening(engine) as statements:
            act()
        found[name] = Counter(sql for sql, _values in statements if not is_by_size(sql))
    return found


def test_what_is_done_with_many_records_asks_no_more_than_with_few(desk: Desk, engine: Engine):
    few, many = asked(engine, desk, FEW), asked(engine, desk, MANY)

    assert {name: more for name in few if (more := many[name] - few[name])} == {}


def school(desk: Desk, pupils: int) -> tuple[Professional, Professional, MeetingId]:
    """A colleague who is in the team of each, her heir, and a meeting about all of them.

    One contact of each is out of sight.
    """
    leaves, heir = (Professional(name=f"{name} {new()}") for name in ("Anouk", "Tim"))
    sitting = Sitting(purpose="samen")
    children = [Pupil(call_name="Noor", surname="Dalen") for _ in range(pupils)]
    files = [SupportFile(pupil_id=one.id, opened_on=LONG_AGO) for one in children]
    meetings = [Meeting(file_id=file.id, sitting_id=sitting.id) for file in files]
    contacts = [Contact(file_id=file.id, line="zeepaardje") for file in files]
    with desk.work() as work:
        work.save(leaves, heir)
        work.save(sitting)
        work.save(*children)
        work.save(*files)
        work.save(*meetings)
        work.save(*contacts)
        work.save(
            *(
                TeamMember(file_id=file.id, professional_id=person.id)
                for file in files
                for person in (leaves, heir)
            )
        )
        work.save(*(Agreement(file_id=file.id, owner=leaves.name) for file in files))
        work.commit()
    for contact in contacts:
        desk.closed.close(contact, Closed(because=ClosedBecause.ASKED))
    return leaves, heir, meetings[0].id


def test_what_is_asked_over_all_pupils_asks_no_more_of_many(desk: Desk, engine: Engine):
    # Beside this the line of each file is made anew, some at once.
    work, clock = partial(SqlUnitOfWork, engine), ticking_clock()
    colleagues = Colleagues(work, Records(work, UndoStack(), clock), clock)
    hidden = Asked(words=("zeepaardje",), closed_items=True)
    found = []
    for pupils in (FEW, MANY):
        leaves, heir, meeting_id = school(desk, pupils)
        with listening(engine) as statements:
            standing = colleagues.standing(leaves)
            seats = Sittings(desk.work, desk.records).seats(meeting_id)
            hits = Search(desk.work, KeptTexts()).find(hidden, Silent()).hits
            colleagues.remove(leaves, heir.id)
        assert (len(standing.teams), standing.agreements, len(seats)) == (pupils, pupils, pupils)
        assert len(hits) >= pupils
        found.append(Counter(sql for sql, _values in statements if not is_by_size(sql)))
    few, many = found

    assert many - few == Counter()
