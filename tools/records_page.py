"""Write docs/records.md: where each kind of record stands, what leaves of it, and how it goes.

    python tools/records_page.py        (or: make records-page)

All of it is read from the code, so a line is corrected there. `tests/program/test_records_page.py`
fails where the page says something else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

# Run as a script, where only the folder of this file is on the path.
sys.path.insert(0, str(Path(__file__).parent.parent))

from ib_desk.application.paper import Report
from ib_desk.domain.deadlines.rules import DeadlineRules
from ib_desk.domain.file.anchors import WHERE
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.records.closed import AMONG_CLOSED, NEVER_CLOSED, can_be_closed
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.kinds import (
    EITHER_PART_OF,
    KINDS,
    STANDS_BESIDE,
    WITHOUT_TRACE,
    goes_along,
    is_part_of,
    references,
)
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.search.searched import text_fields
from ib_desk.domain.words.terms import Terms
from ib_desk.main.resources import resources_root
from ib_desk.storage.resource_files import ResourceFiles
from ib_desk.storage.tables import table_name
from ib_desk.ui.places import place_with, title_in, window_place_with
from ib_desk.ui.records.every import every_spec

PAGE: Final = Path(__file__).parent.parent / "docs" / "records.md"
SECTORS: Final = ("po", "vo")

_FILES: Final = ResourceFiles(shipped=resources_root())
_PRINTS: Final = frozenset(report.output for report in Report)
_NOTHING: Final = "–"

_HEAD: Final = """\
# Records

Where each kind of record stands, what leaves of it, and how it goes. Made from the code by
`make records-page`: correct it there, not here. After a conflict take either side and make it anew.

The [glossary](glossary.md) says what each of them is, the recipe in
[CONTRIBUTING](../CONTRIBUTING.md) how one is added.
"""
_STANDS: Final = """
## Where it stands

*Part of*: it goes when that goes; “or” where it is one of the two. *Window*: the place whose title
that is, in a file unless `window` stands behind it; a part stands in the form of its whole.
*Timeline*: whether it tells a moment. *Search*: how many of its fields a search looks into.
*Terms*: how many rules count from it (`resources/deadlines/rules.toml`).

"""
_LEAVES: Final = """
## What leaves

Of each record the fields of running text that can be in a print or in another output, as its
`@leaves` says; they are looked through before it does. Names, days and choices may be there too.
Kinds that are not named here let out no running text. A sealed request holds the very pages of the
one on paper. Of all that leaves, each file that it is about gets a line in *Wat naar buiten ging*;
a list of agreements about no pupil gets none.

Three things hold other words than fields. A list over many pupils holds its cells
(`ib_desk/ui/caseload/list_sheets.py`, `ib_desk/ui/today/owner_words.py`), and is looked through as
it stands. A document is looked through inside. The calendar of terms names nobody
(`ib_desk/application/leaving/calendar.py`).

"""
_GOES: Final = """
## How it goes

*Closed*: whether it can be kept out of sight, or why not. *Goes along with*: what takes it along to
the bin, and when that is erased for good. *Left behind*: what keeps it until then.

"""


def page() -> str:
    """The whole of it."""
    terms = _FILES.read("terms.toml", Terms)
    trajectories = [_FILES.read_all("trajectories", Trajectory)[sector] for sector in SECTORS]
    rules = _FILES.read("deadlines/rules.toml", DeadlineRules)
    stands = [_stands(kind, terms, trajectories, rules) for kind in KINDS]
    leaves = [_leaves(kind, terms) for kind in KINDS if any(kind.leaving.values())]
    goes = [_goes(kind) for kind in KINDS]
    heads = ("Record", "Word", "Part of", "Window", "Table", "Timeline", "Search", "Terms")
    return "".join(
        (
            _HEAD,
            _STANDS,
            _table(heads, stands),
            _LEAVES,
            _table(("Record", "In prints", "In what else leaves"), leaves),
            _GOES,
            _table(("Record", "Closed", "Goes along with", "Left behind"), goes),
        )
    )


def homeless() -> list[type[Record]]:
    """Kinds that stand in no place, no step and no form: a jump to one ends in the overview."""
    trajectories = [_FILES.read_all("trajectories", Trajectory)[sector] for sector in SECTORS]
    return [
        kind
        for kind in KINDS
        if not _whole_form(kind)
        and not window_place_with(kind)
        and any(place_with(kind, one) == "overview" for one in trajectories)
    ]


def _stands(
    kind: type[Record], terms: Terms, trajectories: list[Trajectory], rules: DeadlineRules
) -> tuple[str, ...]:
    fields = len(text_fields(kind)) if kind.is_found else 0
    anchors = {anchor for anchor, (of, _field) in WHERE.items() if of is kind}
    counted = sum(rule.anchor in anchors for rule in rules.rule)
    return (
        f"`{kind.__name__}`",
        terms.noun(kind),
        _wholes(kind),
        _window(kind, trajectories),
        f"`{table_name(kind)}`",
        _NOTHING if kind.moments is Record.moments else "yes",
        str(fields or _NOTHING),
        str(counted or _NOTHING),
    )


def _wholes(kind: type[Record]) -> str:
    either = [
        to for name, (to, _must) in references(kind).items() if (kind, name) in EITHER_PART_OF
    ]
    parts = [to for name, (to, _must) in references(kind).items() if is_part_of(kind, name)]
    return (" or " if either else ", ").join([*_names(parts), *_beside(kind)]) or _NOTHING


def _beside(kind: type[Record]) -> list[str]:
    """Of what can be of any kind."""
    return ["any record of a file"] if kind in STANDS_BESIDE else []


def _window(kind: type[Record], trajectories: list[Trajectory]) -> str:
    titles = {title_in(place_with(kind, one), one): None for one in trajectories}
    where = " / ".join(titles)
    if kind in STANDS_BESIDE:
        return f"{where}; else with what it is about"
    if window_place_with(kind):
        where += " (window)"
    whole = _whole_form(kind)
    if whole is None:
        return where
    is_part = any(to is whole for to, must in references(kind).values() if must)
    return f"{where}, {'' if is_part else 'also '}in the form of `{whole.__name__}`"


def _whole_form(kind: type[Record]) -> type[Record] | None:
    return next(
        (one.kind for one in every_spec() if any(part.kind is kind for part in one.kinds_inside)),
        None,
    )


def _leaves(kind: type[Record], terms: Terms) -> tuple[str, ...]:
    prints, others = (
        {o: f for o, f in _said(kind) if (o in _PRINTS) is so} for so in (True, False)
    )
    return f"`{kind.__name__}`", _outputs(prints, terms), _outputs(others, terms)


def _said(kind: type[Record]) -> Iterator[tuple[OutputKind, tuple[str, ...]]]:
    on_paper, *same_pages = A_REQUEST
    for output in OutputKind:
        fields = kind.leaving.get(output, ())
        if fields and not (output in same_pages and fields == kind.leaving.get(on_paper)):
            yield output, fields


def _outputs(said: Mapping[OutputKind, tuple[str, ...]], terms: Terms) -> str:
    by_fields: dict[tuple[str, ...], list[str]] = {}
    for output, fields in said.items():
        by_fields.setdefault(fields, []).append(f"*{terms.label(output)}*")
    each = (f"{', '.join(outputs)}: {', '.join(fields)}" for fields, outputs in by_fields.items())
    return "; ".join(each) or _NOTHING


def _goes(kind: type[Record]) -> tuple[str, ...]:
    along = [to for name, (to, _must) in references(kind).items() if goes_along(kind, name)]
    return (
        f"`{kind.__name__}`",
        "yes" if can_be_closed(kind) else NEVER_CLOSED.get(kind, "is in no file"),
        ", ".join([*_names(along), *_beside(kind)]) or _NOTHING,
        _left_behind(kind),
    )


def _left_behind(kind: type[Record]) -> str:
    if kind is Erasure:
        return "stays for good: it is what is left"
    if kind in WITHOUT_TRACE:
        return "nothing, and it goes by itself"
    if kind in AMONG_CLOSED:
        return "history and bin, which show it nowhere"
    return "history and bin"


def _names(kinds: Iterable[type[Record]]) -> list[str]:
    return [f"`{kind.__name__}`" for kind in dict.fromkeys(kinds)]


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write() -> None:
    """As it is now."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
