"""Overleggen: what for, who was there, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from ib_desk.domain.dutch_dates import short_date
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.meeting import (
    Attendee,
    Decision,
    Meeting,
    MeetingId,
    Presence,
    PupilVoice,
)
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, ProfessionalId
from ib_desk.domain.records.support_file import SupportFile, SupportFileId, TeamMember
from ib_desk.ui.forms.spec import Around, Field, Form, PeopleSpec, RecordSpec, Summary
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.state import State


def meeting_spec() -> RecordSpec[Meeting]:
    """Who was there, decisions and agreements are parts: each a record of its own."""
    return RecordSpec(
        kind=Meeting,
        icon="talk",
        form=Form(
            first=(
                Field(name="kind", label=tr("Wat voor overleg?"), narrow=True),
                Field(name="held_on", label=tr("Wanneer?"), narrow=True),
                Field(name="lasts", label=tr("Hoeveel minuten?"), narrow=True),
                Field(name="purpose", label=tr("Wat is het doel?"), lines=2),
                Field(name="agenda", label=tr("Waar praten jullie over?"), lines=3),
                Field(name="discussed", label=tr("Wat is besproken?"), lines=5),
            ),
            more=(
                Field(
                    name="voice",
                    label=tr("Hoe is de leerling verder gehoord?"),
                    alone=PupilVoice.NOT_HEARD,
                ),
                Field(name="voice_note", label=tr("Waarom niet?"), lines=2, when=_was_not_heard),
            ),
            more_label=tr("De stem van de leerling"),
        ),
        summary=_summary,
        blank=lambda around: Meeting(
            file_id=SupportFileId(around.owners[SupportFile]), held_on=around.today
        ),
        title=tr("Overleggen"),
        add=tr("Overleg toevoegen"),
        empty=tr("Nog geen overleg. Zet er ook bij wie er was: dan telt het als contact."),
        order=lambda meeting: -(meeting.held_on or date.max).toordinal(),
        report="meeting",
        report_words=tr("Verslag afdrukken"),
        parts=(
            attendee_spec(),
            decision_spec(),
            replace(
                agreement_spec(),
                blank=_agreed_then,
                add=tr("Afspraak van dit overleg toevoegen"),
                empty=tr("Nog niets afgesproken. Een afspraak staat ook bij het plan."),
            ),
        ),
    )


def _agreed_then(around: Around) -> Agreement:
    """On the day of the meeting, also where the minutes are written later."""
    held_on = around.within.held_on if isinstance(around.within, Meeting) else None
    return Agreement(
        file_id=SupportFileId(around.owners[SupportFile]),
        agreed_on=min(held_on or around.today, around.today),
    )


def _was_not_heard(record: Record) -> bool:
    return isinstance(record, Meeting) and PupilVoice.NOT_HEARD in record.voice


def _summary(meeting: Meeting, around: Around) -> Summary:
    day = meeting.held_on
    is_ahead = day is not None and day > around.today
    facts = (around.terms.label(meeting.kind), "" if day is None else short_date(day))
    return Summary(
        title=meeting.purpose or around.terms.heading(Meeting),
        facts=" · ".join(fact for fact in facts if fact),
        state=State.WAITING if is_ahead else None,
        state_word=tr("gepland") if is_ahead else "",
    )


def attendee_spec() -> PeopleSpec[Attendee]:
    """The pupil, the parents and the team are there to tick."""
    return PeopleSpec(
        kind=Attendee,
        asked={
            "name": tr("Wie?"),
            "presence": tr("Was erbij of gevraagd?"),
            "pupil_id": tr("Leerling"),
            "guardian_id": tr("Ouder"),
            "professional_id": tr("Professional"),
        },
        title=tr("Aanwezigen"),
        said="presence",
        questions=(
            (Presence.CAME, tr("Wie waren erbij?")),
            (Presence.ASKED, tr("Wie waren gevraagd, maar konden niet?")),
        ),
        everyone=_everyone,
        who=lambda attendee, around: (attendee.person, _called(attendee, around)),
        other=tr("Wie was er nog meer?"),
        named=lambda name, around: _at(around)(name=name),
    )


def _at(around: Around) -> Callable[..., Attendee]:
    meeting = MeetingId(around.owners[Meeting])
    return partial(Attendee, meeting_id=meeting, presence=Presence.CAME)


def _everyone(around: Around) -> list[Attendee]:
    at, people = _at(around), around.people
    team = {member.professional_id for member in around.of(TeamMember)}
    return [
        *(at(pupil_id=PupilId(one), name=name) for one, name in people.get(Pupil, ())),
        *(at(guardian_id=GuardianId(one), name=name) for one, name in people.get(Guardian, ())),
        *(
            at(professional_id=ProfessionalId(one), name=name)
            for one, name in people.get(Professional, ())
            if one in team
        ),
    ]


def _called(attendee: Attendee, around: Around) -> str:
    """By the name of now; by that of then where the file no longer has this person."""
    person = attendee.pupil_id or attendee.guardian_id or attendee.professional_id
    return around.name_of(person) or attendee.name


def decision_spec() -> RecordSpec[Decision]:
    """Under the meeting that took it."""
    return RecordSpec(
        kind=Decision,
        form=Form(
            first=(
                Field(name="decided", label=tr("Wat is besloten?"), lines=2),
                Field(name="because", label=tr("Waarom?"), lines=2),
                Field(name="review_on", label=tr("Opnieuw bekijken op"), narrow=True),
            ),
        ),
        summary=lambda one, _around: Summary(
            title=one.decided or tr("Nog niet beschreven"), facts=one.because
        ),
        blank=lambda around: Decision(meeting_id=MeetingId(around.owners[Meeting])),
        title=tr("Besluiten"),
        add=tr("Besluit toevoegen"),
        empty=tr("Nog geen besluiten."),
    )
