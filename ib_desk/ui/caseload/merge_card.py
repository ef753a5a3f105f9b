"""Twice the same child: asked, looked at side by side, and made one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.overview import PupilLine
from ib_desk.application.same_pupil import MergePreview
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.ui.bin.bin_words import along_words
from ib_desk.ui.caseload.pupil_field import PupilField
from ib_desk.ui.change_words import field_words, said_words
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import act_message
from ib_desk.ui.records.pupil import born_words
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.status import Status

_WIDTH = 420


class MergeCard(LeftByEscape, Card):
    """Hidden until a child may be there twice, or somebody says so."""

    merged = Signal(object)
    """The id of the pupil who stays."""
    left = Signal()
    """Another child after all, or not now."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Twee keer dezelfde leerling?"), "pupils")
        self._session = session
        self._about: Pupil | None = None
        self._candidate: Pupil | None = None
        self._others: set[PupilId] = set()
        self._preview: MergePreview | None = None
        self._choices: dict[str, Choice] = {}
        self._note = Note(NoteKind.INFO, "")
        self._note.add_action(tr("Ja, samenvoegen…"), self._look)
        self._note.add_action(tr("Nee, een andere leerling"), self.leave, quiet=True)
        self._who = PupilField(tr("Wie is dezelfde leerling?"))
        self._who_field = Field(tr("Wie is dezelfde leerling?"), self._who)
        self._who.chosen.connect(self._pick)
        self._who.returnPressed.connect(self._pick)
        listen(self, self._who.textEdited, self._who_field.clear_problem)
        self._trouble = Note(NoteKind.LATE, "")
        self._words = Status("body", "text")
        self._place = QVBoxLayout()
        spaced(self._place, 0, 12)
        self._merge = main_button(tr("Samenvoegen"))
        self._merge.clicked.connect(self._make_one)
        self._away = second_button(tr("Annuleren"))
        self._away.clicked.connect(self.leave)
        for part in (self._note, self._who_field, self._trouble, self._words, self._place):
            self.add(part)
        self.add(button_row(self._merge, self._away))
        self._show_stage()
        self.hide()

    def offer(self, lines: Sequence[PupilLine]) -> None:
        """Who can be chosen by name."""
        about = None if self._about is None else self._about.id
        self._who.offer([line for line in lines if line.pupil.id != about])

    def ask_about(self, pupil: Pupil, candidates: Sequence[Pupil]) -> None:
        """Somebody with this name is there already; nothing is shown where nobody is."""
        if self._preview is None and not self._who_field.isVisibleTo(self):
            asked = [one for one in candidates if one.id not in self._others]
            self._about = pupil
            self._candidate = asked[0] if asked else None
            self._show_stage()

    def ask_who(self, pupil: Pupil, lines: Sequence[PupilLine]) -> None:
        """She knows that this child is there twice: who is the other one?"""
        self._about, self._candidate, self._preview = pupil, None, None
        self.offer(lines)
        self._who.choose(None)
        self._show_stage(asks_who=True)
        self._who.setFocus()

    @Slot()
    def leave(self) -> None:
        """Nothing was done; who was said to be another child is not asked about again."""
        if self._candidate is not None:
            self._others.add(self._candidate.id)
        self._forget()
        self.left.emit()

    def forget(self) -> None:
        """Another pupil is shown."""
        self._others.clear()
        self._forget()

    def _forget(self) -> None:
        self._about = self._candidate = self._preview = None
        self._show_stage()

    # -- the three stages ----------------------------------------------------------------
    def _show_stage(self, *, asks_who: bool = False) -> None:
        asks, looks = self._candidate is not None, self._preview is not None
        self._note.setVisible(asks and not looks)
        self._who_field.setVisible(asks_who and not looks)
        self._trouble.hide()
        self._words.setVisible(looks)
        self._merge.setVisible(looks)
        self._away.setVisible(looks or asks_who)
        if not looks:
            self._clear_choices()
        if self._candidate is not None and not looks:
            self._note.show_message(
                NoteKind.INFO,
                tr("{who} staat er al.").format(who=_who(self._candidate)),
                tr("Is dit dezelfde leerling?"),
            )
        self.setVisible(asks or looks or asks_who)

    @Slot()
    def _pick(self) -> None:
        pupil_id = self._who.pupil_id
        if pupil_id is None:
            self._who_field.show_problem(tr("Kies een leerling uit de lijst."))
        else:
            self._who.close_list()
            self._look_at(pupil_id)

    @Slot()
    def _look(self) -> None:
        if self._candidate is not None:
            self._look_at(self._candidate.id)

    def _look_at(self, other: PupilId) -> None:
        """The one that was there before stays; what is typed now may still be on its way."""
        about, desk = self._about, self._session.desk
        if about is not None:
            job = self._session.read(lambda: desk.same_pupil.preview(other, about.id))
            job.succeeded.connect(self._show)
            job.failed.connect(self._refuse)

    @Slot(object)
    def _show(self, preview: MergePreview) -> None:
        self._preview = preview
        self._show_stage()
        child, terms = preview.child, self._session.desk.catalogue.terms
        said = [tr("Blijft: {who}.").format(who=_who(child.keep))]
        if preview.moves:
            said.append(tr("Komt mee: {what}.").format(what=along_words(preview.moves, terms)))
        said.append(
            tr("Wat maar op één plek staat, blijft staan. Kies wat klopt waar ze verschillen.")
            if child.differs
            else tr("Nergens spreken ze elkaar tegen.")
        )
        self._words.tell("\n".join(said))
        self._clear_choices()
        for name in child.differs:
            self._add_choice(name, getattr(child.keep, name), getattr(child.other, name))
        self._merge.setFocus()

    def _add_choice(self, name: str, of_keep: Any, of_other: Any) -> None:
        terms = self._session.desk.catalogue.terms
        words = field_words(Pupil, name) or tr("Code uit de leerlingadministratie")
        other = said_words(of_other, terms)
        choice = Choice(words, [(False, said_words(of_keep, terms)), (True, other)])
        choice.choose(False)  # noqa: FBT003 - the value that is shown, not a switch
        sized(choice, most_width=_WIDTH)
        self._choices[name] = choice
        hint = tr("De ander zegt: {value}").format(value=other)
        self._place.addWidget(Field(words, choice, hint=hint))

    def _clear_choices(self) -> None:
        self._choices = {}
        discard_all(self._place)

    @Slot()
    def _make_one(self) -> None:
        preview, desk = self._preview, self._session.desk
        if preview is not None and self._merge.isEnabled():
            self._merge.setEnabled(False)
            of_other = [name for name, choice in self._choices.items() if choice.value()]
            job = self._session.write_quietly(lambda: desk.same_pupil.merge(preview, of_other))
            job.succeeded.connect(self._tell)
            job.failed.connect(self._refuse)
            job.finished.connect(self._allow)

    @Slot(object)
    def _tell(self, change: Change) -> None:
        self._forget()
        self.merged.emit(change.subject.id)

    @Slot(Exception)
    def _refuse(self, error: Exception) -> None:
        message = act_message(error)
        self._trouble.show_message(NoteKind.LATE, message.title, message.text)
        self._trouble.show()
        self._away.show()

    @Slot()
    def _allow(self) -> None:
        self._merge.setEnabled(True)

    @override
    def escape(self) -> bool:
        self.leave()
        return True


def _who(pupil: Pupil) -> str:
    """“Noor van Dalen, geboren 14 mei 2017, groep 6”."""
    name = pupil.name or tr("Leerling zonder naam")
    parts = (name, born_words(pupil.born_on), pupil.group_label)
    return ", ".join(part for part in parts if part)
