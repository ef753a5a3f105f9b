"""One condition with its score: of all together, or of a party that sees it differently."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.domain.records.contract import (
    Condition,
    ConditionScore,
    ConditionState,
    ConditionView,
)
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.part_line import PartLine
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField

_STATE_WIDTH = 184


class ConditionRow(QWidget):
    """`line` is there for what does not go well."""

    def __init__(
        self,
        binding: Binding,
        note: str,
        condition: Condition,
        around: Around,
        other: QAbstractButton,
        *,
        who: str | None = None,
    ) -> None:
        """`note` is the name of its draft, `other` the button behind it, `who` the one party."""
        super().__init__()
        words = around.terms.title(condition)
        is_together = who is None
        name = words if is_together else tr("{who} ziet het anders").format(who=who)
        states = [(state, around.terms.label(state)) for state in ConditionState]
        self.choice = Choice(f"{words}: {who}" if who else words, [(None, tr("–")), *states])
        sized(self.choice, width=_STATE_WIDTH)
        self.line = LineField(
            tr("Toelichting bij {what}").format(what=words), placeholder=tr("Wat speelt er?")
        )
        self.note = PartLine(binding, note, self.line)
        self.other = other
        row = QHBoxLayout()
        spaced(row, 0, 8)
        row.addWidget(label(name, "strong" if is_together else "body"), 1)
        row.addWidget(self.choice)
        row.addWidget(other)
        column = QVBoxLayout(self)
        spaced(column, (0 if is_together else 24, 0, 0, 0), 4)
        column.addLayout(row)
        # On lines of their own: beside the rest they would be cut when the text is large.
        if is_together and (meaning := around.terms.meaning(condition)):
            column.addWidget(label(meaning, "small", "muted"))
            self.choice.setAccessibleDescription(meaning)
        column.addWidget(self.line)

    def be_read_only(self, *, is_read_only: bool) -> None:
        """Of an old version: to be read and not changed."""
        self.choice.setEnabled(not is_read_only)
        self.line.setReadOnly(is_read_only)
        self.other.setVisible(not is_read_only)

    def show_score(self, score: ConditionScore | ConditionView | None) -> None:
        """What is known of it; nothing yet for `None`."""
        self.choice.choose(None if score is None else score.state)
        self.note.show("" if score is None else score.note)
        self.line.setVisible(score is not None and score.state is not ConditionState.GOOD)

    @property
    def state(self) -> ConditionState | None:
        """What is chosen."""
        value = self.choice.value()
        return value if isinstance(value, ConditionState) else None

    @property
    def has_focus(self) -> bool:
        """Whether the user is in this row."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)
