"""Samenwerkingsverbanden: to whom a school may send a request, and how each takes it in."""

from __future__ import annotations

from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
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
                    hint=tr("Vraag het na: een portaal of mail."),
                    narrow=True,
                ),
                Field(name="counter_name", label=tr("Hoe heet het loket?"), narrow=True),
                Field(name="phone", label=tr("Telefoon"), narrow=True),
                Field(name="email", label=tr("E-mail"), narrow=True),
            ),
            more=(Field(name="note", label=tr("Bijzonderheden"), lines=2),),
            more_label=tr("Bijzonderheden"),
        ),
        summary=_summary,
        blank=new(SwvProfile),
        title=tr("Alle samenwerkingsverbanden"),
        add=tr("Samenwerkingsverband toevoegen"),
        empty=tr("Nog geen. Een aanvraag gaat naar het samenwerkingsverband van je school."),
        order=lambda swv: swv.name.casefold(),
    )


def _summary(swv: SwvProfile, around: Around) -> Summary:
    is_known = swv.counter is not DeliveryForm.UNKNOWN
    counter = around.terms.label(swv.counter) if is_known else tr("loket nog navragen")
    return Summary(
        title=swv.name or tr("Nog zonder naam"),
        facts=in_a_line((swv.number, swv.counter_name or counter, swv.phone or swv.email)),
        state=None if swv.name else State.ATTENTION,
        state_word="" if swv.name else tr("naam ontbreekt"),
    )
