"""A samenwerkingsverband as a file of `resources/swv`, from which one in a vault begins."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Final
from uuid import uuid4

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.attachment import DocumentKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.swv import (
    Applicant,
    Decider,
    DeliveryForm,
    DeliveryShape,
    ExpertsWhen,
    Signer,
    SwvProfileId,
    TermFrom,
)
from ib_desk.domain.records.swv_demand import DemandOf, RequestText, SwvDemand
from ib_desk.domain.records.swv_form import BoxKind, FormSource, FormType, SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvDayKind, SwvRoute, SwvRouteId
from ib_desk.domain.request.bureau_form import Box
from ib_desk.domain.request.form_listing import MOST_FIELDS, listed_boxes, listing_of
from ib_desk.domain.request.form_sources import MOST_ROWS

MOST: Final = 9999
"""Of months, weeks and characters: what is more was mistyped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandInFile:
    """A demand as `SwvDemand`; in a file it says all, and where it was read."""

    title: str
    what: DemandOf
    source: str
    how_sure: Certainty
    seen_on: date | None = None
    kinds: tuple[RequestKind, ...] = ()
    document: DocumentKind | None = None
    text: RequestText | None = None
    length: int | None = None
    months: int | None = None
    least_months: int | None = None
    tests: str = ""

    def __post_init__(self) -> None:
        for key in ("title", "source"):
            if not getattr(self, key).strip():
                raise UnfitValue(key, DataProblem.EMPTY)
        for key in ("length", "months", "least_months"):
            number = getattr(self, key)
            if number is not None and not 1 <= number <= MOST:
                raise UnfitValue(key, DataProblem.OUT_OF_RANGE)
        if not self.as_record(SwvProfileId(uuid4())).is_whole:
            raise UnfitValue("what", DataProblem.INCOMPLETE)

    def as_record(self, profile_id: SwvProfileId) -> SwvDemand:
        """One of a profile in the vault."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return SwvDemand(profile_id=profile_id, **said)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayInFile:
    """A day as `SwvDay`; in a file it says what for, and when."""

    what: SwvDayKind
    on: date
    is_yearly: bool = False
    note: str = ""

    def as_record(self, route_id: SwvRouteId) -> SwvDay:
        """One of a route in the vault."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return SwvDay(route_id=route_id, **said)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteInFile:
    """How a kind goes as `SwvRoute`, with its days; in a file it says where that was read."""

    kind: RequestKind
    source: str
    how_sure: Certainty
    seen_on: date | None = None
    own_words: str = ""
    asked_by: Applicant | None = None
    decided_by: Decider | None = None
    signers: tuple[Signer, ...] = ()
    experts: ExpertsWhen | None = None
    delivery: DeliveryShape | None = None
    names_pupil: bool = False
    with_data: bool = False
    term_weeks: int | None = None
    term_from: TermFrom | None = None
    in_working_weeks: bool = False
    complaint: str = ""
    note: str = ""
    day: tuple[DayInFile, ...] = ()

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise UnfitValue("source", DataProblem.EMPTY)
        if self.term_weeks is not None and not 1 <= self.term_weeks <= MOST:
            raise UnfitValue("term_weeks", DataProblem.OUT_OF_RANGE)
        for index, signer in enumerate(self.signers):
            if signer in self.signers[:index]:
                raise UnfitValue(f"signers.{index}", DataProblem.DOUBLE)

    def as_records(self, profile_id: SwvProfileId) -> tuple[Record, ...]:
        """One of a profile in the vault, and after it its days."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        said.pop("day")
        route = SwvRoute(profile_id=profile_id, **said)
        return (route, *(day.as_record(route.id) for day in self.day))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldInFile:
    """A field of a form that is only listed; `row` is which one, of what there can be more of."""

    label: str
    most: int | None = None
    source: FormSource | None = None
    row: int | None = None

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise UnfitValue("label", DataProblem.EMPTY)
        for key, most in (("most", MOST), ("row", MOST_ROWS)):
            number = getattr(self, key)
            if number is not None and not 1 <= number <= most:
                raise UnfitValue(key, DataProblem.OUT_OF_RANGE)
        read = listed_boxes(listing_of([Box(name="", label=self.label, most=self.most)]))
        if [(one.label, one.most) for one in read] != [(self.label, self.most)]:
            raise UnfitValue("label", DataProblem.CONTRADICTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormInFile:
    """A form of the bureau that is not filled in, by its fields in its own order.

    One that is filled in is a file of the bureau itself, and stays where it was taken in.
    """

    title: str
    kinds: tuple[RequestKind, ...] = ()
    note: str = ""
    field: tuple[FieldInFile, ...] = ()

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise UnfitValue("title", DataProblem.EMPTY)
        if len(self.field) > MOST_FIELDS:
            raise UnfitValue("field", DataProblem.TOO_LARGE)

    def as_records(self, profile_id: SwvProfileId) -> tuple[SwvForm, tuple[SwvFormBox, ...]]:
        """One of a profile in the vault, and its fields."""
        lines = [Box(name="", label=one.label, most=one.most) for one in self.field]
        form = SwvForm(
            profile_id=profile_id,
            title=self.title,
            kinds=self.kinds,
            note=self.note,
            type=FormType.LISTED,
            listing=listing_of(lines),
        )
        laid = zip(listed_boxes(form.listing), self.field, strict=True)
        return form, tuple(
            SwvFormBox(
                form_id=form.id,
                name=box.name,
                label=box.label,
                kind=BoxKind.TEXT,
                most=box.most,
                source=said.source,
                row=said.row,
            )
            for box, said in laid
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileInFile:
    """An SWV as `SwvProfile`."""

    name: str = ""
    number: str = ""
    sector: Sector | None = None
    counter: DeliveryForm = DeliveryForm.UNKNOWN
    counter_name: str = ""
    phone: str = ""
    email: str = ""
    levels: str = ""
    note: str = ""

    def as_record(self) -> SwvProfile:
        """A new one in the vault."""
        return SwvProfile(**{field.name: getattr(self, field.name) for field in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedProfile:
    """`title` is what one chooses it by, `about` what is particular to it."""

    title: str
    about: str
    profile: ProfileInFile
    demand: tuple[DemandInFile, ...] = ()
    route: tuple[RouteInFile, ...] = ()
    form: tuple[FormInFile, ...] = ()

    def __post_init__(self) -> None:
        for key in ("title", "about"):
            if not getattr(self, key).strip():
                raise UnfitValue(key, DataProblem.EMPTY)
        kinds = [route.kind for route in self.route]
        for index, kind in enumerate(kinds):
            if kind in kinds[:index]:
                raise UnfitValue(f"route.{index}.kind", DataProblem.DOUBLE)
        titles = [form.title for form in self.form]
        for index, title in enumerate(titles):
            if title in titles[:index]:
                raise UnfitValue(f"form.{index}.title", DataProblem.DOUBLE)

    def records(self) -> tuple[Record, ...]:
        """Of its own from now on: what is changed in the vault changes no file, nor the reverse."""
        profile = self.profile.as_record()
        return (
            profile,
            *(demand.as_record(profile.id) for demand in self.demand),
            *(record for route in self.route for record in route.as_records(profile.id)),
            *(
                record
                for one in self.form
                for form, boxes in [one.as_records(profile.id)]
                for record in (form, *boxes)
            ),
        )
