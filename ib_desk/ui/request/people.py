"""Who says something of the request and who reads it: what is there, what is due, what is old."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import (
    Inspection,
    InspectionOutcome,
    Statement,
    SwvRequest,
)
from ib_desk.domain.request.request_flow import due, readings_due
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.request.earlier_card import EarlierTextCard
from ib_desk.ui.request.people_due import PeopleDue
from ib_desk.ui.request.proof import Looked
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr


class RequestPeople(QObject):
    """Beside the two lists of the page: one click for what is usual, a form for all else."""

    def __init__(
        self,
        session: Session,
        navigator: Navigator,
        earlier: EarlierTextCard,
        statements: RecordList,
        inspections: RecordList,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._navigator = navigator
        self._earlier = earlier
        self._statements = statements
        self._inspections = inspections
        self._shown: Shown | None = None
        self._request: SwvRequest | None = None
        self._views_due = PeopleDue(tr("Nog vragen"), tr("Opschrijven"))
        self._readings_due = PeopleDue(tr("Nog laten lezen"), tr("Anders…"), tr("Vandaag gelezen"))
        statements.card.add(self._views_due)
        inspections.card.add(self._readings_due)
        self._listen()

    def _listen(self) -> None:
        views, readings = self._views_due, self._readings_due
        listen(self, views.asked, lambda about: self.open_new(Statement, about, "agrees"))
        listen(self, readings.asked, lambda about: self.open_new(Inspection, about, "outcome"))
        readings.settled.connect(self._note_reading)
        readings.done.connect(self._inspections.add_button.setFocus)
        self._earlier.done.connect(self._inspections.add_button.setFocus)
        new_guardian = FieldPlace(record=Guardian, field="name")
        listen(
            self,
            self._inspections.other_asked,
            lambda: self._navigator.go_to_field(new_guardian),
        )

    def show_request(self, request: SwvRequest | None, shown: Shown) -> None:
        """Another state of the file, or another request of it."""
        self._request, self._shown = request, shown

    def show_looked(self, looked: Looked, terms: Terms) -> None:
        """Who is due, and whose sign-off was for an earlier text."""
        self._earlier.show_looked(looked, terms)
        points = looked.check.completeness.open
        self._views_due.show_points(due(points, Statement), terms)
        readings = readings_due(points, looked.whole, looked.check.outdated)
        self._readings_due.show_points(readings, terms)

    def open_new(self, kind: type[Record], about: object, field: str) -> None:
        """A form for someone who did not say or read anything yet."""
        request = self._request
        if self._shown is None or request is None:
            return
        person = self._guardian(about)
        today = self._shown.around.today
        if kind is Statement:
            view = Statement(request_id=request.id, guardian_id=person, said_on=today)
            self._statements.open_new(view, field)
        else:
            reading = Inspection(request_id=request.id, guardian_id=person, on=today)
            self._inspections.open_new(reading, field)

    def renews(self, place: FieldPlace) -> bool:
        """Go to the sign-off that has to be given again, where a point asks for that."""
        return self._earlier.go_to(place, self._guardian(place.about))

    def of_request(self, kind: type[Statement | Inspection]) -> tuple[Record, ...]:
        """What the file holds of the request that is shown."""
        request = self._request
        if self._shown is None or request is None:
            return ()
        found: tuple[Statement | Inspection, ...] = self._shown.whole.of(kind)
        return tuple(record for record in found if record.request_id == request.id)

    def _guardian(self, about: object) -> GuardianId | None:
        """`None` is the pupil."""
        if self._shown is None:
            return None
        return next((g.id for g in self._shown.whole.guardians if g.id == about), None)

    def _note_reading(self, about: object) -> None:
        request = self._request
        if self._shown is not None and request is not None:
            self._session.add(
                Inspection(
                    request_id=request.id,
                    guardian_id=self._guardian(about),
                    outcome=InspectionOutcome.GIVEN,
                    on=self._shown.around.today,
                )
            )
