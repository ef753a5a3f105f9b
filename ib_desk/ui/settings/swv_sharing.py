"""A samenwerkingsverband that goes to another school as a file, or comes from one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.swv_profiles import Arrived, Going
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.file_dialogs import ask_for_files, ask_where_to_save
from ib_desk.ui.settings.swv_file_words import (
    arrived_words,
    content_lines,
    difference_words,
    refusal,
)
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.status import Status

FILE_NAME = "samenwerkingsverband.toml"


class ShareCard(Card):
    """Which one, all that its file will hold, and the button that writes it."""

    looked_for = Signal(object)
    """The `SwvProfile` of which a file is wanted."""
    write_asked = Signal(object, object)
    """A `Going` and the path to write it at."""

    def __init__(self, terms: Terms) -> None:
        super().__init__(tr("Doorgeven aan een andere school"), "export")
        self._terms = terms
        self._going: Going | None = None
        self._which = Choice(tr("Welk samenwerkingsverband?"))
        self._which.chosen.connect(self._look)
        self._said = Status("small", "muted")
        self._warning = Note(NoteKind.WARN, "")
        self._warning.hide()
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        spaced(self._column, (0, 0, 0, 8), 8)
        self._fold = Fold(tr("Dit staat er allemaal in"), self._lines)
        self._fold.hide()
        self._save = second_button(tr("Opslaan als bestand…"), "save_file")
        self._save.setEnabled(False)
        self._save.clicked.connect(self._ask)
        row = QVBoxLayout()
        spaced(row, 0, 8)
        row.addWidget(Field(tr("Welk samenwerkingsverband?"), self._which))
        for part in (self._said, self._warning, self._fold):
            row.addWidget(part)
        row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(row)

    def offer(self, swvs: Sequence[SwvProfile]) -> None:
        """Those of the vault that have a name; what was shown of one is asked for anew."""
        named = [one for one in swvs if one.name.strip()]
        self.setVisible(bool(named))
        self._which.offer((one, one.name) for one in named)
        self._show(None)
        self._look()

    def show_going(self, going: Going) -> None:
        """All of it, before anything is written."""
        self._show(going)

    def _look(self) -> None:
        chosen = self._which.value()
        if isinstance(chosen, SwvProfile):
            self.looked_for.emit(chosen)

    def _show(self, going: Going | None) -> None:
        self._going = going
        self._save.setEnabled(going is not None)
        self._fold.setVisible(going is not None)
        discard_all(self._column)
        self._warning.setVisible(going is not None and going.names_pupil)
        if going is None:
            self._said.tell("")
            return
        for line in filter(None, content_lines(going.shipped, self._terms)):
            self._column.addWidget(label(line, "body", "text"))
        self._said.tell(
            tr("Wat nog niet af is, gaat niet mee. Van leerlingen staat er niets in het bestand.")
            if not going.names_pupil
            else tr("Wat nog niet af is, gaat niet mee.")
        )
        if going.names_pupil:
            self._warning.show_message(
                NoteKind.WARN,
                tr("In een tekst staat een naam die ook een leerling heeft."),
                tr("Lees wat erin staat. Haal de naam weg als het over die leerling gaat."),
            )

    def _ask(self) -> None:
        going = self._going
        if going is not None:
            ask_where_to_save(
                self,
                tr("Samenwerkingsverband opslaan"),
                FILE_NAME,
                lambda path: self.write_asked.emit(going, path),
            )


class ArrivedCard(Card):
    """A file that was read, or why it cannot be: nothing is taken over before somebody says so."""

    file_chosen = Signal(object)
    """A path."""
    taken = Signal(object)
    """An `Arrived`, to be added."""
    replacing = Signal(object)
    """An `Arrived`, to come in the place of the one that is known."""

    def __init__(self, terms: Terms) -> None:
        super().__init__(tr("Overnemen van een andere school"), "import")
        self._terms = terms
        self._arrived: Arrived | None = None
        self._note = Note(NoteKind.LATE, "")
        self._said = Status("body", "text")
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        spaced(self._column, (0, 0, 0, 8), 8)
        self._choose = second_button(tr("Bestand kiezen…"), "open_folder")
        self._take = second_button(tr("Overnemen uit bestand"), "add")
        self._replace = second_button(tr("Vervangen"), "again")
        self._leave = second_button(tr("Niet overnemen"))
        self._choose.clicked.connect(self.ask_file)
        self._take.clicked.connect(self._take_over)
        self._replace.clicked.connect(self._put_in_place)
        self._leave.clicked.connect(self.show_nothing)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self._choose, self._take, self._replace, self._leave):
            row.addWidget(button)
        for part in (self._note, self._said, self._lines, buttons):
            self.add(part)
        self.show_nothing()

    def ask_file(self) -> None:
        """Let the system ask for one."""
        ask_for_files(
            self,
            tr("Welk bestand kreeg je?"),
            tr("Samenwerkingsverband (*.toml)"),
            lambda paths: self.file_chosen.emit(paths[0]),
        )

    def show_nothing(self) -> None:
        """No file: only the button that asks for one."""
        self._show(None)
        self._said.tell(tr("Een andere school kan haar samenwerkingsverband als bestand geven."))

    def show_refused(self, error: InvalidData) -> None:
        """Where in the file to look; nothing was taken over."""
        self._show(None)
        message = refusal(error)
        self._note.show_message(NoteKind.LATE, message.title, message.text)
        self._note.show()
        self._choose.setFocus()

    def show_arrived(self, arrived: Arrived) -> None:
        """All that stands in it, and what becomes different here."""
        self._show(arrived)
        self._said.tell(arrived_words(arrived))
        lines = [difference_words(one, self._terms) for one in arrived.differences]
        if arrived.known is None:
            lines = list(filter(None, content_lines(arrived.shipped, self._terms)))
        for line in lines:
            self._column.addWidget(label(line, "body", "text"))
        (self._take if arrived.known is None else self._leave).setFocus()

    def _show(self, arrived: Arrived | None) -> None:
        self._arrived = arrived
        discard_all(self._column)
        self._note.hide()
        self._said.tell("")
        is_known = arrived is not None and arrived.known is not None
        self._choose.setVisible(arrived is None)
        self._take.setVisible(arrived is not None)
        self._take.setText(tr("Ernaast zetten") if is_known else tr("Overnemen uit bestand"))
        self._replace.setVisible(is_known and arrived is not None and bool(arrived.differences))
        self._leave.setVisible(arrived is not None)

    def _take_over(self) -> None:
        if self._arrived is not None:
            self.taken.emit(self._arrived)

    def _put_in_place(self) -> None:
        if self._arrived is not None:
            self.replacing.emit(self._arrived)


def saved_words(path: Path) -> str:
    """Told when it is there."""
    return tr("‘{file}’ opgeslagen.").format(file=path.name)
