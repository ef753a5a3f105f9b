"""Soorten aanvraag bij een samenwerkingsverband: how each goes there, and on which days."""

from __future__ import annotations

from ib_desk.domain.dutch_dates import day_and_month, row_date
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.sentences import capital
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, listed, tr
from ib_desk.ui.widgets.state import State


def swv_route_spec() -> RecordSpec[SwvRoute]:
    """The kind is enough; what is left open is never asked of a request."""
    return RecordSpec(
        kind=SwvRoute,
        form=Form(
            first=(
                Field(name="kind", label=tr("Welke soort aanvraag?"), narrow=True),
                Field(
                    name="own_words",
                    label=tr("Hoe heet dat bij dit bureau?"),
                    hint=tr("Leeg: zoals in IB Desk."),
                    narrow=True,
                ),
                Field(name="asked_by", label=tr("Wie dient de aanvraag in?"), narrow=True),
                Field(name="decided_by", label=tr("Wie beslist?"), narrow=True),
                Field(
                    name="term_weeks",
                    label=tr("Binnen hoeveel weken komt het besluit?"),
                    narrow=True,
                ),
                Field(
                    name="term_from",
                    label=tr("Vanaf wanneer tellen die weken?"),
                    nobody=tr("niet bekend"),
                    narrow=True,
                    when=_has_term,
                ),
                Field(
                    name="in_working_weeks",
                    label=tr("Alleen schoolweken tellen"),
                    narrow=True,
                    when=_has_term,
                ),
            ),
            more=(
                Field(name="signers", label=tr("Wie tekent?")),
                Field(name="experts", label=tr("Wanneer adviseren deskundigen?"), narrow=True),
                Field(name="delivery", label=tr("Wat neemt het bureau aan?"), narrow=True),
                Field(
                    name="names_pupil",
                    label=tr("Zet de naam van de leerling in de bestandsnaam"),
                    narrow=True,
                ),
                Field(
                    name="with_data",
                    label=tr("Dezelfde gegevens ook als bestand voor een programma"),
                    hint=tr("Alleen als het bureau daarom vraagt. Het gaat mee in een map of zip."),
                    narrow=True,
                ),
                Field(
                    name="complaint",
                    label=tr("Wat kun je doen als je het niet eens bent?"),
                    lines=2,
                ),
            ),
            more_label=tr("Wie tekent, en hoe het binnenkomt"),
        ),
        summary=_route_summary,
        blank=new(SwvRoute),
        title=tr("Hoe het per soort aanvraag gaat"),
        add=tr("Soort aanvraag toevoegen"),
        empty=tr("Nog niets. IB Desk gaat uit van wat bij de meeste bureaus zo is."),
        parts=(swv_day_spec(), _source_form()),
    )


def _source_form() -> Form:
    return Form(
        first=(),
        more=(
            Field(name="note", label=tr("Bijzonderheden"), lines=2),
            Field(name="source", label=tr("Waar staat dat?"), narrow=True),
            Field(name="how_sure", label=tr("Hoe weet je het?"), narrow=True),
            Field(name="seen_on", label=tr("Nagekeken op"), narrow=True),
        ),
        more_label=tr("Bijzonderheden, en waar het staat"),
    )


def swv_day_spec() -> RecordSpec[SwvDay]:
    """One line: what for, and when."""
    return RecordSpec(
        kind=SwvDay,
        form=Form(
            first=(
                Field(name="what", label=tr("Waarvoor is deze dag?"), narrow=True),
                Field(name="on", label=tr("Welke dag?"), narrow=True),
                Field(name="is_yearly", label=tr("Elk jaar op deze dag"), narrow=True),
                Field(name="note", label=tr("Bijzonderheden"), narrow=True),
            ),
        ),
        summary=_day_summary,
        blank=new(SwvDay),
        title=tr("Vaste dagen van het bureau"),
        add=tr("Dag toevoegen"),
        empty=tr("Nog geen."),
    )


def _has_term(record: Record) -> bool:
    return isinstance(record, SwvRoute) and record.term_weeks is not None


def _route_summary(route: SwvRoute, around: Around) -> Summary:
    label = around.terms.label
    kind = tr("Nog zonder soort") if route.kind is None else capital(label(route.kind))
    asks = "" if route.asked_by is None else label(route.asked_by)
    decides = "" if route.decided_by is None else label(route.decided_by)
    signs = listed([label(signer) for signer in route.signers])
    return Summary(
        title=kind,
        facts=in_a_line(
            (
                tr("heet hier {words}").format(words=route.own_words) if route.own_words else "",
                tr("aanvraag door {who}").format(who=asks) if asks else "",
                tr("besluit door {who}").format(who=decides) if decides else "",
                tr("getekend door {who}").format(who=signs) if signs else "",
            )
        ),
        state=State.ATTENTION if route.kind is None else None,
        state_word=tr("soort ontbreekt") if route.kind is None else "",
    )


def _day_summary(day: SwvDay, around: Around) -> Summary:
    what = tr("Nog zonder doel") if day.what is None else capital(around.terms.label(day.what))
    when = "" if day.on is None else row_date(day.on, around.today)
    if day.on is not None and day.is_yearly:
        when = tr("elk jaar op {day}").format(day=day_and_month(day.on))
    is_whole = day.what is not None and day.on is not None
    return Summary(
        title=what,
        facts=in_a_line((when, day.note)),
        state=None if is_whole else State.ATTENTION,
        state_word="" if is_whole else tr("nog niet af: telt niet mee"),
    )
