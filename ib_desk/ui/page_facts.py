"""What the list of a file says of each page, before that page is ever built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.file.at_home import at_home
from ib_desk.domain.file.opps import newest_opp
from ib_desk.domain.file.register import is_outside, register_of
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.signed_sheets import waited_for
from ib_desk.domain.records.absence import AbsenceTotal, last_told
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import DisclosureState
from ib_desk.domain.records.opp import OppState
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.ui.texts import in_a_line, tr


@dataclass(frozen=True, slots=True)
class PageFact:
    """`asks`: something there waits for an answer of the user."""

    words: str = ""
    asks: bool = False


def no_fact(_whole: WholeFile) -> PageFact:
    """The title says enough."""
    return PageFact()


def overview_fact(_whole: WholeFile) -> PageFact:
    """What kind of page it is."""
    return PageFact(tr("overzicht"))


def people_fact(whole: WholeFile) -> PageFact:
    """How many there are beside the pupil."""
    count = len(whole.guardians) + len(whole.team)
    return PageFact(tr("{count} betrokken").format(count=count) if count else tr("nog niemand"))


def counted(kind: type[Record]) -> Callable[[WholeFile], PageFact]:
    """How many records of a kind there are."""

    def fact(whole: WholeFile) -> PageFact:
        count = len(whole.of(kind))
        words = tr("1 keer") if count == 1 else tr("{count} keer").format(count=count)
        return PageFact(words if count else tr("nog niet"))

    return fact


def measures_fact(whole: WholeFile) -> PageFact:
    """How many there are; which of them run depends on the day, and stands on the page."""
    count = len(whole.of(RunningMeasure))
    words = tr("1 regeling") if count == 1 else tr("{count} regelingen").format(count=count)
    return PageFact(words if count else tr("nog geen"))


def opp_fact(whole: WholeFile) -> PageFact:
    """How the last version stands; who disagrees makes no other word of it here."""
    opp = newest_opp(whole)
    if opp is None:
        return PageFact(tr("nog niet"))
    if opp.state is OppState.LAPSED:
        return PageFact(tr("vervallen"))
    if opp.set_on is None:
        return PageFact(tr("concept"))
    return PageFact(tr("vastgesteld {day}").format(day=day_and_year(opp.set_on)))


def absence_fact(whole: WholeFile) -> PageFact:
    """A child at home asks; else the day of the last totals.

    With its year: no day is known here, and both stand until somebody says otherwise.
    """
    stay = at_home(whole)
    if stay is not None and stay.since is not None:
        return PageFact(tr("thuis sinds {day}").format(day=day_and_year(stay.since)), asks=True)
    last = last_told(whole.of(AbsenceTotal))
    if last is None or last.as_of is None:
        return PageFact(tr("nog geen stand"))
    return PageFact(tr("stand van {day}").format(day=day_and_year(last.as_of)))


def documents_fact(whole: WholeFile) -> PageFact:
    """How many."""
    count = len(whole.of(Attachment))
    if not count:
        return PageFact(tr("nog geen"))
    return PageFact(tr("1 stuk") if count == 1 else tr("{count} stuks").format(count=count))


def register_fact(whole: WholeFile) -> PageFact:
    """How often something left, and whether it is unsure what became of any of it."""
    states = [line.state for line in register_of(whole)]
    count = sum(is_outside(state) for state in states)
    words = tr("1 keer") if count == 1 else tr("{count} keer").format(count=count)
    if not count:
        words = tr("nog niets")
    waiting = sum(one.says is None for one in waited_for(whole))
    if waiting:
        words = in_a_line((words, tr("{count} nog te tekenen").format(count=waiting)))
    if DisclosureState.UNKNOWN not in states:
        return PageFact(words)
    return PageFact(tr("{words} · kijk na wat ervan kwam").format(words=words), asks=True)
