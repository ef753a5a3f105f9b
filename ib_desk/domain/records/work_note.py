"""Werkaantekening: what somebody writes down to remember, for nobody else, and not for long.

Source: a personal note of a professional stays outside the file only while it is a help for the
memory of its writer and is shared with nobody (AVS, and PO-Raad on inspection of a file; both
secondary: courts read it strictly). So it is in no print, list, timeline or search, nothing is kept
of it when it goes (`kinds.WITHOUT_TRACE`), and it goes by itself
(`ib_desk.application.work_notes`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.counted_term import CountedTerm
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFileId


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkNote(Record):
    """Part of a file, or of the pupil for as long as there is none; one of both is filled.

    `counted_days` is for how many days it was seen to be there (`counted_term`), as of the last
    unlock. Neither that nor the day on which it was written is asked or can be changed: who wants
    to keep what it says longer writes it in the file.
    """

    is_found = False  # it is for the eyes of its writer, and not for who looks along

    file_id: SupportFileId | None = None
    pupil_id: PupilId | None = None
    written_on: PastDay
    text: str = ""
    counted_days: int = 0


def goes_on(term: CountedTerm, today: date, record: Record) -> date | None:
    """When a record goes by itself, at the earliest; `None` for what stays."""
    if not isinstance(record, WorkNote):
        return None
    return term.ends_after(record.counted_days, record.written_on, today)
