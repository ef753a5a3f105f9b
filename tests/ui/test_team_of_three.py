"""A core team is small, one keeps the overview, and nothing is promised by who was not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ib_desk.application.day import DeadlineLine
from ib_desk.domain.file.anchors import Anchor
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.school import Professional, Role
from ib_desk.domain.records.support_file import CORE_TEAM_LIMIT, TeamMember, TeamPlace
from ib_desk.ui.places import TODAY
from tests.builders import FILE, MOTHER, noor_records
from tests.ui.desk_window import WindowInUse
from tests.ui.opened_desk import NOW, OpenedDesk, opened_desk

NAMES = ("Bo de Wit", "Jet Visser", "Kim Smit", "Sam Blom")
PEOPLE = tuple(Professional(name=name, role=Role.YOUTH_WORKER) for name in NAMES)
CORE = tuple(
    TeamMember(
        file_id=FILE,
        professional_id=person.id,
        place=TeamPlace.CORE,
        since=NOW.date() - timedelta(days=5 - place),
    )
    for place, person in enumerate(PEOPLE)
)
MDO = Meeting(file_id=FILE, kind=MeetingKind.MDO, held_on=NOW.date())
CAME = Attendee(meeting_id=MDO.id, guardian_id=MOTHER, name="Marieke", presence=Presence.CAME)
PROMISE = Agreement(
    file_id=FILE, meeting_id=MDO.id, agreed_on=NOW.date(), result="Meekijken in de klas."
)


@pytest.fixture
def desk(empty_vault, tmp_path) -> Iterator[OpenedDesk]:
    kept = [record for record in noor_records() if not isinstance(record, TeamMember)]
    known = [*kept, *PEOPLE, *CORE, MDO, CAME, PROMISE]
    with opened_desk(empty_vault, tmp_path, known, pages=False) as made:
        yield made


@pytest.fixture
def used(qtbot, desk) -> WindowInUse:
    return WindowInUse(qtbot, desk)


def test_a_fourth_asks_who_goes_to_on_call_with_a_reason_to_pass(used, desk):
    assert len(CORE) == CORE_TEAM_LIMIT + 1
    screen: Any = used.open_place(TODAY)
    rows = [row for row in screen._list.rows if isinstance(row.key, DeadlineLine)]
    (row,) = (one for one in rows if one.key.deadline.anchored.anchor is Anchor.CROWDED_TEAM)
    assert "Wie gaat naar op afroep?" in f"{row.title} {row.fact}"
    screen._put_off(row.key)
    used.settle()
    screen._move._day.set_date(NOW.date() + timedelta(days=60))
    screen._move._move()
    assert desk.all_of(MovedDeadline) == [], "not without a reason"
    screen._move._why.set_text("Jet en Kim delen een baan.")
    screen._move._move()
    used.settle()
    (passed,) = desk.all_of(MovedDeadline)
    assert passed.because == "Jet en Kim delen een baan."

    page = used.open_page("people")
    page.go_to(TeamMember, CORE[3].id, "place")
    place = page.window().focusWidget()
    place.choose(TeamPlace.ON_CALL)
    place.chosen.emit(TeamPlace.ON_CALL)
    used.settle()
    screen = used.open_place(TODAY)
    asked = (row.key for row in screen._list.rows if isinstance(row.key, DeadlineLine))
    assert all(one.deadline.anchored.anchor is not Anchor.CROWDED_TEAM for one in asked)


def test_a_second_casusregisseur_is_asked_about_and_kept(used, desk):
    page: Any = used.open_page("people")
    for member in CORE[:2]:
        page.go_to(TeamMember, member.id, "case_manager")
        page.window().focusWidget().click()
        used.settle()
    assert [one.case_manager for one in desk.all_of(TeamMember)][:2] == [True, True]
    team = page._by_kind[TeamMember]
    for member in CORE[:2]:
        head = team._entries[member.id].head
        assert "twee casusregisseurs?" in f"{head.accessibleName()} {head.accessibleDescription()}"
    words = [one.text() for one in team.card.findChildren(QLabel) if one.isVisible()]
    assert f"{NAMES[0]} is ook casusregisseur. Wie van de twee houdt het overzicht?" in words


def test_an_action_for_who_was_not_there_is_proposed_until_that_person_says_yes(used, desk):
    used.window.navigator.go_to_page("meeting", Meeting, MDO.id)
    used.window.navigator.go_to_file(used.file_id, "meeting", MDO.id)
    used.settle()
    page: Any = used.page
    page.complete()
    page.go_to(Agreement, PROMISE.id, "owner")

    def named(who: str) -> AgreementState:
        field = page.window().focusWidget()
        field.selectAll()
        used.type(who)
        used.key(Qt.Key.Key_Escape)
        page.leave()
        used.settle()
        page.go_to(Agreement, PROMISE.id, "owner")
        (kept,) = (one for one in desk.all_of(Agreement) if one.id == PROMISE.id)
        assert kept.owner == who
        state: AgreementState = kept.state
        return state

    assert named("Kim Smit") is AgreementState.PROPOSED
    assert named("Moeder") is AgreementState.OPEN
