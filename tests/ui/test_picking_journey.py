"""Filling in forms by picking: what the program knows is not typed again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.weighing import Dimension, Weighing
from ib_desk.ui.contract.page import ContractPage
from ib_desk.ui.file.around import around_of
from ib_desk.ui.file.broad_view_page import BroadViewPage
from ib_desk.ui.file.list_page import ListPage
from ib_desk.ui.request.concept import ConceptForm
from ib_desk.ui.weighing.page import WeighingPage
from ib_desk.ui.widgets.later import Later
from tests.builders import noor, parties, request
from tests.shipped import step_named
from tests.ui.asked_ways import AskedWays
from tests.ui.broad_views import open_domain
from tests.ui.noor_session import TODAY, PageInWindow, noor_session, read, saved

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.fixture
def keys(qtbot):
    """Types words and presses keys where the focus is."""

    def press(*strokes: str | Qt.Key) -> None:
        for stroke in strokes:
            widget = QApplication.focusWidget()
            if isinstance(stroke, str):
                qtbot.keyClicks(widget, stroke)
            else:
                qtbot.keyClick(widget, stroke)
            QApplication.processEvents()

    return press


def leave(shown):
    shown.page.leave()
    saved(shown.qtbot, shown.session)
    return shown.look()


def test_who_were_there_and_what_is_given_are_picked_at_a_weighing(qtbot, tmp_path, keys):
    with noor_session(tmp_path, without=(Weighing,)) as session:
        shown = PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))
        moment, _wish, choice, _place = shown.page._forms
        moment.focus_field("present")
        keys("es", ENTER, " en an", ENTER, " en bei", ENTER)
        choice.focus_field("why_not_heavier")
        keys("het le", ENTER, DOWN, ENTER)
        shown.page.go_to(Weighing, None, "who")
        keys("begel", ENTER, " en ond", ENTER)
        shown.page.go_to(Weighing, None, "frequency")
        keys("2 u", ENTER, ", 3 da", ENTER)
        weighing = leave(shown).weighing

    assert weighing.present == "Esther, Anouk en beide ouders"
    assert weighing.why_not_heavier == "Het leren gaat mee. Het is veilig."
    assert weighing.who == "begeleider passend onderwijs en onderwijsassistent"
    assert weighing.frequency == "2 uur per week, 3 dagdelen per week"


def test_the_note_of_a_score_can_say_what_the_file_says(qtbot, tmp_path, keys):
    with noor_session(tmp_path) as session:
        shown = PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))
        shown.page._scores.focus_part("scores.complexity.note")
        keys(DOWN, ENTER)
        shown.page._scores.focus_part("scores.complexity.source")
        keys("ge", ENTER, " en ob", ENTER)
        entry = leave(shown).weighing.entry(Dimension.COMPLEXITY)

    assert entry.note == noor().of(Signal)[0].fact
    assert entry.source == "gesprek en observatie"


def test_how_a_parent_wants_to_be_reached_is_not_asked_twice(qtbot, tmp_path, keys):
    mother = next(p for p in parties() if p.kind is PartyKind.GUARDIAN)
    with noor_session(tmp_path, replace(mother, contact="")) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        written = shown.page._written
        assert written is not None
        grid = written.grid
        grid.focus_cell(1, "contact")
        keys(DOWN, ENTER)
        whole = leave(shown)

    said = next(p for p in whole.parties(whole.contract) if p.id == mother.id)
    assert said.contact == "App, na 17.00 uur"


def test_a_parent_is_not_put_words_in_the_mouth(qtbot, tmp_path, keys):
    mother = next(p for p in parties() if p.kind is PartyKind.GUARDIAN)
    with noor_session(tmp_path, replace(mother, expects="")) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        written = shown.page._written
        assert written is not None
        grid = written.grid
        grid.focus_cell(1, "expects")
        keys(DOWN, ENTER)
        whole = leave(shown)

    assert next(p for p in whole.parties(whole.contract) if p.id == mother.id).expects == ""


def test_what_an_intervention_brought_is_taken_into_the_broad_view(qtbot, tmp_path, keys):
    with noor_session(tmp_path, without=(BroadViewEntry,)) as session:
        shown = PageInWindow(qtbot, session, BroadViewPage(session, AskedWays(session)))
        open_domain(shown.page, LifeDomain.PRESENCE)
        keys("aanw", ENTER)
        whole = leave(shown)

    assert whole.of(BroadViewEntry)[0].strong == "Aanwezigheid van 78 naar 84 procent."


def test_someone_who_came_to_school_today_can_be_picked_in_a_form_that_is_open(
    qtbot, tmp_path, keys
):
    with noor_session(tmp_path) as session:
        page = ListPage(session, AskedWays(session))
        page.become_step(step_named("plan"))
        shown = PageInWindow(qtbot, session, page)
        page.go_to(Intervention, noor().of(Intervention)[0].id, "effect_note")
        session.add(Professional(name="Zoë Bakker"))
        saved(qtbot, session)
        shown.look()
        page.go_to(Intervention, noor().of(Intervention)[0].id, "by_whom")
        keys(Qt.Key.Key_End, " en zo", ENTER)
        whole = leave(shown)

    assert whole.of(Intervention)[0].by_whom.endswith(" en Zoë")


def test_hours_and_what_others_do_are_picked_in_a_request(qtbot, tmp_path, keys):
    concept = replace(request(), asked="", others_contribute="")
    with noor_session(tmp_path, concept) as session:
        window = QWidget()
        around = around_of(noor(), session, TODAY)
        form = ConceptForm(window, session, concept, around, Later(window))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        form.focus_field("asked")
        keys("40 uur be", ENTER, " en 60 uur ond", ENTER)
        form.focus_field("others_contribute")
        keys("gem", ENTER)
        form.focus_field("question")
        saved(qtbot, session)
        asked = read(qtbot, session, lambda: session.desk.records.find(SwvRequest))[0]

    assert asked.asked == "40 uur begeleider passend onderwijs en 60 uur onderwijsassistent"
    assert asked.others_contribute.startswith("Gemeente: Gesprekken")
