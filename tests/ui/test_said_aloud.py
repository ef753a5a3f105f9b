"""What changes by itself is said aloud, once, and all of it in one way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

import ib_desk.ui
from ib_desk.domain.offers.picked_text import Offered
from ib_desk.domain.records.weighing import Dimension
from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import IconLine
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.offer_list import OfferList
from ib_desk.ui.widgets.page_stack import PageStack
from ib_desk.ui.widgets.passphrase_field import PassphraseField
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.save_state import SaveState, Saving
from ib_desk.ui.widgets.status import Status
from ib_desk.ui.widgets.toast import Toast

TODAY = date(2026, 11, 20)


@pytest.fixture
def put(qtbot):
    """Puts a widget on a page that is shown already."""
    page = QWidget()
    rows = QVBoxLayout(page)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    def add(widget):
        rows.addWidget(widget)
        QApplication.processEvents()
        assert widget.parentWidget() is page
        return widget

    return add


def test_only_one_module_speaks():
    root = Path(ib_desk.ui.__file__).parent
    speaking = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "QAccessibleAnnouncementEvent" in path.read_text("utf-8")
    }
    assert speaking == {"say.py"}


def test_a_status_is_said_when_it_is_new_and_seen(put, aloud):
    status = Status()
    status.tell("Drie punten open")
    put(status).tell("Twee punten open")
    status.tell("Twee punten open")
    status.tell("")
    assert aloud == ["Twee punten open"]


def test_a_number_that_runs_on_is_said_once(put, aloud):
    status = put(Status())
    for seconds in (30, 29, 28):
        status.tell(f"Vergrendelt over {seconds} seconden", counts=True)
    assert aloud == ["Vergrendelt over 30 seconden"]


def test_a_note_that_comes_up_says_itself_and_one_that_was_there_does_not(put, aloud, qtbot):
    there = put(Note(NoteKind.WARN, "Zo was het al"))
    qtbot.waitUntil(lambda: aloud == ["Zo was het al"])
    there.parentWidget().hide()
    there.parentWidget().show()
    aloud.clear()
    comes = Note(NoteKind.INFO, "")
    comes.hide()
    put(comes)
    comes.show_message(NoteKind.LATE, "De schijf is vol.", "Je tekst staat er nog.")
    comes.show()
    comes.show()
    qtbot.waitUntil(lambda: aloud == ["! De schijf is vol. Je tekst staat er nog."])
    comes.show_message(NoteKind.OK, "Alles staat er weer.")
    qtbot.waitUntil(lambda: aloud[1:] == ["Alles staat er weer."])


def test_a_note_that_comes_up_before_it_has_its_words_says_those_and_no_earlier_ones(
    put, aloud, qtbot
):
    note = put(Note(NoteKind.INFO, "Gisteren kwam er een brief."))
    qtbot.waitUntil(lambda: len(aloud) == 1)
    note.hide()
    note.show()
    note.show_message(NoteKind.INFO, "Vandaag kwam er een tweede brief.")
    qtbot.waitUntil(lambda: len(aloud) > 1)
    assert aloud[1:] == ["Vandaag kwam er een tweede brief."]


def test_a_note_that_went_again_says_nothing(put, aloud, qtbot):
    note = put(Note(NoteKind.INFO, "Eerst dit."))
    qtbot.waitUntil(lambda: len(aloud) == 1)
    note.show_message(NoteKind.INFO, "Dan dat.")
    note.hide()
    qtbot.waitUntil(lambda: not note._will_say)
    assert aloud == ["Eerst dit."]


def test_what_is_wrong_with_an_answer_cuts_short_and_stays_to_be_read(put, aloud):
    field = put(Field("Waarom?", LineField("Waarom?"), hint="Eén zin."))
    field.show_problem("Schrijf kort waarom.")
    assert aloud == ["! Schrijf kort waarom."]
    assert field.control.accessibleDescription() == "Schrijf kort waarom. Eén zin."
    field.clear_problem()
    assert field.control.accessibleDescription() == "Eén zin."


def test_a_wrong_passphrase_and_caps_lock_are_said(put, aloud, qtbot):
    field = put(PassphraseField("Wachtwoordzin"))
    field.show_problem("Dit was niet de goede wachtwoordzin.")
    qtbot.keyClick(field.focusProxy(), Qt.Key.Key_A)
    qtbot.keyClicks(field.focusProxy(), "B")
    assert aloud[0] == "! Dit was niet de goede wachtwoordzin."
    assert field.focusProxy().accessibleDescription() == ""


def test_a_wrong_date_is_said_on_leaving_and_not_while_one_types(put, aloud, qtbot):
    field = put(DateField("Wanneer?", lambda: TODAY))
    line = field.focusProxy()
    line.setFocus()
    qtbot.keyClicks(line, "31-2")
    assert aloud == []
    line.clearFocus()
    assert aloud == ["! 31 februari bestaat niet. Kies een dag in 2026."]


def test_nothing_is_chosen_to_put_in_that_was_not_said(put, aloud, qtbot):
    field = put(LineField("Wie?"))
    OfferList(field, lambda: Offered(pieces=("Marieke", "Mart")))
    field.setFocus()
    qtbot.keyClicks(field, "mar")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert aloud == ["Marieke. Enter zet dit erin.", "Mart"]
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Mart"


def test_work_says_that_it_began_and_each_quarter(put, aloud, qtbot):
    line = put(ProgressLine())
    line.begin("Reservekopie maken…")
    qtbot.waitUntil(line.isVisible)
    for part in (0.1, 0.2, 0.26, 0.3, 0.8):
        line.show_part(part)
    assert aloud == ["Reservekopie maken…", "Reservekopie maken… 26%", "Reservekopie maken… 80%"]


def test_what_is_not_kept_is_said_and_that_it_is_kept_after_all(put, aloud):
    state = put(SaveState())
    for saving, reason in (
        (Saving.TYPING, ""),
        (Saving.SAVED, ""),
        (Saving.CONCEPT, "Geboren op"),
        (Saving.TYPING, ""),
        (Saving.SAVED, ""),
        (Saving.FAILED, "schijf vol"),
    ):
        state.show_state(saving, reason)
    assert aloud == [
        "Concept bewaard, nog niet af: Geboren op",
        "Alles bewaard",
        "! Bewaren lukt niet: schijf vol",
    ]


def test_a_toast_a_fold_and_a_list_that_became_empty_are_said(put, aloud, qtbot):
    Toast(put(QWidget()).window()).tell("Afspraak verwijderd")
    fold = put(Fold("Meer vragen", QWidget()))
    fold.findChildren(QWidget)[0].click()
    line, empty = LineField("Lijst"), EmptyState("search", "Niets gevonden", "Zoek ruimer.")
    put(PageStack(line, empty)).show_page(empty)
    assert aloud == [
        "Afspraak verwijderd. Ctrl+Z maakt het ongedaan.",
        "Uitgeklapt",
        "Niets gevonden. Zoek ruimer.",
    ]


def test_a_doubt_comes_after_and_leaves_the_hint(put, aloud):
    line = put(IconLine("attention", "warn"))
    line.show_text("Klopt dat?")
    assert aloud == ["Klopt dat?"]


def test_in_the_window_help_the_lock_a_page_and_a_proposal_are_said(used, aloud):
    page = used.open_page("matched_care")
    assert "Matched care" in aloud
    aloud.clear()
    used.key(Qt.Key.Key_F1)
    assert len(aloud) == 1
    aloud.clear()
    for seconds in (30, 29, 28, 10, 0):
        used.window.warn_of_lock(seconds)
    assert aloud == ["! Vergrendelt over 30 seconden", "! Vergrendelt over 10 seconden"]
    aloud.clear()
    page._scores.focus_row(Dimension.SAFETY)
    used.key(Qt.Key.Key_4)
    assert any(words.startswith("Voorstel: niveau") for words in aloud)
