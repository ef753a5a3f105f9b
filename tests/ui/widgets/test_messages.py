"""Messages: what is shown is also said, what is taken back can be taken back, nothing lingers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ib_desk.ui.style.theme import Appearance, Theme
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.save_state import SaveState, Saving
from ib_desk.ui.widgets.state import State
from ib_desk.ui.widgets.toast import Toast
from ib_desk.ui.widgets.voice_strip import VoiceStrip
from tests.ui.looking import spoken_name

LONG_WORDS = "Ik wil dat het niet zo hard is en dat ik weet wat er komt. " * 8


def button(root: QWidget, words: str) -> QPushButton:
    return next(found for found in root.findChildren(QPushButton) if found.text() == words)


class TestState:
    def test_no_two_states_share_a_shape(self) -> None:
        shapes = [state.look.icon for state in State]
        assert len(set(shapes)) == len(shapes)

    def test_every_state_has_a_word(self) -> None:
        assert all(state.word for state in State)

    def test_a_chip_says_its_word(self, qtbot: QtBot) -> None:
        chip = Chip(State.BUSY, "op weg")
        qtbot.addWidget(chip)
        assert chip.word == spoken_name(chip) == "op weg"
        chip.show_state(State.LATE)
        assert chip.word == spoken_name(chip) == "te laat"

    def test_the_radius_of_a_chip_is_half_its_height(self, qtbot: QtBot, theme: Theme) -> None:
        """A larger one would be dropped by Qt without a word."""
        chip = Chip(State.DONE)
        qtbot.addWidget(chip)
        chip.show()
        for scale in (1.0, 1.25, 1.5, 2.0):
            theme.use(Appearance(text_scale=scale))
            assert 2 * theme.px(13) <= chip.height() + 1


class TestToast:
    @pytest.fixture
    def window(self, qtbot: QtBot) -> QWidget:
        made = QWidget()
        made.resize(900, 600)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_undo_is_asked_once_and_the_toast_goes(self, window: QWidget, qtbot: QtBot) -> None:
        toast = Toast(window)
        toast.tell("Afspraak verwijderd")
        assert toast.isVisible()
        with qtbot.waitSignal(toast.undo_asked):
            qtbot.mouseClick(button(toast, "Ongedaan maken"), Qt.MouseButton.LeftButton)
        assert not toast.isVisible()

    def test_it_goes_out_of_the_way_of_the_field_with_the_focus(
        self, window: QWidget, qtbot: QtBot
    ) -> None:
        fields = [QLineEdit(window), QLineEdit(window)]
        for field, top in zip(fields, (40, 500), strict=True):
            field.setGeometry(200, top, 500, 40)
            field.show()
        fields[0].setFocus()
        toast = Toast(window)
        toast.tell("Afspraak verwijderd")
        assert toast.geometry().top() > 300
        fields[1].setFocus()
        qtbot.waitUntil(lambda: not toast.geometry().intersects(fields[1].geometry()))
        assert toast.geometry().top() < 300
        fields[0].setFocus()
        qtbot.waitUntil(lambda: toast.geometry().top() > 300)

    def test_it_leaves_the_buttons_under_that_field_free_too(
        self, window: QWidget, qtbot: QtBot
    ) -> None:
        toast = Toast(window)
        toast.tell("Afspraak verwijderd")
        field = QLineEdit(window)
        field.setGeometry(200, toast.geometry().top() - 60, 500, 40)
        field.show()
        field.setFocus()
        qtbot.waitUntil(lambda: toast.geometry().top() < 300)

    def test_it_stands_at_the_lower_middle_and_follows(self, window: QWidget) -> None:
        toast = Toast(window)
        toast.tell("Afspraak verwijderd")
        for width in (900, 700):
            window.resize(width, 600)
            QApplication.processEvents()
            assert abs(toast.geometry().center().x() - width / 2) <= 1
            assert 450 < toast.geometry().bottom() < 600

    def test_long_words_leave_the_way_back_in_sight(self, window: QWidget, theme: Theme) -> None:
        theme.use(Appearance(text_scale=2.0))
        toast = Toast(window)
        toast.tell(LONG_WORDS)
        QApplication.processEvents()
        assert window.rect().contains(toast.geometry())
        assert toast.rect().contains(button(toast, "Ongedaan maken").geometry())
        assert spoken_name(toast) == LONG_WORDS.strip()

    def test_a_click_takes_it_from_what_it_lies_over(self, window: QWidget, qtbot: QtBot) -> None:
        toast = Toast(window)
        toast.tell("Afspraak verwijderd")
        with qtbot.assertNotEmitted(toast.undo_asked):
            qtbot.mouseClick(toast, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        assert not toast.isVisible()

    def test_it_goes_by_itself_but_not_under_the_focus(self, window: QWidget, qtbot: QtBot) -> None:
        toast = Toast(window, shown_ms=30)
        window.activateWindow()
        toast.tell("Afspraak verwijderd")
        button(toast, "Ongedaan maken").setFocus()
        toast._timer.timeout.emit()
        assert toast.isVisible()
        window.setFocus()
        button(toast, "Ongedaan maken").clearFocus()
        qtbot.waitUntil(lambda: not toast.isVisible())

    def test_what_cannot_be_undone_offers_no_undo(self, window: QWidget) -> None:
        toast = Toast(window)
        toast.tell("Opgeslagen", can_undo=False)
        assert not button(toast, "Ongedaan maken").isVisible()


class TestNote:
    def test_it_is_named_and_described(self, qtbot: QtBot) -> None:
        note = Note(NoteKind.LATE, "Dit bestand is beschadigd", "Er is niets veranderd.")
        qtbot.addWidget(note)
        assert spoken_name(note) == "Dit bestand is beschadigd"
        assert note.accessibleDescription() == "Er is niets veranderd."

    def test_a_way_on_does_what_it_says(self, qtbot: QtBot) -> None:
        note = Note(NoteKind.WARN, "Te lang")
        qtbot.addWidget(note)
        done: list[str] = []
        made = note.add_action("Inkorten", lambda: done.append("ingekort"))
        note.show()
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        assert done == ["ingekort"]

    def test_another_message_takes_the_place(self, qtbot: QtBot) -> None:
        note = Note(NoteKind.WARN, "Te lang")
        qtbot.addWidget(note)
        note.show_message(NoteKind.OK, "Past nu")
        assert spoken_name(note) == "Past nu"
        assert note.property("ground") == "ok"

    def test_buttons_go_under_the_words_when_it_is_narrow(self, qtbot: QtBot) -> None:
        note = Note(NoteKind.WARN, "Volgende stap", "De afspraak is verzet.", beside=True)
        qtbot.addWidget(note)
        way = note.add_action("Naar de afspraak", note.update)
        note.show()
        for width, is_under in ((700, False), (300, True), (700, False)):
            note.resize(width, 150)
            QApplication.processEvents()
            words_end = max(
                part.mapTo(note, part.rect().bottomLeft()).y()
                for part in note.findChildren(QWidget)
                if part.property("role") in {"strong", "body"}
            )
            top = way.mapTo(note, way.rect().topLeft()).y()
            assert (top > words_end) is is_under


class TestSaveState:
    def test_a_failure_says_why(self, qtbot: QtBot) -> None:
        state = SaveState()
        qtbot.addWidget(state)
        state.show_state(Saving.FAILED, "schijf vol")
        assert spoken_name(state) == "Bewaren lukt niet: schijf vol"
        assert state.toolTip() == "Bewaren lukt niet: schijf vol"

    def test_without_room_the_words_are_still_said(self, qtbot: QtBot) -> None:
        state = SaveState()
        qtbot.addWidget(state)
        wide = state.sizeHint().width()
        state.show_words(shown=False)
        assert state.sizeHint().width() < wide / 2
        assert spoken_name(state) == "Alles bewaard"


class TestProgressLine:
    def test_short_work_shows_nothing(self, qtbot: QtBot) -> None:
        line = ProgressLine()
        qtbot.addWidget(line)
        line.begin("Reservekopie maken…")
        assert not line.isVisible()
        line.end()
        assert not line._patience.isActive()
        assert not line.isVisible()

    def test_longer_work_appears_and_can_be_stopped_once(self, qtbot: QtBot) -> None:
        line = ProgressLine()
        qtbot.addWidget(line)
        line.begin("Reservekopie maken…")
        qtbot.waitUntil(line.isVisible)
        line.show_part(0.4)
        assert "40%" in spoken_name(line)
        stop = button(line, "Annuleren")
        with qtbot.waitSignal(line.stop_asked):
            qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
        assert not stop.isEnabled()


class TestVoiceStrip:
    @pytest.fixture
    def strip(self, qtbot: QtBot) -> VoiceStrip:
        made = VoiceStrip("Noor zegt")
        made.resize(420, 300)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_without_words_it_asks(self, strip: VoiceStrip, qtbot: QtBot) -> None:
        strip.show_words("", question="Nog niet gevraagd. Hoe wil Noor het vertellen?")
        assert spoken_name(strip).endswith("Hoe wil Noor het vertellen?")
        with qtbot.waitSignal(strip.asked):
            qtbot.mouseClick(button(strip, "Opschrijven"), Qt.MouseButton.LeftButton)

    def test_words_are_quoted_and_said(self, strip: VoiceStrip) -> None:
        strip.show_words("Het raam staat op een kier.", "9 juni")
        assert spoken_name(strip) == "Noor zegt: “Het raam staat op een kier.”"
        assert not button(strip, "Opschrijven").isVisible()

    def test_long_words_are_whole_after_more(self, strip: VoiceStrip, qtbot: QtBot) -> None:
        strip.show_words(LONG_WORDS)
        QApplication.processEvents()
        more = button(strip, "Meer")
        assert more.isVisible()
        before = strip.sizeHint().height()
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert not more.isVisible()
        assert strip.heightForWidth(420) > before

    def test_short_words_need_no_more(self, strip: VoiceStrip) -> None:
        strip.show_words("Ja.")
        QApplication.processEvents()
        assert not button(strip, "Meer").isVisible()


def test_an_empty_place_says_how_to_begin(qtbot: QtBot) -> None:
    empty = EmptyState("talk", "Nog geen overleg", "Leg het vast.", "Overleg toevoegen")
    qtbot.addWidget(empty)
    empty.show()
    assert spoken_name(empty) == "Nog geen overleg"
    with qtbot.waitSignal(empty.asked):
        qtbot.mouseClick(button(empty, "Overleg toevoegen"), Qt.MouseButton.LeftButton)
