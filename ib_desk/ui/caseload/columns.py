"""The columns of the two lists: what stands in them, and by which value they are sorted.

Knows no window, so that a list that leaves has the very words of the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.list_views import FileColumn
from ib_desk.application.overview import AboutPupil, CaseloadLine, PupilLine
from ib_desk.domain.care.weighing_texts import SupportLevels
from ib_desk.domain.dutch_dates import brief_date, row_date
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.deadline_words import state_of, term_words
from ib_desk.ui.fact_words import fact_words
from ib_desk.ui.moments import ago_words
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.cells import Cell, Column
from ib_desk.ui.widgets.state import State

_NEVER = 1_000_000
"""Sorts behind every number of days."""


def file_columns(
    catalogue: Catalogue, today: Callable[[], date]
) -> Mapping[FileColumn, Column[CaseloadLine]]:
    """What a list of files can show; the day is asked each time anew."""
    terms, levels = catalogue.terms, catalogue.levels
    return {
        FileColumn.NAME: Column(title=tr("Naam"), cell=_name, share=2.4, stays=True),
        FileColumn.GROUP: Column(title=tr("Groep"), cell=_group, share=1.15),
        FileColumn.LEVEL: Column(
            title=tr("Niveau"), cell=lambda line: _level(line, levels), share=2.9
        ),
        FileColumn.NEXT: Column(
            title=tr("Volgende"),
            cell=lambda line: next_cell(line, terms, today()),
            share=3.8,
            stays=True,
        ),
        FileColumn.PARENTS: Column(
            title=tr("Sprak ouders"),
            cell=lambda line: _ago(line, line.last_contact, tr("ouders: {ago}"), today()),
            share=1.75,
            value_title=tr("Sprak ouders op"),
        ),
        FileColumn.PUPIL: Column(
            title=tr("Sprak leerling"),
            cell=lambda line: _ago(line, line.last_with_pupil, tr("leerling: {ago}"), today()),
            share=1.7,
            value_title=tr("Sprak leerling op"),
        ),
        FileColumn.TERM: Column(
            title=tr("Termijn"),
            cell=lambda line: _term(line, today()),
            share=3.2,
            value_title=tr("Termijn op"),
        ),
        FileColumn.MEASURE: Column(
            title=tr("Regeling"), cell=lambda line: _measure(line, terms), share=1.6
        ),
        FileColumn.MEASURE_ENDS: Column(
            title=tr("Loopt t/m"), cell=lambda line: _measure_ends(line, today()), share=1.5
        ),
    }


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
    said = in_a_line((_at_home(line, today), words)) if line.is_open else words
    return Cell(text=said, order=order, icon=state.look.icon, ink=state.look.ink)


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
        value=on,
    )


def _file(line: PupilLine) -> Cell:
    if line.has_open_file:
        return Cell(text=tr("open dossier"), order=0, icon=State.BUSY.look.icon, ink="info")
    if line.file_id is not None:
        look = State.CLOSED.look
        return Cell(text=tr("afgesloten dossier"), order=1, icon=look.icon, ink=look.ink)
    return Cell(text=tr("geen dossier"), order=2)


def _school(line: PupilLine) -> Cell:
    if line.has_left:
        return Cell(text=tr("vertrokken"), order=1, icon="leave")
    return Cell(text=tr("op school"), order=0)


def _term(line: CaseloadLine, today: date) -> Cell:
    """The first that is hers, near or far; whom one waits for is not hers."""
    term = line.term
    if term is None:
        return Cell(text="", order=(date.max, line.pupil.name_key), aside="")
    look = state_of(term, today).look
    return Cell(
        text=term_words(term, today),
        order=(term.due, line.pupil.name_key),
        icon=look.icon,
        ink=look.ink,
        value=term.due,
    )


def _measure(line: CaseloadLine, terms: Terms) -> Cell:
    words = in_a_line(dict.fromkeys(terms.title(one.kind) for one in line.measures))
    return Cell(text=words, order=(not words, words, line.pupil.name_key))


def _measure_ends(line: CaseloadLine, today: date) -> Cell:
    """The first day on which something ends."""
    ends = line.measures[0].ends_on if line.measures else None
    words = "" if ends is None else brief_date(ends, today)
    aside = tr("t/m {day}").format(day=words) if words else ""
    order = (ends or date.max, line.pupil.name_key)
    return Cell(text=words, order=order, aside=aside, value=ends)


def _at_home(line: CaseloadLine, today: date) -> str:
    """Before what is asked next: a child that is not there comes first."""
    since = line.at_home_since
    return "" if since is None else tr("thuis sinds {day}").format(day=brief_date(since, today))


def _next(line: CaseloadLine, terms: Terms, today: date) -> tuple[State, str]:
    following = line.next
    if following is not None and following.deadline is not None:
        return state_of(following.deadline, today), term_words(following.deadline, today)
    if following is not None:
        said = "" if following.fact is None else fact_words(following.fact, terms, today)
        title = "" if following.step is None else following.step.title
        if following.alert is None:
            state = State.NOT_STARTED if following.fact is None else State.BUSY
            return state, in_a_line((title, said))
        return State.ATTENTION, in_a_line((title, said))
    if not line.is_open:
        return State.CLOSED, tr("afgesloten")
    if line.taken_over_on is not None:
        # What was done elsewhere is not called done here.
        return State.NOT_NEEDED, tr("overgenomen {day}").format(
            day=row_date(line.taken_over_on, today)
        )
    return State.DONE, tr("alles klaar")
