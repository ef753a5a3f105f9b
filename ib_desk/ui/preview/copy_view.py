"""What left, as it left: the pages of a document, or each file of a folder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.leaving.outside import NamedFile
from ib_desk.ui.preview.page_view import PageView
from ib_desk.ui.preview.read_text import ReadText
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.pick_one import PickOne


class CopyView(QWidget):
    """The names of the files stand above the pages, as they did outside."""

    def __init__(self, session: Session, name: str) -> None:
        """`name` as of a `PageView`."""
        super().__init__()
        self._files: tuple[NamedFile, ...] = ()
        self._names = PickOne(tr("Welk bestand?"))
        self._names.chosen.connect(self._show)
        self._view = PageView(session, name)
        self._data = ReadText(tr("Gegevens voor een programma"))
        self._data.hide()  # shown before it has a place, it would be a window
        column = QVBoxLayout(self)
        spaced(column, 0, 8)
        column.addWidget(self._names)
        column.addWidget(self._view, 1)
        column.addWidget(self._data, 1)
        self._names.hide()

    @property
    def pages(self) -> int:
        """How many are shown."""
        return self._view.pages

    def show_files(self, files: Sequence[NamedFile]) -> None:
        """The first of these, with a way to the others."""
        self._files = tuple(files)
        self._names.offer([(place, one.name) for place, one in enumerate(files)])
        self._names.choose(0)
        self._names.setVisible(len(files) > 1)
        self._show(0)

    def clear(self) -> None:
        """Forget what left."""
        self._files = ()
        self._names.hide()
        self._data.clear()
        self._view.clear()

    def _show(self, place: object) -> None:
        if not isinstance(place, int) or place >= len(self._files):
            return
        shown = self._files[place]
        is_data = shown.name.endswith(".json")
        self._data.setVisible(is_data)
        self._view.setHidden(is_data)
        if is_data:
            self._data.setPlainText(shown.content.decode())
        else:
            self._view.show_pdf(shown.content)
