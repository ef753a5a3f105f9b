"""All that can fill the window, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ib_desk.application.drafts import Spot
from ib_desk.ui.bin.screen import BinScreen
from ib_desk.ui.caseload.screen import CaseloadScreen
from ib_desk.ui.file_pages import OVERVIEW
from ib_desk.ui.file_screen import FileScreen
from ib_desk.ui.imports.screen import ImportScreen
from ib_desk.ui.listen import listen
from ib_desk.ui.places import BIN, IMPORT, PUPILS, REQUESTS, SETTINGS
from ib_desk.ui.preview.print_screen import PrintScreen
from ib_desk.ui.request_list.screen import RequestsScreen
from ib_desk.ui.screen import Screen
from ib_desk.ui.session import Session
from ib_desk.ui.settings.screen import SettingsScreen


class Screens(QStackedWidget):
    """A place is made when it is first asked for and kept; a file and its print while open."""

    spot_asked = Signal(object)
    """The `Spot` that a screen sends the user to."""
    leaving = Signal()
    """The user goes to another page of the file: a spot to come back to."""
    located = Signal(str, str)
    """Name of the pupil and title of the page, once the file is shown."""
    arrived = Signal()
    """The record that was asked for is shown."""
    signal_ended = Signal(str)
    """A quick signal was kept, which these words tell, or given up."""
    file_gone = Signal()
    print_asked = Signal(str)
    """The print of this name, of the open file."""
    print_left = Signal()
    place_asked = Signal(object)
    """The `FieldPlace` in the open file where a print can be mended."""
    said = Signal(str)
    """What happened, for a moment."""
    troubled = Signal(Exception)
    """A file could not be read."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._makers: Final[Mapping[str, Callable[[], Screen]]] = {
            PUPILS: self._caseload,
            REQUESTS: self._requests,
            SETTINGS: self._settings,
            IMPORT: self._imports,
            BIN: lambda: BinScreen(self._session),
        }
        self._places: dict[str, Screen] = {}
        self.file: FileScreen | None = None
        self.print: PrintScreen | None = None

    @property
    def shown(self) -> Screen | None:
        """The screen of the moment."""
        screen = self.currentWidget()
        return screen if isinstance(screen, Screen) else None

    @property
    def is_file_shown(self) -> bool:
        """Whether the open file fills the window."""
        return self.file is not None and self.currentWidget() is self.file

    # -- places ------------------------------------------------------------------------
    def show_place(self, name: str) -> Screen:
        """One of `ib_desk.ui.places`."""
        screen = self._places.get(name)
        if screen is None:
            screen = self._places[name] = self._makers[name]()
        self._show(screen)
        return screen

    def _requests(self) -> RequestsScreen:
        screen = RequestsScreen(self._session)
        listen(
            self,
            screen.request_asked,
            lambda file_id, request_id: self._ask_file(file_id, "request", request_id),
        )
        return screen

    def _settings(self) -> SettingsScreen:
        screen = SettingsScreen(self._session)
        screen.said.connect(self.said)
        screen.arrived.connect(self.arrived)
        return screen

    def _imports(self) -> ImportScreen:
        screen = ImportScreen(self._session)
        listen(self, screen.done, lambda: self.spot_asked.emit(Spot(screen=PUPILS)))
        return screen

    def _caseload(self) -> CaseloadScreen:
        screen = CaseloadScreen(self._session)
        screen.file_asked.connect(self._ask_file)
        screen.signal_ended.connect(self.signal_ended)
        listen(self, screen.import_asked, lambda: self.spot_asked.emit(Spot(screen=IMPORT)))
        screen.arrived.connect(self.arrived)
        return screen

    def _ask_file(self, file_id: UUID, page: str = OVERVIEW, record_id: UUID | None = None) -> None:
        self.spot_asked.emit(Spot(screen=PUPILS, file_id=file_id, page=page, record_id=record_id))

    # -- the open file and its print -----------------------------------------------------
    def show_file(self, file_id: UUID) -> FileScreen:
        """The file, anew unless it is open already."""
        if self.file is None or self.file.file_id != file_id:
            self._drop(self.file)
            self.file = self._file(file_id)
        self._show(self.file)
        return self.file

    def _file(self, file_id: UUID) -> FileScreen:
        screen = FileScreen(self._session, file_id)
        screen.located.connect(self._tell_location)
        screen.leaving.connect(self.leaving)
        screen.gone.connect(self.file_gone)
        screen.troubled.connect(self.troubled)
        screen.print_asked.connect(self.print_asked)
        screen.said.connect(self.said)
        listen(
            self,
            screen.settings_asked,
            lambda field: self.spot_asked.emit(Spot(screen=SETTINGS, field=field)),
        )
        return screen

    @Slot(str, str)
    def _tell_location(self, name: str, title: str) -> None:
        if self.is_file_shown:
            self.located.emit(name, title)

    def show_print(self, report: str) -> None:
        """A print of the open file, by the name of its `Report`."""
        if self.file is None or self.file.whole is None:
            return
        self.drop_print()
        self.print = PrintScreen(self._session, self.file.file_id, report)
        self.print.left.connect(self.print_left)
        self.print.said.connect(self.said)
        self.print.place_asked.connect(self.place_asked)
        self._show(self.print)

    def drop_print(self) -> None:
        """The pages are forgotten: they are made anew when they are asked for again."""
        screen, self.print = self.print, None
        self._drop(screen)

    def _show(self, screen: QWidget) -> None:
        if self.indexOf(screen) < 0:
            self.addWidget(screen)
        self.setCurrentWidget(screen)

    def _drop(self, screen: QWidget | None) -> None:
        if screen is not None:
            self.removeWidget(screen)
            screen.setParent(None)
            screen.deleteLater()
