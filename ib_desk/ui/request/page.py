"""The page of the request: what is missing, the form, and beside it the pages that leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.frozen import is_frozen
from ib_desk.application.leaving.clearance import RequestCheck
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import (
    Inspection,
    RequestKind,
    Statement,
    SwvRequest,
)
from ib_desk.domain.request.request_flow import (
    Phase,
    Progress,
    Readiness,
    Section,
    is_to_be_made,
    section_of,
)
from ib_desk.ui.file.own_words import OwnWords
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.records.request import inspection_spec, statement_spec
from ib_desk.ui.records.school_request import bureau_reply_spec
from ib_desk.ui.request.along_card import AlongCard
from ib_desk.ui.request.concept import ConceptForm, ConceptSection
from ib_desk.ui.request.conditions_card import ConditionsCard
from ib_desk.ui.request.departure import Departure
from ib_desk.ui.request.earlier_card import EarlierTextCard
from ib_desk.ui.request.foot import RequestFoot
from ib_desk.ui.request.heading import RequestHeading
from ib_desk.ui.request.people import RequestPeople
from ib_desk.ui.request.points_card import PointsCard
from ib_desk.ui.request.proof import Looked, Pages, Proof
from ib_desk.ui.request.sections import Sections
from ib_desk.ui.request.sent_view import SentView, last_package
from ib_desk.ui.request.side import SidePanel
from ib_desk.ui.request.start_card import StartCard
from ib_desk.ui.request.stop_note import StopNote, has_text
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.texts import tr

_ROOM_FOR_BOTH = 900


class RequestPage(FilePage):
    """Nothing begun, a concept, or a request that was sent; an earlier one can be chosen."""

    begins_with_list = False

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._shown: Shown | None = None
        self._chosen: UUID | None = None
        self._looked: Looked | None = None
        self._is_beside: bool | None = None
        self._is_beginning = False
        self._proof = Proof(session, self)
        self._build()
        self._listen()

    def _build(self) -> None:
        desk, navigator = self.session.desk, self.navigator
        self._heading = RequestHeading()
        self._stop = StopNote(desk.catalogue.terms, self._jump)
        self._bottom = RequestFoot(navigator)
        self._departure = Departure(self.session, self._bottom, self, self._jump)
        self.add_heading(self._heading)
        self.add(self._departure.notes)
        self.add(self._stop)
        self._points = PointsCard(desk.catalogue.law, self._jump)
        self._conditions = ConditionsCard(self.session)
        self._voice = OwnWords(tr("Nog niet gevraagd. Wat wil {name} dat het bureau weet?"))
        self._concept = ConceptSection(self.session, self.later)
        self._earlier = EarlierTextCard(self.session)
        said = self.add_list(statement_spec(), lambda _whole: self._people.of_request(Statement))
        read = self.add_list(inspection_spec(), lambda _whole: self._people.of_request(Inspection))
        replies = self.add_list(bureau_reply_spec(), self._of_shown)
        self._replies = replies
        self._people = RequestPeople(self.session, navigator, self._earlier, said, read, self)
        self._along = AlongCard(self.session, navigator)
        parts: dict[Section, QWidget] = {
            Section.POINTS: self._points,
            Section.CONDITIONS: self._conditions,
            Section.PUPIL_VOICE: self._voice,
            Section.FORM: self._concept,
            Section.EARLIER_TEXTS: self._earlier,
            Section.STATEMENTS: said.card,
            Section.INSPECTIONS: read.card,
            Section.REPLIES: replies.card,
            Section.ATTACHMENTS: self._along,
            Section.DELIVERY: self._bottom,
        }
        seldom = {Section.START: lambda: self._start, Section.SENT: lambda: self._sent}
        self._sections = Sections(parts, seldom, elsewhere=Section.DELIVERY)
        self.add(self._sections)
        self._under = QVBoxLayout()
        self.add(self._under)
        self.finish()
        self._side = SidePanel(self.session, desk.catalogue.terms, self._jump)
        self._side.setParent(self)  # until it has a place: shown without one it is a window
        self.set_foot(self._bottom)

    def _listen(self) -> None:
        self._heading.chosen.connect(self._choose)
        self._heading.another_asked.connect(self._begin_another)
        listen(self, self._voice.asked, lambda: self._people.open_new(Statement, None, "words"))
        self._proof.looked.connect(self._show_looked)
        self._proof.made.connect(self._show_pages)
        self._proof.failed.connect(self._show_failure)
        self._bottom.package_asked.connect(self._begin_package)
        self._departure.stopped.connect(self._show_stopped)
        self._departure.worked.connect(self._hold)
        self._departure.made.connect(self._show_made)

    @cached_property
    def _start(self) -> StartCard:
        start = StartCard(self.session.desk.catalogue.terms)
        start.asked.connect(self._begin)
        return start

    @cached_property
    def _sent(self) -> SentView:
        sent = SentView(self.session)
        sent.again_asked.connect(self._departure.begin_again)
        return sent

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        request = self._request
        self._people.show_request(request, shown)
        super().show_file(shown)
        self._show_replies(request, shown)
        kinds = self.session.desk.catalogue.kinds
        flow = kinds.flow_of(request)
        self._sections.show_flow(flow)
        if request is None:
            self._start.offer(kinds.asked_by(shown.whole.school.sector))
        self._side.setVisible(request is not None)
        self._heading.show_request(request, self.question, shown.whole, shown.around.terms)
        self._departure.show_request(request)
        if flow.phase is not Phase.CONCEPT:
            self._concept.clear()
            self._looked = None
            self._stop.setVisible(False)
            self._earlier.clear()
            self._proof.stop()
        if request is not None:
            show = self._show_concept if flow.phase is Phase.CONCEPT else self._show_sent
            show(request, shown)

    def _of_shown(self, whole: WholeFile) -> tuple[BureauReply, ...]:
        """Of the request that is shown, which may be an earlier one."""
        request = self._request
        mine = None if request is None else request.id
        return tuple(one for one in whole.of(BureauReply) if one.request_id == mine)

    def _show_replies(self, request: SwvRequest | None, shown: Shown) -> None:
        """A new one belongs to the request that is shown."""
        if request is not None:
            owners = {**shown.around.owners, SwvRequest: request.id}
            around = replace(shown.around, owners=owners)
            self._replies.show_records(self._of_shown(shown.whole), around)

    @property
    def _form(self) -> ConceptForm | None:
        return self._concept.form

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        if kind is not SwvRequest:
            super().go_to(kind, record_id, field)
            return
        if record_id is not None and self._shown is not None:
            self._chosen = record_id
            self.show_file(self._shown)
        if self._form is not None:
            self._form.focus_field(field)
        else:
            self.focus_first()

    @property
    @override
    def says_its_state(self) -> bool:
        return True

    @property
    @override
    def report(self) -> str:
        # That print is of the request in progress: never in place of an earlier one that is shown.
        is_its = self._shown is not None and self._request == self._shown.whole.request
        return "request" if is_its else super().report

    @override
    def rare_actions(self) -> list[tuple[str, Callable[[], object]]]:
        request = self._request
        if request is None or is_frozen(request):
            return []
        return [(tr("Dit concept verwijderen"), lambda: self.session.remove(request))]

    @override
    def lets_child_speak(self, whole: WholeFile) -> bool:
        request = self._request
        return request is not None and not is_frozen(request)

    @override
    def focus_first(self) -> None:
        if self._form is not None:
            self._form.focus_field("question")
        elif self._request is None:
            self._start.setFocus()
        else:
            self._heading.focus_another()

    @property
    def _request(self) -> SwvRequest | None:
        """The request that is shown."""
        if self._shown is None:
            return None
        requests = self._shown.whole.of(SwvRequest)
        return next((r for r in requests if r.id == self._chosen), self._shown.whole.request)

    def _show_concept(self, request: SwvRequest, shown: Shown) -> None:
        if self._concept.show_request(request, shown):
            self._looked = None
            self._heading.show_progress(Progress.BUSY)
            self._bottom.show_looking()
            self.later.do(self._show_outgoing)
        else:
            self._side.show_outgoing()
        self._voice.show_file(shown.known)
        self._conditions.show_request(request, shown)
        if self._is_beginning:
            self.focus_first()
        self._along.show_attachments(shown.whole.of(Attachment), shown.around.terms)
        self._proof.look(request.id)

    def _show_outgoing(self) -> None:
        self._side.outgoing.clear()
        self._side.show_outgoing()

    def _show_failure(self, error: Exception) -> None:
        self._side.outgoing.show_failure(error)

    def _show_sent(self, request: SwvRequest, shown: Shown) -> None:
        self._sent.show_request(request, shown.whole, shown.around.terms)
        line = last_package(request, shown.whole)
        self._side.show_copy(None if line is None else line.disclosure.copy_id)

    def _show_looked(self, looked: Looked) -> None:
        request = self._request
        if self._shown is None or request is None or looked.request.id != request.id:
            return
        self.later.finish()
        self._looked = looked
        terms = self._shown.around.terms
        self.hold_focus()
        self._points.show_looked(looked, terms)
        self._side.outgoing.show_looked(looked)
        self._people.show_looked(looked, terms)
        self._show_readiness()
        if self._is_beginning:
            # The list of points has come above it.
            self._is_beginning = False
            self.show_focus_soon()

    def _show_pages(self, pages: Pages) -> None:
        self._side.outgoing.show_pages(pages)
        self._points.show_pages(pages)
        self._show_readiness()
        if pages.unfit is None:
            self._departure.forget_trouble()

    def _show_readiness(self) -> None:
        """Chip, stop and foot."""
        looked = self._looked
        if looked is None:
            return
        check = looked.check
        ready = Readiness(
            still_open=len(check.completeness.open),
            finds=len(check.finds) + bool(self._points.unfit),
            is_stopped=bool(check.stops),
            has_text=has_text(looked),
        )
        stop = self._stop.show_looked(looked)
        if stop:
            self._bottom.show_stop(stop, calm=not ready.has_text)
        elif self._points.unfit:
            self._bottom.show_unfit(self._points.unfit)
        else:
            self._bottom.show_open(ready.still_open, ready.finds)
        self._heading.show_progress(ready.progress)

    def _jump(self, place: FieldPlace) -> None:
        """Where a point or a find leads, in a section of this page or elsewhere."""
        if self._people.renews(place):
            return
        if section_of(place.record) is None:
            self.navigator.go_to_field(place)
        elif is_to_be_made(place):
            self._people.open_new(place.record, place.about, place.field)
        else:
            self.go_to(place.record, place.record_id, place.field)

    def _begin(self, kind: RequestKind) -> None:
        if self._shown is not None:
            requests, file_id = self.session.desk.requests, self._shown.whole.file.id
            self._chosen = None
            self._is_beginning = True
            self.session.write(lambda: requests.start(file_id, kind))

    def _begin_another(self) -> None:
        request = self._request
        if request is not None:
            self._begin(request.kind)

    def _choose(self, request_id: object) -> None:
        if isinstance(request_id, UUID) and self._shown is not None:
            self.leave()
            self._chosen = request_id
            self.show_file(self._shown)

    def _begin_package(self) -> None:
        self.leave()
        request = self._request
        if self._shown is not None and request is not None:
            self._departure.begin(self._shown.whole, request)

    def _show_stopped(self, _check: RequestCheck) -> None:
        """The stop came up while the package was asked for: look again, and go there."""
        request = self._request
        if request is not None:
            self._proof.look(request.id)
        self.show_place(self._stop)

    def _hold(self, is_working: bool) -> None:  # noqa: FBT001 - a slot
        """Nothing is typed while the package is made: it would no longer be what was sent."""
        self._content.setEnabled(not is_working)
        if not is_working:
            self._show_readiness()

    def _show_made(self, request_id: UUID) -> None:
        self._chosen = request_id
        if self._shown is not None:
            self.show_file(self._shown)
        self.show_place(self._departure.notes)

    def _fit(self) -> None:
        beside = current_theme().effective_width(self.width()) >= _ROOM_FOR_BOTH
        if beside == self._is_beside:
            return
        self._is_beside = beside
        self._side.stand(beside=beside)
        if beside:
            self._under.removeWidget(self._side)
            self.set_side(self._side)
        else:
            self._under.addWidget(self._side)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._proof.stop()
