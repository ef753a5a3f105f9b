"""One question of the weighing: its score, what it rests on, and the five written steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.care.evidence import Said, beside, rests_on
from ib_desk.domain.care.weighing_texts import DimensionText
from ib_desk.domain.offers.picked_text import Offered
from ib_desk.domain.records.weighing import Dimension, DimensionScore
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.part_line import PartLine
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, restyle, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.weighing.facts import FactLines
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.offer_list import OfferList
from ib_desk.ui.widgets.score import SCORES, ScoreChoice

_UNKNOWN: Final = "?"


class ScoreRow(QFrame):
    """Name, source, the words of the chosen anchor, and the five-part choice.

    The written anchors are made when the row is first unfolded: there are fifty-four of them.
    """

    answered = Signal()
    entered = Signal()
    stepped = Signal(int)
    source_asked = Signal(object)
    """The `FieldPlace` of a fact beside the score."""

    def __init__(
        self, binding: Binding, dimension: Dimension, title: str, text: DimensionText
    ) -> None:
        super().__init__()
        self._text = text
        self._sources = label("", "small", "muted")
        self._anchor = label(text.question, "body", "muted")
        self._was = label("", "small", "muted", wrap=False)
        self._then: DimensionScore | None = None
        self._stored: DimensionScore | None = None
        self._told: tuple[Said, ...] = ()
        self.choice = ScoreChoice(title, text.anchors)
        self.choice.chosen.connect(self._answer)
        self.choice.entered.connect(self.entered)
        listen(self, self.choice.next_asked, lambda: self.stepped.emit(1))
        listen(self, self.choice.previous_asked, lambda: self.stepped.emit(-1))
        self._note = LineField(
            tr("{title}: toelichting").format(title=title), placeholder=tr("Waaraan zie je dat?")
        )
        self._source = LineField(tr("{title}: bron").format(title=title), placeholder=tr("Bron"))
        self._source.setToolTip(text.sources)
        self.parts = (
            PartLine(binding, f"scores.{dimension.value}.note", self._note),
            PartLine(binding, f"scores.{dimension.value}.source", self._source),
        )
        for part in self.parts:
            part.settled.connect(self._note_written)
        self._facts: FactLines | None = None
        self._since: date | None = None
        self._is_open = False
        self._anchors = QWidget()
        self._inside = QVBoxLayout(self._anchors)
        self._lines: list[QWidget] = []
        self._chosen: int | None = None
        self._build(title)

    def offer(self, offers: Callable[[str], Offered]) -> None:
        """Let the user pick what the file says, and where it is known from."""
        OfferList(self._note, lambda: offers("scores.note"))
        OfferList(self._source, lambda: offers("scores.source"))

    def entry(self, dimension: Dimension) -> DimensionScore | None:
        """What was answered; `None` when nobody looked at it."""
        if not self.choice.is_answered:
            return None
        note, source = (part.text for part in self.parts)
        before = [one for one in (self._stored, self._then) if one is not None]
        return DimensionScore(
            dimension=dimension,
            score=self.choice.score(),
            note=note,
            source=source,
            rests_on=rests_on(note, source, self._told, before),
        )

    def show_facts(self, told: tuple[Said, ...], since: date | None) -> None:
        """All that the file says here, the most telling first; three of it are shown.

        `since`: the day of the last decision, where there was one.
        """
        self._told, self._since = told, since
        self._show_facts()

    def _show_facts(self) -> None:
        facts = self._facts
        if facts is None and self._told and self._is_open:
            facts = self._facts = self._make_facts()
        if facts is None:
            return
        note, source = (part.text for part in self.parts)
        on = () if self._stored is None else self._stored.rests_on
        taken = [
            one for one in self._told if one.place.record_id in on or one.stands_in(note, source)
        ]
        facts.show_facts(beside(self._told, taken), taken, self._since)

    def _take(self, fact: Said) -> None:
        """What was said already stays: one fact seldom tells all."""
        texts = fact.with_it(*(part.text for part in self.parts))
        for part, words in zip(self.parts, texts, strict=True):
            part.take_up(words)
        if not self.choice.hasFocus() and self.focusWidget() is not None:
            self.choice.setFocus()
        self._show_facts()
        self._note_written()

    def show_entry(self, entry: DimensionScore | None) -> None:
        """Show an answer without reporting it."""
        self._stored = entry
        score = None if entry is None else entry.score
        self.choice.show_score(score, answered=entry is not None)
        note, source = self.parts
        note.show("" if entry is None else entry.note)
        source.show("" if entry is None else entry.source)
        if entry is None:
            words = self._text.question
        elif score is None:
            words = self._text.find_out
        else:
            words = self._text.anchors[score]
        self._anchor.setText((entry.note if entry is not None else "") or words)
        self._sources.setText("" if entry is None else entry.source)
        self._sources.setVisible(bool(self._sources.text()))
        restyle(self._anchor, ink="muted" if score is None else "text")
        self._chosen = None if entry is None else len(SCORES) if score is None else score
        self._show_chosen()
        self._show_facts()

    def show_earlier(self, then: DimensionScore | None) -> None:
        """The answer of the weighing before, unless it is the same again."""
        self._then = then
        is_same = self.choice.is_answered and then is not None and then.score == self.choice.score()
        if then is None or is_same:
            self._was.setText("")
        elif then.score is None:
            self._was.setText(tr("was onbekend"))
        else:
            self._was.setText(tr("was {score}").format(score=then.score))
        self._was.setVisible(bool(self._was.text()))

    def light_up(self, *, on: bool) -> None:
        """Stand out as one of the reasons."""
        restyle(self, ground="lit" if on else "")

    def unfold(self, *, on: bool) -> None:
        """Show the written anchors and the room for a note."""
        if on and not self._lines:
            for score, anchor in enumerate(self._text.anchors):
                self._add_anchor(score, anchor)
            self._add_anchor(None, tr("weet niet"))
            self._show_chosen()
        self._is_open = on
        self._show_facts()
        self._anchors.setVisible(on)
        if self._facts is not None:
            self._facts.hear(on=on)

    def _make_facts(self) -> FactLines:
        """Above the room for a note, which they are taken into."""
        facts = FactLines(self)
        facts.taken.connect(self._take)
        facts.asked.connect(self.source_asked)
        self._inside.insertWidget(self._inside.count() - 1, facts)
        facts.hear(on=True)
        return facts

    def _show_chosen(self) -> None:
        for place, line in enumerate(self._lines):
            restyle(line, ground="chosen" if place == self._chosen else "")

    def _build(self, title: str) -> None:
        column = QVBoxLayout(self)
        spaced(column, (8, 2, 8, 2), 4)
        words = QVBoxLayout()
        spaced(words, 0, CLEAR_OF_TAILS)
        head = QHBoxLayout()
        spaced(head, 0, 8)
        head.addWidget(label(title, "strong", "text"), 3)
        head.addWidget(self._sources, 2)
        words.addLayout(head)
        words.addWidget(self._anchor)
        row = QHBoxLayout()
        spaced(row, 0, 12)
        row.addLayout(words, 1)
        row.addWidget(self._was)
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        inside = self._inside
        spaced(inside, (8, 4, 0, 8), 2)
        notes = QHBoxLayout()
        spaced(notes, (0, 6, 0, 0), 8)
        notes.addWidget(self._note, 3)
        notes.addWidget(self._source, 2)
        inside.addLayout(notes)
        column.addWidget(self._anchors)

    def _add_anchor(self, score: int | None, words: str) -> None:
        line = _Anchor(_UNKNOWN if score is None else str(score), words)
        listen(self, line.pressed, lambda: self.choice.pick(score))
        self._inside.insertWidget(len(self._lines), line)
        self._lines.append(line)

    def _answer(self, score: object) -> None:
        then = self._then
        if then is not None and then.score == score and not any(part.text for part in self.parts):
            # By the same score as last time, what it rested on holds as well.
            for part, words in zip(self.parts, (then.note, then.source), strict=True):
                part.show(words)
        self.answered.emit()

    def _note_written(self) -> None:
        if self.choice.is_answered:
            self.answered.emit()
            return
        for part in self.parts:
            part.keep()  # a note belongs to a score: it waits for one


class _Anchor(QFrame):
    """A written step; a click on it chooses it, as the keys do."""

    pressed = Signal()

    def __init__(self, sign: str, words: str) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        spaced(row, (8, 2, 8, 2), 12)
        row.addWidget(label(sign, "strong", "text", wrap=False))
        row.addWidget(label(words, "body", "text"), 1)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
