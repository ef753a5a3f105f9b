"""Samenwerkingsverbanden: to whom a school may send a request, and how each takes it in."""

from __future__ import annotations

from ib_desk.domain.records.record import Record
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.domain.records.swv_demand import DemandOf, SwvDemand
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.records.swv_form import swv_form_spec
from ib_desk.ui.records.swv_route import swv_route_spec
from ib_desk.ui.texts import in_a_line, listed, tr
from ib_desk.ui.widgets.state import State


def swv_profile_spec() -> RecordSpec[SwvProfile]:
    """Typed once; the school says which is its own, and a request may name another."""
    return RecordSpec(
        kind=SwvProfile,
        icon="swv",
        form=Form(
            first=(
                Field(name="name", label=tr("Naam"), narrow=True),
                Field(
                    name="number",
                    label=tr("Nummer"),
                    hint=tr("PO of VO en vier cijfers."),
                    narrow=True,
                ),
                Field(name="sector", label=tr("Soort onderwijs"), narrow=True),
                Field(
                    name="counter",
                    label=tr("Hoe neemt het bureau een aanvraag aan?"),
                    hint=tr("Vraag het na: een portaal, mail of iets anders?"),
                    narrow=True,
                ),
                Field(name="counter_name", label=tr("Hoe heet het portaal?"), narrow=True),
                Field(name="phone", label=tr("Telefoon"), narrow=True),
                Field(name="email", label=tr("E-mail"), narrow=True),
            ),
            more=(
                Field(
                    name="levels",
                    label=tr("Hoe noemt dit bureau de niveaus van hulp?"),
                    hint=tr("Een naam per regel, van licht naar zwaar. Leeg: zoals in IB Desk."),
                    lines=5,
                ),
                Field(name="note", label=tr("Bijzonderheden"), lines=2),
            ),
            more_label=tr("Namen van niveaus, en bijzonderheden"),
        ),
        summary=_summary,
        blank=new(SwvProfile),
        title=tr("Alle samenwerkingsverbanden"),
        add=tr("Samenwerkingsverband toevoegen"),
        empty=tr("Nog geen. Een aanvraag gaat naar het samenwerkingsverband van je school."),
        order=lambda swv: swv.name.casefold(),
        parts=(swv_route_spec(), swv_demand_spec(), swv_form_spec()),
    )


def swv_demand_spec() -> RecordSpec[SwvDemand]:
    """What it asks beside what all ask; what is asked about it follows from what is looked at."""
    return RecordSpec(
        kind=SwvDemand,
        form=Form(
            first=(
                Field(
                    name="title",
                    label=tr("Wat vraagt het bureau?"),
                    hint=tr("Zoals het bureau het noemt."),
                    narrow=True,
                ),
                Field(name="what", label=tr("Waar kijkt IB Desk naar?"), narrow=True),
                _asked_of("document", tr("Welk document?"), DemandOf.DOCUMENT),
                _asked_of("text", tr("Welke tekst?"), DemandOf.TEXT),
                _asked_of("length", tr("Hoogstens hoeveel tekens?"), DemandOf.TEXT),
                _asked_of(
                    "months",
                    tr("Hoogstens hoeveel maanden oud?"),
                    DemandOf.DOCUMENT,
                    DemandOf.OPP_EVALUATED,
                    DemandOf.TEST,
                ),
                _asked_of("least_months", tr("Minstens hoeveel maanden?"), DemandOf.OPP_IN_USE),
            ),
            more=(
                _asked_of(
                    "tests",
                    tr("Welke toetsen tellen?"),
                    DemandOf.TEST,
                    hint=tr("Zet een komma tussen de namen. Leeg: elke toets."),
                ),
                Field(
                    name="kinds",
                    label=tr("Voor welke aanvragen?"),
                    hint=tr("Niets gekozen: voor alle."),
                ),
                Field(name="source", label=tr("Waar staat dat?"), narrow=True),
                Field(name="how_sure", label=tr("Hoe weet je het?"), narrow=True),
                Field(name="seen_on", label=tr("Nagekeken op"), narrow=True),
            ),
            more_label=tr("Voor welke aanvragen, en waar het staat"),
        ),
        summary=_demand_summary,
        blank=new(SwvDemand),
        title=tr("Wat dit bureau vraagt"),
        add=tr("Eis toevoegen"),
        empty=tr("Nog niets. Wat alle bureaus vragen, weet IB Desk al."),
    )


def _asked_of(name: str, label: str, *what: DemandOf, hint: str = "") -> Field:
    def is_asked(record: Record) -> bool:
        return isinstance(record, SwvDemand) and record.what in what

    return Field(name=name, label=label, hint=hint, narrow=True, when=is_asked)


def _demand_summary(demand: SwvDemand, around: Around) -> Summary:
    kinds = listed([around.terms.label(kind) for kind in demand.kinds])
    sure = "" if demand.how_sure is None else around.terms.label(demand.how_sure)
    return Summary(
        title=demand.title or tr("Nog zonder naam"),
        facts=in_a_line((kinds, demand.source, sure)),
        state=None if demand.is_whole else State.ATTENTION,
        state_word="" if demand.is_whole else tr("nog niet af: telt niet mee"),
    )


def _summary(swv: SwvProfile, around: Around) -> Summary:
    is_known = swv.counter is not DeliveryForm.UNKNOWN
    counter = around.terms.label(swv.counter) if is_known else tr("bureau nog navragen")
    return Summary(
        title=swv.name or tr("Nog zonder naam"),
        facts=in_a_line((swv.number, swv.counter_name or counter, swv.phone or swv.email)),
        state=None if swv.name else State.ATTENTION,
        state_word="" if swv.name else tr("naam ontbreekt"),
    )
