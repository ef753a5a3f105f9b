"""The window of an open vault: rail, bar, and the screen of the moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ib_desk.application.changes import Action, Change
from ib_desk.application.drafts import Spot
from ib_desk.domain.field_place import FieldPlace
from ib_desk.ui.caseload.screen import CaseloadScreen
from ib_desk.ui.file_pages import OVERVIEW
from ib_desk.ui.file_screen import NARROW, FileScreen
from ib_desk.ui.imports.screen import ImportScreen
from ib_desk.ui.messages import message_for
from ib_desk.ui.places import IMPORT, PUPILS, REQUESTS, SETTINGS, restore_field, spot_now
from ib_desk.ui.preview.print_screen import PrintScreen
from ib_desk.ui.requests.screen import RequestsScreen
from ib_desk.ui.session import Session
from ib_desk.ui.settings.screen import SettingsScreen
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.breadcrumb import Breadcrumb
from ib_desk.ui.widgets.buttons import icon_button
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.rail import Rail, RailPlace
from ib_desk.ui.widgets.save_state import SaveState, Saving
from ib_desk.ui.widgets.toast import Toast
from ib_desk.ui.wording import change_words

_LOCK: Final = "lock"
_BLANK: Final = "blank"
_HISTORY_DEPTH = 50
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
        self._screens: dict[str, QWidget] = {}
        self._file: FileScreen | None = None
        self._spot = Spot(screen=PUPILS)
        self._wanted: Spot | None = None
        self._names = ("", "")
        self._back: list[Spot] = []
        self._forward: list[Spot] = []
        self._rail = Rail(_places(), _bottom())
        self._rail.chosen.connect(self._choose_place)
        self._crumbs = Breadcrumb()
        self._crumbs.asked.connect(self._follow_crumb)
        self._save_state = SaveState()
        self._undo = icon_button("undo", tr("Ongedaan maken"), "Ctrl+Z")
        self._redo = icon_button("redo", tr("Opnieuw doen"), "Ctrl+Y")
        self._stack = QStackedWidget()
        self._trouble = Note(NoteKind.LATE, "")
        self._trouble.add_action(tr("Begrepen"), self._trouble.hide)
        self._trouble.hide()
        self._build()
        self._toast = Toast(self)
        self._toast.undo_asked.connect(self._take_back)
        self._add_actions()
        self._listen()
        self._spot_timer = QTimer(self, interval=_SPOT_EVERY_MS)
        self._spot_timer.timeout.connect(self._keep_spot)
        self._spot_timer.start()

    # -- going places ------------------------------------------------------------------
    def open_spot(self, spot: Spot, *, remember: bool = True) -> None:
        """Go somewhere; where one was goes on the stack of Alt+←."""
        if remember:
            self._back.append(self._current_spot())
            del self._back[:-_HISTORY_DEPTH]
            self._forward.clear()
        self._leave()
        self._spot = spot
        if spot.screen == PUPILS and spot.file_id is not None:
            self._open_file(spot)
        else:
            self._open_screen(spot.screen)
        self._rail.show_place(REQUESTS if spot.screen == REQUESTS else spot.screen)

    def open_file(self, file_id: UUID, page: str = OVERVIEW) -> None:
        """Open a file at one of its pages."""
        self.open_spot(Spot(screen=PUPILS, file_id=file_id, page=page))

    def say(self, words: str, *, can_undo: bool = False) -> None:
        """Tell what happened, for a moment."""
        self._toast.tell(words, can_undo=can_undo)

    def warn_of_lock(self, seconds: int) -> None:
        """A thin line while the last seconds run; 0 takes it away."""
        self._lock_line.setVisible(seconds > 0)
        self._lock_line.setText(tr("Vergrendelt over {seconds} seconden").format(seconds=seconds))

    def show_trouble(self, error: Exception) -> None:
        """Say what went wrong, until the user has read it."""
        message = message_for(error)
        self._trouble.show_message(NoteKind.LATE, message.title, message.text)
        self._trouble.show()
        self._save_state.show_state(Saving.FAILED, message.title)

    def settle(self) -> None:
        """Before lock or close, once: what is being typed is stored, and where it is typed kept."""
        if self._spot_timer.isActive():
            self._spot_timer.stop()
            self._keep_spot()
            self._leave()

    def _open_screen(self, name: str) -> None:
        screen = self._screens.get(name)
        if screen is None:
            screen = self._make_screen(name)
            self._screens[name] = screen
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        titles = {
            PUPILS: tr("Leerlingen"),
            REQUESTS: tr("Aanvragen"),
            SETTINGS: tr("Instellingen"),
        }
        if name == IMPORT:
            self._crumbs.show_parts([(PUPILS, tr("Leerlingen")), (IMPORT, tr("Inlezen"))])
        else:
            self._crumbs.show_parts([(name, titles.get(name, ""))])
        enter = getattr(screen, "enter", None)
        if enter is not None:
            enter()

    def _make_screen(self, name: str) -> QWidget:
        if name == REQUESTS:
            requests = RequestsScreen(self.session)
            requests.file_asked.connect(lambda file_id: self.open_file(file_id, "aanvraag"))
            return requests
        if name == SETTINGS:
            settings = SettingsScreen(self.session)
            settings.said.connect(self.say)
            return settings
        if name == IMPORT:
            imports = ImportScreen(self.session)
            imports.done.connect(lambda: self.open_spot(Spot(screen=PUPILS)))
            return imports
        caseload = CaseloadScreen(self.session)
        caseload.file_asked.connect(self.open_file)
        caseload.import_asked.connect(lambda: self.open_spot(Spot(screen=IMPORT)))
        return caseload

    def _open_file(self, spot: Spot) -> None:
        if spot.file_id is None:
            return
        if self._file is None or self._file.file_id != spot.file_id:
            self._drop_file()
            self._file = FileScreen(self.session, spot.file_id)
            self._file.located.connect(self._show_location)
            self._file.gone.connect(lambda: self.open_spot(Spot(screen=PUPILS), remember=False))
            self._file.print_asked.connect(self.open_print)
            self._file.settings_asked.connect(self._open_setting)
            self._stack.addWidget(self._file)
        self._stack.setCurrentWidget(self._file)
        self._wanted = spot if spot.field else None
        self._file.open_page(
            spot.page or OVERVIEW, None, spot.record_id, spot.field, focus=not spot.field
        )

    def _drop_file(self) -> None:
        if self._file is not None:
            self._stack.removeWidget(self._file)
            self._file.setParent(None)
            self._file.deleteLater()
            self._file = None

    @Slot(str)
    def open_print(self, report: str) -> None:
        """Show a print of the open file, by the name of its `Report`."""
        if self._file is None or self._file.whole is None:
            return
        file_id = self._file.file_id
        screen = PrintScreen(self.session, file_id, report)
        screen.left.connect(lambda: self._close_print(screen))
        screen.said.connect(self.say)
        screen.place_asked.connect(lambda place: self._leave_print_for(screen, place))
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        parts = [*self._crumb_parts(), ("print", tr("Afdrukken"))]
        self._crumbs.show_parts(parts)

    def _close_print(self, screen: QWidget) -> None:
        self._stack.removeWidget(screen)
        screen.setParent(None)
        screen.deleteLater()
        self.open_spot(self._spot, remember=False)

    def _leave_print_for(self, screen: QWidget, place: FieldPlace) -> None:
        self._close_print(screen)
        if self._file is not None:
            self._file.open_place(place)

    @Slot(str)
    def _open_setting(self, field: str) -> None:
        self.open_spot(Spot(screen=SETTINGS))
        screen = self._screens[SETTINGS]
        if isinstance(screen, SettingsScreen):
            screen.go_to(field)

    @Slot(str, str)
    def _show_location(self, name: str, title: str) -> None:
        if self._file is not None and self._stack.currentWidget() is self._file:
            self._spot = replace(self._spot, page=self._file.page_id)
            self._names = (name, title)
            self._crumbs.show_parts(self._crumb_parts())
            wanted, self._wanted = self._wanted, None
            if wanted is not None:
                QTimer.singleShot(0, self, lambda: restore_field(self._stack, wanted))

    def _crumb_parts(self) -> list[tuple[object, str]]:
        name, title = self._names
        return [(PUPILS, tr("Leerlingen")), (OVERVIEW, name), ("here", title)]

    @Slot(object)
    def _follow_crumb(self, key: object) -> None:
        if key == OVERVIEW and self._file is not None:
            self.open_file(self._file.file_id)
        elif key == "here":
            self.open_spot(self._spot, remember=False)
        elif isinstance(key, str):
            self.open_spot(Spot(screen=key))

    @Slot(object)
    def _choose_place(self, key: object) -> None:
        if key == _LOCK:
            self.lock_asked.emit()
        elif key == _BLANK:
            self.blank_asked.emit()
        elif isinstance(key, str):
            self.open_spot(Spot(screen=key))

    def _go_back(self) -> None:
        if self._back:
            self._forward.append(self._current_spot())
            self.open_spot(self._back.pop(), remember=False)

    def _go_forward(self) -> None:
        if self._forward:
            self._back.append(self._current_spot())
            self.open_spot(self._forward.pop(), remember=False)

    def _current_spot(self) -> Spot:
        page = self._file.page_id if self._file is not None and self._spot.file_id else ""
        return spot_now(replace(self._spot, page=page), self._stack)

    def _leave(self) -> None:
        """Taking the focus away stores the field that has it."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def _keep_spot(self) -> None:
        spot = self._current_spot()
        self.session.keep_spot(spot)

    # -- changes -----------------------------------------------------------------------
    def _listen(self) -> None:
        session = self.session
        session.changed.connect(self._tell)
        session.refused.connect(self.show_trouble)
        session.saving.connect(lambda: self._save_state.show_state(Saving.TYPING))
        session.typing.connect(lambda: self._save_state.show_state(Saving.TYPING))
        session.saved.connect(self._say_saved)
        self._save_state.show_state(Saving.SAVED)
        self._show_undo()

    @Slot()
    def _say_saved(self) -> None:
        self._save_state.show_state(Saving.SAVED)
        self._show_undo()

    @Slot(object)
    def _tell(self, change: Change) -> None:
        terms = self.session.desk.catalogue.terms
        if change.action in {Action.REMOVED, Action.IMPORTED, Action.PUT_BACK, Action.RENEWED}:
            self._toast.tell(change_words(change, terms))
        elif change.action in {Action.UNDONE, Action.REDONE}:
            self._toast.tell(change_words(change, terms), can_undo=False)

    def _show_undo(self) -> None:
        undo, terms = self.session.desk.undo, self.session.desk.catalogue.terms
        for button, change, none, words in (
            (self._undo, undo.to_undo, tr("Niets ongedaan te maken"), tr("Ongedaan maken: {what}")),
            (self._redo, undo.to_redo, tr("Niets opnieuw te doen"), tr("Opnieuw doen: {what}")),
        ):
            button.setEnabled(change is not None)
            said = none if change is None else words.format(what=change_words(change, terms))
            button.setToolTip(said)
            button.setAccessibleName(said)

    def _take_back(self) -> None:
        self._leave()
        self.session.undo()

    def _do_again(self) -> None:
        self._leave()
        self.session.redo()

    # -- the frame ---------------------------------------------------------------------
    def _build(self) -> None:
        bar = QFrame()
        bar.setProperty("ground", "bar")
        row = QHBoxLayout(bar)
        spaced(row, (16, 8, 16, 8), 8)
        back = icon_button("back", tr("Terug"), "Alt+←")
        back.clicked.connect(self._go_back)
        self._undo.clicked.connect(self._take_back)
        self._redo.clicked.connect(self._do_again)
        row.addWidget(back)
        row.addWidget(self._crumbs, 1)
        self._lock_line = label("", "small", "muted", wrap=False)
        self._lock_line.setVisible(False)
        row.addWidget(self._lock_line)
        for part in (self._save_state, self._undo, self._redo):
            row.addWidget(part)
        column = QVBoxLayout()
        spaced(column, 0, 0)
        column.addWidget(bar)
        self._trouble_holder = QWidget()
        holder = QVBoxLayout(self._trouble_holder)
        spaced(holder, (24, 8, 20, 0), 0)
        holder.addWidget(self._trouble)
        column.addWidget(self._trouble_holder)
        column.addWidget(self._stack, 1)
        central = QWidget()
        whole = QHBoxLayout(central)
        spaced(whole, 0, 0)
        whole.addWidget(self._rail)
        whole.addLayout(column, 1)
        self.setCentralWidget(central)

    def _add_actions(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Alt+Left", self._go_back),
            ("Alt+Right", self._go_forward),
            ("Ctrl+Z", self._take_back),
            ("Ctrl+Y", self._do_again),
            ("Ctrl+Shift+Z", self._do_again),
            ("Ctrl+1", lambda: self.open_spot(Spot(screen=PUPILS))),
            ("Ctrl+2", lambda: self.open_spot(Spot(screen=REQUESTS))),
            ("Ctrl+3", lambda: self.open_spot(Spot(screen=SETTINGS))),
            ("Ctrl+PgDown", lambda: self._step(1)),
            ("Ctrl+PgUp", lambda: self._step(-1)),
            ("Ctrl+F", self._find),
            ("F6", lambda: self._next_part(1)),
            ("Shift+F6", lambda: self._next_part(-1)),
        ]
        for key, act in keys:
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)

    def _step(self, step: int) -> None:
        if self._file is not None:
            self._file.next_page(step)

    def _find(self) -> None:
        seek = getattr(self._stack.currentWidget(), "seek", None)
        if seek is not None:
            seek()

    def _next_part(self, step: int) -> None:
        """The rail, then what the screen calls its parts."""
        screen = self._stack.currentWidget()
        parts = [self._rail, *getattr(screen, "parts", lambda: [screen])()]
        focus = QApplication.focusWidget()
        here = next(
            (i for i, part in enumerate(parts) if focus is not None and part.isAncestorOf(focus)), 0
        )
        target = parts[(here + step) % len(parts)]
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            if not target.hasFocus():
                target.focusNextChild()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = current_theme().effective_width(self.width()) < NARROW
        self._rail.set_narrow(narrow=narrow)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        self.closed.emit()
        super().closeEvent(event)


def _places() -> list[RailPlace]:
    return [
        RailPlace(key=PUPILS, icon="pupils", word=tr("Leerlingen"), shortcut="Ctrl+1"),
        RailPlace(key=REQUESTS, icon="requests", word=tr("Aanvragen"), shortcut="Ctrl+2"),
    ]


def _bottom() -> list[RailPlace]:
    return [
        RailPlace(key=SETTINGS, icon="settings", word=tr("Instellingen"), shortcut="Ctrl+3"),
        RailPlace(key=_BLANK, icon="blank", word=tr("Scherm leeg"), shortcut="F9"),
        RailPlace(key=_LOCK, icon="lock", word=tr("Vergrendel"), shortcut="Ctrl+L"),
    ]
