"""The columns of the two lists: what stands in them, and by which value they are sorted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.overview import AboutPupil, CaseloadLine, PupilLine
from ib_desk.domain.care.weighing_texts import SupportLevels
from ib_desk.domain.dutch_dates import days_late, short_date
from ib_desk.domain.file.next_step import NextStep
from ib_desk.domain.file.watches import Alert
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.fact_words import fact_words
from ib_desk.ui.moments import ago_words
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.lines import Cell, Column
from ib_desk.ui.widgets.state import State

_NEVER = 1_000_000
"""Sorts behind every number of days."""

NEXT_COLUMN = 3
"""The caseload opens sorted by what is asked first."""


def file_columns(
    catalogue: Catalogue, today: Callable[[], date]
) -> tuple[Column[CaseloadLine], ...]:
    """Naam, Groep, Niveau, Volgende, Sprak ouders, Sprak kind; the day is asked each time anew."""
    terms, levels = catalogue.terms, catalogue.levels
    return (
        Column(title=tr("Naam"), cell=_name, share=2.4, stays=True),
        Column(title=tr("Groep"), cell=_group, share=1.15),
        Column(title=tr("Niveau"), cell=lambda line: _level(line, levels), share=2.9),
        Column(
            title=tr("Volgende"),
            cell=lambda line: next_cell(line, terms, today()),
            share=3.8,
            stays=True,
        ),
        Column(
            title=tr("Sprak ouders"),
            cell=lambda line: _ago(line, line.last_contact, tr("ouders: {ago}"), today()),
            share=1.75,
        ),
        Column(
            title=tr("Sprak kind"),
            cell=lambda line: _ago(line, line.last_with_pupil, tr("kind: {ago}"), today()),
            share=1.45,
        ),
    )


def pupil_columns() -> tuple[Column[PupilLine], ...]:
    """Naam, Groep, Dossier, School."""
    return (
        Column(title=tr("Naam"), cell=_name, share=3, stays=True),
        Column(title=tr("Groep"), cell=_group, share=1.4),
        Column(title=tr("Dossier"), cell=_file, share=2, stays=True),
        Column(title=tr("School"), cell=_school, share=1.6),
    )


def next_cell(line: CaseloadLine, terms: Terms, today: date) -> Cell:
    """What is asked first, with its state as a shape and in words; lateness stands in front."""
    order = (not line.is_open, line.due or date.max, line.pupil.name_key)
    state, words = _next(line, terms, today)
    return Cell(text=words, order=order, icon=state.look.icon, ink=state.look.ink)


def level_words(level: int, levels: SupportLevels) -> str:
    """“4 · intensieve extra steun”."""
    return f"{level} · {levels[level].name}"


def _name(line: AboutPupil) -> Cell:
    name = line.pupil.name or tr("Leerling zonder naam")
    return Cell(text=name, order=line.pupil.name_key)


def _group(line: AboutPupil) -> Cell:
    return Cell(text=line.pupil.group, order=(line.pupil.group_key, line.pupil.name_key))


def _level(line: CaseloadLine, levels: SupportLevels) -> Cell:
    words = "" if line.level is None else level_words(line.level, levels)
    aside = "" if line.level is None else tr("niveau {number}").format(number=line.level)
    return Cell(text=words, order=(line.level or _NEVER, line.pupil.name_key), aside=aside)


def _ago(line: CaseloadLine, on: date | None, aside: str, today: date) -> Cell:
    """How long ago somebody spoke; `aside` says with whom, with a place for how long."""
    days = _NEVER if on is None else (today - on).days
    words = "" if on is None else ago_words(days)
    return Cell(
        text=words,
        order=(days, line.pupil.name_key),
        aside=aside.format(ago=words) if words else "",
    )


def _file(line: PupilLine) -> Cell:
    if line.has_open_file:
        return Cell(text=tr("open dossier"), order=0, icon=State.BUSY.look.icon, ink="info")
    if line.file_id is not None:
        look = State.CLOSED.look
        return Cell(text=tr("gesloten dossier"), order=1, icon=look.icon, ink=look.ink)
    return Cell(text=tr("geen dossier"), order=2)


def _school(line: PupilLine) -> Cell:
    if line.has_left:
        return Cell(text=tr("vertrokken"), order=1, icon="leave")
    return Cell(text=tr("op school"), order=0)


def _next(line: CaseloadLine, terms: Terms, today: date) -> tuple[State, str]:
    if not line.is_open:
        return State.CLOSED, tr("gesloten")
    if line.next is None and line.taken_over_on is not None:
        # What was done elsewhere is not called done here.
        return State.NOT_NEEDED, tr("overgenomen {day}").format(day=short_date(line.taken_over_on))
    if line.next is None:
        return State.DONE, tr("alles klaar")
    if line.next.alert is Alert.LATE and line.due is not None:
        late = days_late((today - line.due).days)
        return State.LATE, in_a_line((late, _what_is_late(line.next, terms)))
    words = _what(line.next, terms)
    if line.next.alert is Alert.ATTENTION:
        return State.ATTENTION, words
    return (State.NOT_STARTED if line.next.fact is None else State.BUSY), words


def _what(following: NextStep, terms: Terms) -> str:
    said = "" if following.fact is None else fact_words(following.fact, terms)
    if following.due is not None and said:
        return said  # a date tells enough: “terugkijken vr 27 nov”
    return in_a_line((following.step.title, said))


def _what_is_late(following: NextStep, terms: Terms) -> str:
    """Its day is told in days already, unless it has no name of its own."""
    fact = following.fact
    return fact.name if fact is not None and fact.name else _what(following, terms)
