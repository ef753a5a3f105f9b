"""A change of look reaches everything that is on the screen, at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

import ib_desk.ui
from ib_desk.main.resources import resources_root
from ib_desk.ui.style.drawing import DeskStyle
from ib_desk.ui.style.metrics import Density
from ib_desk.ui.style.palette import colours_of, palette_of
from ib_desk.ui.style.theme import Appearance, Scheme, Theme, current_theme, sized, spaced
from ib_desk.ui.style.tokens import INKS
from ib_desk.ui.widgets.buttons import main_button

UI = Path(ib_desk.ui.__file__).parent
OUTSIDE = re.compile(
    r"#[0-9a-fA-F]{6}\b|setStyleSheet|setPixelSize|setPointSize|Qt\.GlobalColor|QFont\("
)
BARE = re.compile(
    r"\bQ(?:ComboBox|FontComboBox|TextEdit|DateEdit|TimeEdit|DateTimeEdit|SpinBox|DoubleSpinBox"
    r"|Slider|Dial|TabBar|TabWidget|MessageBox)\(|\bQLabel\(\s*[\w\"']"
)


def _sources(*, outside: str) -> list[Path]:
    return [path for path in UI.rglob("*.py") if outside not in path.relative_to(UI).parts]


def test_colours_and_sizes_stay_in_the_style_room() -> None:
    found = {
        f"{path.relative_to(UI)}: {match.group()}"
        for path in _sources(outside="style")
        if (match := OUTSIDE.search(path.read_text("utf-8")))
    }
    assert found == set()


def test_screens_are_made_of_our_own_fields_and_labels() -> None:
    """Labels of Qt would take a name with `<b>` for an order; its fields eat the wheel."""
    found = {
        f"{path.relative_to(UI)}: {match.group()}"
        for path in _sources(outside="widgets")
        if (match := BARE.search(path.read_text("utf-8")))
    }
    assert found == set()


def test_every_ground_that_a_screen_names_is_in_the_sheet() -> None:
    """One that is missing shows nothing: a button that points at a row would do nothing."""
    named = re.compile(r"""ground="([a-z_]+)"|"ground", "([a-z_]+)\"""")
    used = {
        name
        for path in _sources(outside="style")
        for found in named.findall(path.read_text("utf-8"))
        for name in found
        if name
    }
    sheet = (resources_root() / "style" / "sheet.qss").read_text("utf-8")
    assert used
    assert used <= set(re.findall(r'ground="([a-z_]+)"', sheet))


def test_the_theme_is_found_in_one_place(theme: Theme) -> None:
    assert current_theme() is theme


def test_the_user_chooses_light_or_dark(theme: Theme, qapp: QApplication) -> None:
    theme.use(Appearance(scheme=Scheme.LIGHT))
    light = qapp.palette().color(QPalette.ColorRole.Window)
    theme.use(Appearance(scheme=Scheme.DARK))
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() < light.lightness()
    theme.use(Appearance(scheme=Scheme.LIGHT))
    assert qapp.palette().color(QPalette.ColorRole.Window) == light


def test_whoever_paints_hears_of_a_change(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.use(Appearance(scheme=Scheme.DARK))


def test_margins_sizes_and_type_follow_the_size_of_the_text(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    spaced(row, (24, 16, 20, 16), 8)
    inner = QWidget()
    sized(inner, width=94, height=26)
    row.addWidget(inner)
    window.show()
    theme.use(Appearance(text_scale=2.0))
    assert row.contentsMargins().left() == 48
    assert row.spacing() == 16
    assert (inner.minimumWidth(), inner.height()) == (188, 52)
    assert QFontInfo(qapp.font()).pixelSize() == 30


def test_rows_that_stand_closer_than_what_is_beside_each_other_still_do_in_large_text(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    grid = QGridLayout(window)
    spaced(grid, 0, 12, rows=4)
    grid.addWidget(QCheckBox())
    window.show()
    theme.use(Appearance(text_scale=2.0))
    assert (grid.horizontalSpacing(), grid.verticalSpacing()) == (24, 8)


def test_compact_gives_less_air_and_smaller_targets(theme: Theme) -> None:
    theme.use(Appearance(density=Density.COMPACT))
    assert theme.gap(16) == 12
    assert theme.px(16) == 16
    assert theme.metrics().sizes.control == 32
    assert theme.metrics().text_size("body") == 14
    assert theme.metrics().text_size("h1") == 24


def test_ticks_and_icons_grow_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    theme.use(Appearance(text_scale=2.0))
    box, button = QCheckBox(), QPushButton()
    metric = QStyle.PixelMetric
    for widget, size in (
        (box, metric.PM_IndicatorWidth),
        (box, metric.PM_IndicatorHeight),
        (button, metric.PM_ButtonIconSize),
    ):
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.style().pixelMetric(size, None, widget) == 40


def test_no_size_is_asked_of_python() -> None:
    """Qt asks for one 3,000 times while it dresses a page."""
    assert "pixelMetric" not in vars(DeskStyle)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_tick_in_a_menu_is_as_large_as_its_words(theme: Theme, scale: float) -> None:
    theme.use(Appearance(scheme=Scheme.LIGHT, text_scale=scale))
    picture = QImage(64, 64, QImage.Format.Format_ARGB32)
    picture.fill("white")
    row = QStyleOption()
    row.rect = picture.rect()
    row.state = QStyle.StateFlag.State_Enabled
    painter = QPainter(picture)
    style = DeskStyle(theme.colours, theme.metrics, theme.icons)
    style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorMenuCheckMark, row, painter)
    painter.end()
    inked = [x for x in range(64) if any(picture.pixelColor(x, y).red() < 200 for y in range(64))]
    assert inked[-1] - inked[0] == pytest.approx(10 * scale, abs=2)


@pytest.mark.parametrize("density", list(Density))
def test_no_button_is_lower_than_32_pixels(theme: Theme, qtbot: QtBot, density: Density) -> None:
    theme.use(Appearance(density=density))
    button = main_button("Bewaren")
    qtbot.addWidget(button)
    assert button.sizeHint().height() == theme.metrics().sizes.control >= 32


def test_the_focus_ring_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    button = main_button("Bewaren")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.sizeHint() == before


def test_text_is_set_in_lato_without_joined_letters(theme: Theme, qapp: QApplication) -> None:
    font = qapp.font()
    assert QFontInfo(font).family() == "Lato"
    assert font.featureValue(QFont.Tag("liga")) == 0
    assert theme.font("body", figures=True).featureValue(QFont.Tag("tnum")) == 1


def test_every_weight_that_is_used_is_a_font_that_is_shipped(theme: Theme) -> None:
    for role in ("body", "strong", "h1", "own_words"):
        font = theme.font(role)
        assert QFontInfo(font).family() == "Lato"
        assert QFontInfo(font).weight() == font.weight()
        assert QFontInfo(font).italic() == font.italic()


def test_painting_an_unmeasured_pair_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.text_on("late_soft", "on_accent")
    with pytest.raises(KeyError):
        theme.edge_on("late_soft", "voice")


def test_high_contrast_keeps_the_colours_of_the_system(theme: Theme) -> None:
    system = QPalette(Qt.GlobalColor.black)
    system.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.yellow)
    system.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.black)
    colours = colours_of(system)
    assert set(colours) == set(INKS)
    assert {colours["late"], colours["ok"], colours["text"]} == {"#ffff00"}
    shown = palette_of(colours)
    assert shown.color(QPalette.ColorRole.WindowText) == Qt.GlobalColor.yellow


def test_high_contrast_is_followed_when_the_system_changes_it(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    usual = theme.colours()
    with qtbot.waitSignal(theme.changed):
        theme._hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.colours() == colours_of(theme._system_palette)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.colours()["window"]
    with qtbot.waitSignal(theme.changed):
        theme._hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert theme.colours() == usual


def test_nothing_moves_by_itself() -> None:
    """So that nobody has to ask for less of it, here or in the settings of the system."""
    moving = ("QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QMovie")
    sources = {path: path.read_text("utf-8") for path in UI.rglob("*.py")}
    assert [path for path, text in sources.items() if any(w in text for w in moving)] == []


@pytest.mark.parametrize(("width", "scale", "effective"), [(1366, 1.0, 1366), (1366, 2.0, 683)])
def test_large_text_makes_a_window_narrow(
    theme: Theme, width: int, scale: float, effective: float
) -> None:
    theme.use(Appearance(text_scale=scale))
    assert theme.effective_width(width) == effective
