"""A Word form (.docx): its boxes read and filled, and all beside its text taken out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from ib_desk.domain.records.swv_form import FormType
from ib_desk.domain.request.bureau_form import Filled, FormFacts, FormRefusal
from ib_desk.reader.forms.cleaned_word import clean_text, cleaned
from ib_desk.reader.forms.form_parts import FoundBox, Unfillable, fingerprint
from ib_desk.reader.forms.word_boxes import boxes_of
from ib_desk.reader.forms.word_filling import fill_box
from ib_desk.reader.forms.word_names import NAMES, w
from ib_desk.reader.forms.word_package import DOCUMENT, as_part, packed, parts_of, tree_of

_SETTINGS: Final = "word/settings.xml"
_BROKEN: Final = (LookupError, TypeError, AttributeError, ValueError, etree.LxmlError)


def read_word(content: bytes) -> tuple[FormFacts, tuple[FoundBox, ...]]:
    """Which boxes it has; raises `Unfillable`."""
    try:
        parts = parts_of(content)
        _refuse_locked(parts)
        found = tuple(FoundBox(one.box) for one in boxes_of(_text_of(parts)))
    except _BROKEN:
        raise Unfillable(FormRefusal.DAMAGED) from None
    if not found:
        raise Unfillable(FormRefusal.NO_BOXES)
    facts = FormFacts(
        type=FormType.WORD,
        fingerprint=fingerprint(found),
        boxes=tuple(one.box for one in found),
    )
    return facts, found


def fill_word(content: bytes, filled: Mapping[str, Filled]) -> bytes:
    """The form with these boxes filled; each must be one that `read_word` found.

    Raises:
        Unfillable: the form cannot be read.
    """
    try:
        parts = parts_of(content)
        _refuse_locked(parts)
        root = _text_of(parts)
        for one in boxes_of(root):
            if one.box.name in filled:
                fill_box(one, filled[one.box.name])
        parts[DOCUMENT] = as_part(root)
        return packed(cleaned(parts))
    except _BROKEN:
        raise Unfillable(FormRefusal.DAMAGED) from None


def _text_of(parts: Mapping[str, bytes]) -> Any:
    root = tree_of(parts[DOCUMENT])
    clean_text(root)
    return root


def _refuse_locked(parts: Mapping[str, bytes]) -> None:
    """Locked against all but filling in is what a form is; against that too is a lock."""
    if _SETTINGS not in parts:
        return
    lock = tree_of(parts[_SETTINGS]).find("w:documentProtection", NAMES)
    if lock is None or lock.get(w("enforcement")) not in {"1", "true", "on"}:
        return
    if lock.get(w("edit")) not in {"forms", "none", None}:
        raise Unfillable(FormRefusal.LOCKED)
