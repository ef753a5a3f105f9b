"""The screen of a file: the list of steps at the left, the chosen page at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.drafts import Spot
from ib_desk.domain.deadlines.deadlines import Deadline
from ib_desk.domain.errors import NotFound
from ib_desk.domain.file.step_states import step_states
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.statement import Statement
from ib_desk.ui.fact_words import step_row
from ib_desk.ui.file.around import around_of
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file.pages import FilePages
from ib_desk.ui.keys import shortcut
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.place import Shelf
from ib_desk.ui.places import (
    CLOSED_ITEMS,
    OVERVIEW,
    PUPILS,
    SETTINGS,
    SWVS,
    on_shelf,
    place_called,
    place_with,
)
from ib_desk.ui.screen import NARROW, OpenFile
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, current_theme, sized, spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.rows import Row, heading
from ib_desk.ui.widgets.step_list import StepList

LIST_WIDTH = 256


class FileScreen(OpenFile):
    """Reads the file once and gives it to the page that is shown; again after each change.

    One screen shows one file after the other, in the same pages.
    """

    def __init__(self, session: Session, navigator: Navigator, file_id: UUID) -> None:
        super().__init__()
        self.session = session
        self._navigator = navigator
        self.file_id = file_id
        self.place_id = OVERVIEW
        self._shown: Shown | None = None
        self._pending: list[Callable[[], None]] = []
        self._is_stale = False
        self._name = Heading("")
        self._facts = label("", "small", "muted")
        self._list = StepList(tr("Onderdelen van het dossier"))
        self._list.opened.connect(self._open_row)
        self._choice = Choice(tr("Onderdeel van het dossier"))
        self._choice.chosen.connect(self._open_row)
        self.pages = FilePages(session, navigator, file_id)
        self._side = self._build_side()
        self._narrow_bar = QWidget()
        current_theme().dress_each(self)
        self._build()
        self._listen()
        self.reload()

    def _build(self) -> None:
        row = QHBoxLayout()
        spaced(row, 0, 0)
        row.addWidget(self._side)
        row.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        bar = QVBoxLayout(self._narrow_bar)
        spaced(bar, (24, 8, 20, 8), 0)
        bar.addWidget(self._choice)
        column.addWidget(self._narrow_bar)
        column.addLayout(row, 1)
        self._narrow_bar.setVisible(False)

    def _listen(self) -> None:
        self.session.changed.connect(self._look_again)
        self.session.refused.connect(self._look_again)
        self.session.saved.connect(self._catch_up)
        current_theme().changed.connect(self._fit)
        for key, act in (("Ctrl+N", self._add_new), ("Ctrl+P", self._print)):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            action = shortcut((key,), act, context)
            action.setParent(self)
            self.addAction(action)

    @property
    @override
    def is_read(self) -> bool:
        return self._shown is not None

    @property
    @override
    def about(self) -> PupilId | None:
        return None if self._shown is None else self._shown.whole.pupil.id

    @property
    def whole(self) -> WholeFile | None:
        """The file as it is shown now."""
        return None if self._shown is None else self._shown.whole

    @property
    def page(self) -> FilePage | None:
        """The page that is shown."""
        return self.pages.known(self.place_id)

    @override
    def open_page(
        self,
        place_id: str,
        kind: type[Record] | None = None,
        record_id: UUID | None = None,
        field: str = "",
        *,
        focus: bool = True,
    ) -> None:
        self.place_id = place_id
        self._when_shown(lambda: self._go(kind, record_id, field, focus=focus))

    @override
    def open_field(self, place: FieldPlace) -> None:
        self._when_shown(lambda: self._go_to_field(place))

    @property
    @override
    def pages_to_go_to(self) -> list[tuple[str, str]]:
        return [(row.key, row.title) for row in self._list.rows if isinstance(row.key, str)]

    @override
    def open_found(self, place: FieldPlace) -> None:
        self._when_shown(lambda: self._arrive_at(place))

    def _arrive_at(self, place: FieldPlace) -> None:
        if self._shown is not None:
            self.place_id = self._place_with(place.record, place.record_id)
            self._go(place.record, place.record_id, place.field, focus=True)

    def _go_to_field(self, place: FieldPlace) -> None:
        if self._shown is None:
            return
        place_id = self._place_with(place.record, place.record_id)
        if place_id == SETTINGS:
            self._navigator.go_to(SETTINGS, place.field)
        elif place_id == SWVS:
            self._navigator.go_to_found(place, None)
        else:
            self._navigator.go_to_page(place_id, place.record, place.record_id, place.field)

    @override
    def show_other(self, file_id: UUID) -> None:
        self.file_id, self.place_id = file_id, OVERVIEW
        self._shown, self._is_stale = None, False
        self._pending.clear()
        self.pages.turn_to(file_id)
        self._name.clear()
        self._facts.clear()
        self._list.show_rows([])
        self._choice.offer([])
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the file again."""
        file_id = self.file_id
        job = self.session.read(lambda: self._read(file_id))
        listen(self, job.succeeded, lambda found: self._show_if_asked(file_id, *found))
        listen(self, job.failed, lambda error: self._vanish(file_id, error))

    def _read(self, file_id: UUID) -> tuple[WholeFile, tuple[Deadline, ...]]:
        whole = self.session.desk.files.one(file_id)
        return whole, self.session.desk.day.of_whole(whole)

    def _show_if_asked(
        self, file_id: UUID, whole: WholeFile, deadlines: tuple[Deadline, ...]
    ) -> None:
        """She may be in another file by now."""
        if file_id == self.file_id:
            self._show(whole, deadlines)

    @override
    def step(self, by: int) -> None:
        if self.page is not None and self.page.turn(by):
            return
        ids = [row.key for row in self._list.rows if isinstance(row.key, str)]
        if self.place_id in ids:
            place = min(max(ids.index(self.place_id) + by, 0), len(ids) - 1)
            self._open_row(ids[place])

    @override
    def leave(self) -> None:
        if self.page is not None:
            self.page.leave()

    @override
    def complete(self) -> None:
        if self.page is not None:
            self.page.complete()

    @override
    def parts(self) -> list[QWidget]:
        """The list of pages, and what the page itself has."""
        beside = self._choice if self._side.isHidden() else self._list
        return [beside, *([] if self.page is None else self.page.parts())]

    @override
    def seek(self) -> None:
        if self.page is not None:
            self.page.seek()

    @override
    def explain(self) -> bool:
        if self.page is not None:
            self.page.toggle_help()
        return True

    def _add_new(self) -> None:
        if self.page is not None:
            self.page.add_new()

    def _print(self) -> None:
        if self.page is not None:
            self.leave()
            self._navigator.open_print(self.page.report)

    def _build_side(self) -> QFrame:
        side = QFrame()
        side.setProperty("ground", "list")
        sized(side, width=LIST_WIDTH)
        column = QVBoxLayout(side)
        spaced(column, (8, 12, 8, 8), 2)
        head = QVBoxLayout()
        spaced(head, (10, 0, 10, 4), CLEAR_OF_TAILS)
        head.addWidget(self._name)
        head.addWidget(self._facts)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        return side

    def _show(self, whole: WholeFile, deadlines: tuple[Deadline, ...]) -> None:
        if self.session.is_writing:
            # It was read before the last edit, and so is older than what is on the screen.
            self._is_stale = True
            return
        self._is_stale = False
        around = around_of(whole, self.session, self.session.desk.clock.today())
        self._shown = Shown(whole, around, deadlines)
        self._show_list()
        pending, self._pending = self._pending, []
        if pending:
            for act in pending:
                act()
        elif self.page is not None:
            self.page.show_file(self._shown)
            self._tell_names()
        else:
            self._go(None, None, "", focus=False)

    def _show_list(self) -> None:
        if self._shown is None:
            return
        whole, today = self._shown.whole, self._shown.around.today
        terms = self._shown.around.terms
        pupil = whole.pupil
        age = pupil.age_on(today)
        manager = whole.case_manager
        facts = (
            pupil.group_label,
            "" if age is None else tr("{age} jaar").format(age=age.words),
            "" if manager is None else tr("{name} is casusregisseur").format(name=manager.name),
            "" if whole.file.is_open else tr("dossier afgesloten"),
        )
        self._name.setText(pupil.name or tr("Leerling zonder naam"))
        self._facts.setText(in_a_line(facts))
        steps = step_states(whole, self.trajectory(whole), today)
        known = self._shown.known
        rows: list[Row] = [
            *_rows_on(Shelf.FRONT, known),
            heading(tr("Stappen")),
            *(step_row(status, terms, today) for status in steps),
            heading(tr("Bij dit dossier")),
            *_rows_on(Shelf.BESIDE, known),
        ]
        self._list.show_rows(rows)
        self._list.show_open(self._row)
        self._choice.offer((row.key, row.title) for row in rows if row.key is not None)
        self._choice.choose(self._row)

    def trajectory(self, whole: WholeFile) -> Trajectory:
        """The method that this file follows."""
        return self.session.desk.catalogue.trajectory(whole.file.trajectory)

    def _go(
        self, kind: type[Record] | None, record_id: UUID | None, field: str, *, focus: bool
    ) -> None:
        if self._shown is None:
            return
        page = self._page(self._shown.whole)
        page.show_file(self._shown)
        self.pages.setCurrentWidget(page)
        self._list.show_open(self._row)
        self._choice.choose(self._row)
        if kind is None and record_id is not None:
            record = self._shown.whole.record(record_id)
            kind = None if record is None else type(record)
        if kind is not None or (record_id is not None and self.place_id == CLOSED_ITEMS):
            page.complete()
            beside = self._stood_beside(kind, record_id)
            if beside is None or record_id is None:
                page.go_to(kind, record_id, field)
            else:
                page.go_to(type(beside), beside.id, "")
                page.open_beside(record_id, field)
            page.show_focus_soon()
        elif focus:
            page.focus_first()
            page.show_focus_soon(from_top=True)
        self._tell_names()

    def _place_with(self, kind: type[Record], record_id: UUID | None) -> str:
        """What stands beside a record is where that is."""
        if self._shown is None:
            return self.place_id
        beside = self._stood_beside(kind, record_id)
        of = kind if beside is None else type(beside)
        return place_with(of, self.trajectory(self._shown.whole))

    def _stood_beside(self, kind: type[Record] | None, record_id: UUID | None) -> Record | None:
        """The record that this one is about; of a view it is on the page of the request itself."""
        if self._shown is None or kind is not Statement:
            return None
        statement = self._shown.whole.record(record_id)
        if not isinstance(statement, Statement) or statement.is_view:
            return None
        return self._shown.whole.record(statement.about)

    def _page(self, whole: WholeFile) -> FilePage:
        """The page that is asked for; the overview for one that nobody knows here."""
        steps = {step.id: step for step in self.trajectory(whole).step}
        return self.pages.page(self.place_id, steps.get(self.place_id))

    @property
    def _row(self) -> str:
        """What the list marks: of a page that it does not have, the one that leads there."""
        place = place_called(self.place_id)
        return self.place_id if place is None else place.under or self.place_id

    def _tell_names(self) -> None:
        if self._shown is not None:
            place = place_called(self.place_id)
            rows = (row.title for row in self._list.rows if row.key == self.place_id)
            title = "" if place is None else place.title
            title = title or next(rows, "")
            self._navigator.show_names(self._shown.whole.pupil.name, title)

    def _when_shown(self, act: Callable[[], None]) -> None:
        if self._shown is None:
            self._pending.append(act)
        else:
            act()

    @Slot(object)
    def _open_row(self, key: object) -> None:
        if isinstance(key, str) and key != self.place_id:
            self._navigator.go_to_page(key)

    @Slot(object)
    def _look_again(self, _news: object) -> None:
        self.reload()

    @Slot()
    def _catch_up(self) -> None:
        if self._is_stale:
            self.reload()

    def _vanish(self, file_id: UUID, error: Exception) -> None:
        if file_id != self.file_id:
            return
        if isinstance(error, NotFound):
            self._navigator.go(Spot(place=PUPILS), remember=False)
        else:
            self.session.troubled.emit(error)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        narrow = current_theme().effective_width(self.window().width()) < NARROW
        self._side.setVisible(not narrow)
        self._narrow_bar.setVisible(narrow)


def _rows_on(shelf: Shelf, known: WholeFile) -> Iterator[Row]:
    for place in on_shelf(shelf):
        fact = place.fact(known)
        yield Row(
            key=place.id,
            title=place.title,
            fact=fact.words,
            icon="attention" if fact.asks else place.icon,
            ink="warn" if fact.asks else "muted",
        )
