"""Keep a vault database of the newest schema in `tests/data/databases`, before its release.

    python tools/freeze_schema.py

It holds one filled record of every kind with its history, under the key of `tests.databases`; a
test opens it with every later version of the program. A file that is there already is not replaced
unless `--again` is given: what has been released is not touched.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

# Run as a script, where only the folder of this file is on the path.
sys.path.insert(0, str(Path(__file__).parent.parent))

from ib_desk.application.changes import Edit
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.records.action import Action
from ib_desk.storage.migrate import newest_revision
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.fakes import ticking_clock
from tests.databases import opened, up_to_date
from tests.samples import samples

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
    print(path)
    return 0


def frozen() -> bytes:
    """An encrypted database of the newest schema with a record of every kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        with opened(path) as engine:
            up_to_date(engine)
            records = Records(lambda: SqlUnitOfWork(engine), UndoStack(), ticking_clock())
            records.apply(Action.IMPORTED, [Edit(None, record) for record in samples()])
            with SqlUnitOfWork(engine) as work:
                work.put_content(b"%PDF-1.7")
                work.put_setting("spot", "{}")
                work.commit()
        return path.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
