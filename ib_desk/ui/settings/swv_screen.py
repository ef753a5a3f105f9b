"""Samenwerkingsverbanden: those to which this school sends requests."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.application.drafts import Spot
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import SETTINGS, SWVS, title_of, words_to
from ib_desk.ui.records.swv_profile import swv_profile_spec
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.scroll_page import ScrollPage


class SwvScreen(ScrollPage):
    """One card: a line for each, with its form under it."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(title_of(SWVS), most_width=860)
        self._session = session
        self._navigator = navigator
        self._wanted: Spot | None = None
        heading = PageHeading(
            title_of(SWVS),
            tr("Een aanvraag gaat naar dat van je school, of naar een ander dat je kiest."),
        )
        self._to_settings = second_button(words_to(title_of(SETTINGS)))
        listen(self, self._to_settings.clicked, lambda: navigator.go_to(SETTINGS))
        heading.add_action(self._to_settings)
        self.add(heading)
        spec = swv_profile_spec()
        card = Card(spec.title, spec.icon)
        self._list = RecordList(session, spec, card=card, asks_before_removal=False)
        listen(self, self._list.opened, lambda _id: self.show_focus_soon())
        self.add(card)
        self.finish()
        records = session.desk.records
        self._fresh = KeptFresh(self, session, lambda: records.find(SwvProfile), self._show)

    @override
    def enter(self) -> None:
        self._fresh.enter()
        self._to_settings.setFocus()
        self._list.focus_first()

    @override
    def go_to_spot(self, spot: Spot) -> None:
        self._wanted = spot
        self._fresh.read()

    def _show(self, found: list[SwvProfile]) -> None:
        desk = self._session.desk
        around = Around(today=desk.clock.today(), terms=desk.catalogue.terms)
        self._list.show_records(found, around)
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        if wanted.record_id is None or not self._list.open_record(wanted.record_id, wanted.field):
            self._list.add_button.setFocus()
        self._navigator.arrived()
