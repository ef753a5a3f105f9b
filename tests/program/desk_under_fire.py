"""A nursery of processes that work at a desk over a real vault until test_kill.py has them killed.

It imports everything once. Then, for each line `WORDS SECONDS` on standard input, it forks a
process that unlocks the vault and saves on and on, and kills it so many seconds after so many of
its words. It passes on what that process told: each record, after its use case returned.

`python -m tests.program.desk_under_fire FOLDER`
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from ib_desk.application.desk import Desk
from ib_desk.application.vault import OpenVault
from ib_desk.domain.records.school import Professional
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.wiring import Parts
from tests.nursery import fire, told
from tests.quick_parts import quick_parts

PHRASE = "wolk fietspad zilver fiets"


def unlocked(parts: Parts, folder: Path) -> OpenVault:
    """The vault under fire."""
    return parts.vaults.unlock_with_passphrase(folder, passphrase_bytes(PHRASE))


def work(desk: Desk) -> None:
    """Adds somebody, types a draft about her, and corrects her, over and over."""
    told("begin")
    for _ in count():
        person = Professional(name="eerst", organisation="x" * 500)
        desk.records.add(person)
        desk.drafts.keep(person.id, "name", "half")
        told(f"added {person.id}")
        desk.records.change(person, replace(person, name="daarna"))
        told(f"changed {person.id}")


def main(folder: Path) -> None:
    """See the module."""
    parts = quick_parts()
    for order in sys.stdin:
        words, seconds = order.split()
        fire(lambda: work(parts.desk(unlocked(parts, folder))), float(seconds), int(words))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
