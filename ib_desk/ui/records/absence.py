"""Verzuim: how long a pupil is at home, fewer lessons or elsewhere, and totals with a source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.dutch_dates import day_and_year, row_date
from ib_desk.domain.file.at_home import at_home
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.absence import (
    AbsenceTotal,
    AbsenceUnit,
    AdaptedTeaching,
    AtHome,
    TeachingGround,
    TeachingKind,
    last_told,
)
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Sector
from ib_desk.domain.sentences import capital
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def at_home_spec() -> RecordSpec[AtHome]:
    """Since when and why in one line; the way back, and who was spoken, fold open."""
    return RecordSpec(
        kind=AtHome,
        icon="at_home",
        form=Form(
            first=(
                Field(name="since", label=tr("Thuis sinds"), narrow=True),
                Field(name="reason", label=tr("Waardoor?"), narrow=True),
                Field(
                    name="back_on", label=tr("Weer op school sinds"), narrow=True, when=_has_begun
                ),
                Field(name="line", label=tr("Wat is er aan de hand?"), lines=2),
            ),
            more=(
                Field(name="plan", label=tr("Hoe komt de leerling weer terug?"), lines=2),
                Field(
                    name="officer_on",
                    label=tr("Leerplicht gesproken op"),
                    hint=tr("Staat het bij Contact of Overleg, dan telt dat vanzelf."),
                    narrow=True,
                ),
                Field(name="offered_on", label=tr("Passend aanbod gedaan op"), narrow=True),
                Field(name="offer", label=tr("Wat is dat aanbod?"), lines=2, narrow=True),
            ),
            more_label=tr("Terug naar school"),
        ),
        summary=_at_home_summary,
        blank=new(AtHome),
        title=tr("Thuis"),
        add=tr("Leerling is thuis"),
        empty=tr(
            "Nog niets opgeschreven. Zit een leerling thuis, dan vraagt Vandaag er elke week naar."
        ),
        order=lambda one: -(one.since or date.max).toordinal(),
    )


def adapted_teaching_spec() -> RecordSpec[AdaptedTeaching]:
    """What, how much and until when; a ground only where lessons are fewer."""
    return RecordSpec(
        kind=AdaptedTeaching,
        icon="adapted_teaching",
        form=Form(
            first=(
                Field(name="kind", label=tr("Wat is het?"), narrow=True),
                Field(name="hours", label=tr("Hoeveel uur per week?"), narrow=True),
                Field(name="starts_on", label=tr("Vanaf"), narrow=True),
                Field(name="ends_on", label=tr("Tot en met"), narrow=True),
                Field(
                    name="ground",
                    label=tr("Waarom zijn het minder uren?"),
                    narrow=True,
                    when=_is_shortened,
                ),
                Field(name="line", label=tr("Hoe ziet een week eruit?"), lines=2),
            ),
            more=(
                Field(name="agreed_on", label=tr("Ouders akkoord op"), narrow=True),
                Field(name="expert", label=tr("Verklaring van wie?"), narrow=True),
                Field(
                    name="applied_on",
                    label=tr("Instemming Inspectie gevraagd op"),
                    narrow=True,
                    when=_asks_consent,
                ),
                Field(
                    name="granted_on",
                    label=tr("Instemming Inspectie gekregen op"),
                    narrow=True,
                    when=_asks_consent,
                ),
            ),
            more_label=tr("Akkoord en verklaring"),
        ),
        summary=_teaching_summary,
        blank=new(AdaptedTeaching),
        title=tr("Verkort rooster en onderwijs op afstand"),
        add=tr("Rooster toevoegen"),
        empty=tr("Nog niets opgeschreven. Hier zet je minder uren les, of les op afstand."),
        order=lambda one: -(one.ends_on or date.max).toordinal(),
    )


def absence_total_spec() -> RecordSpec[AbsenceTotal]:
    """Copied out of the pupil system in one line, with the day and where it was read."""
    return RecordSpec(
        kind=AbsenceTotal,
        icon="absence_total",
        form=Form(
            first=(
                Field(name="excused", label=tr("Geoorloofd"), narrow=True),
                Field(name="unexcused", label=tr("Ongeoorloofd"), narrow=True),
                Field(name="unit", label=tr("Geteld in"), narrow=True),
                Field(name="as_of", label=tr("In de 12 maanden tot en met"), narrow=True),
                Field(name="source", label=tr("Waar staat het?"), narrow=True),
            ),
            more=(
                Field(
                    name="is_over_quarter",
                    label=tr("Meer dan een kwart van de schooltijd gemist?"),
                    narrow=True,
                ),
                Field(
                    name="limit_on",
                    label=tr("16 uur ongeoorloofd in vier lesweken, op"),
                    hint=tr("Dan meldt de directeur het meteen bij DUO."),
                    narrow=True,
                ),
                Field(name="reported_on", label=tr("Gemeld op"), narrow=True),
                Field(name="note", label=tr("Wat valt op?"), lines=2),
            ),
            more_label=tr("Veel verzuim"),
        ),
        summary=_total_summary,
        blank=_blank_total,
        title=tr("Verzuim in 12 maanden"),
        add=tr("Stand overnemen"),
        empty=tr("Nog geen stand. Neem alleen de totalen over; de rest blijft in je systeem."),
        order=lambda one: -(one.as_of or date.max).toordinal(),
    )


def how_much(total: AbsenceTotal, around: Around) -> str:
    """“61 dagdelen geoorloofd, 4 ongeoorloofd”; what nobody filled in is left out."""
    unit = "" if total.unit is None else around.terms.label(total.unit)
    found: list[str] = []
    for count, words in (
        (total.excused, tr("{count} {unit} geoorloofd")),
        (total.unexcused, tr("{count} {unit} ongeoorloofd")),
    ):
        if count is not None:
            told = words.format(count=count, unit="" if found else unit)
            found.append(" ".join(told.split()))
    return ", ".join(found)


def absence_words(known: WholeFile, around: Around) -> str:
    """What the file knows of it today, in one line: the stay, the timetable, the last totals."""
    stay = at_home(known)
    runs = [one for one in known.of(AdaptedTeaching) if one.runs_on(around.today)]
    last = last_told(known.of(AbsenceTotal))
    said = in_a_line(
        (
            _at_home_summary(stay, around).title if stay is not None else "",
            *(_teaching_summary(one, around).title for one in runs),
            how_much(last, around) if last is not None else "",
        )
    )
    return said or tr("Nog niets bekend van verzuim.")


def _blank_total(around: Around) -> AbsenceTotal:
    """Counted and read as the last time: that is asked once; the first as such schools count."""
    usual = {Sector.PO: AbsenceUnit.DAY_PARTS, Sector.VO: AbsenceUnit.HOURS, None: None}
    blank = replace(new(AbsenceTotal, "as_of")(around), unit=usual[around.sector])
    before = last_told(around.of(AbsenceTotal))
    return blank if before is None else replace(blank, unit=before.unit, source=before.source)


def _has_begun(record: Record) -> bool:
    return isinstance(record, AtHome) and (record.since is not None or record.back_on is not None)


def _is_shortened(record: Record) -> bool:
    """Also where a ground was kept and the kind became another one: what is kept is seen."""
    return isinstance(record, AdaptedTeaching) and (
        record.kind is TeachingKind.SHORTENED or record.ground is not None
    )


def _asks_consent(record: Record) -> bool:
    return isinstance(record, AdaptedTeaching) and (
        record.ground is TeachingGround.OTHER
        or record.applied_on is not None
        or record.granted_on is not None
    )


def _at_home_summary(one: AtHome, around: Around) -> Summary:
    begin = tr("Nog zonder begin") if one.since is None else row_date(one.since, around.today)
    title = tr("Thuis sinds {day}").format(day=begin) if one.since else begin
    if one.since and one.back_on:
        title = tr("Thuis van {begin} tot {end}").format(
            begin=begin, end=row_date(one.back_on, around.today)
        )
    state, word = None, ""
    if one.back_on is not None:
        state, word = State.DONE, tr("weer op school")
    elif one.is_open:
        state, word = State.ATTENTION, tr("nu thuis")
    return Summary(
        title=title,
        facts=in_a_line((around.terms.label(one.reason) if one.reason else "", one.line)),
        state=state,
        state_word=word,
    )


def _teaching_summary(one: AdaptedTeaching, around: Around) -> Summary:
    hours = "" if one.hours is None else tr("{count} uur per week").format(count=one.hours)
    days = (
        tr("vanaf {day}").format(day=day_and_year(one.starts_on)) if one.starts_on else "",
        tr("t/m {day}").format(day=day_and_year(one.ends_on)) if one.ends_on else "",
    )
    state, word = State.DONE, tr("afgelopen")
    if one.runs_on(around.today):
        state, word = State.BUSY, tr("loopt")
    elif one.starts_on and one.starts_on > around.today:
        state = State.WAITING
        word = tr("begint {day}").format(day=row_date(one.starts_on, around.today))
    return Summary(
        title=around.terms.title(one.kind) if one.kind else tr("Nog niet gekozen wat"),
        facts=in_a_line((hours, " ".join(filter(None, days)), one.line)),
        state=state,
        state_word=word,
    )


def _total_summary(one: AbsenceTotal, around: Around) -> Summary:
    until = "" if one.as_of is None else tr("tot en met {day}").format(day=day_and_year(one.as_of))
    return Summary(
        title=capital(how_much(one, around)) or tr("Nog geen totalen"),
        facts=in_a_line((until, one.source, one.note)),
        state=State.ATTENTION if one.is_to_settle else None,
        state_word=tr("nog te melden") if one.is_to_settle else "",
    )
