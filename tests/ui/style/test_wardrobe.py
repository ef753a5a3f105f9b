"""Who wears the look, and when another one comes: in view at once, the rest soon, nobody twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.style.theme import Appearance, Scheme, Theme, restyle, spaced
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.scroll_page import ScrollPage
from tests.ui.patience import PatientBot

LARGE = Appearance(scheme=Scheme.DARK, text_scale=2.0)


class Heard(QObject):
    """Counts what one widget is told of its style."""

    def __init__(self, watched: QWidget, kind: QEvent.Type = QEvent.Type.StyleChange) -> None:
        super().__init__(watched)
        self._kind = kind
        self.times = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == self._kind
        return False


class Words(QWidget):
    """A part."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        spaced(self.column, 10)
        self.label = label(words, "h1", "muted")
        self.column.addWidget(self.label)

    def wears(self, theme: Theme) -> bool:
        """In colour, in size, and in the room around it."""
        return (
            self.label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("muted")
            and self.label.font().pixelSize() == theme.metrics().text_size("h1")
            and self.column.contentsMargins().left() == theme.gap(10)
        )


class Room:
    """A window with two parts under each other, and room for more."""

    def __init__(self, qtbot: PatientBot, theme: Theme) -> None:
        self.window = QWidget()
        theme.dress_each(self.window)
        self.rows = QVBoxLayout(self.window)
        spaced(self.rows, 10)
        self.words = self.add("Hier")
        self.other = self.add("Daar")
        qtbot.addWidget(self.window)
        self.window.resize(300, 200)

    def add(self, words: str) -> Words:
        part = Words(words)
        self.rows.addWidget(part)
        return part


@pytest.fixture
def room(qtbot: PatientBot, theme: Theme) -> Room:
    return Room(qtbot, theme)


def test_the_application_wears_no_sheet(theme: Theme, qapp: QApplication) -> None:
    theme.use(LARGE)
    assert not qapp.styleSheet()


def test_what_is_in_view_changes_in_one_go(room: Room, theme: Theme) -> None:
    room.window.show()
    assert room.words.wears(theme)
    theme.use(LARGE)
    assert room.words.wears(theme)
    assert room.other.wears(theme)
    assert room.rows.contentsMargins().left() == 20


def test_each_widget_hears_of_it_a_few_times_and_not_once_for_all_around_it(
    room: Room, theme: Theme
) -> None:
    room.window.show()
    heard = Heard(room.words.label)
    theme.use(LARGE)
    assert heard.times <= 2


def test_what_nobody_sees_follows_by_itself(room: Room, theme: Theme, qtbot: PatientBot) -> None:
    room.window.show()
    room.other.hide()
    theme.use(LARGE)
    assert not room.other.wears(theme)
    qtbot.waitUntil(lambda: room.other.wears(theme))


def test_what_is_shown_before_its_turn_wears_it_at_once(room: Room, theme: Theme) -> None:
    room.window.show()
    room.other.hide()
    theme.use(LARGE)
    room.other.show()
    assert room.other.wears(theme)


def test_of_two_changes_the_last_one_counts(room: Room, theme: Theme, qtbot: PatientBot) -> None:
    room.window.show()
    room.other.hide()
    theme.use(LARGE)
    theme.use(Appearance())
    room.other.show()
    assert room.other.wears(theme)
    with qtbot.waitSignal(theme.changed):
        theme.use(LARGE)
    assert room.other.wears(theme)


def test_what_was_made_before_the_change_and_is_first_shown_after_it_wears_it(
    room: Room, theme: Theme
) -> None:
    theme.use(LARGE)
    room.window.show()
    assert room.words.wears(theme)


def test_what_comes_later_is_dressed_as_well(room: Room, theme: Theme, qtbot: PatientBot) -> None:
    room.window.show()
    late = room.add("Later")
    qtbot.waitUntil(lambda: late.isVisible() and late.wears(theme))
    theme.use(LARGE)
    assert late.wears(theme)


def new_page(qtbot: PatientBot) -> ScrollPage:
    """To be filled before Qt polishes it; what scrolls in it, Qt does as soon as it has a place."""
    made = ScrollPage("Een bladzijde")
    qtbot.addWidget(made)
    made.resize(300, 200)
    return made


def test_what_is_hidden_puts_it_on_when_it_is_shown(theme: Theme, qtbot: PatientBot) -> None:
    page = new_page(qtbot)
    seen, hidden = Words("Te zien"), Words("Niet nodig")
    rows = QVBoxLayout()
    page.add(rows)
    for part in (seen, hidden):
        rows.addWidget(part)
    hidden.hide()
    page.show()
    qtbot.waitUntil(lambda: seen.wears(theme))
    QApplication.sendPostedEvents()
    assert not hidden.styleSheet()
    hidden.show()
    assert hidden.wears(theme)


def test_what_is_hidden_wears_the_look_of_the_moment_it_is_shown(
    theme: Theme, qtbot: PatientBot
) -> None:
    page = new_page(qtbot)
    hidden = Words("Niet nodig")
    page.add(hidden)
    hidden.hide()
    page.show()
    QApplication.sendPostedEvents()
    theme.use(LARGE)
    hidden.show()
    assert hidden.wears(theme)


def test_a_page_that_is_filled_dresses_each_part_before_qt_polishes_it(
    theme: Theme, qtbot: PatientBot
) -> None:
    page = new_page(qtbot)
    above, below = Words("Boven"), Words("Onder")
    rows = QVBoxLayout()
    page.add(above)
    page.add(rows)
    rows.addWidget(below)
    above.show()  # before the page is
    heard = [Heard(part.label) for part in (above, below)]
    page.show()
    assert above.wears(theme)
    assert below.wears(theme)
    assert [one.times for one in heard] == [0, 1]


def test_a_part_that_went_is_no_trouble(room: Room, theme: Theme, qtbot: PatientBot) -> None:
    room.window.show()
    gone = room.other
    gone.hide()
    theme.use(LARGE)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    assert room.words.wears(theme)


def test_what_is_out_of_view_comes_after_what_is_in_view(theme: Theme, qtbot: PatientBot) -> None:
    area, content = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    theme.dress_each(area, area.viewport(), content)
    column = QVBoxLayout(content)
    made = [label(str(number), "h1", "muted") for number in range(40)]
    for one in made:
        column.addWidget(one)
    area.setWidget(content)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    with qtbot.waitSignal(theme.settled):
        theme.use(LARGE)
        assert made[0].font().pixelSize() == theme.metrics().text_size("h1")
        assert made[-1].font().pixelSize() != theme.metrics().text_size("h1")
    assert made[-1].font().pixelSize() == theme.metrics().text_size("h1")


def test_who_stands_otherwise_in_little_room_looks_again(theme: Theme, qtbot: PatientBot) -> None:
    """A width of as many pixels is less room for larger text."""

    class Arranged(QWidget):
        looked: tuple[float, ...] = ()

        @override
        def resizeEvent(self, event: QResizeEvent) -> None:
            self.looked += (theme.effective_width(self.width()),)

    arranged = Arranged()
    qtbot.addWidget(arranged)
    arranged.resize(400, 100)
    arranged.show()
    theme.use(LARGE)
    assert arranged.looked[-1] == 200


def test_who_is_told_what_it_is_already_does_not_look_again(room: Room, theme: Theme) -> None:
    room.window.show()
    heard = Heard(room.words.label, QEvent.Type.PaletteChange)
    restyle(room.words.label, ink="muted")
    assert heard.times == 0
    restyle(room.words.label, ink="late")
    assert heard.times > 0
    shown = room.words.label.palette().color(QPalette.ColorRole.WindowText)
    assert shown == theme.colour("late")
