"""A request is begun once, looked through, and leaves with its register line and a frozen copy."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from ib_desk.application.changes import Edit
from ib_desk.application.documents import Snapshot
from ib_desk.application.frozen import Frozen, is_frozen, refuse_frozen
from ib_desk.application.paper import Package, Stamp
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.records import Records
from ib_desk.application.requests import ReasonNeeded, Requests, RequestUnderWay, Sending
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.errors import Conflict, InspectionMissing, NotFound
from ib_desk.domain.leaving.forbidden import FindKind
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import (
    Disclosure,
    OutputKind,
    RequestKind,
    SwvRequest,
    SwvRequestId,
    Way,
)
from ib_desk.domain.records.support_file import SupportFile
from tests import builders
from tests.application.fakes import FakeVault, ticking_clock
from tests.domain.looked_through import POINTS

PACKAGE = Package(
    sealed=b"secret pages", readable=b"readable", pages=11, contents_digest="c", name="aanvraag.pdf"
)
SENDING = Sending(
    package=PACKAGE,
    recipient="SWV PO Waterland-Fictief",
    way=Way.SEALED_BY_MAIL,
    ground="wettelijke taak",
    gaps_reason="  De toets volgt.  ",
)
OTHER = Pupil(call_name="Sam", surname="de Wit")


class Desk:
    """The use cases over a vault in memory that holds Noor's file."""

    def __init__(self, *instead: Record) -> None:
        self.vault = FakeVault()
        self.undo = UndoStack()
        clock = ticking_clock()
        self.records = Records(self.vault, self.undo, clock)
        self.requests = Requests(self.vault, self.records, self.undo, POINTS, self.read, clock)
        for one in builders.attachments():
            self.vault.kept.contents[one.content_id] = builders.ATTACHED_TEXT
        changed = {record.id: record for record in instead}
        own = [changed.pop(record.id, record) for record in builders.noor_records()]
        self.records.add(*own, *changed.values())

    def read(self, attachment: Attachment, content: bytes) -> str | None:
        """A scan is what has “verslag” in its title."""
        return None if "erslag" in attachment.title else content.decode()

    def snapshot(self) -> Snapshot:
        whole = WholeFiles(self.vault).one(builders.FILE)
        return Snapshot(
            whole=whole,
            stamp=Stamp(printed_on=date(2026, 9, 24), maker=""),
            contents=self.vault.kept.contents,
        )

    @property
    def request(self) -> SwvRequest:
        return self.records.get(SwvRequest, builders.REQUEST)


class TestStart:
    def test_a_request_begins_today(self):
        desk = Desk(replace(builders.request(), sent_on=date(2026, 9, 17)))
        change = desk.requests.start(builders.FILE, RequestKind.CONSULT)
        request = change.subject
        assert isinstance(request, SwvRequest)
        assert (request.kind, request.dated_on) == (RequestKind.CONSULT, date(2026, 9, 24))
        assert desk.records.get(SwvRequest, request.id) == request
        assert desk.undo.to_undo == change

    def test_a_file_has_one_at_a_time(self):
        with pytest.raises(RequestUnderWay) as refused:
            Desk().requests.start(builders.FILE, RequestKind.ARRANGEMENT)
        assert refused.value.request_id == builders.REQUEST

    def test_an_arrangement_is_the_usual_kind(self):
        desk = Desk(replace(builders.request(), sent_on=date(2026, 9, 17)))
        subject = desk.requests.start(builders.FILE, RequestKind.ARRANGEMENT).subject
        assert isinstance(subject, SwvRequest)
        assert subject.kind is RequestKind.ARRANGEMENT


class TestCheck:
    def test_nothing_holds_noors_request_back(self):
        desk = Desk()
        inside = desk.requests.look_inside(desk.snapshot(), Silent())
        check = desk.requests.check(builders.REQUEST, inside)
        assert check.stops == ()
        assert check.finds == ()
        assert check.open_count == len(check.completeness.open)
        assert [one.title for one in check.not_searched] == ["Verslag MDO"]

    def test_until_one_looked_inside_no_attachment_was_searched(self):
        check = Desk().requests.check(builders.REQUEST)
        assert len(check.not_searched) == 5

    def test_missing_inspection_stops(self):
        read = builders.inspections()
        desk = Desk()
        desk.records.remove(read[1])
        (stop,) = desk.requests.check(builders.REQUEST).stops
        assert isinstance(stop, InspectionMissing)
        assert stop.missing == (builders.FATHER,)

    def test_what_may_not_leave_is_found_in_texts_and_attachments(self):
        told = replace(builders.request(), summary="Naast Sam de Wit. BSN 111222333.")
        desk = Desk(told, OTHER)
        first = builders.attachments()[0]
        check = desk.requests.check(
            builders.REQUEST,
            {first.content_id: "x Sam de Wit", ContentId(builders.known_id("?")): "Sam de Wit"},
        )
        found = [(find.kind, find.place.record, find.place.field) for find in check.finds]
        assert found == [
            (FindKind.OTHER_PUPIL, SwvRequest, "summary"),
            (FindKind.BSN, SwvRequest, "summary"),
            (FindKind.OTHER_PUPIL, Attachment, "content_id"),
        ]
        assert check.open_count == len(check.completeness.open) + 3

    def test_looking_inside_can_be_stopped(self):
        class Stop:
            def step(self, done: int, total: int) -> None:
                assert total == 5
                if done == 2:
                    raise Cancelled

        desk = Desk()
        with pytest.raises(Cancelled):
            desk.requests.look_inside(desk.snapshot(), Stop())

    def test_only_what_goes_along_is_looked_into(self):
        desk = Desk()
        inside = desk.requests.look_inside(desk.snapshot(), Silent())
        assert builders.attachments()[5].content_id not in inside
        assert len(inside) == 4

    def test_only_contents_in_the_snapshot_are_looked_into(self):
        desk = Desk()
        all_of_it = desk.snapshot()
        first = builders.attachments()[0].content_id
        part = replace(all_of_it, contents={first: all_of_it.contents[first]})
        assert set(desk.requests.look_inside(part, Silent())) == {first}

    def test_an_unknown_request_is_not_there(self):
        with pytest.raises(NotFound):
            Desk().requests.check(SwvRequestId(builders.known_id("nothing")))


class TestSending:
    def test_register_line_copy_and_day_are_written_in_one_go(self):
        desk = Desk()
        change = desk.requests.mark_sent(desk.request, SENDING)
        assert change.action is Action.SENT
        assert desk.request.sent_on == date(2026, 9, 24)
        assert change.subject == desk.request
        (line,) = desk.records.find(Disclosure)
        assert [edit.record for edit in change.edits] == [desk.request, line]
        assert (line.file_id, line.request_id, line.kind) == (
            builders.FILE,
            builders.REQUEST,
            OutputKind.REQUEST_PACKAGE,
        )
        assert (line.recipient, line.way, line.ground, line.gaps_reason) == (
            "SWV PO Waterland-Fictief",
            Way.SEALED_BY_MAIL,
            "wettelijke taak",
            "De toets volgt.",
        )
        assert line.digest == hashlib.sha256(b"secret pages").hexdigest()
        assert line.copy_id is not None
        assert desk.vault.kept.contents[line.copy_id] == b"readable"
        (history, *_older) = desk.records.history(builders.FILE)
        assert (history.change, history.at) == (change, line.made_at)

    def test_it_cannot_be_undone(self):
        desk = Desk()
        desk.requests.mark_sent(desk.request, SENDING)
        assert desk.undo.to_undo is None

    def test_twice_is_refused(self):
        desk = Desk()
        before = desk.request
        desk.requests.mark_sent(before, SENDING)
        for request in (before, desk.request):
            with pytest.raises(Frozen) as refused:
                desk.requests.mark_sent(request, SENDING)
            assert (refused.value.kind, refused.value.record_id) == (
                "SwvRequest",
                builders.REQUEST,
            )
        assert len(desk.records.find(Disclosure)) == 1

    def test_what_changed_since_the_package_was_made_is_not_what_left(self):
        desk = Desk()
        with pytest.raises(Conflict):
            desk.requests.mark_sent(replace(desk.request, summary="anders"), SENDING)
        assert desk.request.sent_on is None

    def test_a_stop_stops_whatever_the_reason(self):
        desk = Desk()
        desk.records.remove(builders.inspections()[0])
        with pytest.raises(InspectionMissing):
            desk.requests.mark_sent(desk.request, SENDING)
        assert desk.records.find(Disclosure) == []

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_open_points_need_one_reason(self, reason):
        desk = Desk(replace(builders.request(), summary=""))
        sending = replace(SENDING, gaps_reason=reason)
        with pytest.raises(ReasonNeeded) as refused:
            desk.requests.mark_sent(desk.request, sending)
        assert refused.value.count == desk.requests.check(builders.REQUEST).open_count
        assert desk.request.sent_on is None
        contents = desk.vault.kept.contents.values()
        assert b"readable" not in contents

    def test_a_find_in_an_attachment_needs_a_reason_too(self):
        desk = Desk()
        check = desk.requests.check(builders.REQUEST)
        assert check.open_count == 0
        first = builders.attachments()[0]
        with pytest.raises(ReasonNeeded):
            desk.requests.mark_sent(
                desk.request,
                replace(SENDING, gaps_reason=""),
                {first.content_id: "BSN 111222333"},
            )
        desk.requests.mark_sent(desk.request, replace(SENDING, gaps_reason=""))
        assert desk.request.sent_on is not None

    def test_neither_package_nor_words_show_in_a_trace(self):
        assert "secret pages" not in repr(SENDING)


class TestFrozen:
    SENT = SwvRequest(
        kind=RequestKind.ARRANGEMENT,
        id=builders.REQUEST,
        file_id=builders.FILE,
        sent_on=date(2026, 9, 17),
    )
    CONCEPT = replace(SENT, sent_on=None)

    def line(self) -> Disclosure:
        return Disclosure(
            file_id=builders.FILE,
            kind=OutputKind.REQUEST_PACKAGE,
            way=Way.SEALED_BY_MAIL,
            made_at=ticking_clock().now(),
            digest="",
        )

    def refuses(self, *edits: Edit) -> UUID | None:
        try:
            refuse_frozen(edits)
        except Frozen as refused:
            return refused.record_id
        return None

    def test_what_was_sent_is_frozen(self):
        assert is_frozen(self.SENT)
        assert is_frozen(self.line())
        assert not is_frozen(self.CONCEPT)
        assert not is_frozen(builders.pupil())
        assert not is_frozen(None)

    def test_it_is_neither_changed_nor_removed(self):
        line = self.line()
        assert self.refuses(Edit(self.SENT, replace(self.SENT, summary="x"))) == self.SENT.id
        assert self.refuses(Edit(self.SENT, self.CONCEPT)) == self.SENT.id
        assert self.refuses(Edit(self.SENT, None)) == self.SENT.id
        assert self.refuses(Edit(line, replace(line, way=Way.PRINTED))) == line.id
        assert self.refuses(Edit(line, None)) == line.id

    def test_sending_and_adding_are_free(self):
        assert self.refuses(Edit(self.CONCEPT, self.SENT), Edit(None, self.line())) is None
        assert self.refuses(Edit(self.CONCEPT, None)) is None

    def test_it_goes_with_its_whole_file(self):
        file = SupportFile(id=builders.FILE, pupil_id=builders.NOOR, opened_on=date(2026, 3, 4))
        assert self.refuses(Edit(self.SENT, None), Edit(file, None)) is None
        closed = replace(file, closed_on=date(2026, 9, 17))
        assert self.refuses(Edit(self.SENT, None), Edit(file, closed)) == self.SENT.id
