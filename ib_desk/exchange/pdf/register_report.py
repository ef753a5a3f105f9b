"""“Wat naar buiten ging”: the register of one file, for who asks for it (AVG, article 15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable, Paragraph

from ib_desk.domain.dutch_dates import day_and_year, full_date
from ib_desk.domain.file.register import BY_HAND, RegisterLine
from ib_desk.domain.leaving.told_lines import came_back, told_lines, went_out
from ib_desk.domain.records.disclosure import DisclosureEvent, DisclosureState
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import Section, leading
from ib_desk.exchange.pdf.fonts import NoShape
from ib_desk.exchange.pdf.grid import Grid
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Quiet, Strong

_SHARES: Final = (0.14, 0.36, 0.23, 0.27)
"""Of the width, for when, what, to whom and why."""
_NO_SHAPE: Final = "?"


def register_report(order: Order) -> tuple[bytes, int]:
    """On as many sheets as its lines take; of a file of which nothing left, that."""
    title = order.texts.register.title

    def story(_pages: int) -> list[Flowable]:
        return _Register(order).story()

    return laid_out(PORTRAIT, order.furniture(title), story)


class _Register:
    """Sets the lines; made in order, since only at the end is known whether a sign was left out."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._texts = order.texts.register
        self._set = order.typesetter(floor=FOR_PARENTS)
        self._has_strange = False

    def story(self) -> list[Flowable]:
        """From what left to what did not, and what may be asked."""
        order, texts = self._order, self._texts
        others, readers = order.choices.with_others, order.addressees
        lines = told_lines(order.whole, readers, with_others=others)
        out, back = went_out(lines), came_back(lines)
        about = (
            fill(texts.about, name=order.pupil),
            fill(texts.as_of, day=full_date(order.stamp.printed_on)),
            "" if others or not readers else texts.others_left_out,
        )
        return [
            self._set.text("title", texts.title),
            self._set.text("subtitle", order.group_and_name()),
            *self._section("", " ".join(filled(about))),
            *(self._table(out) if out else self._section("", texts.nothing)),
            *(self._section_of(texts.back, texts.back_about, back) if back else []),
            *self._section("", texts.no_shape if self._has_strange else ""),
            *self._section(texts.rights, texts.may_correct, texts.may_ask, texts.may_complain),
        ]

    def _section(self, heading: str, *words: str) -> list[Flowable]:
        parts = [self._set.text("body", one) for one in filled(words)]
        title = self._set.text("heading", heading) if heading else None
        return [Section(title, parts, before=3 * SPACE, gap=SPACE)] if parts else []

    def _section_of(
        self, heading: str, about: str, lines: Sequence[RegisterLine]
    ) -> list[Flowable]:
        """The heading never stands at the foot of a page without the first of its lines."""
        parts = [leading(self._set.text("body", about)), *self._table(lines)]
        return [Section(self._set.text("heading", heading), parts, before=3 * SPACE, gap=SPACE)]

    def _table(self, lines: Sequence[RegisterLine]) -> list[Flowable]:
        texts, width = self._texts, PORTRAIT.inner_width
        heads = (texts.when, texts.what, texts.who, texts.why)
        return Grid(
            widths=[width * share for share in _SHARES],
            head=self._set.row("cell_head", *heads),
            rows=[self._row(line) for line in lines],
            stacked=True,
        ).flow(PORTRAIT)

    def _row(self, line: RegisterLine) -> list[list[Paragraph]]:
        disclosure = line.disclosure
        day = line.left_on or disclosure.begun_at.date()
        return [
            [self._set.text("cell", day_and_year(day))],
            list(self._what(line)),
            [self._set.text("cell", self._drawn(disclosure.recipient) or self._texts.nobody)],
            [self._set.text("cell", self._drawn(disclosure.ground) or self._texts.nobody)],
        ]

    def _what(self, line: RegisterLine) -> Iterator[Paragraph]:
        """What it was and how it went; then all that became of it, the oldest first."""
        texts, terms, disclosure = self._texts, self._order.terms, line.disclosure
        yield self._set.text("cell", Strong(terms.title(disclosure.kind)))
        yield self._set.text("cell", Quiet(capital(terms.label(disclosure.way))))
        if line.state is DisclosureState.UNKNOWN:
            yield self._set.text("cell", texts.unsure)
        for event in line.events:
            if words := self._became(event, is_last=event.state is line.state):
                yield self._set.text("cell", words)
        days = [one.withdrawn_on for one in line.withdrawn if one.withdrawn_on is not None]
        if days:
            yield self._set.text("cell", fill(texts.withdrawn, day=day_and_year(min(days))))

    def _became(self, event: DisclosureEvent, *, is_last: bool) -> str:
        """What a person noted; what the program did alone only as long as nothing came of it."""
        texts, day, note = self._texts, day_and_year(event.on), self._drawn(event.note)
        is_told = event.state in BY_HAND or is_last
        if event.state is None or event.state is DisclosureState.UNKNOWN or not is_told:
            return fill(texts.remark, day=day, note=note) if note else ""
        state = fill(texts.state, state=capital(self._order.terms.label(event.state)), day=day)
        return fill(texts.with_note, state=state, note=note) if note else state

    def _drawn(self, words: str) -> str:
        """A line of the register can be mended by nobody: what has no shape is told instead."""
        said = words.strip()
        while True:
            try:
                self._set.plain("cell", said)
            except NoShape as missing:
                self._has_strange = True
                said = said.replace(missing.character, _NO_SHAPE)
            else:
                return said
