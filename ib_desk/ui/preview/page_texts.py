"""What stands on pages, in words beside their picture: who cannot see it can check it as well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ib_desk.ui.preview.read_text import ReadText
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button


class PageTexts(QStackedWidget):
    """The pages, or what stands on them; `button` turns to the one that is not shown."""

    asked = Signal()
    """The words are wanted: give them to `show_texts`."""
    turned = Signal(bool)
    """Whether the words are shown now."""

    def __init__(self, pages: QWidget, name: str) -> None:
        """`name` of the pages, for screen readers."""
        super().__init__()
        self._pages = pages
        self._text = ReadText()
        self.addWidget(pages)
        self.addWidget(self._text)
        self.button = quiet_button("")
        self.button.clicked.connect(self._turn)
        self.name(name)
        self._show_text(shown=False)

    @property
    def is_text(self) -> bool:
        """Whether the words are shown."""
        return self.currentWidget() is self._text

    def focus_shown(self) -> None:
        """The keyboard goes to the pages, or to their words."""
        (self._text if self.is_text else self._pages).setFocus()

    def name(self, name: str) -> None:
        """What these pages are."""
        self._text.setAccessibleName(tr("{what}, als tekst").format(what=name))

    def look_again(self) -> None:
        """There are other pages: what was read is no longer what stands there."""
        self._text.clear()
        if self.is_text:
            self.asked.emit()

    def show_texts(self, texts: Sequence[str]) -> None:
        """The words of each page."""
        count = len(texts)
        self._text.setPlainText(
            "\n\n".join(
                tr("Bladzijde {page} van {count}").format(page=place + 1, count=count)
                + "\n"
                + (text or tr("Hier staan geen woorden die IB Desk kan lezen."))
                for place, text in enumerate(texts)
            )
        )

    def _turn(self) -> None:
        self._show_text(shown=not self.is_text)
        if self.is_text:
            self.asked.emit()
            self._text.setFocus()

    def _show_text(self, *, shown: bool) -> None:
        self.setCurrentWidget(self._text if shown else self._pages)
        self.button.setText(tr("Als bladzijde") if shown else tr("Als tekst"))
        self.turned.emit(shown)
