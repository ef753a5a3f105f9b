"""Words put in the boxes of a Word document, in the type that stands there."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

from lxml import etree

from ib_desk.domain.records.swv_form import BoxKind
from ib_desk.domain.request.bureau_form import Filled
from ib_desk.reader.forms.word_boxes import WordBox
from ib_desk.reader.forms.word_names import NAMES, WORD_14, XML_SPACE, w, w14

_TICKED, _EMPTY = "☒", "☐"
_PLACEHOLDER: Final = "PlaceholderText"


def fill_box(found: WordBox, filled: Filled) -> None:
    """In place; what stood there before is gone."""
    match found.holder.tag:
        case tag if tag == w("sdt"):
            _fill_control(found, filled)
        case tag if tag == w("ffData"):
            _fill_legacy(found, filled)
        case _:
            _fill_bookmark(found.holder, filled.words)


def _fill_control(found: WordBox, filled: Filled) -> None:
    sdt, words = found.holder, filled.words
    about = sdt.find("w:sdtPr", NAMES)
    if found.box.kind is BoxKind.CHECK:
        words = _tick(about, is_on=bool(filled.is_ticked))
    for name in ("w:showingPlcHdr", "w:dataBinding", "w:placeholder"):
        _remove(about.find(name, NAMES))
    content = sdt.find("w:sdtContent", NAMES)
    if content is not None:
        _replace(content, words)


def _tick(about: Any, *, is_on: bool) -> str:
    """The sign that this tick shows."""
    box = about.find(w14("checkbox"))
    checked = box.find(w14("checked"))
    if checked is None:
        checked = etree.SubElement(box, w14("checked"))
        box.insert(0, checked)
    checked.set(w14("val"), "1" if is_on else "0")
    state = box.find(w14("checkedState" if is_on else "uncheckedState"))
    code = "" if state is None else state.get(f"{{{WORD_14}}}val") or ""
    try:
        return chr(int(code, 16))
    except ValueError:
        return _TICKED if is_on else _EMPTY


def _replace(content: Any, words: str) -> None:
    """The words in the first paragraph or run that holds text; all other text of the box goes."""
    paragraphs = content.findall(".//w:p", NAMES)
    if paragraphs:
        first, *others = paragraphs
        _write_in(first, words)
        for other in others:
            if other.getparent() is content:
                content.remove(other)
    elif (cell := content.find(".//w:tc", NAMES)) is not None:
        _write_in(etree.SubElement(cell, w("p")), words)
    else:
        _write_in(content, words)


def _write_in(holder: Any, words: str) -> None:
    """One run with the look of the first that was there, in place of all runs."""
    runs = holder.findall(".//w:r", NAMES)
    look = None if not runs else runs[0].find("w:rPr", NAMES)
    at = _place_of(holder, runs)
    for run in runs:
        run.getparent().remove(run)
    holder.insert(at, _run(words, look))


def _place_of(holder: Any, runs: list[Any]) -> int:
    if runs and runs[0].getparent() is holder:
        return int(holder.index(runs[0]))
    return 1 if holder.find("w:pPr", NAMES) is not None else 0


def _run(words: str, look: Any) -> Any:
    run = etree.Element(w("r"))
    if look is not None:
        own = deepcopy(look)
        style = own.find("w:rStyle", NAMES)
        if style is not None and style.get(w("val")) == _PLACEHOLDER:
            own.remove(style)
        run.append(own)
    for number, line in enumerate(words.split("\n")):
        if number:
            etree.SubElement(run, w("br"))
        text = etree.SubElement(run, w("t"))
        text.text = line
        text.set(XML_SPACE, "preserve")
    return run


def _fill_legacy(found: WordBox, filled: Filled) -> None:
    data = found.holder
    if found.box.kind is BoxKind.CHECK:
        box = data.find("w:checkBox", NAMES)
        _remove(box.find("w:checked", NAMES))
        etree.SubElement(box, w("checked")).set(w("val"), "1" if filled.is_ticked else "0")
    elif found.box.kind is BoxKind.CHOICE:
        listed = data.find("w:ddList", NAMES)
        _remove(listed.find("w:result", NAMES))
        chosen = etree.Element(w("result"))
        chosen.set(w("val"), str(found.box.options.index(filled.words)))
        listed.insert(0, chosen)
    else:
        _write_result(data, filled.words)


def _write_result(data: Any, words: str) -> None:
    """Between “separate” and “end” of the field that this belongs to."""
    run = data.getparent().getparent()
    paragraph = run.getparent()
    depth, result, separator, end = 0, [], None, None
    for one in list(paragraph)[paragraph.index(run) :]:
        mark = one.find("w:fldChar", NAMES)
        kind = None if mark is None else mark.get(w("fldCharType"))
        if kind == "begin":
            depth += 1
        elif kind == "end":
            depth -= 1
            if depth == 0:
                end = one
                break
        elif kind == "separate" and depth == 1:
            separator = one
        elif separator is not None and one.tag == w("r"):
            result.append(one)
    look = result[0].find("w:rPr", NAMES) if result else run.find("w:rPr", NAMES)
    for one in result:
        paragraph.remove(one)
    made = _run(words, look)
    if separator is not None:
        separator.addnext(made)
    elif end is not None:
        end.addnext(made)
    else:
        paragraph.append(made)


def _fill_bookmark(start: Any, words: str) -> None:
    """Between its start and its end, where both stand in one paragraph; else behind its start."""
    number, parent = start.get(w("id")), start.getparent()
    following = []
    for one in start.itersiblings():
        if one.tag == w("bookmarkEnd") and one.get(w("id")) == number:
            break
        following.append(one)
    else:
        following = []
    runs = [one for one in following if one.tag == w("r")]
    look = next((r.find("w:rPr", NAMES) for r in runs), None)
    for one in runs:
        parent.remove(one)
    made = _run(words, look)
    if parent.tag == w("p"):
        start.addnext(made)
        return
    paragraph = etree.Element(w("p"))
    paragraph.append(made)
    start.addnext(paragraph)


def _remove(element: Any) -> None:
    if element is not None:
        element.getparent().remove(element)
