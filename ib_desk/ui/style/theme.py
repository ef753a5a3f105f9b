"""Puts colours, sizes and type on the whole application, and keeps them in step with it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QWidget

from ib_desk.ui.style.icons import IconSet
from ib_desk.ui.style.metrics import Density, Metrics, metrics_of
from ib_desk.ui.style.palette import colours_of, palette_of
from ib_desk.ui.style.sheet import sheet_of
from ib_desk.ui.style.tokens import Colours, Ink, Role, Tokens, read_tokens
from ib_desk.ui.style.wardrobe import (
    GAPS,
    HEIGHT,
    ICON,
    MARGINS,
    WIDTHS,
    Wardrobe,
    fit_widget,
    space,
)

FAMILY = "Lato"
PAPER = QColor("white")
"""What is printed on: as white in the dark look as it is on a desk."""
_FIRST_FONTS = ("Regular", "Semibold", "Bold")
_OTHER_FONTS = ("Italic", "BoldItalic")
_PROPERTY = "ib_desk_theme"
_HIGH = Qt.ContrastPreference.HighContrast
_USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}
_USUAL_POINTS_ELSEWHERE = 11.0


class Scheme(Enum):
    """Which of the two themes, or the one that the system uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """What the user chose under Weergave; `text_scale` from 1.0 to 2.0."""

    scheme: Scheme = Scheme.SYSTEM
    text_scale: float = 1.0
    density: Density = Density.ROOMY
    system_font: bool = False


class Theme(QObject):
    """Built once by the program, before the first window; found by `current_theme()`.

    Lengths and colours are asked for when they are needed and never stored, so that a change
    while the program runs reaches everything: style sheet, palette, icons, and the layouts and
    sizes that were set through `spaced` and `sized`. What paints itself listens to `changed`.
    """

    changed = Signal()
    """Some wear another look now: whoever measures or places by hand does so anew."""
    settled = Signal()
    """All that is shown wears it, so nothing moves any more."""

    def __init__(self, app: QApplication, resources: Path) -> None:
        """Reads `style`, `icons` and `fonts` under `resources` and shows the default look.

        Raises:
            InvalidData: a file of the style says something impossible.
        """
        super().__init__(app)
        self._app = app
        style = resources.joinpath("style")
        self._tokens: Tokens = read_tokens(style.joinpath("tokens.toml").read_text("utf-8"))
        self._template = style.joinpath("sheet.qss").read_text("utf-8")
        self._system_palette = QPalette(app.palette())
        self._system_font = QFont(app.font())
        self._appearance = Appearance()
        self._scheme_seen = app.styleHints().colorScheme()
        self._colours: Colours = self._tokens.light
        self._metrics = metrics_of(self._tokens, 1.0, Density.ROOMY)
        self.icons = IconSet(resources.joinpath("icons"), self._colours)
        self.wardrobe = Wardrobe(self._metrics, self)
        self.wardrobe.changed.connect(self.changed)
        self.wardrobe.settled.connect(self.settled)
        self._fonts = resources.joinpath("fonts")
        self._is_complete = False
        _load_fonts(self._fonts, _FIRST_FONTS)
        app.setProperty(_PROPERTY, self)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        # Both are kept: with the first, Python would let go of the second.
        self._style_hints = app.styleHints()
        self._hints = self._style_hints.accessibility()
        self._has_high_contrast = self._hints.contrastPreference() == _HIGH
        self._hints.contrastPreferenceChanged.connect(self._follow_contrast)
        self._apply()

    def complete(self) -> None:
        """What the first window has no use for: own ticks and dots, and slanted type."""
        from ib_desk.ui.style.drawing import DeskStyle  # noqa: PLC0415 - see above

        if not self._is_complete:
            self._is_complete = True
            _load_fonts(self._fonts, _OTHER_FONTS)
            self._app.setStyle(DeskStyle(self.colours, self.metrics, self.icons))

    # -- what it is now ---------------------------------------------------------------
    @property
    def appearance(self) -> Appearance:
        """The choice of the user that is shown now."""
        return self._appearance

    def colours(self) -> Colours:
        """The colours of the moment; do not keep them."""
        return self._colours

    def metrics(self) -> Metrics:
        """The sizes of the moment; do not keep them."""
        return self._metrics

    def px(self, pixels: float) -> int:
        """A length of the design at the text size of the moment."""
        return self._metrics.px(pixels)

    def gap(self, pixels: float) -> int:
        """A space of the design at the text size and density of the moment."""
        return self._metrics.gap(pixels)

    def colour(self, ink: Ink) -> QColor:
        """For grounds; what is drawn *on* something asks `text_on` or `edge_on`."""
        return QColor(self._colours[ink])

    def text_on(self, ground: Ink, ink: Ink) -> QColor:
        """The colour of painted text.

        Raises:
            KeyError: the pair is not in `[painted.text]`, so nobody measured its contrast.
        """
        if ground not in self._tokens.painted_text[ink]:
            raise KeyError(ink, ground)
        return QColor(self._colours[ink])

    def edge_on(self, ground: Ink, ink: Ink) -> QColor:
        """The colour of a painted line or icon.

        Raises:
            KeyError: the pair is not in `[painted.edge]`, so nobody measured its contrast.
        """
        if ground not in self._tokens.painted_edge[ink]:
            raise KeyError(ink, ground)
        return QColor(self._colours[ink])

    def font(self, role: Role, *, strong: bool = False, figures: bool = False) -> QFont:
        """For painting; `figures` makes all digits equally wide, for columns of numbers."""
        kind = self._tokens.type[role]
        font = QFont(self._app.font())
        font.setPixelSize(self._metrics.text_size(role))
        font.setWeight(QFont.Weight(600 if strong else kind.weight))
        font.setItalic(kind.italic)
        if figures:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def icon(self, meaning: str, ink: Ink = "text") -> QIcon:
        """By what it means (`resources/icons/icons.toml`); follows the theme by itself."""
        return self.icons.icon(meaning, ink)

    def effective_width(self, width: int) -> float:
        """How much room `width` pixels are at this text size (design 4.5: 1180, 900)."""
        return width / self._metrics.scale

    # -- changing it ------------------------------------------------------------------
    def use(self, appearance: Appearance) -> None:
        """Shows another look, at once and everywhere."""
        self._appearance = appearance
        hints = self._app.styleHints()
        match appearance.scheme:
            case Scheme.SYSTEM:
                hints.unsetColorScheme()
            case Scheme.LIGHT:
                hints.setColorScheme(Qt.ColorScheme.Light)
            case Scheme.DARK:
                hints.setColorScheme(Qt.ColorScheme.Dark)
        self._scheme_seen = hints.colorScheme()
        self._apply()

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        if scheme != self._scheme_seen:
            self._scheme_seen = scheme
            self._apply()

    @Slot(Qt.ContrastPreference)
    def _follow_contrast(self, preference: Qt.ContrastPreference) -> None:
        """The system has other colours now, which ours hide until they are taken off."""
        self._has_high_contrast = preference == _HIGH
        self._app.setPalette(QPalette())
        self._system_palette = QPalette(self._app.palette())
        self._apply()

    def _apply(self) -> None:
        self._colours = self._colours_now()
        scale = self._appearance.text_scale * self._system_scale()
        self._metrics = metrics_of(self._tokens, scale, self._appearance.density)
        self.icons.use(self._colours)
        self._app.setPalette(palette_of(self._colours))
        self._app.setFont(self._body_font())
        # Before the sheet: it says of most words only what is different in them.
        for told in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange):
            QCoreApplication.sendPostedEvents(self._app, told.value)
        sheet = sheet_of(self._template, self._colours, self._metrics)
        self.wardrobe.change(sheet, self._metrics, self._app.topLevelWidgets())

    def dress(self, part: QWidget) -> None:
        """Let a part of a window wear the look of the moment as long as it lives.

        Who makes a screen, a frame around it or a window of its own says so once; parts do not
        stand in each other.
        """
        self.wardrobe.dress(part)

    def dress_each(self, *frames: QWidget) -> None:
        """Let each child of these, now and later, be a part (`dress`): for what is large."""
        for frame in frames:
            self.wardrobe.dress_each(frame)

    def _colours_now(self) -> Colours:
        if self._has_high_contrast:
            return colours_of(self._system_palette)
        scheme = self._appearance.scheme
        dark = scheme is Scheme.DARK or (
            scheme is Scheme.SYSTEM and self._scheme_seen == Qt.ColorScheme.Dark
        )
        return self._tokens.dark if dark else self._tokens.light

    def _system_scale(self) -> float:
        """Larger when the system's own text is set larger; never smaller than 1."""
        usual = _USUAL_POINTS.get(sys.platform, _USUAL_POINTS_ELSEWHERE)
        return max(1.0, self._system_font.pointSizeF() / usual)

    def _body_font(self) -> QFont:
        font = QFont(self._system_font if self._appearance.system_font else QFont(FAMILY))
        font.setPixelSize(self._metrics.text_size("body"))
        # Lato joins “ti” and “tt”, which slow readers stumble over.
        font.setFeature(QFont.Tag("liga"), 0)
        return font


def current_theme() -> Theme:
    """The one theme of the running application: the only place where anyone looks it up.

    Raises:
        RuntimeError: the program has not built it yet.
    """
    app = QGuiApplication.instance()
    theme = None if app is None else app.property(_PROPERTY)
    if not isinstance(theme, Theme):
        raise RuntimeError(  # noqa: TRY004 - the order of building is wrong, not a type
            "build Theme(app, resources) before the first widget"
        )
    return theme


CLEAR_OF_TAILS: Final = 2
"""Pixels of the design between words under each other: a label is only as high as its letters."""


def spaced(
    layout: QLayout,
    margins: float | tuple[float, float, float, float] = 0,
    gap: float = 8,
    *,
    rows: float | None = None,
) -> None:
    """Margins (left, top, right, bottom) and spacing in pixels of the design; follow the theme.

    `rows`: the gap between the rows of a grid, where it is not `gap`.
    """
    sides = margins if isinstance(margins, tuple) else (margins,) * 4
    gaps = (gap, gap if rows is None else rows)
    layout.setProperty(MARGINS, list(sides))
    layout.setProperty(GAPS, list(gaps))
    space(layout, sides, gaps, current_theme().metrics())


def sized(
    widget: QWidget,
    *,
    width: float | None = None,
    height: float | None = None,
    least_width: float | None = None,
    most_width: float | None = None,
) -> None:
    """Fixed and limiting sizes in pixels of the design; they follow the size of the text."""
    if width is not None:
        least_width = most_width = width
    if least_width is not None or most_width is not None:
        widget.setProperty(WIDTHS, [least_width or 0, most_width or 0])
    if height is not None:
        widget.setProperty(HEIGHT, height)
    fit_widget(widget, current_theme().metrics())


def icon_sized(button: QAbstractButton, width: float, height: float) -> None:
    """Size of a button's icon; wider than high keeps the text beside it at a distance."""
    button.setProperty(ICON, [width, height])
    fit_widget(button, current_theme().metrics())


def restyle(widget: QWidget, **properties: object) -> None:
    """Sets properties that the style sheet looks at, and makes it look where one is another.

    What stands in the widget does not look again: a rule for a part of it asks the part as well.
    """
    others = {name: value for name, value in properties.items() if widget.property(name) != value}
    if not others:
        return
    for name, value in others.items():
        widget.setProperty(name, value)
    # Before that it has not looked yet, and will.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _load_fonts(folder: Path, styles: Iterable[str]) -> None:
    for style in styles:
        # By its path, which is six times as fast as by what is in it.
        QFontDatabase.addApplicationFont(str(folder / f"{FAMILY}-{style}.ttf"))
