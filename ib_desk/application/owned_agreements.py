"""Open agreements over all pupils and of sittings, by the colleague who takes care of them."""

from __future__ import annotations

from dataclasses import dataclass

from ib_desk.application.changes import Change
from ib_desk.application.lists_beside import AgreementLine
from ib_desk.application.overview import Overview
from ib_desk.application.ports import Clock, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.domain.care.owners import NamesOfColleagues
from ib_desk.domain.deadlines.settling import settled
from ib_desk.domain.folding import fold
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, ProfessionalId
from ib_desk.domain.records.sitting import TeamAgreement


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedBy:
    """One colleague with what is still to be kept, the earliest first; an agreement of two is with
    both. Without a colleague (`None`): what parents, the pupil or nobody takes care of.
    """

    person_id: ProfessionalId | None
    name: str
    lines: tuple[AgreementLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersLook:
    """All of them by name, those without a colleague last; `to_make` as in `Lists`."""

    groups: tuple[OwnedBy, ...] = ()
    to_make: int = 0


class OwnedAgreements:
    """On the database thread."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        overview: Overview,
        records: Records,
        clock: Clock,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._overview = overview
        self._records = records
        self._clock = clock

    def look(self) -> OwnersLook:
        """As they are now; where many lines have to be made, not all of them yet."""
        lists = self._overview.beside_now()
        found: dict[ProfessionalId | None, list[AgreementLine]] = {}
        with self._unit_of_work() as work:
            people = dict(work.values(Professional, "id", "name"))
            names = NamesOfColleagues(people.items())
            for line in work.each(lists.agreements):
                # About no pupil there is no team: a first name is that of whoever has it alone.
                team = people.keys() if line.file_id is None else line.team
                owners = names.named(line.agreement.owner, team)
                for owner in owners or (None,):
                    found.setdefault(owner, []).append(line)
        groups = (
            OwnedBy(
                person_id=person_id,
                name="" if person_id is None else people[person_id],
                lines=tuple(lines),
            )
            for person_id, lines in found.items()
        )
        by_name = sorted(groups, key=lambda one: (one.person_id is None, fold(one.name)))
        return OwnersLook(groups=tuple(by_name), to_make=lists.to_make)

    def settle(self, line: AgreementLine) -> Change:
        """It was kept, and noticed so today: the same step as on Vandaag.

        Raises:
            NotFound: it is no longer there.
        """
        kind: type[Record] = TeamAgreement if line.file_id is None else Agreement
        before = self._records.get(kind, line.key)
        return self._records.change(before, settled(before, self._clock.today()))
