"""One condition as it was in the talk: of all together, or of a party that sees it differently."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QCheckBox, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.records.condition import ConditionAnswer, ConditionState
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.conditions import condition_choice
from ib_desk.ui.forms.part_line import PartLine
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField

_ROOM_FOR_ALL = 820
_ROOM_FOR_CHOICE = 560


class ConditionRow(QWidget):
    """`line` is there for what does not go well, `later` for what was said since."""

    def __init__(
        self, binding: Binding, around: Around, other: QAbstractButton, *, who: str | None = None
    ) -> None:
        """`binding` is of an answer, `other` the button behind it, `who` the one party."""
        super().__init__()
        self.binding = binding
        condition = self.answer.condition
        words = around.terms.title(condition)
        is_together = who is None
        name = words if is_together else tr("{who} ziet het anders").format(who=who)
        self.choice = condition_choice(f"{words}: {who}" if who else words, around.terms)
        self.line = LineField(
            tr("Toelichting bij {what}").format(what=words), placeholder=tr("Wat speelt er?")
        )
        self.note = PartLine(binding, "note", self.line)
        self.off_paper = QCheckBox(tr("Wil dit niet op papier"))
        self.other = other
        self.later = label("", "small", "muted")
        said = QVBoxLayout()
        spaced(said, 0, 2)
        said.addWidget(label(name, "strong" if is_together else "body"))
        if is_together and (meaning := around.terms.meaning(condition)):
            said.addWidget(label(meaning, "small", "muted"))
            self.choice.setAccessibleDescription(meaning)
        said.addWidget(self.later)
        chosen = self._chosen = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        spaced(chosen, 0, 8)
        chosen.addWidget(self.choice)
        chosen.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        chosen.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        spaced(self._sides, 0, 8)
        self._sides.addLayout(said, 1)
        self._sides.addLayout(chosen)
        column = QVBoxLayout(self)
        spaced(column, (0 if is_together else 24, 0, 0, 0), 4)
        column.addLayout(self._sides)
        column.addWidget(self.line)
        column.addWidget(self.off_paper)
        self.off_paper.setVisible(not is_together)
        listen(self, self.choice.chosen, self._store_state)
        listen(self, self.note.settled, self._store_note)
        listen(self, self.off_paper.toggled, self._store_off_paper)
        binding.changed.connect(self.refresh)
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Under the words where they would be cut beside them.
        room = current_theme().effective_width(self.width())
        for part, least in ((self._sides, _ROOM_FOR_ALL), (self._chosen, _ROOM_FOR_CHOICE)):
            part.setDirection(
                QBoxLayout.Direction.LeftToRight
                if room >= least
                else QBoxLayout.Direction.TopToBottom
            )

    def be_read_only(self, *, is_read_only: bool) -> None:
        """Of an old version: to be read and not changed."""
        self.choice.setEnabled(not is_read_only)
        self.off_paper.setEnabled(not is_read_only)
        self.line.setReadOnly(is_read_only)
        self.other.setVisible(not is_read_only)

    @property
    def answer(self) -> ConditionAnswer:
        """As it is shown; where nothing was said yet, one that is not stored."""
        return cast("ConditionAnswer", self.binding.record)

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

    def show_answer(self, stored: ConditionAnswer | None, later: str) -> None:
        """What is stored of it; nothing was said for `None`."""
        if stored is not None:
            self.binding.show(stored)
        elif not self.binding.is_new:
            self._begin_anew()
        self.later.setText(later)
        self.later.setVisible(bool(later))

    def refresh(self) -> None:
        """As the answer is by now."""
        answer, is_said = self.answer, not self.binding.is_new
        self.choice.choose(answer.state if is_said else None)
        self.note.show(answer.note)
        self.line.setVisible(is_said and answer.state is not ConditionState.GOOD)
        self.off_paper.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.off_paper.setChecked(answer.off_paper)
        self.off_paper.blockSignals(False)  # noqa: FBT003

    def _begin_anew(self) -> None:
        """Nothing is said of it any more; who answers again takes the record out of the bin."""
        old = self.answer
        self.binding.show(
            ConditionAnswer(
                id=old.id,
                contract_id=old.contract_id,
                asked_at=old.asked_at,
                party_id=old.party_id,
                condition=old.condition,
            ),
            is_new=True,
        )

    def _store_state(self, state: object) -> None:
        if isinstance(state, ConditionState):
            self.binding.store("state", state)
        elif not self.binding.is_new:
            self.binding.session.remove(self.answer)
            self._begin_anew()

    def _store_note(self) -> None:
        if self.note.text != self.answer.note:
            self.binding.store("note", self.note.text)
        self.note.done()

    def _store_off_paper(self, is_off: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.binding.store("off_paper", is_off)
