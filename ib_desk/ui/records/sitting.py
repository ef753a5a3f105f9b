"""Overleg over meer leerlingen: what it was for, and what was agreed about no pupil."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.agreement import AgreementState
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.records.agreement import STATES
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def sitting_spec() -> RecordSpec[Sitting]:
    """It begins in the meeting of a pupil; what is said of each stands in that file."""
    return RecordSpec(
        kind=Sitting,
        icon="teacher",
        form=Form(
            first=(
                Field(name="held_on", label=tr("Wanneer?"), narrow=True),
                Field(name="purpose", label=tr("Wat is het doel?"), lines=2),
            ),
        ),
        summary=lambda one, around: Summary(
            title=one.purpose or around.terms.heading(Sitting),
            facts="" if one.held_on is None else row_date(one.held_on, around.today),
        ),
        title=tr("Overleggen over meer leerlingen"),
        add=tr("Overleg toevoegen"),
        empty=tr("Nog geen. Begin in het overleg van een leerling en zet er leerlingen bij."),
        order=lambda one: -(one.held_on or date.max).toordinal(),
        place="meeting",
        place_words=tr("Naar de leerlingen"),
        parts=(team_agreement_spec(),),
    )


def team_agreement_spec() -> RecordSpec[TeamAgreement]:
    """Who does what by when, about no pupil."""
    return RecordSpec(
        kind=TeamAgreement,
        form=Form(
            first=(
                Field(name="result", label=tr("Wat spreken jullie af?"), lines=2, narrow=True),
                Field(name="owner", label=tr("Wie zorgt ervoor?"), narrow=True),
                Field(name="ends_on", label=tr("Klaar op"), narrow=True),
                Field(name="state", label=tr("Hoe staat het ervoor?"), narrow=True),
                Field(name="agreed_on", label=tr("Afgesproken op"), narrow=True),
            ),
        ),
        summary=_summary,
        blank=new(TeamAgreement, "agreed_on"),
        title=tr("Afspraken zonder leerling"),
        add=tr("Afspraak zonder leerling toevoegen"),
        empty=tr("Nog geen. Deze afspraken staan in geen dossier en op geen verslag."),
        order=lambda one: one.ends_on or date.max,
    )


def _summary(one: TeamAgreement, around: Around) -> Summary:
    is_late = one.ends_on is not None and one.ends_on < around.today
    late = is_late and one.state is AgreementState.OPEN
    ends = (
        ""
        if one.ends_on is None
        else tr("klaar op {date}").format(date=row_date(one.ends_on, around.today))
    )
    return Summary(
        title=one.result or tr("Nog niet opgeschreven wat"),
        facts=in_a_line((one.owner, ends)),
        state=State.LATE if late else STATES[one.state],
        state_word="" if late else around.terms.label(one.state),
    )
