"""Leerlingen inlezen: an assistant of two steps in one screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.imports import Preview, Stored, export_content
from ib_desk.application.progress import Progress
from ib_desk.domain.intake.pupil_import import RowDecision
from ib_desk.domain.intake.school_export import SchoolExport
from ib_desk.domain.records.pupil import Pupil
from ib_desk.ui.imports.choose_page import ChoosePage
from ib_desk.ui.imports.preview_page import PreviewPage
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import Message, message_for
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import PUPILS
from ib_desk.ui.screen import Screen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
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
        self._choose = ChoosePage()
        self._choose.chosen.connect(self.read_file)
        self._choose.stop_asked.connect(self._stop)
        self._preview = PreviewPage(session.desk.catalogue.terms)
        self._preview.taken.connect(self._take)
        self._preview.left.connect(self._leave)
        self._preview.stop_asked.connect(self._stop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._choose)
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
        return self._preview.parts() if self._page is self._preview else [self._choose]

    @property
    def _page(self) -> ChoosePage | PreviewPage:
        return self._choose if self._stack.currentWidget() is self._choose else self._preview

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

        def read(progress: Progress) -> SchoolExport:
            return imports.parse(export_content(path), brin, progress)

        job = self._session.make(read, is_asked=True)
        job.progressed.connect(self._choose.show_part)
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
            self._follow(
                make(lambda _progress: imports.compared(export, stored), is_asked=True), self._show
            )

    @Slot(object)
    def _show(self, preview: Preview) -> None:
        self._job = None
        self._choose.end()
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
        if change.touches((Pupil,)):
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
            job = self._session.make(lambda _progress: imports.compared(export, stored))
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
        self._export = None
        self._choose.end()
        self._preview.end()
        self._preview.forget()
        self._stack.setCurrentWidget(self._choose)
