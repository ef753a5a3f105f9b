"""Tijdlijn: what happened around this pupil, by the day on which it happened."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.domain.dutch_dates import full_date, short_date
from ib_desk.domain.file.timeline import TimelineEntry, timeline
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import TIMELINE, title_of
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.session import Session
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row, heading
from ib_desk.ui.widgets.search_field import SearchField


class TimelinePage(FilePage):
    """Newest first; a click goes to the record."""

    is_kept = True

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(TIMELINE))
        self._entries: tuple[TimelineEntry, ...] = ()
        self._happened: list[Row] = []
        self._shown: Shown | None = None
        self.add_heading(
            PageHeading(self.title, tr("Nieuwste bovenaan. Kies een regel om te openen."))
        )
        self._search = SearchField(tr("Zoek in de tijdlijn"))
        self._search.textChanged.connect(self._fill)
        self.add(self._search)
        self._empty = EmptyState(
            "timeline",
            tr("Nog niets op de tijdlijn"),
            tr("Zodra je iets met een datum opschrijft, staat het hier."),
        )
        self.add(self._empty)
        self._none = label(tr("Niets gevonden met deze woorden."), "body", "muted")
        self.add(self._none)
        self._list = RowList(self.title, whole=True)
        self._list.opened.connect(self._open)
        self.add(self._list)
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        self._shown = shown
        self._entries = timeline(shown.whole, shown.around.today)
        terms = shown.around.terms
        self._happened = [_row(key, entry, terms) for key, entry in enumerate(self._entries)]
        self._fill()

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._shown = None
        self._entries, self._happened = (), []
        self._search.setText("")  # `clear` would leave it to Ctrl+Z
        self._fill()

    @override
    def focus_first(self) -> None:
        self._list.setFocus()

    @override
    def seek(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _fill(self) -> None:
        rows: list[Row] = []
        year = ""
        wanted = self._search.text().casefold()
        for entry, row in zip(self._entries, self._happened, strict=True):
            if wanted and wanted not in f"{row.title} {row.fact}".casefold():
                continue
            on = entry.moment.on
            said = tr("Nog zonder datum") if on is None else str(on.year)
            if said != year:
                year = said
                rows.append(heading(said))
            rows.append(row)
        self._list.show_rows(rows)
        self._empty.setVisible(not self._entries)
        self._none.setVisible(bool(self._entries) and not rows)
        self._list.setVisible(bool(rows))

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            entry = self._entries[key]
            place = FieldPlace(record=entry.kind, record_id=entry.record_id)
            self.navigator.go_to_field(place)


def _row(key: int, entry: TimelineEntry, terms: Terms) -> Row:
    moment = entry.moment
    what = terms.title(moment.happening) or terms.heading(entry.kind)
    choice = "" if moment.choice is None else terms.label(moment.choice)
    facts = (moment.who, moment.words, choice)
    fact = in_a_line(facts)
    return Row(
        key=key,
        title=what,
        fact=fact,
        icon=icon_of(entry.kind),
        right="" if moment.on is None else short_date(moment.on),
        spoken=". ".join(
            part for part in ("" if moment.on is None else full_date(moment.on), what, fact) if part
        ),
    )
