"""Lets things out of a vault until test_kill_exit.py has the process killed (`under_fire.py`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.desk import Desk
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import DocumentOrder, HandoverOrder, Order, PrintOrder
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
from tests.nursery import told
from tests.plain_pages import PlainPages
from tests.program.desk_under_fire import unlocked
from tests.quick_parts import quick_parts

T = TypeVar("T")


def desk_at(parts: Parts, folder: Path, *, is_plain: bool = True) -> tuple[OpenedVault, Desk]:
    """With pages that cost nothing, so that most of the time something is on its way out."""
    vault = unlocked(parts, folder)
    assert isinstance(vault, OpenedVault)
    real = parts.paper
    plain = PlainPages()
    paper = Paper(plain, plain, real.maker, real.viewer, real.forms, plain) if is_plain else real
    return vault, parts.desk_over(vault, partial(SqlUnitOfWork, vault.engine), Clock(), paper)


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
            HandoverOrder(
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


def let_out(vault: Path, folder: Path) -> None:
    """Prints, documents and packages into `folder`; tells each name once the register says *made*.

    A package is called back, so that the next one can be made.
    """
    desk = desk_at(quick_parts(), vault)[1]
    for number in cycle(range(3)):
        order = orders(desk)[number]
        path = folder / f"{uuid4()}.pdf"
        out = desk.exit.let_out(order, ToFile(path), Telling(), Silent())
        told(f"left {path.name}")
        if isinstance(order, HandoverOrder):
            desk.register.note(out.line_ids[0], DisclosureState.NOT_SENT, desk.clock.today())
