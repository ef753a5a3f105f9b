"""How she looks at the list of files is kept in the vault, and read with care."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest

from ib_desk.application.filters import Filter, Running
from ib_desk.application.list_views import (
    USUAL_COLUMNS,
    FileColumn,
    ListViews,
    NamedFilter,
    NameTaken,
    ViewsKept,
)
from ib_desk.application.ports import Clock
from ib_desk.application.records import Records
from ib_desk.application.taking_back import TakingBack
from ib_desk.application.undo import DEPTH, UndoStack
from ib_desk.domain.errors import NothingToUndo
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.running_measure import MeasureKind
from tests.application.fakes import FakeVault

CLOCK = Clock(lambda: datetime(2026, 9, 24, 9))  # noqa: DTZ001 - as the clock of the desk
NAME, LEVEL, TERM = FileColumn.NAME, FileColumn.LEVEL, FileColumn.TERM
HEAVY = Filter(
    query="noor",
    group="groep 6",
    level=4,
    running=Running.ALL,
    measure=MeasureKind.TLV,
    asks_now=True,
)


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def kept(vault: FakeVault, undo: UndoStack) -> ViewsKept:
    return ViewsKept(vault, undo)


def names(views: ListViews) -> list[str]:
    return [one.name for one in views.filters]


def test_until_she_chooses_the_usual_columns_and_no_filter(kept):
    assert kept.look() == ListViews(columns=USUAL_COLUMNS, filters=())


def test_columns_stay_as_she_put_them_with_the_name_in_front(kept, vault):
    assert kept.show_columns([TERM, NAME, LEVEL, TERM]).columns == (NAME, TERM, LEVEL)
    assert ViewsKept(vault, UndoStack()).look().columns == (NAME, TERM, LEVEL)


def test_the_name_alone_is_a_list_as_well(kept):
    assert kept.show_columns([]).columns == (NAME,)


def test_a_filter_is_kept_changed_called_otherwise_and_removed(kept, vault):
    kept.keep(" zwaar ", HEAVY)
    again = ViewsKept(vault, UndoStack())
    assert again.look().filters == (NamedFilter(name="zwaar", filter=HEAVY),)
    kept.keep("Zwaar", Filter(level=5))
    assert kept.look().filters == (NamedFilter(name="Zwaar", filter=Filter(level=5)),)
    for name, to in (("zwaar", "niveau 5"), ("niveau 5", "Niveau 5")):
        kept.rename(name, to)
        assert names(kept.look()) == [to]
    kept.remove("Niveau 5")
    assert names(kept.look()) == []


def test_filters_stand_by_name_and_each_name_once(kept):
    kept.keep("zes", Filter(group="groep 6"))
    kept.keep("acht", Filter(group="groep 8"))
    assert names(kept.look()) == ["acht", "zes"]
    with pytest.raises(NameTaken):
        kept.rename("zes", "ACHT")
    assert names(kept.look()) == ["acht", "zes"]


class TestTakenBack:
    """Each thing done with a filter is a step of undo, among those of records."""

    @pytest.fixture
    def back(self, vault: FakeVault, undo: UndoStack) -> TakingBack:
        self.records = Records(vault, undo, CLOCK)
        return TakingBack(vault, self.records, undo)

    def test_a_filter_that_was_removed_comes_back_as_it_was(self, kept, back):
        kept.keep("zwaar", HEAVY)
        before = kept.look()
        removed = kept.remove("zwaar")
        assert (removed.action, removed.called) == (Action.REMOVED, "zwaar")
        undone = back.undo()
        assert kept.look() == before
        assert (undone.action, undone.called) == (Action.UNDONE, "zwaar")
        assert back.redo().action is Action.REDONE
        assert names(kept.look()) == []

    def test_one_step_after_another_back_to_where_it_began(self, kept, back):
        kept.keep("a", Filter(level=1))
        kept.keep("a", Filter(level=2))
        kept.rename("a", "b")
        kept.remove("b")
        seen = []
        for _step in range(4):
            back.undo()
            seen.append([(one.name, one.filter.level) for one in kept.look().filters])
        assert seen == [[("b", 2)], [("a", 2)], [("a", 1)], []]
        with pytest.raises(NothingToUndo):
            back.undo()
        for _step in range(4):
            back.redo()
        with pytest.raises(NothingToUndo):
            back.redo()
        assert names(kept.look()) == []

    def test_what_makes_no_difference_is_no_step(self, kept, back):
        kept.keep("a", Filter())
        kept.keep("a", Filter())
        back.undo()
        assert names(kept.look()) == []

    def test_steps_of_records_and_of_filters_go_in_the_order_in_which_they_were_done(
        self, kept, back
    ):
        pupil = Pupil(call_name="Noor")
        self.records.add(pupil)
        kept.keep("a", Filter())
        changed = replace(pupil, call_name="Noortje")
        self.records.change(pupil, changed, visit="here")
        kept.remove("a")
        # A step of a filter lies between: the next letter is a step of its own.
        self.records.change(changed, replace(changed, call_name="Nora"), visit="here")
        told = []
        for _step in range(5):
            back.undo()
            said = [one.call_name for one in self.records.find(Pupil)]
            told.append((said, names(kept.look())))
        assert told == [
            (["Noortje"], []),
            (["Noortje"], ["a"]),
            (["Noor"], ["a"]),
            (["Noor"], []),
            ([], []),
        ]

    def test_thirty_steps_and_no_more(self, kept, back):
        for number in range(DEPTH + 3):
            kept.keep(f"nr {number}", Filter())
        for _step in range(DEPTH):
            back.undo()
        with pytest.raises(NothingToUndo):
            back.undo()
        assert len(names(kept.look())) == 3

    def test_records_alone_do_not_take_back_a_filter(self, kept, back):
        kept.keep("a", Filter())
        with pytest.raises(NothingToUndo):
            self.records.undo()
        back.undo()
        with pytest.raises(NothingToUndo):
            self.records.redo()


@pytest.mark.parametrize(
    "text",
    ["", "{", '"x"', "[1]", '[{"name": 3}]', '[{"name": "x", "running": "soms"}]'],
)
def test_what_nobody_can_read_is_left_out(kept, vault, text):
    with vault() as work:
        for setting in ("columns_of_files", "filters_of_lists"):
            work.put_setting(setting, text)
        work.commit()
    assert kept.look() == ListViews()


def test_a_column_of_another_version_is_left_out_and_the_rest_stays(kept, vault):
    with vault() as work:
        work.put_setting("columns_of_files", json.dumps(["name", "shoe_size", "level"]))
        work.commit()
    assert kept.look().columns == (NAME, LEVEL)


@pytest.mark.parametrize("wrong", [{"group": 6}, {"level": "4"}, {"query": 1}])
def test_a_filter_with_something_else_in_it_is_none(kept, vault, wrong):
    plain = {"name": "x", "query": "", "group": None, "level": None, "running": "now"}
    with vault() as work:
        work.put_setting("filters_of_lists", json.dumps([plain | wrong, plain | {"name": "y"}]))
        work.commit()
    assert names(kept.look()) == ["y"]
