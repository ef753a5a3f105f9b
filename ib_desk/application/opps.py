"""A plan from its first version to its end; each step is one change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Clock, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.errors import DeskError
from ib_desk.domain.file.opp_texts import written_out
from ib_desk.domain.file.opps import newest_opp, opp_in_force
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.opp_stops import opp_stops
from ib_desk.domain.leaving.sign_offs import of_earlier_text
from ib_desk.domain.leaving.signed_sheets import texts_of_set_plan
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.opp import Opp, OppId, OppState
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.support_file import SupportFile, SupportFileId


class OppUnderWay(DeskError):
    """The file already has a version that is a concept."""

    def __init__(self, opp_id: UUID) -> None:
        super().__init__(opp_id)
        self.opp_id = opp_id


class Opps:
    """One transaction a method, on the database thread."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        records: Records,
        catalogue: Catalogue,
        clock: Clock,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._records = records
        self._catalogue = catalogue
        self._clock = clock

    def begin(self, file_id: SupportFileId) -> Change:
        """The first version, or the next one with the words of the last.

        Raises:
            OppUnderWay: the last one is still a concept.
        """
        last = newest_opp(self._whole(file_id))
        if last is None:
            return self._records.add(Opp(file_id=file_id))
        if not last.is_set:
            raise OppUnderWay(last.id)
        return self._records.add(last.next_version())

    def set(self, opp_id: OppId) -> Change:
        """Let a version hold: on the day that was filled in, else from today.

        Its texts become its own, who signed on paper for what it says signed for those, the version
        before it lapses, and the running measure, which says from when the plan runs, is made where
        there is none.

        Raises:
            HardStop: the pupil was not heard, or somebody's agreement lacks.
            NotFound: it is gone.
        """
        today, catalogue = self._clock.today(), self._catalogue
        opp = self._records.get(Opp, opp_id)
        whole = self._whole(opp.file_id).known_on(today)
        known = known_on(opp, today)
        outdated = of_earlier_text(whole, known, catalogue.sign_offs)
        rights, heard_from = catalogue.rights(whole, today), catalogue.opp.heard_from
        for stop in opp_stops(whole, known, rights, today, heard_from, outdated):
            raise stop
        set_on = known.set_on or today
        measure = _measure(whole, known)
        made = measure or RunningMeasure(
            file_id=opp.file_id, kind=MeasureKind.OPP, starts_on=set_on
        )
        after = replace(
            written_out(opp, whole), state=OppState.SET, set_on=set_on, measure_id=made.id
        )
        edits = [] if measure else [Edit(None, made)]
        edits += [Edit(one, replace(one, state=OppState.LAPSED)) for one in _held(whole)]
        texts = texts_of_set_plan(whole, known, known_on(after, today), catalogue.sign_offs)
        kept = [Edit(None, one) for one in texts]
        return self._records.apply(Action.CHANGED, [*edits, Edit(opp, after), *kept], subject=after)

    def back_to_concept(self, opp: Opp) -> Change:
        """It was set by mistake, or has to be mended: then it asks agreement again.

        Raises:
            Conflict, NotFound: see `Records.change`.
        """
        return self._records.change(opp, replace(opp, state=OppState.CONCEPT, set_on=None))

    def end(self, opp: Opp) -> Change:
        """The plan ends today, as its running measure does where that had no end yet.

        Raises:
            Conflict, NotFound: see `Records.change`.
        """
        edits = [Edit(opp, replace(opp, state=OppState.LAPSED))]
        measure = _measure(self._whole(opp.file_id), opp)
        today = self._clock.today()
        if measure is not None and (measure.ends_on is None or measure.ends_on > today):
            edits.append(Edit(measure, replace(measure, ends_on=today)))
        return self._records.apply(Action.CHANGED, edits, subject=opp)

    def _whole(self, file_id: SupportFileId) -> WholeFile:
        with self._unit_of_work() as work:
            return whole_file(work, work.get(SupportFile, file_id))


def _measure(whole: WholeFile, opp: Opp) -> RunningMeasure | None:
    """The one that it was linked to, else the last OPP of which somebody wrote when it runs."""
    measures = [one for one in whole.of(RunningMeasure) if one.kind is MeasureKind.OPP]
    linked = (one for one in measures if one.id == opp.measure_id)
    last = max(measures, key=lambda one: one.ends_on or date.max, default=None)
    return next(linked, last)


def _held(whole: WholeFile) -> Iterator[Opp]:
    held = opp_in_force(whole)
    if held is not None:
        yield held
