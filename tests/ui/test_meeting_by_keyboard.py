"""A meeting from agenda to minutes with the contract line, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

from ib_desk.application.paper import Report
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import ContractReview, PromiseKept, ReviewState
from ib_desk.domain.records.meeting import Attendee, Decision, Meeting, MeetingKind
from ib_desk.ui.places import MEETINGS
from ib_desk.ui.preview.print_screen import PrintScreen
from ib_desk.ui.widgets.disclosure import Disclosure
from tests.builders import MOTHER
from tests.ui.desk_window import WindowInUse
from tests.ui.opened_desk import NOW, OpenedDesk, opened_desk

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def desk(empty_vault, tmp_path) -> Iterator[OpenedDesk]:
    with opened_desk(empty_vault, tmp_path, pages=False) as made:
        yield made


def tab_to(used: WindowInUse, is_it: Callable[[Any], bool]) -> QWidget:
    """By Tab alone, at most once round."""
    for _stop in range(120):
        focus: QWidget = used.focus
        if is_it(focus):
            return focus
        used.qtbot.keyClick(focus, TAB)
    raise AssertionError("Tab does not lead there")


def box(words: str) -> Callable[[Any], bool]:
    def is_it(focus: Any) -> bool:
        said = (focus.text(), focus.accessibleName()) if isinstance(focus, QCheckBox) else ()
        return words in said

    return is_it


def enter(used: WindowInUse, *lines: str) -> None:
    for words in lines:
        used.type(words)
        used.key(ENTER)


def test_from_agenda_to_minutes_with_the_contract_line(used, desk):
    used.open_page(MEETINGS)
    used.key(ENTER, CONTROL)
    used.type("gesprek")
    tab_to(used, box("Marieke Bakker"))
    used.key(SPACE)
    tab_to(used, box("Doen we wat we elkaar beloofden?"))
    used.key(SPACE)
    used.key(Qt.Key.Key_N, CONTROL)
    enter(used, "De ochtend gaat goed.")
    used.type("We gaan zo door.")
    used.key(Qt.Key.Key_F4)
    used.key(ENTER)
    used.type("Elke vrijdag bellen.")
    used.key(Qt.Key.Key_F4)
    used.key(Qt.Key.Key_F4)
    used.key(ENTER)
    enter(used, "Marieke Bakker", "over 2 weken")

    def is_the_line(focus: Any) -> bool:
        return isinstance(focus, Disclosure) and focus.text().startswith("Doen we wat")

    tab_to(used, is_the_line)
    used.key(ENTER)
    tab_to(used, lambda focus: "Moeder" in focus.accessibleName())
    focus = used.focus
    assert isinstance(focus, QAbstractButton)
    used.key(Qt.Key.Key_Right)
    used.key(Qt.Key.Key_Right)
    used.key(ENTER, CONTROL)

    meeting = desk.all_of(Meeting)[-1]
    assert (meeting.kind, meeting.held_on) == (MeetingKind.WITH_PARENTS, NOW.date())
    assert meeting.agenda == "Doen we wat we elkaar beloofden?"
    assert meeting.discussed == "De ochtend gaat goed."
    here = [one for one in desk.all_of(Attendee) if one.meeting_id == meeting.id]
    assert [one.guardian_id for one in here] == [MOTHER]
    decided = [one.decided for one in desk.all_of(Decision) if one.meeting_id == meeting.id]
    assert decided == ["We gaan zo door."]
    (agreed,) = [one for one in desk.all_of(Agreement) if one.meeting_id == meeting.id]
    assert (agreed.owner, agreed.state) == ("Marieke Bakker", AgreementState.OPEN)
    (review,) = [one for one in desk.all_of(ContractReview) if one.meeting_id == meeting.id]
    assert (review.state, review.held_on) == (ReviewState.HELD, NOW.date())
    assert [one.kept for one in review.promises] == [PromiseKept.YES]
    assert isinstance(used.screen, PrintScreen)
    assert used.screen._card.report is Report.MEETING
    assert used.screen._card.choices.meeting == meeting.id
