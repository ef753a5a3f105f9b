"""Ground and border of a box, as its form says (ISO 32000-2, 12.5.6.19)."""

from __future__ import annotations

from typing import Any, Final

from pypdf.generic import ArrayObject, DictionaryObject

_FILL: Final = {1: "g", 3: "rg", 4: "k"}
_LINE: Final = {1: "G", 3: "RG", 4: "K"}


def frame_of(widget: DictionaryObject, width: float, height: float) -> bytes:
    """What is drawn under the words; nothing where the form says nothing."""
    looks = widget.get("/MK")
    told = None if looks is None else looks.get_object()
    if not isinstance(told, DictionaryObject):
        return b""
    drawn = []
    ground = _colour(told.get("/BG"), _FILL)
    if ground:
        drawn.append(f"q {ground} 0 0 {width:.2f} {height:.2f} re f Q")
    border, line = _colour(told.get("/BC"), _LINE), _width(widget)
    if border and line:
        inset, wide, high = line / 2, width - line, height - line
        drawn.append(
            f"q {border} {line:.2f} w {inset:.2f} {inset:.2f} {wide:.2f} {high:.2f} re S Q"
        )
    return "\n".join([*drawn, ""]).encode("ascii")


def _colour(value: Any, verbs: dict[int, str]) -> str:
    told = None if value is None else value.get_object()
    if not isinstance(told, ArrayObject) or len(told) not in verbs:
        return ""
    try:
        parts = [min(max(float(part), 0.0), 1.0) for part in told]
    except (TypeError, ValueError):
        return ""
    return f"{' '.join(f'{part:.3f}' for part in parts)} {verbs[len(told)]}"


def _width(widget: DictionaryObject) -> float:
    """Of the border; 1 where the form leaves it open."""
    style = widget.get("/BS")
    told = None if style is None else style.get_object()
    if not isinstance(told, DictionaryObject):
        return 1.0
    try:
        return min(max(float(told.get("/W", 1.0)), 0.0), 20.0)
    except (TypeError, ValueError):
        return 1.0
