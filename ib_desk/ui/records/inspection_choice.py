"""Keuze bij inzage: asked about each closed item and each werkaantekening, among what is closed."""

from __future__ import annotations

from ib_desk.domain.records.inspection_choice import Given, InspectionChoice
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Field, Form, KindSpec
from ib_desk.ui.texts import tr


def inspection_choice_form() -> Form:
    """Why, only where not all of it is given."""
    return Form(
        first=(
            Field(name="given", label=tr("Geef je dit?"), narrow=True),
            Field(name="decided_on", label=tr("Besloten op"), narrow=True, when=_is_decided),
            Field(name="ground", label=tr("Op welke grond?"), when=_is_held_back),
            Field(
                name="words",
                label=tr("Toelichting, in één regel"),
                hint=tr("Wat geef je niet, en waarom? Schrijf niet op wat erin staat."),
                when=_is_held_back,
            ),
        )
    )


def inspection_choice_kind() -> KindSpec[InspectionChoice]:
    """In no list: it is asked beside what it is about."""
    return KindSpec(kind=InspectionChoice, icon="school_request", form=inspection_choice_form())


def _is_decided(record: Record) -> bool:
    return isinstance(record, InspectionChoice) and record.given is not None


def _is_held_back(record: Record) -> bool:
    return isinstance(record, InspectionChoice) and record.given in {Given.PART, Given.NOT}
