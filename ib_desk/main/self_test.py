"""Whether this very program works on this machine: vault, write, read, print, export."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from json import loads
from pathlib import Path
from typing import Final, TextIO

from ib_desk.application.pages import NoPages
from ib_desk.application.progress import Silent
from ib_desk.application.vault import OpenVault
from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.swv_form import FormType
from ib_desk.main.demo import demo
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts

_HOSTILE: Final = b"""%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [2 0 R] /Count 1 >> endobj
trailer << /Size 3 /Root 1 0 R >>
%%EOF
"""
"""A tree of pages that names itself: walked through, it never ends."""


def self_test(out: TextIO) -> bool:
    """Do the demo in a folder that is removed again and look at what came of it.

    Says a line for each check; `False` when one failed.
    """
    with tempfile.TemporaryDirectory(prefix="ib-desk-self-test-") as name:
        folder = Path(name) / "demo"
        checks: list[tuple[str, Callable[[], bool]]] = [
            ("gegevens lezen", lambda: build_parts(resources_root()) is not None),
            ("kluis, dossier, afdruk en aanvraag", lambda: _demo_works(folder)),
            ("kluis weer openen", lambda: _opens_again(folder)),
            ("sleutel van de kluis vernieuwen", lambda: _gets_another_key(folder)),
            ("bestanden van anderen openen", _opens_files_of_others),
            ("een lijst uit Excel lezen", _reads_lists),
            ("formulieren van een bureau lezen", _reads_forms),
            ("venster maken", _window_works),
        ]
        passed = True
        for words, check in checks:
            ok = _holds(check, out)
            out.write(f"{'goed' if ok else 'FOUT'}  {words}\n")
            passed = passed and ok
            if not ok:
                break
    return passed


def _holds(check: Callable[[], bool], out: TextIO) -> bool:
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - whatever it is, the program is not whole
        # The kind only: a message may hold what a user typed.
        out.write(f"{type(error).__name__}\n")
        return False


def _demo_works(folder: Path) -> bool:
    with redirect_stdout(StringIO()):
        demo(folder, None)
    summary = loads((folder / "summary.json").read_text("utf-8"))
    files = [*summary["exports"], summary["backup"]]
    return summary["pupils_imported"] > 0 and all(Path(path).stat().st_size > 0 for path in files)


def _opens_again(folder: Path) -> bool:
    """And what was put away last time is in it."""
    pupil = loads((folder / "summary.json").read_text("utf-8"))["pupil"]
    with _opened(folder) as (parts, vault):
        return pupil in [line.pupil.name for line in parts.desk(vault).overview.look().files]


def _gets_another_key(folder: Path) -> bool:
    """By a child of the program: what the system may keep from us."""
    with _opened(folder) as (_parts, vault):
        before = len(vault.backups.every())
        vault.rotate_key(Silent())
        return len(vault.older_copies()) == before + 1


def _opens_files_of_others() -> bool:
    """Each becomes a page in one child, and that a picture in another; what is hostile, neither."""
    paper = build_parts(resources_root()).paper
    photo = resources_root().joinpath("self_test", "photo.heic").read_bytes()
    for content, kind in ((_one_page(), MediaType.PDF), (photo, MediaType.HEIC)):
        made = paper.maker.make(content, kind, Silent())
        with paper.viewer.look(made.pdf) as pages:
            picture = pages.picture(0, 60)
        if len(picture.pixels) != 3 * picture.width * picture.height:
            return False
    try:
        paper.maker.make(_HOSTILE, MediaType.PDF, Silent())
    except NoPages:
        return True
    return False


def _reads_lists() -> bool:
    """By a child, which alone knows workbooks."""
    content = resources_root().joinpath("self_test", "list.xlsx").read_bytes()
    (table,) = build_parts(resources_root()).readers.tables(content, Silent())
    return table.rows == (("Achternaam", "Leerlingnummer"), ("Öztürk", "007"))


def _reads_forms() -> bool:
    """By a child, which alone opens them: one of each kind."""
    forms, folder = build_parts(resources_root()).paper.forms, resources_root() / "demo" / "forms"
    found = [forms.read(file.read_bytes(), Silent()) for file in folder.iterdir()]
    opened = set(FormType) - {FormType.LISTED}
    return {one.type for one in found} == opened and all(one.boxes for one in found)


@contextmanager
def _opened(folder: Path) -> Iterator[tuple[Parts, OpenVault]]:
    summary = loads((folder / "summary.json").read_text("utf-8"))
    parts = build_parts(resources_root())
    vault = parts.vaults.unlock_with_recovery_code(Path(summary["vault"]), summary["recovery_code"])
    try:
        yield parts, vault
    finally:
        vault.close()


def _window_works() -> bool:
    import os  # noqa: PLC0415 - Qt must read it first

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415 - see above
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - see above

    from ib_desk.ui.app import make_application  # noqa: PLC0415 - see above

    _app, _theme = make_application(["ib-desk"], resources_root())
    # As `ib_desk.ui.printing` opens what goes to a printer.
    buffer = QBuffer()
    buffer.setData(QByteArray(_one_page()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document.pageCount() == 1


def _one_page() -> bytes:
    from io import BytesIO  # noqa: PLC0415 - only for this check

    from pypdf import PdfWriter  # noqa: PLC0415 - only for this check

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
