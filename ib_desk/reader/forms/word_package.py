"""A Word document as parts of a ZIP: measured before it is unpacked, read without any outside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from ib_desk.domain.request.bureau_form import FormRefusal
from ib_desk.reader.archives import ArchiveLimits, is_too_heavy
from ib_desk.reader.forms.form_parts import Unfillable

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word began before 2007; also how one that is locked with a password begins."""
CLOSED_SIGN: Final = "EncryptedPackage".encode("utf-16-le")
_MOST: Final = ArchiveLimits(part=64 << 20, together=64 << 20, ratio=200)
TYPES: Final = "[Content_Types].xml"
DOCUMENT: Final = "word/document.xml"
_MACROS: Final = ("vbaProject", "vbaData")
_PARSER: Final[Mapping[str, bool]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_pis": True,
}


def parts_of(content: bytes) -> dict[str, bytes]:
    """Each part by its name; raises `Unfillable`."""
    if content.startswith(OLE):
        is_closed = CLOSED_SIGN in content
        raise Unfillable(FormRefusal.CLOSED if is_closed else FormRefusal.OLD_WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            _measure(listed)
            found = {part.filename: archive.read(part) for part in listed if not part.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        raise Unfillable(FormRefusal.DAMAGED) from None
    if DOCUMENT not in found or TYPES not in found:
        raise Unfillable(FormRefusal.OTHER_KIND)
    types = found[TYPES].lower()
    if b"macroenabled" in types or any(m in name for name in found for m in _MACROS):
        raise Unfillable(FormRefusal.MACROS)
    return found


def _measure(listed: list[zipfile.ZipInfo]) -> None:
    if is_too_heavy(listed, _MOST):
        raise Unfillable(FormRefusal.TOO_HEAVY)
    if len({part.filename for part in listed}) != len(listed):
        raise Unfillable(FormRefusal.DAMAGED)


def tree_of(part: bytes) -> Any:
    """The XML of a part; raises `Unfillable` for a DTD and for what is no XML."""
    try:
        root = etree.fromstring(part, etree.XMLParser(**_PARSER))
    except (etree.XMLSyntaxError, ValueError):
        raise Unfillable(FormRefusal.DAMAGED) from None
    if root.getroottree().docinfo.doctype:
        raise Unfillable(FormRefusal.DAMAGED)
    return root


def as_part(root: Any) -> bytes:
    """The XML as Word writes it."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The document again, with the same bytes for the same parts."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, parts[name])
    return into.getvalue()
