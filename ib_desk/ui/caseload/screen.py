"""Leerlingen: the files that run, or everyone at school."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Change, SettingChange
from ib_desk.application.drafts import Spot
from ib_desk.application.list_views import ListViews, NameTaken
from ib_desk.application.overview import CaseloadLine, Lists, PupilLine
from ib_desk.application.support_files import SupportFiles
from ib_desk.domain.records.kinds import WITH_OR_WITHOUT_FILE
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.signal import Signal as SeenSignal
from ib_desk.domain.records.signal import Triage
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.caseload.list_page import CaseloadList
from ib_desk.ui.caseload.pupil_page import PupilPage
from ib_desk.ui.jobs import Job
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.list_words import still_made
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import IMPORT, TAKE_OVER
from ib_desk.ui.preview.leaving_stack import LeavingStack
from ib_desk.ui.preview.list_preview import LeavingList
from ib_desk.ui.screen import Screen
from ib_desk.ui.session import Session
from ib_desk.ui.spots import LOOSE_RECORD, TAKEN_OVER_OF
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.note import Note, NoteKind

Facts = tuple[list[Pupil], list[Record]]
"""A pupil, if there is one, and what belongs to no file."""


class CaseloadScreen(Screen):
    """Reads the lists when it is shown, and again after each change while it is."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self._session = session
        self._navigator = navigator
        self._files = SupportFiles(session.desk.records, session.desk.clock)
        self._is_beginning = False
        self._looks = 0
        """How often she chose how to look."""
        self._wanted: PupilId | None = None
        self._wanted_field = ""
        self._wanted_loose: Record | None = None
        self.list_page = CaseloadList(session.desk.catalogue, session.desk.clock.today)
        self._waiting = Note(NoteKind.WARN, "", beside=True)
        self._waiting_pupil: PupilId | None = None
        self._pupil = PupilPage(session)
        self._lists: Lists | None = None
        self._stack = LeavingStack(session, self.list_page, self._leaving_list)
        current_theme().dress_each(self, self._stack)
        self._build()
        self._listen()
        look = session.desk.overview.look_soon
        self._fresh = KeptFresh(self, session, look, self._show, lambda lists: lists.is_complete)
        self._stack.stale.connect(self._fresh.read)
        self._look_as(session.desk.views.look)
        session.setting_changed.connect(self._look_as_kept)

    # -- for the frame -----------------------------------------------------------------
    @override
    def enter(self) -> None:
        if self._stack.currentWidget() is self._pupil:
            self._pupil.leave()
        self._fresh.enter()
        if self._stack.currentWidget() is self.list_page:
            self.list_page.focus_first()

    @override
    def seek(self) -> None:
        if self._stack.currentWidget() is self.list_page:
            self.list_page.focus_search()

    @override
    def parts(self) -> list[QWidget]:
        if self._stack.currentWidget() is self.list_page:
            return self.list_page.parts()
        leaving = self._stack.leaving
        return [self._pupil if leaving is None else leaving]

    @override
    def go_to_spot(self, spot: Spot) -> None:
        """What is in no file; else what stood here before a lock: the facts of a pupil."""
        if spot.field == LOOSE_RECORD:
            records = self._session.desk.records
            job = self._session.read(
                lambda: [
                    one
                    for kind in WITH_OR_WITHOUT_FILE
                    for one in records.find(kind, id=spot.record_id)
                ]
            )
            listen(self, job.succeeded, self._open_loose)
        elif spot.record_id is not None:
            self._show_facts(PupilId(spot.record_id), spot.field)

    @override
    def add_named(self, name: str) -> None:
        """A pupil who is kept at once; without a name the form is empty."""
        self._pupil.show_new(name)
        self._stack.setCurrentWidget(self._pupil)
        self._pupil.focus_field()

    # -- building ----------------------------------------------------------------------
    def _build(self) -> None:
        self._waiting.hide()
        self._waiting.add_action(tr("Bekijken"), self._open_waiting)
        self.list_page.above.addWidget(self._waiting)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        column.addWidget(self._stack)
        self._stack.addWidget(self._pupil)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Print),
            self.list_page,
            self._ask_paper,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        QShortcut(
            QKeySequence("Ctrl+N"),
            self,
            self._add_pupil,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def _listen(self) -> None:
        self.list_page.opened.connect(self._open)
        self.list_page.line_asked.connect(self._navigator.write_down)
        self.list_page.facts_asked.connect(self._show_facts)
        self.list_page.file_asked.connect(self._begin_file)
        self.list_page.removal_asked.connect(self._remove)
        self.list_page.add_asked.connect(self._add_pupil)
        self.list_page.paper_asked.connect(self._ask_paper)
        self._stack.left.connect(self.list_page.focus_first)
        views, kept = self.list_page.views, self._session.desk.views
        listen(
            self, views.columns_chosen, lambda all_: self._look_as(lambda: kept.show_columns(all_))
        )
        listen(self, views.filter_kept, self._keep_filter)
        listen(self, views.filter_renamed, self._rename_filter)
        listen(self, views.filter_removed, self._remove_filter)
        listen(self, self.list_page.import_asked, lambda: self._navigator.go_to(IMPORT))
        listen(self, self.list_page.take_over_asked, self._take_over)
        self._pupil.left.connect(self._leave_facts)
        self._pupil.file_asked.connect(self._open_or_begin)
        self._pupil.merged.connect(self._show_facts)

    # -- reading -----------------------------------------------------------------------
    def _show(self, lists: Lists) -> None:
        self.list_page.show_lists(lists)
        self._lists = lists
        if lists.is_complete:
            self._stack.show_anew()
        self._show_waiting(lists.pupils)
        self._pupil.offer(lists.pupils)
        if self._wanted is not None and lists.is_complete:
            wanted, self._wanted = self._wanted, None
            self.list_page.go_to_pupil(wanted)
        self._settle_focus()
        shown = self._stored_pupil_shown()
        if shown is not None:
            read = partial(self._refresh_pupil, shown.id)
            listen(self, self._read_facts(shown.id).succeeded, read)

    def _show_waiting(self, lines: Sequence[PupilLine]) -> None:
        """Signals of no file stand in no list of files: so they are said here."""
        waiting = [line for line in lines if line.signals]
        count = sum(line.signals for line in waiting)
        self._waiting_pupil = waiting[0].pupil.id if waiting else None
        self._waiting.setVisible(bool(waiting))
        self._waiting.show_message(
            NoteKind.WARN,
            tr("1 signaal zonder dossier is nog niet bekeken.")
            if count == 1
            else tr("{count} signalen zonder dossier zijn nog niet bekeken.").format(count=count),
            ", ".join(line.pupil.name for line in waiting),
        )

    def _open_waiting(self) -> None:
        pupil_id, records = self._waiting_pupil, self._session.desk.records
        if pupil_id is not None:
            job = self._session.read(
                lambda: records.find(SeenSignal, pupil_id=pupil_id, triage=Triage.OPEN)
            )
            listen(self, job.succeeded, self._open_loose)

    def _open_loose(self, found: list[Any]) -> None:
        for record in found[:1]:
            self._wanted_loose = record
            self._show_facts(record.pupil_id)

    def _settle_focus(self) -> None:
        """A list that became empty, or was filled, hands the focus on."""
        focus = QApplication.focusWidget()
        is_lost = focus is None or not focus.isVisible()
        if is_lost and self.list_page.isVisible():
            self.list_page.focus_first()

    # -- how she looks -----------------------------------------------------------------
    def _look_as(self, act: Callable[[], ListViews], use: str = "", said: str = "") -> None:
        """Keep it, and show the list so; `use` is the filter that is used from then on."""
        self._looks += 1
        number = self._looks
        job = self._session.read(act)

        def show(views: ListViews) -> None:
            if number != self._looks:
                return  # she went on: what she chose since is under way
            self.list_page.show_views(views)
            if use:
                self.list_page.use_filter(use)
            if said:
                self._session.say(said)

        listen(self, job.succeeded, show)
        listen(self, job.failed, self._refuse_view)

    def _keep_filter(self, name: str) -> None:
        kept, asked = self._session.desk.views, self.list_page.asked
        said = tr("Bewaard. Je vindt ‘{name}’ bij ‘Mijn filters’.").format(name=name)
        self._change_filters(lambda: kept.keep(name, asked), name, said)

    def _rename_filter(self, name: str, to: str) -> None:
        kept = self._session.desk.views
        said = tr("Dit filter heet nu ‘{name}’.").format(name=to)
        self._change_filters(lambda: kept.rename(name, to), to, said)

    def _remove_filter(self, name: str) -> None:
        """What it asked stays asked until she asks something else; the way back is told with it."""
        kept = self._session.desk.views
        self._change_filters(lambda: kept.remove(name))

    def _change_filters(
        self, act: Callable[[], SettingChange], use: str = "", said: str = ""
    ) -> None:
        look = self._session.desk.views.look
        job = self._session.write_quietly(act)
        listen(self, job.succeeded, lambda _change: self._look_as(look, use, said))
        listen(self, job.failed, self._refuse_view)

    @Slot(object)
    def _look_as_kept(self, _change: SettingChange) -> None:
        """Also where a filter was taken back from another screen."""
        self._look_as(self._session.desk.views.look)

    def _refuse_view(self, error: Exception) -> None:
        if isinstance(error, NameTaken):
            self.list_page.views.tell_taken()
        else:
            self._session.troubled.emit(error)

    # -- on its way out ----------------------------------------------------------------
    def _ask_paper(self) -> None:
        """As long as lines are still made, some would be missing, and nobody would see it."""
        lists = self._lists
        if lists is not None and not lists.is_complete:
            self._session.say(still_made(lists.to_make))
        elif not self.list_page.shown_files:
            self._session.say(tr("Er staat niemand in deze lijst."))
        else:
            self._stack.let_leave()

    def _leaving_list(self) -> LeavingList | None:
        seen = self.list_page.shown_files
        if not seen:
            return None
        return LeavingList(
            kind=OutputKind.FILES_LIST,
            sheet=self.list_page.sheet(),
            seen=seen,
            recipient=tr("mijzelf"),
            ground=tr("overzicht van de begeleiding"),
        )

    # -- files -------------------------------------------------------------------------
    @Slot(object)
    def _open(self, line: CaseloadLine | PupilLine) -> None:
        """A file is begun on purpose, with its own button; to look is not to begin."""
        if line.file_id is not None:
            self._navigator.go_to_file(line.file_id)
        else:
            self._show_facts(line.pupil.id)

    @Slot(object)
    def _begin_file(self, pupil_id: PupilId) -> None:
        if self._is_beginning:
            return
        self._is_beginning = True
        job = self._session.write(lambda: self._files.begin(pupil_id))
        job.succeeded.connect(self._open_begun)
        job.finished.connect(self._end_beginning)

    @Slot(object)
    def _open_begun(self, change: Change) -> None:
        if isinstance(change.subject, SupportFile):
            self._navigator.go_to_file(change.subject.id)

    @Slot()
    def _end_beginning(self) -> None:
        self._is_beginning = False

    @Slot(object)
    def _open_or_begin(self, pupil: Pupil) -> None:
        self._stack.setCurrentWidget(self.list_page)
        line = self.list_page.line_of(pupil.id)
        if line is not None and line.has_open_file and line.file_id is not None:
            self._navigator.go_to_file(line.file_id)
        else:
            self._begin_file(pupil.id)

    # -- pupils ------------------------------------------------------------------------
    @Slot()
    def _add_pupil(self) -> None:
        self.add_named("")

    @Slot(object)
    def _show_facts(self, pupil_id: PupilId, field: str = "") -> None:
        self._wanted_field = field
        self._read_facts(pupil_id).succeeded.connect(self._show_pupil)

    def _read_facts(self, pupil_id: PupilId) -> Job:
        records, files = self._session.desk.records, self._files
        return self._session.read(
            lambda: (records.find(Pupil, id=pupil_id), files.outside(pupil_id))
        )

    def _refresh_pupil(self, pupil_id: PupilId, found: Facts) -> None:
        """Who left the page while it was read again is not called back to it."""
        shown = self._stored_pupil_shown()
        if shown is not None and shown.id == pupil_id:
            self._show_pupil(found)

    def _stored_pupil_shown(self) -> Pupil | None:
        """Who is being added is not stored before the first field is done: nothing to read yet."""
        is_here = self._stack.currentWidget() is self._pupil and self._pupil.is_kept
        return self._pupil.pupil if is_here else None

    @Slot(object)
    def _show_pupil(self, found: Facts) -> None:
        if self._session.is_writing:
            return
        pupils, loose = found
        if not pupils:
            self._leave_facts(None)
            return
        pupil = pupils[0]
        line = self.list_page.line_of(pupil.id)
        was_shown = self._stack.currentWidget() is self._pupil
        self._pupil.show_pupil(
            pupil,
            has_file=line is not None and line.file_id is not None,
            file_is_open=line is not None and line.has_open_file,
            loose=loose,
        )
        self._stack.setCurrentWidget(self._pupil)
        if not was_shown:
            if self._wanted_loose is None:
                self._pupil.focus_field(self._wanted_field)
            else:
                self._pupil.open_loose(self._wanted_loose)
                self._wanted_loose = None
            self._navigator.arrived()

    @Slot(object)
    def _leave_facts(self, pupil: Pupil | None) -> None:
        self._stack.setCurrentWidget(self.list_page)
        if pupil is not None:
            self._wanted = pupil.id
        self._fresh.read()
        if not self._navigator.go_on_beside():
            self.list_page.focus_first()

    def _take_over(self, pupil_id: PupilId | None) -> None:
        field = "" if pupil_id is None else TAKEN_OVER_OF
        self._navigator.go(Spot(place=TAKE_OVER, record_id=pupil_id, field=field))

    @Slot(object)
    def _remove(self, pupil_id: PupilId) -> None:
        records = self._session.desk.records
        self._session.write(lambda: records.remove(records.get(Pupil, pupil_id)))
