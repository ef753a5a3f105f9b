"""The plan as a person reads it, and what one adds from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from ib_desk.domain.care.open_ends import open_ends
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.domain.records.field_place import place_for_new
from ib_desk.domain.records.goal import Goal, GoalMeasurement, GoalState
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.file.goal_card import GoalCard
from ib_desk.ui.file.plan_page import PlanPage
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.widgets.progress_drawing import ProgressDrawing
from tests.builders import FILE, noor, without
from tests.shipped import step_named
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session


def plan_page(session):
    page = PlanPage(session, AskedWays(session))
    page.become_step(step_named("plan"))
    return page


@pytest.fixture
def show(qtbot):
    return lambda session: PageInWindow(qtbot, session, plan_page(session)).page


def words(widget):
    return " ".join(part.text() for part in widget.findChildren(QLabel) if part.isVisible())


def cards(page):
    found = (card for card in page.findChildren(GoalCard) if card.isVisible())
    return sorted(found, key=lambda card: card.accessibleName())


def button(widget, text):
    return next(b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible())


def test_each_goal_that_is_worked_on_says_what_who_and_how_far(show, tmp_path):
    with noor_session(tmp_path) as session:
        page = show(session)
        first, second, third = cards(page)
        said = words(first)
        assert "1. Noor is minstens 92 procent van de schooltijd op school." in said
        assert "“Dat ik elke dag durf te komen.”" in said
        assert "begin 84 · nu 90 · doel 92 procent" in said
        assert "Gemeten: 87 procent op 5 nov, 90 procent op 19 nov." in said
        assert "interventie · de onderwijsassistent · 2 dagdelen per week" in said
        assert "Pauzekaartje" in words(second)
        assert "Een overgang duurt hoogstens 5 minuten." in words(third)
        assert "Wat we verder doen" in words(page)
        assert nameless(page) == []


def test_what_has_no_goal_yet_is_a_hint_in_words(show, tmp_path):
    with noor_session(tmp_path) as session:
        assert not show(session)._open.isVisible(), "all that is vulnerable has a need or a goal"
    with noor_session(tmp_path, without=(Need,)) as session:
        page = show(session)
        assert len(open_ends(without(noor(), Need), session.desk.catalogue.needs)) == 2
        assert page._open.isVisible()
        told = page._open.accessibleName()
        assert "bij: lichaam en zintuigen, thuis en gezin." in told
        assert "bepaalde IB Desk zelf (uitleg, laat nakijken)." in words(page._open)
        assert not page._many.isVisible()
        asked: list[object] = []
        page.navigator.heard.connect(asked.append)
        button(page, "Behoefte opschrijven").click()
        assert asked == [place_for_new(Need, "sentence")]


def test_of_an_empty_plan_one_begins_with_a_goal_and_not_with_paper(show, tmp_path):
    with noor_session(tmp_path, without=(Goal, Intervention)) as session:
        page = show(session)
        page.focus_first()
        assert page.focusWidget().text() == "Doel toevoegen"


NO_PLAN = (Goal, GoalMeasurement, Intervention)


def type_aim(qtbot, shown, words):
    aim = shown.field("aim")
    aim.setFocus()
    aim.selectAll()
    qtbot.keyClicks(aim, words)
    qtbot.keyClick(aim, Qt.Key.Key_Escape)  # what is offered
    qtbot.keyClick(aim, Qt.Key.Key_Tab)


def test_with_a_goal_that_is_picked_comes_how_it_is_measured(qtbot, tmp_path):
    with noor_session(tmp_path, without=NO_PLAN) as session:
        shown = PageInWindow(qtbot, session, plan_page(session))
        button(shown.page, "Doel toevoegen").click()
        type_aim(qtbot, shown, "Noor leest 20 letters.")
        (goal,) = shown.stored(Goal)
        assert (goal.measured, goal.domain) == ("gelezen letters, letters", LifeDomain.LEARNING)
        assert (goal.starts_on, goal.ends_on) == (TODAY, None)


def test_a_goal_that_is_over_is_gone_on_with_from_where_it_came_to(qtbot, tmp_path):
    over = Goal(
        file_id=FILE,
        aim="Noor leest letters.",
        measure="gelezen letters",
        unit="letters",
        own_words="Ik wil lezen.",
        owner="Tim Postma",
        state=GoalState.REACHED,
    )
    seen = GoalMeasurement(goal_id=over.id, measured_on=TODAY, value=Decimal(21))
    with noor_session(tmp_path, over, seen, without=NO_PLAN) as session:
        shown = PageInWindow(qtbot, session, plan_page(session))
        button(shown.page, "Doel toevoegen").click()
        (menu,) = (one for one in shown.page.findChildren(QMenu) if one.isVisible())
        free, onward = (one for one in menu.actions() if one.text())
        assert (free.text(), onward.text()) == (
            "Een ander doel",
            "Verder met: Noor leest letters",
        )
        onward.trigger()
        menu.close()
        type_aim(qtbot, shown, "Noor leest 30 letters.")
        (goal,) = (one for one in shown.stored(Goal) if one.id != over.id)
        assert (goal.baseline, goal.measured, goal.owner) == (
            Decimal(21),
            over.measured,
            over.owner,
        )
        assert (goal.own_words, goal.state) == ("", GoalState.ACTIVE)


def test_what_is_added_to_a_plan_that_is_being_made_has_its_period(qtbot, tmp_path):
    until = TODAY + timedelta(weeks=10)
    goal = Goal(file_id=FILE, aim="Noor durft.", starts_on=TODAY, ends_on=until)
    with noor_session(tmp_path, goal, without=NO_PLAN) as session:
        shown = PageInWindow(qtbot, session, plan_page(session))
        button(shown.page, "Doel toevoegen").click()
        type_aim(qtbot, shown, "Noor vertelt meer.")
        added = shown.stored(Goal)[-1]
        assert (added.starts_on, added.ends_on) == (TODAY, until)
        shown.look()
        button(shown.page, "Interventie toevoegen").click()
        title = shown.field("title")
        title.setFocus()
        qtbot.keyClicks(title, "Dagboek")
        qtbot.keyClick(title, Qt.Key.Key_Escape)
        qtbot.keyClick(title, Qt.Key.Key_Tab)
        (done,) = shown.stored(Intervention)
        assert (done.starts_on, done.ends_on) == (TODAY, until)


def test_who_sees_to_a_goal_and_who_measures_are_one_sentence_where_that_is_one(show, tmp_path):
    goal = Goal(file_id=FILE, aim="Noor durft.", owner="Tim Postma")
    with noor_session(tmp_path, goal, without=NO_PLAN) as session:
        assert "Tim Postma let erop en meet" in words(cards(show(session))[0])
    other = replace(goal, measured_by="Karin")
    with noor_session(tmp_path, other, without=NO_PLAN) as session:
        assert "emeten door Karin · Tim Postma let erop" in words(cards(show(session))[0])


def test_a_fourth_goal_is_told_and_kept(show, tmp_path):
    with noor_session(tmp_path, Goal(file_id=FILE, aim="Noor slaapt beter.")) as session:
        page = show(session)
        assert len(cards(page)) == 4
        assert page._many.isVisible()


def test_what_is_late_says_so_in_words(show, tmp_path):
    late = TODAY - timedelta(days=3)
    goal = Goal(file_id=FILE, aim="Noor slaapt beter.", ends_on=late)
    done = Intervention(file_id=FILE, goal_id=goal.id, title="Dagboek", ends_on=late)
    promised = Agreement(file_id=FILE, goal_id=goal.id, result="Bellen", ends_on=late)
    ahead = Intervention(
        file_id=FILE, goal_id=goal.id, title="Masker", starts_on=TODAY + timedelta(days=3)
    )
    with noor_session(tmp_path, goal, done, promised, ahead) as session:
        said = words(cards(show(session))[0])
        assert said.count("3 dagen te laat") == 2
        assert "effect opschrijven" in said
        assert "begint" in said
        assert "Nog niemand let erop" in said


def test_a_measurement_is_added_from_the_goal(qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        shown = PageInWindow(qtbot, session, plan_page(session))
        button(cards(shown.page)[1], "Meting toevoegen").click()
        value = shown.field("value")
        value.setFocus()
        qtbot.keyClicks(value, "7,5")
        qtbot.keyClick(value, Qt.Key.Key_Tab)
        assert Decimal("7.5") in {one.value for one in shown.stored(GoalMeasurement)}
        shown.look()
        qtbot.waitUntil(lambda: len(cards(shown.page)) == 3)
        assert "nu 7,5" in words(cards(shown.page)[1])


def test_a_goal_is_opened_where_it_can_be_changed(show, qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        page = show(session)
        button(cards(page)[0], "Doel openen").click()
        qtbot.waitUntil(lambda: page.focusWidget().objectName() == "aim")


def test_what_is_no_number_is_told_beside_it_and_kept_as_it_was_typed(show, qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        page = show(session)
        page.go_to(Goal, next(iter(session.desk.records.find(Goal))).id, "target")
        qtbot.waitUntil(lambda: page.focusWidget().objectName() == "target")
        field = page.focusWidget()
        field.selectAll()
        qtbot.keyClicks(field, "veel")
        qtbot.keyClick(field, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda: "Typ een getal, zoals 84 of 6,5." in words(page))
        assert field.text() == "veel"


def test_the_page_prints_the_plan_and_begins_with_that(show, qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        page = show(session)
        assert page.report == "plan"
        page.focus_first()
        assert page.focusWidget() is page._print
        page.forget_file()
        assert cards(page) == []


def test_the_picture_is_painted_in_any_look(show, qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        drawing = show(session).findChildren(ProgressDrawing)[0]
        assert drawing.isVisible()
        image = drawing.grab().toImage()
        ground = current_theme().colour("surface")
        inks = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(20, 40)}
        assert len(inks - {ground.rgb()}) > 1


def test_what_helped_another_child_is_taken_over_and_still_to_be_adapted(qtbot, tmp_path):
    other = Pupil(call_name="Daan")
    file = SupportFile(pupil_id=other.id, opened_on=TODAY)
    goal = Goal(file_id=file.id, aim="Er zijn", domain=LifeDomain.PRESENCE)
    done = Intervention(
        file_id=file.id, goal_id=goal.id, title="Vroeg beginnen", effect=Effect.BETTER
    )
    with noor_session(tmp_path) as session:
        for record in (other, file, goal, done):
            session.add(record)
        shown = PageInWindow(qtbot, session, plan_page(session))
        first = cards(shown.page)[0]
        button(first, "Wat hielp eerder?").click()
        qtbot.waitUntil(lambda: "Vroeg beginnen" in words(first))
        assert "effect: 1 keer beter" in words(first)
        button(first, "Overnemen").click()
        taken = next(one for one in shown.stored(Intervention) if one.to_adapt)
        assert taken.title == "Vroeg beginnen"
        shown.look()
        qtbot.waitUntil(lambda: len(cards(shown.page)) == 3)
        assert "nog aanpassen" in words(cards(shown.page)[0])
        assert nameless(shown.page) == []


def test_where_nothing_helped_before_that_is_said(qtbot, show, tmp_path):
    with noor_session(tmp_path) as session:
        first = cards(show(session))[0]
        button(first, "Wat hielp eerder?").click()
        qtbot.waitUntil(lambda: "Nog niets gevonden" in words(first))
