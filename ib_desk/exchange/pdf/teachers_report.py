"""“Blad voor leraren”: one page for who teaches a child tomorrow, in type of 11 points or more."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.teaching import TeachersSheet, teachers_sheet, who_teach
from ib_desk.domain.file.whole_file import Teammate
from ib_desk.domain.records.support_file import TeamPlace
from ib_desk.domain.sentences import capital, ended
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import beside, perspective, voice
from ib_desk.exchange.pdf.introducing import Introductions
from ib_desk.exchange.pdf.order import Order, filled, listed, own_words
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Strong, quoted

_MOST: Final = (20, 14, 10, 7, 5, 3)
"""Lines of each kind that are tried: the first number with which all stands on one page."""
_MOST_WORDS: Final = 3
"""Sentences of the child: the rest stands in what parents read."""


def teachers_report(order: Order) -> tuple[bytes, int]:
    """One page; only names and sentences of great length make it two, for type is never smaller.

    Large type takes more pages, with the lines that one page of usual type holds.
    """
    choices, usual = order.choices, replace(order, choices=replace(order.choices, large_type=False))
    sheet = teachers_sheet(
        order.whole, with_home=choices.with_home, with_health=choices.with_health
    )
    fitting, made = _MOST[0], _tried(usual, sheet, _MOST[0])
    for most in _MOST[1:]:
        if made[1] == 1:
            break
        fitting, made = most, _tried(usual, sheet, most)
    return _tried(order, sheet, fitting) if choices.large_type else made


def _tried(order: Order, sheet: TeachersSheet, most: int) -> tuple[bytes, int]:
    shown = sheet.shortened(most)

    def story(_pages: int) -> list[Flowable]:
        return _Sheet(order, shown, is_all=shown == sheet).story()

    return laid_out(PORTRAIT, order.furniture(order.texts.teachers.title), story)


class _Sheet:
    """Sets the page; who is named is introduced there, so its parts are made in order."""

    def __init__(self, order: Order, sheet: TeachersSheet, *, is_all: bool) -> None:
        self._order = order
        self._sheet = sheet
        self._is_all = is_all
        self._texts = order.texts.teachers
        self._set = order.typesetter(floor=FOR_PARENTS)
        self._known = Introductions(order.whole, order.terms)

    def story(self) -> list[Flowable]:
        """From the child's words to whom one calls."""
        texts, sheet = self._texts, self._sheet
        return [
            *self._head(),
            *self._own_words(),
            *self._perspective(),
            *self._lines(texts.helps, *sheet.helps),
            *self._lines(texts.goes_well, *sheet.goes_well),
            *self._lines(texts.hinders, *sheet.hinders),
            *self._lines(texts.did_not_help, *sheet.did_not_help),
            *self._lines(texts.home, *sheet.home),
            *self._lines(texts.health, *sheet.health, *self._researched()),
            *self._call(),
        ]

    def _head(self) -> list[Flowable]:
        day = plain_date(self._order.stamp.printed_on)
        state = fill(self._texts.state_of, who=self._order.group_and_name(), day=day)
        return [self._set.text("title", self._texts.title), self._set.text("subtitle", state)]

    def _own_words(self) -> list[Flowable]:
        words = own_words(self._order)[:_MOST_WORDS]
        says = fill(self._order.texts.shared.says, name=self._order.pupil)
        parts = [self._set.text("voice_label", says)]
        parts += [self._set.text("words", quoted(text)) for text in words]
        return [voice(parts, before=2 * SPACE)] if words else []

    def _perspective(self) -> list[Flowable]:
        words = self._order.whole.shared_perspective
        if not words.strip():
            return []
        label = self._set.text("label", self._order.texts.shared.perspective)
        told = self._known.introduce(words)
        return [perspective([label, self._set.text("lead", told)], before=SPACE)]

    def _lines(self, heading: str, *lines: str) -> list[Flowable]:
        told = [capital(self._known.introduce(line.strip())) for line in lines]
        parts = [self._set.text("body", ended(line)) for line in told]
        return beside(self._set.text("heading", heading), parts, SPACE / 2)

    def _researched(self) -> list[str]:
        return [
            fill(self._texts.researched, what=one.instrument.strip(), outcome=one.outcome.strip())
            if one.outcome.strip()
            else one.instrument.strip()
            for one in self._sheet.research
        ]

    def _call(self) -> list[Flowable]:
        texts, person = self._texts, self._order.whole.case_manager
        if person is None:
            first = self._set.text("body", texts.no_case_manager)
        else:
            ways = listed(filled((person.phone, person.email)))
            facts = [
                fill(texts.ways, ways=ways) if ways else "",
                fill(texts.available, when=person.available) if person.available else "",
            ]
            role = self._order.terms.label(person.role)
            self._known.met(person.name.strip())
            called = fill(texts.case_manager, name=person.name, role=role)
            first = self._set.text("body", Strong(called), " ", " ".join(filled(facts)))
        teaching = who_teach(self._order.whole)
        rest = [
            self._set.text("body", self._mate(mate))
            for mate in self._order.whole.team
            if (mate.member.place is TeamPlace.CORE or mate in teaching) and mate.person != person
        ]
        more = [] if self._is_all else [self._set.text("body", texts.more)]
        return beside(self._set.text("heading", texts.call), [first, *rest, *more], SPACE / 2)

    def _mate(self, mate: Teammate) -> str:
        role = self._order.terms.label(mate.person.role)
        task = mate.member.task.strip()
        if not task:
            return fill(self._texts.team_bare, who=mate.person.name, role=role)
        return fill(self._texts.team, who=mate.person.name, role=role, task=task)
