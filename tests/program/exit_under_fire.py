"""A nursery of processes that let things out of a vault until test_kill_exit.py has them killed.

As `desk_under_fire.py`: for each line `TURNS SECONDS` on standard input a process unlocks the
vault and writes prints, documents and packages into a folder, on and on, and is killed so long
after so many turns of the database. It passes on each name once the register says that it was made.

`python -m tests.program.exit_under_fire VAULT FOLDER`
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.desk import Desk
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import DocumentOrder, Order, PrintOrder, SealedOrder
from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.ports import Clock
from ib_desk.application.progress import Silent
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import DisclosureState, Way
from ib_desk.domain.records.request import SwvRequest
from ib_desk.main.wiring import Paper, Parts
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from ib_desk.storage.vault import OpenedVault
from tests.nursery import fire, told
from tests.plain_pages import PlainPages
from tests.program.desk_under_fire import unlocked
from tests.quick_parts import quick_parts

T = TypeVar("T")


def desk_at(parts: Parts, folder: Path, *, is_plain: bool = True) -> tuple[OpenedVault, Desk]:
    """With pages that cost nothing, so that most of the time something is on its way out."""
    vault = unlocked(parts, folder)
    assert isinstance(vault, OpenedVault)
    real = parts.paper
    paper = Paper(PlainPages(), PlainPages(), real.maker, real.viewer) if is_plain else real
    return vault, parts.desk_over(vault, lambda: SqlUnitOfWork(vault.engine), Clock(), paper)


def orders(desk: Desk) -> list[Order]:
    """One of each kind, of what stands in the vault now; the package only of an open request."""
    request = desk.records.find(SwvRequest)[0]
    snapshot = desk.documents.snapshot(request.file_id, with_contents=True)
    choices = PrintChoices()
    found: list[Order] = [
        PrintOrder(
            snapshot=snapshot, report=Report.PARENTS, choices=choices, recipient="", ground=""
        ),
        DocumentOrder(attachment=desk.records.find(Attachment)[0]),
    ]
    if request.packed_on is None:
        found.append(
            SealedOrder(
                snapshot=snapshot,
                request=request,
                choices=choices,
                passphrase=str(uuid4()),
                way=Way.SEALED_BY_MAIL,
                recipient="",
                ground="",
                reason="Proef.",
            )
        )
    return found


class Telling(AtOnce):
    """Tells when a turn of the database is over: what is between two of them is what matters."""

    @override
    def ask(self, query: Callable[[], T]) -> T:
        answer = super().ask(query)
        told("turn")
        return answer

    @override
    def keep(self, use_case: Callable[[], Change]) -> None:
        super().keep(use_case)
        told("turn")


def work(desk: Desk, folder: Path) -> None:
    """Lets out, over and over; a package is called back, so that the next one can be made."""
    for number in cycle(range(3)):
        order = orders(desk)[number]
        path = folder / f"{uuid4()}.pdf"
        out = desk.exit.let_out(order, ToFile(path), Telling(), Silent())
        told(f"left {path.name}")
        if isinstance(order, SealedOrder):
            desk.register.note(out.line_id, DisclosureState.NOT_SENT, desk.clock.today())


def main(vault: Path, folder: Path) -> None:
    """See the module."""
    parts = quick_parts()
    for order in sys.stdin:
        turns, seconds = order.split()
        fire(lambda: work(desk_at(parts, vault)[1], folder), float(seconds), words=int(turns))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
