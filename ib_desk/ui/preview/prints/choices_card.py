"""What goes on paper, and for whom: only what the chosen print knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ib_desk.application.leaving.orders import told_on_print
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.print_habits import Habit
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.ages import Ages
from ib_desk.domain.law.rights import rights_in
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.preview.prints.boxes_part import BoxesPart
from ib_desk.ui.preview.prints.every import every_print
from ib_desk.ui.preview.prints.guardian_part import GuardianPart
from ib_desk.ui.preview.prints.of_one_part import MeetingPart, VersionPart
from ib_desk.ui.preview.prints.print_kind import ForWhom, PrintKind
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label


class PrintChoicesCard(Card):
    """Nothing that could hurt is on by default: scores, and safety least of all."""

    chosen = Signal()
    """Something else should be printed, or in another way."""

    habit_chosen = Signal(object, object)
    """(Report, PrintChoices): she ticked how this one is printed."""

    def __init__(self, report: Report, terms: Terms, ages: Ages, about: UUID | None = None) -> None:
        """`about` is the meeting, or the version of the plan, that is asked for; or another."""
        super().__init__()
        self._terms, self._ages = terms, ages
        self._whole: WholeFile | None = None
        self._day = date.min
        kinds = every_print()
        self._kinds = {kind.report: kind for kind in kinds}
        self._report = Choice(tr("Wat druk je af?"), [(kind.report, kind.title) for kind in kinds])
        self._report.choose(report)
        self.guardian = GuardianPart()
        self.meeting = MeetingPart(about)
        self.version = VersionPart(about)
        self._boxes = BoxesPart(kinds, self.guardian.address)
        self.add(Field(tr("Wat druk je af?"), self._report))
        for part in (*self.meeting.widgets, self.version.field, *self.guardian.widgets):
            part.hide()
            self.add(part)
        self.add(self._boxes)
        self._habit = QWidget()
        usual = quiet_button(tr("Weer zoals gewoon"), "undo")
        column = QVBoxLayout(self._habit)
        spaced(column, 0, 4)
        column.addWidget(label(tr("Zo drukte je dit de vorige keer af."), "small", "muted"))
        column.addLayout(button_row(usual))
        self._habit.hide()
        self.add(self._habit)
        usual.clicked.connect(self._back_to_usual)
        self._boxes.show_boxes(self.kind, None)
        self.guardian.address.hide()
        for choice in (self._report, *self._asked_choices):
            choice.chosen.connect(self._turn)
        self.guardian.address.clicked.connect(self._turn)
        self._boxes.ticked.connect(self._tick)

    @property
    def _asked_choices(self) -> tuple[Choice, ...]:
        return self.guardian.choice, self.meeting.choice, self.version.choice

    @property
    def report(self) -> Report:
        """What is to be printed."""
        value = self._report.value()
        return value if isinstance(value, Report) else Report.PARENTS

    @property
    def kind(self) -> PrintKind:
        """What is particular to it."""
        return self._kinds[self.report]

    @property
    def choices(self) -> PrintChoices:
        """In which way; a choice that this print does not know counts as not made."""
        meeting = self.meeting.chosen
        return replace(
            self._boxes.ticked_on(PrintChoices()),
            addressee=self.guardian.chosen,
            with_address=self.guardian.with_address,
            meeting=None if meeting is None else meeting.id,
            opp=self.version.chosen if self.kind.of_opp else None,
        )

    @property
    def recipient(self) -> str:
        """For the register: the names of those for whom it is; “” as long as no file is shown."""
        asked = self._asked
        return "" if asked is None else self.kind.recipient(asked)

    @property
    def ground(self) -> str:
        """For the register: why it may leave."""
        return self.kind.ground

    def show_file(self, whole: WholeFile, day: date) -> None:
        """The people of another file, or others of the same; `day` is that of the print."""
        self._whole, self._day = whole, day
        self._offer()

    def remember(self, habits: Mapping[Report, Habit]) -> None:
        """How she prints each kind: the chosen one begins so."""
        self._boxes.remember(habits)
        self._habit.setVisible(not self._boxes.is_as_usual)

    def know(self, habits: Mapping[Report, Habit]) -> None:
        """What she ticked is kept; it is told from the next time on."""
        self._boxes.know(habits)

    def mark_concept(self, *, is_concept: bool) -> None:
        """Where a request still has to be sent, its print says so."""
        self.box_of("mark").setChecked(is_concept)

    def box_of(self, field: str) -> QCheckBox:
        """The box that gives `field` of the choices its value."""
        return self._boxes.box_of(field)

    def focus(self) -> None:
        """The first choice."""
        self._report.setFocus()

    @property
    def _asked(self) -> ForWhom | None:
        whole = self._whole
        if whole is None:
            return None
        chosen = self.guardian.chosen
        return ForWhom(
            whole=whole,
            rights=rights_in(whole, self._day, self._ages),
            day=self._day,
            terms=self._terms,
            guardian=next((one for one in whole.guardians if one.id == chosen), None),
            meeting=self.meeting.chosen,
        )

    def _tick(self) -> None:
        self._turn()
        self.habit_chosen.emit(self.report, self.choices)

    def _back_to_usual(self) -> None:
        """What she is used to is forgotten, and the pages are as for who never chose."""
        self._boxes.forget_habit()
        self._tick()
        self._report.setFocus()

    def _turn(self) -> None:
        self._offer()
        self.chosen.emit()

    def _offer(self) -> None:
        """What the chosen print asks of this file, and what follows from what was chosen."""
        kind, asked = self.kind, self._asked
        if asked is not None:
            self.meeting.offer(kind, asked)
            self.version.offer(kind, asked)
            self.guardian.offer(kind, asked)
        asked = self._asked
        if asked is not None:
            told = told_on_print(asked.whole, kind.report, self.choices, asked.day)
            self.guardian.tell(kind, asked, told)
        is_another = self._boxes.show_boxes(kind, self._whole)
        if is_another or self._boxes.is_as_usual:
            self._habit.setVisible(not self._boxes.is_as_usual)
