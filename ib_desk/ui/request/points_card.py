"""Compleet? What is still open first, each with the verb that jumps to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.paper import AttachmentUnfit
from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.request.request_points import Check, Point, PointState
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.leaving.words import find_words
from ib_desk.ui.listen import listen
from ib_desk.ui.request.proof import Looked, Pages
from ib_desk.ui.request.request_words import (
    place_of_trouble,
    point_words,
    trouble_message,
    where_words,
)
from ib_desk.ui.request.section import Found, RequestSection, SectionWays
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.style.tokens import Ink
from ib_desk.ui.texts import capital, tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.card import Card, Line
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import IconLabel, label

_SHOWN = 4
"""More open points at once would push the form off the screen, and ask more than one evening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    icon: str
    ink: Ink
    title: str
    words: str
    source: str = ""
    verb: str = ""
    place: FieldPlace | None = None


class PointsCard(Card):
    """Says how far the request is; it warns and never blocks."""

    def __init__(
        self,
        law: LegalSources,
        today: Callable[[], date],
        go: Callable[[FieldPlace], object],
    ) -> None:
        """`go` leads to the place of a point or a find."""
        super().__init__(tr("Compleet?"), aside=" ")
        self._law = law
        self._today = today
        self._go = go
        self._shown: tuple[object, ...] = ()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.add(self._bar)
        self._rows = QVBoxLayout()
        spaced(self._rows, 0, 8)
        self.add(self._rows)

    def show_looked(self, looked: Looked, terms: Terms, pages: Pages | None = None) -> None:
        """What was found; rows that say the same stay as they are.

        `pages` tell of a document that cannot go along, before the package is asked.
        """
        points = looked.check.completeness
        finds = [] if pages is None or pages.unfit is None else [_unfit(pages.unfit, pages)]
        finds += [
            _Line(
                icon="attention",
                ink="warn",
                title=capital(find_words(find)),
                words=where_words(find, looked.whole, looked.inside, terms),
                verb=tr("Bekijken"),
                place=find.place,
            )
            for find in looked.check.finds
        ]
        still_open = [_line_of(point, terms, self._today(), self._law) for point in points.open]
        fulfilled = [_line_of(point, terms, self._today(), self._law) for point in points.fulfilled]
        wanted = (tuple(finds), tuple(still_open), tuple(fulfilled))
        if wanted == self._shown:
            return
        self._shown = wanted
        count = len(points.points)
        self.show_aside(tr("{done} van {count}").format(done=len(fulfilled), count=count))
        self._bar.setMaximum(max(count, 1))
        self._bar.setValue(len(fulfilled))
        self._bar.setAccessibleName(
            tr("{done} van {count} punten ingevuld").format(done=len(fulfilled), count=count)
        )
        self._fill(finds, still_open, fulfilled)

    def _fill(self, finds: list[_Line], still_open: list[_Line], fulfilled: list[_Line]) -> None:
        unfolded = {fold.objectName() for fold in self.findChildren(Fold) if fold.is_open}
        discard_all(self._rows)
        if finds:
            self._add_group(tr("Om te bekijken"), finds)
        if still_open:
            self._add_group(tr("Nog te doen"), still_open[:_SHOWN])
        rest = still_open[_SHOWN:]
        if rest:
            words = (
                tr("Nog 1 punt")
                if len(rest) == 1
                else tr("Nog {count} punten").format(count=len(rest))
            )
            self._add_fold("open", words, rest, unfolded)
        if fulfilled:
            words = (
                tr("Het punt dat is ingevuld")
                if len(fulfilled) == 1
                else tr("Alle {count} punten die zijn ingevuld").format(count=len(fulfilled))
            )
            self._add_fold("fulfilled", words, fulfilled, unfolded)

    def _add_group(self, title: str, lines: list[_Line]) -> None:
        self._rows.addWidget(label(title, "small_strong", "muted"))
        self._rows.addWidget(self._group(lines))

    def _add_fold(self, name: str, title: str, lines: list[_Line], unfolded: set[str]) -> None:
        fold = Fold(title, self._group(lines), is_open=name in unfolded)
        fold.setObjectName(name)
        self._rows.addWidget(fold)

    def _group(self, lines: list[_Line]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        spaced(column, 0, 8)
        for place, line in enumerate(lines):
            if place and line.verb:
                column.addWidget(Line())
            column.addWidget(self._row(line))
        return group

    def _row(self, line: _Line) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        spaced(row, 0, 12)
        row.addWidget(IconLabel(line.icon, line.ink), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        spaced(words, 0, 2)
        words.addWidget(label(line.title, "strong", "text"))
        if line.words:
            words.addWidget(label(line.words, "small", "muted"))
        row.addLayout(words, 1)
        if (place := line.place) is not None:
            button = quiet_button(line.verb)
            button.setAccessibleName(f"{line.verb}: {line.title}")
            button.setAccessibleDescription(line.words)
            listen(self, button.clicked, lambda: self._go(place))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        holder.setToolTip(line.source)
        return holder


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


def _unfit(why: AttachmentUnfit, pages: Pages) -> _Line:
    message = trouble_message(why, pages.attachments)
    return _Line(
        icon="attention",
        ink="warn",
        title=message.title,
        words=message.text,
        verb=tr("Bekijken"),
        place=place_of_trouble(why),
    )


def _line_of(point: Point, terms: Terms, today: date, law: LegalSources) -> _Line:
    icon, ink = _look(point)
    source = law.told(point.spec.source, point.spec.how_sure)
    is_open = point.state is not PointState.OK
    return _Line(
        icon=icon,
        ink=ink,
        title=point.title(terms),
        words=point_words(point, terms, today),
        source=tr("Bron: {source}").format(source=source),
        verb=point.verb if is_open else "",
        place=point.place if is_open else None,
    )


def _look(point: Point) -> tuple[str, Ink]:
    """Empty is normal, so it gets no alarm; only what stops the request is red (design 1)."""
    if point.state is PointState.OK:
        return "done", "ok"
    if point.state is PointState.WEAK:
        return "attention", "warn"
    is_stop = point.spec.check is Check.INSPECTIONS
    return ("cannot", "late") if is_stop else ("not_started", "muted")
