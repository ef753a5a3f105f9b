"""The window of an open vault: rail, bar, and the screen of the moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ib_desk.application.backups import BackupStanding
from ib_desk.application.drafts import Spot
from ib_desk.application.ways_in import KeyNews
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.ui.bar import Bar
from ib_desk.ui.caseload.screen import CaseloadScreen
from ib_desk.ui.file_pages import OVERVIEW
from ib_desk.ui.file_screen import NARROW, FileScreen
from ib_desk.ui.jobs import Job
from ib_desk.ui.key_rotation import KeyRotation
from ib_desk.ui.keys import bind, focus_in, focus_next, main_button_near
from ib_desk.ui.leaving.unsure_note import UnsureNote
from ib_desk.ui.listen import listen
from ib_desk.ui.news import News
from ib_desk.ui.place_words import BLANK, LOCK, bottom, crumbs_to, places
from ib_desk.ui.places import BIN, IMPORT, PUPILS, REQUESTS, SETTINGS, restore_field, spot_now
from ib_desk.ui.screens import Screens
from ib_desk.ui.session import Session
from ib_desk.ui.settings.screen import SettingsScreen
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.tab_order import ReadingOrder, neighbour
from ib_desk.ui.texts import tr
from ib_desk.ui.trail import Trail
from ib_desk.ui.vault_state_notes import VaultStateNotes
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.rail import Rail
from ib_desk.ui.widgets.toast import Toast

_SPOT_EVERY_MS = 1_500


class DeskWindow(QMainWindow):
    """Knows the places and how to get there; what a place shows is the screen's own."""

    lock_asked = Signal()
    blank_asked = Signal()
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("IB Desk")
        self._spot = Spot(screen=PUPILS)
        self._wanted: Spot | None = None
        self._signal_from: Spot | None = None
        self._names = ("", "")
        self._trail = Trail()
        self._rail = Rail(places(), bottom())
        self._rail.chosen.connect(self._choose_place)
        self._bar = Bar()
        self._screens = Screens(session)
        self._trouble = Note(NoteKind.LATE, "")
        self._advice = Note(NoteKind.WARN, "")
        self._advice.hide()
        self._rotation = KeyRotation(session, self)
        self._erased = Note(NoteKind.INFO, "", beside=True)
        self._erased.add_action(tr("Prullenbak bekijken"), self._show_bin)
        self._erased.add_action(tr("Begrepen"), self._erased.hide, quiet=True)
        self._erased.hide()
        self._state_notes = VaultStateNotes(session)
        self._state_notes.backups_asked.connect(self._show_backups)
        self.unsure = UnsureNote()
        self._build()
        ReadingOrder(self)
        self._news = News(session, self._bar, self._trouble, Toast(self))
        self._news.undo_asked.connect(self._take_back)
        self._listen()
        self._mark_vault()
        bind(self, self._acts())
        self._spot_timer = QTimer(self, interval=_SPOT_EVERY_MS)
        self._spot_timer.timeout.connect(self._keep_spot)
        self._spot_timer.start()

    # -- going places ------------------------------------------------------------------
    def open_spot(self, spot: Spot, *, remember: bool = True) -> None:
        """Go somewhere; `remember` keeps where one was, for Alt+←."""
        if remember:
            self._remember()
        self._leave()
        self._screens.drop_print()
        self._spot = spot
        if spot.screen == PUPILS and spot.file_id is not None:
            self._open_file(spot, spot.file_id)
        else:
            self._open_screen(spot)
        self._rail.show_place(PUPILS if spot.screen == IMPORT else spot.screen)

    def open_file(self, file_id: UUID, page: str = OVERVIEW) -> None:
        """Open a file at one of its pages."""
        self.open_spot(Spot(screen=PUPILS, file_id=file_id, page=page))

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
        self._leave()
        self.session.try_again()

    def _open_screen(self, spot: Spot) -> None:
        screen = self._screens.show_place(spot.screen)
        self._bar.crumbs.show_parts(crumbs_to(spot.screen))
        self._wanted = spot
        screen.enter()
        if spot.field:
            screen.go_to_spot(spot)

    def _open_file(self, spot: Spot, file_id: UUID) -> None:
        screen = self._screens.show_file(file_id)
        self._wanted = spot
        screen.open_page(
            spot.page or OVERVIEW, None, spot.record_id, spot.field, focus=not spot.field
        )

    @Slot(str)
    def open_print(self, report: str) -> None:
        """Show a print of the open file, by the name of its `Report`."""
        self._screens.show_print(report)
        if self._screens.print is not None:
            focus_in(self._screens.print)
        self._bar.crumbs.show_parts([*self._crumb_parts(), ("print", tr("Afdrukken"))])

    @Slot()
    def _close_print(self) -> None:
        self.open_spot(self._spot, remember=False)

    @Slot(object)
    def _leave_print_for(self, place: FieldPlace) -> None:
        self._close_print()
        if self._screens.file is not None:
            self._screens.file.open_place(place)

    @Slot(str, str)
    def _show_location(self, name: str, title: str) -> None:
        self._spot = self._at_open_page()
        self._names = (name, title)
        self._bar.crumbs.show_parts(self._crumb_parts())
        self._restore()

    @Slot()
    def _restore(self) -> None:
        """Field, cursor and height as they were, once."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None and (wanted.field or wanted.scroll):
            # After the page has its layout, and so its height.
            QTimer.singleShot(0, self, lambda: restore_field(self._screens, wanted))

    def _crumb_parts(self) -> list[tuple[object, str]]:
        name, title = self._names
        return [(PUPILS, tr("Leerlingen")), (OVERVIEW, name), ("here", title)]

    @Slot(object)
    def _follow_crumb(self, key: object) -> None:
        if key == OVERVIEW and self._screens.file is not None:
            self.open_file(self._screens.file.file_id)
        elif key == "here":
            self.open_spot(self._spot, remember=False)
        elif isinstance(key, str):
            self.open_spot(Spot(screen=key))

    @Slot(object)
    def _choose_place(self, key: object) -> None:
        if key == LOCK:
            self.lock_asked.emit()
        elif key == BLANK:
            self.blank_asked.emit()
        elif isinstance(key, str):
            self.open_spot(Spot(screen=key))

    @Slot()
    def _remember(self) -> None:
        self._trail.leave(self._current_spot())

    def _go_back(self) -> None:
        if self._screens.print is not None:
            self._close_print()
        elif (spot := self._trail.back(self._current_spot())) is not None:
            self.open_spot(spot, remember=False)

    def _go_forward(self) -> None:
        if (spot := self._trail.forward(self._current_spot())) is not None:
            self.open_spot(spot, remember=False)

    def _current_spot(self) -> Spot:
        screen = self._screens.currentWidget()
        if self._screens.print is not None or screen is None:
            return self._spot
        return spot_now(self._at_open_page(), screen)

    def _at_open_page(self) -> Spot:
        file = self._screens.file
        page = file.page_id if file is not None and self._spot.file_id else ""
        return replace(self._spot, page=page)

    def _leave(self) -> None:
        """Taking the focus away stores the field that has it."""
        offered: QWidget | None = QApplication.activePopupWidget()
        if offered is not None:
            offered.close()  # while it is open, its field does not hear that the focus goes
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()

    @Slot()
    def _keep_spot(self) -> None:
        self.session.keep_spot(self._current_spot())

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

    @Slot()
    def _show_backups(self) -> None:
        self.open_spot(Spot(screen=SETTINGS))
        if isinstance(screen := self._screens.shown, SettingsScreen):
            screen.show_backups()

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

    def _show_bin(self) -> None:
        self._erased.hide()
        self.open_spot(Spot(screen=BIN))

    def _choose_phrase(self) -> None:
        self._advice.hide()
        self.open_spot(Spot(screen=SETTINGS))
        if isinstance(screen := self._screens.shown, SettingsScreen):
            screen.ask_new_phrase()

    @Slot(object)
    def _open_line(self, line: Disclosure) -> None:
        self.open_spot(
            Spot(screen=PUPILS, file_id=line.file_id, page="register", record_id=line.id)
        )

    @Slot()
    def _take_back(self) -> None:
        self._settle_and(self.session.undo, tr("Ongedaan maken…"))

    @Slot()
    def _do_again(self) -> None:
        self._settle_and(self.session.redo, tr("Opnieuw doen…"))

    def _settle_and(self, act: Callable[[], Job], words: str) -> None:
        """What is being typed counts as done first; the focus stays where it was."""
        focus = self.focusWidget()
        self._leave()
        listen(self, self._news.follow(act(), words).finished, lambda: self._give_back(focus))

    def _give_back(self, focus: QWidget | None) -> None:
        is_there = focus is not None and isValid(focus) and focus.isVisible()
        if focus is not None and is_there and self.focusWidget() is None:
            focus.setFocus()

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
        column.addLayout(holder)
        column.addWidget(self._screens, 1)
        central = QWidget()
        whole = QHBoxLayout(central)
        spaced(whole, 0, 0)
        whole.addWidget(self._rail)
        whole.addLayout(column, 1)
        self.setCentralWidget(central)
        current_theme().changed.connect(self._fit)

    def _listen(self) -> None:
        self._bar.back_asked.connect(self._go_back)
        self._bar.undo_asked.connect(self._take_back)
        self._bar.redo_asked.connect(self._do_again)
        self._bar.crumbs.asked.connect(self._follow_crumb)
        self.unsure.asked.connect(self._open_line)
        screens = self._screens
        screens.spot_asked.connect(self.open_spot)
        screens.leaving.connect(self._remember)
        screens.located.connect(self._show_location)
        screens.arrived.connect(self._restore)
        screens.signal_ended.connect(self._end_signal)
        listen(self, screens.file_gone, lambda: self.open_spot(Spot(screen=PUPILS), remember=False))
        screens.print_asked.connect(self.open_print)
        screens.print_left.connect(self._close_print)
        screens.place_asked.connect(self._leave_print_for)
        screens.said.connect(self._news.say)
        screens.troubled.connect(self._news.show_trouble)

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "pupils": lambda: self.open_spot(Spot(screen=PUPILS)),
            "requests": lambda: self.open_spot(Spot(screen=REQUESTS)),
            "settings": lambda: self.open_spot(Spot(screen=SETTINGS)),
            "bin": lambda: self.open_spot(Spot(screen=BIN)),
            "back": self._go_back,
            "forward": self._go_forward,
            "previous_step": lambda: self._step(-1),
            "next_step": lambda: self._step(1),
            "next_part": lambda: self._next_part(1),
            "previous_part": lambda: self._next_part(-1),
            "seek": self._seek,
            "signal": self._begin_signal,
            "main": self._press_main,
            "undo": self._take_back,
            "redo": self._do_again,
            "help": self._help,
            "keys": self._show_keys,
        }

    def _step(self, step: int) -> None:
        if isinstance(screen := self._screens.shown, FileScreen):
            screen.next_page(step)

    def _seek(self) -> None:
        if (screen := self._screens.shown) is not None:
            screen.seek()

    def _begin_signal(self) -> None:
        """About whom is asked, the pupil of the open file is offered; afterwards back there."""
        screen = self._screens.shown
        about = screen.whole if isinstance(screen, FileScreen) else None
        self._signal_from = None if about is None else self._current_spot()
        self.open_spot(Spot(screen=PUPILS))
        if isinstance(screen := self._screens.shown, CaseloadScreen):
            screen.begin_signal(near=None if about is None else about.pupil.id)

    @Slot(str)
    def _end_signal(self, said: str) -> None:
        spot, self._signal_from = self._signal_from, None
        if spot is not None:
            self.open_spot(spot, remember=False)
            if said:
                self._news.say(said)

    def _press_main(self) -> None:
        """Store the field with the focus, and press the main button of the screen."""
        focus = self.focusWidget()
        self._leave()
        button = main_button_near(focus, self._screens)
        if button is not None:
            button.click()
        elif focus is not None:
            focus.setFocus()

    def _help(self) -> None:
        screen = self._screens.shown
        if screen is None or not screen.explain():
            self._show_keys()

    def _show_keys(self) -> None:
        self.open_spot(Spot(screen=SETTINGS))
        if isinstance(screen := self._screens.shown, SettingsScreen):
            screen.show_keys()

    def _next_part(self, step: int) -> None:
        """The rail, then what the screen calls its parts."""
        screen = self._screens.shown
        parts = [self._rail, *([] if screen is None else screen.parts())]
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
    def focusNextPrevChild(self, next_one: bool) -> bool:
        focus: QWidget | None = self.focusWidget()
        step = 1 if next_one else -1
        stop = None if focus is None else neighbour(self, focus, step=step)
        if stop is None:
            return super().focusNextPrevChild(next_one)
        reason = Qt.FocusReason
        stop.setFocus(reason.TabFocusReason if next_one else reason.BacktabFocusReason)
        return True

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        self.closed.emit()
        super().closeEvent(event)
