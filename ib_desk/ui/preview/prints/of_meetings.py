"""Prints of one meeting: before it, of what was said in it, and of what was looked back on."""

from __future__ import annotations

from ib_desk.application.paper import Report
from ib_desk.domain.file.evaluations import evaluated_meeting, evaluated_meetings
from ib_desk.domain.file.meetings import meeting_meant, meeting_to_come, offered_minutes
from ib_desk.domain.leaving.told_lines import BETWEEN_NAMES
from ib_desk.ui.preview.prints.boxes import concept, signatures
from ib_desk.ui.preview.prints.print_kind import ForWhom, OfMeeting, PrintKind
from ib_desk.ui.texts import tr


def preparation_print() -> PrintKind:
    """Of the meeting that is to come."""
    return PrintKind(
        report=Report.PREPARATION,
        title=tr("Voorbereiding van een gesprek"),
        ground=tr("voorbereiding van een gesprek"),
        boxes=(concept(),),
        recipient=_to_who_takes_part,
        of_meeting=OfMeeting(meant=meeting_to_come),
    )


def meeting_print() -> PrintKind:
    """The minutes of one that was held."""
    return PrintKind(
        report=Report.MEETING,
        title=tr("Verslag van een overleg"),
        ground=tr("verslag van een overleg"),
        boxes=(signatures(), concept()),
        recipient=_to_who_takes_part,
        of_meeting=OfMeeting(meant=meeting_meant),
    )


def evaluation_print() -> PrintKind:
    """Of a meeting in which was looked back, and of no other."""
    return PrintKind(
        report=Report.EVALUATION,
        title=tr("Evaluatie"),
        ground=tr("terugkijken op de hulp"),
        boxes=(signatures(), concept()),
        recipient=_to_who_takes_part,
        of_meeting=OfMeeting(
            meant=lambda whole, chosen, _day: evaluated_meeting(whole, chosen),
            offered=evaluated_meetings,
        ),
    )


def _to_who_takes_part(asked: ForWhom) -> str:
    """Who takes part in all of it."""
    names = () if asked.meeting is None else offered_minutes(asked.whole, asked.meeting)
    return BETWEEN_NAMES.join(names) or asked.of_age or tr("ouders")
