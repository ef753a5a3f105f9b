"""One door: nothing leaves unchecked, and what left, or perhaps left, is in the register."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.frozen import Frozen
from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.exit import AtOnce, LetOut, NotNoted, Settled
from ib_desk.application.leaving.orders import DocumentOrder, HandoverOrder, ResealedOrder
from ib_desk.application.leaving.outside import DiskFull, PrinterFailed, ToFile, ToPrinter
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.vault_errors import StorageFailed
from ib_desk.domain.errors import Conflict, ForbiddenInOutput, InspectionMissing, NotFound
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.leaving.forbidden import FindKind
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.assessment import Assessment, MaySee
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure, DisclosureState, Way
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import SwvRequestId
from ib_desk.domain.records.support_file import SupportFile
from tests import builders
from tests.application.fakes import FakeUnitOfWork
from tests.application.leaving.cut_off import Cut
from tests.application.leaving.door import BROKEN, NOW, PACKAGE, PAGES, STICK, Door, digest

S = DisclosureState
OTHER_WORDS = "zes andere"
SAM = Pupil(call_name="Sam", surname="de Wit")


class TestPrints:
    def test_what_was_made_stands_outside_and_in_the_register_with_the_very_bytes(self):
        door = Door()
        out = door.let_out(door.print_order())
        assert door.outside.written == {STICK: PAGES.content}
        line = door.line().disclosure
        assert out == LetOut(line_ids=(line.id,), pages=2, contents_digest="")
        assert (line.file_id, line.kind, line.way) == (
            builders.FILE,
            OutputKind.PARENTS_PRINT,
            Way.SAVED,
        )
        assert (line.recipient, line.ground, line.gaps_reason) == ("beide ouders", "gesprek", "")
        assert (line.begun_at, line.digest, line.place) == (NOW, PAGES.digest, str(STICK))
        assert line.copy_id is not None
        assert door.vault.kept.contents[line.copy_id] == PAGES.content
        assert door.states() == [S.MADE]

    def test_of_paper_nothing_more_is_said_than_that_it_was_offered(self):
        door = Door()
        door.let_out(door.print_order(Report.REQUEST), ToPrinter(door.outside))
        assert door.outside.printed == [(PAGES.content, "overzicht-2026-0924")]
        line = door.line().disclosure
        assert (line.way, line.place, line.temporary) == (Way.PRINTED, "", "")
        assert line.request_id == builders.REQUEST
        assert door.states() == [S.OFFERED_TO_PRINTER]

    @pytest.mark.parametrize("report", Report)
    def test_each_report_has_its_own_name_in_the_register(self, report):
        door = Door()
        door.let_out(door.print_order(report))
        line = door.line().disclosure
        assert line.kind is report.output
        assert (line.request_id is not None) is report.is_of_request

    def test_the_pages_are_made_of_what_was_seen(self):
        door = Door()
        order = door.print_order()
        door.let_out(order)
        assert door.workshop.asked == [
            (Report.PARENTS, order.snapshot.whole, order.snapshot.stamp, order.choices)
        ]

    def test_what_changed_since_it_was_seen_does_not_leave(self):
        door = Door()
        order = door.print_order()
        done = builders.interventions()[0]
        door.records.change(done, replace(done, effect_note="anders"))
        with pytest.raises(Conflict) as refused:
            door.let_out(order)
        assert refused.value.kind == SupportFile.__name__
        assert door.all_of(Disclosure) == []

    def test_a_line_more_in_the_register_is_no_other_file(self):
        door = Door()
        order = door.print_order()
        door.let_out(order)
        door.let_out(order)
        assert len(door.all_of(Disclosure)) == 2

    def test_the_history_tells_it_and_undo_does_not_take_it_back(self):
        door = Door()
        before = door.undo.to_undo
        door.let_out(door.print_order())
        noted, begun, *_ = door.records.history(builders.FILE)
        assert [line.change.action for line in (noted, begun)] == [Action.ADDED, Action.ADDED]
        assert begun.change.subject == door.line().disclosure
        assert noted.change.subject == door.line().events[0]
        assert door.undo.to_undo == before


class TestReasons:
    def test_what_was_found_in_any_print_asks_for_one_reason(self):
        done = builders.interventions()[0]
        door = Door(replace(done, effect_note="Net als Sam de Wit."), SAM)
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(door.print_order())
        (find,) = refused.value.finds
        assert (find.kind, find.place.record) == (FindKind.OTHER_PUPIL, Intervention)
        assert refused.value.points == 0
        assert door.outside.written == {}
        assert door.all_of(Disclosure) == []
        door.let_out(door.print_order(reason="  Het is zijn broer. "))
        assert door.line().disclosure.gaps_reason == "Het is zijn broer."

    def test_what_another_print_holds_is_no_matter_of_this_one(self):
        told = builders.agreements()[0]
        door = Door(replace(told, means="Met Sam de Wit."), SAM)
        door.let_out(door.print_order(Report.REQUEST))
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(door.print_order(Report.CONTRACT))
        assert refused.value.finds[0].place.record is Agreement

    def test_minutes_are_searched_for_another_child_and_so_are_no_other_minutes(self):
        met = builders.meeting()
        door = Door(replace(met, discussed="Net als bij Sam de Wit."), SAM)
        order = door.print_order(Report.MEETING)
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(order)
        assert [find.place.field for find in refused.value.finds] == ["discussed"]
        other = next(one for one in door.all_of(Meeting) if one.id != met.id)
        door.let_out(replace(order, choices=replace(order.choices, meeting=other.id)))
        assert door.line().disclosure.kind is OutputKind.MEETING_PRINT

    def test_open_points_of_a_request_and_what_was_found_ask_for_one_reason_together(self):
        door = Door(replace(builders.request(), question=""))
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(door.sealed_order())
        check = door.requests.check(builders.REQUEST)
        assert (refused.value.points, refused.value.finds) == (check.open_count, ())
        door.let_out(door.sealed_order("De toets volgt."))
        assert door.line().disclosure.gaps_reason == "De toets volgt."

    def test_the_inside_of_what_goes_along_is_searched_here_whoever_searched_before(self):
        door = Door(SAM)
        door.words[builders.ATTACHED_TEXT] = "Naast Sam de Wit."
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(door.sealed_order())
        assert {find.place.field for find in refused.value.finds} == {"content_id"}


class TestStops:
    def test_an_inspection_that_is_missing_stops_whatever_the_reason(self):
        door = Door()
        door.records.remove(builders.inspections()[0])
        with pytest.raises(InspectionMissing):
            door.let_out(door.sealed_order("Haast."))
        assert door.outside.written == {}
        assert door.all_of(Disclosure) == []
        assert door.workshop.asked == []

    def test_a_print_for_who_still_has_to_read_it_is_not_stopped_by_that(self):
        door = Door()
        door.records.remove(builders.inspections()[0])
        door.let_out(door.print_order(Report.REQUEST), ToPrinter(door.outside))
        assert door.states() == [S.OFFERED_TO_PRINTER]

    def test_what_stops_only_while_it_is_made_stops_it_too(self):
        door = Door()
        read = builders.inspections()[0]
        door.workshop.before = lambda: door.records.remove(read)
        with pytest.raises(Conflict):
            door.let_out(door.sealed_order())
        assert door.outside.written == {}
        assert door.all_of(Disclosure) == []

    def test_a_forbidden_field_stops_any_output(self, monkeypatch):
        fields = "ib_desk.domain.leaving.hard_stops.NEVER_FIELDS"
        monkeypatch.setattr(fields, frozenset({"effect_note"}))
        door = Door()
        with pytest.raises(ForbiddenInOutput) as refused:
            door.let_out(door.print_order(reason="Toch."))
        assert refused.value.places == ("intervention.effect_note",)
        assert door.all_of(Disclosure) == []


class TestPackages:
    def test_what_leaves_is_sealed_and_what_stays_can_be_read(self):
        door = Door()
        out = door.let_out(door.sealed_order())
        line = door.line().disclosure
        assert door.outside.written == {STICK: b"sealed"}
        assert (line.kind, line.way, line.digest) == (
            OutputKind.REQUEST_PACKAGE,
            Way.SEALED_BY_MAIL,
            digest(b"sealed"),
        )
        assert line.copy_id is not None
        assert door.vault.kept.contents[line.copy_id] == PACKAGE.readable
        assert (out.pages, out.contents_digest) == (PACKAGE.pages, PACKAGE.contents_digest)
        (order,) = door.workshop.asked
        assert (order.passphrase, order.choices) == ("zes woorden", PrintChoices())

    def test_made_is_not_sent(self):
        door = Door()
        door.let_out(door.sealed_order())
        assert (door.request.packed_on, door.request.sent_on) == (NOW.date(), None)
        assert door.states() == [S.MADE]

    def test_its_request_is_closed_and_undo_starts_anew(self):
        door = Door()
        door.let_out(door.sealed_order())
        assert door.undo.to_undo is None
        with pytest.raises(Frozen):
            door.records.change(door.request, replace(door.request, summary="anders"))
        with pytest.raises(Frozen):
            door.let_out(door.sealed_order())
        assert len(door.all_of(Disclosure)) == 1

    def test_what_changed_since_is_not_what_leaves(self):
        door = Door()
        order = door.sealed_order()
        door.records.change(door.request, replace(door.request, summary="anders"))
        with pytest.raises(Conflict):
            door.let_out(order)
        assert door.request.packed_on is None

    def test_a_file_that_cannot_be_written_leaves_the_request_as_it_was(self):
        door = Door()
        before = door.request
        undo = door.undo.to_undo
        door.outside.broken = BROKEN
        with pytest.raises(type(BROKEN)):
            door.let_out(door.sealed_order())
        assert door.states() == [S.NOT_COMPLETED]
        assert door.request == before
        assert door.undo.to_undo == undo

    def test_words_and_contents_show_in_no_trace(self):
        shown = repr(Door().sealed_order())
        assert "zes woorden" not in shown
        assert "Elf korte momenten" not in shown

    def test_the_same_pages_leave_again_under_other_words(self):
        door = Door()
        door.let_out(door.sealed_order())
        first = door.line().disclosure
        door.let_out(ResealedOrder(line=first, passphrase=OTHER_WORDS))
        assert door.workshop.asked[-1] == (PACKAGE.readable, OTHER_WORDS)
        again = door.line(1).disclosure
        assert door.outside.written == {STICK: b"sealed again"}
        assert (again.copy_id, again.recipient, again.ground, again.way) == (
            first.copy_id,
            first.recipient,
            first.ground,
            first.way,
        )
        assert (again.digest, again.request_id) == (digest(b"sealed again"), builders.REQUEST)
        assert door.states(1) == [S.MADE]

    def test_what_was_judged_when_the_pages_left_is_not_asked_again(self):
        door = Door()
        door.let_out(door.sealed_order())
        door.records.add(SAM)
        order = ResealedOrder(line=door.line().disclosure, passphrase=OTHER_WORDS)
        assert order.reason == ""
        door.let_out(order)
        assert len(door.all_of(Disclosure)) == 2

    def test_pages_that_are_gone_cannot_leave_again(self):
        door = Door()
        door.let_out(door.sealed_order())
        line = replace(door.line().disclosure, copy_id=None)
        with pytest.raises(NotFound):
            door.let_out(ResealedOrder(line=line, passphrase=OTHER_WORDS))


class TestDocuments:
    def order(self, door: Door) -> DocumentOrder:
        return DocumentOrder(attachment=door.all_of(Attachment)[0])

    def test_a_document_leaves_as_it_was_taken_in(self):
        door = Door()
        order = self.order(door)
        door.let_out(order)
        assert door.outside.written == {STICK: builders.ATTACHED_TEXT}
        line = door.line().disclosure
        assert (line.kind, line.way) == (OutputKind.ATTACHMENT, Way.SAVED_DOCUMENT)
        assert (line.copy_id, line.request_id) == (order.attachment.content_id, None)
        assert line.digest == digest(builders.ATTACHED_TEXT)

    def test_what_was_found_inside_asks_for_a_reason(self):
        door = Door()
        door.words[builders.ATTACHED_TEXT] = "BSN 111222333"
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(self.order(door))
        assert [find.kind for find in refused.value.finds] == [FindKind.BSN]
        door.let_out(replace(self.order(door), reason="Het is een voorbeeld."))
        assert door.line().disclosure.gaps_reason == "Het is een voorbeeld."

    def test_of_others_it_asks_for_a_reason_until_all_who_have_to_said_yes(self):
        door = Door()
        before = self.order(door).attachment
        door.records.change(before, replace(before, sender="Jeugdarts GGD"))
        order = self.order(door)
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(order)
        assert refused.value.finds == ()
        assert set(refused.value.consents) == {ConsentStand.NOT_ASKED}
        door.let_out(replace(order, reason="Moeder vroeg er zelf om."))
        assert door.line().disclosure.gaps_reason == "Moeder vroeg er zelf om."

    def test_a_report_asks_for_a_reason_until_it_was_said_who_may_see_the_research(self):
        door = Door()
        document = self.order(door).attachment
        test = Assessment(file_id=document.file_id, instrument="WISC-V", report_id=document.id)
        door.records.add(test)
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(self.order(door))
        assert refused.value.is_for_nobody
        assert (refused.value.points, refused.value.finds) == (0, ())
        door.let_out(replace(self.order(door), way=Way.OPENED))
        door.records.change(test, replace(test, may_see=(MaySee.PARENTS,)))
        door.let_out(self.order(door))
        assert door.line().disclosure.gaps_reason == ""

    def test_a_copy_to_read_goes_to_nobody(self):
        door = Door()
        before = self.order(door).attachment
        door.records.change(before, replace(before, sender="Jeugdarts GGD"))
        door.let_out(replace(self.order(door), way=Way.OPENED))
        assert door.line().disclosure.way is Way.OPENED

    def test_bytes_that_are_gone_cannot_leave(self):
        door = Door()
        order = self.order(door)
        door.vault.kept.contents.clear()
        with pytest.raises(NotFound):
            door.let_out(order)
        assert door.all_of(Disclosure) == []


class TestFailing:
    @pytest.mark.parametrize("error", [BROKEN, DiskFull(5), Cancelled(), KeyboardInterrupt()])
    def test_a_file_that_did_not_come_to_be_is_told_and_the_line_says_so(self, error):
        door = Door()
        door.outside.broken = error
        with pytest.raises(type(error)):
            door.let_out(door.print_order())
        assert door.states() == [S.NOT_COMPLETED]
        assert door.outside.written == {}

    def test_a_printer_that_takes_nothing(self):
        door = Door()
        door.outside.broken = PrinterFailed()
        with pytest.raises(PrinterFailed):
            door.let_out(door.print_order(), ToPrinter(door.outside))
        assert door.states() == [S.NOT_COMPLETED]

    def test_called_off_in_time_there_is_not_even_a_line(self):
        class Stop(Silent):
            def step(self, done, total):
                if (done, total) == (1, 4):
                    raise Cancelled

        door = Door()
        with pytest.raises(Cancelled):
            door.exit.let_out(door.print_order(), ToPrinter(door.outside), AtOnce(), Stop())
        assert door.all_of(Disclosure) == []

    def test_outside_and_not_noted_is_an_error_of_its_own_and_can_be_noted_again(self):
        door = Door()
        with pytest.raises(NotNoted) as refused:
            door.exit.let_out(door.sealed_order(), ToFile(STICK), Cut(StorageFailed), Silent())
        assert refused.value.out.contents_digest == PACKAGE.contents_digest
        assert door.states() == []
        settled = door.settle()
        assert settled.settled == refused.value.out.line_ids
        assert door.states() == [S.MADE]

    def test_what_can_not_even_be_noted_is_still_told_as_it_is(self):
        door = Door()
        door.outside.broken = BROKEN
        with pytest.raises(type(BROKEN)):
            door.exit.let_out(door.print_order(), ToFile(STICK), Cut(StorageFailed), Silent())
        assert door.states() == []
        assert door.settle().settled == (door.line().disclosure.id,)
        assert door.states() == [S.NOT_COMPLETED]


class TestSettling:
    def test_a_file_that_stands_there_was_made(self):
        door = Door()
        door.break_off(door.sealed_order())
        assert (door.states(), door.request.packed_on) == ([], NOW.date())
        settled = door.settle()
        assert (settled.settled, settled.unknown) == ((door.line().disclosure.id,), ())
        assert door.states() == [S.MADE]

    def test_where_the_file_is_not_nothing_left_and_our_half_is_taken_away(self):
        door = Door()
        door.break_off(door.sealed_order())
        door.outside.written.clear()
        half = STICK.with_name(door.line().disclosure.temporary)
        door.outside.halves.add(half)
        door.settle()
        assert door.states() == [S.NOT_COMPLETED]
        assert door.outside.halves == set()
        assert door.request.packed_on is None

    def test_another_file_in_its_place_is_not_ours(self):
        door = Door()
        door.break_off(door.print_order())
        door.outside.written[STICK] = b"van een ander"
        door.settle()
        assert door.states() == [S.NOT_COMPLETED]
        assert door.outside.written == {STICK: b"van een ander"}

    def test_of_a_place_that_is_gone_she_is_asked(self):
        door = Door()
        door.break_off(door.sealed_order())
        door.outside.is_gone = True
        settled = door.settle()
        assert settled.unknown == (door.line().disclosure,)
        assert door.states() == [S.UNKNOWN]
        assert door.request.packed_on == NOW.date()

    def test_when_the_place_is_back_nobody_needs_to_be_asked(self):
        door = Door()
        door.break_off(door.sealed_order())
        door.outside.is_gone = True
        door.settle()
        door.outside.is_gone = False
        settled = door.settle()
        assert settled.unknown == ()
        assert door.states() == [S.UNKNOWN, S.MADE]

    def test_what_is_unknown_still_is_asked_again_and_not_written_twice(self):
        door = Door()
        door.break_off(door.print_order(), ToPrinter(door.outside))
        for _ in range(2):
            assert door.settle().unknown == (door.line().disclosure,)
        assert door.states() == [S.UNKNOWN]

    def test_nothing_is_read_of_all_that_was_settled_before(self, monkeypatch):
        """It happens at each unlock, and a register only grows."""
        door = Door()
        door.let_out(door.print_order())
        monkeypatch.delattr(FakeUnitOfWork, "find")
        monkeypatch.setattr(FakeUnitOfWork, "find_lacking", lambda *_which, **_said: [])
        assert door.settle() == Settled()

    def test_what_is_settled_is_let_alone(self):
        door = Door()
        door.let_out(door.print_order())
        door.outside.written.clear()
        settled = door.settle()
        assert (settled.settled, settled.unknown) == ((), ())
        assert door.states() == [S.MADE]


def test_a_request_of_another_file_is_not_packed_by_accident():
    door = Door()
    gone = replace(
        door.sealed_order(), request=replace(door.request, id=SwvRequestId(builders.known_id("no")))
    )
    assert isinstance(gone, HandoverOrder)
    with pytest.raises(NotFound):
        door.let_out(gone)
