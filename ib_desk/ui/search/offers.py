"""What the palette offers: where she was, pupils, what can be done, places, and finds in files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final
from uuid import UUID

from ib_desk.application.overview import Lists, PupilLine, found
from ib_desk.application.search import Found, Hit
from ib_desk.domain.folding import finder, fold, search_text
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.doing import Doing
from ib_desk.ui.places import PUPILS, SEARCH, WINDOW_PLACES, key_of, place_called, title_of
from ib_desk.ui.search.words import hit_row
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.trail import Recent
from ib_desk.ui.widgets.rows import Row, heading

_RECENT: Final = 3
_MOST_PUPILS: Final = 4
_DOINGS: Final = 3
_PLACES: Final = 3
_HITS: Final = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """A row, and what comes of choosing it."""

    row: Row
    go: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How one gets there, given by the palette."""

    recent: Callable[[Recent], object]
    pupil: Callable[[PupilLine], object]
    place: Callable[[str], object]
    page: Callable[[str], object]
    hit: Callable[[Hit], object]
    all_of: Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """All there is to choose from at this moment.

    Attributes:
        query: what was typed.
        lists: the pupils and files there are; what is in the bin is not among them.
        recents: where she was, the last one first.
        doings: what can be done.
        pages: (id, title) of the pages of the open file.
        found: what the whole vault says to the query; `None` while it is being asked.
    """

    query: str
    lists: Lists
    recents: Sequence[Recent]
    doings: Sequence[Doing]
    pages: Sequence[tuple[str, str]]
    found: Found | None


def offers(offered: Offered, ways: Ways, terms: Terms) -> list[tuple[str, list[Offer]]]:
    """(heading, offers), as far as there are any; names of pupils only when something was typed.

    Somebody may look along while it opens.
    """
    asked = fold(offered.query.strip())

    def is_other(offer: Offer) -> bool:
        return fold(offer.row.title) != asked

    named = [
        (tr("Verder met"), sorted(_recent(offered, ways), key=is_other)[:_RECENT]),
        (title_of(PUPILS), sorted(_pupils(offered, ways), key=is_other)[:_MOST_PUPILS]),
        (tr("Doen"), sorted(_doings(offered), key=is_other)[:_DOINGS]),
        (tr("Plaatsen"), sorted(_places(offered, ways), key=is_other)[:_PLACES]),
    ]
    # What is called just so comes before what only holds the word: “plan” is that step.
    named.sort(key=lambda group: all(map(is_other, group[1])))
    groups = [*named, (tr("In dossiers"), [*_hits(offered, ways, terms)])]
    return [(title, those) for title, those in groups if those]


def rows_of(groups: Iterable[tuple[str, list[Offer]]]) -> list[Row]:
    """As a list shows them: the key of a row is its place among all offers."""
    rows: list[Row] = []
    place = 0
    for title, those in groups:
        rows.append(heading(title))
        for offer in those:
            rows.append(replace(offer.row, key=place))
            place += 1
    return rows


def _recent(offered: Offered, ways: Ways) -> Iterator[Offer]:
    there = {line.file_id for line in offered.lists.files}
    fits = finder(offered.query)
    files: list[UUID] = []
    for recent in offered.recents:
        file_id = recent.spot.file_id
        if file_id is not None and file_id not in there:
            continue
        if not fits(search_text(recent.title, recent.pupil)):
            continue
        if file_id is not None and file_id not in files:
            files.append(file_id)
        is_named = bool(offered.query.strip())
        fact = recent.pupil if is_named or file_id is None else _nameless(files.index(file_id))
        row = Row(title=recent.title, fact=fact, icon=_icon(recent), right="")
        yield Offer(row, partial(ways.recent, recent))


def _nameless(place: int) -> str:
    names = (tr("het dossier waar je net was"), tr("het dossier daarvoor"))
    return names[place] if place < len(names) else tr("een eerder dossier")


def _icon(recent: Recent) -> str:
    place = place_called(recent.spot.place)
    return place.icon if place is not None and place.icon else "overview"


def _pupils(offered: Offered, ways: Ways) -> Iterator[Offer]:
    if not offered.query.strip():
        return
    for line in found(offered.lists.pupils, offered.query):
        state = "" if line.has_open_file else tr("geen dossier")
        if line.file_id is not None and not line.has_open_file:
            state = tr("dossier afgesloten")
        fact = in_a_line((line.pupil.group, state, tr("van school") if line.has_left else ""))
        row = Row(title=line.pupil.name, fact=fact, icon="pupils")
        yield Offer(row, partial(ways.pupil, line))


def _doings(offered: Offered) -> Iterator[Offer]:
    fits = finder(offered.query)
    for doing in offered.doings:
        if fits(search_text(doing.title)):
            yield Offer(Row(title=doing.title, icon="deeper", right=doing.key), doing.act)


def _places(offered: Offered, ways: Ways) -> Iterator[Offer]:
    if not offered.query.strip():
        return
    fits = finder(offered.query)
    for page_id, title in offered.pages:
        if fits(search_text(title)):
            place = place_called(page_id)
            icon = place.icon if place is not None and place.icon else "overview"
            row = Row(title=title, fact=tr("in dit dossier"), icon=icon)
            yield Offer(row, partial(ways.page, page_id))
    for place in WINDOW_PLACES:
        if fits(search_text(place.title)):
            row = Row(title=place.title, icon=place.icon, right=place.key)
            yield Offer(row, partial(ways.place, place.id))


def _hits(offered: Offered, ways: Ways, terms: Terms) -> Iterator[Offer]:
    if not offered.query.strip():
        return
    hits = () if offered.found is None else offered.found.hits
    # A pupil by name stands among the pupils already.
    for hit in [one for one in hits if one.kind is not Pupil][:_HITS]:
        yield Offer(hit_row(None, hit, terms), partial(ways.hit, hit))
    words = tr("Zoek ‘{words}’ in alles").format(words=offered.query.strip())
    row = Row(title=words, fact=title_of(SEARCH), icon="search", right=key_of(SEARCH))
    yield Offer(row, partial(ways.all_of, offered.query.strip()))
