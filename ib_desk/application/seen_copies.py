"""The copies of what a signer saw, when something in them is erased for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from uuid import UUID

from ib_desk.application.ports import Binned, UnitOfWork
from ib_desk.domain.errors import NotFound
from ib_desk.domain.leaving.sign_offs import FORM, without_records
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.support_file import SupportFile


def erase_from_copies(
    work: UnitOfWork, pupil: Pupil | None, gone: Collection[UUID], away: Iterable[Binned]
) -> None:
    """Take every word of these records out of all copies about this pupil, wherever they are kept.

    `away` is what is in the bin or closed, in which a request or a plan may be. Who is no pupil's
    is in no copy. In the transaction of the caller.
    """
    if pupil is None:
        return
    for content_id in work.each(_copies(work, pupil, away)):
        # Of what goes at the same time the bytes may be gone already.
        with suppress(NotFound):
            before = work.content(content_id)
            after = without_records(before, gone)
            if after != before:
                work.put_over(content_id, after)


def _copies(work: UnitOfWork, pupil: Pupil, away: Iterable[Binned]) -> list[ContentId]:
    files = work.find(SupportFile, pupil_id=pupil.id)
    seen: list[Record] = [*work.find_of(SeenText, "file_id", [file.id for file in files])]
    seen += [record for line in away for record in line.gone]
    return [*dict.fromkeys(_copies_in(seen))]


def _copies_in(records: Iterable[Record]) -> Iterator[ContentId]:
    for one in records:
        if isinstance(one, SeenText) and one.copy_id is not None and one.form == FORM:
            yield one.copy_id
