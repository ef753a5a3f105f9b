"""Where one comes in: a day begins with what it asks, half a text comes before that."""

from __future__ import annotations

from typing import Any, cast
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from ib_desk.application.drafts import Spot
from ib_desk.application.ports import Draft
from ib_desk.ui.arrival import Arrival
from ib_desk.ui.places import SETTINGS, TODAY
from tests.ui.desk_window import ALT

DRAFT = Draft(record_id=uuid4(), field="hopes", text="Dat Noor", cursor=0)


@pytest.mark.parametrize(
    ("is_first", "drafts", "begins"),
    [(True, (), True), (False, (), False), (True, (DRAFT,), False)],
)
def test_the_first_time_of_a_day_leads_to_vandaag_unless_a_text_is_unfinished(
    is_first, drafts, begins
):
    nothing = cast("Any", None)
    arrival = Arrival(
        vault=nothing,
        place="",
        desk=nothing,
        spot=Spot(place=SETTINGS),
        is_first_today=is_first,
        drafts=drafts,
        is_untouched=False,
        is_rotation_due=False,
        erased=0,
        notes_gone=0,
    )
    assert arrival.begins_a_day is begins


def test_from_there_back_leads_to_where_she_was(used):
    used.window.navigator.was_at(Spot(place=SETTINGS))
    used.window.navigator.go(Spot(place=TODAY), remember=False)
    used.settle()
    assert used.crumbs == ("Vandaag",)
    used.key(Qt.Key.Key_Left, ALT)
    assert used.crumbs == ("Instellingen",)
