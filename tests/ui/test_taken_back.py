"""What goes through the window can be taken back, or was asked for twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt

from tests.ui.desk_window import CONTROL, WindowInUse
from tests.ui.looking import button_in_sight
from tests.ui.opened_desk import OpenedDesk, opened_desk
from tests.ui.test_one_word import said_in_code

UI: Final = Path(__file__).parents[2] / "ib_desk" / "ui"
_GOES: Final = re.compile(
    r"^verwijderen\b|\b(verwijderen|leegmaken|wissen|naar de prullenbak)…?$", re.IGNORECASE
)
"""How a button or a menu says that something goes."""

_IS_A_STEP: Final = re.compile(r"session\.remove\(")
"""Whoever removes a record so, has a step of undo with it."""

BY_UNDO: Final = {
    "caseload/list_page.py": "a pupil: `LeavingCard`",
    "caseload/view_card.py": "a filter that she named: `ViewsKept`",
    "contract/party_head.py": "a party: its page removes it",
    "forms/record_entry.py": "a record of a list: `RecordList` removes it",
    "opp/standing_card.py": "a plan: its page removes it",
}
"""Where something else does it, and what."""

ASKED_TWICE: Final = {
    "bin/erase_card.py": "out of the bin, for good, with a reason",
    "bin/screen.py": "asks for the reason",
    "key_rotation.py": "copies that open with an old key: that is why they go",
    "settings/aside_list.py": "a vault that was set aside, after a question",
    "settings/secrets_card.py": "a way in: what takes it back would be a way in",
    "settings/ways_in_list.py": "asks the question of the card",
}
A_COPY_OUTSIDE: Final = {
    "leaving/folder_note.py": "a folder with a request",
    "portal/view.py": "the same, beside a portal",
    "request/folder_card.py": "the same, on the page of the request",
}
"""What left is kept in the vault, and can be let out again."""
NOTHING_KEPT_YET: Final = {"take_over/form.py": "a line of a form that was not stored"}


def test_each_place_where_something_goes_says_how_it_comes_back():
    """A new one: let it be a step of undo, name it here, and prove it by a test."""
    found = {
        where.removeprefix("ib_desk/ui/").split(":")[0]
        for where, text in said_in_code()
        if where.startswith("ib_desk/ui/") and _GOES.search(text)
    }
    by_itself = {one for one in found if _IS_A_STEP.search((UI / one).read_text("utf-8"))}
    assert by_itself
    said = BY_UNDO.keys() | ASKED_TWICE.keys() | A_COPY_OUTSIDE.keys() | NOTHING_KEPT_YET.keys()
    assert found - by_itself == said


class TestAFilterThatSheNamed:
    """It is in no file, no history and no bin: undo is its only way back."""

    @pytest.fixture
    def desk(self, empty_vault, tmp_path) -> Iterator[OpenedDesk]:
        with opened_desk(empty_vault, tmp_path, pages=False) as made:
            yield made

    @pytest.fixture
    def used(self, qtbot, desk) -> WindowInUse:
        """In the card, with a filter of that name kept."""
        used = WindowInUse(qtbot, desk)
        used.open_caseload()
        used.press("Filters en kolommen")
        used.type("TLV loopt af")
        used.key(Qt.Key.Key_Return)
        assert names(used) == ["TLV loopt af"]
        return used

    def test_ctrl_z_brings_it_back_and_ctrl_y_takes_it_away_again(self, used):
        used.press("Filter verwijderen")
        assert (used.toast, names(used)) == ("Filter ‘TLV loopt af’ verwijderd", [])
        assert used.undo_words == "Ongedaan maken: Filter ‘TLV loopt af’ verwijderd"
        used.key(Qt.Key.Key_Z, CONTROL)
        assert names(used) == ["TLV loopt af"]
        assert used.toast == "Ongedaan gemaakt: filter ‘TLV loopt af’"
        used.key(Qt.Key.Key_Y, CONTROL)
        assert (used.toast, names(used)) == ("Opnieuw gedaan: filter ‘TLV loopt af’", [])

    def test_so_does_the_message_from_wherever_she_is_by_then(self, used):
        used.press("Filter verwijderen")
        used.open_place("today")
        button_in_sight(used.window, "Ongedaan maken").click()
        used.settle()
        used.open_caseload()
        assert names(used) == ["TLV loopt af"]


def names(used: WindowInUse) -> list[str]:
    used.settle()
    return [one.name for one in used.desk.session.desk.views.look().filters]
