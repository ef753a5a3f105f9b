"""What she adds to the register; the request follows, and no line is ever changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ib_desk.application.changes import Edit
from ib_desk.application.frozen import Frozen
from ib_desk.application.leaving.orders import ResealedOrder
from ib_desk.application.leaving.outside import ToPrinter
from ib_desk.application.leaving.register import DayStillToCome, StateNotPossible
from ib_desk.application.paper import Report
from ib_desk.domain.errors import NotFound
from ib_desk.domain.file.register import RequestStage, packages_of, register_lines, standing_of
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState
from ib_desk.domain.records.request import SwvRequest
from tests import builders
from tests.application.leaving.door import BROKEN, TODAY, Door, digest

S = DisclosureState
EARLIER = date(2026, 9, 20)


@pytest.fixture
def door() -> Door:
    """A package was made."""
    made = Door()
    made.let_out(made.sealed_order())
    return made


def note(door: Door, state: DisclosureState | None, on: date = TODAY, words: str = ""):
    return door.register.note(door.line().disclosure.id, state, on, words)


class TestNoting:
    def test_a_package_that_was_sent_is_called_sent_on_that_day(self, door):
        change = note(door, S.SENT, EARLIER, "  Met de koerier. ")
        event = door.line().events[-1]
        assert (event.state, event.on, event.note) == (S.SENT, EARLIER, "Met de koerier.")
        assert door.request.sent_on == EARLIER
        assert change.action is Action.ADDED
        assert change.subject == event
        assert [edit.record for edit in change.edits] == [event, door.request]
        assert door.records.history(builders.FILE)[0].change == change

    def test_toch_niet_verstuurd_opens_the_request_again(self, door):
        note(door, S.SENT)
        note(door, S.NOT_SENT)
        assert (door.request.packed_on, door.request.sent_on) == (None, None)
        door.records.change(door.request, replace(door.request, dated_on=EARLIER))
        door.let_out(door.sealed_order())
        assert door.request.packed_on == TODAY

    def test_made_handed_over_sent_and_received_differ(self, door):
        whole = door.documents.snapshot(builders.FILE).whole
        assert standing_of(door.request, whole).stage is RequestStage.PACKED
        for state, stage in (
            (S.HANDED_OVER, RequestStage.HANDED_OVER),
            (S.SENT, RequestStage.SENT),
            (S.RECEIVED, RequestStage.RECEIVED),
            (S.NOT_SENT, RequestStage.CONCEPT),
        ):
            note(door, state)
            whole = door.documents.snapshot(builders.FILE).whole
            assert standing_of(door.request, whole).stage is stage

    def test_a_remark_changes_nothing_but_is_kept(self, door):
        change = note(door, None, words="Ging naar de verkeerde mailbox.")
        assert [edit.record for edit in change.edits] == [door.line().events[-1]]
        assert door.line().state is S.MADE

    def test_what_a_print_became_says_nothing_of_the_request(self):
        door = Door()
        door.let_out(door.print_order(Report.REQUEST), ToPrinter(door.outside))
        note(door, S.HANDED_OVER)
        assert (door.request.packed_on, door.request.sent_on) == (None, None)

    def test_a_second_package_that_left_keeps_it_sent(self, door):
        door.let_out(ResealedOrder(line=door.line().disclosure, passphrase=""))
        note(door, S.SENT)
        door.register.note(door.line(1).disclosure.id, S.SENT, EARLIER)
        note(door, S.NOT_SENT)
        assert door.request.sent_on == EARLIER

    def test_undo_does_not_take_back_what_happened(self, door):
        note(door, S.SENT)
        assert door.undo.to_undo is None


class TestRefusing:
    def test_nothing_left_on_a_day_that_has_not_come(self, door):
        with pytest.raises(DayStillToCome) as refused:
            note(door, S.SENT, date(2026, 9, 25))
        assert refused.value.on == date(2026, 9, 25)
        assert door.states() == [S.MADE]

    @pytest.mark.parametrize("state", [S.BEGUN, S.MADE, S.UNKNOWN, S.NOT_COMPLETED])
    def test_what_only_the_program_can_know_is_not_hers_to_say(self, door, state):
        with pytest.raises(StateNotPossible) as refused:
            note(door, state)
        assert (refused.value.state, refused.value.wanted) == (S.MADE, state)

    def test_of_a_line_that_is_gone_nothing_is_noted(self, door):
        with pytest.raises(NotFound):
            door.register.note(builders.known_id("no line"), S.SENT, TODAY)

    def test_a_line_and_what_was_noted_of_it_are_never_changed(self, door):
        line = door.line()
        for record in (line.disclosure, *line.events):
            with pytest.raises(Frozen):
                door.records.remove(record)
        event = line.events[0]
        with pytest.raises(Frozen):
            door.records.apply(Action.CHANGED, [Edit(event, replace(event, note="x"))])


class TestUnknown:
    @pytest.fixture
    def unsure(self) -> Door:
        door = Door()
        door.break_off(door.sealed_order())
        door.outside.is_gone = True
        door.settle()
        return door

    def test_she_says_that_it_is_there(self, unsure):
        note(unsure, S.MADE)
        assert unsure.states() == [S.UNKNOWN, S.MADE]
        note(unsure, S.SENT)
        assert unsure.request.sent_on == TODAY

    def test_she_says_that_it_is_not(self, unsure):
        note(unsure, S.NOT_COMPLETED)
        assert unsure.request.packed_on is None

    def test_it_cannot_be_sent_before_it_is_there(self, unsure):
        with pytest.raises(StateNotPossible):
            note(unsure, S.SENT)


class RegisterAndRequest(RuleBasedStateMachine):
    """Whatever happens in whichever order, the request says what the register says."""

    def __init__(self) -> None:
        super().__init__()
        self.door = Door()

    @property
    def is_open(self) -> bool:
        return self.door.request.packed_on is None

    @precondition(lambda self: self.is_open)
    @rule()
    def make(self) -> None:
        self.door.outside.is_gone = False
        self.door.let_out(self.door.sealed_order("Haast."))

    @precondition(lambda self: self.is_open)
    @rule()
    def fail(self) -> None:
        self.door.outside.broken = BROKEN
        with pytest.raises(type(BROKEN)):
            self.door.let_out(self.door.sealed_order("Haast."))
        self.door.outside.broken = None

    @precondition(lambda self: self.is_open)
    @rule(is_gone=st.booleans())
    def cut_off(self, *, is_gone: bool) -> None:
        self.door.break_off(self.door.sealed_order("Haast."))
        self.door.outside.is_gone = is_gone
        self.door.settle()

    @precondition(lambda self: self.is_open)
    @rule(day=st.sampled_from([TODAY, EARLIER]))
    def write(self, day: date) -> None:
        """What ends nobody's reading."""
        before = self.door.request
        self.door.records.change(before, replace(before, dated_on=day))

    @precondition(lambda self: self.door.all_of(Disclosure))
    @rule(data=st.data())
    def say(self, data) -> None:
        at = data.draw(st.integers(0, len(self.door.all_of(Disclosure)) - 1))
        line = self.door.line(at)
        if line.may_become:
            state = data.draw(st.sampled_from([None, *line.may_become]))
            day = data.draw(st.sampled_from([TODAY, EARLIER]))
            self.door.register.note(line.disclosure.id, state, day)

    @invariant()
    def the_request_says_what_the_register_says(self) -> None:
        request = self.door.request
        lines = packages_of(
            request,
            register_lines(self.door.all_of(Disclosure), self.door.all_of(DisclosureEvent)),
        )
        away = {S.SENT, S.HANDED_OVER, S.RECEIVED}
        back = {S.NOT_SENT, S.NOT_COMPLETED}
        assert (request.sent_on is not None) is any(line.state in away for line in lines)
        assert (request.packed_on is not None) is any(line.state not in back for line in lines)

    @invariant()
    def what_is_outside_is_in_the_register(self) -> None:
        digests = {line.digest for line in self.door.all_of(Disclosure)}
        for content in self.door.outside.written.values():
            assert digest(content) in digests

    @invariant()
    def there_is_one_request(self) -> None:
        assert len(self.door.all_of(SwvRequest)) == 1


TestRegisterAndRequest = RegisterAndRequest.TestCase
TestRegisterAndRequest.settings = settings(max_examples=10, stateful_step_count=12)
