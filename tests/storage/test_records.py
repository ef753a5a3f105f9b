"""What is stored comes back the same, for every kind of record there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import HistoryLine
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.kinds import KINDS
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.strategies import records_of

any_example = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # twenty fields take minutes to shrink
)
kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


@kinds
@any_example
@given(data=st.data())
def test_a_record_comes_back_from_its_table_as_it_went_in(filled_for_all, kind, data):
    first = data.draw(records_of(kind))
    second = replace(data.draw(records_of(kind)), id=first.id)

    for record in (first, second):
        with SqlUnitOfWork(filled_for_all) as work:
            work.save(record)
            assert work.get(kind, record.id) == record


@kinds
@any_example
@given(data=st.data())
def test_a_record_comes_back_from_the_plain_json_of_the_history_as_it_went_in(
    filled_for_all, kind, data
):
    first = data.draw(records_of(kind))
    second = replace(data.draw(records_of(kind)), id=first.id)
    edits = data.draw(st.permutations([Edit(None, first), Edit(first, second), Edit(second, None)]))
    line = HistoryLine(
        at=datetime.fromisoformat("2026-09-24 09:05"),
        change=Change(data.draw(st.sampled_from(Action)), tuple(edits), edits[0].record),
        file_id=None,
    )

    with SqlUnitOfWork(filled_for_all) as work:
        work.write_history(line)
        assert work.history(limit=1) == [line]
