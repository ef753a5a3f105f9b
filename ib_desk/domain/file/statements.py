"""What people said of a record of the file: found by it, and told with whose it is."""

from __future__ import annotations

from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.record import Holding, Record
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFileId


def statements_on(holding: Holding, record_id: UUID) -> tuple[Statement, ...]:
    """In the order in which they were added."""
    return tuple(one for one in holding.of(Statement) if one.about == record_id)


def statement_on(record: Record, file_id: SupportFileId) -> Statement:
    """One of the pupil, which says nothing yet."""
    return Statement(file_id=file_id, about=record.id, what=kind_name(type(record)))


def who_said(whole: WholeFile, statement: Statement) -> str:
    """By name, as far as one is known."""
    return statement.name if statement.of_professional else whole.called(statement.guardian_id)
