"""Closing as a moment: what is still open, who stays, and what is kept until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.support_file import ClosingReason, SupportFile
from ib_desk.ui.file.closing_page import ClosingPage
from ib_desk.ui.session import Session
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path) as made:
        yield made


@pytest.fixture
def window(qtbot, session) -> Any:
    return PageInWindow(qtbot, session, ClosingPage(session, AskedWays(session)))


def test_goals_that_are_worked_on_are_asked_about_first(window, session):
    active = [one for one in window.stored(Goal) if one.is_active]
    assert f"Aan {len(active)} doelen wordt nog gewerkt" in window.page._open_ends._title.text()
    for goal in active:
        session.change(goal, replace(goal, state=GoalState.REACHED, ended_on=TODAY))
    window.look()
    assert "gewerkt" not in window.page._open_ends._title.text()


def test_who_stays_and_what_is_agreed_for_after_it_stand_in_the_same_form(qtbot, window):
    form = window.page._form
    for name, words in (("aftercare", "In oktober bellen."), ("contact_after", "Esther")):
        form.focus_field(name)
        qtbot.keyClicks(window.page.window().focusWidget(), words)
        qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Tab)
        window.look()
    (file,) = window.stored(SupportFile)
    assert (file.aftercare, file.contact_after) == ("In oktober bellen.", "Esther")
    assert nameless(window.page) == []


def test_what_is_kept_is_told_in_years_and_after_leaving_in_days_never_as_law(window, session):
    words = window.page._kept_words.text()
    assert "Het leerlingdossier: 2 jaar na vertrek van school." in words
    assert words.count("laat nakijken") == len(words.splitlines())
    (file,) = window.stored(SupportFile)
    closed = replace(file, closed_on=TODAY, closing_reason=ClosingReason.LEFT_SCHOOL)
    session.change(file, closed)
    window.look()
    assert "Het leerlingdossier: tot en met 21 november 2028." in window.page._kept_words.text()


def test_what_was_agreed_stays_when_it_is_opened_again(window, session):
    (file,) = window.stored(SupportFile)
    session.change(file, replace(file, closed_on=TODAY, aftercare="In oktober bellen."))
    window.look()
    window.page._reopen()
    window.look()
    (again,) = window.stored(SupportFile)
    assert (again.closed_on, again.aftercare) == (None, "In oktober bellen.")
