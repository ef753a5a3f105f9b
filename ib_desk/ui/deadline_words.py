"""Terms as rows: whose, what, why, and by when, always in words beside the colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ib_desk.application.day import DeadlineLine
from ib_desk.domain.deadlines.day import Group
from ib_desk.domain.deadlines.deadlines import Deadline, Nearness
from ib_desk.domain.deadlines.rules import Standing
from ib_desk.domain.dutch_dates import WEEKDAYS, brief_date, days_late, row_date
from ib_desk.domain.law.sources import LegalSources
from ib_desk.domain.sentences import capital
from ib_desk.ui.list_words import group_of, whose
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.rows import Row
from ib_desk.ui.widgets.state import State

_STATES: Final = {
    Nearness.FAR: State.NOT_STARTED,
    Nearness.SOON: State.ATTENTION,
    Nearness.LATE: State.LATE,
}
_TITLES: Final[Mapping[Group, Callable[[], str]]] = {
    Group.LATE: lambda: tr("Te laat"),
    Group.DECIDE: lambda: tr("Besluit nodig"),
    Group.THIS_WEEK: lambda: tr("Komende week"),
    Group.SIX_WEEKS: lambda: tr("Komende zes weken"),
    Group.WAITING: lambda: tr("Je wacht op"),
}


def group_title(group: Group, before: date) -> str:
    """Over the rows of a group; `before` is her last working day."""
    if group is Group.SINCE:
        day = WEEKDAYS[before.weekday()]
        return tr("Te laat sinds je vorige dag, {day}").format(day=day)
    return _TITLES[group]()


def line_row(line: DeadlineLine, today: date, law: LegalSources) -> Row:
    """A term of one of many pupils."""
    what = deadline_row(line.deadline, today, law)
    name = whose(line.pupil)
    waits = line.deadline.rule.standing is Standing.WAITING
    is_waiting = waits and not line.deadline.asks_decision(today)
    facts = (line.deadline.rule.title,) if is_waiting else (group_of(line.pupil), what.fact)
    return Row(
        key=line,
        title=name if is_waiting else tr("{name} · {what}").format(name=name, what=what.title),
        fact=in_a_line(facts),
        icon=what.icon,
        ink=what.ink,
        right=what.right,
    )


def deadline_title(deadline: Deadline) -> str:
    """What is to be done, in the words of its record where that has any."""
    return deadline.anchored.words.strip().rstrip(".") or capital(deadline.rule.title)


def deadline_row(deadline: Deadline, today: date, law: LegalSources) -> Row:
    """A term where it is plain whose it is."""
    rule, anchored = deadline.rule, deadline.anchored
    what = rule.title if anchored.words.strip() else ""
    put_off = tr("verzet") if anchored.moved_to == deadline.due else ""
    look = state_of(deadline, today).look
    source = law.told(rule.source, rule.how_sure) if rule.is_law else ""
    return Row(
        key=deadline,
        title=deadline_title(deadline),
        fact=in_a_line((what, anchored.who, source, put_off)),
        icon=look.icon,
        ink=look.ink,
        right=due_words(deadline, today),
    )


def state_of(deadline: Deadline, today: date) -> State:
    """Whom one waits for is not late oneself, until the day has passed."""
    if deadline.asks_decision(today):
        return State.ATTENTION
    if deadline.is_waited_for(today):
        return State.WAITING
    return _STATES[deadline.nearness(today)]


def term_words(deadline: Deadline, today: date) -> str:
    """When and what, where no heading says how it stands: “je wacht sinds 3 nov · Besluit …”."""
    when = due_words(deadline, today)
    if deadline.asks_decision(today):
        when = tr("besluit nodig {since}").format(since=when)
    elif deadline.is_waited_for(today) and deadline.anchored.still_since is None:
        when = tr("je wacht {since}").format(since=when)
    return in_a_line((when, deadline_title(deadline)))


def due_words(deadline: Deadline, today: date) -> str:
    """“12 dagen te laat”, “vandaag”, “di 24 nov”; of what one waits for since when."""
    if deadline.anchored.still_since is not None:
        return tr("staat stil sinds {day}").format(
            day=brief_date(deadline.anchored.still_since, today)
        )
    if deadline.asks_decision(today):
        return tr("sinds {day}").format(day=brief_date(deadline.due, today))
    if deadline.due < today:
        return days_late((today - deadline.due).days)
    has_begun = deadline.anchored.on <= today
    if deadline.rule.standing is Standing.WAITING and has_begun:
        return tr("sinds {day}").format(day=brief_date(deadline.anchored.on, today))
    return tr("vandaag") if deadline.due == today else row_date(deadline.due, today)
