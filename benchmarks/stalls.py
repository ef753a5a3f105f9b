"""`python -m benchmarks.stalls [--day] [FILES]`: how long the window stands still in a day's work.

The program itself is opened over a vault of that many files (60), each as full as after years, and
does one thing after the other, each time until nothing is left to do. Told is the longest turn of
its event loop, in milliseconds that its thread worked; how often the yardstick goes into that; how
long it worked in all; and the longest time by the clock between two turns. The yardstick is bare
Qt: fifty labels and fifty fields, made, shown and drawn at once, measured beside each of these
things, for others who keep the machine busy make all of it slower.
With `--day` only Vandaag, a search and Ctrl+K, where the size of a school could tell.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QLineEdit, QWidget

from benchmarks.vaults import PHRASE, Fullness, fill, new_vault
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.main.resources import resources_root
from ib_desk.main.window import doorstep_of
from ib_desk.main.wiring import build_parts
from ib_desk.ui.app import Program, make_application
from ib_desk.ui.file_screen import FileScreen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import OVERVIEW, PUPILS, SEARCH, SETTINGS, TODAY
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.session import Session
from ib_desk.ui.spots import QUESTION
from ib_desk.ui.style.theme import Appearance, Scheme, current_theme
from ib_desk.ui.window import DeskWindow

MOST_MS: Final = 100.0
_QUIET_MS: Final = 200
_OFTEN_MS: Final = 2
_FIELDS: Final = 50
_LETTERS: Final = "noor les"
_TIMES: Final = 3
"""How many files are gone through; of each row the middle one counts."""


@dataclass(frozen=True, slots=True)
class Figures:
    """In milliseconds: the longest turn, all turns together, the longest wait for a turn."""

    longest: float
    whole: float
    gap: float
    yardstick: float
    """As it was just then."""


class Watch:
    """Sees each turn of the event loop of the thread that made it."""

    def __init__(self) -> None:
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.awake.connect(self._turn)
        self._look = QTimer(interval=_OFTEN_MS)
        self._look.timeout.connect(self._wait)
        self._begin()

    def _begin(self) -> None:
        self._longest = self._whole = self._gap = 0.0
        self._worked, self._last = thread_time(), perf_counter()

    def _turn(self) -> None:
        worked = thread_time()
        self._longest = max(self._longest, worked - self._worked)
        self._whole += worked - self._worked
        self._worked = worked

    def _wait(self) -> None:
        now = perf_counter()
        self._gap = max(self._gap, now - self._last)
        self._last = now

    def during(self, act: Callable[[], object], is_done: Callable[[], bool]) -> Figures:
        """Act in a turn of its own, and watch until it is done and nothing follows on it."""
        yardstick = _yardstick()
        self._begin()
        self._look.start()
        QTimer.singleShot(0, act)
        quiet_since = perf_counter()
        while (perf_counter() - quiet_since) * 1000 < _QUIET_MS or not is_done():
            before = self._whole
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if (self._whole - before) * 1000 > 1 or not is_done():
                quiet_since = perf_counter()
        self._look.stop()
        return Figures(1000 * self._longest, 1000 * self._whole, 1000 * self._gap, yardstick)


class Day:
    """What somebody does in the window, in rows of the table."""

    def __init__(self, program: Program, watch: Watch) -> None:
        self._program = program
        self._watch = watch
        self.rows: dict[str, list[Figures]] = {}

    def do(self, what: str, act: Callable[[], object]) -> None:
        """One thing, until it is there."""
        figures = self._watch.during(act, self._is_done)
        self.rows.setdefault(what, []).append(figures)

    def _is_done(self) -> bool:
        return isinstance(self._window, DeskWindow) and not self._session.is_busy

    @property
    def _window(self) -> QWidget | None:
        return self._program._frame.part  # noqa: SLF001 - as a user sees it

    @property
    def _session(self) -> Session:
        return self._desk.session

    @property
    def _desk(self) -> DeskWindow:
        if not isinstance(self._window, DeskWindow):
            raise TypeError(self._window)
        return self._window

    @property
    def _go(self) -> Navigator:
        return self._desk.navigator

    def unlock(self) -> None:
        """The door, a passphrase, and Enter."""
        self._watch.during(lambda: None, self._is_ready_at_the_door)
        field = self._program._frame.focusWidget()  # noqa: SLF001 - as above
        QTest.keyClicks(field, PHRASE)
        self.do("unlock, until the desk stands", lambda: QTest.keyClick(field, Qt.Key.Key_Return))

    def _is_ready_at_the_door(self) -> bool:
        is_in = self._program._inside is not None  # noqa: SLF001 - as above
        return is_in and isinstance(self._program._frame.focusWidget(), QLineEdit)  # noqa: SLF001

    def files(self) -> list[UUID]:
        """Some of them."""
        found: list[UUID] = []
        job = self._session.read(
            lambda: [file.id for file in self._session.desk.records.find(SupportFile)]
        )
        job.succeeded.connect(found.extend)
        self._watch.during(lambda: None, lambda: bool(found))
        return found

    def work(self) -> None:
        """Some files, page after page."""
        first, *others = self.files()
        self.do("the first file", partial(self._go.go_to_file, first))
        self._pages("first time")
        self._pages("again")
        for other in others[:_TIMES]:
            self.do("the next file", partial(self._go.go_to_file, other))
            self._pages("next file")
            self._edit()
        self.do("back to the first file", partial(self._go.go_to_file, first))
        self.do("to the caseload", partial(self._go.go_to, PUPILS))
        self.do("to the settings", partial(self._go.go_to, SETTINGS))
        self.find()
        self._looks()

    def find(self) -> None:
        """What is over all files: the day, and every letter of a question."""
        for _time in range(_TIMES):
            self.do("to Vandaag", partial(self._go.go_to, TODAY))
            self.do("to the search", partial(self._go.go_to, SEARCH, QUESTION))
            self._type("a letter of a search")
            self.do("Ctrl+K", partial(self._press, Qt.Key.Key_K))
            self._type("a letter in Ctrl+K")
            self._watch.during(partial(self._press, Qt.Key.Key_Escape), self._is_done)

    def _type(self, what: str) -> None:
        for letter in _LETTERS:
            self.do(what, partial(QTest.keyClicks, self._focus(), letter))

    def _press(self, key: Qt.Key) -> None:
        held = Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            held = Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self._focus(), key, held)

    def _focus(self) -> QWidget:
        focus: QWidget | None = self._desk.window().focusWidget()
        return self._desk if focus is None else focus

    def _looks(self) -> None:
        """Chosen in the settings; or the system becomes dark, whatever is shown."""
        theme = current_theme()
        larger = Appearance(scheme=Scheme.LIGHT, text_scale=1.5)
        for _time in range(_TIMES):
            self.do("theme, in the settings", partial(theme.use, Appearance(scheme=Scheme.DARK)))
            self._there_and_back("after the theme")
            self.do("text size, in the settings", partial(theme.use, larger))
            self._there_and_back("after the text size")
            theme.use(Appearance(scheme=Scheme.LIGHT))
        for place_id in ("contract", "matched_care", "request"):
            there = partial(self._go.go_to_file, self._file.file_id, place_id)
            self._watch.during(there, self._is_done)
            for scheme in (Scheme.DARK, Scheme.LIGHT):
                look = Appearance(scheme=scheme)
                self.do(f"theme, at {place_id}", partial(theme.use, look))

    def _there_and_back(self, when: str) -> None:
        """To what was not in view, the caseload and the heaviest page."""
        self.do(f"to the caseload: {when}", partial(self._go.go_to, PUPILS))
        self.do(f"to the contract: {when}", self._to_contract)
        self._watch.during(partial(self._go.go_to, SETTINGS), self._is_done)

    def _to_contract(self) -> None:
        self._go.go_to_file(self._file.file_id, "contract")

    def _pages(self, when: str) -> None:
        for place_id in self._place_ids():
            if place_id != OVERVIEW:
                self.do(f"{place_id}: {when}", partial(self._go.go_to_page, place_id))
        self._watch.during(lambda: self._go.go_to_page(OVERVIEW), self._is_done)

    def _place_ids(self) -> list[str]:
        rows = self._file._list.rows  # noqa: SLF001 - as above
        return [row.key for row in rows if isinstance(row.key, str)]

    def _edit(self) -> None:
        for kind, name, where in (
            (Intervention, "effect_note", "in a list"),
            (ContractParty, "going_well", "of the contract"),
        ):
            record = next(iter(self._whole.of(kind)))
            target = FieldPlace(record=kind, record_id=record.id, field=name)
            self._watch.during(partial(self._go.go_to_field, target), self._is_done)
            QTest.keyClicks(self._desk.window().focusWidget(), "Iets meer. ")
            self._watch.during(lambda: None, self._is_done)
            self.do(f"leave a field {where}", self._go.leave_field)
            stored = next(one for one in self._whole.of(kind) if one.id == record.id)
            if stored == record:
                raise ValueError(name)
            self.do(f"undo that, {where}", self._desk._take_back)  # noqa: SLF001 - Ctrl+Z

    @property
    def _file(self) -> FileScreen:
        if not isinstance(self._go.file, FileScreen):
            raise TypeError(self._go.file)
        return self._go.file

    @property
    def _whole(self) -> WholeFile:
        if self._file.whole is None:
            raise ValueError(self._file)
        return self._file.whole


def main() -> int:
    """Print the table; 1 where a turn was too long."""
    count = next((int(word) for word in sys.argv[1:] if word.isdecimal()), 60)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="ib-desk-bench-") as name:
        folder = Path(name)
        made = new_vault(build_parts(resources_root()), folder / "vault")
        fill(made.engine, resources_root(), count, Fullness(document_size=2_000))
        made.close()
        app, theme = make_application([], resources_root())
        watch = Watch()
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        doorstep = doorstep_of(folder / "vault")
        program = Program(app, theme, doorstep, Preferences(settings, app))
        program.start()
        day = Day(program, watch)
        day.unlock()
        if "--day" in sys.argv:
            day.find()
        else:
            day.work()
        is_within = _print(day.rows)
        program._end()  # noqa: SLF001 - nothing follows on it here
    return 0 if is_within else 1


def _yardstick() -> float:
    began = thread_time()
    page = QWidget()
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # nobody leaves a field for it
    rows = QFormLayout(page)
    for number in range(_FIELDS):
        rows.addRow(QLabel(f"Vraag {number}"), QLineEdit(f"Antwoord {number}"))
    page.show()
    page.grab()
    return 1000 * (thread_time() - began)


def _print(rows: dict[str, list[Figures]]) -> bool:
    yardsticks = [one.yardstick for figures in rows.values() for one in figures]
    usual, most = median(yardsticks), max(yardsticks)
    print(f"the yardstick was {usual:.1f} ms, and at most {most:.1f}")
    print("the longest turn, × yardstick, all turns, longest gap")
    is_within = True
    for what, figures in rows.items():
        longest = median(one.longest for one in figures)
        whole, gap = median(one.whole for one in figures), median(one.gap for one in figures)
        is_within = is_within and longest <= MOST_MS
        mark = " too long" if longest > MOST_MS else ""
        ratio = median(one.longest / one.yardstick for one in figures)
        print(f"{longest:7.1f} {ratio:6.1f}× {whole:8.1f} {gap:8.1f}  {what}{mark}")
    return is_within


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)
