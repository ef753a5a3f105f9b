"""Overleggen: what for, who was there, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.hearing import Hearing
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.ui.forms.spec import Around, Field, Form, PeopleSpec, RecordSpec, Summary, new
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.records.came_together import came_together
from ib_desk.ui.records.decision import decision_spec
from ib_desk.ui.records.hearing import hearing_of_meeting_form, hearing_spec
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def meeting_spec() -> RecordSpec[Meeting]:
    """Who was there, decisions and agreements are parts: each a record of its own."""
    return RecordSpec(
        kind=Meeting,
        icon="talk",
        form=meeting_form(),
        summary=_summary,
        blank=new(Meeting, "held_on"),
        title=tr("Overleggen"),
        add=tr("Overleg plannen of nog opschrijven"),
        empty=tr("Nog geen overleg. Zet er ook bij wie er was: dan telt het als contact."),
        order=lambda meeting: -(meeting.held_on or date.max).toordinal(),
        place="meeting",
        place_words=tr("Verder in dit overleg"),
        report="meeting",
        report_words=tr("Verslag afdrukken"),
        parts=(
            attendee_spec(),
            Form(first=(*agenda_form().first, *talked_form().first)),
            decision_spec(),
            meeting_agreement_spec(),
            meeting_hearing_spec(),
            after_form(),
        ),
    )


def meeting_form() -> Form:
    """What everybody has to know beforehand."""
    return Form(
        first=(
            Field(name="kind", label=tr("Wat voor overleg?"), narrow=True),
            Field(name="held_on", label=tr("Wanneer?"), narrow=True),
            Field(name="starts_at", label=tr("Hoe laat?"), narrow=True),
            Field(name="purpose", label=tr("Wat is het doel?"), lines=2),
            Field(name="chair", label=tr("Wie zit voor?"), narrow=True),
            Field(name="decides", label=tr("Wie mag besluiten?"), narrow=True),
            Field(name="lasts", label=tr("Hoeveel minuten?"), narrow=True),
        ),
    )


def agenda_form() -> Form:
    """One point on a line; where it is, and who helps those who speak another language."""
    return Form(
        first=(
            Field(
                name="agenda",
                label=tr("Waar praten jullie over?"),
                hint=tr("Eén punt op een regel."),
                lines=3,
            ),
            Field(name="place", label=tr("Waar komen jullie bij elkaar?"), narrow=True),
            Field(
                name="interpreter",
                label=tr("Is er een tolk?"),
                hint=tr("Laat de leerling zelf niet tolken."),
                narrow=True,
            ),
        ),
    )


def talked_form() -> Form:
    """One note on a line."""
    return Form(first=(Field(name="discussed", label=tr("Wat is besproken?"), lines=5),))


def after_form() -> Form:
    """Whether the pupil was asked to come, and who got the minutes."""
    return Form(
        first=(not_invited_field(),),
        more=(
            Field(name="sent_to", label=tr("Wie kreeg het verslag?"), narrow=True),
            Field(name="sent_on", label=tr("Wanneer?"), narrow=True),
        ),
        more_label=tr("Wie kreeg het verslag?"),
    )


def not_invited_field() -> Field:
    """Practice, and said to be no more than that."""
    return Field(
        name="not_invited_because",
        label=tr("Waarom is de leerling niet uitgenodigd?"),
        hint=tr("Op deze leeftijd is dat de gewoonte bij een MDO (nji.nl). Het is geen wet."),
        lines=2,
    )


def meeting_agreement_spec() -> RecordSpec[Agreement]:
    """What was agreed there; it stands with the plan too."""
    return replace(
        agreement_spec(),
        blank=_agreed_then,
        add=tr("Afspraak van dit overleg toevoegen"),
        empty=tr("Nog niets afgesproken. Een afspraak staat ook bij het plan."),
    )


def meeting_hearing_spec() -> RecordSpec[Hearing]:
    """How the pupil was heard, there or for it; its day is not asked again."""
    return replace(
        hearing_spec(),
        form=hearing_of_meeting_form(),
        blank=new(Hearing),
        empty=tr("Nog niet opgeschreven. Vertelde de leerling iets, of wilde hij of zij niet?"),
    )


def _agreed_then(around: Around) -> Agreement:
    """On the day of the meeting, also where the minutes are written later."""
    meeting, today = around.within, around.today
    day = day_of(meeting, today) if isinstance(meeting, Meeting) else today
    return replace(new(Agreement)(around), agreed_on=day)


def day_of(meeting: Meeting, today: date) -> date:
    """That of the meeting; today where it is still to come, or nobody filled it in."""
    return min(meeting.held_on or today, today)


def _summary(meeting: Meeting, around: Around) -> Summary:
    day = meeting.held_on
    is_ahead = day is not None and day > around.today
    facts = (around.terms.label(meeting.kind), "" if day is None else row_date(day, around.today))
    return Summary(
        title=meeting.purpose or around.terms.heading(Meeting),
        facts=in_a_line(facts),
        state=State.WAITING if is_ahead else None,
        state_word=tr("gepland") if is_ahead else "",
    )


def attendee_spec() -> PeopleSpec[Attendee]:
    """The pupil, the parents and the team are there to tick."""
    return PeopleSpec(
        kind=Attendee,
        title=tr("Aanwezigen"),
        said="presence",
        questions=(
            (Presence.CAME, tr("Wie waren erbij?")),
            (Presence.ASKED, tr("Wie waren gevraagd, maar konden niet?")),
        ),
        other=tr("Wie was er nog meer?"),
        asked={"view": view_words("")},
        together=came_together,
    )


def view_words(who: str) -> str:
    """What is asked of each who was there, where the help is evaluated."""
    return tr("Wat vindt {who} ervan?").format(who=who or tr("deze persoon"))
