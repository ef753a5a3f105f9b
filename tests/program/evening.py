"""One evening at the window: killed at the first step, then everything is filled, printed and sent,
locked, and killed again.

In the night after it the user comes back, and closes. Both take a while, so they are lived once;
the tests each ask about a part of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ib_desk.application.progress import Silent
from ib_desk.application.vault_errors import OpenElsewhere
from ib_desk.domain.records.signal import Signal
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts
from tests.program.machine import Machine
from tests.program.marks import PLAIN, WORDS, mark
from tests.program.search import Search
from tests.program.user import User

SENTENCE = mark("zin") + " dat nog lang niet af"
MORE = " maar wel verder gaat"
CURSOR = 12

PAGES = (
    ("people", ""),
    ("signal", ""),
    ("contract", "Contract beginnen"),
    ("request", "Aanvraag beginnen"),
    ("broad_view", ""),
    ("matched_care", ""),
    ("plan", ""),
    ("contacts", ""),
    ("meetings", ""),
    ("meeting", ""),
    ("measures", ""),
    ("absence", ""),
    ("school_requests", ""),
    ("closing", ""),
    ("timeline", ""),
    ("register", ""),
    ("history", ""),
    ("closed_items", "Laat zien"),
)
FIRST_PAGES = 4
"""What leaves is made of these."""

Place = list[Any]
"""Name of the field, its text, position of the cursor."""


@dataclass
class Evening:
    """What was seen, in the order of the evening."""

    machine: Machine
    exports: Path
    """The folder that the user chose for what leaves; all else must be unreadable."""
    code_before: str = ""
    """On the sheet of the window that was killed before it was on paper."""
    code: str = ""
    loaded: list[str] = field(default_factory=list)
    """The modules in the process of the window, after all its work."""
    filled: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    seen_from_outside: list[str] = field(default_factory=list)
    pids: list[int] = field(default_factory=list)
    commands: list[list[str]] = field(default_factory=list)
    """Of the process before the lock, and after."""
    in_memory: list[list[str] | None] = field(default_factory=list)
    """Likewise; `None` where the system does not let us look."""
    open_elsewhere: bool = False
    """Whether a second process was kept out while the window had the vault."""
    texts_when_locked: list[str] = field(default_factory=list)
    texts_when_unlocked: list[str] = field(default_factory=list)
    leaks: dict[str, list[str]] = field(default_factory=dict)
    backups_when_locked: int = 0
    facts_when_locked: list[str] = field(default_factory=list)
    """What was seen, as anybody with the key reads it from the vault while it is locked."""
    places: dict[str, Place] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    """On standard error, by each process."""
    exit_code: int = -1

    @property
    def vault(self) -> Path:
        """Its folder."""
        (folder,) = (self.machine.home / ".local" / "share" / "IB Desk" / "kluizen").iterdir()
        return folder


def live_an_evening(root: Path, pages: Sequence[tuple[str, str]]) -> Evening:
    """From an empty machine to a killed window; `pages` of the file are filled."""
    machine = Machine(root)
    exports = root / "stick" / f"uit {PLAIN}"
    exports.mkdir(parents=True)
    evening = Evening(machine, exports)
    with _somebody(machine) as user:
        user.begin_vault()
        evening.code_before = user.code()
        user.kill()
    with _somebody(machine) as user:
        _work(user, evening, pages)
        _lock_in_a_sentence(user, evening)
        _get_killed_in_a_sentence(user, evening)
    return evening


def live_the_night(evening: Evening) -> Evening:
    """From the killed window to one that is closed; the evening, with what was seen after it."""
    with _somebody(evening.machine) as user:
        _come_back_and_close(user, evening)
    return evening


@contextmanager
def _somebody(machine: Machine) -> Iterator[User]:
    user = User(machine)
    try:
        yield user
    finally:
        user.process.kill()
        user.process.wait()


def _work(user: User, evening: Evening, pages: Sequence[tuple[str, str]]) -> None:
    evening.code = user.go_on_making_vault()
    stem = mark("")
    user.open("settings")
    user.wait_for("Jouw school")
    user.unfold()
    user.choose("Soort onderwijs", "pri")
    user.press("Leraar of helper toevoegen")
    user.unfold()
    evening.filled += user.fill(stem)
    user.open("pupils")
    user.press("Zelf een leerling toevoegen")
    user.unfold()
    evening.filled += user.fill(stem)
    user.press("Dossier beginnen")
    for page, begin in pages:
        user.open("", page)
        if page == "request":
            user.choose_last("Wat vraag je aan?")
        if begin:
            user.press(begin)
        if page == "contract":
            user.press("Meer vragen")
        user.unfold()
        evening.filled += user.fill(stem)
        evening.filled += user.add_one_of_each(stem)
    evening.filled += _attach(user, evening.exports)
    _let_things_out(user, evening.exports)
    user.open("pupils")
    evening.filled += user.fill(stem)
    evening.titles = user.titles()
    evening.seen_from_outside = seen_from_outside(user.pid)
    evening.loaded = user.evaluate("list(__import__('sys').modules)")


def _attach(user: User, exports: Path) -> list[str]:
    source = exports / f"bijlage {PLAIN}.txt"
    source.write_text(mark("bijlage"), encoding="utf-8")
    user.open("", "documents")
    user.press("Document toevoegen…")
    user.choose_file(str(source))
    user.press(f"{source.stem}. blijft hier")
    filled: list[str] = user.fill(mark(""))
    return filled


def _let_things_out(user: User, exports: Path) -> None:
    user.open("", "contract")
    user.press("Afdrukken")
    user.press("Opslaan als PDF…")
    user.choose_file(str(exports / "afspraken.pdf"))
    user.open("", "request")
    user.choose_last("Wie leest de aanvraag?")
    _could_not_read(user)
    # Whether the pupil must read it too depends on what is asked for.
    for point in (said for said in user.texts() if said.startswith("Invullen: Inzage voor ")):
        user.press(point)
        _could_not_read(user)
    user.press("Pakket maken…")
    user.press("Per mail")
    user.write("Waarom stuur je de aanvraag op met een open punt?", mark("reden"))
    user.press("Pakket maken")
    user.choose_file(str(exports / "pakket.pdf"))
    user.wait_for("Pakket gemaakt")


def _could_not_read(user: User) -> None:
    user.choose_last("Wat gebeurde er?")
    user.write("Waarom niet?", mark("niet gelezen"))
    user.keys("Tab")


def _lock_in_a_sentence(user: User, evening: Evening) -> None:
    user.open("", "signal")
    user.write("fact", SENTENCE)
    user.put_cursor(CURSOR)
    evening.places["before the lock"] = user.focus()
    _note_process(user, evening)
    parts = build_parts(resources_root())
    try:
        parts.vaults.unlock_with_recovery_code(evening.vault, evening.code).close()
    except OpenElsewhere:
        evening.open_elsewhere = True
    user.lock()
    user.wait_for("Openen")
    user.copied()
    evening.texts_when_locked = user.texts()
    _note_process(user, evening)
    _search(evening, "locked")
    _read_while_locked(evening, parts)
    user.unlock()
    user.wait_focus("fact")
    evening.texts_when_unlocked = user.texts()
    evening.places["after the lock"] = user.focus()


def _get_killed_in_a_sentence(user: User, evening: Evening) -> None:
    user.keys("End")
    user.write_on(MORE)
    evening.places["before the kill"] = user.focus()
    user.drafted()
    user.kill()
    evening.said.append(user.err)
    _search(evening, "killed")


def _come_back_and_close(user: User, evening: Evening) -> None:
    """Locked once more on the way, by a program that fails to close the vault."""
    user.unlock()
    user.wait_focus("fact")
    evening.places["after the kill"] = user.focus()
    user.evaluate("setattr(program._vault, 'close', lambda: 1 / 0)")
    user.lock()
    user.wait_for("Openen")
    evening.pids.append(user.pid)
    user.unlock()
    evening.exit_code = user.close()
    evening.said.append(user.err)
    _search(evening, "closed")


def _note_process(user: User, evening: Evening) -> None:
    command = Path("/proc", str(user.pid), "cmdline").read_bytes().decode()
    evening.pids.append(user.pid)
    evening.commands.append(command.split("\0")[:-1])
    evening.in_memory.append(in_memory(user.pid))


def _search(evening: Evening, when: str) -> None:
    spared = [evening.exports]
    evening.leaks[when] = Search(WORDS).in_folders(evening.machine.root, without=spared)


def _read_while_locked(evening: Evening, parts: Parts) -> None:
    evening.backups_when_locked = len(
        [
            parts.vaults.describe_backup(path, Silent())
            for path in (evening.vault / "reservekopieen").glob("*.ibdesk")
        ]
    )
    vault = parts.vaults.unlock_with_recovery_code(evening.vault, evening.code)
    try:
        evening.facts_when_locked = [one.fact for one in parts.desk(vault).records.find(Signal)]
    finally:
        vault.close()


def seen_from_outside(pid: int) -> list[str]:
    """Marked words in what a list of processes shows: command, environment, name."""
    folder = Path("/proc", str(pid))
    shown = b"".join((folder / name).read_bytes() for name in ("cmdline", "environ", "comm"))
    return Search(WORDS).in_bytes(shown)


def in_memory(pid: int) -> list[str] | None:
    """The mark as it is first found in memory that can be written; `None` when we may not look.

    One of the two words is enough: each mark holds both, and there is much memory.
    """
    search = Search([PLAIN])
    folder = Path("/proc", str(pid))
    try:
        with (folder / "mem").open("rb", buffering=0) as memory:
            for line in (folder / "maps").read_text().splitlines():
                span, rights, *_rest = line.split()
                if not rights.startswith("rw"):
                    continue
                begin, end = (int(part, 16) for part in span.split("-"))
                memory.seek(begin)
                with suppress(OSError):
                    if found := search.plainly(memory.read(end - begin)):
                        return found
    except PermissionError:
        return None
    return []
