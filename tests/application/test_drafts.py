from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.drafts import Drafts, Spot
from ib_desk.application.ports import Draft
from tests.application.fakes import FakeVault
from tests.strategies import TEXTS, values_of

RECORD, OTHER = UUID(int=1), UUID(int=2)
TODAY = date(2026, 9, 24)
SPOT = Spot(place="contract", file_id=OTHER, record_id=RECORD, field="hopes", cursor=12, scroll=340)


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def drafts(vault: FakeVault) -> Drafts:
    return Drafts(vault)


def test_the_last_text_of_each_field_is_kept(drafts):
    drafts.keep(RECORD, "hopes", "Dat Noor", 8)
    drafts.keep(RECORD, "fears", "")
    drafts.keep(OTHER, "hopes", "rust", 4)
    drafts.keep(RECORD, "hopes", "Dat Noor weer m", 15)

    assert set(drafts.all()) == {
        Draft(record_id=RECORD, field="hopes", text="Dat Noor weer m", cursor=15),
        Draft(record_id=RECORD, field="fears", text=""),
        Draft(record_id=OTHER, field="hopes", text="rust", cursor=4),
    }


def test_a_forgotten_draft_leaves_the_others(drafts):
    drafts.keep(RECORD, "hopes", "Dat Noor")
    drafts.keep(RECORD, "fears", "Dat niemand")

    drafts.forget(RECORD, "hopes")
    drafts.forget(OTHER, "never there")

    assert [draft.field for draft in drafts.all()] == ["fears"]


def test_a_new_vault_has_no_drafts_and_no_spot(drafts):
    assert drafts.all() == []
    assert drafts.spot() is None
    assert not drafts.was_here_on(TODAY)


def test_it_is_known_whether_she_was_here_today(drafts):
    drafts.remember(SPOT, TODAY)
    assert drafts.was_here_on(TODAY)
    assert not drafts.was_here_on(TODAY + timedelta(days=1))


@given(spot=values_of(Spot))
def test_the_spot_comes_back_as_it_was_left(spot):
    drafts = Drafts(FakeVault())
    drafts.remember(SPOT, TODAY)
    drafts.remember(spot, TODAY)

    assert drafts.spot() == spot


def keep_plainly(vault: FakeVault, kept: str) -> None:
    with vault() as work:
        work.put_setting("spot", kept)
        work.commit()


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        "null",
        '"contract"',
        "{}",
        '{"place": "file", "file_id": "7"}',
        '{"place": "file", "file_id": 7}',
        '{"place": "file", "cursor": "a"}',
        '{"place": "file", "scroll": null}',
        '{"place": "file", "scroll": 1e999}',
    ],
)
def test_a_spot_that_cannot_be_read_is_no_spot(vault, drafts, kept):
    keep_plainly(vault, kept)

    assert drafts.spot() is None


@given(
    kept=st.recursive(
        TEXTS | st.integers() | st.none() | st.floats(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["place", "file_id", "cursor", "x"]), inner)
        ),
    )
)
def test_nothing_that_was_kept_is_an_error(kept):
    vault = FakeVault()
    keep_plainly(vault, json.dumps(kept))

    spot = Drafts(vault).spot()

    assert spot is None or isinstance(spot, Spot)


def test_a_spot_of_another_version_gives_what_is_known_of_it(vault, drafts):
    keep_plainly(vault, '{"place": "file", "column": 3, "field": "hopes"}')

    assert drafts.spot() == Spot(place="file", field="hopes")
