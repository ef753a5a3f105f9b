"""Tijdlijn: what happened around this pupil, by the day on which it happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Slot
from typing_extensions import override

from ib_desk.domain.dutch_dates import full_date, short_date
from ib_desk.domain.file.timeline import TimelineEntry, timeline
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.folding import finder, search_text
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.kind_called import terms_at
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file.timeline_bar import Order, TimelineBar
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import TIMELINE, title_of
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.session import Session
from ib_desk.ui.texts import as_sentences, in_a_line, tr
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row, heading
from ib_desk.ui.widgets.status import Status


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry as it is read and found."""

    entry: TimelineEntry
    row: Row
    found_by: str


class TimelinePage(FilePage):
    """Newest first; a click goes to the record."""

    is_kept = True

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(TIMELINE))
        self._lines: tuple[_Line, ...] = ()
        self._shown: Shown | None = None
        self._written: Mapping[UUID, date] = {}
        self._heading = PageHeading(self.title)
        self.add_heading(self._heading)
        self._bar = TimelineBar()
        self._bar.asked.connect(self._fill)
        self.add(self._bar)
        self._empty = EmptyState(
            "timeline",
            tr("Nog niets op de tijdlijn"),
            tr("Zodra je iets met een datum opschrijft, staat het hier."),
        )
        self.add(self._empty)
        self._none = Status()
        self.add(self._none)
        self._list = RowList(self.title, whole=True, even=True)
        self._list.opened.connect(self._open)
        self.add(self._list)
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        if self.file_id is not None and self.file_id != shown.whole.file.id:
            self._forget()
        super().show_file(shown)
        if shown is self._shown:
            return  # come back to: a long file takes a moment to tell
        self._shown = shown
        entries = timeline(shown.whole, shown.around.today)
        self._bar.offer(entries, shown.around.terms)
        self._lines = tuple(
            _line(key, one, _terms_for(one, shown.whole, shown.around.terms))
            for key, one in enumerate(entries)
        )
        self._fill()
        file_id, records = shown.whole.file.id, self.session.desk.records
        job = self.session.read(lambda: records.written(file_id))
        listen(self, job.succeeded, lambda written: self._take(file_id, written))

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._forget()
        self._fill()

    @override
    def focus_first(self) -> None:
        self._list.setFocus()

    @override
    def seek(self) -> None:
        self._bar.search.setFocus()
        self._bar.search.selectAll()

    def _forget(self) -> None:
        self._lines, self._shown, self._written = (), None, {}
        self._bar.offer((), self.session.desk.catalogue.terms)
        self._bar.begin_anew()

    def _take(self, file_id: UUID, written: Mapping[UUID, date]) -> None:
        if file_id == self.file_id and written != self._written:
            self._written = written
            if self._bar.order is Order.WRITTEN:
                self._fill()

    # -- what is shown -----------------------------------------------------------------
    @Slot()
    def _fill(self) -> None:
        wanted, fits = self._bar.wanted, finder(self._bar.search.text())
        lines = [one for one in self._lines if wanted.holds(one.entry) and fits(one.found_by)]
        by_entry = self._bar.order is Order.HAPPENED
        self._list.show_rows(_by_year(lines) if by_entry else self._by_writing(lines))
        self._empty.setVisible(not self._lines)
        self._bar.setVisible(bool(self._lines))
        self._list.setVisible(bool(lines))
        self._none.setVisible(bool(self._lines) and not lines)
        self._none.tell(
            "" if lines else tr("Niets gevonden. Vraag minder, of zoek in alles: Ctrl+K.")
        )
        self._heading.show_facts(_count_words(len(lines), len(self._lines)))

    def _by_writing(self, lines: Iterable[_Line]) -> list[Row]:
        """What was written down last comes first; each with the day on which it was."""
        last = date.max
        dated = [(self._written.get(one.entry.record_id), one) for one in lines]
        dated.sort(key=lambda pair: pair[0] or date.min, reverse=True)
        rows: list[Row] = []
        for written, one in dated:
            if written != last:
                rows.append(heading(_writing_words(written)))
                last = written or date.min
            rows.append(one.row)
        return rows

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            entry = self._lines[key].entry
            place = FieldPlace(record=entry.kind, record_id=entry.record_id)
            self.navigator.go_to_field(place)


def _by_year(lines: Iterable[_Line]) -> list[Row]:
    rows: list[Row] = []
    year = ""
    for one in lines:
        on = one.entry.on
        said = tr("Nog zonder datum") if on is None else str(on.year)
        if said != year:
            year = said
            rows.append(heading(said))
        rows.append(one.row)
    return rows


def _writing_words(written: date | None) -> str:
    if written is None:
        return tr("Wanneer opgeschreven is niet bekend")
    return tr("Opgeschreven op {day}").format(day=full_date(written))


def _count_words(shown: int, every: int) -> str:
    if every == 0:
        return ""
    order = tr("Kies een regel om te openen.")
    if shown == every:
        return order
    return tr("{shown} van {every}. {order}").format(shown=shown, every=every, order=order)


def _terms_for(entry: TimelineEntry, whole: WholeFile, terms: Terms) -> Terms:
    """A request is called as where it goes."""
    if entry.kind is not SwvRequest:
        return terms
    request = next((one for one in whole.of(SwvRequest) if one.id == entry.record_id), None)
    return terms_at(whole.swv_of(request), whole, terms)


def _line(key: int, entry: TimelineEntry, terms: Terms) -> _Line:
    moment = entry.moment
    what = terms.title(moment.happening) or terms.heading(entry.kind)
    choice = "" if moment.choice is None else terms.label(moment.choice)
    about = terms.label(moment.about)
    fact = in_a_line((about, moment.who, moment.words, choice, terms.label(moment.said)))
    on = moment.on
    row = Row(
        key=key,
        title=what,
        fact=fact,
        icon=icon_of(entry.kind),
        right="" if on is None else short_date(on),
        spoken=as_sentences(part for part in ("" if on is None else full_date(on), what, fact)),
    )
    return _Line(entry, row, search_text(what, fact))
