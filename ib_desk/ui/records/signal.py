"""Signalen: what someone saw."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def signal_spec() -> RecordSpec[Signal]:
    """One field is enough to keep a signal; the rest folds open."""
    return RecordSpec(
        kind=Signal,
        icon="signal",
        form=Form(
            first=(
                Field(
                    name="fact",
                    label=tr("Wat is er gezien of gehoord?"),
                    hint=tr("Alleen wat je kunt zien of horen, in de woorden van wie het meldt."),
                    lines=3,
                ),
                Field(name="reported_by", label=tr("Wie meldt het?"), narrow=True),
                Field(name="seen_on", label=tr("Wanneer?"), narrow=True),
                Field(name="already_done", label=tr("Wat is er al gedaan?"), lines=2),
                Field(name="urgency", label=tr("Hoe dringend?"), narrow=True),
                Field(name="safety", label=tr("Is er twijfel over veiligheid?"), narrow=True),
                Field(name="triage", label=tr("Wat besluit je?"), narrow=True),
            ),
            more=(
                Field(name="situation", label=tr("In welke situatie?"), lines=2),
                Field(name="frequency", label=tr("Hoe vaak en hoe lang al?")),
                Field(name="triaged_on", label=tr("Besloten op"), narrow=True),
                Field(name="triage_note", label=tr("Toelichting bij het besluit"), lines=2),
            ),
            more_label=tr("Meer over dit signaal"),
        ),
        summary=_summary,
        blank=lambda around: Signal(
            file_id=SupportFileId(around.owners[SupportFile]), seen_on=around.today
        ),
        title=tr("Signalen"),
        add=tr("Signaal toevoegen"),
        empty=tr("Nog geen signaal. Eén zin over wat iemand zag, is genoeg om te beginnen."),
        order=lambda signal: signal.seen_on or date.max,
    )


def loose_signal_spec() -> RecordSpec[Signal]:
    """Of a pupil without a file: the same questions."""
    return replace(
        signal_spec(),
        blank=lambda around: Signal(pupil_id=PupilId(around.owners[Pupil]), seen_on=around.today),
        title=tr("Signalen zonder dossier"),
        empty=tr("Nog geen. Voor een opmerking in de gang is geen dossier nodig."),
    )


def _summary(signal: Signal, around: Around) -> Summary:
    facts = (
        signal.reported_by,
        "" if signal.seen_on is None else row_date(signal.seen_on, around.today),
    )
    waits = signal.triage is Triage.OPEN
    return Summary(
        title=signal.fact or tr("Nog niets opgeschreven"),
        facts=in_a_line(facts),
        state=State.NOT_STARTED if waits else State.DONE,
        state_word=around.terms.label(signal.triage),
    )
