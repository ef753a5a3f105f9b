"""All that belongs to one support file at one moment: what rules, screens and prints look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from operator import is_
from typing import TypeVar, cast
from uuid import UUID

from ib_desk.domain.folding import words_of
from ib_desk.domain.records.contract import (
    Contract,
    ContractParty,
    ContractReview,
    in_force,
    newest,
)
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import pointer_to
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, ProfessionalId, School
from ib_desk.domain.records.support_file import SupportFile, TeamMember, TeamPlace
from ib_desk.domain.records.swv import Decider, DeliveryForm
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute, counting
from ib_desk.domain.records.weighing import Weighing

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teammate:
    """A place in the team together with the person who takes it."""

    member: TeamMember
    person: Professional


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeFile:
    """`parts` holds every record under the file by its kind; `of` is the way to ask for them.

    `swvs` are all that the school knows, with what each asks, how each kind goes there and on which
    days: a request may go to another than its own. `swv_forms` are those that are only listed, with
    their fields in `swv_boxes`: any other is filled in, apart from the file.
    """

    school: School
    pupil: Pupil
    file: SupportFile
    people: Mapping[ProfessionalId, Professional] = field(default_factory=dict)
    swvs: tuple[SwvProfile, ...] = ()
    swv_demands: tuple[SwvDemand, ...] = ()
    swv_routes: tuple[SwvRoute, ...] = ()
    swv_days: tuple[SwvDay, ...] = ()
    swv_forms: tuple[SwvForm, ...] = ()
    swv_boxes: tuple[SwvFormBox, ...] = ()
    parts: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Records of one kind in the order in which they were added."""
        # Under a kind stand records of it and nothing else, and this is asked hundreds of times.
        return cast("tuple[R, ...]", self.parts.get(kind, ()))

    def parts_of(self, whole: Record, kind: type[R]) -> tuple[R, ...]:
        """As `of`, and only those that are part of this record."""
        name = pointer_to(kind, type(whole))
        return tuple(one for one in self.of(kind) if getattr(one, name) == whole.id)

    def every(self, kind: type[R]) -> tuple[R, ...]:
        """As `of`, and the pupil or the file itself where that is asked for."""
        themselves = tuple(one for one in (self.pupil, self.file) if isinstance(one, kind))
        return themselves or self.of(kind)

    def record(self, record_id: UUID | None) -> Record | None:
        """Of the file, or somebody who is named in it; `None` for what is gone."""
        every = chain(self.people.values(), *self.parts.values())
        return next((record for record in every if record.id == record_id), None)

    def known_on(self, today: date) -> WholeFile:
        """The file as far as it can be so on `today`: for rules, lists and paper.

        A form shows what was typed instead (`ib_desk.domain.records.known`).
        """
        parts = {
            kind: tuple(known_on(record, today) for record in records)
            for kind, records in self.parts.items()
        }
        pupil, file = known_on(self.pupil, today), known_on(self.file, today)
        before = chain((self.pupil, self.file), *self.parts.values())
        # The very same records, nearly always: then this is the same file.
        if all(map(is_, before, chain((pupil, file), *parts.values()))):
            return self
        return replace(self, pupil=pupil, file=file, parts=parts)

    def as_if_for(self, request: SwvRequest) -> WholeFile:
        """As if this request were the only one: for what is told of one that left before."""
        return replace(self, parts={**self.parts, SwvRequest: (request,)})

    def called(self, person: UUID | None) -> str:
        """The name of a guardian or a colleague; the pupil's for `None`, “” for who is gone."""
        if person is None:
            return self.pupil.short_name
        names: dict[UUID, str] = {one.id: one.name for one in self.of(Guardian)}
        names |= {one.id: one.name for one in self.people.values()}
        return names.get(person, "")

    @property
    def guardians(self) -> tuple[Guardian, ...]:
        """The pupil's guardians, those who died left out."""
        return tuple(guardian for guardian in self.of(Guardian) if not guardian.deceased)

    @property
    def is_address_secret(self) -> bool:
        """Of the pupil: said so, or with whom the pupil lives may not be found.

        Who typed the same address there as here, where only another one is asked, keeps it secret
        all the same.
        """
        return self.pupil.address_secret or any(
            one.hides_home or (one.address_secret and _is_one(one.address, self.pupil.address))
            for one in self.guardians
        )

    @property
    def at_the_table(self) -> tuple[Guardian, ...]:
        """Guardians who take part; without gezag who cares for the child, or has a column."""
        parties = () if self.contract is None else self.parties(self.contract)
        asked = {party.guardian_id for party in parties}
        return tuple(g for g in self.guardians if g.takes_part or g.id in asked)

    @property
    def team(self) -> tuple[Teammate, ...]:
        """Everyone around the pupil, the core team first."""
        mates = [
            Teammate(member=member, person=self.people[member.professional_id])
            for member in self.of(TeamMember)
            if member.professional_id in self.people
        ]
        return tuple(sorted(mates, key=lambda mate: mate.member.place is not TeamPlace.CORE))

    @property
    def case_manager(self) -> Professional | None:
        """The one who keeps the overview; the first when two were marked."""
        return next((mate.person for mate in self.team if mate.member.case_manager), None)

    @property
    def contract(self) -> Contract | None:
        """The version that is being worked on."""
        return newest(self.of(Contract))

    def contract_on(self, day: date) -> Contract | None:
        """The version that held on `day`."""
        return in_force(self.of(Contract), day)

    def parties(self, contract: Contract) -> tuple[ContractParty, ...]:
        """Who speaks in this version, the pupil first."""
        mine = [party for party in self.of(ContractParty) if party.contract_id == contract.id]
        return tuple(sorted(mine, key=lambda party: party.position))

    def reviews(self, contract: Contract) -> tuple[ContractReview, ...]:
        """Moments to look back at this version."""
        return tuple(r for r in self.of(ContractReview) if r.contract_id == contract.id)

    @property
    def shared_perspective(self) -> str:
        """The sentence that stands on top of everything, from the newest contract that has one."""
        speaking = newest(c for c in self.of(Contract) if c.shared_perspective)
        return "" if speaking is None else speaking.shared_perspective

    @property
    def weighings(self) -> tuple[Weighing, ...]:
        """Oldest first by date; one without a date is still being made, so it comes last."""
        return tuple(sorted(self.of(Weighing), key=lambda w: w.weighed_on or date.max))

    @property
    def weighing(self) -> Weighing | None:
        """The last weighing."""
        return next(reversed(self.weighings), None)

    @property
    def level(self) -> int | None:
        """The level that a person chose last; before the first weighing the one taken over."""
        chosen = (w.chosen_level for w in reversed(self.weighings))
        return next((level for level in chosen if level is not None), self.file.taken_over_level)

    @property
    def request(self) -> SwvRequest | None:
        """The request that is being worked on, or the last one that was sent."""
        requests = self.of(SwvRequest)
        return next((r for r in requests if r.sent_on is None), requests[-1] if requests else None)

    @property
    def home_swv(self) -> SwvProfile | None:
        """The one that the school says it belongs to: that there is only one does not say so."""
        return next((one for one in self.swvs if one.id == self.school.swv_id), None)

    def swv_of(self, request: SwvRequest | None) -> SwvProfile:
        """Where this request goes: the one that it names; where it names none, that of the school.

        An empty one where nobody said which, or where the one that it names is gone.
        """
        if request is None or request.swv_id is None:
            return self.home_swv or SwvProfile()
        named = (one for one in self.swvs if one.id == request.swv_id)
        return next(named, SwvProfile())

    def has_lost_swv(self, request: SwvRequest) -> bool:
        """Whether the SWV that it names is gone."""
        return request.swv_id is not None and all(one.id != request.swv_id for one in self.swvs)

    def deciding_swv(self, request: SwvRequest) -> SwvProfile:
        """Which decides; an empty one where nobody said which, or where none does."""
        return self.swv_of(request) if request.knows_swv else SwvProfile()

    def route_of(self, request: SwvRequest) -> SwvRoute | None:
        """How its kind goes at the SWV of this request; `None` where nobody wrote that down."""
        return self.route_at(self.swv_of(request), request.kind)

    def route_at(self, swv: SwvProfile, kind: RequestKind) -> SwvRoute | None:
        """As `route_of`."""
        return counting(self.swv_routes).get((swv.id, kind))

    def days_of(self, route: SwvRoute) -> tuple[SwvDay, ...]:
        """Days of its bureau, as they were added."""
        return tuple(day for day in self.swv_days if day.route_id == route.id)

    def forms_for(self, request: SwvRequest) -> tuple[SwvForm, ...]:
        """Those of the SWV that decides, for this kind, that are only listed; oldest first."""
        swv = self.deciding_swv(request)
        forms = (one for one in self.swv_forms if one.profile_id == swv.id)
        return tuple(one for one in forms if request.is_one_of(one.kinds))

    def fields_of(self, form: SwvForm) -> tuple[SwvFormBox, ...]:
        """In the order of the form."""
        return tuple(box for box in self.swv_boxes if box.form_id == form.id)

    def recipient_of(self, request: SwvRequest) -> str:
        """Who gets it: the school that files it, the own board or an SWV; “” if nobody said.

        Nobody knows the name of an institution: no request of ours goes there.
        """
        if request.is_dossier:
            return request.receiving_school
        if request.decided_by is Decider.OWN_BOARD:
            return self.school.board
        return self.deciding_swv(request).name

    def counter_of(self, request: SwvRequest) -> DeliveryForm:
        """How who gets it takes it in; who is no SWV has no counter, and gets a mail."""
        return self.deciding_swv(request).counter if request.goes_to_swv else DeliveryForm.MAIL


def decided_weighing(whole: WholeFile) -> Weighing | None:
    """The last weighing in which a level was chosen; one that is being worked on does not count."""
    chosen = [w for w in whole.of(Weighing) if w.chosen_level is not None]
    return max(chosen, key=lambda w: w.weighed_on or date.max, default=None)


def _is_one(address: str, other: str) -> bool:
    """Whether both say one street and number; one of both may go on with a town."""
    one, two = (tuple(word.folded for word in words_of(said)) for said in (address, other))
    shortest = min(len(one), len(two))
    return shortest > 1 and one[:shortest] == two[:shortest]
