"""What a document is, found by looking at its bytes and never by its name.

Nothing is opened here: only marks at fixed places and words that a format cannot do without.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Final

from ib_desk.domain.records.attachment import MediaType

PAGED: Final = frozenset(
    {
        MediaType.PDF,
        MediaType.PNG,
        MediaType.JPEG,
        MediaType.HEIC,
        MediaType.WEBP,
        MediaType.TIFF,
        MediaType.GIF,
        MediaType.TEXT,
    }
)
"""What can become pages, and so can go along with a request."""

ENDINGS: Final[Mapping[MediaType, str]] = {
    MediaType.PDF: ".pdf",
    MediaType.PNG: ".png",
    MediaType.JPEG: ".jpg",
    MediaType.HEIC: ".heic",
    MediaType.WEBP: ".webp",
    MediaType.TIFF: ".tiff",
    MediaType.GIF: ".gif",
    MediaType.TEXT: ".txt",
    MediaType.WORD: ".docx",
    MediaType.OLD_WORD: ".doc",
    MediaType.EXCEL: ".xlsx",
    MediaType.OLD_EXCEL: ".xls",
    MediaType.POWERPOINT: ".pptx",
    MediaType.OLD_POWERPOINT: ".ppt",
    MediaType.OPEN_TEXT: ".odt",
    MediaType.OPEN_SHEET: ".ods",
    MediaType.OPEN_SLIDES: ".odp",
    MediaType.MAIL: ".eml",
    MediaType.OUTLOOK_MAIL: ".msg",
    MediaType.HTML: ".html",
    MediaType.RTF: ".rtf",
    MediaType.SVG: ".svg",
    MediaType.POSTSCRIPT: ".ps",
    MediaType.XML: ".xml",
    MediaType.CALENDAR: ".ics",
    MediaType.CARD: ".vcf",
    MediaType.MP3: ".mp3",
    MediaType.M4A: ".m4a",
    MediaType.WAV: ".wav",
    MediaType.OGG: ".ogg",
    MediaType.MP4: ".mp4",
    MediaType.QUICKTIME: ".mov",
    MediaType.AVI: ".avi",
    MediaType.WEBM: ".webm",
    MediaType.WINDOWS_MEDIA: ".wmv",
}
"""How a copy outside the vault is called; what is not here, no other program is asked to open."""

_PDF_HEADER_WITHIN = 1024
"""Readers take a PDF whose header comes this late (PDF Reference 1.7, appendix H, note 13)."""
_BEGIN: Final = 4096
"""Bytes in which a text says what it is."""
_CONTROL = re.compile(r"[^\t\n\f\r\x20-\x7e\x80-\U0010ffff]")
"""Characters that no text holds, and nearly every other kind of file does."""
_BEYOND_ASCII: Final = bytes(range(128, 256))
_MOSTLY: Final = 0.7
"""Part of the signs of a text from Windows that are plain letters, digits and spaces."""

_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"GIF87a", MediaType.GIF),
    (b"GIF89a", MediaType.GIF),
    (b"II*\x00", MediaType.TIFF),
    (b"MM\x00*", MediaType.TIFF),
    (b"II+\x00", MediaType.TIFF),
    (b"\xc5\xd0\xd3\xc6", MediaType.POSTSCRIPT),
    (b"\xff\xfb", MediaType.MP3),
    (b"\xff\xf3", MediaType.MP3),
    (b"\xff\xf1", MediaType.M4A),
    (b"\x1a\x45\xdf\xa3", MediaType.WEBM),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", MediaType.WINDOWS_MEDIA),
    (b"\x7fELF", MediaType.PROGRAM),
    (b"\xcf\xfa\xed\xfe", MediaType.PROGRAM),
    (b"\xca\xfe\xba\xbe", MediaType.PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", MediaType.PROGRAM),
    (b"7z\xbc\xaf\x27\x1c", MediaType.ARCHIVE),
    (b"\x1f\x8b", MediaType.ARCHIVE),
)
_SHORT_STARTS: Final = (
    (b"BM", MediaType.OTHER_IMAGE),
    (b"8BPS", MediaType.OTHER_IMAGE),
    (b"ID3", MediaType.MP3),
    (b"OggS", MediaType.OGG),
    (b"MZ", MediaType.PROGRAM),
    (b"Rar!", MediaType.ARCHIVE),
)
"""A text can begin like this, too."""
_BRANDS: Final = (
    (b"heic heix hevc hevx heim heis mif1 msf1", MediaType.HEIC),
    (b"avif avis", MediaType.OTHER_IMAGE),
    (b"M4A  M4B ", MediaType.M4A),
    (b"qt  ", MediaType.QUICKTIME),
)
_IN_RIFF: Final = {b"WEBP": MediaType.WEBP, b"WAVE": MediaType.WAV, b"AVI ": MediaType.AVI}
_IN_ZIP: Final = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", MediaType.OPEN_TEXT),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", MediaType.OPEN_SHEET),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", MediaType.OPEN_SLIDES),
    (b"word/document.xml", MediaType.WORD),
    (b"xl/workbook", MediaType.EXCEL),
    (b"ppt/presentation.xml", MediaType.POWERPOINT),
)
"""Names of what is inside; the first two hundred bytes of a zip, or its list at the end."""
_IN_OLD: Final = (
    ("__substg1.0_", MediaType.OUTLOOK_MAIL),
    ("WordDocument", MediaType.OLD_WORD),
    ("Workbook", MediaType.OLD_EXCEL),
    ("PowerPoint Document", MediaType.OLD_POWERPOINT),
    ("EncryptedPackage", MediaType.WORD),
)
"""Names of parts of a compound file of Office ([MS-CFB]); the last is one with a password."""
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HTML: Final = re.compile(
    r"(?:(?><!--.*?-->)|<\?xml[^>]*+>|\s++)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|script|table|div|p|br|h[1-6]|span|font|b|i)"
    r"[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_SVG: Final = re.compile(
    r"(?:(?><!--.*?-->)|<\?xml[^>]*+>|<!doctype\s[^>]*+>|\s++)*+<(?:\w+:)?svg[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TEXTS: Final = (
    (re.compile(r"\{\\rtf"), MediaType.RTF),
    (re.compile(r"%!PS"), MediaType.POSTSCRIPT),
    (_SVG, MediaType.SVG),
    (_HTML, MediaType.HTML),
    (re.compile(r"<\?xml\s"), MediaType.XML),
    (re.compile(r"BEGIN:VCALENDAR", re.IGNORECASE), MediaType.CALENDAR),
    (re.compile(r"BEGIN:VCARD", re.IGNORECASE), MediaType.CARD),
)
_MAIL_LINE: Final = re.compile(
    r"(?:From|To|Cc|Bcc|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version"
    r"|Reply-To|Content-Type|X-[\w-]+|From \S+.*?)(?::|$)",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(r"[!-9;-~]+:")
_LEAST_MAIL_LINES: Final = 2


def media_type(content: bytes) -> MediaType:
    """What `content` is; `OTHER` for what is not known here."""
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return MediaType.PDF
    for start, found in _STARTS:
        if content.startswith(start):
            return found
    for knows in (_in_box, _in_riff, _in_zip, _in_old_office):
        inside = knows(content)
        if inside is not None:
            return inside
    text = _as_text(content)
    if text is not None:
        return _kind_of_text(text[:_BEGIN])
    starts = (found for start, found in _SHORT_STARTS if content.startswith(start))
    return next(starts, MediaType.OTHER)


def _in_box(content: bytes) -> MediaType | None:
    """A file of boxes, of which the first says what it is (ISO 14496-12)."""
    if content[4:8] != b"ftyp":
        return None
    brand = content[8:12]
    return next((found for brands, found in _BRANDS if brand in brands), MediaType.MP4)


def _in_riff(content: bytes) -> MediaType | None:
    return _IN_RIFF.get(content[8:12], MediaType.OTHER) if content.startswith(b"RIFF") else None


def _in_zip(content: bytes) -> MediaType | None:
    if not content.startswith(b"PK\x03\x04"):
        return None
    return next((found for name, found in _IN_ZIP if name in content), MediaType.ARCHIVE)


def _in_old_office(content: bytes) -> MediaType | None:
    if not content.startswith(_OLD_OFFICE):
        return None
    names = ((name.encode("utf-16-le"), found) for name, found in _IN_OLD)
    return next((found for name, found in names if name in content), MediaType.OTHER)


def _as_text(content: bytes) -> str | None:
    """The words, if this is text: as UTF-8, as UTF-16 with its mark, or as Windows wrote it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(content, "utf-16")
    text = _decoded(content, "utf-8-sig")
    if text is not None:
        return text
    text = _decoded(content, "cp1252")
    plain = len(content.translate(None, _BEYOND_ASCII))
    return text if text is not None and plain >= _MOSTLY * len(content) else None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _kind_of_text(begin: str) -> MediaType:
    begin = begin.lstrip()
    found = next((found for knows, found in _TEXTS if knows.match(begin)), None)
    if found is None:
        return MediaType.MAIL if _is_mail(begin) else MediaType.TEXT
    return found


def _is_mail(begin: str) -> bool:
    """Whether it begins with the head of a mail: known lines, each with its name in front."""
    known = 0
    for line in begin.splitlines():
        if not line.strip():
            break
        if _MAIL_LINE.match(line):
            known += 1
        elif not (line[0].isspace() or _HEADER.match(line)):
            break
    return known >= _LEAST_MAIL_LINES
