"""Keep a vault database of the newest schema in `tests/data/databases`, before its release.

    python tools/freeze_schema.py

It holds every code that a vault can hold, in its records and in its history, under the key of
`tests.databases`; a test opens it with every later version of the program. The codes that are new
go into the list of `tools/stored_codes.py`. A file that is there already is not replaced
unless `--again` is given: what has been released is not touched.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from uuid import UUID, uuid5

# Run as a script, where only the folder of this file is on the path.
sys.path.insert(0, str(Path(__file__).parent.parent))

from sqlalchemy import insert

from ib_desk.application.changes import Change, Edit
from ib_desk.application.ports import Binned, HistoryLine
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.storage.migrate import newest_revision
from ib_desk.storage.tables import CONTENT, LOOSE
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.fakes import ticking_clock
from tests.databases import KEY, opened, up_to_date
from tests.samples import sample_id, variants
from tools.sealed_the_same import sealed_the_same
from tools.stored_codes import list_new, listed

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "databases"


def main() -> int:
    """Write the file; 1 when there is one already."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--again", action="store_true", help="replace what is there")
    path = FOLDER / f"{newest_revision()}.db"
    if path.exists() and not parser.parse_args().again:
        print(f"{path.name} is there already.")
        return 1
    path.write_bytes(frozen())
    list_new(newest_revision(), listed())
    print(path)
    return 0


def frozen() -> bytes:
    """An encrypted database of the newest schema with every code that can be stored in one.

    Of the same records the same bytes: each id, day and beginning in it is settled.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        with opened(path) as engine:
            up_to_date(engine)
            with SqlUnitOfWork(engine) as work:
                for kind in KINDS:
                    for record in variants(kind):
                        work.save(record)
                for away in _away():
                    work.put_in_bin(away)
                for line in _lines():
                    work.write_history(line)
                work.put_setting("spot", "{}")
                work.commit()
            with engine.begin() as connection:
                connection.execute(insert(CONTENT), {"id": _id("content"), "bytes": b"%PDF-1.7"})
                connection.execute(insert(LOOSE), {"content_id": _id("content")})
        return sealed_the_same(path.read_bytes(), KEY)


def _away() -> Iterator[Binned]:
    """A line of the bin, and one for each reason to keep something out of sight."""
    clock = ticking_clock()
    for because in (None, *ClosedBecause):
        note = Agreement(
            id=_id(f"away {because}"),
            file_id=SupportFileId(sample_id(SupportFile)),
            result="away",
        )
        gone = Change(Action.REMOVED, (Edit(note, None),), note)
        closed = None if because is None else Closed(because=because, why="said")
        closed_in = None if because is None else sample_id(SupportFile)
        yield Binned(at=clock.now(), change=gone, closed=closed, closed_in=closed_in)


def _id(name: str) -> UUID:
    return uuid5(sample_id(SupportFile), name)


def _lines() -> Iterator[HistoryLine]:
    """History in which each kind comes, changes and goes, and everything is done that can be."""
    clock = ticking_clock()
    for action, kind in zip_longest(Action, KINDS):
        first, *others = variants(kind or KINDS[0])
        came = [Edit(None, record) for record in (first, *others)]
        edits = (*came, Edit(first, others[0]), Edit(others[0], None))
        change = Change(action or Action.CHANGED, edits, first)
        yield HistoryLine(at=clock.now(), change=change, file_id=sample_id(SupportFile))


if __name__ == "__main__":
    sys.exit(main())
