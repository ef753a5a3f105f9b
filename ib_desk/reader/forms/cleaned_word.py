"""Away with what a Word document tells beside its text: who wrote it, remarks, changes, the hidden.

What was struck out and what was hidden is not seen by who sends it, and read by who gets it.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ib_desk.reader.forms.word_names import w
from ib_desk.reader.forms.word_package import TYPES, as_part, tree_of

_GONE: Final = re.compile(
    r"docProps/.*|customXml/.*|word/(comments\w*|people|persons|commentsIds|commentsExtensible)\.xml"
    r"|word/(embeddings|activeX|ink)/.*|word/attachedToolbars\.bin|word/recipientData\.xml"
    r"|_xmlsignatures/.*|docMetadata/.*",
    re.IGNORECASE,
)
"""Parts that no reader of the page sees."""
_RELATIONS: Final = re.compile(r"(.*/)?_rels/[^/]*\.rels")
_TEXTS: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_STRUCK: Final = ("del", "moveFrom")
_ADDED: Final = ("ins", "moveTo")
_CHANGED: Final = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange",
    "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "commentRangeStart", "commentRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "permStart", "permEnd", "proofErr",
)  # fmt: skip
_SETTINGS: Final = ("attachedTemplate", "mailMerge", "trackRevisions", "rsids", "revisionView")
_LINK: Final = "/hyperlink"


def cleaned(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that go out; raises `Unfillable` for one that is no XML."""
    kept = {name: part for name, part in parts.items() if not _GONE.fullmatch(name)}
    for name in list(kept):
        if _RELATIONS.fullmatch(name):
            kept[name] = _without_outside(kept[name])
        elif _TEXTS.fullmatch(name):
            root = tree_of(kept[name])
            clean_text(root)
            kept[name] = as_part(root)
    if "word/settings.xml" in kept:
        kept["word/settings.xml"] = _without(kept["word/settings.xml"], _SETTINGS)
    kept[TYPES] = _types_of(kept)
    return kept


def clean_text(root: Any) -> None:
    """Changes are as if accepted; remarks and hidden words are gone."""
    for one in _each(root, *_STRUCK, *_CHANGED):
        _remove(one)
    for one in _each(root, *_ADDED):
        _unwrap(one)
    for one in _each(root, "commentReference"):
        _remove(one.getparent())
    for one in _each(root, "vanish", "specVanish", "webHidden"):
        if one.get(w("val")) not in {"0", "false", "off"} and one.getparent() is not None:
            _remove_hidden(one)
    for element in root.iter():
        for key in [key for key in element.attrib if "}rsid" in key]:
            del element.attrib[key]


def _each(root: Any, *names: str) -> list[Any]:
    return [one for name in names for one in root.iter(w(name))]


def _remove_hidden(vanish: Any) -> None:
    """The run that it hides; at the mark of a paragraph it hides only that mark."""
    holder = vanish.getparent().getparent()
    if holder is not None and holder.tag == w("r"):
        _remove(holder)
    else:
        _remove(vanish)


def _without_outside(part: bytes) -> bytes:
    """No relation to what is gone, or to anything outside but a link that a reader may follow."""
    root = tree_of(part)
    for one in list(root):
        target = one.get("Target") or ""
        is_outside = one.get("TargetMode") == "External"
        path = target.lstrip("/")
        is_gone = any(_GONE.fullmatch(way) for way in (path, f"word/{path}", path.lstrip("./")))
        if is_gone or (is_outside and not (one.get("Type") or "").endswith(_LINK)):
            root.remove(one)
    return as_part(root)


def _without(part: bytes, names: tuple[str, ...]) -> bytes:
    root = tree_of(part)
    for one in _each(root, *names):
        _remove(one)
    return as_part(root)


def _types_of(parts: dict[str, bytes]) -> bytes:
    root = tree_of(parts[TYPES])
    for one in list(root):
        name = (one.get("PartName") or "").lstrip("/")
        if name and name not in parts:
            root.remove(one)
    return as_part(root)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in list(element):
        parent.insert(at, child)
        at += 1
    parent.remove(element)
