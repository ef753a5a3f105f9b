"""A record on the screen, and each of its fields: saved on leaving, kept as a draft on a pause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from ib_desk.application.ports import Draft
from ib_desk.domain.offers.of_fields import is_offered
from ib_desk.domain.offers.picked_text import Offered
from ib_desk.domain.records.following import with_value
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.draft_pause import DraftPause
from ib_desk.ui.forms.line_editors import Editor
from ib_desk.ui.listen import listen
from ib_desk.ui.session import Session, new_visit
from ib_desk.ui.spots import name_field


class Binding(QObject):
    """One record that several fields of a screen share, so that each starts from the last state.

    A new record is stored at its first finished field, not before.
    """

    changed = Signal()
    """Another state is shown, by an edit here or because it was read again."""
    stored = Signal(object)
    """An edit was handed over; the write may still be under way."""

    def __init__(
        self, session: Session, record: Record, parent: QObject, *, is_new: bool = False
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.record = record
        self.is_new = is_new
        self._visit = new_visit()
        self.follow: Callable[[Record, str], Record] = lambda after, _name: after
        """What follows in this file from another value of a field, with the name of that field."""

    def show(self, record: Record, *, is_new: bool = False) -> None:
        """Show a state that was read."""
        self.record = record
        self.is_new = is_new
        self.changed.emit()

    def begin(self) -> None:
        """Store a new record as it is, so that a draft of it has a place to come back to."""
        if self.is_new:
            self.is_new = False
            self.session.add(self.record)
            self.stored.emit(self.record)

    def store(self, name: str, value: Any) -> None:
        """Keep another value of one field; edits of one field in one visit are one undo step."""
        before, after = self.record, self.with_value(name, value)
        # Held at once: the next field must start from this state, though the write still runs.
        self.record = after
        if self.is_new:
            self.is_new = False
            self.session.add(after)
            self.session.forget_draft(after.id, name)
        else:
            self.keep(before, after, f"{self._visit}:{name}")
        self.changed.emit()
        self.stored.emit(after)

    def keep(self, before: Record, after: Record, visit: str | None = None) -> None:
        """Hand the edit over; a kind of record may have others that change along."""
        self.session.change(before, after, visit)

    def with_value(self, name: str, value: Any) -> Record:
        """What the record becomes; a kind of record may have more that follows from it."""
        after = with_value(self.record, name, value, self.session.desk.clock.today())
        return self.follow(after, name)


class BoundField(QObject):
    """Joins an editor to a field of a bound record."""

    refused = Signal(str)
    """Why what stands there is not kept; “” when it is."""

    def __init__(self, binding: Binding, name: str, editor: Editor) -> None:
        super().__init__(editor.widget)
        self._binding = binding
        self._name = name
        self.editor = editor
        self._is_typed = False
        self._pause = DraftPause(binding.session, self, self._keep_draft)
        name_field(editor.widget, binding.record.id, name)
        editor.typed.connect(self._note_typing)
        editor.settled.connect(self.settle)
        binding.changed.connect(self._refresh)
        session, record_id = binding.session, binding.record.id
        # With the field goes what it refused; at the end of a session the field may go last.
        listen(session, self.destroyed, lambda: session.forget_refused(record_id, name))
        self._refresh()
        self._restore_draft()

    def offer(self, offers: Callable[[Record, str], Offered]) -> None:
        """Let the user pick what `offers` has for this field, where it has anything to offer."""
        if is_offered(self._binding.record, self._name):
            self.editor.offer(lambda: offers(self._binding.record, self._name))

    def show_options(self, options: Sequence[tuple[object, str]]) -> None:
        """What there is to choose from by now."""
        self.editor.show_options(options)
        self._refresh()

    def settle(self) -> None:
        """Store what stands there, as leaving the field does; what is no value stays a draft."""
        refusal = self.editor.refusal
        self.refused.emit(refusal or self.editor.complaint)
        self._pause.stop()
        session, record_id = self._binding.session, self._binding.record.id
        if refusal:
            session.refuse(record_id, self._name, self._label)
            return
        session.forget_refused(record_id, self._name)
        if not self.editor.is_valid:
            self._keep_draft()
            session.unfinished.emit()
            return
        was_typed, self._is_typed = self._is_typed, False
        value = self.editor.value()
        if value != getattr(self._binding.record, self._name):
            self._binding.store(self._name, value)
        elif was_typed:
            session.forget_draft(record_id, self._name)

    @property
    def _label(self) -> str:
        """As the user knows the field."""
        return self.editor.widget.accessibleName()

    def _refresh(self) -> None:
        value = getattr(self._binding.record, self._name)
        # The same text again would put the cursor elsewhere.
        is_in_hand = self.editor.is_busy and self.editor.text is not None
        if not self._is_typed and not (is_in_hand and self.editor.value() == value):
            self.editor.show(value)

    def _note_typing(self) -> None:
        self._is_typed = True
        self._pause.note_typing()

    def _keep_draft(self) -> None:
        text = self.editor.text
        if self._is_typed and text is not None and not self.editor.refusal:
            self._binding.begin()
            self._binding.session.keep_draft(
                Draft(
                    record_id=self._binding.record.id,
                    field=self._name,
                    text=text,
                    cursor=self.editor.cursor,
                ),
                self._label,
            )

    def _restore_draft(self) -> None:
        draft = self._binding.session.draft_of(self._binding.record.id, self._name)
        if draft is not None:
            self.editor.show_text(draft.text, draft.cursor)
            self._is_typed = True
