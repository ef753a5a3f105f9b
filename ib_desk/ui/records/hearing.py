"""De stem van de leerling: how the pupil was asked, what it said, and what was done with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.hearing import Heard, Hearing, HearingInput, Influence
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, listed, tr
from ib_desk.ui.widgets.state import State

_OUTCOMES = {
    Heard.TOOK_PART: State.DONE,
    Heard.DID_NOT_WANT: State.NOT_NEEDED,
    Heard.COULD_NOT: State.NOT_NEEDED,
    Heard.NOT_ASKED: State.ATTENTION,
}
_INFLUENCES = {
    Influence.TAKEN_OVER: State.DONE,
    Influence.PARTLY: State.DONE,
    Influence.NOT: State.NOT_NEEDED,
}


def hearing_spec() -> RecordSpec[Hearing]:
    """How and whether at once; what was said and told back under it; who asked folds open."""
    return RecordSpec(
        kind=Hearing,
        icon="hearing",
        form=Form(
            first=(
                Field(name="subject", label=tr("Waarover?"), narrow=True),
                Field(name="heard_on", label=tr("Wanneer?"), narrow=True),
                Field(
                    name="ways",
                    label=tr("Hoe kon de leerling het vertellen?"),
                    hint=tr("De leerling kiest zelf hoe."),
                ),
                Field(name="outcome", label=tr("Deed de leerling mee?"), narrow=True),
                Field(name="outcome_note", label=tr("Waarom niet?"), lines=2, when=_took_no_part),
            ),
            more=(
                Field(
                    name="way_note",
                    label=tr("Hoe ging het?"),
                    hint=tr("Bijvoorbeeld wat de leerling zelf koos."),
                    lines=2,
                ),
                Field(name="asked_by", label=tr("Wie vroeg het, en wie hielp?"), narrow=True),
            ),
            more_label=tr("Hoe het ging"),
        ),
        summary=_summary,
        blank=new(Hearing, "heard_on"),
        title=tr("De stem van de leerling"),
        add=tr("Opschrijven wat de leerling vindt"),
        empty=tr(
            "Nog niet opgeschreven. Vraag wat de leerling van het plan vindt, en vertel later "
            "wat jullie ermee deden."
        ),
        order=lambda hearing: -(hearing.heard_on or date.max).toordinal(),
        parts=(hearing_input_spec(), _told_back()),
        report="my_plan",
        report_words=tr("‘Mijn plan’ afdrukken"),
    )


def hearing_of_meeting_form() -> Form:
    """The day is that of the meeting; only a talk before it has another."""
    form = hearing_spec().form
    day = replace(
        form.first[1], hint=tr("Was het eerder dan het overleg? Leeg is de dag van het overleg.")
    )
    return replace(form, first=(form.first[0], *form.first[2:]), more=(*form.more, day))


def hearing_input_spec() -> RecordSpec[HearingInput]:
    """One thing on a line, in the words of the child; why only once something was done with it."""
    return RecordSpec(
        kind=HearingInput,
        form=Form(
            first=(
                Field(name="words", label=tr("Wat zei de leerling?"), lines=2, voice=True),
                Field(name="influence", label=tr("Wat is ermee gedaan?"), narrow=True),
                Field(
                    name="because",
                    label=tr("Wat is er veranderd, of waarom niet?"),
                    hint=tr("Schrijf het zoals je het de leerling vertelt."),
                    lines=2,
                    when=_has_influence,
                ),
            ),
        ),
        summary=_input_summary,
        blank=new(HearingInput),
        title=tr("Wat de leerling zei"),
        add=tr("Nog iets dat de leerling zei"),
        empty=tr("Nog niets opgeschreven."),
    )


def _told_back() -> Form:
    """What the law asks at the end of it: the child hears what its words did."""
    return Form(
        first=(
            Field(
                name="told_on",
                label=tr("Wanneer hoorde de leerling het terug?"),
                narrow=True,
                when=_took_part,
            ),
            Field(name="told_by", label=tr("Van wie?"), narrow=True, when=_took_part),
        ),
    )


def _took_part(record: Record) -> bool:
    return isinstance(record, Hearing) and record.outcome is Heard.TOOK_PART


def _took_no_part(record: Record) -> bool:
    return isinstance(record, Hearing) and record.outcome not in {None, Heard.TOOK_PART}


def _has_influence(record: Record) -> bool:
    return isinstance(record, HearingInput) and record.influence is not None


def _summary(hearing: Hearing, around: Around) -> Summary:
    day, terms = hearing.day(around), around.terms
    told = (
        tr("nog terug te vertellen")
        if hearing.told_on is None
        else tr("terugverteld op {day}").format(day=row_date(hearing.told_on, around.today))
    )
    facts = (
        tr("nog geen dag") if day is None else row_date(day, around.today),
        listed([terms.label(way) for way in hearing.ways]),
        hearing.outcome_note,
        told if hearing.outcome is Heard.TOOK_PART else "",
    )
    return Summary(
        title=terms.title(hearing.subject) or terms.heading(Hearing),
        facts=in_a_line(facts),
        state=_OUTCOMES.get(hearing.outcome) if hearing.outcome else State.NOT_STARTED,
        state_word=terms.label(hearing.outcome) if hearing.outcome else tr("nog niet gevraagd"),
    )


def _input_summary(entry: HearingInput, around: Around) -> Summary:
    return Summary(
        title=entry.words or tr("Nog niet opgeschreven"),
        facts=entry.because,
        state=State.WAITING if entry.influence is None else _INFLUENCES[entry.influence],
        state_word=around.terms.label(entry.influence) or tr("nog te bekijken"),
    )
