"""`python -m benchmarks.growth [--full] [FILES…]`: what a school's size costs, in one table.

Vaults of 60, 600, 1500 and 3000 files, of which sixty are open: what a school has at one time, and
ten or twenty years of what was closed. Each figure is the processor time of the thread that works,
in milliseconds, the middle one of some times: others may keep the machine busy. Behind it stands
how often the yardstick goes into it, measured in the same run: a thousand rows of text, read out of
plain SQLite and understood. What does not grow with the school is as large in the last column as in
the first. `--full` makes documents of 200 KB and 200 lines of history for each file, as a school
has after years (3000 files: 4 GB); without it they are small, which no row here looks at.
"""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time
from itertools import cycle
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any

from PySide6.QtWidgets import QApplication

from benchmarks.vaults import TODAY, Fullness, fill, new_vault
from ib_desk.application.desk import Desk
from ib_desk.application.filters import Filter
from ib_desk.application.list_views import USUAL_COLUMNS, FileColumn, ListViews, NamedFilter
from ib_desk.application.named_pupils import named_pupils
from ib_desk.application.overview import Lists
from ib_desk.application.ports import Clock
from ib_desk.domain.leaving.forbidden import kept_inside
from ib_desk.domain.leaving.searched_text import searched
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts
from ib_desk.ui.app import make_application
from ib_desk.ui.caseload.list_page import CaseloadList

SIZES = (60, 600, 1500, 3000)
LIMITS = {
    "the lists, first look": 100.0,
    "the lists, after an edit": 16.0,
    "Vandaag, after an edit": 16.0,
    "shown in the window, after an edit": 16.0,
    "another filter, in the window": 100.0,
    "other columns, in the window": 100.0,
    "agreements by colleague, after an edit": 100.0,
    "remove a pupil with a file": 80.0,
    "put the pupil back, of whom none are left": 160.0,
}
"""Milliseconds, up to 1500 files: beyond these the row is marked."""
_TIMES = 9
_LIVE = 60

Figures = dict[str, float]


def main() -> int:
    """Print the table; 1 when a limit was passed."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdecimal()] or list(SIZES)
    small = Fullness(live=_LIVE, document_size=2_000, history=10)
    full = Fullness(live=_LIVE) if "--full" in sys.argv else small
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    gc.disable()  # as in the program, where `ib_desk.ui.collector` says when
    _application = make_application([], resources_root())
    parts = build_parts(resources_root())
    measured: dict[int, Figures] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as folder:
            measured[size] = dict(_figures(parts, Path(folder) / "vault", size, full))
        print(f"{size} files measured", file=sys.stderr, flush=True)
    return _print(measured, _yardstick())


def _print(measured: dict[int, Figures], yardstick: float) -> int:
    sizes = list(measured)
    print(f"yardstick {yardstick:.1f} ms; processor ms of the thread that works, × yardstick")
    print(f"{'':42}" + "".join(f"{size:>14}" for size in sizes) + f"{'growth':>9}")
    is_within = True
    for row, first in measured[sizes[0]].items():
        figures = [measured[size][row] for size in sizes]
        cells = "".join(f"{ms:8.1f} {ms / yardstick:4.1f}×" for ms in figures)
        most = max(ms for size, ms in zip(sizes, figures, strict=True) if size <= SIZES[2])
        passed = most > LIMITS.get(row, most)
        is_within = is_within and not passed
        print(f"{row:42}{cells}{figures[-1] / first:8.1f}×{' too long' if passed else ''}")
    return 0 if is_within else 1


def _yardstick() -> float:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE row (text TEXT)")
    texts = [(json.dumps([f"woord {place}" for place in range(20)]),) for _ in range(1_000)]
    database.executemany("INSERT INTO row VALUES (?)", texts)

    def read() -> None:
        for (text,) in database.execute("SELECT text FROM row"):
            json.loads(text)

    return _timed(read)


def _timed(work: Callable[[], Any], times: int = _TIMES) -> float:
    taken = []
    for _ in range(times):
        started = thread_time()
        work()
        taken.append((thread_time() - started) * 1000)
    return median(taken)


def _figures(parts: Parts, folder: Path, size: int, full: Fullness) -> Iterator[tuple[str, float]]:
    made = new_vault(parts, folder)
    fill(made.engine, resources_root(), size, full)
    clock = Clock(lambda: datetime.combine(TODAY, time(10)))

    def desk() -> Desk:
        return parts.desk(made, clock)

    yield "a line made anew", _timed(lambda: _whole(desk()), 1) / size
    yield "the lists, first look", _timed(lambda: desk().overview.look_soon())  # noqa: PLW0108 - each anew
    yield "the lists with all that was closed", _timed(lambda: desk().overview.look())  # noqa: PLW0108 - each anew
    yield "Vandaag, first look", _timed(lambda: desk().day.look())  # noqa: PLW0108 - each anew
    yield "agreements by colleague, first look", _timed(lambda: desk().owned.look())  # noqa: PLW0108 - each anew
    yield "all requests ever, first look", _timed(lambda: desk().overview.beside())  # noqa: PLW0108 - each anew
    yield from _edits(desk())
    yield from _views(desk())
    yield from _removals(desk())
    yield from _unlock(desk())
    made.close()


def _whole(desk: Desk) -> Lists:
    lists = desk.overview.look()
    while lists.to_make:
        lists = desk.overview.look()
    return lists


def _edits(desk: Desk) -> Iterator[tuple[str, float]]:
    lists, stored, looks, shows, reads, days = _whole(desk), [], [], [], [], []
    desk.day.look()
    show = _window(desk)
    show(lists)
    agreements = desk.records.find(Agreement)
    for number in range(_TIMES):
        known = agreements[number * len(agreements) // _TIMES]
        later = replace(known, ends_on=TODAY)
        stored.append(_timed(lambda: desk.records.change(known, later), 1))  # noqa: B023 - at once
        days.append(_timed(desk.day.look, 1))
        desk.records.change(later, replace(later, owner="Tim"))
        looks.append(_timed(desk.overview.look, 1))
        shows.append(_timed(lambda: show(desk.overview.look()), 1))
        reads.append(_timed(lambda: desk.files.one(known.file_id), 1))  # noqa: B023 - at once
    yield "a field stored", median(stored)
    yield "the lists, after an edit", median(looks)
    yield "Vandaag, after an edit", median(days)
    yield "shown in the window, after an edit", median(shows)
    yield "undo", _timed(desk.records.undo, 5)
    yield "a file read", median(reads)


def _window(desk: Desk) -> Callable[[Lists], None]:
    page = CaseloadList(desk.catalogue, desk.clock.today)
    page.resize(1280, 800)
    page.show()

    def show(lists: Lists) -> None:
        page.show_lists(lists)
        QApplication.processEvents()

    return show


def _views(desk: Desk) -> Iterator[tuple[str, float]]:
    """How she looks at Leerlingen: each figure is of the thread of the window alone."""
    lists = _whole(desk)
    page = CaseloadList(desk.catalogue, desk.clock.today)
    page.resize(1280, 800)
    page.show()
    page.show_lists(lists)
    kept = tuple(NamedFilter(name=str(level), filter=Filter(level=level)) for level in range(6))
    narrow = ListViews(columns=USUAL_COLUMNS, filters=kept)
    wide = ListViews(columns=tuple(FileColumn), filters=kept)
    page.show_views(narrow)
    QApplication.processEvents()
    names, views = cycle([one.name for one in kept]), cycle([wide, narrow])

    def filtered() -> None:
        page.use_filter(next(names))
        QApplication.processEvents()

    def arranged() -> None:
        page.show_views(next(views))
        QApplication.processEvents()

    yield "another filter, in the window", _timed(filtered)
    yield "other columns, in the window", _timed(arranged)
    page._bar.clear()  # noqa: SLF001 - all files again
    page.use_filter("")
    yield "the list as it leaves", _timed(page.sheet, 5)
    desk.owned.look()
    looks = []
    for known in desk.records.find(Agreement)[:_TIMES]:
        desk.records.change(known, replace(known, ends_on=TODAY))
        looks.append(_timed(desk.owned.look, 1))
    yield "agreements by colleague, after an edit", median(looks)


def _removals(desk: Desk) -> Iterator[tuple[str, float]]:
    """Of pupils of whom all can be found, as after an unlock; words leave in turns of their own."""
    removed, undone, turns, back, erased = [], [], [], [], []
    pupils = desk.records.find(Pupil)
    for pupil in pupils[:: len(pupils) // _TIMES]:
        desk.records.remove(pupil)
        desk.bin.put_back(pupil.id)
        removed.append(_timed(lambda: desk.records.remove(pupil), 1))  # noqa: B023 - at once
        undone.append(_timed(desk.records.undo, 1))
        desk.records.redo()
        turns += _turns(desk)
        back.append(_timed(lambda: desk.bin.put_back(pupil.id), 1))  # noqa: B023 - at once
        desk.records.remove(pupil)
        turns += _turns(desk)
        erased.append(_timed(lambda: desk.bin.erase(pupil.id, "dubbel"), 1))  # noqa: B023
    yield "remove a pupil with a file", median(removed)
    yield "undo that at once", median(undone)
    yield "words leave the search, a turn", median(turns)
    yield "put the pupil back, of whom none are left", median(back)
    yield "erase the pupil for good", median(erased)


def _turns(desk: Desk) -> list[float]:
    """Each until no word is left of what is gone."""
    taken, left = [], [True]

    def turn() -> None:
        with desk.bin._unit_of_work() as work:  # noqa: SLF001 - one turn of `Search.make_some`
            left[0] = work.take_out()
            work.commit()

    while left[0]:
        taken.append(_timed(turn, 1))
    return taken


def _unlock(desk: Desk) -> Iterator[tuple[str, float]]:
    files = desk.records.find(SupportFile)
    for pupil in desk.records.find(Pupil)[:20]:
        desk.records.remove(pupil)
    whole = desk.files.one(files[-1].id)
    text = "\n".join(one.title for one in whole.of(Intervention)) * 20

    def unlock() -> None:
        desk.bin.look()
        desk.attachments.purge()
        desk.attachments.outdated()

    def names() -> None:
        with desk.bin._unit_of_work() as work:  # noqa: SLF001 - what an output asks inside
            kept_inside(whole, named_pupils(work, searched(text).at))

    yield "unlock: term, documents, pages", _timed(unlock, 5)
    yield "names that may not leave", _timed(names, 5)


if __name__ == "__main__":
    sys.exit(main())
