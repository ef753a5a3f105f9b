"""Verklaringen on paper: what people said of what is read on it, and what school did with that."""

from __future__ import annotations

from reportlab.platypus import Flowable

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.statements import who_said
from ib_desk.domain.leaving.stated_on_paper import told_on_paper
from ib_desk.domain.records.output_kind import A_REQUEST, OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.blocks import Section, beside
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.style import SPACE
from ib_desk.exchange.pdf.typesetter import Strong, Typesetter, quoted


def statements_on_paper(
    order: Order, output: OutputKind, about: Record | None = None
) -> list[Statement]:
    """Of what is read on `output`; a request tells the views on it at a place of their own."""
    chosen = order.guardian(order.choices.addressee)
    reader = None if chosen is None else chosen.id
    return [
        one
        for one in told_on_paper(order.whole, output, about, order.stamp.printed_on, reader)
        if not (one.is_view and output in A_REQUEST)
    ]


def statement_lines(
    order: Order, set_text: Typesetter, output: OutputKind, about: Record | None = None
) -> list[Flowable]:
    """A paragraph for each: whose, when, of what, in own words."""
    return [_line(order, set_text, one) for one in statements_on_paper(order, output, about)]


def statements_section(
    order: Order, set_text: Typesetter, output: OutputKind, about: Record | None = None
) -> list[Flowable]:
    """With its heading in the column at the left; nothing where nobody said anything."""
    heading = set_text.text("heading", order.texts.shared.statements)
    return beside(heading, statement_lines(order, set_text, output, about), gap=SPACE / 2)


def statements_below(
    order: Order, set_text: Typesetter, output: OutputKind, about: Record | None = None
) -> list[Flowable]:
    """As `statements_section`, with its heading above: for a sheet without such a column."""
    heading = set_text.text("heading", order.texts.shared.statements)
    lines = statement_lines(order, set_text, output, about)
    return [Section(heading, lines, before=3 * SPACE)] if lines else []


def _line(order: Order, set_text: Typesetter, one: Statement) -> Flowable:
    texts = order.texts.shared
    day = "" if one.said_on is None else plain_date(one.said_on)
    of = fill(texts.statement_on, what=_what(order, one, day))
    facts = ", ".join(filled((of, day)))
    done = fill(texts.statement_done, done=one.done.strip()) if one.done.strip() else ""
    return set_text.text(
        "body", Strong(whose(order, one)), f", {facts}: {quoted(one.words)} {done}".rstrip()
    )


def whose(order: Order, one: Statement) -> str:
    """By name, or “iemand” where nobody wrote that down."""
    guardian = order.guardian(one.guardian_id)
    named = who_said(order.whole, one) if guardian is None else order.guardian_label(guardian)
    return named.strip() or order.texts.shared.statement_of_somebody


def _what(order: Order, one: Statement, said: str) -> str:
    """“overleg van 3 september 2026”; the noun alone without a day, or where it was `said` then."""
    record = order.whole.record(one.about)
    if record is None:
        return ""
    noun = order.terms.noun(type(record))
    days = (moment.on for moment in record.moments(order.whole) if moment.on is not None)
    day = next(days, None)
    if day is None or plain_date(day) == said:
        return noun
    return fill(order.texts.shared.statement_of_day, what=noun, day=plain_date(day))
