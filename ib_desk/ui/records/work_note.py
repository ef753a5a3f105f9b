"""Werkaantekeningen: for her own eyes, until they go by themselves."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.domain.dutch_dates import brief_date, row_date
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.texts import in_a_line, tr


def work_note_spec() -> RecordSpec[WorkNote]:
    """One question; when it goes stands beside it."""
    return RecordSpec(
        kind=WorkNote,
        icon="work_note",
        form=Form(first=(Field(name="text", label=tr("Wat wil je onthouden?"), lines=2),)),
        asked={"written_on": tr("Opgeschreven op")},
        summary=_summary,
        blank=lambda around: WorkNote(
            file_id=SupportFileId(around.owners[SupportFile]), written_on=around.today
        ),
        title=tr("Werkaantekeningen"),
        add=tr("Werkaantekening toevoegen"),
        empty=tr("Geen werkaantekeningen."),
        order=lambda note: -note.written_on.toordinal(),
    )


def loose_work_note_spec() -> RecordSpec[WorkNote]:
    """Of a pupil without a file: the same question."""
    return replace(
        work_note_spec(),
        blank=lambda around: WorkNote(
            pupil_id=PupilId(around.owners[Pupil]), written_on=around.today
        ),
    )


def _summary(note: WorkNote, around: Around) -> Summary:
    goes = around.goes_on(note)
    facts = (
        "" if goes is None else tr("verdwijnt {date}").format(date=row_date(goes, around.today)),
        tr("van {date}").format(date=brief_date(note.written_on, around.today)),
    )
    return Summary(title=note.text or tr("Nog niets opgeschreven"), facts=in_a_line(facts))
