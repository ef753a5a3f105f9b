"""Vandaag: late, this week, the next six weeks, and whom one waits for; the first screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.day import DayLook, DeadlineLine
from ib_desk.application.drafts import Spot
from ib_desk.domain.deadlines.day import Group
from ib_desk.domain.deadlines.settling import can_be_moved, can_be_settled
from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.file.anchors import place_of_anchor
from ib_desk.ui.deadline_words import group_title, line_row
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.list_words import still_made
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import OWNERS, PUPILS, TODAY, place_with, spot_of_window, title_of, words_to
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, sized, spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.today.answer_card import AnswerCard
from ib_desk.ui.today.day_list import DayList, show_rows
from ib_desk.ui.today.move_card import MoveCard
from ib_desk.ui.widgets.acts_menu import acts_menu, add_act
from ib_desk.ui.widgets.buttons import quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.page_stack import PageStack
from ib_desk.ui.widgets.rows import Row, heading
from ib_desk.ui.widgets.scroll_page import ScrollPage

MOST: Final = 7
"""Rows of a group before the rest is a count."""
_ROOM_FOR_SIDE = 1000
_SIDE_WIDTH = 380


class TodayScreen(ScrollPage):
    """Enter goes to the field where something is settled, K settles it, Space offers both."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(title_of(TODAY))
        self._session = session
        self._navigator = navigator
        self._look: DayLook | None = None
        self._unfolded: set[Group] = set()
        self._heading = PageHeading(title_of(TODAY))
        write = second_button(tr("Snel opschrijven"), "write_down")
        listen(self, write.clicked, navigator.write_down)
        keep = quiet_button(tr("Agenda opslaan…"), "date")
        listen(self, keep.clicked, self._ask_calendar)
        owners = quiet_button(title_of(OWNERS), "agreement")
        listen(self, owners.clicked, lambda: navigator.go_to(OWNERS))
        self._heading.add_action(owners)
        self._heading.add_action(keep)
        self._heading.add_action(write)
        self._list = DayList(title_of(TODAY))
        self._side_list = DayList(
            group_title(Group.WAITING, session.desk.clock.today()), whole=True
        )
        self._none = EmptyState(
            TODAY,
            tr("Niets te laat. Fijne dag."),
            tr("Ook in de komende zes weken staat er niets. Termijnen komen vanzelf uit dossiers."),
            words_to(title_of(PUPILS)),
            button_icon=PUPILS,
        )
        listen(self, self._none.asked, lambda: navigator.go_to(PUPILS))
        self._stack = PageStack(self._list, self._none)
        self._answer = AnswerCard(session)
        self._move = MoveCard(session)
        self._side = QWidget()
        self._build()
        self._fresh = KeptFresh(
            self, session, session.desk.day.look, self._show, lambda look: not look.to_make
        )

    # -- for the frame -----------------------------------------------------------------
    @override
    def enter(self) -> None:
        self._fresh.enter()
        self._stack.setFocus()

    # -- building ----------------------------------------------------------------------
    def _build(self) -> None:
        self.add(self._heading)
        self.add(self._answer)
        self.add(self._move)
        self.add(self._stack, 1)
        card = Card(self._side_list.accessibleName(), "waiting")
        card.add(self._side_list)
        column = QVBoxLayout(self._side)
        spaced(column, (0, 16, 20, 24), 0)
        column.addWidget(card)
        column.addStretch(1)
        sized(self._side, width=_SIDE_WIDTH)
        self.set_side(self._side, 0)
        self._side.hide()
        self._answer.left.connect(self._stack.setFocus)
        self._move.left.connect(self._stack.setFocus)
        self._answer.file_asked.connect(self._go)
        for rows in (self._list, self._side_list):
            rows.opened.connect(self._open)
            rows.done.connect(self._settle)
            rows.put_off.connect(self._put_off)
            rows.menu_asked.connect(self._show_menu)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_waiting()

    # -- what is shown -----------------------------------------------------------------
    def _show(self, look: DayLook) -> None:
        self._look = look
        later = tr("nog {count} na deze zes weken").format(count=look.later) if look.later else ""
        keys = tr("K is klaar, V verzet") if look.groups else ""
        said = in_a_line((full_date(look.today), later, keys.replace(" ", "\N{NO-BREAK SPACE}")))
        self._heading.show_title(
            title_of(TODAY), still_made(look.to_make) if look.to_make else said
        )
        self._place_waiting()

    def _place_waiting(self) -> None:
        """Beside the rest where there is room, else under it."""
        if self._look is None:
            return
        has_room = current_theme().effective_width(self.width()) >= _ROOM_FOR_SIDE
        waits = Group.WAITING in self._look.groups
        others = [group for group in self._look.groups if group is not Group.WAITING]
        is_beside = has_room and waits and bool(others)
        groups = others if is_beside else list(self._look.groups)
        focus: QWidget | None = self.focusWidget()
        had_focus = focus is not None and self._stack.isAncestorOf(focus)
        show_rows(self._list, [row for group in groups for row in self._group(group)])
        show_rows(self._side_list, list(self._rows_of(Group.WAITING)) if is_beside else [])
        self._side.setVisible(is_beside)
        self._stack.show_page(self._list if groups or self._look.to_make else self._none)
        if had_focus:
            self._stack.setFocus()

    def _group(self, group: Group) -> Iterator[Row]:
        if self._look is not None:
            count = str(len(self._look.groups[group]))
            yield heading(group_title(group, self._look.before), count)
            yield from self._rows_of(group)

    def _rows_of(self, group: Group) -> Iterator[Row]:
        """Seven, and a row for the rest; one more is not put behind a row of its own."""
        look, law = self._look, self._session.desk.catalogue.law
        if look is None:
            return
        lines = look.groups[group]
        is_whole = group in self._unfolded or len(lines) <= MOST + 1
        for line in lines if is_whole else lines[:MOST]:
            yield line_row(line, look.today, law)
        if not is_whole:
            count = len(lines) - MOST
            yield Row(key=group, title=tr("Nog {count} tonen").format(count=count), icon="unfold")

    # -- what is done ------------------------------------------------------------------
    @Slot(object)
    def _open(self, key: object) -> None:
        if isinstance(key, Group):
            self._unfolded.add(key)
            self._place_waiting()
        elif isinstance(key, DeadlineLine) and self._is_to_decide(key):
            self._answer.ask(key)
        elif isinstance(key, DeadlineLine):
            self._go(key)

    def _is_to_decide(self, line: DeadlineLine) -> bool:
        return self._look is not None and line.deadline.asks_decision(self._look.today)

    @Slot(object)
    def _go(self, line: DeadlineLine) -> None:
        """To the field where it is settled; of a pupil without a file to what was noted."""
        place = place_of_anchor(line.deadline.anchored)
        if line.pupil is None:
            self._navigator.go(spot_of_window(place))
            return
        if line.file_id is None:
            self._navigator.go(Spot(place=PUPILS, record_id=line.pupil.id))
            return
        trajectory = self._session.desk.catalogue.trajectory(line.trajectory)
        self._navigator.go(
            Spot(
                place=place_with(place.record, trajectory),
                file_id=line.file_id,
                record_id=place.record_id,
                field="" if place.record_id is None else place.field,
            )
        )

    @Slot(object)
    def _settle(self, key: object) -> None:
        """With one key where that is enough; else to where it is done."""
        if not isinstance(key, DeadlineLine):
            return
        anchored = key.deadline.anchored
        if self._is_to_decide(key) or not can_be_settled(anchored.anchor):
            self._open(key)
            return
        job = self._session.write(lambda: self._session.desk.day.settle(anchored))
        said = tr("Klaar. Met Ctrl+Z maak je het ongedaan.")
        listen(self, job.succeeded, lambda _change: self._session.say(said))

    @Slot(object)
    def _put_off(self, key: object) -> None:
        """To another day, with a reason; what waits for a decision is answered instead."""
        if isinstance(key, DeadlineLine) and self._is_to_decide(key):
            self._open(key)
        elif isinstance(key, DeadlineLine) and _can_be_moved(key):
            self._move.ask(key)

    # -- for her own calendar ----------------------------------------------------------
    def _ask_calendar(self) -> None:
        """The name of the file says nothing of anybody, nor does what is in it."""
        look = self._look
        if look is not None and look.to_make:
            # What is still made would be missing in her calendar, and nobody would see it there.
            self._session.say(still_made(look.to_make))
            return
        title = tr("Agenda opslaan, zonder namen")
        ask_where_to_save(self, title, "termijnen.ics", self.write_calendar)

    def write_calendar(self, path: Path) -> None:
        """What this screen shows as coming, at this place."""
        look, calendar = self._look, self._session.desk.calendar
        if look is not None:
            job = self._session.make(lambda _progress: calendar.let_out(look, path))
            job.succeeded.connect(self._say_written)
            job.failed.connect(self._session.troubled)

    @Slot(object)
    def _say_written(self, count: int) -> None:
        said = tr("{count} termijnen in je agenda gezet. Er staan geen namen in.")
        one = tr("1 termijn in je agenda gezet. Er staan geen namen in.")
        self._session.say(one if count == 1 else said.format(count=count))

    @Slot(object, QPoint)
    def _show_menu(self, key: object, place: QPoint) -> None:
        if isinstance(key, DeadlineLine):
            self.line_menu(key).popup(place)
        else:
            self._open(key)

    def line_menu(self, line: DeadlineLine) -> QMenu:
        """All that can be done with a term."""
        menu = acts_menu(self)
        if self._is_to_decide(line):
            add_act(menu, tr("Besluiten, vragen of wachten…"), lambda: self._open(line))
        elif can_be_settled(line.deadline.anchored.anchor):
            add_act(menu, tr("Klaar"), lambda: self._settle(line))
        if not self._is_to_decide(line) and _can_be_moved(line):
            add_act(menu, tr("Verzetten…"), lambda: self._move.ask(line))
        add_act(menu, tr("Naar het veld"), lambda: self._go(line))
        file_id = line.file_id
        if file_id is not None:
            add_act(menu, tr("Dossier openen"), lambda: self._navigator.go_to_file(file_id))
        return menu


def _can_be_moved(line: DeadlineLine) -> bool:
    """The reason stands in a file: without one there is nowhere to keep it."""
    return line.file_id is not None and can_be_moved(line.deadline.anchored.anchor)
