"""The lists of requests and of agreements: read beside the others, when somebody looks at one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from ib_desk.application.in_order import InOrder
from ib_desk.application.known_lines import KnownLines
from ib_desk.application.ports import UnitOfWork
from ib_desk.domain.file.kept_beside import KeptAgreement, KeptBeside, KeptRequest, kept_agreement
from ib_desk.domain.file.kept_pupil import ListedPupil
from ib_desk.domain.file.register import RequestStanding
from ib_desk.domain.file.turnaround import RequestDays
from ib_desk.domain.records.request import RequestKind, SwvRequestId
from ib_desk.domain.records.school import ProfessionalId, School
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.records.swv_decision import RequestOutcome
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.kind_called import OwnWords, own_words


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """One request; `waiting_days` counts from the day it was sent.

    `None` before it was, and from the moment that something came of it (`outcome`).

    `called` is what its SWV calls that kind, “” where it says as all do.
    """

    pupil: ListedPupil
    request_id: SwvRequestId
    file_id: SupportFileId
    kind: RequestKind
    called: str
    standing: RequestStanding
    sent_on: date | None
    waiting_days: int | None
    outcome: RequestOutcome | None = None
    swv_id: UUID | None = None
    knows_swv: bool = True
    days: RequestDays = field(default_factory=RequestDays)

    @property
    def key(self) -> UUID:
        """Of the request: a file may have more of them."""
        return self.request_id


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine:
    """One agreement that is still to be kept; `team` as in `KeptBeside`, `trajectory` of the file.

    One of a sitting that is about no pupil has neither pupil nor file.
    """

    pupil: ListedPupil | None
    file_id: SupportFileId | None
    trajectory: str = ""
    agreement: KeptAgreement
    team: tuple[ProfessionalId, ...] = ()

    @property
    def key(self) -> UUID:
        """Tells it apart in a list."""
        return self.agreement.agreement_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsBeside:
    """All of them at one moment. A line that did not change is the very same as it was before.

    Attributes:
        requests: what waits longest first, then the concepts.
        agreements: that are still to be kept, the earliest first, those without a day behind.
        swvs: what each SWV is called; without an id that of the school.
        to_make: as in `ib_desk.application.overview.Lists`.
    """

    requests: tuple[RequestLine, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    swvs: Mapping[UUID | None, str] = field(default_factory=dict)
    to_make: int = 0


class ToldBeside:
    """What these lists say of each file; made for what changed, and put in order."""

    def __init__(self, made_with: str) -> None:
        """`made_with` names the rules by which lines are made."""
        self.untold: set[UUID] = set()
        """Of what another thing may be told than was told last."""
        self._made_with = made_with
        self._own_words: OwnWords = {}
        self._requests = InOrder(_by_waiting)
        self._agreements = InOrder(_by_day)
        self._lists = ListsBeside()

    def look(self, work: UnitOfWork, known: KnownLines, school: School, today: date) -> ListsBeside:
        """The lists as they are now; the very same where nothing changed."""
        own = own_words(school.swv_id, work.find(SwvRoute))
        if own != self._own_words:
            self._own_words = own
            self.untold |= known.files.keys()
        if self.untold:
            self._tell(work, known, today)
            self.untold.clear()
        lists = ListsBeside(
            requests=self._requests.lines(),
            agreements=self._agreements.lines(),
            swvs=_names_of_swvs(work, school),
            to_make=known.count_to_make,
        )
        if lists != self._lists:
            self._lists = lists
        return self._lists

    def _tell(self, work: UnitOfWork, known: KnownLines, today: date) -> None:
        files = self.untold & known.files.keys()
        kept = {**work.beside(files, self._made_with), **known.beside_made}
        requests: dict[UUID, Sequence[RequestLine]] = {}
        agreements: dict[UUID, Sequence[AgreementLine]] = {}
        named = {about for about in files & kept.keys() if known.files[about][0] in known.pupils}
        for about in work.each(named):
            owner, line = known.files[about]
            whose = known.pupils[owner].pupil, SupportFileId(about)
            requests[about] = tuple(self._of_requests(*whose, kept[about].requests, today))
            agreements[about] = tuple(_of_agreements(*whose, line.trajectory, kept[about]))
        for about in self.untold & known.of_team.keys():
            agreements[about] = (_of_team(known.of_team[about]),)
        # Told as it was until it is made: a list does not empty itself meanwhile.
        to_make = files - kept.keys()
        for about in to_make:
            known.ask_for(about)
        self._requests.put(self.untold - to_make, requests)
        self._agreements.put(self.untold - to_make, agreements)

    def _of_requests(
        self,
        pupil: ListedPupil,
        file_id: SupportFileId,
        requests: Iterable[KeptRequest],
        today: date,
    ) -> Iterator[RequestLine]:
        for request in requests:
            sent_on, is_over = request.sent_on, request.outcome is not None
            yield RequestLine(
                pupil=pupil,
                request_id=request.request_id,
                file_id=file_id,
                kind=request.kind,
                called=self._own_words.get((request.swv_id, request.kind), ""),
                standing=request.standing,
                sent_on=sent_on,
                waiting_days=None if is_over or sent_on is None else (today - sent_on).days,
                outcome=request.outcome,
                swv_id=request.swv_id,
                knows_swv=request.knows_swv,
                days=request.days,
            )


def _of_agreements(
    pupil: ListedPupil, file_id: SupportFileId, trajectory: str, kept: KeptBeside
) -> Iterator[AgreementLine]:
    for one in kept.agreements:
        yield AgreementLine(
            pupil=pupil, file_id=file_id, trajectory=trajectory, agreement=one, team=kept.team
        )


def _of_team(one: TeamAgreement) -> AgreementLine:
    return AgreementLine(pupil=None, file_id=None, agreement=kept_agreement(one))


# The id comes last, so that two of one name stand in one order at each look.
def _by_waiting(line: RequestLine) -> tuple[date, str, UUID]:
    return (line.sent_on or date.max, line.pupil.name_key, line.request_id)


def _by_day(line: AgreementLine) -> tuple[date, str, UUID]:
    name_key = "" if line.pupil is None else line.pupil.name_key
    return (line.agreement.ends_on or date.max, name_key, line.key)


def _names_of_swvs(work: UnitOfWork, school: School) -> dict[UUID | None, str]:
    names: dict[UUID | None, str] = {one.id: one.name for one in work.find(SwvProfile)}
    return {**names, None: names.get(school.swv_id, "")}
