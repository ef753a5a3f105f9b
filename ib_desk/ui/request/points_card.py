"""Compleet? What is still open first, each with the verb that jumps to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from typing_extensions import override

from ib_desk.application.paper import AttachmentUnfit
from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.request.request_points import Check, Point, PointState
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.check_card import CheckCard, CheckLine
from ib_desk.ui.leaving.words import find_words
from ib_desk.ui.request.proof import Looked, Pages
from ib_desk.ui.request.request_words import (
    place_of_trouble,
    point_words,
    trouble_message,
    where_words,
)
from ib_desk.ui.request.section import Found, RequestSection, SectionWays
from ib_desk.ui.source_words import source_words
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import tr


class PointsCard(CheckCard):
    """Says how far the request is; it warns and never blocks."""

    def __init__(
        self,
        law: LegalSources,
        today: Callable[[], date],
        go: Callable[[FieldPlace], object],
    ) -> None:
        """`go` leads to the place of a point or a find."""
        super().__init__(tr("Compleet?"), go)
        self._law = law
        self._today = today

    def show_looked(self, looked: Looked, terms: Terms, pages: Pages | None = None) -> None:
        """What was found; rows that say the same stay as they are.

        `pages` tell of a document that cannot go along, before the package is asked.
        """
        points = looked.check.completeness
        finds = [] if pages is None or pages.unfit is None else [_unfit(pages.unfit, pages)]
        finds += [
            CheckLine(
                icon="attention",
                ink="warn",
                title=capital(find_words(find)),
                words=where_words(find, looked.whole, looked.inside, terms),
                verb=tr("Bekijken"),
                place=find.place,
            )
            for find in looked.check.finds
        ]
        hints = [point for point in points.open if point.is_hint]
        still_open = [
            _line_of(point, terms, self._today(), self._law) for point in (*points.asking, *hints)
        ]
        fulfilled = [_line_of(point, terms, self._today(), self._law) for point in points.fulfilled]
        self.show_lines(finds, still_open, fulfilled)


class PointsSection(RequestSection):
    """On top: what there is to do."""

    def __init__(self, ways: SectionWays) -> None:
        self._card = PointsCard(
            ways.session.desk.catalogue.law, ways.session.desk.clock.today, ways.go
        )
        super().__init__(self._card)

    @override
    def show_found(self, found: Found) -> None:
        self._card.show_looked(found.looked, found.terms, found.pages)


def _unfit(why: AttachmentUnfit, pages: Pages) -> CheckLine:
    message = trouble_message(why, pages.attachments)
    return CheckLine(
        icon="attention",
        ink="warn",
        title=message.title,
        words=message.text,
        verb=tr("Bekijken"),
        place=place_of_trouble(why),
    )


def _line_of(point: Point, terms: Terms, today: date, law: LegalSources) -> CheckLine:
    icon, ink = _look(point)
    spec = point.spec
    is_open = point.state is not PointState.OK
    words = point_words(point, terms, today)
    return CheckLine(
        icon=icon,
        ink=ink,
        title=point.title(terms),
        words=tr("Tip. {words}").format(words=words) if is_open and point.is_hint else words,
        source=source_words(spec.source, spec.how_sure, point.facts, law),
        verb=point.verb if is_open else "",
        place=point.place if is_open else None,
    )


_LOOKS: Final[Mapping[PointState, tuple[str, Ink]]] = {
    PointState.TOO_OLD: ("attention", "warn"),
    PointState.TOO_YOUNG: ("waiting", "warn"),
    PointState.WEAK: ("attention", "warn"),
}


def _look(point: Point) -> tuple[str, Ink]:
    """Empty is normal, so it gets no alarm; only what stops the request is red (design 1)."""
    if point.state is PointState.OK:
        return "done", "ok"
    if point.is_hint:
        return "idea", "muted"
    if point.state is not PointState.MISSING:
        return _LOOKS[point.state]
    is_stop = point.spec.check is Check.INSPECTIONS
    return ("cannot", "late") if is_stop else ("not_started", "muted")
