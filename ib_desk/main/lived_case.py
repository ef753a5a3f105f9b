"""A case as it came to be, record by record: what the file said before each, and what stood ready.

For whoever counts what a person does on the way from the signal to the request.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ib_desk.application.catalogue import Catalogue
from ib_desk.domain.care.goals import period_of_plan
from ib_desk.domain.care.weigh_again import with_day_to_weigh_again
from ib_desk.domain.file.came import who_came
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.absence import AbsenceTotal
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.condition import ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind, PartyState
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.request.period_check import with_plan
from ib_desk.domain.request.request_points import Check
from ib_desk.domain.request.talk_check import told_talk

DAY_OF: Final[Mapping[type[Record], str]] = {
    Signal: "seen_on",
    Contract: "talked_on",
    ContractParty: "state_on",
    ConditionAnswer: "asked_on",
    Meeting: "held_on",
    Attendee: "",
    Intervention: "evaluated_on",
    HelpQuestion: "asked_on",
    BroadViewEntry: "seen_on",
    Need: "noted_on",
    Goal: "starts_on",
    Weighing: "weighed_on",
    AbsenceTotal: "as_of",
    Attachment: "dated_on",
    SwvRequest: "dated_on",
    Statement: "said_on",
    Inspection: "on",
}
"""What a complete request rests on, and the day on which it was all said; of who was there, that of
the meeting.

In the order in which it is said on one day.
"""

TYPED_ONCE: Final = frozenset(
    {
        School,
        SwvProfile,
        SwvDemand,
        SwvRoute,
        SwvDay,
        Professional,
        Pupil,
        Guardian,
        SupportFile,
        TeamMember,
    }
)
"""People and school, for all files. What is neither counted nor this is offered to nobody here: a
text that was typed elsewhere would come for nothing.
"""


@dataclass(frozen=True, slots=True)
class LivedCase:
    """One pupil with school and people, and the request that all is for.

    `asked` is the day of the request, `documents` the kinds that its check asks for, `talk` the
    meeting with parents that it looks at, `evaluated` the days on which was looked back together.
    """

    records: Sequence[Record]
    catalogue: Catalogue
    asked: date
    documents: Collection[DocumentKind]
    talk: Meeting | None
    evaluated: Collection[date]

    @classmethod
    def of(cls, records: Sequence[Record], catalogue: Catalogue) -> LivedCase:
        """By the first request that has a day."""
        requests = [one for one in records if isinstance(one, SwvRequest) and one.dated_on]
        first = min(requests, key=lambda one: one.dated_on or date.max, default=None)
        points = [one for one in catalogue.points.point if first and first.is_one_of(one.kinds)]
        asked = date.max if first is None else first.dated_on or date.max
        asks_talk = any(one.check is Check.TALK for one in points)
        talk = told_talk(whole_of(records), asked) if asks_talk else None
        looked_back = {one.meeting_id for one in records if isinstance(one, Evaluation)}
        meetings = [one for one in records if isinstance(one, Meeting) and one.id in looked_back]
        days = {one.held_on for one in (*meetings, talk) if one is not None}
        return cls(
            records=records,
            catalogue=catalogue,
            asked=asked,
            documents={one.document for one in points if one.document is not None}
            | ({DocumentKind.MINUTES} if asks_talk else set()),
            talk=talk,
            evaluated={day for day in days if day is not None},
        )

    def said(self) -> Iterator[tuple[Record, WholeFile]]:
        """Each record that counts, with the file as it was before, as the days come."""
        whole, kinds = whole_of(self.records), list(DAY_OF)
        counted = (one for one in self.records if type(one) in DAY_OF and self._is_for(one))
        known = [one for one in self.records if type(one) in TYPED_ONCE]
        for record in sorted(
            map(_asked_of, counted),
            key=lambda one: (self._day(one, whole), kinds.index(type(one))),
        ):
            yield record, whole_of(known)
            known.append(record)

    def stands_ready(self, record: Record, before: WholeFile) -> Record | None:
        """The record as the program offers it, before a person touched it."""
        ready: Record | None = None
        match record:
            case HelpQuestion() | BroadViewEntry() | Need():
                ready = self._known(record, before)
            case Goal() | Intervention() | Weighing() | SwvRequest():
                ready = self._planned(record, before)
            case AbsenceTotal():
                ready = AbsenceTotal(file_id=record.file_id, as_of=record.as_of, unit=record.unit)
            case Attachment():
                kind = self.catalogue.document_names.kind_of(record.title)
                ready = replace(record, kind=kind, dated_on=None, sender="", goes_along=False)
            case Meeting():
                ready = replace(record, kind=None)
            case Attendee():
                ready = self._came(record, before)
            case Contract() | ContractParty() | ConditionAnswer():
                ready = _contract(record, before)
            case _:
                pass
        return ready

    def _day(self, record: Record, whole: WholeFile) -> date:
        if isinstance(record, ConditionAnswer):
            return record.day(whole) or date.max  # of its talk, for what was said in one
        if isinstance(record, Attendee):
            held = [one for one in whole.of(Meeting) if one.id == record.meeting_id]
            return next((one.held_on for one in held if one.held_on is not None), date.max)
        day: date = getattr(record, DAY_OF[type(record)]) or date.max
        # A goal may begin with the help that is asked: it is said at the latest with the request.
        return min(day, self.asked) if isinstance(record, Goal) else day

    def _is_for(self, record: Record) -> bool:
        """Whether the request rests on it.

        How one party sees a condition, or something else than the request, differently, it does
        not. Nor what was over, or began, elsewhere than before it.
        """
        rests = True
        match record:
            case Statement():
                rests = record.is_view
            case ConditionAnswer():
                rests = record.party_id is None
            case Meeting():
                rests = self.talk is not None and record.id == self.talk.id
            case Attendee():
                is_parent = record.guardian_id is not None and record.presence is Presence.CAME
                rests = is_parent and self.talk is not None and record.meeting_id == self.talk.id
            case Intervention():
                rests = (record.starts_on or date.min) <= self.asked
            case Goal():
                rests = record.ended_on is None or record.ended_on > self.asked
            case AbsenceTotal():
                rests = (record.as_of or date.min) <= self.asked
            case Attachment():
                rests = record.goes_along and record.kind in self.documents
            case _:
                pass
        return rests

    def _came(self, record: Attendee, before: WholeFile) -> Attendee:
        """Ticked; with the others, by the key for both parents, where these all came."""
        ticked = replace(record, presence=Presence.ASKED)
        others = [one for one in before.of(Attendee) if one.meeting_id == record.meeting_id]
        parts = {kind: found for kind, found in before.parts.items() if kind is not Attendee}
        if self.talk is None or not others:
            return ticked
        together = who_came(replace(before, parts=parts), self.talk, self.asked)
        came = {
            one.guardian_id
            for one in self.records
            if isinstance(one, Attendee) and one.meeting_id == self.talk.id
            if one.presence is Presence.CAME
        }
        who = set() if together is None else {*together.who}
        return record if record.guardian_id in who and who <= came else ticked

    def _known(self, record: HelpQuestion | BroadViewEntry | Need, before: WholeFile) -> Record:
        """What comes along with the key that adds it, or with the sentence that is picked."""
        if isinstance(record, Need):
            tag = self.catalogue.needs.tag_of(record)
            return replace(record, sentence="", tag=tag, met_on=None)
        if isinstance(record, HelpQuestion):
            return replace(record, name="", words="", asked_on=None)
        blank = BroadViewEntry(file_id=record.file_id, domain=record.domain)
        return blank.looked_at_with(before.of(BroadViewEntry), record.seen_on)

    def _planned(
        self, record: Goal | Intervention | Weighing | SwvRequest, before: WholeFile
    ) -> Record:
        match record:
            case Goal():
                return self._goal(record, before)
            case Intervention():
                return self._help(record, before)
            case Weighing():
                return _weighing(record, before)
            case SwvRequest():
                return _request(record, before, self.asked)

    def _goal(self, goal: Goal, before: WholeFile) -> Goal:
        """From its day on, or in the period of the plan; of the bank with how it is measured."""
        today = self._day(goal, before)
        start, end = period_of_plan(before.of(Goal), before.of(Intervention), today)
        begun = Goal(file_id=goal.file_id, aim=goal.aim, starts_on=start or today, ends_on=end)
        return replace(self.catalogue.goals.measured(begun, before.pupil.short_name), aim="")

    def _help(self, done: Intervention, before: WholeFile) -> Intervention:
        """In the period of the plan; with the day of the meeting that looked back at it."""
        day = done.starts_on or date.min
        start, end = period_of_plan(before.of(Goal), before.of(Intervention), day)
        on = done.evaluated_on if done.evaluated_on in self.evaluated else None
        return Intervention(file_id=done.file_id, starts_on=start, ends_on=end, evaluated_on=on)


def _asked_of(record: Record) -> Record:
    """Of the talk no more than that it was and who came: its minutes are the report."""
    match record:
        case Meeting():
            return Meeting(
                id=record.id, file_id=record.file_id, kind=record.kind, held_on=record.held_on
            )
        case Attendee():
            return replace(record, name="", view="")
        case _:
            return record


def _weighing(record: Weighing, before: WholeFile) -> Weighing:
    """What is taken over from the last; with the level comes the day on which one looks back."""
    last, day = before.weighing, record.weighed_on or date.min
    ready = Weighing(file_id=record.file_id) if last is None else taken_over(record, last)
    decided = replace(ready, weighed_on=day, chosen_level=record.chosen_level)
    return replace(ready, next_on=with_day_to_weigh_again(decided, before, day).next_on)


def _request(record: SwvRequest, before: WholeFile, day: date) -> SwvRequest:
    """It begins with what was planned for it; any other kind stands for none that was chosen."""
    none = next(one for one in RequestKind if one is not record.kind)
    planned = with_plan(replace(record, starts_on=None), before, day)
    return SwvRequest(file_id=record.file_id, kind=none, starts_on=planned.starts_on)


def taken_over(weighing: Weighing, last: Weighing) -> Weighing:
    """Wishes, and the notes and sources of what is scored as last time; never a score itself."""
    scores = tuple(last.still(entry.dimension, entry.score) for entry in weighing.scores)
    return replace(last.again(date.min), scores=scores)


def whole_of(records: Sequence[Record]) -> WholeFile:
    """The file with these records, in this order."""
    parts: dict[type[Record], list[Record]] = defaultdict(list)
    for record in records:
        parts[type(record)].append(record)
    return WholeFile(
        school=next(record for record in records if isinstance(record, School)),
        pupil=next(record for record in records if isinstance(record, Pupil)),
        file=next(record for record in records if isinstance(record, SupportFile)),
        swvs=tuple(record for record in records if isinstance(record, SwvProfile)),
        swv_demands=tuple(record for record in records if isinstance(record, SwvDemand)),
        swv_routes=tuple(record for record in records if isinstance(record, SwvRoute)),
        swv_days=tuple(record for record in records if isinstance(record, SwvDay)),
        swv_forms=tuple(record for record in records if isinstance(record, SwvForm)),
        swv_boxes=tuple(record for record in records if isinstance(record, SwvFormBox)),
        people={person.id: person for person in records if isinstance(person, Professional)},
        parts={kind: tuple(found) for kind, found in parts.items()},
    )


def _contract(record: Contract | ContractParty | ConditionAnswer, before: WholeFile) -> Record:
    if isinstance(record, Contract):
        return Contract(file_id=before.file.id)
    if isinstance(record, ConditionAnswer):
        return replace(record, state=ConditionState.UNKNOWN, note="")
    return _column(record, before)


def _column(party: ContractParty, before: WholeFile) -> ContractParty:
    """With whose it is; and, where an adult confirmed that day, confirmed with the same key."""
    ready = ContractParty(
        contract_id=party.contract_id, kind=party.kind, name=party.name, position=party.position
    )
    confirmed = {
        one.state_on
        for one in before.of(ContractParty)
        if one.state is PartyState.CONFIRMED and one.kind is not PartyKind.PUPIL
    }
    is_along = party.state is PartyState.CONFIRMED and party.kind is not PartyKind.PUPIL
    if is_along and party.state_on in confirmed:
        return replace(ready, state=party.state, state_on=party.state_on)
    return ready
