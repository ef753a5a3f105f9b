"""Line icons by what they mean, in the colours of the theme of the moment."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ib_desk.domain.errors import InvalidData
from ib_desk.ui.overriding import override
from ib_desk.ui.style.tokens import Colours, Ink

FILE = "icons/icons.toml"
_FINE = 30
"""From this many pixels at 100 % a line of 1.5 looks as heavy as 1.75 does below it."""


class IconSet:
    """Draws each icon at paint time, so that a change of theme needs no new icons."""

    def __init__(self, folder: Path, colours: Colours) -> None:
        """Reads the table of meanings; the drawings only when they are first painted.

        Raises:
            InvalidData: one file for two meanings, or a malformed table.
        """
        self._folder = folder
        self._colours = colours
        self._files = read_meanings(folder.joinpath("icons.toml").read_text(encoding="utf-8"))
        self._drawings: dict[str, str] = {}
        self._renderers: dict[tuple[str, str, bool], QSvgRenderer] = {}

    def use(self, colours: Colours) -> None:
        """From the next painting on, in these colours."""
        self._colours = colours
        self._renderers.clear()

    def icon(self, meaning: str, ink: Ink = "text") -> QIcon:
        """As a button or a cell draws it.

        Raises:
            InvalidData: no icon has this meaning.
        """
        self.file_of(meaning)
        return QIcon(_Tinted(self, meaning, ink))

    def draw(
        self, painter: QPainter, area: QRectF, meaning: str, ink: Ink, side: int | None = None
    ) -> None:
        """Fills the square `area`; `side` is its size at 100 %, when that differs."""
        fine = (area.width() if side is None else side) >= _FINE
        self._renderer(meaning, self._colours[ink], fine=fine).render(painter, area)

    def file_of(self, meaning: str) -> str:
        """The name of the drawing, without `.svg`.

        Raises:
            InvalidData: no icon has this meaning.
        """
        file = self._files.get(meaning)
        if file is None:
            raise InvalidData(FILE, meaning, "no icon has this meaning")
        return file

    def _renderer(self, meaning: str, colour: str, *, fine: bool) -> QSvgRenderer:
        key = (meaning, colour, fine)
        if key not in self._renderers:
            drawing = self._drawing(self.file_of(meaning))
            drawing = drawing.replace('stroke-width="2"', f'stroke-width="{1.5 if fine else 1.75}"')
            drawing = drawing.replace("currentColor", QColor(colour).name())
            self._renderers[key] = QSvgRenderer(QByteArray(drawing.encode()))
        return self._renderers[key]

    def _drawing(self, file: str) -> str:
        if file not in self._drawings:
            found = self._folder.joinpath(f"{file}.svg")
            self._drawings[file] = found.read_text(encoding="utf-8")
        return self._drawings[file]


def read_meanings(text: str) -> Mapping[str, str]:
    """Meaning to file name; the groups of the file are only for the reader.

    Raises:
        InvalidData: one file or one meaning stands there twice.
    """
    files: dict[str, str] = {}
    for group in tomllib.loads(text).values():
        for meaning, file in group.items():
            if meaning in files or file in files.values():
                raise InvalidData(FILE, meaning, "one meaning per icon, one icon per meaning")
            files[meaning] = file
    return files


class _Tinted(QIconEngine):
    """Asks the icon set for its colour each time it is painted."""

    def __init__(self, icons: IconSet, meaning: str, ink: Ink) -> None:
        super().__init__()
        self._icons = icons
        self._meaning = meaning
        self._ink: Ink = ink

    @override
    def clone(self) -> QIconEngine:
        return _Tinted(self._icons, self._meaning, self._ink)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ink: Ink = "disabled" if mode == QIcon.Mode.Disabled else self._ink
        # At the left of its area: a wider area keeps the text beside it at a distance.
        side = min(rect.width(), rect.height())
        area = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        self._icons.draw(painter, area, self._meaning, ink)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture
