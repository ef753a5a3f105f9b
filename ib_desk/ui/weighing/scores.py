"""Nine rows to score; the one with the focus shows its five written anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.care.matched_care_rule import DimensionGroup
from ib_desk.domain.care.weighing_texts import DimensionText, DimensionTexts
from ib_desk.domain.offers.picked_text import Offered
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.part_line import PartLine
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import restyle, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card, Line
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.later import Later
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.offer_list import OfferList
from ib_desk.ui.widgets.score import SCORES, ScoreChoice

_UNKNOWN: Final = "?"


class ScoreCard(Card):
    """Two groups of questions over one weighing; no total, no average, one colour."""

    def __init__(
        self, binding: Binding, texts: DimensionTexts, around: Around, later: Later
    ) -> None:
        """The groups after the first come `later`."""
        super().__init__()
        self._around = around
        self._binding = binding
        self._texts = texts
        self._later = later
        self._earlier: Weighing | None = None
        self._rows: dict[Dimension, _Row] = {}
        first, *others = DimensionGroup
        self._add_group(first)
        later.do(*(partial(self._add_group, group) for group in others))
        binding.changed.connect(self.show_weighing)
        self._unfold(Dimension.IMPACT)

    def _add_group(self, group: DimensionGroup) -> None:
        words = self._texts.groups[group]
        head = QHBoxLayout()
        spaced(head, 0, 12)
        if self._rows:
            self.add(Line())
        self.add(head)
        head.addWidget(label(words.title, "strong", "text", wrap=False))
        head.addWidget(label(words.hint, "small", "muted", wrap=False))
        head.addStretch(1)
        for dimension in group.members:
            title = _capital(self._around.terms.label(dimension))
            row = _Row(self._binding, dimension, title, self._texts[dimension])
            self.add(row)
            listen(self, row.answered, lambda dimension=dimension: self._store(dimension))
            listen(self, row.entered, lambda dimension=dimension: self._unfold(dimension))
            listen(self, row.stepped, lambda step, dimension=dimension: self._step(dimension, step))
            row.offer(lambda name: self._around.offers(self._weighing, name))
            row.unfold(on=False)
            self._rows[dimension] = row
            self._show(dimension)

    def show_around(self, around: Around) -> None:
        """The file says more by now: offer that too."""
        self._around = around

    def show_weighing(self) -> None:
        """Show the scores of the weighing as it is bound."""
        for dimension in self._rows:
            self._show(dimension)

    def _show(self, dimension: Dimension) -> None:
        row, earlier = self._rows[dimension], self._earlier
        row.show_entry(self._weighing.entry(dimension))
        row.show_earlier(None if earlier is None else earlier.entry(dimension))

    def show_earlier(self, earlier: Weighing | None) -> None:
        """“was 2”, where the last weighing scored something else, or nothing is chosen yet."""
        self._earlier = earlier
        for dimension, row in self._rows.items():
            row.show_earlier(None if earlier is None else earlier.entry(dimension))

    def light_up(self, dimensions: Iterable[Dimension]) -> QWidget | None:
        """Point at the rows that led to the proposal; gives the first of them."""
        self._later.finish()
        lit = set(dimensions)
        for dimension, row in self._rows.items():
            row.light_up(on=dimension in lit)
        return next((row for dimension, row in self._rows.items() if dimension in lit), None)

    def focus_row(self, dimension: Dimension) -> None:
        """Go to a question."""
        if dimension not in self._rows:
            self._later.finish()
        self._rows[dimension].choice.setFocus()

    def focus_part(self, name: str) -> None:
        """Go to a note or a source, by the name under which its draft is kept."""
        self._later.finish()
        for dimension, row in self._rows.items():
            for part in row.parts:
                if part.name == name:
                    self._unfold(dimension)
                    part.focus()

    @property
    def _weighing(self) -> Weighing:
        record = self._binding.record
        if not isinstance(record, Weighing):
            raise TypeError(type(record))
        return record

    def _store(self, dimension: Dimension) -> None:
        entry = self._rows[dimension].entry(dimension)
        known: Mapping[Dimension, DimensionScore] = {
            score.dimension: score for score in self._weighing.scores
        }
        scores = {**known, **({dimension: entry} if entry is not None else {})}
        # In the order of the form, so that the same answers are the same value.
        self._binding.store("scores", tuple(scores[d] for d in Dimension if d in scores))
        for part in self._rows[dimension].parts:
            part.done()

    def _unfold(self, dimension: Dimension) -> None:
        for other, row in self._rows.items():
            row.unfold(on=other is dimension)

    def _step(self, dimension: Dimension, step: int) -> None:
        order = [dimension for group in DimensionGroup for dimension in group.members]
        place = order.index(dimension) + step
        if 0 <= place < len(order):
            self.focus_row(order[place])


class _Row(QFrame):
    """Name, source, the words of the chosen anchor, and the five-part choice.

    The written anchors are made when the row is first unfolded: there are fifty-four of them.
    """

    answered = Signal()
    entered = Signal()
    stepped = Signal(int)

    def __init__(
        self, binding: Binding, dimension: Dimension, title: str, text: DimensionText
    ) -> None:
        super().__init__()
        self._text = text
        self._sources = label("", "small", "muted")
        self._anchor = label(text.question, "body", "muted")
        self._was = label("", "small", "muted", wrap=False)
        self._then: DimensionScore | None = None
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
        return DimensionScore(
            dimension=dimension,
            score=self.choice.score(),
            note=self.parts[0].text,
            source=self.parts[1].text,
        )

    def show_entry(self, entry: DimensionScore | None) -> None:
        """Show an answer without reporting it."""
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
        restyle(self._anchor, ink="muted" if score is None else "text")
        self._chosen = None if entry is None else len(SCORES) if score is None else score
        self._show_chosen()

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
        self._anchors.setVisible(on)

    def _show_chosen(self) -> None:
        for place, line in enumerate(self._lines):
            restyle(line, ground="chosen" if place == self._chosen else "")

    def _build(self, title: str) -> None:
        column = QVBoxLayout(self)
        spaced(column, (8, 2, 8, 2), 4)
        words = QVBoxLayout()
        spaced(words, 0, 0)
        head = QHBoxLayout()
        spaced(head, 0, 8)
        head.addWidget(label(title, "strong", "text", wrap=False))
        head.addWidget(self._sources, 1)
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


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
