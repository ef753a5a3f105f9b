"""`python -m benchmarks.searching [FILES…]`: what it takes to find a sentence back.

Vaults of 60, 600 and 3000 files as in `benchmarks.growth`, and one of 500 files with 100,000 notes.
Each figure is the processor time of the thread of the database in milliseconds, the middle one of
some times; the first hits have to be there within 50. “A word typed” is what one field stored costs
more than it would without a search. The same texts stand in every file, which is the worst case:
each word is in hundreds of thousands of places. Beside its notes each file has two documents of ten
pages, with words that are rare and common as in a language.
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any, Final

from benchmarks.vaults import TODAY, Fullness, fill, new_vault
from ib_desk.application.desk import Desk
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.pages import MadePages
from ib_desk.application.ports import Clock
from ib_desk.application.progress import Silent
from ib_desk.domain.records.attachment import Attachment, MediaType
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.made_pages import MadeFacts, PageFacts
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.search.asked import read_question
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from ib_desk.storage.vault import OpenedVault

SIZES = (60, 600, 3000)
MANY_NOTES = 500
MOST_MS = 50.0
_TIMES = 9
_LANGUAGE: Final = 30_000
_ON_A_PAGE: Final = 400
_PAGES: Final = 10
_MOST_DOCUMENTED: Final = 600
_PLAIN = Fullness(document_size=2_000, history=2)
_FULL = replace(_PLAIN, interventions=200, live=MANY_NOTES)

QUESTIONS = (
    *("d", "no", "noo", "noor", "lezen", "woorden lezen", '"elke dag"', "rustig werken thuis"),
    *("leerling:noor", "leerling:noor lezen", "soort:afspraak", "lezen soort:afspraak open"),
    *(
        "lezen na:2025",
        "voor:2026",
        "lezen leerling:jansen na:1-9-2026",
        "zwemvijver",
        "afgesloten de",
        "observatie",
        "cafe obs",
        '"cafe observatie"',
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
            _add_documents(vault, min(size, _MOST_DOCUMENTED))
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
        median(
            _timed(partial(_store, keeping, replace(note, effect_note="")), 1) for note in longer
        )
        - without,
    )
    yield from _documents(vault, desk)


def _add_documents(vault: OpenedVault, files: int) -> None:
    """Two of ten pages in each of the first files."""
    draw = random.Random(1)  # noqa: S311 - words of nobody
    letters = "aeiouenrtsdlgk"
    known = ["".join(draw.choices(letters, k=draw.randint(3, 11))) for _ in range(_LANGUAGE)]
    often = [1 / (place + 10) for place in range(_LANGUAGE)]

    def page() -> str:
        return " ".join((*draw.choices(known, often, k=_ON_A_PAGE), "Noor", "café", "observatie"))

    with SqlUnitOfWork(vault.engine) as work:
        for file in work.find(SupportFile)[:files]:
            for number in range(2):
                words = tuple(page() for _ in range(_PAGES))
                facts = MadeFacts(pages=(PageFacts(),) * _PAGES)
                made = MadePages(pdf=bytes(2_000), words=words, facts=facts)
                document = Attachment(
                    file_id=file.id,
                    content_id=work.put_content(b"%PDF"),
                    title=f"Rapport {number}",
                    media_type=MediaType.PDF,
                    size=4,
                    digest="",
                    maker=1_000,
                    made=facts,
                    pages_id=work.put_content(made.kept().content),
                )
                work.save(document)
        work.commit()


def _documents(vault: OpenedVault, desk: Desk) -> Iterator[tuple[str, float]]:
    keeping = partial(SqlUnitOfWork, vault.engine, KeptTexts())
    document = next(one for one in desk.records.find(Attachment) if one.pages_id)
    named = (replace(document, title=f"Rapport {number}") for number in range(_TIMES))
    yield (
        "a document called otherwise",
        median(_timed(partial(_store, keeping, one), 1) for one in named),
    )
    yield "a document removed", _timed(lambda: desk.records.remove(document), 1)
    yield "taken out: one turn", _timed(desk.search.make_some, 3)
    yield "put back by undo", _timed(desk.records.undo, 1)


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
