"""The facts of one pupil, to add or correct by hand; the file has more of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLayout
from typing_extensions import override

from ib_desk.application.overview import PupilLine
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.ui.caseload.loose_records import LooseRecords
from ib_desk.ui.caseload.merge_card import MergeCard
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.records.pupil import is_asked, pupil_spec
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.scroll_page import Foot, ScrollPage


class PupilPage(LeftByEscape, ScrollPage):
    """Saves by itself; a new pupil is kept at the first finished field."""

    left = Signal(object)
    """Back to the list; the pupil, or `None` when nobody was added."""
    file_asked = Signal(object)
    """The file of this pupil should be opened, or begun."""
    merged = Signal(object)
    """This pupil and another one are one now: the id of who stays."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Leerling"))
        self._session = session
        self._form: RecordForm | None = None
        self._is_kept = False
        self._is_new = False
        self._everyone: Sequence[PupilLine] = ()
        self._has_file = False
        self._file_is_open = False
        self._heading = PageHeading("")
        self._card = Card()
        self.add(self._heading)
        self.add(self._card)
        self._loose = LooseRecords(session)
        self._merge = MergeCard(session)
        self._merge.left.connect(self.focus_field)
        listen(self, self._merge.merged, self.merged.emit)
        self.add(self._merge)
        self.add(self._loose)
        self.finish()
        foot = Foot()
        foot.show_words(tr("Wat je invult, wordt vanzelf bewaard."))
        self._twice = quiet_button(tr("Staat er dubbel in…"))
        self._twice.clicked.connect(self._ask_who_twice)
        self._remove = quiet_button(tr("Leerling verwijderen"), "remove")
        self._remove.clicked.connect(self._ask_remove)
        self._back = second_button(tr("Naar de lijst"))
        self._back.clicked.connect(self.leave)
        self._file = main_button(tr("Dossier beginnen"))
        self._file.clicked.connect(self._ask_file)
        for button in (self._twice, self._remove, self._back, self._file):
            foot.add_action(button)
        self.set_foot(foot)

    @property
    def pupil(self) -> Pupil | None:
        """Who is shown, also when not kept yet."""
        record = None if self._form is None else self._form.binding.record
        return record if isinstance(record, Pupil) else None

    @property
    def is_kept(self) -> bool:
        """Whether the pupil is stored, or on the way."""
        return self._is_kept

    def show_new(self, name: str = "") -> None:
        """An empty form; or a pupil with the name that was typed elsewhere, kept at once."""
        self._heading.show_title(
            tr("Leerling toevoegen"), tr("Voor een leerling die nog niet in de export staat.")
        )
        self._has_file = self._file_is_open = False
        self._loose.hide()
        call_name, _space, surname = name.partition(" ")
        self._fill(Pupil(call_name=call_name, surname=surname.strip()), is_new=True)
        if name and self._form is not None:
            self._form.binding.begin()
        self._show_buttons()

    def show_pupil(
        self,
        pupil: Pupil,
        *,
        has_file: bool,
        file_is_open: bool,
        loose: Sequence[Record] = (),
    ) -> None:
        """A pupil as stored; who has a file is removed with the file, not here.

        `loose` is what stands in no file; it is asked for as long as no file is open.
        """
        if self.pupil is not None and self.pupil.id == pupil.id and self._form is not None:
            self._form.binding.show(pupil)
        else:
            self._fill(pupil, is_new=False)
        self._heading.show_title(pupil.name or tr("Leerling zonder naam"), pupil.group_label)
        self._has_file, self._file_is_open = has_file, file_is_open
        self._loose.show_pupil(pupil, loose, file_is_open=file_is_open)
        self._show_buttons()

    def open_loose(self, record: Record) -> None:
        """One of those that stand with the pupil."""
        self._loose.open_record(record)
        self.show_focus_soon()

    def focus_field(self, name: str = "") -> None:
        """Go to a field; the first one when no name is given."""
        if self._form is not None:
            self._form.focus_field(name or pupil_spec().form.first[0].name)
            self.show_focus_soon(from_top=True)

    def leave(self) -> None:
        """What is typed is stored as if its field were left."""
        if self._form is not None:
            self._form.settle()
        pupil = self.pupil if self._is_kept else None
        self._clear()
        self.left.emit(pupil)

    def offer(self, lines: Sequence[PupilLine]) -> None:
        """Everyone, for who is there twice."""
        self._everyone = lines

    def _fill(self, pupil: Pupil, *, is_new: bool) -> None:
        self._clear()
        self._is_new = is_new
        self._merge.forget()
        binding = Binding(self._session, pupil, self, is_new=is_new)
        binding.stored.connect(self._note_stored)
        desk = self._session.desk
        around = Around(
            today=desk.clock.today(),
            terms=desk.catalogue.terms,
            asks=lambda one, name: not isinstance(one, Pupil) or is_asked(one, name, desk.sector),
        )
        self._form = RecordForm(binding, pupil_spec().form, around)
        self._is_kept = not is_new
        self._card.add(self._form)

    def _clear(self) -> None:
        if self._form is not None:
            _take_out(self._card.body, self._form)
            self._form.binding.deleteLater()
            self._form = None

    def _note_stored(self, pupil: Pupil) -> None:
        self._is_kept = True
        self._show_buttons()
        if self._is_new:
            same = self._session.desk.same_pupil
            job = self._session.read(lambda: same.candidates(pupil))
            listen(self, job.succeeded, lambda found: self._ask_whether(pupil, found))

    def _ask_whether(self, pupil: Pupil, candidates: Sequence[Pupil]) -> None:
        """Of who was typed in by hand, as the import asks it of who is in the export."""
        if self.pupil is not None and self.pupil.id == pupil.id:
            self._merge.ask_about(pupil, candidates)

    @Slot()
    def _ask_who_twice(self) -> None:
        if self._form is not None and self.pupil is not None:
            self._form.settle()
            self._merge.ask_who(self.pupil, self._everyone)
            self.show_focus_soon()

    def _show_buttons(self) -> None:
        self._remove.setVisible(self._is_kept and not self._has_file)
        self._file.setVisible(self._is_kept)
        self._twice.setVisible(self._is_kept)
        words = tr("Dossier openen") if self._file_is_open else tr("Dossier beginnen")
        self._file.setText(words)

    def _ask_remove(self) -> None:
        pupil = self.pupil
        if pupil is not None:
            self._clear()
            self._session.remove(pupil)
            self.left.emit(None)

    def _ask_file(self) -> None:
        if self._form is not None and self.pupil is not None:
            self._form.settle()
            pupil = self.pupil
            self._clear()
            self.file_asked.emit(pupil)

    @override
    def escape(self) -> bool:
        self.leave()
        return True


def _take_out(layout: QLayout, form: RecordForm) -> None:
    layout.removeWidget(form)
    form.hide()
    form.setParent(None)
    form.deleteLater()
