"""Who leaves the school: where this person stands, and who takes over there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.application.removal import removal
from ib_desk.domain.calling import names_in
from ib_desk.domain.care.owners import NamesOfColleagues
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional, ProfessionalId
from ib_desk.domain.records.support_file import SupportFile, SupportFileId, TeamMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What this person still has to do with.

    Attributes:
        teams: names of the pupils in whose open file this person is in the team.
        manages: of those, whose case this person keeps the overview of.
        agreements: how many open agreements have this person as their owner.
        closed: in how many closed files this person was in the team.
    """

    teams: tuple[str, ...] = ()
    manages: tuple[str, ...] = ()
    agreements: int = 0
    closed: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nobody would miss this person."""
        return not (self.teams or self.agreements or self.closed)


class Colleagues:
    """On the database thread."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, records: Records, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._clock = clock

    def standing(self, person: Professional) -> Standing:
        """Where this person stands now."""
        with self._unit_of_work() as work:
            members = work.find(TeamMember, professional_id=person.id)
            files = work.stored(SupportFile, [member.file_id for member in members])
            pupils = work.stored(Pupil, [file.pupil_id for file in files.values()])
            places = [(member, files[member.file_id]) for member in members]
            return Standing(
                teams=tuple(pupils[file.pupil_id].name for _m, file in places if file.is_open),
                manages=tuple(
                    pupils[file.pupil_id].name
                    for member, file in places
                    if file.is_open and member.case_manager
                ),
                agreements=sum(1 for _agreement in _owned(work, person)),
                closed=sum(not file.is_open for _member, file in places),
            )

    def remove(self, person: Professional, successor: ProfessionalId | None = None) -> Change:
        """Move this person to the bin; `successor` takes the places in open files and agreements.

        In a closed file nobody takes over: what was, was. One change, so that one undo takes all
        of it back.

        Raises:
            NotFound: one of both is gone already.
        """
        with self._unit_of_work() as work:
            handed: list[Edit] = []
            if successor is not None:
                heir = work.get(Professional, successor)
                handed = [*self._places(work, person, heir), *_agreements(work, person, heir)]
            taken = {edit.record.id for edit in handed}
            left = removal(work, work.get(Professional, person.id))
            edits = [*handed, *(edit for edit in left if edit.record.id not in taken)]
            return self._records.apply_in(work, Action.REMOVED, edits, person)

    def _places(self, work: UnitOfWork, person: Professional, heir: Professional) -> Iterator[Edit]:
        members = work.find(TeamMember, professional_id=person.id)
        files = work.stored(SupportFile, [member.file_id for member in members])
        there: dict[SupportFileId, TeamMember] = {}
        for member in work.find(TeamMember, professional_id=heir.id):
            there.setdefault(member.file_id, member)
        for member in members:
            if not files[member.file_id].is_open:
                continue
            if (known := there.get(member.file_id)) is not None:
                yield Edit(known, _with_duties_of(known, member))
            else:
                taken_over = replace(
                    member, professional_id=heir.id, since=self._clock.today(), until=None
                )
                yield Edit(member, taken_over)


def _with_duties_of(heir: TeamMember, gone: TeamMember) -> TeamMember:
    """Who is in the team already does what the other did, too."""
    return replace(
        heir,
        case_manager=heir.case_manager or gone.case_manager,
        breakthrough=heir.breakthrough or gone.breakthrough,
        task=heir.task or gone.task,
    )


def _agreements(work: UnitOfWork, person: Professional, heir: Professional) -> Iterator[Edit]:
    for agreement in _owned(work, person):
        yield Edit(agreement, replace(agreement, owner=heir.name))


def _owned(work: UnitOfWork, person: Professional) -> Iterator[Agreement]:
    """Open agreements of open files that have this person as their owner, and nobody beside.

    Whose an agreement is, is judged in one place: `ib_desk.domain.care.owners`.
    """
    names = NamesOfColleagues(work.values(Professional, "id", "name"))
    teams: defaultdict[SupportFileId, list[ProfessionalId]] = defaultdict(list)
    for file_id, member_id in work.each(work.values(TeamMember, "file_id", "professional_id")):
        teams[file_id].append(member_id)
    ids = []
    for agreement_id, file_id, said, state in work.each(
        work.values(Agreement, "id", "file_id", "owner", "state")
    ):
        is_alone = state.is_running and len(names_in(said)) == 1
        if is_alone and names.named(said, teams[file_id]) == (person.id,):
            ids.append(agreement_id)
    agreements = work.get_each(Agreement, ids)
    files = work.stored(SupportFile, [agreement.file_id for agreement in agreements])
    yield from (agreement for agreement in agreements if files[agreement.file_id].is_open)
