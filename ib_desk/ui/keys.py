"""Every key of the window: what it does, in words for the list in the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ib_desk.ui.listen import listen
from ib_desk.ui.places import WINDOW_PLACES
from ib_desk.ui.tab_order import tab_stops
from ib_desk.ui.texts import tr


@dataclass(frozen=True, slots=True)
class Key:
    """`act` is what the window does; “” for a key that a screen or the curtain hears itself."""

    sequence: str
    shown: str
    words: Callable[[], str]
    act: str = ""


def _keys_of_places() -> list[Key]:
    reached = sorted((place for place in WINDOW_PLACES if place.key), key=lambda place: place.key)
    return [Key(place.key, place.key, place.words, place.id) for place in reached]


KEYS: Final = (
    *_keys_of_places(),
    Key("Alt+Left", "Alt+←", lambda: tr("Terug naar waar je was"), "back"),
    Key("Alt+Right", "Alt+→", lambda: tr("Weer vooruit"), "forward"),
    Key("Ctrl+PgUp", "Ctrl+PgUp", lambda: tr("Vorige stap van het dossier"), "previous_step"),
    Key("Ctrl+PgDown", "Ctrl+PgDn", lambda: tr("Volgende stap van het dossier"), "next_step"),
    Key("F6", "F6", lambda: tr("Volgend deel van het venster"), "next_part"),
    Key("Shift+F6", "Shift+F6", lambda: tr("Vorig deel van het venster"), "previous_part"),
    Key("Ctrl+K", "Ctrl+K", lambda: tr("Overal heen, en iets doen"), "palette"),
    Key("Ctrl+F", "Ctrl+F", lambda: tr("Zoeken in deze lijst"), "seek"),
    Key("Ctrl+N", "Ctrl+N", lambda: tr("Iets nieuws toevoegen aan deze lijst")),
    Key("Ctrl+Return", "Ctrl+Enter", lambda: tr("De hoofdknop van het scherm"), "main"),
    Key("Ctrl+Shift+S", "Ctrl+Shift+S", lambda: tr("Snel opschrijven"), "write_down"),
    Key("K", "K", lambda: tr("Klaar, bij een regel van Vandaag of een afspraak")),
    Key("V", "V", lambda: tr("Verzetten, bij een regel van Vandaag")),
    Key("F4", "F4", lambda: tr("Ander soort regel, in een overleg")),
    Key("Ctrl+P", "Ctrl+P", lambda: tr("Afdrukken wat je ziet")),
    Key("Ctrl+Z", "Ctrl+Z", lambda: tr("Ongedaan maken"), "undo"),
    Key("Ctrl+Y", "Ctrl+Y", lambda: tr("Opnieuw doen"), "redo"),
    Key("Esc", "Esc", lambda: tr("Formulier sluiten. Je tekst blijft staan.")),
    Key("F1", "F1", lambda: tr("Uitleg bij deze stap"), "help"),
    Key("F2", "F2", lambda: tr("In gesprek"), "talk"),
    Key("F9", "F9", lambda: tr("Scherm leeg; elke toets brengt je terug")),
    Key("Ctrl+L", "Ctrl+L", lambda: tr("Vergrendelen")),
    Key("Ctrl+/", "Ctrl+/", lambda: tr("Deze lijst met toetsen"), "keys"),
)

_ALSO: Final = {"redo": ("Ctrl+Shift+Z",), "main": ("Ctrl+Enter",), "keys": ("Ctrl+Shift+/",)}
"""Second sequences, for other keyboards."""


def bind(window: QWidget, acts: dict[str, Callable[[], object]]) -> None:
    """Let the keys of the window do what `acts` says."""
    for key in KEYS:
        if key.act:
            also = _ALSO.get(key.act, ())
            action = shortcut((key.sequence, *also), acts[key.act])
            action.setParent(window)
            window.addAction(action)


def shortcut(
    sequences: tuple[str, ...],
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QAction:
    """An action without a menu; it belongs to whoever adds it."""
    action = QAction()
    action.setShortcuts([QKeySequence(sequence) for sequence in sequences])
    action.setShortcutContext(context)
    listen(action, action.triggered, act)
    return action


def main_button_near(focus: QWidget | None, screen: QWidget) -> QPushButton | None:
    """The main button that can be pressed now: of a card with the focus, else of the screen."""
    around = focus
    while around is not None and around is not screen:
        if (button := _main_button_in(around)) is not None:
            return button
        around = around.parentWidget()
    return _main_button_in(screen)


def _main_button_in(part: QWidget) -> QPushButton | None:
    buttons = (b for b in part.findChildren(QPushButton) if b.property("look") == "main")
    return next((b for b in buttons if b.isVisible() and b.isEnabled()), None)


def focus_in(part: QWidget) -> bool:
    """Put the focus in a part of the window: where it was there, else on the first control."""
    stops = tab_stops(part)
    last: QWidget | None = part.focusWidget()
    widget = last if last in stops else next(iter(stops), None)
    if widget is not None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    return widget is not None


def leave_field(part: QWidget) -> None:
    """Take the focus away from what has it in `part`: a field stores then what was typed in it."""
    offered: QWidget | None = QApplication.activePopupWidget()
    if offered is not None:
        offered.close()  # while it is open, its field does not hear that the focus goes
    focus: QWidget | None = part.focusWidget()
    if focus is not None:
        focus.clearFocus()


def focus_next(parts: Sequence[QWidget], focus: QWidget | None, step: int) -> None:
    """From the part with the focus to the next that can have it, or with -1 to the one before."""
    here = 0
    if focus is not None:
        inside = [i for i, part in enumerate(parts) if part is focus or part.isAncestorOf(focus)]
        here = inside[-1] if inside else 0
    for away in range(1, len(parts)):
        if focus_in(parts[(here + away * step) % len(parts)]):
            return
