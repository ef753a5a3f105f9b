"""The own form of a bureau, taken in: read in a child, proposed, and then hers to correct."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ib_desk.application.attachments import SIZE_LIMIT, title_from
from ib_desk.application.bureau_forms import BureauForms, IncomingForm
from ib_desk.application.changes import Change
from ib_desk.application.progress import Progress
from ib_desk.domain.records.swv import SwvProfileId
from ib_desk.domain.records.swv_form import SwvForm
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.request.bureau_form import FormRefused
from ib_desk.ui.file_dialogs import ask_for_files
from ib_desk.ui.jobs import Job
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import message_for
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine

_NEW = ""
"""In the place of none that is known."""


class FormsCard(Card):
    """Which SWV, and the file; where that is chosen, in the place of a form of before."""

    taken = Signal(object)
    """The `Change` by which it is there."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Formulier van een bureau toevoegen"), "attach")
        self._session = session
        self._profiles: tuple[SwvProfile, ...] = ()
        self._forms: tuple[SwvForm, ...] = ()
        self._job: Job | None = None
        self._whose = Choice(tr("Van welk samenwerkingsverband?"), [])
        self._asked = Field(tr("Van welk samenwerkingsverband?"), self._whose)
        self._instead = Choice(tr("Is het een nieuwe versie van een formulier?"), [])
        self._asked_instead = Field(
            tr("Is het een nieuwe versie van een formulier?"),
            self._instead,
            hint=tr("Wat je per vak koos, blijft dan staan."),
        )
        self._add = second_button(tr("Formulier kiezen…"), "add")
        self._list = quiet_button(tr("Velden zelf opsommen"), "edit")
        self._file_title = ""
        """Of the file that is not filled in, for the list of its fields."""
        self._told = Note(NoteKind.WARN, "", "")
        self._told.hide()
        self._progress = ProgressLine()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout()
        spaced(column, 0, 8)
        column.addWidget(
            label(
                tr(
                    "Een PDF of Word-bestand met invulvakken. IB Desk stelt voor wat waar komt; "
                    "jij kijkt dat na. Kan IB Desk het niet invullen, of staat het op een website? "
                    "Som dan de velden op: je kopieert ze straks een voor een."
                ),
                "body",
                "muted",
            )
        )
        for part in (self._asked, self._asked_instead, self._told, self._progress):
            column.addWidget(part)
        self.add(column)
        self.add(button_row(self._add, self._list))
        listen(self, self._add.clicked, self._ask)
        listen(self, self._list.clicked, self._begin_list)
        self._whose.chosen.connect(self._offer_forms)
        self._progress.stop_asked.connect(self._cancel)

    def show_known(self, profiles: Sequence[SwvProfile], forms: Sequence[SwvForm]) -> None:
        """Those that there are now; nothing can be added to none."""
        self._profiles, self._forms = tuple(profiles), tuple(forms)
        before = self._whose.value()
        self._whose.offer([(one.id, one.name or tr("zonder naam")) for one in profiles])
        known = {one.id for one in profiles}
        self._whose.choose(before if before in known else _only(profiles))
        self._asked.setVisible(len(profiles) > 1)
        self.setVisible(bool(profiles))
        self._offer_forms()

    def _offer_forms(self) -> None:
        self._asked.clear_problem()
        own = [one for one in self._forms if one.profile_id == self._whose.value()]
        new_one = (_NEW, tr("Nee, een nieuw formulier"))
        self._instead.offer([new_one, *((one.id, one.title) for one in own)])
        self._instead.choose(_NEW)
        self._asked_instead.setVisible(bool(own))

    def _knows_whose(self) -> bool:
        if self._whose.value() is None:
            self._asked.show_problem(tr("Kies eerst een samenwerkingsverband."))
            self._whose.setFocus()
            return False
        return True

    def _begin_list(self) -> None:
        """Its fields are typed where the form itself is shown."""
        if not self._knows_whose():
            return
        forms, before, title = self._session.desk.forms, self._before, self._file_title
        if before is not None:
            job = self._session.write(lambda: forms.list_instead(before))
        else:
            whose = self._chosen_profile
            job = self._session.write(lambda: forms.list_fields(whose, title))
        listen(self, job.succeeded, self._tell_taken)

    @property
    def _before(self) -> SwvForm | None:
        """The form in the place of which the next one comes."""
        return next((one for one in self._forms if one.id == self._instead.value()), None)

    @property
    def _chosen_profile(self) -> SwvProfileId:
        return next(one.id for one in self._profiles if one.id == self._whose.value())

    def _ask(self) -> None:
        if not self._knows_whose():
            return
        ask_for_files(
            self,
            tr("Welk formulier?"),
            tr("Formulieren (*.pdf *.docx)"),
            lambda paths: self._read(paths[0]),
        )

    def _read(self, path: Path) -> None:
        self._told.hide()
        forms, self._file_title = self._session.desk.forms, ""
        self._progress.begin(tr("Formulier lezen…"))
        self._add.setEnabled(False)
        job = self._session.make(lambda progress: _looked_at(forms, path, progress))
        self._job = job
        listen(self, job.succeeded, self._take)
        listen(self, job.failed, lambda error: self._tell(error, path))
        listen(self, job.finished, self._rest)

    def _take(self, incoming: IncomingForm) -> None:
        forms, before = self._session.desk.forms, self._before
        if before is not None:
            job = self._session.write(lambda: forms.renew(before, incoming))
        else:
            whose = self._chosen_profile
            job = self._session.write(lambda: forms.add(whose, incoming))
        listen(self, job.succeeded, self._tell_taken)

    def _tell_taken(self, change: Change) -> None:
        self._file_title = ""
        self._told.hide()
        self.taken.emit(change)

    def _tell(self, error: Exception, path: Path) -> None:
        message = message_for(error)
        is_form = isinstance(error, FormRefused)
        way = tr("Of som de velden zelf op: dan kopieer je ze een voor een.") if is_form else ""
        text = " ".join(filter(None, (message.text, way)))
        self._told.show_message(NoteKind.WARN, message.title, text)
        self._told.show()
        self._file_title = title_from(path.name) if is_form else ""
        (self._list if is_form else self._add).setFocus()

    def _rest(self) -> None:
        self._job = None
        self._progress.end()
        self._add.setEnabled(True)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


def _only(profiles: Sequence[SwvProfile]) -> SwvProfileId | None:
    return profiles[0].id if len(profiles) == 1 else None


def _looked_at(forms: BureauForms, path: Path, progress: Progress) -> IncomingForm:
    with path.open("rb") as file:
        # No more than tells that it is too large.
        content = file.read(SIZE_LIMIT + 1)
    return forms.read(content, path.name, progress)
