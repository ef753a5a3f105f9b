"""The documents that go along: there, dated, not too old, and of the plan that holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.attachment import Attachment, ContentId, DocumentKind, MediaType
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.opp import Opp, OppState
from ib_desk.domain.request.request_points import Check, Point, PointState
from tests.domain.looked_through import found, only, saw
from tests.domain.made_files import FILE, NOOR, REQUEST, made

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
TOO_OLD = PointState.TOO_OLD
EMPTY = (Fact(kind=FactKind.EMPTY),)


def document(day: date | None = date(2026, 6, 22), **values: Any) -> Attachment:
    known: dict[str, Any] = {
        "kind": DocumentKind.OPP,
        "goes_along": True,
        "title": "OPP",
        "dated_on": day,
    }
    return Attachment(
        file_id=FILE.id,
        content_id=ContentId(uuid4()),
        media_type=MediaType.PDF,
        size=1,
        digest="",
        **(known | values),
    )


class TestAttached:
    def look(self, *documents: Attachment) -> Point:
        whole = made(REQUEST, *documents)
        return only(Check.ATTACHED, whole, limit=12, document=DocumentKind.OPP)

    def test_it_must_be_there_and_go_along(self):
        point = self.look(document(kind=DocumentKind.LETTER))
        assert saw(point) == (MISSING, [FactKind.EMPTY], Attachment, "title")
        assert point.place.record_id is None
        left = document(goes_along=False)
        point = self.look(left)
        assert saw(point) == (MISSING, [FactKind.EMPTY], Attachment, "goes_along")
        assert point.place.record_id == left.id

    def test_one_recent_document_of_its_kind_is_enough(self):
        old = document(date(2024, 1, 1))
        point = self.look(old, document(None), document())
        assert (point.state, point.facts) == (OK, (Fact(kind=FactKind.COUNT, number=3),))
        assert (point.place.record_id, point.place.field) == (old.id, "title")

    def test_one_without_a_day_is_asked_for_its_day(self):
        undated = document(None)
        point = self.look(undated)
        assert (point.state, point.place.record_id) == (WEAK, undated.id)
        assert point.place.field == "dated_on"
        assert point.facts == (Fact(kind=FactKind.NO_DATE, name="OPP", record_id=undated.id),)

    def test_when_all_are_old_or_undated_a_newer_one_is_asked_for(self):
        old = document(date(2025, 9, 16))
        point = self.look(old, document(None))
        assert (point.state, point.place) == (
            TOO_OLD,
            FieldPlace(record=Attachment, field="title"),
        )
        assert point.facts == (
            Fact(
                kind=FactKind.TOO_OLD,
                on=date(2025, 9, 16),
                of=12,
                name="OPP",
                record_id=old.id,
            ),
        )

    def test_a_year_to_the_day_is_recent(self):
        assert self.look(document(date(2025, 9, 17))).state is OK

    def test_any_kind_will_do_when_none_is_asked(self):
        letter = made(REQUEST, document(kind=DocumentKind.LETTER))
        assert only(Check.ATTACHED, letter, limit=12).state is OK
        assert only(Check.ATTACHED, made(REQUEST), limit=12).state is MISSING


class TestRecent:
    def look(self, *documents: Attachment) -> list[Point]:
        return found(Check.RECENT, made(REQUEST, *documents), limit=12)

    def test_without_attachments_there_is_nothing_to_ask(self):
        assert self.look() == []
        assert self.look(document(date(2020, 1, 1), goes_along=False)) == []

    def test_all_dated_within_a_year(self):
        first = document()
        (point,) = self.look(first, document(kind=DocumentKind.LETTER))
        assert (point.state, point.facts) == (OK, (Fact(kind=FactKind.COUNT, number=2),))
        assert (point.place.record_id, point.place.field) == (first.id, "dated_on")

    def test_each_old_or_undated_document_is_named(self):
        undated, old = document(None, title="Brief"), document(date(2025, 5, 3))
        (point,) = self.look(document(), undated, old)
        assert point.facts == (
            Fact(kind=FactKind.NO_DATE, name="Brief", record_id=undated.id),
            Fact(kind=FactKind.TOO_OLD, on=date(2025, 5, 3), of=12, name="OPP", record_id=old.id),
        )
        assert (point.state, point.place.record_id, point.place.field) == (
            WEAK,
            undated.id,
            "dated_on",
        )


class TestFitness:
    """There and of this year is not enough."""

    def look(self, opp: Opp, day: date) -> Point:
        whole = made(REQUEST, opp, document(day))
        return only(Check.ATTACHED, whole, limit=12, document=DocumentKind.OPP)

    def test_of_a_plan_the_version_that_holds_goes_along(self):
        held = Opp(file_id=FILE.id, state=OppState.SET, set_on=date(2026, 9, 3))
        earlier = self.look(held, date(2026, 9, 2))
        assert saw(earlier) == (WEAK, [FactKind.EARLIER_PLAN], Attachment, "title")
        assert earlier.place.record_id is None
        assert (earlier.facts[0].on, earlier.facts[0].of) == (date(2026, 9, 2), None)
        assert self.look(held, date(2026, 9, 3)).state is OK
        assert self.look(replace(held, state=OppState.CONCEPT), date(2026, 9, 2)).state is OK
        assert self.look(replace(held, set_on=None), date(2026, 9, 2)).state is OK

    def test_another_document_is_of_no_plan(self):
        held = Opp(file_id=FILE.id, state=OppState.SET, set_on=date(2026, 9, 3))
        letter = made(REQUEST, held, document(date(2026, 9, 2), kind=DocumentKind.LETTER))
        assert only(Check.ATTACHED, letter, limit=12, document=DocumentKind.LETTER).state is OK

    def test_nothing_is_from_before_the_pupil_was_born(self):
        before = document(date(2017, 5, 13))
        point = only(Check.ATTACHED, made(REQUEST, before), limit=1200)
        assert saw(point) == (WEAK, [FactKind.BEFORE_BIRTH], Attachment, "dated_on")
        assert point.place.record_id == before.id
        assert (
            only(Check.ATTACHED, made(REQUEST, document(date(2017, 5, 14))), limit=1200).state is OK
        )
        unknown = made(REQUEST, before, pupil=replace(NOOR, born_on=None))
        assert only(Check.ATTACHED, unknown, limit=1200).state is OK

    def test_too_old_is_told_as_such_only_where_that_is_all(self):
        old, undated = document(date(2024, 1, 1)), document(None)
        (all_old,) = found(Check.RECENT, made(REQUEST, old), limit=12)
        assert all_old.state is TOO_OLD
        (both,) = found(Check.RECENT, made(REQUEST, old, undated), limit=12)
        assert (both.state, len(both.facts)) == (WEAK, 2)
