"""What is stored comes back the same, for every kind of record there is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from ib_desk.domain.record import Record
from ib_desk.domain.records import KINDS
from ib_desk.storage.plain import from_plain, to_plain
from ib_desk.storage.tables import TABLES, kind_named, table_name
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.samples import sample
from tests.strategies import records_of

any_example = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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
def test_a_record_comes_back_from_plain_json_as_it_went_in(kind, data):
    record = data.draw(records_of(kind))

    assert from_plain(json.loads(json.dumps(to_plain(record))), kind) == record
