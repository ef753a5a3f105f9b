"""Who reads, says or approves something does so of a text; what was seen is kept with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from ib_desk.application.bin import Bin
from ib_desk.application.closed_items import ClosedItems
from ib_desk.application.ports import Clock
from ib_desk.application.sign_offs import NothingSigned
from ib_desk.domain.file.statements import statement_on
from ib_desk.domain.leaving.sign_offs import TextChange, read_back
from ib_desk.domain.leaving.signed_sheets import SIGNED_PRINTS
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import KIND_BY_NAME
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, RequestKind, SwvRequest
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.statement import A_VIEW, Agrees, Statement
from ib_desk.domain.records.support_file import SupportFile
from tests import builders
from tests.application.leaving.door import TODAY, Door
from tests.exchange.printing import saying
from tests.shipped import catalogue


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, 0)  # noqa: DTZ001 - as the program's clock


MONDAY, TUESDAY, THURSDAY = date(2026, 9, 21), date(2026, 9, 22), date(2026, 9, 24)
QUESTION = "Veertig uur voor overgangen?"
CLOCK = Clock(lambda: at(MONDAY))
SEEN_BESIDE_THE_REQUEST = sorted(
    {
        KIND_BY_NAME[name]
        for counting in catalogue().sign_offs.field_list
        if counting.sign_off not in {*SIGNED_PRINTS.values()} - {SignOff.OPP}
        for name in counting.sees
        if KIND_BY_NAME[name] not in {Opp, SwvRequest, Pupil}  # they take the copies along
    },
    key=lambda kind: kind.__name__,
)
BLANK_VIEW = Statement(file_id=builders.FILE, about=builders.REQUEST, what=A_VIEW)


class Desk(Door):
    """Noor's file before anybody read, said or approved something; it is Monday."""

    def __init__(self) -> None:
        begun = SwvRequest(id=builders.REQUEST, file_id=builders.FILE, kind=RequestKind.ARRANGEMENT)
        super().__init__(begun)
        for record in (*self.all_of(Statement), *self.all_of(Inspection)):
            self.records.remove(record)
        for record in self.all_of(SeenText):
            self.records.remove(record)
        self.records.remove(self.request)
        self.vault.kept.history.clear()
        self.go_to(MONDAY)
        self.records.add(begun)
        self.closed_items = ClosedItems(self.work, self.records)
        self.bin = Bin(self.work, self.records, self.undo, CLOCK, catalogue().bin_term)

    def go_to(self, day: date) -> None:
        self.now = at(day)

    def write(self, **values: Any) -> None:
        self.records.change(self.request, replace(self.request, **values))

    def read(self, attachment, content):
        return ""

    def read_by(self, guardian_id=builders.MOTHER, on: date | None = None) -> Inspection:
        reading = Inspection(
            request_id=builders.REQUEST,
            guardian_id=guardian_id,
            outcome=InspectionOutcome.GIVEN,
            on=on or self.now.date(),
        )
        self.records.add(reading)
        return reading

    @property
    def outdated(self) -> frozenset[UUID]:
        return self.requests.check(builders.REQUEST).outdated

    def changes(self, record: Record) -> tuple[TextChange, ...]:
        """What changed since it was signed, of one that has to be given again."""
        (found,) = [
            one.changes
            for one in self.texts.earlier(builders.REQUEST)
            if one.signed.record.id == record.id
        ]
        return found

    def seen(self, record: Record) -> list[SeenText]:
        return [text for text in self.all_of(SeenText) if text.signed_in == record.id]


@pytest.fixture
def desk() -> Desk:
    return Desk()


class TestTheJourneyOfUseThree:
    def test_read_while_nearly_empty_and_written_afterwards_it_was_not_read(self, desk):
        mother, father = desk.read_by(builders.MOTHER), desk.read_by(builders.FATHER)
        assert desk.requests.check(builders.REQUEST).stops == ()
        desk.write(question=QUESTION)
        (stop,) = desk.requests.check(builders.REQUEST).stops
        assert stop.missing == (builders.MOTHER, builders.FATHER)
        assert desk.outdated == {mother.id, father.id}
        desk.read_by(builders.MOTHER)
        desk.read_by(builders.FATHER)
        assert desk.requests.check(builders.REQUEST).stops == ()


class TestKeeping:
    def test_the_text_is_kept_with_the_sign_off_in_one_step(self, desk):
        desk.write(question=QUESTION)
        reading = desk.read_by()
        (seen,) = desk.seen(reading)
        assert (seen.sign_off, seen.on, seen.reason) == (SignOff.INSPECTION, MONDAY, "")
        values = read_back(desk.vault.kept.contents[seen.copy_id])
        assert values["swv_request", str(builders.REQUEST), "question"] == QUESTION
        (latest, *_) = desk.records.history(builders.FILE)
        assert [edit.record for edit in latest.change.edits] == [reading, seen]
        assert latest.change.subject == reading

    def test_undo_takes_both_away_and_redo_brings_both_back(self, desk):
        reading = desk.read_by()
        desk.records.undo()
        assert (desk.all_of(Inspection), desk.seen(reading)) == ([], [])
        desk.records.redo()
        assert len(desk.seen(reading)) == 1

    def test_a_form_that_knows_nothing_of_it_goes_on_where_it_was(self, desk):
        """Two fields after each other, the second from what the first left on the screen."""
        view = Statement(file_id=builders.FILE, about=builders.REQUEST, what=A_VIEW)
        desk.records.add(view)
        agreed = replace(view, agrees=Agrees.YES, said_on=MONDAY)
        desk.records.change(view, agreed)
        desk.records.change(agreed, replace(agreed, words="Graag snel."))
        assert len(desk.seen(view)) == 1

    def test_nobody_sees_anything_before_there_is_a_day(self, desk):
        reading = Inspection(
            request_id=builders.REQUEST, guardian_id=builders.MOTHER,
            outcome=InspectionOutcome.GIVEN,
        )  # fmt: skip
        desk.records.add(reading)
        assert desk.seen(reading) == []
        desk.records.change(reading, replace(reading, on=MONDAY))
        assert len(desk.seen(reading)) == 1

    def test_the_director_too(self, desk):
        desk.records.change(desk.request, replace(desk.request, director_agrees_on=MONDAY))
        desk.write(question=QUESTION)
        assert desk.outdated == {builders.REQUEST}

    def test_a_view_holds_for_its_text_too(self, desk):
        view = Statement(
            file_id=builders.FILE, about=builders.REQUEST, what=A_VIEW,
            guardian_id=builders.MOTHER, said_on=MONDAY, agrees=Agrees.YES,
        )  # fmt: skip
        desk.records.add(view)
        desk.write(question=QUESTION)
        assert desk.outdated == {view.id}

    def test_who_mends_the_words_of_a_view_gives_no_other_view(self, desk):
        view = Statement(
            file_id=builders.FILE, about=builders.REQUEST, what=A_VIEW,
            guardian_id=builders.MOTHER, said_on=MONDAY, agrees=Agrees.YES,
        )  # fmt: skip
        desk.records.add(view)
        desk.write(question=QUESTION)
        desk.records.change(view, replace(view, words="Met een komma."))
        assert desk.outdated == {view.id}

    def test_another_day_is_another_reading(self, desk):
        reading = desk.read_by()
        desk.go_to(TUESDAY)
        desk.write(question=QUESTION)
        desk.records.change(reading, replace(reading, on=TUESDAY))
        assert desk.outdated == frozenset()

    def test_with_the_guardian_goes_what_the_guardian_read(self, desk):
        desk.read_by()
        desk.records.remove(desk.records.get(Guardian, builders.MOTHER))
        assert desk.all_of(Inspection) == []
        desk.requests.check(builders.REQUEST)


class TestADayThatIsPast:
    """Who notes on Thursday that it was read on Monday notes what stood there on Monday."""

    def test_what_was_changed_since_was_not_read(self, desk):
        desk.write(question=QUESTION)
        desk.go_to(TUESDAY)
        desk.write(question="Zestig uur?")
        desk.go_to(THURSDAY)
        reading = desk.read_by(on=MONDAY)
        assert desk.outdated == {reading.id}
        (change,) = desk.changes(reading)
        assert (change.before, change.now) == (QUESTION, "Zestig uur?")

    def test_what_was_not_changed_since_was_read(self, desk):
        desk.write(question=QUESTION)
        desk.go_to(THURSDAY)
        desk.read_by(on=MONDAY)
        assert desk.outdated == frozenset()

    def test_what_came_or_went_since_counts(self, desk):
        desk.write(question=QUESTION)
        desk.go_to(TUESDAY)
        gone = builders.interventions()[0]
        desk.records.remove(gone)
        fresh = Intervention(file_id=builders.FILE, title="Nieuwe hulp")
        desk.records.add(fresh)
        desk.go_to(THURSDAY)
        reading = desk.read_by(on=MONDAY)
        titles = [c for c in desk.changes(reading) if c.place.field == "title"]
        assert {(c.before, c.now) for c in titles} == {
            (gone.title, None),
            (None, "Nieuwe hulp"),
        }

    def test_of_the_same_day_the_text_of_that_moment_counts(self, desk):
        desk.read_by()
        desk.write(question=QUESTION)
        assert len(desk.outdated) == 1

    def test_a_request_that_is_begun_here_later_was_read_elsewhere(self, desk):
        desk.go_to(THURSDAY)
        desk.write(question=QUESTION)
        desk.read_by(on=date(2026, 9, 1))
        assert desk.outdated == frozenset()


class TestWhatChanged:
    def test_each_field_with_what_it_was_and_is(self, desk):
        desk.write(question=QUESTION)
        reading = desk.read_by()
        desk.write(question="Zestig uur?", summary="Kort.")
        found = [(c.place.field, c.before, c.now) for c in desk.changes(reading)]
        assert found == [("question", QUESTION, "Zestig uur?"), ("summary", None, "Kort.")]

    def test_of_a_reading_that_holds_nothing(self, desk):
        desk.read_by()
        assert desk.texts.earlier(builders.REQUEST) == ()

    def test_where_nothing_was_kept_nobody_can_tell(self, desk):
        reading = desk.read_by()
        desk.write(question=QUESTION)
        desk.vault.kept.contents.clear()
        assert desk.changes(reading) == ()
        (seen,) = desk.seen(reading)
        for unknown in (
            replace(seen, copy_id=None),
            replace(seen, form=99),
            replace(seen, fields=99),
        ):
            desk.vault.kept.records[seen.id] = unknown
            assert desk.changes(reading) == ()


class TestWhatIsClosed:
    """The page of a request is read with parents beside it."""

    def test_nothing_is_told_of_it_although_the_signer_saw_it(self, desk):
        reading = desk.read_by()
        (gone, *_others) = desk.all_of(Intervention)
        desk.closed_items.close(gone, Closed(because=ClosedBecause.ASKED))
        assert desk.outdated == {reading.id}
        assert desk.changes(reading) == ()
        desk.write(question=QUESTION)
        assert [change.now for change in desk.changes(reading)] == [QUESTION]

    def test_of_a_day_that_is_past_no_word_of_it_is_kept_anew(self, desk):
        """A copy of its own would hold what is nowhere else but where it was closed."""
        gone = Intervention(file_id=builders.FILE, title="zeepaardje")
        desk.records.add(gone)
        desk.go_to(TUESDAY)
        desk.closed_items.close(gone, Closed(because=ClosedBecause.SAFEGUARDING))
        desk.go_to(THURSDAY)
        reading = desk.read_by(on=MONDAY)
        (seen,) = desk.seen(reading)
        values = read_back(desk.vault.kept.contents[seen.copy_id])
        assert "zeepaardje" not in values.values()
        assert desk.outdated == frozenset()

    def test_once_it_is_open_again_there_is_no_other_text(self, desk):
        desk.read_by()
        (gone, *_others) = desk.all_of(Intervention)
        desk.closed_items.close(gone, Closed(because=ClosedBecause.SAFEGUARDING))
        desk.closed_items.open_again(gone.id)
        assert desk.outdated == frozenset()


class TestSigningAnew:
    def view(self, desk: Desk) -> Statement:
        view = Statement(
            file_id=builders.FILE,
            about=builders.REQUEST,
            what=A_VIEW,
            guardian_id=builders.MOTHER,
            said_on=desk.now.date(),
            agrees=Agrees.YES,
        )
        desk.records.add(view)
        return view

    def test_with_the_day_of_today_it_holds_for_the_text_of_today(self, desk):
        view, reading = self.view(desk), desk.read_by()
        desk.records.change(desk.request, replace(desk.request, director_agrees_on=MONDAY))
        desk.go_to(TUESDAY)
        desk.write(question=QUESTION)
        assert desk.outdated == {view.id, reading.id, builders.REQUEST}
        for record in (view, desk.request):
            desk.texts.sign_anew(record)
        assert desk.outdated == {reading.id}
        assert desk.request.director_agrees_on == TUESDAY
        assert desk.records.get(Statement, view.id).said_on == TUESDAY

    def test_twice_on_one_day_too(self, desk):
        view = self.view(desk)
        desk.write(question=QUESTION)
        change = desk.texts.sign_anew(view)
        assert change.subject == view
        assert desk.outdated == frozenset()
        desk.records.undo()
        assert desk.outdated == {view.id}

    def test_who_read_it_again_owes_nothing_although_the_earlier_reading_stays(self, desk):
        reading = desk.read_by()
        desk.write(question=QUESTION)
        assert [one.signed.record for one in desk.texts.earlier(builders.REQUEST)] == [reading]
        desk.read_by()
        assert desk.outdated == {reading.id}
        assert desk.texts.earlier(builders.REQUEST) == ()

    def test_where_nobody_signed_nobody_signs_anew(self, desk):
        with pytest.raises(NothingSigned) as refused:
            desk.texts.sign_anew(desk.request)
        assert refused.value.record_id == builders.REQUEST


class TestPassingOver:
    def test_a_small_correction_passes_with_a_reason(self, desk):
        desk.write(question=QUESTION)
        reading = desk.read_by()
        desk.go_to(TUESDAY)
        desk.write(question=f"{QUESTION}.")
        desk.texts.pass_over([reading], "  Eén punt. ")
        assert desk.outdated == frozenset()
        (read, passed) = desk.seen(reading)
        assert (read.reason, passed.reason, passed.on) == ("", "Eén punt.", TUESDAY)
        desk.write(question="Iets heel anders?")
        assert desk.outdated == {reading.id}
        (change,) = desk.changes(reading)
        assert change.before == QUESTION

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_not_without_a_reason(self, desk, reason):
        reading = desk.read_by()
        desk.write(question=QUESTION)
        with pytest.raises(NothingSigned):
            desk.texts.pass_over([reading], reason)
        assert desk.outdated == {reading.id}

    def test_not_where_nobody_signed(self, desk):
        with pytest.raises(NothingSigned):
            desk.texts.pass_over([desk.read_by(), BLANK_VIEW], "Klein.")
        with pytest.raises(NothingSigned):
            desk.texts.pass_over([BLANK_VIEW], "Klein.")

    def test_one_reason_for_all_is_one_step_that_can_be_taken_back(self, desk):
        readings = [desk.read_by(), desk.read_by()]
        desk.write(question=QUESTION)
        desk.texts.pass_over(readings, "Eén punt.")
        assert desk.outdated == frozenset()
        desk.records.undo()
        assert desk.outdated == {one.id for one in readings}


def test_the_example_is_signed_as_it_stands():
    assert Door().requests.check(builders.REQUEST).outdated == frozenset()
    assert TODAY == THURSDAY


class TestErased:
    """What was erased for good, no copy of what a signer saw tells any more."""

    def kept(self, desk: Desk) -> str:
        """All bytes of the vault: of records, of what is in the bin and of what is closed."""
        return "".join(one.decode(errors="replace") for one in desk.vault.kept.contents.values())

    def marked(self, desk: Desk, kind: type[Record]) -> Record:
        """The last of that kind, each with a mark in each of its texts, read by the mother."""
        if kind is CareerYear:  # the one of which her own file has none
            desk.records.add(CareerYear(pupil_id=builders.NOOR, began_in=2024, group="4"))
        if kind is Statement:
            about = desk.all_of(Intervention)[0]
            said = statement_on(about, builders.FILE)
            desk.records.add(replace(said, of_professional=True, words="Anders."))
        for before in desk.all_of(kind):
            desk.records.change(before, saying(before, lambda name: f"zq{name}qz"))
        desk.read_by()
        return desk.all_of(kind)[-1]

    @pytest.mark.parametrize("kind", SEEN_BESIDE_THE_REQUEST)
    def test_of_each_kind_that_a_signer_sees(self, desk, kind):
        self.marked(desk, kind)
        assert "zq" in self.kept(desk)
        for gone in desk.all_of(kind):
            desk.records.remove(gone)
            desk.bin.erase(gone.id, "dubbel")
        assert "zq" not in self.kept(desk)

    def test_the_rest_of_the_copy_stays_and_so_does_that_it_was_another_text(self, desk):
        desk.write(question=QUESTION)
        gone = self.marked(desk, Hypothesis)
        (seen,) = desk.all_of(SeenText)
        reading = next(iter(desk.all_of(Inspection)))
        desk.records.remove(gone)
        desk.bin.erase(gone.id, "dubbel")
        assert desk.all_of(SeenText) == [seen]
        with desk.vault() as work:
            known = read_back(work.content(seen.copy_id))
        assert QUESTION in known.values()
        assert str(gone.id) not in {record_id for _kind, record_id, _field in known}
        assert desk.outdated == {reading.id}
        assert desk.changes(reading) == ()

    def test_also_while_the_request_itself_is_in_the_bin(self, desk):
        gone = self.marked(desk, Hypothesis)
        request = desk.request
        desk.records.remove(request)
        desk.records.remove(gone)
        desk.bin.erase(gone.id, "dubbel")
        assert "zq" not in self.kept(desk)
        desk.bin.put_back(request.id)
        assert desk.outdated

    def test_also_of_what_was_closed_and_goes_with_its_whole(self, desk):
        meeting = Meeting(file_id=builders.FILE)
        desk.records.add(meeting)
        gone = self.marked(desk, Hypothesis)
        desk.closed_items.close(gone, Closed(because=ClosedBecause.ASKED))
        file = desk.records.get(SupportFile, builders.FILE)
        desk.records.remove(file)
        desk.bin.erase(file.id, "dubbel")
        assert "zq" not in self.kept(desk)
