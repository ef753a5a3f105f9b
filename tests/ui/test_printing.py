"""What may only be on paper is not made into a file, whatever printer is chosen."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDir, QStorageInfo
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ib_desk.application.leaving.outside import NoPrinter, PrinterFailed
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.ui import printing, sticks
from ib_desk.ui.printing import ChosenPrinter, ask_for_printer, makes_a_file


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def a_printer(monkeypatch):
    """The system of who runs the tests may know none."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["HP"])


@pytest.mark.parametrize("is_file", [True, False])
def test_nothing_is_printed_to_a_printer_that_makes_files(parent, monkeypatch, a_printer, is_file):
    said, taken = [], []
    monkeypatch.setattr(printing, "makes_a_file", lambda _printer: is_file)

    dialog = ask_for_printer(parent, "Herstelblad", taken.append, lambda: said.append("papier"))
    dialog.accepted.emit(QPrinter())
    dialog.reject()

    assert (said, len(taken)) == ((["papier"], 0) if is_file else ([], 1))


def test_no_print_has_a_way_to_a_file_beside_the_one_that_is_noted(parent, a_printer):
    taken = []
    dialog = ask_for_printer(parent, "Contract", taken.append)
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    dialog.accepted.emit(QPrinter())
    dialog.reject()
    assert len(taken) == 1


def test_where_there_is_no_printer_no_dialog_offers_a_file_instead(parent, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(NoPrinter):
        ask_for_printer(parent, "Contract", lambda _to: None)
    assert parent.findChildren(QPrintDialog) == []


class TestPages:
    """To a file, here: what is drawn is the same."""

    @pytest.fixture
    def paper(self, tmp_path):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        return printer

    def sizes(self, tmp_path):
        pages = PdfReader(tmp_path / "paper.pdf").pages
        return [(page.mediabox.width > page.mediabox.height) for page in pages]

    def test_each_page_is_offered_upright_or_lying(self, qapp, paper, tmp_path):
        ChosenPrinter(paper).print(pdf(A4, landscape(A4), A4), "Proef", Silent())
        assert self.sizes(tmp_path) == [False, True, False]
        assert paper.docName() == "Proef"

    def test_only_the_pages_that_were_chosen(self, qapp, paper, tmp_path):
        paper.setFromTo(2, 2)
        ChosenPrinter(paper).print(pdf(A4, landscape(A4), A4), "Proef", Silent())
        assert self.sizes(tmp_path) == [True]

    def test_called_off_not_all_pages_are_offered(self, qapp, paper):
        class Stop(Silent):
            def step(self, done, total):
                if (done, total) == (1, 3):
                    raise Cancelled

        with pytest.raises(Cancelled):
            ChosenPrinter(paper).print(pdf(A4, A4, A4), "Proef", Stop())

    @pytest.mark.qt_log_ignore("QPainter::")
    def test_a_printer_that_takes_no_pages(self, qapp, paper, tmp_path):
        paper.setOutputFileName(str(tmp_path / "weg" / "paper.pdf"))
        with pytest.raises(PrinterFailed):
            ChosenPrinter(paper).print(pdf(A4), "Proef", Silent())


def pdf(*sizes) -> bytes:
    into = BytesIO()
    canvas = Canvas(into)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.drawString(99, 99, "Proef")
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def printer_named(name: str, file: str = "") -> Any:
    return SimpleNamespace(
        printerName=lambda: name,
        outputFileName=lambda: file,
        outputFormat=lambda: QPrinter.OutputFormat.NativeFormat,
    )


@pytest.mark.parametrize(
    ("name", "is_file"),
    [
        ("Microsoft Print to PDF", True),
        ("Microsoft XPS Document Writer", True),
        ("OneNote (Desktop)", True),
        ("HP LaserJet lerarenkamer", False),
        ("Canon MG5700", False),
    ],
)
def test_printers_that_make_files_are_known_by_their_names(name, is_file):
    assert makes_a_file(printer_named(name)) == is_file


def test_a_file_that_was_chosen_is_a_file():
    assert makes_a_file(printer_named("HP", "blad.pdf"))


def volume(path: str, device: bytes, kind: bytes = b"vfat") -> Any:
    """As Qt describes what is mounted."""
    return SimpleNamespace(
        rootPath=lambda: path,
        device=lambda: device,
        fileSystemType=lambda: SimpleNamespace(data=lambda: kind),
        isValid=lambda: True,
        isReady=lambda: True,
        isReadOnly=lambda: False,
    )


def test_a_stick_is_what_is_mounted_beside_the_disk_of_the_laptop(monkeypatch):
    laptop = volume("/", b"/dev/nvme0n1p2", b"ext4")
    volumes = [
        laptop,
        volume("/media/zoe/STICK", b"/dev/sda1"),
        volume("/mnt/tweede", b"/dev/nvme0n1p2", b"ext4"),
        volume("/media/geheugen", b"none", b"tmpfs"),
        volume("/boot", b"/dev/nvme0n1p1"),
    ]

    def volume_of(path: str) -> Any:
        holding = (one for one in volumes if path.startswith(one.rootPath()))
        return max(holding, key=lambda one: len(one.rootPath()))

    storage: Any = volume_of
    storage.mountedVolumes, storage.root = lambda: volumes, lambda: laptop
    monkeypatch.setattr(sticks, "QStorageInfo", storage)
    assert sticks.sticks() == [Path("/media/zoe/STICK")]
    assert sticks.is_off_this_laptop(Path("/media/zoe/STICK/map"))


def test_her_own_folder_is_on_this_laptop():
    assert QStorageInfo.root().isValid()
    assert not sticks.is_off_this_laptop(Path(QDir.homePath()))
