"""What a test does on the page of the request, in the words of a user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ib_desk.domain.request.request_flow import Section
from ib_desk.ui.file_screen import FileScreen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import REQUEST
from ib_desk.ui.request.concept import ConceptForm, FormSection
from ib_desk.ui.request.page import RequestPage
from ib_desk.ui.request.section import RequestSection
from ib_desk.ui.request.start_card import StartCard
from ib_desk.ui.request.where_card import WhereCard
from ib_desk.ui.widgets.fold import Fold
from tests.builders import FILE
from tests.ui.opened_desk import OpenedDesk


class Visit:
    """Someone at the page of Noor's request."""

    def __init__(self, qtbot: QtBot, opened: OpenedDesk) -> None:
        self._qtbot = qtbot
        self.opened = opened
        self.ways = Navigator(opened.session)
        self.window = self.ways.screens
        qtbot.addWidget(self.window)
        self.window.resize(1272, 636)
        self.go_back()
        self.window.show()
        self.window.activateWindow()
        self.until(lambda: isinstance(self.screen.page, RequestPage))

    def go_back(self) -> None:
        """To the page of the request, where she begins."""
        self.ways.go_to_file(FILE, REQUEST)

    @property
    def screen(self) -> FileScreen:
        screen = self.ways.file
        assert isinstance(screen, FileScreen)
        return screen

    @property
    def page(self) -> RequestPage:
        page = self.screen.page
        assert isinstance(page, RequestPage)
        return page

    def part(self, section: Section) -> RequestSection:
        return self.page._sections.part(section)

    @property
    def form(self) -> ConceptForm | None:
        """Of the concept that is shown."""
        part = self.part(Section.FORM)
        assert isinstance(part, FormSection)
        return part.form

    @property
    def where(self) -> WhereCard:
        """Under that form, a moment later."""
        self.until(lambda: self.form is not None and self.form._where is not None)
        assert self.form is not None
        assert self.form._where is not None
        return self.form._where

    @property
    def start(self) -> StartCard:
        card = self.part(Section.START).widget
        assert isinstance(card, StartCard)
        return card

    def until(self, holds: Callable[[], bool | None]) -> None:
        self._qtbot.waitUntil(holds)

    def until_said(self, words: str) -> None:
        self.until(lambda: any(words in said for said in self.texts()))

    def until_looked_through(self) -> None:
        """Points, pages and the search in attachments are all there."""
        self.until(lambda: not self.page._proof._jobs and self.page._looked is not None)
        self.until(lambda: not self.page._proof._jobs and self.page.later.is_done)

    def texts(self) -> list[str]:
        """All words that can be seen now."""
        return [label.text() for label in self.screen.findChildren(QLabel) if label.isVisible()]

    def button(self, name: str) -> QPushButton:
        """The button that can be seen and is called so."""
        found = self._buttons(name)
        assert found, name
        return found[0]

    def has_text(self, words: str) -> bool:
        return any(words in said for said in self.texts())

    def has_button(self, name: str) -> bool:
        return self._buttons(name) != []

    def press(self, name: str) -> None:
        """As soon as it can be pressed."""
        self.until(lambda: any(button.isEnabled() for button in self._buttons(name)))
        next(button for button in self._buttons(name) if button.isEnabled()).click()

    def unfold_points(self) -> None:
        """Show the points behind “Nog 2 punten”."""
        for fold in self.part(Section.POINTS).widget.findChildren(Fold):
            fold.set_open(is_open=True)

    def point_buttons(self) -> list[QPushButton]:
        """The verbs of the points that can be seen."""
        return [
            one
            for one in self.part(Section.POINTS).widget.findChildren(QPushButton)
            if one.isVisible()
        ]

    def dialog(self) -> QFileDialog:
        """The question where to save."""
        self.until(lambda: self._dialogs() != [])
        return self._dialogs()[-1]

    def save_at(self, path: Path) -> None:
        dialog = self.dialog()
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(path))
        dialog.accept()

    def field_with_focus(self) -> tuple[str, str]:
        """(record id, field) of what the cursor is in."""
        widget: QWidget | None = self.screen.focusWidget()
        while widget is not None and not widget.property("record_id"):
            widget = widget.parentWidget()
        return ("", "") if widget is None else (widget.property("record_id"), widget.objectName())

    def focused(self) -> str:
        """The words on the button that has the focus, if one has."""
        focused = self.screen.focusWidget()
        return focused.text() if isinstance(focused, QPushButton) else ""

    def _buttons(self, name: str) -> list[QPushButton]:
        return [
            button
            for button in self.screen.findChildren(QPushButton)
            if button.isVisible() and name in (button.text(), button.accessibleName())
        ]

    def _dialogs(self) -> list[QFileDialog]:
        return [d for d in self.page.findChildren(QFileDialog) if d.isVisible()]
