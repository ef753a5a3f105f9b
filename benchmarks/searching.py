"""`python -m benchmarks.searching [FILES…]`: what it takes to find a sentence back.

Vaults of 60, 600 and 3000 files as in `benchmarks.growth`, and one of 500 files with 100,000 notes.
Each figure is the processor time of the thread of the database in milliseconds, the middle one of
some times; the first hits have to be there within 50. “A word typed” is what one field stored costs
more than it would without a search. The same texts stand in every file, which is the worst case:
each word is in hundreds of thousands of places.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any

from benchmarks.vaults import TODAY, Fullness, fill, new_vault
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.ports import Clock
from ib_desk.application.progress import Silent
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.record import Record
from ib_desk.domain.search.asked import read_question
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from ib_desk.storage.vault import OpenedVault

SIZES = (60, 600, 3000)
MANY_NOTES = 500
MOST_MS = 50.0
_TIMES = 9
_PLAIN = Fullness(document_size=2_000, history=2)
_FULL = Fullness(document_size=2_000, history=2, interventions=200)

QUESTIONS = (
    *("d", "no", "noo", "noor", "lezen", "woorden lezen", '"elke dag"', "rustig werken thuis"),
    *("leerling:noor", "leerling:noor lezen", "soort:afspraak", "lezen soort:afspraak open"),
    *(
        "lezen na:2025",
        "voor:2026",
        "lezen leerling:jansen na:1-9-2026",
        "zwemvijver",
        "afgesloten de",
    ),
)


def main() -> int:
    """Print the table; 1 when first hits took longer than they may."""
    sizes = [int(word) for word in sys.argv[1:]] or [*SIZES, MANY_NOTES]
    gc.disable()
    parts = build_parts(resources_root())
    measured: dict[int, dict[str, float]] = {}
    for size in sizes:
        full = _FULL if size == MANY_NOTES else _PLAIN
        with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as folder:
            vault = new_vault(parts, Path(folder) / "vault")
            fill(vault.engine, resources_root(), size, full)
            measured[size] = dict(_figures(parts, vault))
            vault.close()
        print(f"{size} files measured", file=sys.stderr, flush=True)
    print(f"{'':44}" + "".join(f"{size:>9}" for size in sizes))
    for row in measured[sizes[0]]:
        print(f"{row:44}" + "".join(f"{measured[size][row]:9.2f}" for size in sizes))
    slow = [
        row
        for one in measured.values()
        for row, ms in one.items()
        if row in QUESTIONS and ms > MOST_MS
    ]
    return 1 if slow else 0


def _figures(parts: Parts, vault: OpenedVault) -> Iterator[tuple[str, float]]:
    desk = parts.desk(vault, Clock(lambda: datetime.combine(TODAY, time(10))))
    turns = []
    while (turn := _timed(desk.search.make_some, 1)) and not _is_whole(vault):
        turns.append(turn)
    yield "made findable: one turn", median(turns)
    yield "made findable: the longest turn", max(turns)
    yield "made findable: all, in seconds", sum(turns) / 1000
    for question in QUESTIONS:
        asked = read_question(question, desk.catalogue.terms, TODAY)
        yield question, _timed(lambda: desk.search.find(asked, Silent()))  # noqa: B023 - at once
    notes = desk.records.find(Intervention)[:: max(1, len(desk.records.find(Intervention)) // 40)]
    bare = partial(SqlUnitOfWork, vault.engine)
    keeping = partial(SqlUnitOfWork, vault.engine, KeptTexts())
    longer = [replace(note, effect_note=f"{note.effect_note} nieuwwoord") for note in notes]
    without = median(_timed(partial(_store, bare, note), 1) for note in notes)
    yield "a record stored, nothing kept of it", without
    kept = median(_timed(partial(_store, keeping, note), 1) for note in longer)
    yield "a word typed", kept - without
    yield (
        "a day changed",
        median(_timed(partial(_store, keeping, note), 1) for note in longer) - without,
    )
    yield (
        "a field emptied",
        median(_timed(partial(_store, keeping, replace(note, goal="")), 1) for note in longer)
        - without,
    )


def _is_whole(vault: OpenedVault) -> bool:
    with SqlUnitOfWork(vault.engine) as work:
        return KeptTexts().is_whole(work)


def _store(unit_of_work: Any, record: Record) -> None:
    with unit_of_work() as work:
        work.save(record)
        work.commit()


def _timed(work: Any, times: int = _TIMES) -> float:
    taken = []
    for _ in range(times):
        started = thread_time()
        work()
        taken.append((thread_time() - started) * 1000)
    return median(taken)


if __name__ == "__main__":
    sys.exit(main())
