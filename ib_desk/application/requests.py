"""A request from its first word to the moment that it is looked through before it leaves.

Looking inside attachments takes long, so it is apart: `look_inside` works on the document thread
from the same snapshot as the package, and `check` takes the result on the database thread.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from ib_desk.application.changes import Change, Edit
from ib_desk.application.documents import Snapshot
from ib_desk.application.leaving.clearance import RequestCheck
from ib_desk.application.leaving.clearing import Clearing
from ib_desk.application.leaving.looking import Inside
from ib_desk.application.paper import documents_along
from ib_desk.application.ports import Clock, UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.records import Records
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.errors import DeskError
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.request import RequestKind, SwvRequest, SwvRequestId
from ib_desk.domain.records.school import School
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.records.swv import DeliveryForm, SwvProfileId
from ib_desk.domain.records.swv_decision import SwvDecision, SwvDecisionId
from ib_desk.domain.request.granted import measure_by, proposed_measure
from ib_desk.domain.request.period_check import with_plan
from ib_desk.domain.request.reference import fresh_reference
from ib_desk.domain.request.request_kinds import RequestKinds


class RequestUnderWay(DeskError):
    """The file already has a request that was not sent."""

    def __init__(self, request_id: UUID) -> None:
        super().__init__(request_id)
        self.request_id = request_id


class NothingRuns(DeskError):
    """By this decision nothing runs that is not kept yet."""

    def __init__(self, decision_id: UUID) -> None:
        super().__init__(decision_id)
        self.decision_id = decision_id


class Requests:
    """One transaction a method, on the database thread, except where it says otherwise."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        records: Records,
        clearing: Clearing,
        clock: Clock,
        kinds: RequestKinds,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._clearing = clearing
        self._clock = clock
        self._kinds = kinds

    def start(self, file_id: SupportFileId, kind: RequestKind) -> Change:
        """Begin a request, dated today, with who files it and who decides as the rule says.

        It begins with what was planned for it, as what is planned together does.

        A file has one at a time that was not sent.

        Raises:
            RequestUnderWay: there is one.
        """
        for request in self._records.find(SwvRequest, file_id=file_id):
            if request.sent_on is None:
                raise RequestUnderWay(request.id)
        begun = self._referred(file_id, kind)
        with self._unit_of_work() as work:
            whole = whole_file(work, work.get(SupportFile, file_id))
        planned = with_plan(begun, whole, self._clock.today())
        return self._records.add(self._kinds.ruled(planned, whole))

    def _referred(self, file_id: SupportFileId, kind: RequestKind) -> SwvRequest:
        """With a reference that no other has."""
        today = self._clock.today()
        begun = SwvRequest(file_id=file_id, kind=kind, dated_on=today)
        with self._unit_of_work() as work:
            taken = {name for (name,) in work.values(SwvRequest, "reference")}
        return replace(begun, reference=fresh_reference(begun.id, today, taken))

    def answer_counter(self, request_id: SwvRequestId, form: DeliveryForm) -> Change:
        """How the bureau takes requests in: asked once, and kept with the SWV of the request.

        Where nobody said which that is, one begins as that of the school: a request that names
        none goes there, and so the answer is found again. Where the one that it names is gone, or
        it goes to another than that of the school, the request names the new one: that of the
        school stays as it is.

        Raises:
            NotFound: there is no such request.
        """
        with self._unit_of_work() as work:
            request = work.get(SwvRequest, request_id)
            whole = whole_file(work, work.get(SupportFile, request.file_id))
            school = next(iter(work.find(School)), None)
        swv = whole.deciding_swv(request)
        answered = replace(swv, counter=form)
        if swv in whole.swvs:
            return self._records.change(swv, answered)
        if whole.has_lost_swv(request) or not request.knows_swv:
            named = Edit(request, replace(request, swv_id=answered.id))
        else:
            named = Edit(school, replace(school or School(), swv_id=answered.id))
        return self._records.apply(Action.ADDED, [Edit(None, answered), named])

    def naming(self, swv_id: SwvProfileId) -> int:
        """How many concepts name this SWV, whether it is still there or not."""
        with self._unit_of_work() as work:
            return sum(not one.is_closed for one in work.find(SwvRequest, swv_id=swv_id))

    def keep_running(self, decision_id: SwvDecisionId) -> Change:
        """Keep what runs by this decision, or mend what was kept of it, as one step.

        Raises:
            NotFound: there is no such decision.
            NothingRuns: it grants nothing, or all of it is kept already.
        """
        with self._unit_of_work() as work:
            decision = work.get(SwvDecision, decision_id)
            request = work.get(SwvRequest, decision.request_id)
            whole = whole_file(work, work.get(SupportFile, request.file_id))
            kept = measure_by(decision, whole)
            measure = proposed_measure(decision, request, kept)
            if measure is None:
                raise NothingRuns(decision_id)
            edits = [
                Edit(kept, measure),
                Edit(decision, replace(decision, measure_id=measure.id)),
            ]
            action = Action.ADDED if kept is None else Action.CHANGED
            return self._records.apply_in(work, action, edits, measure)

    def look_inside(self, snapshot: Snapshot, progress: Progress) -> Inside:
        """The words of each attachment of which the snapshot has the contents; document thread.

        Raises:
            Cancelled: the user stopped it.
        """
        along = documents_along(snapshot.whole)
        known = snapshot.contents
        present = [(one, known[one.content_id]) for one in along if one.content_id in known]
        return self._clearing.look_inside(present, progress)

    def check(self, request_id: SwvRequestId, inside: Inside | None = None) -> RequestCheck:
        """Look the request through, with all texts that leave; raises `NotFound`.

        Args:
            request_id: the request, sent or not.
            inside: what `look_inside` found; without it no attachment counts as searched.
        """
        with self._unit_of_work() as work:
            return self._clearing.check(work, work.get(SwvRequest, request_id), inside or {})
