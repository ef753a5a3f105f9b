"""Marks on a page that PDFium has no drawing for: whoever reads the pages does not see them."""

from __future__ import annotations

from typing import Any, Final

from pypdfium2 import raw

from ib_desk.domain.records.made_pages import UndrawnMark

_UNSEEN: Final = 2 | 32
"""Flags Hidden and NoView (ISO 32000-1, table 165)."""
_NAMES: Final = {
    raw.FPDF_ANNOT_FREETEXT: UndrawnMark.TYPED_TEXT,
    raw.FPDF_ANNOT_LINE: UndrawnMark.LINE,
    raw.FPDF_ANNOT_SQUARE: UndrawnMark.SHAPE,
    raw.FPDF_ANNOT_CIRCLE: UndrawnMark.SHAPE,
    raw.FPDF_ANNOT_POLYGON: UndrawnMark.SHAPE,
    raw.FPDF_ANNOT_POLYLINE: UndrawnMark.LINE,
    raw.FPDF_ANNOT_HIGHLIGHT: UndrawnMark.HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE: UndrawnMark.UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY: UndrawnMark.UNDERLINE,
    raw.FPDF_ANNOT_STRIKEOUT: UndrawnMark.STRIKE_OUT,
    raw.FPDF_ANNOT_STAMP: UndrawnMark.STAMP,
    raw.FPDF_ANNOT_CARET: UndrawnMark.INSERTION,
    raw.FPDF_ANNOT_INK: UndrawnMark.INK,
    raw.FPDF_ANNOT_TEXT: UndrawnMark.NOTE,
    raw.FPDF_ANNOT_FILEATTACHMENT: UndrawnMark.FILE,
    raw.FPDF_ANNOT_SOUND: UndrawnMark.SOUND,
    raw.FPDF_ANNOT_MOVIE: UndrawnMark.FILM,
    raw.FPDF_ANNOT_SCREEN: UndrawnMark.FILM,
    raw.FPDF_ANNOT_RICHMEDIA: UndrawnMark.FILM,
    raw.FPDF_ANNOT_THREED: UndrawnMark.MODEL,
    raw.FPDF_ANNOT_WATERMARK: UndrawnMark.WATERMARK,
    raw.FPDF_ANNOT_REDACT: UndrawnMark.REDACTION,
    raw.FPDF_ANNOT_WIDGET: UndrawnMark.FIELD,
}
"""Links and what belongs to a press stay out: nobody looks for them."""
_NORMAL: Final = 0
_EMPTY: Final = 2
"""Bytes of an appearance that is none: the end of a text."""


def marks_without_drawing(page: Any, form: Any) -> tuple[UndrawnMark, ...]:
    """The kinds of mark on a page that was rendered, each once.

    Args:
        page: PDFium draws what it can while it renders a page with its annotations.
        form: the form of the document, or `None`.
    """
    found: dict[UndrawnMark, None] = {}
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        mark = raw.FPDFPage_GetAnnot(page, index)
        if not mark:
            continue
        name = _NAMES.get(raw.FPDFAnnot_GetSubtype(mark))
        if name is not None and _is_missed(mark, name, form):
            found[name] = None
        raw.FPDFPage_CloseAnnot(mark)
    return tuple(found)


def _is_missed(mark: Any, name: UndrawnMark, form: Any) -> bool:
    if raw.FPDFAnnot_GetFlags(mark) & _UNSEEN:
        return False
    if raw.FPDFAnnot_GetAP(mark, _NORMAL, None, 0) > _EMPTY:
        return False
    if name is UndrawnMark.FIELD:
        # An empty field, or a signature without a picture, shows nothing in any reader.
        return bool(form) and raw.FPDFAnnot_GetFormFieldValue(form, mark, None, 0) > _EMPTY
    place = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(mark, place)
    return bool(place.left != place.right or place.top != place.bottom)
