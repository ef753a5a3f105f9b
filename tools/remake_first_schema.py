"""Make the first version of the tables anew from the dataclasses, with what is kept of it.

    python tools/remake_first_schema.py        (or: make first-schema)

That is its frozen vault and the list of stored codes; docs/records.md is written along. Only until
the first release: nobody has a vault yet, so a table or a code may change without a way for old
ones. After it each change is a version of its own (`tools/draft_migration.py`), which this tool
knows by that version being there: it then refuses.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Run as a script, where only the folder of this file is on the path.
sys.path.insert(0, str(Path(__file__).parent.parent))

from ib_desk.storage.migrate import newest_revision
from tools import records_page
from tools.draft_migration import VERSIONS, first
from tools.freeze_schema import FOLDER, frozen
from tools.stored_codes import list_new

FIRST = "0001"


def main() -> int:
    """Write the three files; 1 when a second version shows that the first is out in the world."""
    if newest_revision() != FIRST:
        print(f"{newest_revision()} builds on {FIRST}: python tools/draft_migration.py")
        return 1
    version, vault = VERSIONS / f"{FIRST}_first.py", FOLDER / f"{FIRST}.db"
    version.write_text(first(), encoding="utf-8")
    list_new(FIRST, known={})
    records_page.write()
    vault.write_bytes(frozen())
    print(f"{FIRST}_first.py, {FIRST}.db, the codes and the page of records are those of today.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
