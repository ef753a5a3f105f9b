"""What is open in a file, as a line of an agenda."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.file.agenda import AgendaPoint, PointKind
from ib_desk.ui.texts import tr


def agenda_words(point: AgendaPoint, held_on: date) -> str:
    """One line, in the words that the file has for it, as it is read in the meeting itself."""
    said = {
        PointKind.LOOK_BACK: tr("Doen we wat we elkaar beloofden?"),
        PointKind.SIGNAL: tr("Signaal: {words}"),
        PointKind.BREACH: tr("Wat liep mis: {words}"),
        PointKind.AGREEMENT: tr("Afspraak: {words}"),
        PointKind.PROPOSED: tr("Voorgesteld: {words}"),
        PointKind.GOAL: tr("Is het doel gehaald? {words}"),
        PointKind.EFFECT: tr("Hielp het? {words}"),
        PointKind.DECISION: tr("Besluit opnieuw bekijken: {words}"),
        PointKind.WEIGHING: tr("Opnieuw wegen: past de hulp nog?"),
        PointKind.QUESTION: tr("Klopt dit nog? {words}"),
    }[point.kind].format(words=" ".join(point.words.split()))
    who = point.who if point.kind in {PointKind.AGREEMENT, PointKind.PROPOSED} else ""
    has_day = bool(who) or point.kind in {PointKind.AGREEMENT, PointKind.GOAL}
    day = point.on if has_day else None
    more = ", ".join(part for part in (who, "" if day is None else row_date(day, held_on)) if part)
    return f"{said} ({more})" if more else said


def lines_of(agenda: str) -> list[str]:
    """Each line that says something."""
    return [line.strip() for line in agenda.splitlines() if line.strip()]
