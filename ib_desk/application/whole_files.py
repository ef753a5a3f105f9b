"""Reading everything of a file in one transaction."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from ib_desk.application.ports import UnitOfWork, UnitOfWorkFactory
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.kinds import KINDS, is_part_of, references
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import FormType, SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute


class WholeFiles:
    """The read side: values that hold a file together, for screens, rules and prints."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def one(self, file_id: UUID) -> WholeFile:
        """Return everything of this file; raises `NotFound`."""
        with self._unit_of_work() as work:
            return whole_file(work, work.get(SupportFile, file_id))


def school_in(unit_of_work: UnitOfWorkFactory) -> School:
    """The school of this vault, as far as anybody said which that is."""
    with unit_of_work() as work:
        return next(iter(work.find(School)), School())


def whole_file(work: UnitOfWork, file: SupportFile) -> WholeFile:
    """Everything of one file, in the transaction of the caller."""
    people = {person.id: person for person in work.find(Professional)}
    school = next(iter(work.find(School)), School())
    listed = tuple(work.find(SwvForm, type=FormType.LISTED))
    return replace(
        _without_people(work, file),
        school=school,
        people=people,
        swvs=tuple(work.find(SwvProfile)),
        swv_demands=tuple(work.find(SwvDemand)),
        swv_routes=tuple(work.find(SwvRoute)),
        swv_days=tuple(work.find(SwvDay)),
        swv_forms=listed,
        swv_boxes=tuple(work.find_of(SwvFormBox, "form_id", {form.id for form in listed})),
    )


def whole_alone(work: UnitOfWork, file: SupportFile) -> WholeFile:
    """As `whole_file`, without the school; of its people the team alone: lists name no others."""
    whole = _without_people(work, file)
    ids = {member.professional_id for member in whole.of(TeamMember)}
    team = work.find_of(Professional, "id", ids)
    return replace(whole, people={person.id: person for person in team})


def _without_people(work: UnitOfWork, file: SupportFile) -> WholeFile:
    pupil = work.get(Pupil, file.pupil_id)
    known: dict[type[Record], list[Record]] = {Pupil: [pupil], SupportFile: [file]}
    # Follow the references down from the pupil and the file.
    for kind, name, target in _PARTS:
        place = {owner.id: number for number, owner in enumerate(known[target])}
        parts_of_all = work.find_of(kind, name, place)
        known[kind] = sorted(parts_of_all, key=lambda part: place[getattr(part, name)])
    parts = {kind: tuple(records) for kind, records in known.items()}
    return WholeFile(school=School(), pupil=pupil, file=file, parts=parts)


def _parts() -> tuple[tuple[type[Record], str, type[Record]], ...]:
    """(part, its field, what it is part of) for all that lives under a pupil or a file."""
    found = []
    inside: set[type[Record]] = {Pupil, SupportFile}
    for kind in KINDS:
        for name, (target, _required) in references(kind).items():
            if is_part_of(kind, name) and target in inside and kind not in inside:
                inside.add(kind)
                found.append((kind, name, target))
    return tuple(found)


_PARTS = _parts()
