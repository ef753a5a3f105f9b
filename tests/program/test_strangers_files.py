"""What strangers made is opened in a child, never in the process of the window."""

from __future__ import annotations

import ast
from pathlib import Path

UI = Path(__file__).parents[2] / "ib_desk" / "ui"
OPENS = {
    "QImageReader",
    "QMovie",
    "QPdfDocument",
    "QPdfView",
    "QPicture",
    "QSvgRenderer",
    "QTextDocument",
    "load",
    "loadFromData",
    "fromData",
    "setHtml",
    "setMarkdown",
}
"""Ways in which Qt opens a picture or a document of which it is given the bytes or the place."""
OWN = {
    "app.py": {"load"},  # the translation of Qt itself
    "printing.py": {"QPdfDocument", "load"},  # prints that were just made, for the printer
    "style/icons.py": {"QSvgRenderer"},
}
"""What is opened there was made by the program, or shipped with it."""


def names_in(code: str) -> set[str]:
    """Not of code that says none of those asked for: to parse it all would take half a second."""
    nodes = list(ast.walk(ast.parse(code))) if any(name in code for name in OPENS) else []
    used = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return used | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_no_module_of_the_window_opens_what_it_is_given():
    found = {
        path.relative_to(UI).as_posix(): names
        for path in UI.rglob("*.py")
        if (names := names_in(path.read_text("utf-8")) & OPENS)
    }
    assert found == OWN


def test_the_process_of_the_window_loaded_nothing_that_opens_strangers_files(evening):
    """Of the demo, whose process is another one, import-linter says it."""
    assert "ib_desk.ui.file.documents_page" in evening.loaded
    assert {"pypdfium2", "pi_heif", "ib_desk.reader.pdf"} & set(evening.loaded) == set()
