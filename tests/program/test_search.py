"""The searcher of the leak tests finds what is there, however it is written; so none is none."""

from __future__ import annotations

import base64
import gzip
import io
import json
import unicodedata
import zipfile
import zlib

import pytest
from PySide6.QtCore import QSettings
from reportlab.pdfgen.canvas import Canvas

from tests.program.search import Search

WORD = "Kwibusqx Zoë"
AROUND = "voor " + WORD + " erna"


def zipped(content: bytes, name: str = "a.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def pdf() -> bytes:
    canvas = Canvas(out := io.BytesIO(), pageCompression=1)
    canvas.drawString(100, 100, AROUND)
    canvas.save()
    return out.getvalue()


PLANTED = {
    **{codec: AROUND.encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")},
    "decomposed": unicodedata.normalize("NFD", AROUND).encode(),
    "lower": AROUND.lower().encode(),
    "json": json.dumps(AROUND).encode(),
    "address": b"file:///home/Kwibusqx%20Zo%C3%AB/x",
    "hex": AROUND.encode().hex().encode(),
    **{f"base64 {n}": base64.b64encode(bytes(n) + AROUND.encode()) for n in range(3)},
    "base64 of utf-16": base64.b64encode(AROUND.encode("utf-16-le")),
    "base64 for addresses": base64.urlsafe_b64encode(AROUND.encode()),
    "zlib": b"stream\n" + zlib.compress(AROUND.encode()) + b"endstream",
    "gzip": gzip.compress(AROUND.encode()),
    "zip": zipped(AROUND.encode()),
    "a name in a zip": zipped(b"", WORD),
    "zip in a zip": zipped(zipped(AROUND.encode())),
    "pdf": pdf(),
    "pdf in a zip": zipped(pdf()),
}


@pytest.mark.parametrize("how", PLANTED)
def test_it_finds_a_word(how, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(b"\x00" * 7 + PLANTED[how] + b"\xff")
    if how in {"gzip", "zip"}:
        (tmp_path / "folder" / "file").write_bytes(PLANTED[how])
    assert Search([WORD]).in_folders(tmp_path)


def test_it_finds_a_word_in_a_name_and_in_a_settings_file(tmp_path):
    (tmp_path / f"brief {WORD}.txt").touch()
    assert Search([WORD]).in_folders(tmp_path)
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    settings.setValue("last", f"/home/{WORD}")
    settings.sync()
    assert Search([WORD]).in_folders(
        tmp_path / "x.ini", tmp_path, without=list(tmp_path.glob("b*"))
    )


def test_it_is_not_led_astray(tmp_path):
    (tmp_path / "file").write_bytes(b"Kwibus Zoe" * 1000 + zlib.compress(b"niets") + b"PK\x03\x04")
    spared = tmp_path / "uitvoer"
    spared.mkdir()
    (spared / "print.txt").write_text(WORD, encoding="utf-8")
    assert Search([WORD]).in_folders(tmp_path, without=[spared]) == []
    assert Search([WORD]).in_folders(tmp_path) != []
