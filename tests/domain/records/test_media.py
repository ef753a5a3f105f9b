from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter

from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.media import ENDINGS, PAGED, media_type


def picture(kind: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (2, 2)).save(made, kind)
    return made.getvalue()


def pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def zipped(*names: str) -> bytes:
    return b"PK\x03\x04\x14\x00" + b"\x00".join(name.encode() for name in names)


def old_office(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40) + name.encode("utf-16-le")


def boxed(brand: bytes) -> bytes:
    return b"\x00\x00\x00\x18ftyp" + brand + bytes(8)


PAGES = [
    (pdf(), MediaType.PDF),
    (b"\r\n junk of a scanner \x00" + pdf(), MediaType.PDF),
    (picture("PNG"), MediaType.PNG),
    (picture("JPEG"), MediaType.JPEG),
    (picture("GIF"), MediaType.GIF),
    (picture("TIFF"), MediaType.TIFF),
    (picture("WEBP"), MediaType.WEBP),
    (boxed(b"heic"), MediaType.HEIC),
    ("Zoë rekent weer méé.\r\n\tZij lacht. 😀".encode(), MediaType.TEXT),
    ("\ufeffmet BOM".encode(), MediaType.TEXT),
    ("verslag van Zoë".encode("cp1252"), MediaType.TEXT),
    ("verslag".encode("utf-16"), MediaType.TEXT),
    (b"<noot> zonder einde", MediaType.TEXT),
    (b"Van: school\nAan: ouders\n\nBeste ouders,", MediaType.TEXT),
    (b"Subject: een woord\nen dan gewone tekst", MediaType.TEXT),
    (b"BMW rijdt voorbij", MediaType.TEXT),
    (b"", MediaType.TEXT),
]
OTHERS = [
    (zipped("[Content_Types].xml", "word/document.xml"), MediaType.WORD),
    (zipped("xl/workbook.xml"), MediaType.EXCEL),
    (zipped("ppt/presentation.xml"), MediaType.POWERPOINT),
    (zipped("mimetypeapplication/vnd.oasis.opendocument.text"), MediaType.OPEN_TEXT),
    (zipped("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), MediaType.OPEN_SHEET),
    (zipped("mimetypeapplication/vnd.oasis.opendocument.presentation"), MediaType.OPEN_SLIDES),
    (zipped("fotos/1.jpg"), MediaType.ARCHIVE),
    (old_office("WordDocument"), MediaType.OLD_WORD),
    (old_office("Workbook"), MediaType.OLD_EXCEL),
    (old_office("PowerPoint Document"), MediaType.OLD_POWERPOINT),
    (old_office("__substg1.0_0037001F"), MediaType.OUTLOOK_MAIL),
    (old_office("EncryptedPackage"), MediaType.WORD),
    (old_office("iets"), MediaType.OTHER),
    (b"From: a@b.nl\r\nBcc: c@d.nl\r\nSubject: Verslag\r\n\r\nTekst", MediaType.MAIL),
    (b"Received: by x\n\tfor y\nX-Own: 1\n\nTekst", MediaType.MAIL),
    (b"<html><body><p>Verslag</p></body></html>", MediaType.HTML),
    (b"  <!-- van Word --><!doctype HTML><p>", MediaType.HTML),
    ("<table>\n<tr>".encode("utf-16"), MediaType.HTML),
    (b"{\\rtf1\\ansi Verslag}", MediaType.RTF),
    (b"<?xml version='1.0'?><!DOCTYPE svg><svg xmlns='x'>", MediaType.SVG),
    (b"%!PS-Adobe-3.0\n", MediaType.POSTSCRIPT),
    (b"<?xml version='1.0'?><EDEX>", MediaType.XML),
    (b"BEGIN:VCALENDAR\nVERSION:2.0", MediaType.CALENDAR),
    (b"begin:vcard\n", MediaType.CARD),
    (picture("BMP"), MediaType.OTHER_IMAGE),
    (boxed(b"avif"), MediaType.OTHER_IMAGE),
    (boxed(b"isom"), MediaType.MP4),
    (boxed(b"qt  "), MediaType.QUICKTIME),
    (boxed(b"M4A "), MediaType.M4A),
    (b"RIFF\x00\x00\x00\x00WAVEfmt ", MediaType.WAV),
    (b"RIFF\x00\x00\x00\x00AVI LIST", MediaType.AVI),
    (b"RIFF\x00\x00\x00\x00RMID", MediaType.OTHER),
    (b"ID3\x04\x00\x00", MediaType.MP3),
    (b"OggS\x00", MediaType.OGG),
    (b"\x1aE\xdf\xa3", MediaType.WEBM),
    (b"MZ\x90\x00\x03", MediaType.PROGRAM),
    (b"\x7fELF\x02", MediaType.PROGRAM),
    (b" " * 1024 + b"%PDF-1.7\x00", MediaType.OTHER),
    (b"tekst\x1b[31m", MediaType.OTHER),
    ("Ωμέγα και άλφα".encode("cp1253"), MediaType.OTHER),
]


@pytest.mark.parametrize(("content", "media"), PAGES + OTHERS)
def test_what_it_is_is_known_by_its_bytes(content, media):
    assert media_type(content) is media


def test_what_can_become_pages_is_picture_text_or_pdf():
    assert {media for _content, media in PAGES} == PAGED
    assert not {media for _content, media in OTHERS} & PAGED


def test_every_kind_that_another_program_opens_has_an_ending():
    assert set(MediaType) - set(ENDINGS) == {
        MediaType.OTHER_IMAGE,
        MediaType.ARCHIVE,
        MediaType.PROGRAM,
        MediaType.OTHER,
    }


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")))
def test_any_text_without_control_characters_is_some_kind_of_text(text):
    assert media_type(text.encode()) not in {MediaType.OTHER, MediaType.PROGRAM}


@given(content=st.binary())
def test_any_bytes_get_an_answer(content):
    assert media_type(content) in MediaType


@pytest.mark.parametrize(
    "content", [b"<!---->" * 1000 + b"x", b"<!--" * 2000, b"<?xml" * 2000, b"From:\n" * 2000]
)
def test_a_text_made_to_keep_a_program_busy_does_not(content):
    assert media_type(content) in {MediaType.TEXT, MediaType.MAIL}
