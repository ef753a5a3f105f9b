"""Nette tekst: a contact as it may stand in the pupil system; she looks before it is copied."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout
from typing_extensions import override

from ib_desk.application.leaving.orders import NoteOrder
from ib_desk.application.leaving.outside import ToClipboard
from ib_desk.domain.records.contact import Contact, ContactId
from ib_desk.domain.records.record import Record
from ib_desk.domain.words.neat_text import NeatText, Replacement
from ib_desk.ui.clipboard import Clipboard
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.leaving.leaving_notes import LeavingNotes
from ib_desk.ui.leaving.question import ReasonQuestion
from ib_desk.ui.leaving.words import found_words
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import CONTACTS, NEAT_TEXT, title_of
from ib_desk.ui.session import Session
from ib_desk.ui.spoken import describe
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import NoteKind
from ib_desk.ui.widgets.status import Status


class NeatTextPage(FilePage):
    """Shows the contact that was asked for; what was read of it before is dropped."""

    is_kept = True

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(NEAT_TEXT))
        self._contact_id: ContactId | None = None
        self._contacts: tuple[Contact, ...] = ()
        self._seen: NeatText | None = None
        self._kept: frozenset[str] = frozenset()
        self._clipboard = Clipboard(self)
        self._heading = PageHeading(
            self.title, tr("Voor het leerlingvolgsysteem: anderen staan er met hun rol.")
        )
        every = second_button(tr("Alle contacten"), "back")
        listen(self, every.clicked, lambda: navigator.go_to_page(CONTACTS))
        self._heading.add_action(every)
        self.add_heading(self._heading)
        self._none = EmptyState(
            "contact",
            tr("Kies een contact"),
            tr("Open een contact en kies daar ‘Kopieer voor het leerlingvolgsysteem’."),
            tr("Naar de contacten"),
        )
        listen(self, self._none.asked, lambda: navigator.go_to_page(CONTACTS))
        self.add(self._none)
        self._build()
        self._hear()
        self.finish()

    def _build(self) -> None:
        self._card = Card(tr("Dit wordt gekopieerd"), "copy")
        self._card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._text = Status("body", "text")
        self._card.add(self._text)
        self._names = Card(tr("Wie staat er nu met een rol?"), "people")
        self._names.add(
            label(tr("Haal het vinkje weg als een naam toch mag blijven staan."), "small", "muted")
        )
        self._ticks = QVBoxLayout()
        spaced(self._ticks, 0, 4)
        self._names.add(self._ticks)
        self._copy = main_button(tr("Kopiëren"), "copy")
        self._reason = ReasonQuestion(
            tr("Waarom mag dit zo naar buiten?"), tr("Toch kopiëren"), "copy"
        )
        self._notes = LeavingNotes(
            self.session,
            self,
            self._reason,
            lambda needed: found_words(needed.finds),
            tr("Het is gekopieerd, maar nog niet genoteerd."),
        )
        self._told = self._notes.told
        self.add(self._card)
        self.add(self._names)
        self.add(button_row(self._copy))
        self.add(self._reason)
        self.add(self._told)
        self._show_nothing()

    def _hear(self) -> None:
        self._copy.clicked.connect(self._let_out)
        self._notes.came_up.connect(self.show_place_soon)
        self._notes.left.connect(self._tell_left)
        self._notes.failed.connect(self._tell_failed)

    # -- what is shown -------------------------------------------------------------------
    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        self._contacts = shown.whole.of(Contact)
        self._look()

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        if kind is Contact and record_id is not None and record_id != self._contact_id:
            self._contact_id, self._kept = ContactId(record_id), frozenset()
            self._told.hide()
            self._look()
        self.focus_first()

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._contact_id, self._contacts, self._kept = None, (), frozenset()
        self._show_nothing()
        self._text.tell("")
        describe(self._card, hint="")
        discard_all(self._ticks)
        self._notes.forget()

    @override
    def focus_first(self) -> None:
        """The text itself: she looks before it is copied, and Ctrl+Enter is near."""
        (self._none if self._contact_id is None else self._card).setFocus()

    def _look(self) -> None:
        """Make the text anew from what is stored."""
        contact_id, notes = self._contact_id, self.session.desk.neat_notes
        if contact_id is None:
            self._show_nothing()
            return
        kept = self._kept
        job = self.session.read(lambda: notes.look(contact_id, kept))
        listen(self, job.succeeded, partial(self._show, contact_id))
        listen(self, job.failed, partial(self._show_gone, contact_id))

    def _show_nothing(self) -> None:
        self._seen = None
        for part in (self._card, self._names, self._copy, self._reason, self._told):
            part.hide()
        self._none.show()

    def _show_gone(self, contact_id: ContactId, _why: Exception) -> None:
        if contact_id == self._contact_id:
            self._show_nothing()

    def _show(self, contact_id: ContactId, neat: NeatText) -> None:
        if contact_id != self._contact_id:
            return
        is_other = self._seen is None or self._seen.replaced != neat.replaced
        self._seen = neat
        self._none.hide()
        self._text.tell(neat.text)
        if is_other:
            self._show_names(neat)
        self._names.setVisible(bool(neat.replaced))
        describe(self._card, hint=neat.text)
        is_arriving = self._card.isHidden()
        for part in (self._card, self._copy):
            part.show()
        if is_arriving:
            self._card.setFocus()
            self.show_focus_soon(from_top=True)

    def _show_names(self, neat: NeatText) -> None:
        discard_all(self._ticks)
        for one in neat.replaced:
            words = tr("{name} wordt: {role}").format(name=one.name, role=one.role)
            box = QCheckBox(words.replace("&", "&&"))
            box.setChecked(one.name not in neat.kept)
            listen(self, box.toggled, partial(self._turn, one))
            self._ticks.addWidget(box)

    def _turn(self, one: Replacement, is_role: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._kept = self._kept - {one.name} if is_role else self._kept | {one.name}
        self._notes.hide()
        self._look()

    # -- letting it out ------------------------------------------------------------------
    def _let_out(self) -> None:
        contact = next((one for one in self._contacts if one.id == self._contact_id), None)
        if self._seen is None or contact is None or contact.file_id is None:
            return
        order = NoteOrder(
            contact=contact,
            file_id=contact.file_id,
            seen=self._seen,
            recipient=tr("leerlingvolgsysteem"),
            ground=tr("eigen administratie van de school"),
        )
        self._notes.begin(order, ToClipboard(self._clipboard), self._copy)

    def _tell_left(self) -> None:
        self._notes.tell(
            NoteKind.OK,
            tr("Gekopieerd. Plak het binnen een halve minuut."),
            tr("Het staat bij ‘Wat naar buiten ging’."),
        )

    def _tell_failed(self, error: Exception) -> None:
        message = message_for(error)
        self._notes.tell(NoteKind.LATE, message.title, message.text)
        self._look()
