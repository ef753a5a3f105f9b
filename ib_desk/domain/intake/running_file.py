"""A file that ran elsewhere, as it is taken over: what holds now, and nothing of how it came so.

By hand, one after the other, or out of a list: both give a `RunningFile`, and one function makes
records of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ib_desk.domain.calling import called, called_first, names_written_in
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.running_measure import FundingCategory, MeasureKind, RunningMeasure
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import CORE_TEAM_LIMIT, SupportFile, TeamMember, TeamPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenMeasure:
    """The fields of `RunningMeasure`, before there is a file."""

    kind: MeasureKind
    number: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    category: FundingCategory | None = None
    hours: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAgreement:
    """Who does what, by when."""

    result: str
    owner: str = ""
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningFile:
    """All that is asked of a file that is taken over.

    Attributes:
        level: the level of support that it has now.
        team: names; the first keeps the overview.
        measures: what runs.
        agreements: what is open.
        next_talk_on: the day of the next meeting.
    """

    level: int | None = None
    team: tuple[str, ...] = ()
    measures: tuple[TakenMeasure, ...] = ()
    agreements: tuple[TakenAgreement, ...] = ()
    next_talk_on: date | None = None


def names_in(text: str) -> tuple[str, ...]:
    """Names with a comma, “en” or the like between them, as they are written, each once."""
    return tuple({called(name): name for name in names_written_in(text)}.values())


def person_called(name: str, people: Iterable[Professional]) -> Professional | None:
    """Who is meant: by the whole name, or by a first name that nobody else has."""
    known = list(people)
    full = [one for one in known if called(one.name) == called(name)]
    if full:
        return full[0]
    firsts = [one for one in known if called_first(one.name) == called(name)]
    return firsts[0] if len(firsts) == 1 else None


def taken_over(taken: RunningFile, file: SupportFile) -> SupportFile:
    """A new file with the mark, as of the day on which it is opened here."""
    return replace(file, taken_over_on=file.opened_on, taken_over_level=taken.level)


def records_of(
    taken: RunningFile, file: SupportFile, people: Sequence[Professional]
) -> Iterator[Record]:
    """All that comes with the file, in the order in which it can be stored.

    Whoever is in nobody's list yet is added to it. The first three are the core team, as in any
    other file; more are on call.
    """
    members: list[TeamMember] = []
    known = list(people)
    for name in taken.team:
        person = person_called(name, known)
        if person is None:
            person = Professional(name=name)
            known.append(person)
            yield person
        if person.id not in {member.professional_id for member in members}:
            in_core = len(members) < CORE_TEAM_LIMIT
            members.append(
                TeamMember(
                    file_id=file.id,
                    professional_id=person.id,
                    place=TeamPlace.CORE if in_core else TeamPlace.ON_CALL,
                    case_manager=not members,
                )
            )
    yield from members
    for measure in taken.measures:
        yield RunningMeasure(
            file_id=file.id,
            kind=measure.kind,
            number=measure.number,
            starts_on=measure.starts_on,
            ends_on=measure.ends_on,
            category=measure.category,
            hours=measure.hours,
        )
    if taken.next_talk_on is not None:
        yield Meeting(file_id=file.id, held_on=taken.next_talk_on)
    for agreement in taken.agreements:
        yield Agreement(
            file_id=file.id,
            result=agreement.result,
            owner=agreement.owner,
            ends_on=agreement.ends_on,
        )
