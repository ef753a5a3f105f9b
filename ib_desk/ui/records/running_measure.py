"""Lopende regelingen: OPP, TLV and arrangement, with what each of them has."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import day_and_year, row_date
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def running_measure_spec() -> RecordSpec[RunningMeasure]:
    """A category has only a TLV, and hours only an arrangement."""
    return RecordSpec(
        kind=RunningMeasure,
        icon="running_measure",
        form=Form(
            first=(
                Field(name="kind", label=tr("Wat loopt er?"), narrow=True),
                Field(name="starts_on", label=tr("Vanaf"), narrow=True),
                Field(name="ends_on", label=tr("Tot en met"), narrow=True),
                Field(name="number", label=tr("Nummer"), narrow=True, when=_has_number),
                Field(name="category", label=tr("Categorie"), narrow=True, when=_is_tlv),
                Field(
                    name="hours",
                    label=tr("Hoeveel uur in totaal?"),
                    narrow=True,
                    when=_is_arrangement,
                ),
                Field(name="note", label=tr("Wat houdt het in?"), lines=2),
            ),
            more=_used_fields(tr("Zet het erbij als jullie evalueren.")),
            more_label=tr("Gebruikte uren van een arrangement"),
        ),
        summary=_summary,
        blank=new(RunningMeasure),
        title=tr("OPP, TLV en arrangement"),
        add=tr("Regeling toevoegen"),
        empty=tr("Er loopt nog niets. Met een einddatum erbij zie je wanneer iets afloopt."),
        order=lambda measure: measure.ends_on or date.max,
    )


def used_form() -> Form:
    """What is asked of one in an evaluation."""
    return Form(first=_used_fields())


def _used_fields(hint: str = "") -> tuple[Field, ...]:
    return (
        Field(name="hours_used", label=tr("Hoeveel uur is er gebruikt?"), hint=hint, narrow=True),
        Field(name="used_until", label=tr("Geteld tot en met"), narrow=True),
    )


def measure_words(measure: RunningMeasure, around: Around) -> str:
    """“Arrangement”, or what stands in its place as long as nobody chose what it is."""
    return around.terms.title(measure.kind) if measure.kind else tr("Nog niet gekozen wat")


def period_words(measure: RunningMeasure) -> str:
    """“1 aug 2026 t/m 31 jul 2027”, as far as it is known."""
    begin, end = measure.starts_on, measure.ends_on
    if begin and end:
        return tr("{begin} t/m {end}").format(begin=day_and_year(begin), end=day_and_year(end))
    if end:
        return tr("t/m {end}").format(end=day_and_year(end))
    return tr("vanaf {begin}").format(begin=day_and_year(begin)) if begin else ""


def has_number(kind: MeasureKind | None) -> bool:
    """Whether the decision on it carries a number."""
    return kind is not MeasureKind.OPP


def _has_number(record: Record) -> bool:
    return isinstance(record, RunningMeasure) and (has_number(record.kind) or bool(record.number))


def _is_tlv(record: Record) -> bool:
    """Also where a category was kept and the kind became another one: what is kept is seen."""
    return isinstance(record, RunningMeasure) and (
        record.kind is MeasureKind.TLV or record.category is not None
    )


def _is_arrangement(record: Record) -> bool:
    return isinstance(record, RunningMeasure) and (
        record.kind is MeasureKind.ARRANGEMENT or record.hours is not None
    )


def _summary(measure: RunningMeasure, around: Around) -> Summary:
    category = tr("categorie {name}").format(name=around.terms.label(measure.category))
    state, word = _state(measure, around.today)
    return Summary(
        title=measure_words(measure, around),
        facts=in_a_line(
            (
                period_words(measure),
                measure.number,
                category if measure.category else "",
                hours_words(measure),
                measure.note,
            )
        ),
        state=state,
        state_word=word,
    )


def hours_words(measure: RunningMeasure) -> str:
    """“40 uur”, “22 van 40 uur gebruikt”; “” where neither is known."""
    granted, used = measure.hours, measure.hours_used
    if used is None:
        return "" if granted is None else tr("{count} uur").format(count=granted)
    if granted is None:
        return tr("{used} uur gebruikt").format(used=used)
    return tr("{used} van {count} uur gebruikt").format(used=used, count=granted)


def _state(measure: RunningMeasure, today: date) -> tuple[State, str]:
    """Being over is how it goes, and no fault: nothing here is late."""
    if measure.runs_on(today):
        return State.BUSY, tr("loopt")
    if measure.starts_on and measure.starts_on > today:
        return State.WAITING, tr("begint {day}").format(day=row_date(measure.starts_on, today))
    return State.DONE, tr("afgelopen")
