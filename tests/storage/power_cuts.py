"""What a disk may hold after the power went, for a process whose writes were all recorded.

A process runs under strace. Afterwards the machine can lose its power after each of its calls, any
number of times: what was flushed is there; of what was not, each write is there, or not, or in
pieces of 512 bytes, in any order; and of names that were not flushed (new, changed, removed) the
later ones are missing. That is harder than the disks and file systems of today are on us.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CAN_RECORD = shutil.which("strace") is not None
SECTOR = 512

_CALLS = "openat,lseek,write,pwrite64,ftruncate,fsync,fdatasync,rename,unlink,mkdir"
_LINE = re.compile(r"^(\d+) +(.*)$")
_CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?")
_FILE = re.compile(r"^(\d+)<([^>]*)>(?:\(deleted\))?")
_WORDS = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that a process did to the folder, or said on its standard output."""

    what: str
    name: str = ""
    other: str = ""
    at: int = 0
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A folder as it was, and what a process did to it."""

    before: dict[str, bytes]
    acts: list[Act]

    def index_of(self, word: str) -> int:
        """After which act the process had said `word`."""
        return next(
            at
            for at, act in enumerate(self.acts)
            if act.what == "said" and word.encode() in act.data
        )

    def said(self, cut: int) -> list[str]:
        """The lines that the process had said by then."""
        said = b"".join(act.data for act in self.acts[:cut] if act.what == "said")
        return said.decode().split("\n")[:-1]


def record(command: Sequence[str], folder: Path, cwd: Path) -> Recording:
    """Run `command` to its end and read what it did to `folder`."""
    before = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    with tempfile.NamedTemporaryFile() as log:
        subprocess.run(
            [  # noqa: S607 -- of the system
                "strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "8000000", "-o", log.name,
                "-e", f"trace={_CALLS}", *command,
            ],
            cwd=cwd,
            check=True,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        lines = Path(log.name).read_text("ascii", errors="replace").splitlines()
    return Recording(before=before, acts=list(_Reader(folder).acts(_whole_calls(lines))))


def _whole_calls(lines: Sequence[str]) -> Iterator[str]:
    """Calls that were interrupted by those of another thread put together again."""
    waiting: dict[str, str] = {}
    for line in lines:
        found = _LINE.match(line)
        if not found:
            continue
        thread, rest = found.groups()
        if rest.endswith("<unfinished ...>"):
            waiting[thread] = rest.removesuffix("<unfinished ...>").rstrip()
        elif rest.startswith("<... "):
            yield waiting.pop(thread) + rest.partition("resumed>")[2]
        else:
            yield rest


@dataclass
class _Reader:
    folder: Path
    places: dict[str, int] = field(default_factory=dict)
    """Where the next plain write of an open file goes."""

    def acts(self, calls: Iterator[str]) -> Iterator[Act]:
        for call in calls:
            found = _CALL.match(call)
            if found and int(found[3]) >= 0:
                yield from self._act(found[1], found[2], int(found[3]), _path(found[4] or ""))

    def _act(self, call: str, words: str, gave: int, opened: str) -> Iterator[Act]:
        texts = [_plain(text) for text in _WORDS.findall(words)]
        if call == "openat":
            name = self._inside(opened)
            self.places[f"{gave}<{opened}>"] = 0
            if name is not None and "O_CREAT" in words:
                yield Act(what="create", name=name)
            if name is not None and "O_TRUNC" in words:
                yield Act(what="truncate", name=name)
            return
        if call in {"rename", "unlink", "mkdir"}:
            names = [self._inside(text.decode()) for text in texts]
            if None not in names:
                yield Act(what=call, name=names[0] or "", other=names[-1] or "")
            return
        file = _FILE.match(words)
        if file is None:
            return
        if call == "write" and file[1] == "1":
            yield Act(what="said", data=texts[0])
            return
        path = _path(file[2])
        name = self._inside(path)
        if name is not None:
            handle = f"{file[1]}<{path}>"
            yield from self._of_file(call, handle, name, words, gave, texts)

    def _of_file(
        self, call: str, handle: str, name: str, words: str, gave: int, texts: list[bytes]
    ) -> Iterator[Act]:
        last = words.rpartition(",")[2].strip()
        if call == "lseek":
            self.places[handle] = gave
        elif call == "write":
            at = self.places.get(handle, 0)
            self.places[handle] = at + gave
            yield Act(what="write", name=name, at=at, data=texts[0][:gave])
        elif call == "pwrite64":
            yield Act(what="write", name=name, at=int(last), data=texts[0][:gave])
        elif call == "ftruncate":
            yield Act(what="truncate", name=name, at=int(last))
        elif call in {"fsync", "fdatasync"}:
            yield Act(what="flush", name=name)

    def _inside(self, path: str) -> str | None:
        """The name below the folder; "." for the folder itself, None for what lies elsewhere."""
        try:
            return str(Path(path).relative_to(self.folder))
        except ValueError:
            return None


def _path(text: str) -> str:
    return _plain(text).decode() if text.startswith("\\x") else text


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


class Disk:
    """What is surely there, and what may be."""

    def __init__(self, before: dict[str, bytes]) -> None:
        self._files = {name: bytearray(data) for name, data in before.items()}
        self._inodes = {name: number for number, name in enumerate(before)}
        self._sure = {self._inodes[name]: bytearray(data) for name, data in before.items()}
        self._sure_names = dict(self._inodes)
        self._pending: dict[int, list[Act]] = {}
        self._pending_names: list[tuple[str, dict[str, int]]] = []

    def do(self, act: Act) -> None:
        """Let one act happen, in memory."""
        match act.what:
            case "create":
                if act.name not in self._inodes:
                    number = len(self._sure) + len(self._pending) + 1_000
                    self._inodes[act.name] = number
                    self._sure[number] = bytearray()
                    self._name_changed(act.name)
            case "write" | "truncate":
                if act.name in self._inodes:
                    self._pending.setdefault(self._inodes[act.name], []).append(act)
            case "rename":
                if act.name in self._inodes:
                    self._inodes[act.other] = self._inodes.pop(act.name)
                    self._name_changed(act.other)
            case "unlink":
                if self._inodes.pop(act.name, None) is not None:
                    self._name_changed(act.name)
            case "flush":
                self._flush(act.name)
            case _:
                pass  # what was said, and folders: they come with their files

    def _name_changed(self, name: str) -> None:
        self._pending_names.append((_folder_of(name), dict(self._inodes)))

    def _flush(self, name: str) -> None:
        if name in self._inodes:
            number = self._inodes[name]
            for act in self._pending.pop(number, []):
                _apply(self._sure[number], act)
            return
        kept = [at for at, (folder, _) in enumerate(self._pending_names) if folder == name]
        if kept:  # all that was renamed before is in the journal then
            self._sure_names = self._pending_names[kept[-1]][1]
            del self._pending_names[: kept[-1] + 1]

    def after_a_cut(self, draw: random.Random) -> dict[str, bytes]:
        """One state in which the disk may be found."""
        names = self._sure_names
        later = draw.randrange(len(self._pending_names) + 1)
        if later:
            names = self._pending_names[later - 1][1]
        return {name: bytes(self._content(number, draw)) for name, number in names.items()}

    def _content(self, number: int, draw: random.Random) -> bytearray:
        content = bytearray(self._sure[number])
        fate = draw.random()  # of all writes of this file: some disks lose all, some none
        for act in self._pending.get(number, []):
            if act.what == "truncate" or draw.random() < fate:
                _apply(content, act)
            elif draw.random() < 0.5:
                for start in range(0, len(act.data), SECTOR):
                    if draw.random() < fate:
                        piece = act.data[start : start + SECTOR]
                        part = Act(what="write", name=act.name, at=act.at + start, data=piece)
                        _apply(content, part)
        return content


def _folder_of(name: str) -> str:
    return str(Path(name).parent)


def _apply(content: bytearray, act: Act) -> None:
    if act.what == "truncate":
        del content[act.at :]
        content.extend(bytes(act.at - len(content)))
        return
    end = act.at + len(act.data)
    content.extend(bytes(max(0, end - len(content))))
    content[act.at : end] = act.data


def images(
    recording: Recording, count: int, draw: random.Random, start: int
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """So many states after a cut, with the number of acts before it, in their order."""
    cuts = sorted(draw.choices(range(start, len(recording.acts) + 1), k=count))
    disk, done = Disk(recording.before), 0
    for cut in cuts:
        for act in recording.acts[done:cut]:
            disk.do(act)
        done = cut
        yield cut, disk.after_a_cut(draw)


def lay_out(image: dict[str, bytes], folder: Path) -> None:
    """Make the folder that the image is of."""
    for name, content in image.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
