"""The second step: what the export would change, and what of it is taken over."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.imports import Preview
from ib_desk.domain.intake.pupil_import import RowDecision, RowKind
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.imports.choices import TICKED_KINDS, ImportChoices
from ib_desk.ui.imports.odd_words import problem_words, problems_words, warning_words
from ib_desk.ui.imports.preview_list import PreviewList
from ib_desk.ui.imports.words import (
    colleague_line,
    colleague_words,
    decision_choice_words,
    dropped_words,
    export_facts,
    foot_words,
    kind_hint,
    kind_words,
    read_words,
    short_file_name,
    taking_words,
    unclear_words,
)
from ib_desk.ui.keys import focus_in
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import IconLine, label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.pick_one import PickOne
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.scroll_page import Foot, ScrollPage
from ib_desk.ui.widgets.search_field import SearchField
from ib_desk.ui.widgets.status import Status

_SEARCH_AFTER_MS = 80


class PreviewPage(ScrollPage):
    """Nothing is stored until the main button, which counts itself."""

    taken = Signal(object, object)
    """Take over: a `Preview` and the decisions."""
    left = Signal()
    """The user calls it off."""
    stop_asked = Signal()

    def __init__(self, terms: Terms) -> None:
        super().__init__(tr("Dit gaat veranderen"))
        self._preview: Preview | None = None
        self._choices: ImportChoices | None = None
        self._list = PreviewList(terms)
        self._build_head()
        self._build_parts()
        self._build_foot()
        self._list.acted.connect(self._act)
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._show_rows)

    # -- what is shown -----------------------------------------------------------------
    def show_preview(self, preview: Preview, file_name: str) -> None:
        """Another preview; what was decided about the same rows stays decided."""
        self._choices = ImportChoices(preview.plan, self._choices)
        self._preview = preview
        file_name = short_file_name(file_name)
        self._heading.show_title(
            read_words(preview.plan.pupils_in_file, file_name), export_facts(preview.export)
        )
        self._dropped.show_text(dropped_words(preview.export))
        self._throw_away.show_text(
            tr("Gooi {file} weg als je klaar bent. Iedereen kan het lezen.").format(file=file_name)
        )
        self._show_problems(preview)
        self._show_warnings(preview)
        self._show_colleagues(preview)
        self._parts.offer(
            (kind, f"{kind_words(kind)} {count}")
            for kind in RowKind
            if (count := preview.plan.count(kind))
        )
        self._show_rows()

    def forget(self) -> None:
        """The next preview starts from its own proposals; no names stay behind."""
        self._preview = self._choices = None
        self._search.set_text("")
        self._list.forget()

    def focus_first(self) -> None:
        """The parts, and not the first row: with large text that would scroll the warnings away."""
        focus_in(self._parts)

    def focus_search(self) -> None:
        """For Ctrl+F."""
        self._search.setFocus()
        self._search.selectAll()

    @override
    def parts(self) -> list[QWidget]:
        """For F6."""
        return [self._parts, self._list, self._foot_bar]

    # -- taking over -------------------------------------------------------------------
    def begin(self) -> None:
        """The change is being stored."""
        self._take.setEnabled(False)
        self._list.setEnabled(False)
        self._progress.begin(tr("Overnemen…"))

    def show_part(self, done: int, total: int) -> None:
        """How far the storing is."""
        self._progress.show_steps(done, total)

    def end(self) -> None:
        """Storing is over, one way or another."""
        self._progress.end()
        self._list.setEnabled(True)
        self._show_foot()

    # -- building ----------------------------------------------------------------------
    def _build_head(self) -> None:
        self._heading = PageHeading("")
        self._warning = Note(NoteKind.WARN, "")
        self._odd_words = label("", "body", "text")
        self._colleagues = QCheckBox(colleague_words(0))
        listen(self, self._colleagues.toggled, lambda _on: self._show_foot())
        self._colleague_names = label("", "body", "text")
        self._who = Fold(tr("Wie dat zijn"), self._colleague_names)
        self._odd = Fold(tr("Wat opviel bij het lezen"), self._odd_words)
        self._problem_words = label("", "body", "text")
        self._problems = Fold(problems_words(0), self._problem_words)
        self._dropped = IconLine("protected", "muted")
        self._throw_away = IconLine("remove", "muted")
        self.add(self._heading)
        self.add(self._warning)
        lines = QVBoxLayout()
        spaced(lines, (4, 0, 0, 0), 6)
        lines.addWidget(self._dropped)
        lines.addWidget(self._throw_away)
        self.add(lines)
        self.add(self._problems)
        self.add(self._odd)
        self.add(self._colleagues)
        self.add(self._who)

    def _build_parts(self) -> None:
        self._parts = PickOne(tr("Soorten wijzigingen"))
        self._parts.chosen.connect(self._show_rows)
        self._search = SearchField(tr("Zoek een leerling"))
        listen(self, self._search.textEdited, lambda _text: self._pause.start())
        self._hint = Status("small")
        self._all = quiet_button(tr("Alles aanvinken"))
        listen(self, self._all.clicked, lambda: self._turn_all(taken=True))
        self._none = quiet_button(tr("Alles uitvinken"))
        listen(self, self._none.clicked, lambda: self._turn_all(taken=False))
        self.add(self._parts)
        row = FlowLayout()
        for part in (self._search, self._all, self._none):
            row.addWidget(part)
        self.add(row)
        self.add(self._hint)
        self.add(self._list, 1)

    def _build_foot(self) -> None:
        self._progress = ProgressLine()
        self._progress.stop_asked.connect(self.stop_asked)
        foot = Foot()
        away = second_button(tr("Annuleren"))
        away.clicked.connect(self.left)
        self._take = main_button(taking_words(0, only_new=False))
        self._take.clicked.connect(self._ask_take)
        foot.add_action(away)
        foot.add_action(self._take)
        self._foot_words = foot
        self._foot_bar = QWidget()
        column = QVBoxLayout(self._foot_bar)
        spaced(column, 0, 0)
        holder = QHBoxLayout()
        spaced(holder, (24, 4, 20, 4), 0)
        holder.addWidget(self._progress)
        column.addLayout(holder)
        column.addWidget(foot)
        self.set_foot(self._foot_bar)

    # -- deciding ----------------------------------------------------------------------
    def _show_warnings(self, preview: Preview) -> None:
        plan = preview.plan
        self._warning.setVisible(bool(plan.older_than) or plan.mostly_absent)
        if plan.older_than:
            self._warning.show_message(
                NoteKind.WARN,
                tr("Dit is een export van een ouder schooljaar."),
                tr("In IB Desk staat {year}. Maak liever een nieuwe export.").format(
                    year=plan.older_than
                ),
            )
        elif plan.mostly_absent:
            self._warning.show_message(
                NoteKind.WARN,
                tr("Meer dan de helft van je leerlingen staat niet in dit bestand."),
                tr("Misschien zijn niet alle groepen geëxporteerd. ‘Vertrokken’ staat daarom uit."),
            )
        odd = [warning_words(warning) for warning in preview.export.warnings]
        self._odd.setVisible(bool(odd))
        self._odd.show_title(
            tr("1 ding viel op bij het lezen")
            if len(odd) == 1
            else tr("{count} dingen vielen op bij het lezen").format(count=len(odd))
        )
        self._odd_words.setText("\n".join(odd))

    def _show_problems(self, preview: Preview) -> None:
        """All of them: what is not read is not lost, and can be mended in the list or by hand."""
        problems = preview.export.problems
        self._problems.setVisible(bool(problems))
        self._problems.show_title(problems_words(len(problems)))
        self._problem_words.setText("\n".join(map(problem_words, problems)))

    def _show_colleagues(self, preview: Preview) -> None:
        changes = preview.colleagues
        self._colleagues.setVisible(bool(changes))
        self._who.setVisible(bool(changes))
        self._colleagues.setText(colleague_words(len(changes)))
        self._colleagues.setChecked(bool(changes))
        self._colleague_names.setText("\n".join(map(colleague_line, changes)))

    def _show_rows(self) -> None:
        kind = self._parts.value()
        if self._choices is None or not isinstance(kind, RowKind):
            return
        before = self._list.current_number()
        self._list.show_choices(self._choices, kind, self._search.text())
        if before is not None:
            self._list.go_to(before)
        has_ticks = kind in TICKED_KINDS
        self._all.setVisible(has_ticks)
        self._none.setVisible(has_ticks)
        nobody = tr("Hier staat niemand met die naam.")
        self._hint.tell(kind_hint(kind) if self._list.rows.rowCount() else nobody)
        self._show_foot()

    def _show_foot(self) -> None:
        choices = self._choices
        if choices is None:
            return
        self._take.setText(taking_words(choices.taken, only_new=choices.only_adds))
        self._take.setEnabled(choices.taken > 0 or self._colleagues.isChecked())
        words = unclear_words(choices.unclear)
        if choices.clash is not None:
            self._take.setEnabled(False)
            self._foot_words.show_words(
                tr("Je koos twee keer dezelfde leerling. Kies voor één rij iets anders."),
                "late",
                "late",
            )
        elif words:
            self._foot_words.show_words(words, "attention", "warn")
        else:
            self._foot_words.show_words(
                foot_words(choices.taken, offers_anything=choices.offers_anything)
            )

    def _act(self, number: int, place: QPoint) -> None:
        choices = self._choices
        if choices is None:
            return
        row = choices.plan.rows[number]
        if row.kind in TICKED_KINDS:
            choices.turn(number)
            self._decided(number)
        elif row.kind is RowKind.UNCLEAR:
            menu = self.choice_menu(number)
            menu.popup(place)
            for now in filter(QAction.isChecked, menu.actions()):
                menu.setActiveAction(now)  # where the arrow keys start

    def choice_menu(self, number: int) -> QMenu:
        """Who an unclear row can be."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self._choices is not None:
            row = self._choices.plan.rows[number]
            for decision in self._choices.offered(row):
                action = QAction(decision_choice_words(row, decision), menu)
                action.setCheckable(True)
                action.setChecked(decision == self._choices.of(number))
                action.setData((number, decision))
                menu.addAction(action)
        menu.triggered.connect(self._choose)
        return menu

    def _choose(self, action: QAction) -> None:
        number, decision = action.data()
        if self._choices is not None and isinstance(decision, RowDecision):
            self._choices.decide(number, decision)
            self._decided(number)

    def _decided(self, number: int) -> None:
        self._list.rows.look_again(number)
        self._show_foot()

    def _turn_all(self, *, taken: bool) -> None:
        kind = self._parts.value()
        if self._choices is not None and isinstance(kind, RowKind):
            self._choices.turn_all(kind, taken=taken)
            self._show_rows()

    def _ask_take(self) -> None:
        if self._preview is not None and self._choices is not None:
            wanted = self._preview.colleagues if self._colleagues.isChecked() else ()
            taken = replace(self._preview, colleagues=wanted)
            self.taken.emit(taken, dict(self._choices.decisions))
