"""After an unlock a folder that still stands outside is asked about, until it is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from ib_desk.domain.records.swv import DeliveryShape
from tests.ui.desk_window import WindowInUse
from tests.ui.left_folder import folder_let_out


@pytest.fixture
def folder(used: WindowInUse, tmp_path: Path) -> Path:
    place = folder_let_out(used, tmp_path / "A26-4071", DeliveryShape.FOLDER)
    ask_again(used)
    return place


def ask_again(used: WindowInUse) -> None:
    used.window.folders.show_folders(used.desk.ask(used.session.desk.left_folders.all))
    used.settle()


def is_asked(used: WindowInUse) -> bool:
    return not used.window.folders.isHidden()


def test_it_says_which_one_and_takes_it_away(used, folder):
    assert "‘A26-4071’" in used.window.folders.accessibleName()
    used.press("Map verwijderen")
    assert not folder.exists()
    assert not is_asked(used)
    ask_again(used)
    assert not is_asked(used)


def test_who_is_not_done_is_asked_again_the_next_time(used, folder):
    used.press("Later")
    assert not is_asked(used)
    assert folder.exists()
    ask_again(used)
    assert is_asked(used)


def test_the_way_to_the_request_leads_to_its_file(used, folder):
    used.press("Bekijken")
    used.settle()
    assert used.crumbs[-1] == "Aanvraag"


def test_what_is_hers_stays_and_she_can_say_that_she_saw_to_it(used, folder):
    (folder / "van mij.txt").write_text("zelf")
    used.press("Map verwijderen")
    assert "veranderd of van jou" in used.window.folders.accessibleName()
    used.press("Ik heb hem zelf verwijderd")
    assert not is_asked(used)
    ask_again(used)
    assert not is_asked(used)


def test_of_two_the_second_is_asked_after_the_first(used, folder):
    first = used.desk.ask(used.session.desk.left_folders.all)
    used.window.folders.show_folders((*first, *first))
    used.press("Later")
    assert is_asked(used)
    used.press("Later")
    assert not is_asked(used)


def test_without_one_nothing_is_asked(used):
    ask_again(used)
    assert not is_asked(used)
