"""Who says something of the request and who reads it: what is there, and who is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ib_desk.domain.file.statements import statement_on
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.request import Inspection, InspectionOutcome, SwvRequest
from ib_desk.domain.records.statement import Agrees, Statement
from ib_desk.domain.request.request_flow import due, readings_due
from ib_desk.ui.forms.spec import RecordSpec
from ib_desk.ui.listen import listen
from ib_desk.ui.records.request import inspection_spec
from ib_desk.ui.records.statement import view_spec
from ib_desk.ui.request.people_due import PeopleDue
from ib_desk.ui.request.section import Found, RequestSection, SectionWays
from ib_desk.ui.texts import tr
from ib_desk.ui.ways_on import ways_on

R = TypeVar("R", Statement, Inspection)


class _PeopleSection(RequestSection, Generic[R]):
    """A list, and under it one click a person for whom there is nothing in it yet."""

    def __init__(
        self,
        ways: SectionWays,
        spec: RecordSpec[R],
        blank: Callable[[SwvRequest, GuardianId | None, date], R],
        people: PeopleDue,
        first_field: str,
    ) -> None:
        """`blank` makes one for a request, of a guardian or the pupil; of who is due is asked
        `first_field`.
        """
        self._ways = ways
        self._blank: Callable[[SwvRequest, GuardianId | None, date], R] = blank
        self._kind: type[Any] = spec.kind
        self._list = ways.add_list(spec, self._of_request)
        super().__init__(self._list.card)
        self._people = people
        self._list.card.add(people)
        listen(people, people.asked, lambda about: self._open_new(about, first_field))

    @override
    def clear(self) -> None:
        self._people.forget()

    @override
    def go_to(self, place: FieldPlace) -> bool:
        if place.record_id is not None:
            return False
        self._open_new(place.about, place.field)
        return True

    def _open_new(self, about: UUID | None, field: str) -> None:
        """A form for someone who did not say or read anything yet."""
        new = self._new(about)
        if new is not None:
            self._list.open_new(new, field)

    def _new(self, about: UUID | None) -> R | None:
        shown = self._ways.shown()
        if shown is None or shown.request is None:
            return None
        return self._blank(shown.request, shown.guardian(about), shown.file.around.today)

    def _of_request(self, whole: WholeFile) -> tuple[R, ...]:
        """Of the request that is shown."""
        shown = self._ways.shown()
        if shown is None or shown.request is None:
            return ()
        found: tuple[R, ...] = whole.of(self._kind)
        return tuple(one for one in found if _is_of(one, shown.request))


class StatementsSection(_PeopleSection[Statement]):
    """What each thinks of the request, the pupil first."""

    def __init__(self, ways: SectionWays) -> None:
        people = PeopleDue(tr("Nog vragen"), tr("Opschrijven"))
        super().__init__(ways, view_spec(), _view, people, "agrees")
        self._ways_on: QWidget | None = None

    @override
    def clear(self) -> None:
        super().clear()
        self._show_ways(is_shown=False)

    @override
    def show_found(self, found: Found) -> None:
        points = found.looked.check.completeness.open
        self._people.show_points(due(points, Statement), found.terms)
        views = self._of_request(found.looked.whole)
        self._show_ways(is_shown=any(one.agrees is Agrees.NO for one in views))

    def _show_ways(self, *, is_shown: bool) -> None:
        """Made once somebody disagrees: it never bars the way, and says so."""
        if self._ways_on is None and is_shown:
            catalogue = self._ways.session.desk.catalogue
            title = tr("Niet eens? De aanvraag kan weg, met die woorden erbij. Dit kan ook.")
            self._ways_on = ways_on(title, catalogue.law, catalogue.opp.route)
            self._list.card.add(self._ways_on)
        if self._ways_on is not None:
            self._ways_on.setVisible(is_shown)


class InspectionsSection(_PeopleSection[Inspection]):
    """Who read it, and when; one click for who read it today."""

    def __init__(self, ways: SectionWays) -> None:
        people = PeopleDue(tr("Nog laten lezen"), tr("Anders…"), tr("Vandaag gelezen"))
        super().__init__(ways, inspection_spec(), _reading, people, "outcome")
        listen(people, people.settled, self._note_reading)
        people.done.connect(self._list.add_button.setFocus)
        new_guardian = FieldPlace(record=Guardian, field="name")
        listen(people, self._list.other_asked, lambda: ways.navigator.go_to_field(new_guardian))

    @override
    def show_found(self, found: Found) -> None:
        looked = found.looked
        points = looked.check.completeness.open
        readings = readings_due(points, looked.whole, looked.check.outdated)
        self._people.show_points(readings, found.terms)

    def _note_reading(self, about: UUID | None) -> None:
        reading = self._new(about)
        if reading is not None:
            self._ways.session.add(replace(reading, outcome=InspectionOutcome.GIVEN))


def _is_of(record: Statement | Inspection, request: SwvRequest) -> bool:
    of = record.about if isinstance(record, Statement) else record.request_id
    return of == request.id


def _view(request: SwvRequest, guardian: GuardianId | None, today: date) -> Statement:
    return replace(statement_on(request, request.file_id), guardian_id=guardian, said_on=today)


def _reading(request: SwvRequest, guardian: GuardianId | None, today: date) -> Inspection:
    return Inspection(request_id=request.id, guardian_id=guardian, on=today)
