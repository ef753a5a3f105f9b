"""Looks for words in files as a stranger with time would: in any coding, and inside what is packed.

Written for docs/security.md, 6, row 17.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from pypdf import PdfReader
from pypdf.errors import PyPdfError

_DEEPEST = 4
"""A package in a package in a package."""
_MOST_UNPACKED = 64 * 1024 * 1024
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_CODECS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")


class Search:
    """For one set of words."""

    def __init__(self, words: Iterable[str]) -> None:
        told = list(words)
        self._folded = {form.lower() for word in told for form in _forms(word)}
        self._exact = {form for word in told for form in _coded_forms(word)}
        self._plain = {s.encode(c) for word in told for s in _shapes(word) for c in _CODECS}

    def in_folders(self, *folders: Path, without: Iterable[Path] = ()) -> list[str]:
        """Where a word is found, with how; `without` are files or folders that may hold it."""
        spared = set(without)
        return [
            f"{path}: {found}"
            for folder in folders
            for path in sorted(folder.rglob("*"))
            if not spared & {path, *path.parents}
            for found in self._in_file(path)
        ]

    def in_bytes(self, content: bytes, depth: int = 0) -> list[str]:
        """How a word is in `content`; empty when it is not."""
        if not content.strip(b"\0"):
            return []
        folded = content.lower()
        found = [repr(form) for form in self._exact if form in content]
        found += [repr(form) for form in self._folded if form in folded]
        if depth < _DEEPEST:
            for kind, part in _unpacked(content):
                found += [f"{kind} > {inside}" for inside in self.in_bytes(part, depth + 1)]
        return found

    def plainly(self, content: bytes) -> list[str]:
        """As `in_bytes`, without looking inside anything: for much content, such as memory."""
        return [repr(form) for form in self._plain if form in content]

    def _in_file(self, path: Path) -> list[str]:
        found = [f"its name > {form}" for form in self.in_bytes(path.name.encode())]
        if path.is_file() and not path.is_symlink():
            found += self.in_bytes(path.read_bytes())
        return found


def _forms(word: str) -> Iterator[bytes]:
    """Where capitals make no difference."""
    for shape in _shapes(word):
        # As settings files, JSON and addresses write a sign that is not ASCII.
        yield quote(shape).encode()
        yield json.dumps(shape)[1:-1].encode()
        yield "".join(c if c.isascii() else f"\\x{ord(c):x}" for c in shape).encode()
        for codec in _CODECS:
            yield shape.encode(codec)
            yield shape.encode(codec).hex().encode()


def _coded_forms(word: str) -> Iterator[bytes]:
    for shape in _shapes(word):
        for cased in {shape, shape.lower()}:
            yield from _in_base64(cased.encode("utf-8"))
            yield from _in_base64(cased.encode("utf-16-le"))


def _shapes(word: str) -> set[str]:
    return {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}


def _in_base64(plain: bytes) -> Iterator[bytes]:
    """What stays the same of its letters whatever stands around it, at the three offsets."""
    for offset in range(3):
        coded = base64.b64encode(bytes(offset) + plain)
        begin = (offset * 8 + 5) // 6
        whole = (offset + len(plain)) * 8 // 6
        yield coded[begin:whole]
        yield coded[begin:whole].translate(bytes.maketrans(b"+/", b"-_"))


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    if content.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error):
            yield "gzip", gzip.decompress(content)
    if b"PK\x03\x04" in content:
        unreadable = (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error)
        with suppress(*unreadable), zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield "zip", name.encode() + b"\n" + archive.read(name)
    if b"%PDF-" in content[:1024]:
        # Its letters are numbers of shapes in a font, so the pages are read as a reader would.
        with suppress(PyPdfError, ValueError, KeyError):
            pages = PdfReader(io.BytesIO(content)).pages
            yield "pdf", "\n".join(page.extract_text() for page in pages).encode()
    view = memoryview(content)  # a slice of it copies nothing, and there are many
    for match in _ZLIB.finditer(content):
        with suppress(zlib.error):
            part = zlib.decompressobj().decompress(view[match.start() :], _MOST_UNPACKED)
            if len(part) > 4:
                yield "zlib", part
