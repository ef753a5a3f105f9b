"""Afsluiting: why, how it is then, what comes after it, and what each makes of it."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import day_and_year, plain_date, row_date
from ib_desk.domain.records.closing import Closing, ClosingView, ViewOf
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.record import Record
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.records.meeting import view_words
from ib_desk.ui.texts import in_a_line, tr


def why_form() -> Form:
    """Closing itself is a button, which gives it a day; every answer may stay empty."""
    return Form(
        first=(
            Field(
                name="closed_on",
                label=tr("Wanneer is het afgesloten?"),
                narrow=True,
                when=_has_day,
            ),
            Field(name="reason", label=tr("Waarom sluit je dit dossier af?"), narrow=True),
            Field(
                name="meeting_id",
                label=tr("In welk overleg is het besproken?"),
                nobody=tr("in geen overleg"),
                narrow=True,
                among=Meeting,
            ),
        ),
    )


def after_form() -> Form:
    """Asked last: goals and what each says tell most of it."""
    return Form(
        first=(
            Field(
                name="outcome",
                label=tr("Hoe staat het er nu voor, en wat is er afgesproken?"),
                lines=3,
            ),
            Field(name="aftercare", label=tr("Welke nazorg spreken jullie af?"), lines=2),
            Field(
                name="contact_after",
                label=tr("Wie blijft het aanspreekpunt?"),
                hint=tr("Voor ouders en leerling, ook na het sluiten."),
                narrow=True,
            ),
        ),
    )


def closing_spec() -> RecordSpec[Closing]:
    """As it stands in the list of those that came before: it is begun on its own page."""
    return RecordSpec(
        kind=Closing,
        icon="archive",
        form=Form(first=(*why_form().first, *after_form().first)),
        asked={"reopened_on": tr("Weer geopend op")},
        summary=_summary,
        title=tr("Eerder afgesloten"),
        add=tr("Afsluiting toevoegen"),
        empty=tr("Niet eerder afgesloten."),
        order=lambda closing: -(closing.closed_on or date.max).toordinal(),
        parts=(closing_view_spec(),),
    )


def closing_view_spec() -> RecordSpec[ClosingView]:
    """Under an earlier closing; of the one that is written now each is asked by name."""
    return RecordSpec(
        kind=ClosingView,
        form=Form(first=(Field(name="words", label=view_words(""), lines=2),)),
        asked={"whose": tr("Wie?"), "guardian_id": tr("Welke ouder?")},
        summary=_view_summary,
        title=tr("Ieders kijk"),
        add=tr("Kijk toevoegen"),
        empty=tr("Niemand zei er iets bij."),
        order=lambda view: list(ViewOf).index(view.whose),
    )


def meeting_choice(meeting: Meeting, terms: Terms) -> str:
    """“12 dec 2026 · gesprek met ouders”: as one meeting is picked out of several."""
    day = tr("zonder dag") if meeting.held_on is None else day_and_year(meeting.held_on)
    return in_a_line((day, meeting.purpose.strip() or terms.label(meeting.kind)))


def _has_day(record: Record) -> bool:
    return isinstance(record, Closing) and record.closed_on is not None


def _summary(closing: Closing, around: Around) -> Summary:
    day, again = closing.closed_on, closing.reopened_on
    ended = "" if again is None else tr("weer geopend op {day}").format(day=plain_date(again))
    return Summary(
        title=tr("nog geen dag") if day is None else capital(row_date(day, around.today)),
        facts=in_a_line((around.terms.label(closing.reason), ended)),
    )


def _view_summary(view: ClosingView, around: Around) -> Summary:
    who = around.name_of(view.guardian_id) or around.terms.label(view.whose)
    return Summary(title=capital(who), facts=view.words)
