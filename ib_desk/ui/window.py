"""The window of an open vault: rail, bar, and the screen of the moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ib_desk.application.backups import BackupStanding
from ib_desk.application.ways_in import KeyNews
from ib_desk.domain.records.request import SwvRequestId
from ib_desk.ui import building
from ib_desk.ui.bar import Bar
from ib_desk.ui.doing import Doing, doings
from ib_desk.ui.jobs import Job
from ib_desk.ui.key_rotation import KeyRotation
from ib_desk.ui.keys import bind, focus_next, main_button_near
from ib_desk.ui.leaving.folder_note import FolderNote
from ib_desk.ui.leaving.unsure_note import UnsureNote
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.news import News
from ib_desk.ui.place import Shelf
from ib_desk.ui.places import BIN, SEARCH, SETTINGS, WINDOW_PLACES, on_shelf
from ib_desk.ui.quick.writing import Writing
from ib_desk.ui.screen import NARROW
from ib_desk.ui.sector_words import speak_as
from ib_desk.ui.session import Session
from ib_desk.ui.spots import KEY_LIST, NEW_PHRASE, QUESTION
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.tab_order import TabsAsRead
from ib_desk.ui.texts import tr
from ib_desk.ui.vault_state_notes import VaultStateNotes
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.rail import Rail, RailPlace
from ib_desk.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from ib_desk.ui.portal.mode import PortalMode
    from ib_desk.ui.talk.mode import TalkMode

_SPOT_EVERY_MS = 1_500
_LOCK: Final = "lock"
_BLANK: Final = "blank"
"""Keys of the rail that are no place."""


class DeskWindow(TabsAsRead):
    """Knows the places and how to get there; what a place shows is the screen's own."""

    lock_asked = Signal()
    blank_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        speak_as(session.desk, self)
        self._content = QWidget()
        self.session = session
        self.navigator = Navigator(session, self)
        self._rail = _rail()
        self._bar = Bar(self.navigator)
        self._palette: Callable[[], None] | None = None
        self._trouble = Note(NoteKind.LATE, "")
        self._advice = Note(NoteKind.WARN, "")
        self._advice.hide()
        self._rotation = KeyRotation(session, self, self._content)
        self._erased = Note(NoteKind.INFO, "", beside=True)
        self._erased.add_action(tr("Prullenbak bekijken"), self._show_bin)
        self._erased.add_action(tr("Begrepen"), self._erased.hide, quiet=True)
        self._erased.hide()
        self._state_notes = VaultStateNotes(session, self.navigator)
        self.unsure = UnsureNote(self.navigator)
        self.folders = FolderNote(session, self.navigator)
        self._talk: TalkMode | None = None
        self._portal: PortalMode | None = None
        self._build()
        self._toast = Toast(self)
        self._news = News(session, self._bar, self._trouble, self._toast)
        self._news.undo_asked.connect(self._take_back)
        self.writing = Writing(session, self.navigator, self._news, self._content, self._bar)
        self._listen()
        self._mark_vault()
        bind(self, self._acts())
        self._spot_timer = QTimer(self, interval=_SPOT_EVERY_MS)
        self._spot_timer.timeout.connect(self._keep_spot)
        self._spot_timer.start()

    # -- going places ------------------------------------------------------------------
    @Slot()
    def _mark_in_rail(self) -> None:
        self._rail.show_place(self.navigator.place_in_rail)

    @Slot(object)
    def _choose(self, key: object) -> None:
        """What the rail reports."""
        if key == _LOCK:
            self.lock_asked.emit()
        elif key == _BLANK:
            self.blank_asked.emit()
        else:
            self.navigator.go_to(str(key))

    @Slot()
    def _keep_spot(self) -> None:
        self.session.keep_spot(self.navigator.here)

    def mark_example(self) -> None:
        """This vault opens without a passphrase: no real child belongs in it."""
        self._bar.mark(
            tr("Voorbeeld"),
            tr("Deze leerlingen zijn verzonnen. Iedereen kan dit voorbeeld openen."),
        )

    def _mark_vault(self) -> None:
        vault = self.session.desk.vault
        if vault.is_read_only:
            self._bar.mark(tr("Alleen lezen"), tr("Wat je typt, wordt niet bewaard."))
        elif vault.is_aside:
            self._bar.mark(
                tr("Opzij gezet"), tr("Wat je hierin verandert, komt niet in je gewone kluis.")
            )

    @Slot()
    def tell_copied(self) -> None:
        """What is copied does not stay: said once."""
        self._news.say(tr("Gekopieerd. Over een halve minuut haalt IB Desk het van het klembord."))

    def warn_of_lock(self, seconds: int) -> None:
        """A thin line while the last seconds run; 0 takes it away."""
        self._bar.warn_of_lock(seconds)

    def settle(self) -> None:
        """Before lock or close: what is being typed is stored or kept as a draft."""
        if self._spot_timer.isActive():
            # Once: when a window closes and then ends, nothing has the focus the second time.
            self._spot_timer.stop()
            self._keep_spot()
        self.navigator.leave_field()
        self.session.try_again()

    # -- changes -----------------------------------------------------------------------
    def show_trouble(self, error: Exception) -> None:
        """Say what went wrong, until the user has read it."""
        self._news.show_trouble(error)

    def tell_of_key(self, news: KeyNews | None, *, is_due: bool) -> None:
        """What the opening found out about the key of the vault; what is due is done at once."""
        if news is not None:
            self._rotation.tell_news(news)
        if is_due:
            self._rotation.start()

    def advise_new_phrase(self) -> None:
        """Who came in by the recovery code has no passphrase any more."""
        self._advice.show_message(
            NoteKind.WARN,
            tr("Je kwam binnen met je herstelcode."),
            tr("Kies een nieuwe wachtwoordzin. Dan hoeft het blad niet elke keer uit de kluis."),
        )
        self._advice.add_action(tr("Wachtwoordzin kiezen"), self._choose_phrase)
        self._advice.add_action(tr("Later"), self._advice.hide, quiet=True)
        self._advice.show()

    @property
    def tell_of_backups(self) -> Callable[[BackupStanding], None]:
        """How it stands with the backups, whenever it was looked at."""
        return self._state_notes.tell_of_backups

    def tell_erased(self, count: int) -> None:
        """What was in the bin for its whole term is gone since this unlock."""
        days = self.session.desk.catalogue.bin_term.days
        self._erased.show_message(
            NoteKind.INFO,
            tr("Uit de prullenbak is 1 ding gewist.")
            if count == 1
            else tr("Uit de prullenbak zijn {count} dingen gewist.").format(count=count),
            tr("Daar stond het {days} dagen.").format(days=days),
        )
        self._erased.show()

    def tell_notes_gone(self, count: int) -> None:
        """That their term passed; of what was in them nothing is left to tell."""
        self._news.say(
            tr("1 werkaantekening is vanzelf verdwenen.")
            if count == 1
            else tr("{count} werkaantekeningen zijn vanzelf verdwenen.").format(count=count)
        )

    def _show_bin(self) -> None:
        self._erased.hide()
        self.navigator.go_to(BIN)

    def _choose_phrase(self) -> None:
        self._advice.hide()
        self.navigator.go_to(SETTINGS, NEW_PHRASE)

    @Slot()
    def _take_back(self) -> None:
        self._settle_and(self.session.undo, tr("Ongedaan maken…"))

    @Slot()
    def _do_again(self) -> None:
        self._settle_and(self.session.redo, tr("Opnieuw doen…"))

    def _settle_and(self, act: Callable[[], Job], words: str) -> None:
        """What is being typed counts as done first; the focus stays where it was."""
        focus = self.focusWidget()
        self.navigator.leave_field()
        listen(self, self._news.follow(act(), words).finished, lambda: self._give_back(focus))

    def _give_back(self, focus: QWidget | None) -> None:
        is_there = focus is not None and isValid(focus) and focus.isVisible()
        if focus is not None and is_there and self.focusWidget() is None:
            focus.setFocus()

    @Slot()
    def _begin_talk(self) -> None:
        if self._talk is None:
            self._talk = building.talk_mode(self, self._content, self.session, self.navigator)
            self._talk.blank_asked.connect(self.blank_asked)
            self._talk.begun.connect(self._toast.hide)
        self._talk.begin()

    @Slot(object)
    def _begin_portal(self, request_id: SwvRequestId) -> None:
        if self._portal is None:
            self._portal = building.portal_mode(self, self._content, self.session, self.navigator)
            self._portal.begun.connect(self._toast.hide)
        self._portal.begin(request_id)

    @property
    def is_in_portal(self) -> bool:
        """Whether she works in a browser, with the fields beside it."""
        return self._portal is not None and self._portal.is_open

    # -- the frame ---------------------------------------------------------------------
    def _build(self) -> None:
        column = QVBoxLayout()
        spaced(column, 0, 0)
        column.addWidget(self._bar)
        holder = QVBoxLayout()
        spaced(holder, (24, 8, 20, 0), 0)
        holder.addWidget(self._trouble)
        holder.addWidget(self._advice)
        holder.addWidget(self._rotation.note)
        holder.addWidget(self._state_notes)
        holder.addWidget(self._erased)
        holder.addWidget(self.unsure)
        holder.addWidget(self.folders)
        column.addLayout(holder)
        column.addWidget(self.navigator.screens, 1)
        whole = QHBoxLayout(self._content)
        spaced(whole, 0, 0)
        whole.addWidget(self._rail)
        whole.addLayout(column, 1)
        around = QHBoxLayout(self)
        spaced(around, 0, 0)
        around.addWidget(self._content)
        current_theme().dress_each(self, self._content)
        current_theme().changed.connect(self._fit)

    def _listen(self) -> None:
        self._bar.palette_asked.connect(self.open_palette)
        self._bar.undo_asked.connect(self._take_back)
        self._bar.redo_asked.connect(self._do_again)
        self._rail.chosen.connect(self._choose)
        self.navigator.moved.connect(self._mark_in_rail)
        self.navigator.talk_asked.connect(self._begin_talk)
        self.navigator.portal_asked.connect(self._begin_portal)

    def _acts(self) -> dict[str, Callable[[], object]]:
        go = self.navigator
        return {
            **{place.id: self._going_to(place.id) for place in WINDOW_PLACES if place.key},
            "back": go.back,
            "forward": go.forward,
            "previous_step": lambda: self._step(-1),
            "next_step": lambda: self._step(1),
            "next_part": lambda: self._next_part(1),
            "previous_part": lambda: self._next_part(-1),
            "palette": self.open_palette,
            "seek": self._seek,
            "write_down": go.write_down,
            "talk": go.talk_asked.emit,
            "main": self._press_main,
            "undo": self._take_back,
            "redo": self._do_again,
            "help": self._help,
            "keys": self._show_keys,
        }

    @Slot()
    def open_palette(self) -> None:
        """Ctrl+K; made when it is first asked for."""
        if self._palette is None:
            self._palette = building.palette(
                self, self.session, self.navigator, self._what_can_be_done
            )
        self._palette()

    def _what_can_be_done(self) -> list[Doing]:
        acts = {**self._acts(), "F9": self.blank_asked.emit, "Ctrl+L": self.lock_asked.emit}
        go, undo = self.navigator, self.session.desk.undo
        screen = go.screens.shown
        is_file = screen is not None and screen is go.file
        has_effect = {
            "back": go.can_go_back,
            "forward": go.can_go_forward,
            "previous_step": is_file,
            "next_step": is_file,
            "talk": is_file,
            "undo": undo.to_undo is not None,
            "redo": undo.to_redo is not None,
        }
        now = {name: act for name, act in acts.items() if has_effect.get(name, True)}
        return doings(now, screen)

    def _going_to(self, place_id: str) -> Callable[[], None]:
        field = QUESTION if place_id == SEARCH else ""
        return lambda: self.navigator.go_to(place_id, field)

    def _step(self, by: int) -> None:
        if (screen := self.navigator.screens.shown) is not None:
            screen.step(by)

    def _seek(self) -> None:
        if (screen := self.navigator.screens.shown) is not None:
            screen.seek()

    def _press_main(self) -> None:
        """Store the field with the focus, and press the main button of the screen."""
        focus = self.focusWidget()
        self.navigator.leave_field()
        button = main_button_near(focus, self.navigator.screens)
        if button is not None:
            button.click()
        elif focus is not None:
            focus.setFocus()

    def _help(self) -> None:
        screen = self.navigator.screens.shown
        if screen is None or not screen.explain():
            self._show_keys()

    def _show_keys(self) -> None:
        self.navigator.go_to(SETTINGS, KEY_LIST)

    def _next_part(self, step: int) -> None:
        """The rail, a line that is being written, what the screen calls its parts, a message."""
        screen = self.navigator.screens.shown
        panel = [] if (line := self.writing.open_panel) is None else [line]
        toast = [self._toast] if self._toast.isVisible() else []
        parts = [self._rail, *panel, *([] if screen is None else screen.parts()), *toast]
        focus_next(parts, self.focusWidget(), step)

    def _fit(self) -> None:
        narrow = current_theme().effective_width(self.width()) < NARROW
        self._rail.set_narrow(narrow=narrow)
        self._bar.save_state.show_words(shown=not narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def customEvent(self, event: QEvent) -> None:
        self._news.hear(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        super().closeEvent(event)


def _rail() -> Rail:
    """All places that are offered there; at its foot two acts as well."""

    def row(shelf: Shelf) -> list[RailPlace]:
        return [
            RailPlace(key=place.id, icon=place.icon, word=place.title, shortcut=place.key)
            for place in on_shelf(shelf)
        ]

    acts = [
        RailPlace(key=_BLANK, icon="blank", word=tr("Scherm leeg"), shortcut="F9", is_act=True),
        RailPlace(key=_LOCK, icon="lock", word=tr("Vergrendel"), shortcut="Ctrl+L", is_act=True),
    ]
    return Rail(row(Shelf.RAIL), [*row(Shelf.RAIL_FOOT), *acts])
