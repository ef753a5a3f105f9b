"""Makes the style sheet out of its template.

The notation of the template is explained at its top (`resources/style/sheet.qss`).
"""

from __future__ import annotations

import re
from typing import cast

from ib_desk.domain.errors import InvalidData
from ib_desk.ui.style.metrics import Metrics
from ib_desk.ui.style.tokens import Colours, Ink

FILE = "style/sheet.qss"

_COMMENT = re.compile(r"/\*(.*?)\*/", re.DOTALL)
_TOKEN = re.compile(r"@([a-z]+(?:_[a-z]+)*)?(\d+)?(?:_(\d+))?")


def sheet_of(template: str, colours: Colours, metrics: Metrics) -> str:
    """The style sheet for one theme at one size.

    Raises:
        InvalidData: the template names something that does not exist.
    """
    plain = _COMMENT.sub("", template)
    return _TOKEN.sub(lambda found: _value(found, colours, metrics), plain)


def _value(found: re.Match[str], colours: Colours, metrics: Metrics) -> str:
    word, number, second = found.groups()
    if word in colours and number is None:
        return colours[cast("Ink", word)]
    if word is not None and word.startswith("type_"):
        return _type(f"{word}{number or ''}".removeprefix("type_"), metrics, found.group())
    if number is None:
        raise InvalidData(FILE, found.group(), "there is no such colour or size")
    return f"{_length(word, int(number), second, metrics)}px"


def _length(word: str | None, number: int, second: str | None, metrics: Metrics) -> int:
    lengths = {
        None: metrics.px(number),
        "space": metrics.gap(number),
        "minus": metrics.px(int(second or 0)) - number,
        "inner": metrics.px(metrics.sizes.control) - 2 * number,
        "icon_inner": metrics.px(metrics.sizes.icon_button) - 2 * number,
    }
    if word not in lengths:
        raise InvalidData(FILE, f"@{word}{number}", "there is no such size")
    return lengths[word]


def _type(name: str, metrics: Metrics, token: str) -> str:
    for role, kind in metrics.roles.items():
        if role == name:
            style = "italic" if kind.italic else "normal"
            return (
                f"font-size: {metrics.text_size(role)}px; font-weight: {kind.weight};"
                f" font-style: {style};"
            )
    raise InvalidData(FILE, token, "there is no such kind of text")
