"""The boxes of a Word form: content controls, fields of older forms, and bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ib_desk.domain.records.swv_form import BoxKind
from ib_desk.domain.request.bureau_form import Box, FormRefusal
from ib_desk.reader.forms.form_parts import MOST_BOXES, MOST_OPTIONS, Unfillable, shortened_name
from ib_desk.reader.forms.word_names import NAMES, w, w14

_OWN_BOOKMARKS: Final = ("_", "OLE_LINK")
"""Word puts these down by itself: tables of contents, the last place of the cursor."""
_LISTS: Final = (w("dropDownList"), w("comboBox"))
_UNFIT: Final = (
    w("picture"), w("docPartObj"), w("docPartList"), w("group"), w("bibliography"), w("citation"),
    w("equation"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordBox:
    """A box and the element that holds it: `w:sdt`, `w:ffData` or `w:bookmarkStart`."""

    box: Box
    holder: Any


def boxes_of(root: Any) -> tuple[WordBox, ...]:
    """In the order of the document; the first with a name counts, and the name tells its kind.

    Raises:
        Unfillable: there are more than a form has.
    """
    found: dict[str, WordBox] = {}
    for one in (*_controls(root), *_legacy(root), *_bookmarks(root)):
        found.setdefault(one.box.name, one)
        if len(found) > MOST_BOXES:
            raise Unfillable(FormRefusal.TOO_HEAVY)
    place = {id(element): number for number, element in enumerate(root.iter())}
    return tuple(sorted(found.values(), key=lambda one: place[id(one.holder)]))


def _controls(root: Any) -> Iterator[WordBox]:
    for sdt in root.iter(w("sdt")):
        about = sdt.find("w:sdtPr", NAMES)
        if about is None or any(about.find(kind) is not None for kind in _UNFIT):
            continue
        alias, tag = _value(about, "w:alias"), _value(about, "w:tag")
        name = tag or alias
        locked = _value(about, "w:lock") in {"contentLocked", "sdtContentLocked"}
        is_outer = sdt.find(".//w:sdtContent//w:sdt", NAMES) is not None
        if name and not locked and not is_outer:
            yield WordBox(_control(about, name, alias), sdt)


def _control(about: Any, name: str, alias: str) -> Box:
    label = shortened_name(alias or name)
    if about.find(w14("checkbox")) is not None:
        return Box(name=f"sdt:{name}", label=label, kind=BoxKind.CHECK)
    for kind in _LISTS:
        listed = about.find(kind)
        if listed is not None:
            return Box(
                name=f"sdt:{name}",
                label=label,
                kind=BoxKind.CHOICE,
                options=_items(listed),
                takes_other=kind == w("comboBox"),
            )
    text = about.find("w:text", NAMES)
    is_one_line = text is not None and text.get(w("multiLine")) not in {"1", "true", "on"}
    return Box(name=f"sdt:{name}", label=label, has_lines=not is_one_line)


def _items(listed: Any) -> tuple[str, ...]:
    found = (
        shortened_name(item.get(w("displayText")) or item.get(w("value")) or "")
        for item in listed.iterfind("w:listItem", NAMES)
    )
    return tuple(dict.fromkeys(filter(None, found)))[:MOST_OPTIONS]


def _legacy(root: Any) -> Iterator[WordBox]:
    for data in root.iter(w("ffData")):
        name = _value(data, "w:name")
        enabled = data.find("w:enabled", NAMES)
        if not name or (enabled is not None and enabled.get(w("val")) in {"0", "false", "off"}):
            continue
        label = shortened_name(_value(data, "w:statusText") or _value(data, "w:helpText") or name)
        key = f"ff:{name}"
        if data.find("w:checkBox", NAMES) is not None:
            yield WordBox(Box(name=key, label=label, kind=BoxKind.CHECK), data)
        elif (listed := data.find("w:ddList", NAMES)) is not None:
            entries = (entry.get(w("val")) or "" for entry in listed.iterfind("w:listEntry", NAMES))
            options = tuple(shortened_name(one) for one in entries)[:MOST_OPTIONS]
            yield WordBox(Box(name=key, label=label, kind=BoxKind.CHOICE, options=options), data)
        elif (text := data.find("w:textInput", NAMES)) is not None:
            most = _value(text, "w:maxLength")
            limit = int(most) if most.isdecimal() and int(most) > 0 else None
            yield WordBox(Box(name=key, label=label, most=limit), data)


def _bookmarks(root: Any) -> Iterator[WordBox]:
    """Those that a person made, and that are not the mark of an older field."""
    fields = {_value(data, "w:name") for data in root.iter(w("ffData"))}
    for start in root.iter(w("bookmarkStart")):
        name = start.get(w("name")) or ""
        if name and name not in fields and not name.startswith(_OWN_BOOKMARKS):
            label = shortened_name(name.replace("_", " "))
            yield WordBox(Box(name=f"bm:{name}", label=label, has_lines=True), start)


def _value(holder: Any, path: str) -> str:
    found = holder.find(path, NAMES)
    return "" if found is None else (found.get(w("val")) or "").strip()
