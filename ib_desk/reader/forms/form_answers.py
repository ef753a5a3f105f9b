"""What is asked of the child that reads and fills forms, and what it answers, as JSON.

Behind the job comes the form in a frame of its own. After `Filling` come the drawings, which may be
empty. The answers are the boxes, the filled form, or why not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from ib_desk.domain.records.swv_form import BoxKind, FormType
from ib_desk.domain.request.bureau_form import Box, Filled, FormFacts, FormRefusal
from ib_desk.reader.answers import as_json, from_json
from ib_desk.reader.forms.form_parts import (
    MOST_BOXES,
    MOST_IN_A_NAME,
    MOST_OPTIONS,
    FoundBox,
    Spot,
    Unfillable,
)
from ib_desk.reader.frames import BadFrame

_MOST_SPOTS: Final = 100
_MOST_SIDE: Final = 20_000.0
_MOST_LENGTH: Final = 1_000_000
_DIGEST: Final = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """Find the boxes."""

    type: FormType


@dataclass(frozen=True, slots=True)
class Filling:
    """Fill in what was read before; `is_flat` is of a PDF alone."""

    filled: Mapping[str, Filled]
    is_flat: bool


Job = Reading | Filling


def job_as_bytes(job: Job) -> bytes:
    """For the child to read."""
    if isinstance(job, Reading):
        return as_json({"read": job.type.value})
    told = {name: [one.words, one.is_ticked] for name, one in job.filled.items()}
    return as_json({"fill": [told, job.is_flat]})


def job_from(payload: bytes) -> Job:
    """What is asked; the parent is trusted."""
    asked = from_json(payload, dict)
    if "read" in asked:
        return Reading(FormType(asked["read"]))
    told, is_flat = asked["fill"]
    return Filling({name: Filled(words, ticked) for name, (words, ticked) in told.items()}, is_flat)


def found_as_bytes(facts: FormFacts, boxes: tuple[FoundBox, ...]) -> bytes:
    """For the parent to read."""
    told = [
        {
            "box": asdict(one.box) | {"kind": one.box.kind.value},
            "spots": [
                [spot.page, spot.width, spot.height, spot.size, spot.align, spot.cells]
                for spot in one.spots
            ],
            "round": one.is_round,
        }
        for one in boxes
    ]
    return as_json(
        {
            "type": facts.type.value,
            "fingerprint": facts.fingerprint,
            "pages": facts.pages,
            "boxes": told,
        }
    )


def found_from(payload: bytes) -> tuple[FormFacts, tuple[FoundBox, ...]]:
    """What a child says that it found; raises `BadFrame` for what no child of ours says."""
    told = from_json(payload, dict)
    try:
        boxes = tuple(_found(one) for one in told["boxes"])
        mark, pages = _text(told["fingerprint"]), _whole(told["pages"], MOST_BOXES)
        facts = FormFacts(
            type=FormType(told["type"]),
            fingerprint=mark,
            boxes=tuple(one.box for one in boxes),
            pages=pages,
        )
    except (KeyError, TypeError, ValueError):
        raise BadFrame from None
    names = {box.name for box in facts.boxes}
    if not 0 < len(boxes) <= MOST_BOXES or len(names) != len(boxes) or len(mark) != _DIGEST:
        raise BadFrame
    return facts, boxes


def _found(told: Any) -> FoundBox:
    box = told["box"]
    most = box["most"]
    spots = tuple(_spot(one) for one in told["spots"])
    if len(spots) > _MOST_SPOTS or len(box["options"]) > MOST_OPTIONS:
        raise ValueError
    return FoundBox(
        Box(
            name=_text(box["name"]),
            label=_text(box["label"]),
            kind=BoxKind(box["kind"]),
            most=None if most is None else _whole(most, _MOST_LENGTH),
            has_lines=_yes(box["has_lines"]),
            options=tuple(_text(one) for one in box["options"]),
            takes_other=_yes(box["takes_other"]),
            page=_whole(box["page"], MOST_BOXES),
        ),
        spots,
        is_round=_yes(told["round"]),
    )


def _spot(told: Any) -> Spot:
    page, width, height, size, align, cells = told
    if not (0 <= float(width) <= _MOST_SIDE and 0 <= float(height) <= _MOST_SIDE):
        raise ValueError
    return Spot(
        _whole(page, MOST_BOXES),
        float(width),
        float(height),
        min(max(float(size), 0.0), 100.0),
        _whole(align, 2),
        _whole(cells, MOST_IN_A_NAME),
    )


def refusal_as_bytes(refusal: Unfillable) -> bytes:
    """For the parent to read."""
    return as_json([refusal.reason.value])


def refusal_from(payload: bytes) -> FormRefusal:
    """Why not; raises `BadFrame` as `found_from`."""
    try:
        (reason,) = from_json(payload, list)
        return FormRefusal(reason)
    except (TypeError, ValueError):
        raise BadFrame from None


def _text(told: Any) -> str:
    if type(told) is not str or len(told) > 2 * MOST_IN_A_NAME:
        raise ValueError
    return told


def _whole(told: Any, most: int) -> int:
    if type(told) is not int or not 0 <= told <= most:
        raise ValueError
    return told


def _yes(told: Any) -> bool:
    if type(told) is not bool:
        raise ValueError
    return told
