"""What holds in a file that is taken over: level, team, what runs, agreements, the next talk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.domain.care.weighing_texts import SupportLevels
from ib_desk.domain.intake.running_file import (
    RunningFile,
    TakenAgreement,
    TakenMeasure,
    names_in,
)
from ib_desk.domain.offers.picked_text import Joining, Offered
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.doubts import Doubt, doubts
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.records.weighing import LEVELS
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.forms.spec import Around, Field
from ib_desk.ui.listen import listen
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.records.running_measure import running_measure_spec
from ib_desk.ui.records.weighing import level_words
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.take_over.questions import UNFINISHED, Questions
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.act_button import ActButton
from ib_desk.ui.widgets.buttons import button_row, icon_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.labels import label

_AGREEMENTS: Final = 6
"""More are typed in the file itself."""
_OF_A_MEASURE: Final[Mapping[MeasureKind, tuple[str, ...]]] = {
    MeasureKind.OPP: ("starts_on", "ends_on"),
    MeasureKind.TLV: ("starts_on", "ends_on", "number", "category"),
    MeasureKind.ARRANGEMENT: ("starts_on", "ends_on", "number", "hours"),
}


class TakeOverForm(QWidget):
    """Every answer may stay empty; what is not asked for here is added in the file."""

    typed = Signal()
    left = Signal()
    grown = Signal(QWidget)
    """Something was added that may be out of sight."""

    def __init__(self, levels: SupportLevels, around: Around) -> None:
        super().__init__()
        self._around = around
        self._people: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 12)
        self._now = self._build_now(levels)
        self._measures = {kind: _MeasureRow(kind, around) for kind in MeasureKind}
        self._agreements: list[Questions] = []
        self._build_measures(around.terms)
        self._build_agreements()

    # -- answers -----------------------------------------------------------------------
    @property
    def taken(self) -> RunningFile:
        """What is answered now."""
        return RunningFile(
            level=self._now.value("taken_over_level"),
            team=names_in(self._now.value("name")),
            measures=tuple(row.taken for row in self._measures.values() if row.is_asked),
            agreements=tuple(
                TakenAgreement(
                    result=one.value("result"),
                    owner=one.value("owner"),
                    ends_on=one.value("ends_on"),
                )
                for one in self._agreements
                if any(one.texts().values())
            ),
            next_talk_on=self._now.value("held_on"),
        )

    @property
    def count(self) -> int:
        """How many fields there are to fill now."""
        return sum(part.count for part in self._asked())

    def find_misread(self) -> QWidget | None:
        """The first field in which no value stands."""
        return next((w for part in self._asked() if (w := part.find_misread())), None)

    def focus_first(self) -> None:
        """The level."""
        self._now.focus_first()

    def offer_people(self, names: tuple[str, ...]) -> None:
        """Colleagues, for the team and who keeps an agreement."""
        self._people = names

    def texts(self) -> dict[str, str]:
        """All that stands there, to be kept as a draft."""
        asked = {f"{kind.value}?": "1" for kind, row in self._measures.items() if row.is_asked}
        return asked | {name: t for part in self._asked() for name, t in part.texts().items()}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put a draft back; nothing of it is an empty form."""
        for kind, row in self._measures.items():
            self._show_row(row, asked=f"{kind.value}?" in texts)
        kept = [n for n in range(_AGREEMENTS) if any(t.startswith(f"{n}.") for t in texts)]
        self._show_agreements(max(kept, default=0) + 1)
        for part in (self._now, *(r.questions for r in self._measures.values())):
            part.show_texts(texts)
        for one in self._agreements:
            one.show_texts(texts)

    def ask_measure(self, kind: MeasureKind) -> None:
        """One that runs: its fields, and the focus in the first."""
        row = self._measures[kind]
        self._show_row(row, asked=True)
        row.questions.focus_first()
        self.grown.emit(row)
        self.typed.emit()

    def _asked(self) -> list[Questions]:
        rows = (row.questions for row in self._measures.values() if row.is_asked)
        return [self._now, *rows, *self._agreements]

    # -- building ----------------------------------------------------------------------
    def _build_now(self, levels: SupportLevels) -> Questions:
        now = Questions()
        level = Field(
            name="taken_over_level",
            label=tr("Welk niveau van hulp nu?"),
            options=tuple((number, level_words(levels, number)) for number in LEVELS),
            narrow=True,
        )
        team = Field(
            name="name",
            label=tr("Wie zitten in het team?"),
            hint=tr("Komma tussen de namen. De eerste houdt het overzicht."),
            narrow=True,
        )
        talk = Field(name="held_on", label=tr("Wanneer is het volgende gesprek?"), narrow=True)
        now.ask(SupportFile, [level], self._around)
        now.ask(Professional, [team], self._around)
        now.ask(Meeting, [talk], self._around)
        now["name"].offer(lambda: Offered(pieces=self._people, joining=Joining.COMMA))
        card = Card(tr("Nu"), icon_of(SupportFile))
        card.add(now)
        self._column.addWidget(card)
        self._follow(now)
        return now

    def _build_measures(self, terms: Terms) -> None:
        card = Card(tr("Wat loopt er?"), icon_of(RunningMeasure))
        self.adding: dict[MeasureKind, ActButton] = {}
        for kind, row in self._measures.items():
            row.hide()
            self._follow(row.questions)
            listen(self, row.gone, lambda row=row: self._take_away(row))
            card.add(row)
            button = quiet_button(terms.title(kind), "add")
            button.setAccessibleName(tr("{what} toevoegen").format(what=terms.label(kind)))
            listen(self, button.clicked, lambda _on=False, kind=kind: self.ask_measure(kind))
            self.adding[kind] = button
        card.add(button_row(*self.adding.values()))
        self._column.addWidget(card)

    def _build_agreements(self) -> None:
        self._agreement_card = Card(tr("Wat is afgesproken?"), icon_of(Agreement))
        self._lines = QVBoxLayout()
        spaced(self._lines, 0, 8)
        self._agreement_card.add(self._lines)
        self._more = quiet_button(tr("Nog een afspraak"), "add")
        listen(self, self._more.clicked, self._ask_agreement)
        self._agreement_card.add(button_row(self._more))
        self._column.addWidget(self._agreement_card)
        self._show_agreements(1)

    def _follow(self, questions: Questions) -> None:
        questions.typed.connect(self.typed)
        questions.left.connect(self.left)

    # -- more or less of it ------------------------------------------------------------
    def _show_row(self, row: _MeasureRow, *, asked: bool) -> None:
        row.is_asked = asked
        row.setVisible(asked)
        self.adding[row.kind].setVisible(not asked)
        if not asked:
            row.questions.show_texts({})

    def _take_away(self, row: _MeasureRow) -> None:
        self._show_row(row, asked=False)
        self.adding[row.kind].setFocus()
        self.typed.emit()
        self.left.emit()

    def _ask_agreement(self) -> None:
        self._show_agreements(len(self._agreements) + 1)
        self._agreements[-1].focus_first()
        self.grown.emit(self._agreements[-1])

    def _show_agreements(self, count: int) -> None:
        while len(self._agreements) > count:
            gone = self._agreements.pop()
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._agreements) < count:
            one = Questions(f"{len(self._agreements)}.")
            fields = {field.name: field for field in agreement_spec().form.first}
            wanted = ("result", "owner", "ends_on")
            one.ask(Agreement, [_in_a_line(fields[name]) for name in wanted], self._around)
            one["owner"].offer(lambda: Offered(pieces=self._people))
            self._follow(one)
            self._agreements.append(one)
            self._lines.addWidget(one)
        self._more.setVisible(count < _AGREEMENTS)


class _MeasureRow(QWidget):
    """What is asked of one that runs, with a button that takes it away again."""

    gone = Signal()

    def __init__(self, kind: MeasureKind, around: Around) -> None:
        super().__init__()
        self.kind = kind
        self.is_asked = False
        self._today = around.today
        self.questions = Questions(f"{kind.value}.", self._unlikely)
        fields = {field.name: field for field in running_measure_spec().form.fields}
        self.questions.ask(
            RunningMeasure, [_in_a_line(fields[name]) for name in _OF_A_MEASURE[kind]], around
        )
        name = around.terms.title(kind)
        away = icon_button("remove", tr("{what} verwijderen").format(what=name))
        away.clicked.connect(self.gone)
        head = QHBoxLayout()
        spaced(head, 0, 8)
        head.addWidget(label(name, "strong", "text"))
        head.addWidget(away)
        head.addStretch(1)
        rows = QVBoxLayout(self)
        spaced(rows, 0, 4)
        rows.addLayout(head)
        rows.addWidget(self.questions)

    def _unlikely(self) -> Mapping[str, Doubt]:
        taken = self.taken
        measure = RunningMeasure(
            file_id=SupportFileId(UNFINISHED),
            kind=self.kind,
            starts_on=taken.starts_on,
            ends_on=taken.ends_on,
        )
        return doubts(measure, self._today)

    @property
    def taken(self) -> TakenMeasure:
        """What is answered."""
        names = _OF_A_MEASURE[self.kind]
        values = {name: self.questions.value(name) for name in names}
        return TakenMeasure(kind=self.kind, **values)


def _in_a_line(field: Field) -> Field:
    """One line, beside the others, whatever the record decides later."""
    return Field(name=field.name, label=field.label, hint=field.hint, narrow=True)
