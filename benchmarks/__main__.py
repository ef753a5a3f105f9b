"""`python -m benchmarks [FILES]`: a vault with a school and that many files (200), timed.

Every file holds what the example holds, so a vault is fuller than most will be. The key derivation
is the real one of this machine. Times are in milliseconds: the middle one and the worst. They tell
of this machine at this moment: between two runs compare what they are of the derivation alone.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.copies import copied
from benchmarks.demo import derive_key, seconds
from benchmarks.heavy_case import sealed_order
from benchmarks.vaults import PHRASE, new_vault
from ib_desk.application.desk import Desk
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.paper import Report
from ib_desk.application.progress import Silent
from ib_desk.application.vault import OpenVault
from ib_desk.domain.intake.import_decisions import unattended_decisions
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.example import (
    add_case,
    add_documents,
    example_records,
    ready_documents,
    sign_case,
)
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts


def main() -> None:
    """Print one line for each thing that is waited for."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    resources = resources_root()
    timed("the key derivation alone", 3, derive_key)
    timed("read all data files", 5, lambda: build_parts(resources))
    timed("start as a process", 3, lambda: seconds(sys.executable, "-m", "ib_desk", "--help"))
    parts = build_parts(resources)
    with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as name:
        folder = Path(name) / "vault"
        made = timed("make a vault", 1, lambda: new_vault(parts, folder))
        desk = parts.desk(made)
        _import(desk)
        records = example_records(resources)
        file = add_case(desk, records)
        add_documents(desk, file, ready_documents(desk, resources, Sector.PO))
        sign_case(desk, records)
        print(f"{count:7} files besides, each like the example")
        for number in range(count):
            add_case(desk, copied(records, number))
        _use(desk, folder.parent)
        made.close()
        _unlock_and_back_up(parts, folder)


def timed(what: str, times: int, work: Callable[[], Any]) -> Any:
    """Do `work` some times, print how long it took, give back the last result."""
    taken, result = [], None
    for _ in range(times):
        started = perf_counter()
        result = work()
        taken.append((perf_counter() - started) * 1000)
    print(f"{median(taken):7.0f} {max(taken):7.0f}  {what}", flush=True)
    return result


def _import(desk: Desk) -> None:
    export = resources_root().joinpath("demo", "edexml_de_zandbank.xml").read_bytes()
    preview = timed("read and compare an export", 1, lambda: desk.imports.read(export, Silent()))
    decisions = unattended_decisions(preview.plan)
    timed("take it in", 1, lambda: desk.imports.apply(preview, decisions, Silent()))


def _use(desk: Desk, out: Path) -> None:
    file = desk.records.find(SupportFile)[0]
    timed("the lists: first, and again", 5, desk.overview.look)
    timed("one file", 20, lambda: desk.files.one(file.id))
    timed("leave a field: saved", 50, _typist(desk))
    timed("undo", 20, desk.records.undo)
    timed("keep a draft", 50, lambda: desk.drafts.keep(file.id, "note", "half a sen"))
    timed("history of a file", 10, lambda: desk.records.history(file.id))
    snapshot = desk.documents.snapshot(file.id, with_contents=True)
    for report in Report:
        timed(f"print: {report.value}", 3, partial(desk.documents.print, report, snapshot))
    order = sealed_order(snapshot, desk.records.find(SwvRequest, file_id=file.id)[0])
    timed(
        "the package: checked, made, noted, written",
        1,
        lambda: desk.exit.let_out(order, ToFile(out / "p.pdf"), AtOnce(), Silent()),
    )


def _typist(desk: Desk) -> Callable[[], None]:
    """Adds a full stop to the same field at each call."""
    shown = desk.records.find(Signal)[0]

    def leave_field() -> None:
        nonlocal shown
        before, shown = shown, replace(shown, fact=shown.fact + ".")
        desk.records.change(before, shown)

    return leave_field


def _unlock_and_back_up(parts: Parts, folder: Path) -> None:
    opened: list[OpenVault] = []

    def unlock() -> None:
        for vault in opened:
            vault.close()
        phrase = passphrase_bytes(PHRASE)
        opened[:] = [parts.vaults.unlock_with_passphrase(folder, phrase)]

    timed("unlock, the one before closed first", 3, unlock)
    (vault,) = opened
    backup = timed("back up, checked", 2, lambda: vault.backups.make(Silent()))
    print(f"{backup.path.stat().st_size / 1e6:7.1f} MB is what a backup takes")
    vault.close()


if __name__ == "__main__":
    main()
