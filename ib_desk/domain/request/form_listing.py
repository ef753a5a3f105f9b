"""A form that no program fills in, as a list: a line for each of its fields, in its own order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from ib_desk.domain.records.swv_form import BoxKind, SwvForm, SwvFormBox
from ib_desk.domain.request.bureau_form import Box
from ib_desk.domain.request.form_layout import proposals
from ib_desk.domain.request.form_sources import Chosen, FormSources

MOST_FIELDS: Final = 200
"""More lines than that are no form; the longest that was read has ninety."""
MOST_SIGNS: Final = 9999
_LENGTH: Final = re.compile(
    r"\s*[(,;:–-]?\s*(?:max(?:imaal|imum)?\.?|hoogstens|ten hoogste)\s+(\d{1,4})"
    r"\s*(?:tekens?|karakters?)?\.?\s*\)?$",
    re.IGNORECASE,
)
_BULLETS: Final = "•·*–—-◦▪□☐ \t\u00a0"


def listed_boxes(listing: str) -> tuple[Box, ...]:
    """What was typed or pasted, as fields: “Uw vraag (max. 500 tekens)” takes 500 characters.

    A bullet and the colon behind a question are no part of what it is called. Of two that are
    called the same each has a name of its own. What comes after so many lines is left out.
    """
    seen: Counter[str] = Counter()
    found = []
    for label, most in list(_lines(listing))[:MOST_FIELDS]:
        seen[label] += 1
        found.append(Box(name=f"{seen[label]}:{label}", label=label, most=most))
    return tuple(found)


def lines_left_out(listing: str) -> int:
    """How many come after the last that is taken."""
    return max(0, sum(1 for _line in _lines(listing)) - MOST_FIELDS)


def listing_of(fields: Iterable[Box | SwvFormBox]) -> str:
    """As one could have typed it: it gives the same fields again."""
    return "\n".join(
        one.label if one.most is None else f"{one.label} (max. {one.most} tekens)" for one in fields
    )


def laid_out(
    form: SwvForm, before: Sequence[SwvFormBox], sources: FormSources
) -> tuple[SwvFormBox, ...]:
    """The fields that its listing gives, each with what came in it before.

    That is told by what it is called, wherever it stands now, or by its place where it is called
    otherwise; to a new one is proposed what fits what it is called.
    """
    boxes = listed_boxes(form.listing)
    old = _paired(before, boxes)
    proposed = proposals((box for box in boxes if box.name not in old), sources)
    return tuple(_laid(form, box, old.get(box.name), proposed.get(box.name)) for box in boxes)


def _laid(
    form: SwvForm, box: Box, before: SwvFormBox | None, proposed: Chosen | None
) -> SwvFormBox:
    made = SwvFormBox(
        form_id=form.id, name=box.name, label=box.label, kind=BoxKind.TEXT, most=box.most
    )
    if before is not None:
        return replace(made, id=before.id, source=before.source, row=before.row)
    if proposed is not None:
        return replace(made, source=proposed.source, row=proposed.row)
    return made


def _paired(before: Sequence[SwvFormBox], boxes: Sequence[Box]) -> dict[str, SwvFormBox]:
    """By the name of now, the field of before."""
    by_name = {one.name: one for one in before}
    found = {box.name: by_name[box.name] for box in boxes if box.name in by_name}
    matcher = SequenceMatcher(
        None, [one.name for one in before], [box.name for box in boxes], autojunk=False
    )
    for what, i, to_i, j, to_j in matcher.get_opcodes():
        if what == "replace" and to_i - i == to_j - j:
            for old, new in zip(before[i:to_i], boxes[j:to_j], strict=True):
                is_moved = any(one.name == old.name for one in boxes)
                if new.name not in found and not is_moved:
                    found[new.name] = old
    return found


def _lines(listing: str) -> Iterator[tuple[str, int | None]]:
    for line in listing.splitlines():
        said = " ".join(line.split()).lstrip(_BULLETS).strip()
        length = _LENGTH.search(said)
        most = None if length is None else int(length.group(1))
        if length is not None and most:
            said = said[: length.start()]
        else:
            most = None
        label = said.rstrip(": ").strip()
        if label:
            yield label, most
