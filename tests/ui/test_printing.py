"""What may only be on paper is not made into a file, whatever printer is chosen."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QDir, QStorageInfo
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ib_desk.ui import printing, sticks
from ib_desk.ui.printing import makes_a_file, print_pdf


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize("is_file", [True, False])
def test_nothing_is_printed_to_a_printer_that_makes_files(parent, monkeypatch, is_file):
    said, painted = [], []
    monkeypatch.setattr(printing, "makes_a_file", lambda _printer: is_file)
    monkeypatch.setattr(printing, "paint_pages", lambda _printer, content: painted.append(content))

    dialog = print_pdf(parent, b"%PDF", "Herstelblad", lambda: said.append("papier"))
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    dialog.accepted.emit(QPrinter())
    dialog.reject()

    assert (said, painted) == ((["papier"], []) if is_file else ([], [b"%PDF"]))


def test_other_prints_may_be_a_file(parent, monkeypatch):
    painted = []
    monkeypatch.setattr(printing, "paint_pages", lambda _printer, content: painted.append(content))
    dialog = print_pdf(parent, b"%PDF", "Contract")
    dialog.accepted.emit(QPrinter())
    dialog.reject()
    assert painted == [b"%PDF"]


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
