"""Killed on the way out: both file and line, neither, or a line that says what is known.

What `Exit` promises, with real files, a real vault and SIGKILL at a moment of chance.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from itertools import cycle
from pathlib import Path

import pytest

from ib_desk.application.desk import Desk
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.domain.file.register import register_lines
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.example import add_case, sign_case
from tests.builders import noor_records, with_contents
from tests.nursery import Ask
from tests.program.desk_under_fire import PHRASE
from tests.program.exit_under_fire import desk_at
from tests.quick_parts import quick_parts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

S = DisclosureState
MADE = {S.MADE, S.NOT_SENT}
"""Outside; a package is called back at once, so that the next one can be made."""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "kluis"
    parts = quick_parts()
    made = parts.vaults.create(folder, label="Proef", passphrase=passphrase_bytes(PHRASE)).vault
    desk = parts.desk(made)
    records = with_contents(desk, noor_records())
    add_case(desk, records)
    sign_case(desk, records)
    made.close()
    return folder


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "buiten"
    folder.mkdir()
    return folder


@pytest.fixture
def killed(vault: Path, outside: Path, under_fire: Ask) -> Callable[[], set[str]]:
    """Names that were acknowledged before the process died, soon after a turn of the database.

    Of four rounds one comes after each three turns more: after ten something was acknowledged.
    """
    spans = cycle((0, 3, 6, 9))

    def fire() -> set[str]:
        turns = next(spans) + random.randint(1, 3)  # noqa: S311 - a moment
        seconds = random.uniform(0, 0.005)  # noqa: S311 - a moment
        told = under_fire(f"let_out\t{turns}\t{seconds}\t{vault}\t{outside}")
        said = [line.split() for line in told]
        assert ["turn"] in said
        return {name for word, *names in said if word == "left" for name in names}

    return fire


def state_of(desk: Desk) -> dict[str, DisclosureState]:
    """Name of each file in the register → how far it is."""
    known = register_lines(desk.records.find(Disclosure), desk.records.find(DisclosureEvent))
    return {Path(line.disclosure.place).name: line.state for line in known}


@pytest.mark.torture(rounds=4, many=100)
def test_both_or_neither_or_a_line_that_says_so(vault, outside, killed, rounds, tally):
    parts = quick_parts()
    seen: Counter[str] = Counter()
    for _ in range(rounds):
        acknowledged = killed()
        with tally.trial("killed while something leaves"):
            opened, desk = desk_at(parts, vault)
            found = state_of(desk)

            # Whatever stands outside has a line; what was acknowledged is made.
            there = {path.name for path in outside.iterdir()}
            whole = {name for name in there if name.endswith(".pdf")}
            assert whole <= found.keys()
            assert all(found[name] in MADE for name in acknowledged)
            cut_off = [name for name, state in found.items() if state is S.BEGUN]
            assert len(cut_off) <= 1

            settled = desk.exit.settle(AtOnce())
            assert len(settled.settled) == len(cut_off)
            assert settled.unknown == ()
            found = state_of(desk)
            assert all(state in {*MADE, S.NOT_COMPLETED} for state in found.values())
            made = {name for name, state in found.items() if state in MADE}
            assert {path.name for path in outside.iterdir()} == made
            digests = {Path(one.place).name: one.digest for one in desk.records.find(Disclosure)}
            for name in made:
                assert sha256((outside / name).read_bytes()).hexdigest() == digests[name]

            # The request is closed only where a package stands outside that may still leave.
            request = desk.records.find(SwvRequest)[0]
            may_leave = [
                line
                for line in register_lines(
                    desk.records.find(Disclosure), desk.records.find(DisclosureEvent)
                )
                if line.disclosure.request_id is not None and line.state is S.MADE
            ]
            assert (request.packed_on is not None) is bool(may_leave)
            for line in may_leave:
                desk.register.note(line.disclosure.id, S.NOT_SENT, desk.clock.today())
            seen["cut off"] += len(cut_off)
            seen["of these made"] += sum(found[name] in MADE for name in cut_off)
            seen["acknowledged"] += len(acknowledged)
            opened.close()
    assert seen["acknowledged"] > 0
    print(dict(seen))  # noqa: T201 - shown by `make torture`
