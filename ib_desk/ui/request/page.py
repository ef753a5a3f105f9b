"""The page of the request: what is missing, the form, and beside it the pages that leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ib_desk.application.frozen import is_frozen
from ib_desk.application.leaving.clearance import RequestCheck
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.request.request_flow import (
    Phase,
    Progress,
    Readiness,
    Section,
    sections_for,
)
from ib_desk.domain.request.route_checks import hears_of_advice
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.request.departure import Departure
from ib_desk.ui.request.foot import RequestFoot
from ib_desk.ui.request.heading import RequestHeading
from ib_desk.ui.request.picked_shapes import PickedShapes
from ib_desk.ui.request.proof import Looked, Pages, Proof
from ib_desk.ui.request.section import Found, RequestShown, SectionWays
from ib_desk.ui.request.sections import Sections
from ib_desk.ui.request.sent_view import last_package
from ib_desk.ui.request.side import SidePanel
from ib_desk.ui.request.stop_note import StopNote, has_text
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.texts import tr

_ROOM_FOR_BOTH = 900


class RequestPage(FilePage):
    """Nothing begun, a concept, or a request that was sent; an earlier one can be chosen.

    What stands between its heading and its foot are the sections of the flow map.
    """

    begins_with_list = False

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._shown: Shown | None = None
        self._chosen: UUID | None = None
        self._worked_on: UUID | None = None
        """The request that is being worked on."""
        self._looked: Looked | None = None
        self._pages: Pages | None = None
        self._is_beside: bool | None = None
        self._is_beginning = False
        self._proof = Proof(session, self)
        self._shapes = PickedShapes(self)
        self._build()
        self._listen()

    def _build(self) -> None:
        desk = self.session.desk
        self._heading = RequestHeading()
        self._stop = StopNote(desk.catalogue.terms, self._jump)
        self._bottom = RequestFoot(self.navigator)
        self._departure = Departure(
            self.session, self.navigator, self._bottom, self, self._jump, self._shapes
        )
        self.add_heading(self._heading)
        self.add(self._departure.notes)
        self.add(self._stop)
        self._sections = Sections(self._ways())
        self.add(self._sections)
        self._under = QVBoxLayout()
        self.add(self._under)
        self.finish()
        self._side = SidePanel(self.session, desk.catalogue.terms, self._jump)
        self._side.setParent(self)  # until it has a place: shown without one it is a window
        self.set_foot(self._bottom)

    def _ways(self) -> SectionWays:
        return SectionWays(
            session=self.session,
            navigator=self.navigator,
            later=self.later,
            foot=self._bottom,
            shown=lambda: self._on_page,
            add_list=self.add_list,
            hold_back=self.hold_back,
            stand=self.stand,
            go=self._jump,
            add_one=lambda kind: self.go_to(kind, None, ""),
            begin=self._begin,
            shapes=self._shapes,
            pack_again=self._departure.begin_again,
        )

    def _listen(self) -> None:
        self._heading.chosen.connect(self._choose)
        self._heading.another_asked.connect(self._begin_another)
        # Each in a turn of its own, after what the page is still making: it may come at once.
        for found, show in (
            (self._proof.looked, self._show_looked),
            (self._proof.made, self._show_pages),
            (self._proof.failed, self._show_failure),
        ):
            listen(self, found, lambda what, show=show: self.later.do(partial(show, what)))
        self._shapes.changed.connect(self._show_data)
        self._bottom.package_asked.connect(self._begin_package)
        self._departure.stopped.connect(self._show_stopped)
        self._departure.worked.connect(self._hold)
        self._departure.made.connect(self._show_made)

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)
        on_page = RequestShown(request=self._request, file=shown)
        request = on_page.request
        sector = shown.whole.school.sector
        advised = request is not None and hears_of_advice(shown.whole, request)
        kinds = self.session.desk.catalogue.kinds
        flow = kinds.flow_of(request, sector, with_advices=advised)
        self._sections.show_flow(flow)
        self._side.setVisible(request is not None)
        self._heading.show_request(request, self.question, shown.whole, shown.around.terms)
        self._departure.show_request(request)
        self._sections.show_request(on_page)
        if request is not None and flow.phase is Phase.CONCEPT:
            self._show_concept(request)
            return
        self._worked_on = self._looked = None
        self._stop.setVisible(False)
        self._proof.stop()
        if request is not None:
            line = last_package(request, shown.whole)
            self._side.show_copy(None if line is None else line.disclosure.copy_id)

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        if kind is not SwvRequest:
            super().go_to(kind, record_id, field)
            return
        if record_id is not None and self._shown is not None:
            self._chosen = record_id
            self.show_file(self._shown)
        place = FieldPlace(record=kind, record_id=record_id, field=field)
        if not self._sections.go_to(place, (Section.FORM,)):
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
        if not self._sections.focus_first():
            self._heading.focus_another()

    @property
    def _on_page(self) -> RequestShown | None:
        if self._shown is None:
            return None
        return RequestShown(request=self._request, file=self._shown)

    @property
    def _request(self) -> SwvRequest | None:
        """The request that is shown."""
        if self._shown is None:
            return None
        requests = self._shown.whole.of(SwvRequest)
        return next((r for r in requests if r.id == self._chosen), self._shown.whole.request)

    def _show_concept(self, request: SwvRequest) -> None:
        if request.id != self._worked_on:
            self._worked_on = request.id
            self._looked = self._pages = None
            self._heading.show_progress(Progress.BUSY)
            self._bottom.show_looking()
            self.later.do(self._show_outgoing)
        else:
            self._side.show_outgoing()
        if self._is_beginning:
            self.focus_first()
        self._proof.look(request.id)

    def _show_outgoing(self) -> None:
        self._side.outgoing.clear()
        self._side.show_outgoing()

    def _show_failure(self, error: Exception) -> None:
        self._side.outgoing.show_failure(error)

    def _show_looked(self, looked: Looked) -> None:
        request = self._request
        if request is None or looked.request.id != request.id:
            return
        self._looked = looked
        self.hold_focus()
        self._side.outgoing.show_looked(looked)
        self._show_found()
        if self._is_beginning:
            # The list of points has come above it.
            self._is_beginning = False
            self.show_focus_soon()

    def _show_pages(self, pages: Pages) -> None:
        self._pages = pages
        self._show_data()
        self._show_found()
        if pages.unfit is None:
            self._departure.show_pages()

    def _show_data(self) -> None:
        """The pages, with what goes along for a program in the shape in which it leaves."""
        request, pages = self._request, self._pages
        if request is None or pages is None or self._shown is None:
            return
        goes = self._shapes.goes_with_data(request, self._shown.whole)
        self._side.outgoing.show_pages(pages if goes else replace(pages, data=b""))

    def _show_found(self) -> None:
        """Stop, chip, and what each section says of it."""
        looked, pages = self._looked, self._pages
        if looked is None or self._shown is None:
            return
        stop = self._stop.show_looked(looked)
        found = Found(looked=looked, pages=pages, terms=self._shown.around.terms, stop=stop)
        self._sections.show_found(found)
        check = looked.check
        ready = Readiness(
            still_open=len(check.completeness.asking),
            finds=len(check.finds) + bool(found.unfit),
            is_stopped=bool(check.stops),
            has_text=has_text(looked),
        )
        self._heading.show_progress(ready.progress)

    def _jump(self, place: FieldPlace) -> None:
        """Where a point or a find leads, in a section of this page or elsewhere."""
        sections = sections_for(place.record)
        if self._sections.go_to(place, sections):
            return
        if sections:
            self.go_to(place.record, place.record_id, place.field)
        else:
            self.navigator.go_to_field(place)

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
            self._show_found()

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
