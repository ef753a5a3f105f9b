"""Leerlingen inlezen: which file, of a list which columns, and what would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.imports import Preview, Stored, export_content
from ib_desk.application.progress import Progress
from ib_desk.domain.intake.list_columns import ChosenColumns
from ib_desk.domain.intake.pupil_import import RowDecision
from ib_desk.domain.intake.school_export import SchoolExport
from ib_desk.domain.intake.table import Table
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.imports.choose_page import ChoosePage
from ib_desk.ui.imports.columns_page import ColumnsPage
from ib_desk.ui.imports.preview_page import PreviewPage
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import Message, message_for
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import PUPILS
from ib_desk.ui.screen import Screen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import NoteKind


class ImportScreen(Screen):
    """Reads beside the database; until the last button nothing is stored."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self._session = session
        self._navigator = navigator
        self._job: Job | None = None
        self._path = Path()
        self._export: SchoolExport | None = None
        self._chosen: ChosenColumns | None = None
        self._choose = ChoosePage()
        self._choose.chosen.connect(self.read_file)
        self._choose.stop_asked.connect(self._stop)
        desk = session.desk
        around = Around(today=desk.clock.today(), terms=desk.catalogue.terms)
        self._columns = ColumnsPage(desk.imports, around)
        self._columns.asked.connect(self._read_rows)
        self._columns.left.connect(self._leave)
        self._columns.stop_asked.connect(self._stop)
        self._preview = PreviewPage(session.desk.catalogue.terms)
        self._preview.taken.connect(self._take)
        self._preview.left.connect(self._leave)
        self._preview.stop_asked.connect(self._stop)
        self._stack = QStackedWidget()
        current_theme().dress_each(self, self._stack)
        self._stack.addWidget(self._choose)
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self._preview)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        column.addWidget(self._stack)
        session.changed.connect(self._compare_again)

    # -- for the frame -----------------------------------------------------------------
    @override
    def enter(self) -> None:
        self._page.focus_first()

    @override
    def seek(self) -> None:
        if self._page is self._preview:
            self._preview.focus_search()

    @override
    def parts(self) -> list[QWidget]:
        return [self._choose] if self._page is self._choose else self._page.parts()

    @property
    def _page(self) -> ChoosePage | ColumnsPage | PreviewPage:
        pages = (self._columns, self._preview)
        return next((p for p in pages if p is self._stack.currentWidget()), self._choose)

    # -- reading -----------------------------------------------------------------------
    @Slot(object)
    def read_file(self, path: Path) -> None:
        """Begin: ask the vault for its school, then read the file."""
        self._path = path
        self._choose.begin()
        self._follow(self._session.read(self._session.desk.imports.expected_brin), self._parse)

    @Slot(object)
    def _parse(self, brin: str) -> None:
        path, imports = self._path, self._session.desk.imports

        def read(progress: Progress) -> SchoolExport | tuple[Table, ...]:
            return imports.open(export_content(path), brin, progress)

        job = self._session.make(read, is_asked=True)
        job.progressed.connect(self._choose.show_part)
        self._follow(job, self._take_up)

    def _take_up(self, read: SchoolExport | tuple[Table, ...]) -> None:
        """An export is compared at once; of a list is asked first what its columns are."""
        if isinstance(read, SchoolExport):
            self._compare(read)
        else:
            remembered = self._session.read(self._session.desk.imports.remembered)
            self._follow(remembered, lambda known: self._ask_columns(read, known))

    def _ask_columns(self, tables: tuple[Table, ...], known: Mapping[str, str]) -> None:
        self._job = None
        self._choose.end()
        self._columns.show_tables(tables, known, self._path.name)
        self._stack.setCurrentWidget(self._columns)
        self._columns.focus_first()

    @Slot(object)
    def _read_rows(self, chosen: ChosenColumns) -> None:
        self._chosen = chosen
        self._columns.begin()
        self._follow(self._session.read(self._session.desk.imports.stored), self._read_rows_of)

    def _read_rows_of(self, stored: Stored) -> None:
        chosen, imports = self._chosen, self._session.desk.imports
        if chosen is not None:
            job = self._session.make(
                lambda progress: imports.rows(chosen, stored.school, progress), is_asked=True
            )
            job.progressed.connect(self._columns.show_part)
            self._follow(job, self._compare)

    @Slot(object)
    def _compare(self, export: SchoolExport) -> None:
        self._export = export
        self._follow(self._session.read(self._session.desk.imports.stored), self._compare_with)

    @Slot(object)
    def _compare_with(self, stored: Stored) -> None:
        export, imports = self._export, self._session.desk.imports
        if export is not None:
            make = self._session.make
            chosen = self._chosen
            self._follow(
                make(lambda _progress: imports.compared(export, stored, chosen), is_asked=True),
                self._show,
            )

    @Slot(object)
    def _show(self, preview: Preview) -> None:
        self._job = None
        self._choose.end()
        self._columns.end()
        self._preview.show_preview(preview, self._path.name)
        self._stack.setCurrentWidget(self._preview)
        self._preview.focus_first()

    def _follow(self, job: Job, then: Callable[..., object]) -> None:
        self._job = job
        listen(self, job.succeeded, then)
        job.failed.connect(self._fail)
        job.cancelled.connect(self._cancelled)

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        self._reset()
        self._choose.show_message(message_for(error))
        self._choose.focus_first()

    @Slot()
    def _cancelled(self) -> None:
        self._reset()
        self._choose.show_message(
            Message(tr("Je hebt het lezen gestopt."), tr("Er is niets veranderd.")), NoteKind.INFO
        )
        self._choose.focus_first()

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    # -- taking over -------------------------------------------------------------------
    @Slot(object, object)
    def _take(self, preview: Preview, decisions: Mapping[int, RowDecision]) -> None:
        imports = self._session.desk.imports
        self._preview.begin()
        job = self._session.write_long(lambda progress: imports.apply(preview, decisions, progress))
        self._job = job
        job.progressed.connect(self._preview.show_part)
        job.succeeded.connect(self._finish)
        job.failed.connect(self._look_again)
        job.cancelled.connect(self._preview.end)

    @Slot(object)
    def _finish(self, _change: Change) -> None:
        self._reset()
        self._navigator.go_to(PUPILS)

    @Slot(object)
    def _look_again(self, _error: Exception) -> None:
        """The window says what went wrong; here stands how it is now."""
        self._preview.end()
        self._refresh()

    @Slot(object)
    def _compare_again(self, change: Change) -> None:
        if change.touches((Pupil, Guardian, SupportFile)):
            self._refresh()

    def _refresh(self) -> None:
        export = self._export
        if export is not None and self._page is self._preview:
            job = self._session.read(self._session.desk.imports.stored)
            job.succeeded.connect(self._compare_anew)

    @Slot(object)
    def _compare_anew(self, stored: Stored) -> None:
        export, imports = self._export, self._session.desk.imports
        if export is not None:
            chosen = self._chosen
            job = self._session.make(lambda _progress: imports.compared(export, stored, chosen))
            job.succeeded.connect(self._show_again)

    @Slot(object)
    def _show_again(self, preview: Preview) -> None:
        if self._export is not None:
            self._preview.show_preview(preview, self._path.name)

    @Slot()
    def _leave(self) -> None:
        self._stop()
        self._reset()
        self._navigator.go_to(PUPILS)

    def _reset(self) -> None:
        self._job = None
        self._export = self._chosen = None
        self._choose.end()
        self._columns.end()
        self._columns.forget()
        self._preview.end()
        self._preview.forget()
        self._stack.setCurrentWidget(self._choose)
