"""What is still to come, in sentences for parents: the next talk, and when one looks again."""

from __future__ import annotations

from uuid import UUID

from ib_desk.domain.dutch_dates import full_date, plain_date
from ib_desk.domain.file.meetings import attendees
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.order import Order, filled, look_back_on


def moments_ahead(order: Order) -> list[str]:
    """When all look back together and when the weighing is looked at anew, the first one first."""
    today, texts, weighing = order.stamp.printed_on, order.texts.parents, order.weighing
    moments = [
        (texts.review, look_back_on(order)),
        (texts.weigh_again, weighing.next_on if weighing else None),
    ]
    ahead = sorted((day, text) for text, day in moments if day is not None and day >= today)
    return [fill(text, day=plain_date(day)) for day, text in ahead]


def next_talk(order: Order) -> str:
    """The first meeting to which all who read this are asked: of another's nobody is told."""
    readers: set[UUID] = {one.id for one in order.addressees}
    if not readers and order.rights.is_of_age:
        readers = {order.whole.pupil.id}
    today = order.stamp.printed_on
    coming = [
        (one.held_on, one.starts_at.strip(), one.place.strip())
        for one in order.whole.of(Meeting)
        if one.held_on is not None
        and one.held_on >= today
        and readers
        and readers <= _asked_to(order, one)
    ]
    if not coming:
        return ""
    day, *where = min(coming)
    moment = ", ".join(filled((full_date(day), *where)))
    return fill(order.texts.parents.next_talk, moment=moment)


def _asked_to(order: Order, meeting: Meeting) -> set[UUID | None]:
    people = attendees(order.whole, meeting)
    return {one.guardian_id or one.pupil_id for one in people}
