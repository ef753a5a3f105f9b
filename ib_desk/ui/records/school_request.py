"""Verzoeken aan de school: what a term runs from and what ends it."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.school_request import SchoolRequest
from ib_desk.domain.sentences import capital
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def school_request_spec() -> RecordSpec[SchoolRequest]:
    """What came in, and what came of it; a longer term folds open."""
    return RecordSpec(
        kind=SchoolRequest,
        icon="school_request",
        form=Form(
            first=(
                Field(name="kind", label=tr("Waar vraagt iemand om?"), narrow=True),
                Field(name="received_on", label=tr("Ontvangen op"), narrow=True),
                Field(name="asked_by", label=tr("Wie vraagt het?"), narrow=True),
                Field(name="what", label=tr("Wat precies?"), lines=2),
                Field(name="answered_on", label=tr("Beantwoord op"), narrow=True),
                Field(name="outcome", label=tr("Wat is het antwoord?"), lines=2, narrow=True),
            ),
            more=(
                Field(
                    name="extended_on",
                    label=tr("Gemeld dat het langer duurt, op"),
                    hint=tr("Dat meld je voordat de termijn om is."),
                    narrow=True,
                ),
                Field(name="extended_because", label=tr("Waarom?"), lines=2, narrow=True),
            ),
            more_label=tr("Duurt het langer?"),
        ),
        summary=_request_summary,
        blank=new(SchoolRequest, "received_on"),
        title=tr("Verzoeken aan de school"),
        add=tr("Verzoek toevoegen"),
        empty=tr("Nog geen verzoeken. Voor inzage, verbeteren en aanmelden loopt een termijn."),
        order=lambda one: -(one.received_on or date.max).toordinal(),
    )


def _request_summary(one: SchoolRequest, around: Around) -> Summary:
    day = "" if one.received_on is None else row_date(one.received_on, around.today)
    is_done = one.answered_on is not None
    return Summary(
        title=around.terms.title(one.kind) or tr("Nog niet gekozen waarom"),
        facts=in_a_line((one.asked_by, day, one.what)),
        state=State.DONE if is_done else State.BUSY,
        state_word=tr("beantwoord") if is_done else tr("loopt"),
    )


def moved_deadline_spec() -> RecordSpec[MovedDeadline]:
    """Made on Vandaag; here it is read, put right, or taken back."""
    return RecordSpec(
        kind=MovedDeadline,
        icon="moved_deadline",
        form=Form(
            first=(
                Field(name="what", label=tr("Welke termijn?"), narrow=True),
                Field(name="was", label=tr("Eerst op"), narrow=True),
                Field(name="to", label=tr("Nu op"), narrow=True),
                Field(name="because", label=tr("Waarom?"), lines=2, narrow=True),
                Field(name="moved_on", label=tr("Verzet op"), narrow=True),
            )
        ),
        summary=_moved_summary,
        blank=new(MovedDeadline, "moved_on"),
        title=tr("Verzette termijnen"),
        add=tr("Verzette termijn noteren"),
        empty=tr("Nog niets verzet. Een termijn verzet je op Vandaag, met een reden."),
        order=lambda one: -(one.moved_on or date.max).toordinal(),
    )


def _moved_summary(one: MovedDeadline, around: Around) -> Summary:
    days = (one.was, one.to)
    was, to = ("…" if day is None else row_date(day, around.today) for day in days)
    return Summary(
        title=capital(one.what) or tr("Nog niet opgeschreven wat"),
        facts=in_a_line((tr("{was} werd {to}").format(was=was, to=to), one.because)),
    )
