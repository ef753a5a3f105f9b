"""OPP: the questions of a version, each try to talk about it, and what each says of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ib_desk.domain.dutch_dates import day_and_year, row_date
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.opp import (
    Opp,
    OppAgreement,
    OppAgrees,
    OppConsultation,
    OppId,
)
from ib_desk.domain.records.record import Record
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.forms.spec import Around, Field, Form, KindSpec, RecordSpec, Summary
from ib_desk.ui.records.guardian import called_in_family, of_family
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def beginning_form() -> Form:
    """From when the weeks count, and where it goes."""
    return Form(
        first=(
            Field(name="counts_because", label=tr("Waarvan tellen de zes weken?"), narrow=True),
            Field(name="counts_from", label=tr("Vanaf welke dag?"), narrow=True),
            Field(name="outflow", label=tr("Waar gaat de leerling waarschijnlijk naartoe?")),
            Field(name="outflow_because", label=tr("Waarom denken jullie dat?"), lines=2),
        ),
    )


def guidance_field() -> Field:
    """What parents say yes or no to."""
    return Field(
        name="guidance",
        label=tr("Welke begeleiding krijgt de leerling?"),
        hint=tr("Dit is het handelingsdeel: wie doet wat, hoe vaak, waarvoor?"),
        lines=4,
    )


def deviating_form() -> Form:
    """Nothing said is not the same as none."""
    return Form(
        first=(
            Field(
                name="deviates",
                label=tr("Wijkt het programma af?"),
                nobody=tr("nog niet gezegd"),
                narrow=True,
            ),
            Field(name="evaluate_on", label=tr("Wanneer evalueren jullie?"), narrow=True),
            Field(name="deviations", label=tr("Wat is er anders?"), lines=2, when=_deviates),
        ),
    )


def factor_fields() -> tuple[Field, ...]:
    """What the brede blik says already."""
    return (
        Field(name="helps", label=tr("Wat helpt?"), lines=3),
        Field(name="hinders", label=tr("Wat belemmert?"), lines=3),
    )


def evaluating_form() -> Form:
    """Of a plan that was set: its text stays, and not the day on which it is looked back on."""
    return Form(first=(deviating_form().first[1],))


def set_form() -> Form:
    """The day of it; empty is today."""
    return Form(
        first=(
            Field(
                name="set_on",
                label=tr("Vastgesteld op"),
                hint=tr("Laat je dit leeg, dan is het vandaag."),
                narrow=True,
            ),
        ),
    )


def opp_form() -> Form:
    """Every question of a version."""
    deviates, evaluate_on, deviations = deviating_form().first
    return Form(
        first=(*beginning_form().first, guidance_field(), deviates, evaluate_on),
        more=(deviations, *factor_fields(), *set_form().first),
        more_label=tr("Wat helpt en wat belemmert"),
    )


def opp_kind() -> KindSpec[Opp]:
    """In no list: the page of the plan shows one version."""
    return KindSpec(
        kind=Opp,
        icon="opp",
        form=opp_form(),
        asked={
            "version": tr("Versie"),
            "state": tr("Stand"),
            "measure_id": tr("Begin en eind"),
            "to_adapt": tr("Nog aanpassen"),
        },
    )


def opp_consultation_spec() -> RecordSpec[OppConsultation]:
    """One line for each try."""
    return RecordSpec(
        kind=OppConsultation,
        icon="contact",
        form=Form(
            first=(
                of_family(tr("Met wie?")),
                Field(name="asked_on", label=tr("Gevraagd op"), narrow=True),
                Field(name="asked_by", label=tr("Hoe?"), narrow=True),
                Field(name="talked_on", label=tr("Gesproken op"), narrow=True),
            ),
        ),
        summary=_consultation_summary,
        choices=_consulted,
        title=tr("Overleg over het plan"),
        add=tr("Overleg of poging toevoegen"),
        empty=tr(
            "Nog niemand gevraagd. School overlegt met wie gezag heeft of voor de leerling zorgt."
        ),
        order=lambda one: one.asked_on or one.talked_on or date.max,
    )


def opp_agreement_spec() -> RecordSpec[OppAgreement]:
    """Seen apart from agreed."""
    return RecordSpec(
        kind=OppAgreement,
        icon="statement",
        form=Form(
            first=(
                of_family(),
                Field(name="seen_on", label=tr("Hele plan gezien op"), narrow=True),
                Field(name="agrees", label=tr("Akkoord met het handelingsdeel?"), narrow=True),
                Field(name="said_on", label=tr("Gezegd op"), narrow=True, when=_has_answered),
            ),
        ),
        summary=_agreement_summary,
        choices=_agreeing,
        title=tr("Gezien en akkoord"),
        add=tr("Antwoord toevoegen"),
        empty=tr("Nog geen antwoord. Gezien is iets anders dan akkoord."),
    )


def _deviates(record: Record) -> bool:
    return isinstance(record, Opp) and (record.deviates is True or bool(record.deviations))


def _has_answered(record: Record) -> bool:
    is_said = isinstance(record, OppAgreement) and record.agrees is not None
    return is_said or getattr(record, "said_on", None) is not None


def _with_pupil(
    people: Sequence[tuple[GuardianId | None, str]],
) -> list[tuple[str, GuardianId | None]]:
    """The pupil last, also where nothing has to be asked of it yet: it may always say so."""
    guardians = [(name, person) for person, name in people if person is not None]
    return [*guardians, (tr("De leerling zelf"), None)]


def _consulted(
    around: Around, _there: Sequence[OppConsultation]
) -> list[tuple[str, OppConsultation]]:
    """Whom it is about is chosen first."""
    opp_id = OppId(around.owners[Opp])
    return [
        (name, OppConsultation(opp_id=opp_id, guardian_id=who))
        for name, who in _with_pupil(around.talked_with)
    ]


def _agreeing(around: Around, _there: Sequence[OppAgreement]) -> list[tuple[str, OppAgreement]]:
    opp_id = OppId(around.owners[Opp])
    return [
        (name, OppAgreement(opp_id=opp_id, guardian_id=who))
        for name, who in _with_pupil(around.agreeing)
    ]


def _consultation_summary(one: OppConsultation, around: Around) -> Summary:
    day = one.asked_on
    asked = "" if day is None else tr("gevraagd {day}").format(day=row_date(day, around.today))
    talked = one.talked_on
    word = tr("nog niet gesproken")
    if talked is not None:
        word = tr("gesproken {day}").format(day=row_date(talked, around.today))
    return Summary(
        title=called_in_family(one.guardian_id, around),
        facts=in_a_line((asked, around.terms.label(one.asked_by))),
        state=State.WAITING if talked is None else State.DONE,
        state_word=word,
    )


_STATES = {
    None: State.NOT_STARTED,
    OppAgrees.YES: State.DONE,
    OppAgrees.NO: State.ATTENTION,
    OppAgrees.NO_REPLY: State.WAITING,
}


def _agreement_summary(one: OppAgreement, around: Around) -> Summary:
    seen, said = one.seen_on, one.said_on
    who = one.guardian_id
    counts = who is None or not around.agreeing or who in dict(around.agreeing)
    facts = (
        "" if counts else tr("zonder gezag: telt niet voor vaststellen"),
        "" if seen is None else tr("gezien {day}").format(day=row_date(seen, around.today)),
        "" if said is None else tr("gezegd {day}").format(day=row_date(said, around.today)),
    )
    is_earlier = one.id in around.outdated
    word = around.terms.label(one.agrees) or tr("nog geen antwoord")
    return Summary(
        title=called_in_family(one.guardian_id, around),
        facts=in_a_line(facts),
        state=State.ATTENTION if is_earlier else _STATES[one.agrees],
        state_word=tr("eerdere tekst") if is_earlier else word,
    )


def version_words(opp: Opp, terms: Terms) -> str:
    """“Versie 2, concept”."""
    if opp.is_set and opp.set_on is not None:
        state = terms.label(opp.state)
        words = tr("Versie {number}, {state} {day}")
        return words.format(number=opp.version, state=state, day=day_and_year(opp.set_on))
    return tr("Versie {number}, {state}").format(number=opp.version, state=terms.label(opp.state))
