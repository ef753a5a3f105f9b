"""Teamoverleg: sittings about several pupils, and what was agreed there about none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from typing_extensions import override

from ib_desk.application.drafts import Spot
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import PUPILS, SITTINGS, title_of, words_to
from ib_desk.ui.records.sitting import sitting_spec
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.scroll_page import ScrollPage


@dataclass(frozen=True, slots=True)
class _ToPupils:
    """From a sitting to the meeting of its first pupil."""

    session: Session
    navigator: Navigator

    def open_print(self, report: str, about: UUID) -> None:
        """A sitting has none: the minutes are those of each pupil."""

    def go_to_page(self, place_id: str, kind: type[Record], record_id: UUID) -> None:
        """The page of a meeting, in the file of the pupil."""
        del kind
        records = self.session.desk.records
        job = self.session.read(lambda: records.find(Meeting, sitting_id=record_id))
        listen(self.navigator, job.succeeded, lambda found: self._go(place_id, found))

    def _go(self, place_id: str, found: Sequence[Meeting]) -> None:
        if found:
            self.navigator.go_to_file(found[0].file_id, place_id, found[0].id)
        else:
            self.session.say(tr("Bij dit overleg staat geen leerling meer."))


class SittingsScreen(ScrollPage):
    """What is said of a pupil is not here: it stands in the file of that pupil."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(title_of(SITTINGS), most_width=860)
        self._session = session
        self._wanted: Spot | None = None
        heading = PageHeading(
            title_of(SITTINGS),
            tr("Wat jullie over een leerling zeggen, staat in het dossier van die leerling."),
        )
        self._to_pupils = second_button(words_to(title_of(PUPILS)))
        listen(self, self._to_pupils.clicked, lambda: navigator.go_to(PUPILS))
        heading.add_action(self._to_pupils)
        self.add(heading)
        spec = sitting_spec()
        card = Card(spec.title, spec.icon)
        self._list = RecordList(session, spec, card=card, ways=_ToPupils(session, navigator))
        listen(self, self._list.opened, lambda _id: self.show_focus_soon())
        self.add(card)
        self.finish()
        records = session.desk.records
        self._fresh = KeptFresh(
            self, session, lambda: (records.find(Sitting), records.find(TeamAgreement)), self._show
        )

    @override
    def enter(self) -> None:
        self._fresh.enter()
        self._to_pupils.setFocus()
        self._list.focus_first()

    @override
    def go_to_spot(self, spot: Spot) -> None:
        self._wanted = spot
        self._fresh.read()

    def _show(self, found: tuple[list[Sitting], list[TeamAgreement]]) -> None:
        sittings, agreements = found
        known: dict[type[Any], tuple[Any, ...]] = {
            Sitting: tuple(sittings),
            TeamAgreement: tuple(agreements),
        }
        desk = self._session.desk
        around = Around(
            today=desk.clock.today(), terms=desk.catalogue.terms, of=lambda kind: known[kind]
        )
        self._list.show_records(sittings, around)
        wanted, self._wanted = self._wanted, None
        if wanted is None or wanted.record_id is None:
            return
        if not self._list.open_record(wanted.record_id, wanted.field):
            self._list.open_part(TeamAgreement, wanted.record_id, wanted.field)
