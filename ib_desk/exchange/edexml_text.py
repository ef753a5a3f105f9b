"""From the bytes of a file to text that an XML parser can take, whatever it says of itself.

Systems declare UTF-8 and write Windows-1252, or the reverse, or put a byte order mark in front of a
declaration that says otherwise. So the bytes decide here, the declaration only helps, and it is
blanked before parsing (by spaces: line numbers stay).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ib_desk.application.import_errors import LooksLike, NotEdexml

CHUNK_BYTES: Final = 64 * 1024
_HEAD_CHARACTERS: Final = 1024

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The names below are the only ones that are believed: no codec is looked up by a name from a file.
_EIGHT_BIT: Final = {
    # Whoever writes “ISO-8859-1” on Windows means 1252, as browsers have long assumed.
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"), "cp1252"),
    "iso-8859-2": "iso-8859-2",
    "iso-8859-9": "cp1254",
    "iso-8859-15": "iso-8859-15",
    "windows-1250": "cp1250",
    "windows-1254": "cp1254",
    "cp437": "cp437",
    "ibm437": "cp437",
    "cp850": "cp850",
    "ibm850": "cp850",
    "macintosh": "mac-roman",
}
_DECLARED: Final = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']"
)
_DECLARATION: Final = re.compile(r"<\?xml\s[^>]{0,300}\?>")
_EDEX_START: Final = re.compile(r"<\?xml\s|<(?:[\w.-]{1,40}:)?EDEX(?:ML)?[\s>/]", re.IGNORECASE)
_HTML_START: Final = re.compile(
    r"(?:<\?xml[^>]*>)?(?:\s|<!--.*?-->)*<(?:!doctype\s+)?html\b", re.IGNORECASE
)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_INVISIBLE: Final = " \t\r\n\x00\ufeff"
_REPLACEMENT: Final = "\ufffd"

_SIGNATURES: Final = (
    (b"%PDF", LooksLike.PDF),
    (b"{\\rtf", LooksLike.DOCUMENT),
    (b"\x89PNG", LooksLike.IMAGE),
    (b"\xff\xd8\xff", LooksLike.IMAGE),
    (b"GIF8", LooksLike.IMAGE),
    (b"Rar!", LooksLike.ARCHIVE),
    (b"7z\xbc\xaf", LooksLike.ARCHIVE),
    (b"\x1f\x8b", LooksLike.ARCHIVE),
)
_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_NO_TEXT: Final = (_ZIP, _OLD_OFFICE, *(signature for signature, _kind in _SIGNATURES))
"""An export can be read as it is in a zip that does not compress; half of one too."""
_OLD_EDEX_LINE: Final = 40


@dataclass(slots=True)
class TextNotes:
    """What was odd about the text; complete once all of `XmlText.chunks` is read."""

    encoding_differs: bool = False
    text_outside: bool = False
    unreadable_characters: int = 0


class XmlText:
    """The text of a file that may be EDEXML.

    Raises:
        NotEdexml: it can be seen without parsing that this is no XML.
    """

    def __init__(self, raw: bytes) -> None:
        if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
            raise NotEdexml(LooksLike.EMPTY)
        self.notes = TextNotes()
        self._raw = raw
        self._skip, self._encoding = self._choose_encoding()
        head = raw[self._skip : self._skip + CHUNK_BYTES].decode(self._encoding, errors="replace")
        self._blank_until = self._find_start(head)

    def chunks(self) -> Iterator[tuple[str, int]]:
        """Text in pieces, each with the number of bytes of the file that were used up by then."""
        decoder = codecs.getincrementaldecoder(self._encoding)(errors="replace")
        first = True
        for begin in range(self._skip, len(self._raw), CHUNK_BYTES):
            end = min(begin + CHUNK_BYTES, len(self._raw))
            text = decoder.decode(self._raw[begin:end], final=end == len(self._raw))
            if first:
                text = _blanked(text[: self._blank_until]) + text[self._blank_until :]
                first = False
            legal, illegal = _ILLEGAL.subn("", text)
            self.notes.unreadable_characters += illegal + legal.count(_REPLACEMENT)
            yield legal, end

    def _choose_encoding(self) -> tuple[int, str]:
        """How many bytes of mark to skip, and the codec; never a codec that the file names."""
        raw = self._raw
        for mark, encoding in _BYTE_ORDER_MARKS:
            if raw.startswith(mark):
                return len(mark), encoding
        if (wide := _wide_encoding(raw)) is not None:
            return 0, wide
        found = _DECLARED.search(raw[:_HEAD_CHARACTERS])
        declared = found[1].decode("ascii").lower() if found else "utf-8"
        if _is_mostly_utf8(raw):
            self.notes.encoding_differs = declared not in ("utf-8", "utf8") and not raw.isascii()
            return 0, "utf-8"
        self.notes.encoding_differs = declared not in _EIGHT_BIT
        return 0, _EIGHT_BIT.get(declared, "cp1252")

    def _find_start(self, head: str) -> int:
        """Where the XML begins behind an optional declaration, as an offset in characters."""
        if _HTML_START.match(head.lstrip(_INVISIBLE)[:_HEAD_CHARACTERS]):
            raise NotEdexml(LooksLike.HTML)
        found = _EDEX_START.search(head[:_HEAD_CHARACTERS])
        begin = found.start() if found else len(head) - len(head.lstrip(_INVISIBLE))
        before = head[:begin].strip(_INVISIBLE)
        if before.startswith("<"):
            begin = head.index("<")  # a comment or some other element comes first
        elif before and not self._raw.startswith(_NO_TEXT):
            self.notes.text_outside = True
        elif before or not head.startswith("<", begin):
            raise NotEdexml(looks_like(self._raw, head))
        declaration = _DECLARATION.match(head, begin)
        return declaration.end() if declaration else begin


_WORKBOOK_MARKS: Final = tuple(
    mark.encode("utf-16-le") for mark in ("Workbook", "EncryptedPackage")
)
"""An old workbook, and a new one with a password."""


def looks_like(raw: bytes, text: str) -> LooksLike:
    """What a file is that is no XML, by its first bytes and the shape of its first lines."""
    if raw.startswith(_ZIP):
        return _inside_zip(raw)
    if raw.startswith(_OLD_OFFICE):
        is_workbook = any(mark in raw for mark in _WORKBOOK_MARKS)
        return LooksLike.SPREADSHEET if is_workbook else LooksLike.DOCUMENT
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            return kind
    if _ILLEGAL.search(text):
        return LooksLike.UNKNOWN
    return _shape_of(text.splitlines())


def _inside_zip(raw: bytes) -> LooksLike:
    """By the names in the archive's own list; nothing is unpacked."""
    if b"xl/workbook" in raw or b"opendocument.spreadsheet" in raw:
        return LooksLike.SPREADSHEET
    if b"word/document" in raw or b"opendocument.text" in raw:
        return LooksLike.DOCUMENT
    return LooksLike.ARCHIVE


def _shape_of(lines: list[str]) -> LooksLike:
    """EDEX2000 has lines of one length without separators; a table has a separator in each line."""
    for separator in (";", "\t", ","):
        if len(lines) > 1 and all(separator in line for line in lines[:5]):
            return LooksLike.CSV
    lengths = {len(line) for line in lines}
    if len(lengths) == 1 and min(lengths) >= _OLD_EDEX_LINE and "  " in lines[0]:
        return LooksLike.OLD_EDEX
    return LooksLike.TEXT


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte of Latin text is zero."""
    head = raw[:64]
    if b"\x00" not in head or len(head) < len("<EDEX>") * 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and even == 0:
        return "utf-16-le"
    if even > len(head) // 4 and odd == 0:
        return "utf-16-be"
    return None


def _is_mostly_utf8(raw: bytes) -> bool:
    """Whether the bytes beyond ASCII form more UTF-8 characters than they break.

    One broken byte in a UTF-8 file must not turn all its accents into other letters, while in a
    Windows-1252 file hardly any accent happens to be UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    good = broken = 0
    for begin in range(0, len(raw), CHUNK_BYTES):
        text = decoder.decode(raw[begin : begin + CHUNK_BYTES])
        if not text.isascii():
            beyond = len(text) - len(text.encode("ascii", errors="ignore"))
            wrong = text.count(_REPLACEMENT)
            good, broken = good + beyond - wrong, broken + wrong
    return broken == 0 or good > broken


def _blanked(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
