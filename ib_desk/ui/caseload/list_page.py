"""The two lists with what can be done from them; it shows, the screen acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.filters import Filter, Running, files_in, pupils_in
from ib_desk.application.list_views import USUAL_COLUMNS, FileColumn, ListViews, NamedFilter
from ib_desk.application.overview import CaseloadLine, Lists, PupilLine
from ib_desk.domain.leaving.list_sheet import ListSheet
from ib_desk.domain.records.pupil import PupilId
from ib_desk.ui.caseload.columns import file_columns, pupil_columns
from ib_desk.ui.caseload.filter_bar import FilterBar, Showing
from ib_desk.ui.caseload.list_sheets import sheet_of_files
from ib_desk.ui.caseload.view_card import ViewCard
from ib_desk.ui.list_words import still_made
from ib_desk.ui.listen import listen
from ib_desk.ui.places import IMPORT, PUPILS, TAKE_OVER, title_of
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.acts_menu import acts_menu, add_act
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.line_table import LineTable
from ib_desk.ui.widgets.page_stack import PageStack
from ib_desk.ui.widgets.scroll_page import ScrollPage

_PLACES: Final = tuple(FileColumn)
"""Where each column stands in the table; in which order it shows them, she says."""


class CaseloadList(ScrollPage):
    """Enter opens a line, Space or a right click shows what more can be done with it."""

    opened = Signal(object)
    """A `CaseloadLine` or a `PupilLine`."""
    line_asked = Signal(object)
    """A line about this pupil, or about whom is still to be said (`None`)."""
    facts_asked = Signal(object)
    """The facts of this pupil."""
    file_asked = Signal(object)
    """A new file for this pupil."""
    removal_asked = Signal(object)
    """This pupil, who has no file."""
    add_asked = Signal()
    import_asked = Signal()
    paper_asked = Signal()
    """The list of files as it is shown, on paper or as a file."""
    take_over_asked = Signal(object)
    """A file that ran elsewhere, of this pupil, or of whom is still to be said (`None`)."""

    def __init__(self, catalogue: Catalogue, today: Callable[[], date]) -> None:
        super().__init__(title_of(PUPILS))
        self._lists = Lists()
        self._used = ""
        """By which of her filters the list is filtered."""
        self._heading = PageHeading(title_of(PUPILS))
        self.above = QVBoxLayout()
        self._bar = FilterBar(catalogue.levels, catalogue.terms)
        self._catalogue, self._today = catalogue, today
        self._file_columns = file_columns(catalogue, today)
        self._known_views: ListViews | None = None
        """Before they are read, nothing she does takes the place of what she chose before."""
        self._files = LineTable(
            tr("Dossiers"),
            [self._file_columns[column] for column in _PLACES],
            lambda line: line.file_id,
            sorted_by=_PLACES.index(FileColumn.NEXT),
        )
        self.views = ViewCard({one: column.title for one, column in self._file_columns.items()})
        self._show_columns(USUAL_COLUMNS)
        self._pupils = LineTable(tr("Alle leerlingen"), pupil_columns(), lambda line: line.pupil.id)
        self._nobody = self._build_nobody()
        self._no_files = _no_files_yet()
        self._nothing_found = _nothing_found()
        self._no_file_yet = _no_file_found()
        self._stack = PageStack(
            self._files,
            self._pupils,
            self._nobody,
            self._no_files,
            self._no_file_yet,
            self._nothing_found,
        )
        self._build()
        self._listen()

    # -- what is shown -----------------------------------------------------------------
    def show_lists(self, lists: Lists) -> None:
        """Other lines; where one was stays where one is."""
        if lists is self._lists:
            return  # nothing changed since
        self._lists = lists
        running = sum(line.is_open for line in lists.files)
        present = sum(not line.has_left for line in lists.pupils)
        self._bar.show_counts(running, present)
        groups = {line.pupil.group_key: line.pupil.group for line in lists.pupils}
        known = dict.fromkeys(groups[key] for key in sorted(groups) if groups[key])
        self._bar.show_groups(known)
        self._show_actions()
        self._filter()

    def show_views(self, views: ListViews) -> None:
        """Her columns, and the filters that she named."""
        self._known_views = views
        self._bar.allow_views()
        self._show_columns(views.columns)
        self.views.show_views(views)
        names = [one.name for one in views.filters]
        self._use_name(self._used if self._used in names else "")

    def _show_columns(self, columns: Sequence[FileColumn]) -> None:
        self._files.show_columns([_PLACES.index(column) for column in columns])

    def sheet(self) -> ListSheet:
        """The list of files as it is seen: its columns, its order, its words."""
        return sheet_of_files(
            self.shown_files,
            [_PLACES[place] for place in self._files.shown_columns],
            self.asked,
            self._catalogue,
            self._today,
        )

    @property
    def shown_files(self) -> tuple[CaseloadLine, ...]:
        """In the order in which they are seen."""
        return tuple(self._files.lines)

    @property
    def asked(self) -> Filter:
        """What is asked of the list now."""
        return self._bar.filter

    def use_filter(self, name: str) -> None:
        """Ask what was kept under this name; “” keeps what is asked."""
        found = next((one for one in self._named if one.name == name), None)
        if found is not None:
            self._bar.show_list(Showing.FILES)
            self._bar.use(found.filter)
        self._use_name(name if found is not None else "")
        self._filter()

    @property
    def _named(self) -> tuple[NamedFilter, ...]:
        return () if self._known_views is None else self._known_views.filters

    def _use_name(self, name: str) -> None:
        self._used = name
        self._bar.show_named([one.name for one in self._named], name)
        self.views.show_used(name)

    def show_list(self, showing: Showing) -> None:
        """One of the two lists."""
        self._bar.show_list(showing)
        self._filter()

    def go_to_pupil(self, pupil_id: PupilId) -> None:
        """Show a pupil in the list of all, whatever is filtered."""
        self._bar.show_list(Showing.PUPILS)
        shown = pupils_in(self._lists.pupils, self._bar.filter)
        if pupil_id not in {line.pupil.id for line in shown}:
            self._bar.clear()
        self._filter()
        self._pupils.go_to(pupil_id)

    def line_of(self, pupil_id: PupilId) -> PupilLine | None:
        """How a pupil was read last."""
        return next((line for line in self._lists.pupils if line.pupil.id == pupil_id), None)

    def focus_first(self) -> None:
        """The list, or what can be done when it is empty."""
        self._stack.setFocus()

    def focus_search(self) -> None:
        """For Ctrl+F."""
        self._bar.focus_search()

    @override
    def parts(self) -> list[QWidget]:
        """For F6."""
        return [self._bar, *([] if self.views.isHidden() else [self.views]), self._stack]

    def _show_actions(self) -> None:
        has_pupils = bool(self._lists.pupils)
        for button in self._others:
            button.setVisible(has_pupils)
        self._quick.setVisible(has_pupils)

    # -- building ----------------------------------------------------------------------
    def _build(self) -> None:
        take_in = quiet_button(title_of(IMPORT), "import")
        take_in.setToolTip(tr("Leerlingen uit de leerlingadministratie halen"))
        take_in.clicked.connect(self.import_asked)
        take_over = quiet_button(title_of(TAKE_OVER), "take_over")
        take_over.setToolTip(tr("Een dossier dat al loopt, in IB Desk zetten"))
        listen(self, take_over.clicked, lambda: self.take_over_asked.emit(None))
        add = second_button(tr("Leerling toevoegen"), "add_person")
        add.clicked.connect(self.add_asked)
        self._quick = main_button(tr("Snel opschrijven"), "write_down")
        self._quick.setToolTip(tr("Snel opschrijven (Ctrl+Shift+S)"))
        self._quick.setAccessibleDescription("Ctrl+Shift+S")
        listen(self, self._quick.clicked, lambda: self.line_asked.emit(None))
        self._others = (take_in, take_over, add)
        for button in (*self._others, self._quick):
            self._heading.add_action(button)
        spaced(self.above, 0, 12)
        self.add(self._heading)
        self.add(self.above)
        self.add(self._bar)
        self.add(self.views)
        self.add(self._stack, 1)

    def _build_nobody(self) -> QWidget:
        """The two ways in."""
        nobody = EmptyState(
            "pupils",
            tr("Nog geen leerlingen"),
            tr("Haal ze uit je leerlingadministratie of voeg er een toe."),
            tr("Leerlingen inlezen"),
            button_icon="import",
        )
        nobody.asked.connect(self.import_asked)
        add = second_button(tr("Zelf een leerling toevoegen"), "add_person")
        add.clicked.connect(self.add_asked)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(add)
        row.addStretch(1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        spaced(column, 0, 12)
        column.addWidget(nobody)
        column.addLayout(row)
        column.addStretch(1)
        holder.setFocusProxy(nobody)
        return holder

    def _listen(self) -> None:
        self._bar.switched.connect(self._filter)
        self._bar.changed.connect(self._filter)
        self._bar.list_asked.connect(self._search_done)
        self._bar.named_chosen.connect(self.use_filter)
        self._bar.views_asked.connect(self.views.ask)
        self._bar.paper_asked.connect(self.paper_asked)
        self.views.left.connect(self.focus_first)
        listen(self, self._files.columns_chosen, self._choose_columns)
        for empty in (self._no_files, self._no_file_yet):
            empty.asked.connect(self._show_pupils)
        self._nothing_found.asked.connect(self._clear_filters)
        for table in (self._files, self._pupils):
            table.line_opened.connect(self.opened)
            table.menu_asked.connect(self._show_menu)

    def _choose_columns(self, places: Sequence[int]) -> None:
        if self._known_views is not None:
            self.views.columns_chosen.emit(tuple(_PLACES[place] for place in places))

    # -- filtering ---------------------------------------------------------------------
    @Slot()
    def _filter(self) -> None:
        lists, asked = self._lists, self._bar.filter
        shows_files = self._bar.showing is Showing.FILES
        usual = Filter(running=asked.running)
        every: Sequence[object]
        fitting: Sequence[object]
        if shows_files:
            every = files_in(lists.files, usual)
            fitting = every if asked == usual else files_in(lists.files, asked)
        else:
            every = pupils_in(lists.pupils, usual)
            fitting = every if asked == usual else pupils_in(lists.pupils, asked)
        table = self._files if shows_files else self._pupils
        table.show_lines(fitting)
        self._bar.setVisible(bool(lists.pupils))
        # Of now all is there at once; who left and what was closed comes in a moment.
        asks_more = asked.running is not Running.NOW or not fitting
        is_coming = bool(lists.to_make) or (asks_more and not lists.is_whole)
        if is_coming:
            self._stack.show_page(table)
        elif not lists.pupils:
            self._stack.show_page(self._nobody)
        elif shows_files and not lists.files:
            self._stack.show_page(self._no_files)
        elif shows_files and not fitting and asked.query and pupils_in(lists.pupils, asked):
            self._stack.show_page(self._no_file_yet)
        elif not fitting:
            self._stack.show_page(self._nothing_found)
        else:
            self._stack.show_page(table)
        count = _count_words(len(fitting), len(every), files=shows_files)
        said = still_made(lists.to_make) if is_coming else count
        self._heading.show_title(title_of(PUPILS), said)

    def _search_done(self) -> None:
        self._filter()
        self.focus_first()

    def _show_pupils(self) -> None:
        self.show_list(Showing.PUPILS)
        self.focus_first()

    def _clear_filters(self) -> None:
        self._bar.clear()
        self._filter()
        self.focus_first()

    # -- more to do --------------------------------------------------------------------
    @Slot(object, QPoint)
    def _show_menu(self, line: CaseloadLine | PupilLine, place: QPoint) -> None:
        self.line_menu(line).popup(place)

    def line_menu(self, line: CaseloadLine | PupilLine) -> QMenu:
        """All that can be done with a line."""
        menu = acts_menu(self)
        pupil_id = line.pupil.id
        known = self.line_of(pupil_id)
        if line.file_id is not None:
            add_act(menu, tr("Dossier openen"), lambda: self.opened.emit(line))
        if known is not None and not known.has_open_file:
            words = (
                tr("Dossier beginnen") if known.file_id is None else tr("Nieuw dossier beginnen")
            )
            add_act(menu, words, lambda: self.file_asked.emit(pupil_id))
            add_act(menu, title_of(TAKE_OVER), lambda: self.take_over_asked.emit(pupil_id))
        add_act(menu, tr("Snel opschrijven"), lambda: self.line_asked.emit(pupil_id))
        add_act(menu, tr("Gegevens van de leerling"), lambda: self.facts_asked.emit(pupil_id))
        if known is not None and known.file_id is None:
            menu.addSeparator()
            add_act(menu, tr("Leerling verwijderen"), lambda: self.removal_asked.emit(pupil_id))
        return menu


def _count_words(shown: int, every: int, *, files: bool) -> str:
    if every == 0:
        return ""
    if files:
        whole = tr("1 dossier") if every == 1 else tr("{count} dossiers").format(count=every)
    else:
        whole = tr("1 leerling") if every == 1 else tr("{count} leerlingen").format(count=every)
    how = tr("Enter of dubbelklik opent")
    if shown == every:
        return f"{whole} · {how}"
    return f"{tr('{shown} van {whole}').format(shown=shown, whole=whole)} · {how}"


def _no_files_yet() -> EmptyState:
    return EmptyState(
        "new_file",
        tr("Nog geen dossiers"),
        tr("Kies een leerling en begin een dossier."),
        tr("Leerling kiezen"),
        button_icon="pupils",
    )


def _nothing_found() -> EmptyState:
    return EmptyState(
        "search",
        tr("Niets gevonden"),
        tr("Met deze zoekwoorden en filters staat hier niemand."),
        tr("Alle filters uit"),
        button_icon="filter",
    )


def _no_file_found() -> EmptyState:
    return EmptyState(
        "search",
        tr("Geen dossier gevonden"),
        tr("In de lijst van alle leerlingen staat wel iemand die hierbij past."),
        tr("Naar alle leerlingen"),
        button_icon="pupils",
    )
