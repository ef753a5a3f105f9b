"""The frame of the window: places, way back, scrolling, folding, and the screen that goes blank."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ib_desk.ui.place import Shelf
from ib_desk.ui.places import WINDOW_PLACES
from ib_desk.ui.style.theme import Appearance, Theme, spaced
from ib_desk.ui.widgets.blank import LOCK_AFTER, Curtain, open_dialog
from ib_desk.ui.widgets.breadcrumb import Breadcrumb
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import ElidedLabel, label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.rail import Rail, RailPlace
from ib_desk.ui.widgets.scroll_page import Foot, ScrollPage
from tests.ui.looking import nameless, rich_labels, spoken_name
from tests.ui.reading import crumbs_in
from tools.widget_sheet import the_window

SCREEN = (1366, 690)
PRESS = QEvent.Type.KeyPress
NO_KEYS = Qt.KeyboardModifier.NoModifier
BLANK = "IB Desk is even leeg. Druk op een toets."


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    """As the system does it: at the window, which passes it on to what has the keyboard."""
    QApplication.processEvents()
    QTest.keyClick(widget.window().windowHandle(), key, modifiers)


class TestRail:
    @pytest.fixture
    def rail(self, qtbot: QtBot) -> Rail:
        icons = ("overview", "pupils", "requests", "timeline", "team")
        made = Rail(
            [RailPlace(key=icon, icon=icon, word=icon, shortcut="Ctrl+1") for icon in icons],
            [RailPlace(key="lock", icon="lock", word="Vergrendel")],
        )
        made.resize(94, 690)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_a_click_asks_and_the_screen_decides(self, rail: Rail, qtbot: QtBot) -> None:
        rail.show_place("overview")
        buttons = rail.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        with qtbot.waitSignal(rail.chosen) as heard:
            qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
        assert heard.args == ["pupils"]
        assert [button.is_chosen for button in rail._buttons[:2]] == [True, False]

    @pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
    def test_each_key_that_presses_a_button_asks_too(
        self, rail: Rail, qtbot: QtBot, key: Qt.Key
    ) -> None:
        with qtbot.waitSignal(rail.chosen) as heard:
            qtbot.keyClick(rail._buttons[1], key)
        assert heard.args == ["pupils"]

    def test_without_room_for_words_only_icons_stay_and_names_are_said(
        self, rail: Rail, theme: Theme
    ) -> None:
        shown = [not rail._buttons[0].is_narrow]
        theme.use(Appearance(text_scale=2.0))
        rail.resize(94, 600)
        QApplication.processEvents()
        shown.append(not rail._buttons[0].is_narrow)
        assert shown == [True, False]
        assert nameless(rail) == []
        assert rail.width() == theme.px(48)

    def test_every_word_on_it_stands_clear_of_the_bar_of_the_chosen_place(
        self, qtbot: QtBot, theme: Theme
    ) -> None:
        on_rail = {Shelf.RAIL, Shelf.RAIL_FOOT}
        places = [place for place in WINDOW_PLACES if place.shelf in on_rail]
        rail = Rail([RailPlace(key=p.id, icon=p.icon, word=p.title) for p in places], [])
        qtbot.addWidget(rail)
        rail.resize(200, 690)
        rail.show()
        QApplication.processEvents()
        words = QFontMetrics(theme.font("rail"))
        room = rail._buttons[0].width() - 2 * theme.px(8)
        assert all(words.horizontalAdvance(place.title) <= room for place in places)

    def test_it_never_asks_for_more_height_than_the_screen_has(
        self, rail: Rail, theme: Theme
    ) -> None:
        theme.use(Appearance(text_scale=2.0))
        assert rail.minimumSizeHint().height() <= SCREEN[1]


class TestBreadcrumb:
    @pytest.fixture
    def crumbs(self, qtbot: QtBot) -> Breadcrumb:
        made = Breadcrumb()
        made.show_parts([(1, "Leerlingen"), (2, "Noor van Dalen"), (3, "Psychologisch contract")])
        made.resize(700, 40)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_each_part_above_is_a_link(self, crumbs: Breadcrumb, qtbot: QtBot) -> None:
        links = crumbs.findChildren(QPushButton)
        assert [link.text() for link in links] == ["Leerlingen", "Noor van Dalen"]
        with qtbot.waitSignal(crumbs.asked) as heard:
            qtbot.mouseClick(links[1], Qt.MouseButton.LeftButton)
        assert heard.args == [2]

    def test_without_room_the_first_parts_go(self, crumbs: Breadcrumb) -> None:
        crumbs.resize(340, 40)
        QApplication.processEvents()
        assert [link.isVisible() for link in crumbs.findChildren(QPushButton)] == [False, True]
        assert crumbs_in(crumbs)[0] == "Leerlingen"

    def test_other_parts_replace_them(self, crumbs: Breadcrumb) -> None:
        crumbs.show_parts([(9, "Vandaag")])
        assert crumbs_in(crumbs) == ("Vandaag",)


class TestScrollPage:
    @pytest.fixture
    def page(self, qtbot: QtBot) -> ScrollPage:
        made = ScrollPage("Proef")
        for number in range(30):
            made.add(LineField(f"Veld {number}"))
        made.finish()
        made.resize(500, 300)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        QApplication.processEvents()
        return made

    def test_the_field_with_the_focus_is_in_view(self, page: ScrollPage) -> None:
        last = page.findChildren(QLineEdit)[-1]
        assert last.visibleRegion().isEmpty()
        last.setFocus()
        assert last.visibleRegion().boundingRect() == last.rect()

    def test_what_grows_above_does_not_push_the_field_with_the_focus_out_of_sight(
        self, qtbot: QtBot
    ) -> None:
        page = ScrollPage("Proef")
        above, field = QWidget(), QLineEdit()
        page.add(above)
        page.add(field)
        page.finish()
        page.resize(600, 300)
        qtbot.addWidget(page)
        page.show()
        field.setFocus()
        qtbot.waitUntil(lambda: field.hasFocus() and not field.visibleRegion().isEmpty())
        page.hold_focus()
        above.setFixedHeight(900)
        qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 0)
        qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())
        assert page.area.verticalScrollBar().value() > 0

        page.hold_focus()
        page.area.verticalScrollBar().setValue(0)  # she looks for something else
        above.setFixedHeight(1200)
        qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 900)
        QApplication.processEvents()
        assert page.area.verticalScrollBar().value() == 0

    def test_the_foot_does_not_scroll(self, page: ScrollPage) -> None:
        foot = Foot()
        foot.add_action(main_button("Naar Brede blik"))
        page.set_foot(foot)
        QApplication.processEvents()
        page.findChildren(QLineEdit)[-1].setFocus()
        assert foot.geometry().bottom() == page.height() - 1

    def test_lines_of_text_stay_short(self, qtbot: QtBot, theme: Theme) -> None:
        page = ScrollPage("Uitleg", most_width=720)
        words = label("Een lange uitleg. " * 100)
        page.add(words)
        qtbot.addWidget(page)
        page.resize(1400, 300)
        page.show()
        QApplication.processEvents()
        assert words.width() == 720
        assert words.mapTo(page, words.rect().topLeft()).x() == theme.gap(24)


class TestFold:
    def test_a_click_unfolds_and_is_reported(self, qtbot: QtBot) -> None:
        content = LineField("Belang")
        fold = Fold("Meer vragen", content)
        qtbot.addWidget(fold)
        fold.show()
        assert not content.isVisible()
        line = fold.findChildren(QPushButton)[0]
        with qtbot.waitSignal(fold.unfolded) as heard:
            qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
        assert heard.args == [True]
        assert content.isVisible()

    def test_opening_by_the_program_is_not_reported(self, qtbot: QtBot) -> None:
        fold = Fold("Meer vragen", LineField("Belang"))
        qtbot.addWidget(fold)
        with qtbot.assertNotEmitted(fold.unfolded):
            fold.set_open(is_open=True)
        assert fold.is_open


class TestFlowLayout:
    def test_what_does_not_fit_goes_on_the_next_line(self, qtbot: QtBot) -> None:
        host = QWidget()
        flow = FlowLayout(host)
        buttons = [second_button(f"Knop {number}") for number in range(6)]
        for made in buttons:
            flow.addWidget(made)
        qtbot.addWidget(host)
        two_wide = 2 * buttons[0].sizeHint().width() + flow.spacing()
        wide, narrow = flow.heightForWidth(1000), flow.heightForWidth(two_wide)
        assert wide == buttons[0].sizeHint().height()
        assert narrow == 3 * wide + 2 * flow.spacing()
        host.resize(two_wide, narrow)
        host.show()
        QApplication.processEvents()
        assert all(host.rect().contains(made.geometry()) for made in buttons)

    def test_after_a_change_it_is_measured_anew(self, qtbot: QtBot) -> None:
        host = QWidget()
        flow = FlowLayout(host)
        first, second = second_button("Een"), second_button("Twee")
        flow.addWidget(first)
        flow.addWidget(second)
        qtbot.addWidget(host)
        host.show()
        width = first.sizeHint().width() + flow.spacing() + second.sizeHint().width()
        one_line = flow.heightForWidth(width)
        second.setText("Twee, met veel meer woorden")
        assert flow.heightForWidth(width) > one_line
        second.hide()
        assert flow.heightForWidth(width) == one_line
        second.show()
        assert flow.heightForWidth(width) > one_line
        flow.takeAt(1)
        assert flow.heightForWidth(width) == one_line
        flow.addWidget(second)
        assert flow.heightForWidth(width) > one_line
        spaced(flow, 0, 32)
        assert flow.heightForWidth(width) > 2 * one_line + 24


class TestCurtain:
    @pytest.fixture
    def now(self) -> list[float]:
        return [0.0]

    @pytest.fixture
    def curtain(self, qapp: QApplication, now: list[float]) -> Iterator[Curtain]:
        made = Curtain(qapp, lambda: now[0])
        yield made
        made.lift()
        made.deleteLater()

    @pytest.fixture
    def window(self, qtbot: QtBot) -> QWidget:
        made = QWidget()
        qtbot.addWidget(made)
        return made

    @pytest.fixture
    def field(self, window: QWidget) -> QLineEdit:
        made = QLineEdit()
        QVBoxLayout(window).addWidget(made)
        window.show()
        window.activateWindow()
        made.setFocus()
        return made

    def states(self, curtain: Curtain) -> list[bool]:
        heard: list[bool] = []
        curtain.blanked.connect(heard.append)
        return heard

    def top_of(self, window: QWidget) -> str:
        """The name of what lies on top in the middle of `window`."""
        top = window.childAt(window.rect().center())
        return "" if top is None else spoken_name(top)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def test_f9_covers_and_any_key_brings_back_the_same_field(
        self, curtain: Curtain, field: QLineEdit, qtbot: QtBot
    ) -> None:
        heard = self.states(curtain)
        press(field, Qt.Key.Key_F9)
        assert "leeg" in spoken_name(self.focused())
        qtbot.keyClicks(self.focused(), "x")
        assert heard == [True, False]
        assert field.hasFocus()
        assert field.text() == "", "the key that woke the screen is not typed"

    def test_the_very_press_of_f9_does_not_wake_the_screen_again(
        self, curtain: Curtain, field: QLineEdit, qtbot: QtBot
    ) -> None:
        """The press goes to the cover, which has the focus by then."""
        heard = self.states(curtain)
        press(field, Qt.Key.Key_F9)
        cover = self.focused()
        QApplication.sendEvent(cover, QKeyEvent(PRESS, Qt.Key.Key_F9, NO_KEYS, "", True))  # noqa: FBT003 - repeats
        assert heard == [True]
        QApplication.sendEvent(cover, QKeyEvent(PRESS, Qt.Key.Key_F9, NO_KEYS))
        assert heard == [True, False]

    def test_a_click_wakes_it_and_presses_nothing(
        self, curtain: Curtain, field: QLineEdit, qtbot: QtBot
    ) -> None:
        heard = self.states(curtain)
        curtain.blank()
        qtbot.mouseClick(self.focused(), Qt.MouseButton.LeftButton)
        assert heard == [True, False]
        assert field.hasFocus()

    def test_a_dialog_is_covered_too(
        self, curtain: Curtain, field: QLineEdit, qtbot: QtBot
    ) -> None:
        dialog = QDialog(field.window())
        inside = QLineEdit()
        QVBoxLayout(dialog).addWidget(inside)
        dialog.open()
        dialog.activateWindow()
        inside.setFocus()
        heard = self.states(curtain)
        press(inside, Qt.Key.Key_F9)
        assert [self.top_of(window) for window in (dialog, field.window())] == [BLANK, BLANK]
        qtbot.keyClick(self.focused(), Qt.Key.Key_Escape)
        assert heard == [True, False]
        assert dialog.isVisible(), "Escape woke the screen and closed nothing"
        dialog.close()

    @pytest.mark.usefixtures("field")
    def test_a_window_that_opens_meanwhile_is_covered(self, curtain: Curtain, qtbot: QtBot) -> None:
        curtain.blank()
        late = QWidget()
        qtbot.addWidget(late)
        late.resize(200, 100)
        late.show()
        late.activateWindow()
        QApplication.processEvents()
        assert self.top_of(late) == BLANK

    def test_a_dialog_that_opens_meanwhile_is_covered_before_it_shows(
        self, curtain: Curtain, field: QLineEdit, qtbot: QtBot
    ) -> None:
        heard = self.states(curtain)
        curtain.blank()
        dialog = QDialog(field.window())
        open_dialog(dialog)
        assert self.top_of(dialog) == BLANK
        curtain.lift()
        assert heard == [True, False]
        assert self.top_of(dialog) == ""
        dialog.close()

    def test_the_cover_follows_the_window(self, curtain: Curtain, field: QLineEdit) -> None:
        curtain.blank()
        window = field.window()
        window.resize(800, 500)
        QApplication.processEvents()
        assert window.childAt(799, 499) is not None

    @pytest.mark.usefixtures("field")
    def test_after_two_minutes_a_key_asks_for_the_lock(
        self, curtain: Curtain, qtbot: QtBot, now: list[float]
    ) -> None:
        curtain.blank()
        now[0] = LOCK_AFTER
        with qtbot.waitSignal(curtain.lock_asked):
            qtbot.keyClicks(self.focused(), "x")
        assert curtain._covers

    def test_ctrl_l_asks_for_the_lock_behind_a_dialog(
        self, curtain: Curtain, field: QLineEdit, qtbot: QtBot
    ) -> None:
        dialog = QDialog(field.window())
        inside = QLineEdit()
        QVBoxLayout(dialog).addWidget(inside)
        dialog.open()
        dialog.activateWindow()
        QApplication.processEvents()
        with qtbot.waitSignal(curtain.lock_asked):
            press(inside, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        dialog.close()

    def test_other_keys_go_where_they_were_going(
        self, curtain: Curtain, field: QLineEdit, qtbot: QtBot
    ) -> None:
        qtbot.keyClicks(field, "Noor l")
        assert field.text() == "Noor l"
        assert not curtain._covers


class TestEverythingTogether:
    @pytest.fixture(params=[1.0])
    def window(self, theme: Theme, qtbot: QtBot, request: pytest.FixtureRequest) -> QWidget:
        theme.use(Appearance(text_scale=request.param))
        made = the_window()
        qtbot.addWidget(made)
        return made

    def test_every_control_has_a_name(self, window: QWidget) -> None:
        assert nameless(window) == []

    def test_no_text_is_taken_for_markup(self, window: QWidget) -> None:
        assert rich_labels(window) == []

    @pytest.mark.parametrize("window", [1.0, 1.5, 2.0], indirect=True)
    def test_nothing_asks_for_a_window_larger_than_the_screen(self, window: QWidget) -> None:
        window.resize(*SCREEN)
        window.show()
        QApplication.processEvents()
        least = window.minimumSizeHint()
        assert (least.width() <= SCREEN[0], least.height() <= SCREEN[1]) == (True, True)

    def test_buttons_of_a_heading_go_under_the_words_at_200_percent(
        self, theme: Theme, qtbot: QtBot
    ) -> None:
        top = PageHeading("Psychologisch contract", "versie van 12 maart 2026")
        action = quiet_button("Versies", "versions")
        top.add_action(action)
        qtbot.addWidget(top)
        top.resize(1100, 200)
        top.show()
        for scale, is_under in ((1.0, False), (2.0, True)):
            theme.use(Appearance(text_scale=scale))
            top.resize(1100, 200 + int(scale))
            QApplication.processEvents()
            assert (action.x() < 100) is is_under

    def test_a_shortened_label_keeps_its_words(self, qtbot: QtBot) -> None:
        shown = ElidedLabel("Een heel lange regel die niet past")
        qtbot.addWidget(shown)
        shown.resize(80, 20)
        shown.show()
        shown.grab()
        assert shown.toolTip() == spoken_name(shown) == "Een heel lange regel die niet past"


@pytest.mark.parametrize("width", [900, 300])
def test_a_foot_without_words_keeps_no_line_for_them(
    qtbot: QtBot, theme: Theme, width: int
) -> None:
    foots = [Foot(), Foot()]
    for foot in foots:
        qtbot.addWidget(foot)
        for words in ("Naar Leerlingen", "Overnemen"):
            foot.add_action(second_button(words))
        foot.resize(width, 400)
        foot.show()
    said, silent = foots
    said.show_words("Nog 2 vragen.")
    silent.show_words("")
    QApplication.processEvents()
    lowest = [foot._actions[-1].geometry().top() - foot.contentsRect().top() for foot in foots]
    if width == 900:
        assert silent._actions[-1].geometry().right() > width - 40
        assert said._grid.sizeHint().height() == silent._grid.sizeHint().height()
    else:
        assert said._grid.sizeHint().height() > silent._grid.sizeHint().height()
        assert lowest[0] > lowest[1]


def edge_of(frame: QWidget) -> str:
    """The colour in the middle of its upper edge."""
    QApplication.processEvents()
    return frame.grab().toImage().pixelColor(frame.width() // 2, 1).name()


def test_what_holds_the_part_with_the_focus_does_not_say_it_a_second_time(qtbot: QtBot) -> None:
    window = QWidget()
    rows = QVBoxLayout(window)
    card, empty = Card("Kaart"), EmptyState("opp", "Nog niets", "", "Beginnen")
    inside, other = second_button("Erin"), QLineEdit()
    card.add(inside)
    card.lead_focus_to(inside)
    for part in (other, card, empty):
        rows.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    for frame in (card, empty):
        before = edge_of(frame)
        frame.setFocus()
        assert frame.hasFocus()
        assert edge_of(frame) == before
