"""Samenwerkingsverbanden: those to which this school sends requests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.drafts import Spot
from ib_desk.application.swv_profiles import Arrived, Going
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.request.shipped_profile import ShippedProfile
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import SETTINGS, SWVS, title_of, words_to
from ib_desk.ui.records.swv_profile import swv_profile_spec
from ib_desk.ui.session import Session
from ib_desk.ui.settings.forms_card import FormsCard
from ib_desk.ui.settings.swv_file_words import file_words
from ib_desk.ui.settings.swv_sharing import ArrivedCard, ShareCard, saved_words
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.scroll_page import ScrollPage
from ib_desk.ui.widgets.status import Status

_PARTS: Final = (SwvDemand, SwvRoute, SwvDay, SwvForm, SwvFormBox)
_SHOWN: Final[tuple[type[Any], ...]] = (School, SwvProfile, *_PARTS)


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
        self._begin = BeginCard(session.desk.catalogue.swvs.values())
        listen(self, self._begin.chosen, self._take_over)
        self.add(self._begin)
        terms = session.desk.catalogue.terms
        self._arrived = ArrivedCard(terms)
        self._arrived.file_chosen.connect(self._read_file)
        self._arrived.taken.connect(self._take_arrived)
        self._arrived.replacing.connect(self._replace_known)
        self.add(self._arrived)
        self._share = ShareCard(terms)
        self._share.looked_for.connect(self._look_at_going)
        self._share.write_asked.connect(self._write_file)
        self.add(self._share)
        self._forms = FormsCard(session)
        self._forms.taken.connect(self._open_form)
        self.add(self._forms)
        self.finish()
        records = session.desk.records
        self._fresh = KeptFresh(
            self,
            session,
            lambda: {kind: tuple(records.find(kind)) for kind in _SHOWN},
            self._show,
        )

    @override
    def enter(self) -> None:
        self._fresh.enter()
        self._to_settings.setFocus()
        self._list.focus_first()

    @override
    def go_to_spot(self, spot: Spot) -> None:
        self._wanted = spot
        self._fresh.read()

    def _take_over(self, shipped: ShippedProfile) -> None:
        swvs = self._session.desk.swvs
        job = self._session.write(lambda: swvs.take_over(shipped))
        listen(self, job.succeeded, self._open_taken)

    # -- a file for another school, or from one ----------------------------------------
    def _look_at_going(self, swv: object) -> None:
        if isinstance(swv, SwvProfile):
            swvs = self._session.desk.swvs
            job = self._session.read(lambda: swvs.going(swv.id, file_words()))
            listen(self, job.succeeded, self._share.show_going)

    def _write_file(self, going: Going, path: Path) -> None:
        files = self._session.desk.swv_files
        job = self._session.make(lambda _progress: files.let_out(going, path))
        listen(self, job.succeeded, lambda _none: self._session.say(saved_words(path)))
        job.failed.connect(self._session.troubled)

    def _read_file(self, path: Path) -> None:
        files = self._session.desk.swv_files
        job = self._session.make(lambda _progress: files.read(path))
        listen(self, job.succeeded, self._compare)
        listen(self, job.failed, self._refuse)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, InvalidData):
            self._arrived.show_refused(error)
        else:
            self._session.troubled.emit(error)

    def _compare(self, shipped: ShippedProfile) -> None:
        swvs = self._session.desk.swvs
        job = self._session.read(lambda: swvs.compared(shipped, file_words()))
        listen(self, job.succeeded, self._arrived.show_arrived)

    def _take_arrived(self, arrived: Arrived) -> None:
        self._arrived.show_nothing()
        self._take_over(arrived.shipped)

    def _replace_known(self, arrived: Arrived) -> None:
        known, swvs = arrived.known, self._session.desk.swvs
        self._arrived.show_nothing()
        if known is not None:
            job = self._session.write(lambda: swvs.replace_with(known.id, arrived.shipped))
            listen(self, job.succeeded, self._open_taken)

    def _open_taken(self, change: Change) -> None:
        taken = change.subject
        is_asked = isinstance(taken, SwvProfile) and taken.counter is DeliveryForm.UNKNOWN
        field = "counter" if is_asked else "name"
        self._wanted = Spot(place=SWVS, record_id=taken.id, field=field)
        self._fresh.read()

    def _open_form(self, change: Change) -> None:
        self._wanted = Spot(place=SWVS, record_id=change.subject.id, field="title")
        self._fresh.read()

    def _show(self, known: dict[type[Any], tuple[Any, ...]]) -> None:
        desk = self._session.desk
        sectors = {one.sector for kind in (School, SwvProfile) for one in known[kind]}
        offered = {
            spec.kind for sector in sectors for spec in desk.catalogue.kinds.asked_by(sector)
        }
        around = Around(
            today=desk.clock.today(),
            terms=desk.catalogue.terms,
            of=lambda kind: known[kind],
            fits=lambda member: not isinstance(member, RequestKind) or member in offered,
        )
        self._list.show_records(list(known[SwvProfile]), around)
        self._share.offer(known[SwvProfile])
        self._forms.show_known(known[SwvProfile], known[SwvForm])
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        if not self._leads_to(wanted):
            self._list.add_button.setFocus()
        self._navigator.arrived()

    def _leads_to(self, wanted: Spot) -> bool:
        if wanted.record_id is None:
            return False
        return self._list.open_record(wanted.record_id, wanted.field) or any(
            self._list.open_part(part, wanted.record_id, wanted.field) for part in _PARTS
        )


class BeginCard(Card):
    """What one can begin from: chosen by its name, told in a sentence, taken over by a button."""

    chosen = Signal(object)
    """A `ShippedProfile`."""

    def __init__(self, shipped: Iterable[ShippedProfile]) -> None:
        super().__init__(tr("Begin met een voorbeeld"), "take_over")
        offered = [(one, one.title) for one in shipped]
        self._about = Status("small", "muted")
        self._which = Choice(tr("Welk voorbeeld?"), offered)
        self._asked = Field(tr("Welk voorbeeld?"), self._which)
        self._which.chosen.connect(self._tell)
        take = second_button(tr("Overnemen"), "add")
        take.clicked.connect(self._take)
        row = QVBoxLayout()
        spaced(row, 0, 8)
        row.addWidget(self._asked)
        row.addWidget(self._about)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(row)

    def _tell(self) -> None:
        self._asked.clear_problem()
        chosen = self._which.value()
        self._about.tell(chosen.about if isinstance(chosen, ShippedProfile) else "")

    def _take(self) -> None:
        chosen = self._which.value()
        if isinstance(chosen, ShippedProfile):
            self.chosen.emit(chosen)
        else:
            self._asked.show_problem(tr("Kies eerst een voorbeeld."))
            self._which.setFocus()
