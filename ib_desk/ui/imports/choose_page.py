"""The first step: where the export comes from, and which file it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.ui.file_dialogs import ask_for_files
from ib_desk.ui.messages import Message
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import IconLine, label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.progress_line import ProgressLine
from ib_desk.ui.widgets.scroll_page import ScrollPage

_TEXT_WIDTH = 720
_ENDINGS = "*.xml *.XML *.xlsx *.XLSX *.csv *.CSV *.txt *.TXT"
"""As the dialog for files says it."""


class ChoosePage(ScrollPage):
    """A button, or a file dropped anywhere on the page."""

    chosen = Signal(object)
    """The path of the file."""
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Leerlingen inlezen"), most_width=_TEXT_WIDTH)
        self.setAcceptDrops(True)
        self.add(
            PageHeading(
                tr("Leerlingen inlezen"),
                tr("Met EDEXML uit je leerlingadministratie, of met een lijst uit Excel of CSV."),
            )
        )
        self._note = Note(NoteKind.LATE, "")
        self._note.hide()
        self.add(self._note)
        self.add(self._build_choice())
        self.add(_sources())
        self.add(_promises())
        self.finish()

    def focus_first(self) -> None:
        """The one thing to do here."""
        self._choose.setFocus()

    def show_message(self, message: Message, kind: NoteKind = NoteKind.LATE) -> None:
        """Why there is no preview."""
        self._note.show_message(kind, message.title, message.text)
        self._note.show()
        self.show_place(self._note)

    def begin(self) -> None:
        """Reading goes on; it shows itself when it takes long."""
        self._note.hide()
        self._choose.setEnabled(False)
        self._progress.begin(tr("Bestand lezen…"))

    def show_part(self, done: int, total: int) -> None:
        """How far the reading is."""
        self._progress.show_steps(done, total)

    def end(self) -> None:
        """Reading is over, one way or another."""
        self._progress.end()
        self._choose.setEnabled(True)

    def ask_file(self) -> None:
        """Let the system ask for one file."""
        dialog = ask_for_files(
            self,
            tr("Welk bestand kwam uit de leerlingadministratie?"),
            tr("EDEXML, Excel of CSV ({endings})").format(endings=_ENDINGS),
            lambda paths: self.chosen.emit(paths[0]),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)

    def _build_choice(self) -> Card:
        card = Card(tr("Kies het bestand"), "import")
        card.add(label(tr("Of sleep het bestand naar dit venster."), "body", "muted"))
        self._choose = main_button(tr("Bestand kiezen…"), "open_folder")
        self._choose.clicked.connect(self.ask_file)
        self._progress = ProgressLine()
        self._progress.stop_asked.connect(self.stop_asked)
        row = QHBoxLayout()
        spaced(row, 0, 12)
        row.addWidget(self._choose)
        row.addWidget(self._progress, 1)
        row.addStretch(1)
        card.add(row)
        return card

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None and self._choose.isEnabled():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.chosen.emit(path)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _sources() -> Card:
    card = Card(tr("Nog geen bestand? Maak eerst de export"), "school")
    for system, words in (
        ("ParnasSys", tr("Kies bij exporteren ‘EDEX & UWLR (nieuw)’.")),
        ("ESIS", tr("Kies bij exporteren ‘EDEXML’, niet ‘EDEX’.")),
        (tr("Een ander systeem"), tr("Vraag om een export in EDEXML met alle groepen.")),
        (
            tr("Voortgezet onderwijs, of een eigen lijst"),
            tr(
                "Maak een lijst in Excel of CSV, met koppen erboven. Ook ouders en lopende "
                "dossiers kunnen erin. Daarna kies je welke kolom wat is."
            ),
        ),
    ):
        lines = QVBoxLayout()
        spaced(lines, 0, CLEAR_OF_TAILS)
        lines.addWidget(label(system, "strong", "text"))
        lines.addWidget(label(words, "body", "muted"))
        card.add(lines)
    card.add(
        label(
            tr("Zie je de export niet? Vraag de beheerder van het systeem om dit recht."),
            "small",
            "muted",
        )
    )
    return card


def _promises() -> QWidget:
    holder = QWidget()
    lines = QVBoxLayout(holder)
    spaced(lines, (4, 0, 0, 0), 6)
    for icon, words in (
        ("protected", tr("BSN's, nationaliteit en geboorteplaats slaat IB Desk over.")),
        ("show", tr("Je ziet eerst wat er verandert. Dan pas kies je wat meegaat.")),
        (
            "person",
            tr("Ouders staan niet in EDEXML. Die vul je zelf in, of je leest ze uit een lijst."),
        ),
    ):
        line = IconLine(icon, "muted")
        lines.addWidget(line)
        line.show_text(words)
    return holder
