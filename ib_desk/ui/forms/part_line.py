"""A line that is a part of a field, such as the note of one score: kept as a whole field is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ib_desk.application.ports import Draft
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.draft_pause import DraftPause
from ib_desk.ui.spots import name_field
from ib_desk.ui.widgets.line_field import LineField


class PartLine(QObject):
    """What is typed is a draft until its owner says that it is stored, also when it was left."""

    settled = Signal()
    """The line was left after typing: store the field that it is a part of, then say `done`."""

    def __init__(self, binding: Binding, name: str, line: LineField) -> None:
        """`name` is that of the field with what tells its parts apart: “scores.stem.note”."""
        super().__init__(line)
        self._binding = binding
        self._name = name
        self._line = line
        self._is_typed = False
        self._pause = DraftPause(binding.session, self, self.keep)
        name_field(line, binding.record.id, name)
        line.textEdited.connect(self._note_typing)
        line.editingFinished.connect(self._leave)
        draft = binding.session.draft_of(binding.record.id, name)
        if draft is not None:
            self._is_typed = True
            line.set_text(draft.text)
            line.setCursorPosition(draft.cursor)

    @property
    def name(self) -> str:
        """As it was given."""
        return self._name

    @property
    def text(self) -> str:
        """Without the white space around it."""
        return self._line.text().strip()

    def show(self, text: str) -> None:
        """What is stored, unless the user is in it or it is not stored yet."""
        if not self._is_typed and not self._line.hasFocus():
            self._line.set_text(text)

    def take_up(self, text: str) -> None:
        """Go on with what is stored nowhere any more: it is as if it was typed."""
        self._line.set_text(text)
        self._line.setCursorPosition(len(text))
        self._is_typed = bool(text)
        self.keep()

    def clear(self) -> None:
        """Empty, for the next."""
        self._line.set_text("")

    def focus(self) -> None:
        """Go there."""
        self._line.setFocus()

    def keep(self) -> None:
        """Keep what is typed, for as long as it cannot be stored."""
        if self._is_typed:
            self._pause.stop()
            self._binding.begin()
            self._binding.session.keep_draft(
                Draft(
                    record_id=self._binding.record.id,
                    field=self._name,
                    text=self._line.text(),
                    cursor=self._line.cursorPosition(),
                ),
                self._line.accessibleName(),
            )

    def done(self) -> None:
        """It is stored."""
        if self._is_typed:
            self._is_typed = False
            self._pause.stop()
            self._binding.session.forget_draft(self._binding.record.id, self._name)

    def _note_typing(self) -> None:
        self._is_typed = True
        self._pause.note_typing()

    def _leave(self) -> None:
        if self._is_typed:
            self.settled.emit()
