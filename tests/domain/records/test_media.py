from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter

from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.media import is_encrypted, media_type


def picture(kind: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (2, 2)).save(made, kind)
    return made.getvalue()


def pdf(password: str | None = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if password is not None:
        writer.encrypt(password, algorithm="AES-256")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (pdf(), MediaType.PDF),
        (b"\r\n junk of a scanner \x00" + pdf(), MediaType.PDF),
        (picture("PNG"), MediaType.PNG),
        (picture("JPEG"), MediaType.JPEG),
        ("Zoë rekent weer méé.\r\n\tZij lacht. 😀".encode(), MediaType.TEXT),
        ("\ufeffmet BOM".encode(), MediaType.TEXT),
    ],
    ids=["pdf", "late pdf", "png", "jpeg", "text", "text with a byte order mark"],
)
def test_what_can_be_shown_and_printed_is_known_by_its_bytes(content, media):
    assert media_type(content) is media


@pytest.mark.parametrize(
    "content",
    [
        picture("GIF"),
        picture("TIFF"),
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml",
        b"MZ\x90\x00\x03",
        "verslag van Zoë".encode("cp1252"),
        "verslag".encode("utf-16"),
        b" " * 1024 + b"%PDF-1.7\x00",
        b"tekst\x1b[31m",
    ],
    ids=["gif", "tiff", "docx", "exe", "cp1252", "utf-16", "pdf too late", "escape codes"],
)
def test_anything_else_is_nothing(content):
    assert media_type(content) is None
    assert not is_encrypted(content)


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")))
def test_any_text_without_control_characters_is_text(text):
    assert media_type(text.encode()) is MediaType.TEXT


@given(content=st.binary())
def test_any_bytes_get_an_answer(content):
    assert media_type(content) in {None, *MediaType}
    assert media_type(content) is MediaType.PDF or not is_encrypted(content)


def test_an_encrypted_pdf_is_told_apart():
    assert is_encrypted(pdf("wolk fietspad"))
    assert not is_encrypted(pdf())
    assert not is_encrypted(b"%PDF-1.7 /Encryption is only a word here")
    assert not is_encrypted(b"/Encrypt 5 0 R")
