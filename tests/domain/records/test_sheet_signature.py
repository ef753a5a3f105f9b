"""A signature in what happened: who did not answer signed nothing."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from ib_desk.domain.records.disclosure import DisclosureId
from ib_desk.domain.records.doubts import Doubt, doubts
from ib_desk.domain.records.moment import Happening
from ib_desk.domain.records.sheet_signature import SheetSaid, SheetSignature
from tests.domain.made_files import made

DAY = date(2026, 9, 16)
EARLIER = DAY - timedelta(days=1)


def signed(says: SheetSaid | None, said_on: date | None = DAY) -> SheetSignature:
    return SheetSignature(disclosure_id=DisclosureId(uuid4()), says=says, said_on=said_on)


@pytest.mark.parametrize("says", [SheetSaid.SEEN, SheetSaid.AGREES, SheetSaid.DISAGREES])
def test_what_was_signed_happened_on_its_day(says):
    (moment,) = signed(says).moments(made())
    assert (moment.happening, moment.on) == (Happening.SHEET_SIGNED, DAY)
    assert not [*signed(says, None).moments(made())]


def test_that_nobody_answered_is_told_as_no_signature():
    (moment,) = signed(SheetSaid.NO_REPLY).moments(made())
    assert (moment.happening, moment.choice) == (Happening.SHEET_UNANSWERED, None)
    assert not [*signed(SheetSaid.NO_REPLY, None).moments(made())], "it is of no day"
    assert not [*signed(None).moments(made())]


def test_a_day_before_that_of_the_sheet_is_doubted():
    one = signed(SheetSaid.AGREES)
    assert doubts(one, DAY, printed_on=DAY + timedelta(days=1)) == {
        "said_on": Doubt.BEFORE_THE_PRINT
    }
    assert doubts(one, DAY, printed_on=DAY) == {}
    assert doubts(one, DAY) == {}
    assert doubts(signed(None, None), DAY, printed_on=DAY) == {}
