"""How she looks at the list of files is kept in the vault, and read with care."""

from __future__ import annotations

import json
from collections.abc import Callable

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
from ib_desk.domain.records.running_measure import MeasureKind
from tests.application.fakes import FakeVault

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
def kept(vault: FakeVault) -> ViewsKept:
    return ViewsKept(vault)


def names(views: ListViews) -> list[str]:
    return [one.name for one in views.filters]


def test_until_she_chooses_the_usual_columns_and_no_filter(kept):
    assert kept.look() == ListViews(columns=USUAL_COLUMNS, filters=())


def test_columns_stay_as_she_put_them_with_the_name_in_front(kept, vault):
    assert kept.show_columns([TERM, NAME, LEVEL, TERM]).columns == (NAME, TERM, LEVEL)
    assert ViewsKept(vault).look().columns == (NAME, TERM, LEVEL)


def test_the_name_alone_is_a_list_as_well(kept):
    assert kept.show_columns([]).columns == (NAME,)


def test_a_filter_is_kept_changed_called_otherwise_and_removed(kept, vault):
    kept.keep(" zwaar ", HEAVY)
    assert ViewsKept(vault).look().filters == (NamedFilter(name="zwaar", filter=HEAVY),)
    other = kept.keep("Zwaar", Filter(level=5))
    assert other.filters == (NamedFilter(name="Zwaar", filter=Filter(level=5)),)
    assert names(kept.rename("zwaar", "niveau 5")) == ["niveau 5"]
    assert names(kept.rename("niveau 5", "Niveau 5")) == ["Niveau 5"]
    assert names(kept.remove("Niveau 5")) == []


def test_filters_stand_by_name_and_each_name_once(kept):
    kept.keep("zes", Filter(group="groep 6"))
    assert names(kept.keep("acht", Filter(group="groep 8"))) == ["acht", "zes"]
    with pytest.raises(NameTaken):
        kept.rename("zes", "ACHT")
    assert names(kept.look()) == ["acht", "zes"]


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


def test_each_change_gives_what_is_kept_then(kept):
    changes: list[Callable[[], ListViews]] = [
        lambda: kept.show_columns([TERM]),
        lambda: kept.keep("a", Filter()),
        lambda: kept.rename("a", "b"),
        lambda: kept.remove("b"),
    ]
    for change in changes:
        assert change() == kept.look()
