"""A request is begun once and looked through; what was packed is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ib_desk.application.changes import Edit
from ib_desk.application.frozen import Frozen, is_frozen, refuse_frozen
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.requests import NothingRuns, RequestUnderWay
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.errors import InspectionMissing, NotFound
from ib_desk.domain.leaving.forbidden import FindKind
from ib_desk.domain.leaving.searched_text import searched
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind, SwvRequest, SwvRequestId
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.school import School
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import Applicant, Decider, DeliveryForm
from ib_desk.domain.records.swv_decision import RequestOutcome, SwvDecision
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from tests import builders
from tests.application.leaving.door import TODAY, Door
from tests.samples import sample

SENT = replace(builders.request(), packed_on=date(2026, 9, 16), sent_on=date(2026, 9, 17))
OTHER = Pupil(call_name="Sam", surname="de Wit")


class TestStart:
    def test_a_request_begins_today(self):
        door = Door(SENT)
        change = door.requests.start(builders.FILE, RequestKind.CONSULT)
        request = change.subject
        assert isinstance(request, SwvRequest)
        assert (request.kind, request.dated_on) == (RequestKind.CONSULT, TODAY)
        assert door.records.get(SwvRequest, request.id) == request
        assert door.undo.to_undo == change

    def test_help_that_is_asked_begins_with_what_was_planned_for_it(self):
        door = Door(SENT)
        (first, *_others) = door.records.find(Goal)
        ahead = replace(first, starts_on=date(2026, 10, 19), ends_on=date(2027, 1, 15))
        door.records.change(first, ahead)
        request = door.requests.start(builders.FILE, RequestKind.RENEWAL).subject
        assert isinstance(request, SwvRequest)
        assert (request.starts_on, request.ends_on) == (ahead.starts_on, None)

    def test_it_gets_a_reference_that_no_other_has(self):
        door = Door(SENT)
        request = door.requests.start(builders.FILE, RequestKind.CONSULT).subject
        assert isinstance(request, SwvRequest)
        assert request.reference.startswith("A26-")
        assert request.reference != SENT.reference

    def test_what_its_swv_wrote_down_goes_before_the_rule(self):
        route = SwvRoute(
            profile_id=builders.swv().id,
            kind=RequestKind.TLV_VSO,
            asked_by=Applicant.OWN_SCHOOL,
            decided_by=Decider.SWV,
        )
        request = Door(SENT, route).requests.start(builders.FILE, RequestKind.TLV_VSO).subject
        assert isinstance(request, SwvRequest)
        assert (request.asked_by, request.decided_by) == (Applicant.OWN_SCHOOL, Decider.SWV)

    def test_who_files_it_and_who_decides_is_as_the_rule_says(self):
        door = Door(SENT)
        request = door.requests.start(builders.FILE, RequestKind.TLV_VSO).subject
        assert isinstance(request, SwvRequest)
        assert (request.asked_by, request.decided_by) == (
            Applicant.RECEIVING_SCHOOL,
            Decider.SWV_OF_HOME,
        )

    @pytest.mark.parametrize("packed_on", [None, date(2026, 9, 16)])
    def test_a_file_has_one_at_a_time_that_was_not_sent(self, packed_on):
        door = Door(replace(builders.request(), packed_on=packed_on))
        with pytest.raises(RequestUnderWay) as refused:
            door.requests.start(builders.FILE, RequestKind.ARRANGEMENT)
        assert refused.value.request_id == builders.REQUEST


class TestKeepRunning:
    DECISION = SwvDecision(
        request_id=builders.REQUEST,
        outcome=RequestOutcome.GRANTED,
        on=date(2026, 11, 9),
        number="26-0117",
        hours=40,
    )

    def test_what_runs_is_kept_and_the_decision_points_to_it_in_one_step(self):
        door = Door(SENT)
        door.records.add(self.DECISION)
        measure = door.requests.keep_running(self.DECISION.id).subject
        assert isinstance(measure, RunningMeasure)
        assert (measure.kind, measure.number, measure.hours) == (
            MeasureKind.ARRANGEMENT,
            "26-0117",
            40,
        )
        assert door.records.get(SwvDecision, self.DECISION.id).measure_id == measure.id
        door.records.undo()
        assert measure not in door.records.find(RunningMeasure)
        assert door.records.get(SwvDecision, self.DECISION.id).measure_id is None

    def test_a_decision_that_was_mended_mends_what_was_kept(self):
        door = Door(SENT)
        door.records.add(self.DECISION)
        kept = door.requests.keep_running(self.DECISION.id).subject
        assert isinstance(kept, RunningMeasure)
        with pytest.raises(NothingRuns) as refused:
            door.requests.keep_running(self.DECISION.id)
        assert refused.value.decision_id == self.DECISION.id
        pointing = door.records.get(SwvDecision, self.DECISION.id)
        door.records.change(pointing, replace(pointing, hours=20))
        mended = door.requests.keep_running(self.DECISION.id).subject
        assert mended == replace(kept, hours=20)


class TestTheCounter:
    def test_the_answer_is_kept_with_the_swv_that_the_request_goes_to(self):
        door = Door()
        door.requests.answer_counter(builders.REQUEST, DeliveryForm.PORTAL)
        assert door.records.find(SwvProfile) == [
            replace(builders.swv(), counter=DeliveryForm.PORTAL)
        ]

    def test_where_nobody_said_which_one_is_begun(self):
        door = Door()
        door.records.remove(builders.swv())
        door.requests.answer_counter(builders.REQUEST, DeliveryForm.MAIL)
        (begun,) = door.records.find(SwvProfile)
        assert begun.counter is DeliveryForm.MAIL
        assert door.records.find(School)[0].swv_id == begun.id

    def test_beside_others_it_is_found_again_too(self):
        door = Door()
        door.records.add(SwvProfile(name="Ander"), SwvProfile(name="Nog een"))
        door.records.remove(builders.swv())
        for _answer in range(2):
            door.requests.answer_counter(builders.REQUEST, DeliveryForm.MAIL)
        assert [one.counter for one in door.records.find(SwvProfile) if not one.name] == [
            DeliveryForm.MAIL
        ]
        with door.vault() as work:
            whole = whole_file(work, work.get(SupportFile, builders.FILE))
        assert whole.counter_of(builders.request()) is DeliveryForm.MAIL

    def test_where_the_one_that_was_chosen_is_gone_that_of_the_school_stays(self):
        door = Door()
        other = SwvProfile(name="Ander")
        request = builders.request()
        door.records.add(other)
        named = replace(request, swv_id=other.id)
        door.records.change(request, named)
        assert door.requests.naming(other.id) == 1
        door.records.remove(other)
        assert door.requests.naming(other.id) == 1
        home = door.records.find(School)[0].swv_id
        door.requests.answer_counter(builders.REQUEST, DeliveryForm.MAIL)
        (begun,) = (one for one in door.records.find(SwvProfile) if not one.name)
        assert door.records.get(SwvRequest, request.id).swv_id == begun.id
        assert door.records.find(School)[0].swv_id == home != begun.id

    def test_where_another_decides_that_nobody_named_that_of_the_school_stays(self):
        door = Door()
        request = builders.request()
        elsewhere = replace(request, decided_by=Decider.SWV_OF_RECEIVER, swv_id=None)
        door.records.change(request, elsewhere)
        door.requests.answer_counter(builders.REQUEST, DeliveryForm.MAIL)
        (begun,) = (one for one in door.records.find(SwvProfile) if not one.name)
        assert door.records.get(SwvRequest, request.id).swv_id == begun.id
        assert door.records.find(School)[0].swv_id == builders.swv().id
        assert builders.swv() in door.records.find(SwvProfile)

    def test_where_no_school_was_typed_in_one_is_begun_with_it(self):
        door = Door()
        for one in (*door.records.find(School), builders.swv()):
            door.records.remove(one)
        door.requests.answer_counter(builders.REQUEST, DeliveryForm.MAIL)
        (begun,) = door.records.find(SwvProfile)
        assert [one.swv_id for one in door.records.find(School)] == [begun.id]


class TestCheck:
    def test_nothing_holds_noors_request_back(self):
        door = Door()
        inside = door.requests.look_inside(door.snapshot, Silent())
        check = door.requests.check(builders.REQUEST, inside)
        assert check.stops == ()
        assert check.finds == ()
        assert check.outdated == frozenset()
        assert check.open_count == len(check.completeness.asking)
        assert [one.title for one in check.not_searched] == ["Verslag MDO"]

    def test_until_one_looked_inside_no_attachment_was_searched(self):
        check = Door().requests.check(builders.REQUEST)
        assert len(check.not_searched) == 5

    def test_missing_inspection_stops(self):
        door = Door()
        door.records.remove(builders.inspections()[1])
        (stop,) = door.requests.check(builders.REQUEST).stops
        assert isinstance(stop, InspectionMissing)
        assert stop.missing == (builders.FATHER,)

    def test_what_nobody_knows_to_have_been_seen_counts_as_not_signed(self):
        check = Door(signs=False).requests.check(builders.REQUEST)
        assert check.outdated == {
            builders.REQUEST,
            *(one.id for one in builders.statements() if one.about == builders.REQUEST),
            *(one.id for one in builders.inspections()),
        }
        assert isinstance(check.stops[0], InspectionMissing)

    def test_what_may_not_leave_is_found_in_texts_and_attachments(self):
        told = replace(builders.request(), summary="Naast Sam de Wit. BSN 111222333.")
        door = Door(told, OTHER)
        first = builders.attachments()[0]
        check = door.requests.check(
            builders.REQUEST,
            {
                first.content_id: searched("x Sam de Wit"),
                ContentId(builders.known_id("?")): searched("Sam de Wit"),
            },
        )
        found = [(find.kind, find.place.record, find.place.field) for find in check.finds]
        assert found == [
            (FindKind.OTHER_PUPIL, SwvRequest, "summary"),
            (FindKind.BSN, SwvRequest, "summary"),
            (FindKind.OTHER_PUPIL, Attachment, "content_id"),
        ]
        assert check.open_count == len(check.completeness.asking) + 3

    def test_looking_inside_can_be_stopped(self):
        class Stop:
            def step(self, done: int, total: int) -> None:
                assert total == 5
                if done == 2:
                    raise Cancelled

        door = Door()
        with pytest.raises(Cancelled):
            door.requests.look_inside(door.snapshot, Stop())

    def test_only_what_goes_along_is_looked_into(self):
        door = Door()
        inside = door.requests.look_inside(door.snapshot, Silent())
        assert builders.attachments()[5].content_id not in inside
        assert len(inside) == 4

    def test_only_contents_in_the_snapshot_are_looked_into(self):
        door = Door()
        all_of_it = door.snapshot
        first = builders.attachments()[0].content_id
        part = replace(all_of_it, contents={first: all_of_it.contents[first]})
        assert set(door.requests.look_inside(part, Silent())) == {first}

    def test_an_unknown_request_is_not_there(self):
        with pytest.raises(NotFound):
            Door().requests.check(SwvRequestId(builders.known_id("nothing")))


class TestFrozen:
    SENT = SwvRequest(
        id=builders.REQUEST,
        file_id=builders.FILE,
        kind=RequestKind.ARRANGEMENT,
        sent_on=date(2026, 9, 17),
    )
    CONCEPT = replace(SENT, sent_on=None)
    PACKED = replace(CONCEPT, packed_on=date(2026, 9, 16))

    def refuses(self, *edits: Edit) -> UUID | None:
        try:
            refuse_frozen(edits)
        except Frozen as refused:
            return refused.record_id
        return None

    def test_what_was_packed_is_closed_sent_or_not_and_the_register_for_good(self):
        for closed in (self.SENT, self.PACKED, sample(Disclosure), sample(DisclosureEvent)):
            assert is_frozen(closed)
        for still_open in (self.CONCEPT, builders.pupil(), None):
            assert not is_frozen(still_open)

    def test_it_is_neither_changed_nor_removed(self):
        line = sample(Disclosure)
        for closed in (self.SENT, self.PACKED):
            assert self.refuses(Edit(closed, replace(closed, summary="x"))) == closed.id
            assert self.refuses(Edit(closed, self.CONCEPT)) == closed.id
            assert self.refuses(Edit(closed, None)) == closed.id
        assert self.refuses(Edit(line, replace(line, recipient="x"))) == line.id
        assert self.refuses(Edit(line, None)) == line.id

    def test_a_line_lets_go_of_a_concept_that_was_only_printed(self):
        line = sample(Disclosure)
        assert self.refuses(Edit(line, replace(line, request_id=None))) is None

    def test_adding_is_free(self):
        assert self.refuses(Edit(None, sample(Disclosure))) is None
        assert self.refuses(Edit(self.CONCEPT, None)) is None

    def test_it_goes_with_its_whole_file(self):
        file = SupportFile(id=builders.FILE, pupil_id=builders.NOOR, opened_on=date(2026, 3, 4))
        assert self.refuses(Edit(self.SENT, None), Edit(file, None)) is None
        closed = replace(file, closed_on=date(2026, 9, 17))
        assert self.refuses(Edit(self.SENT, None), Edit(file, closed)) == self.SENT.id
