"""What is asked of a child and what it answers, as JSON; read as if a stranger had written it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import (
    MadeFacts,
    PageFacts,
    Searched,
    UndrawnMark,
    Unfit,
)
from ib_desk.reader.frames import BadFrame
from ib_desk.reader.making import MOST_PAGES, Unmakeable

_MOST_WORDS: Final = 2_000_000
"""Signs of one page; the longest book has fewer."""
_MOST_SIDE: Final = 20_000.0
_MOST_INSIDE: Final = 100_000

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Making:
    """Make pages of a file of this kind."""

    kind: MediaType


@dataclass(frozen=True, slots=True)
class Showing:
    """Open made pages, to be asked for pictures of them."""


@dataclass(frozen=True, slots=True)
class Tabling:
    """Give the rows of a list (`ib_desk.reader.tables`)."""


Job = Making | Showing | Tabling


@dataclass(frozen=True, slots=True)
class Look:
    """A page from 0, and how many pixels wide it is wanted; `None` for its words."""

    page: int
    width: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of made pages beside the pages themselves."""

    words: tuple[str, ...]
    facts: MadeFacts


def job_as_bytes(job: Job) -> bytes:
    """For the child to read."""
    if isinstance(job, Making):
        return as_json({"make": job.kind.value})
    return as_json({"table": True} if isinstance(job, Tabling) else {"show": True})


def job_from(payload: bytes) -> Job:
    """What is asked."""
    asked = from_json(payload, dict)
    if "make" in asked:
        return Making(MediaType(asked["make"]))
    return Tabling() if "table" in asked else Showing()


def look_as_bytes(look: Look) -> bytes:
    """For the child to read."""
    return as_json([look.page, look.width])


def look_from(payload: bytes) -> Look:
    """What is asked."""
    page, width = from_json(payload, list)
    return Look(page, width)


def answer_as_bytes(answer: Answer) -> bytes:
    """For the parent to read."""
    pages = [
        [words, page.searched.value, page.is_picture, [mark.value for mark in page.undrawn]]
        for words, page in zip(answer.words, answer.facts.pages, strict=True)
    ]
    return as_json({"pages": pages, "inside": answer.facts.inside})


def answer_from(payload: bytes) -> Answer:
    """What a child says it made; raises `BadFrame` for what no child of ours says."""
    told = from_json(payload, dict)
    try:
        pages = [_page(one) for one in told["pages"]]
        inside = told["inside"]
    except (KeyError, TypeError, ValueError):
        raise BadFrame from None
    if not 0 < len(pages) <= MOST_PAGES or type(inside) is not int:
        raise BadFrame
    facts = MadeFacts(
        pages=tuple(page for _words, page in pages), inside=min(max(inside, 0), _MOST_INSIDE)
    )
    return Answer(tuple(words for words, _page in pages), facts)


def refusal_as_bytes(refusal: Unmakeable) -> bytes:
    """For the parent to read."""
    return as_json([refusal.reason.value, refusal.character])


def refusal_from(payload: bytes) -> Unmakeable:
    """Why there are no pages; raises `BadFrame` as `answer_from`."""
    try:
        reason, character = from_json(payload, list)
        found = Unmakeable(Unfit(reason), character)
    except (TypeError, ValueError):
        raise BadFrame from None
    if type(character) is not str or len(character) > 1:
        raise BadFrame
    return found


def sizes_as_bytes(sizes: list[Size]) -> bytes:
    """For the parent to read."""
    return as_json(sizes)


def sizes_from(payload: bytes) -> tuple[Size, ...]:
    """Width and height of each page; raises `BadFrame` as `answer_from`."""
    return sizes_told(from_json(payload, list))


def sizes_told(told: Any) -> tuple[Size, ...]:
    """As `sizes_from`, of what was read already."""
    if type(told) is not list:
        raise BadFrame
    try:
        sizes = tuple((float(width), float(height)) for width, height in told)
    except (TypeError, ValueError, OverflowError):
        raise BadFrame from None
    if not sizes or not all(0 < side <= _MOST_SIDE for size in sizes for side in size):
        raise BadFrame
    return sizes


def count_as_bytes(count: int) -> bytes:
    """A number, of pages or of what is done; or of an attachment."""
    return as_json(count)


def count_from(payload: bytes, most: int = MOST_PAGES) -> int:
    """From 0 to `most`; raises `BadFrame` for anything else."""
    told = from_json(payload, int)
    if not 0 <= told <= most:
        raise BadFrame
    return int(told)


def _page(told: Any) -> tuple[str, PageFacts]:
    words, searched, is_picture, undrawn = told
    if type(words) is not str or len(words) > _MOST_WORDS or type(is_picture) is not bool:
        raise ValueError
    marks = tuple(UndrawnMark(mark) for mark in undrawn)
    facts = PageFacts(searched=Searched(searched), is_picture=is_picture, undrawn=marks)
    return words, facts


def as_json(value: Any) -> bytes:
    """For the other side to read."""
    return json.dumps(value).encode("ascii")


def from_json(payload: bytes, kind: type) -> Any:
    """A value of this kind; raises `BadFrame` for anything else."""
    try:
        told = json.loads(payload)
    except (ValueError, RecursionError):
        raise BadFrame from None
    if type(told) is not kind:
        raise BadFrame
    return told
