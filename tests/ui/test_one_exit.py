"""The window has no way of its own to write a file or to print: all goes through the exit."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ib_desk.ui

ROOT = Path(ib_desk.ui.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
WRITERS = {
    "QFile",
    "QFileDevice",
    "QImageWriter",
    "QPdfWriter",
    "QPicture",
    "QPrinter",
    "QProcess",
    "QSaveFile",
    "QSettings",
    "QSvgGenerator",
    "QTemporaryDir",
    "QTemporaryFile",
    "open",
}
"""Names that write, print or start something that does."""
METHODS = {"saveFileContent", "setOutputFileName", "write_bytes", "write_text"}
FLAGS = {"Append", "NewOnly", "ReadWrite", "WriteOnly"}
OF_OS = {"fdopen", "link", "open", "popen", "rename", "replace", "symlink", "system", "write"}
ALLOWED = {
    "printing.py": {"QPrinter"},  # the device that the exit is handed
    "preferences.py": {"QSettings"},  # how the window looks; nothing of a vault
}


MAY_BE_MEANT = re.compile(rf"\b({'|'.join(WRITERS | METHODS | FLAGS | OF_OS | {'save'})})\b")
"""To parse what says none of these would be most of the time."""


def ways_out(source: str) -> Iterator[str]:
    """What in a module could let something out of the window."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) if name in WRITERS:
                yield name
            case ast.alias(name=name) if name.split(".")[-1] in WRITERS:
                yield name
            case ast.Attribute(value=ast.Name(id="os"), attr=name) if name in OF_OS:
                yield f"os.{name}"
            case ast.Attribute(attr=name) if name in METHODS | FLAGS | (WRITERS - {"open"}):
                yield name
            case ast.Call(func=ast.Attribute(attr="save"), args=[_, *_]):
                yield "save"  # of a picture; a painter saves without saying where
            case ast.Call(
                func=ast.Attribute(attr="open"), args=[ast.Constant(value=str(mode)), *_]
            ):
                if mode.strip("rbt"):
                    yield f"open {mode}"
            case _:
                pass


def test_no_module_of_the_window_writes_or_prints_by_itself():
    written = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in MODULES}
    found = {
        name: ways
        for name, source in written.items()
        if MAY_BE_MEANT.search(source) and (ways := set(ways_out(source)))
    }
    assert found == ALLOWED


@pytest.mark.parametrize(
    "source",
    [
        "open('x', 'w')",
        "path.open('wb')",
        "path.open('r+')",
        "path.write_bytes(b'')",
        "path.write_text('')",
        "from PySide6.QtCore import QSaveFile",
        "from PySide6 import QtCore\nQtCore.QFile",
        "widget.grab().save('x.png')",
        "buffer.open(QIODevice.OpenModeFlag.WriteOnly)",
        "printer.setOutputFileName('x.pdf')",
        "QFileDialog.saveFileContent(b'', 'x')",
        "os.replace('a', 'b')",
    ],
)
def test_each_way_out_is_seen(source):
    assert MAY_BE_MEANT.search(source)
    assert list(ways_out(source)) != []


@pytest.mark.parametrize(
    "source", ["painter.save()", "path.open('rb')", "os.environ", "dialog.open()"]
)
def test_what_is_none_is_let_be(source):
    assert list(ways_out(source)) == []
