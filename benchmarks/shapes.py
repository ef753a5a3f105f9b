"""A request with 50 MB behind it in each shape: how long, and how much memory.

Wanted: under five seconds, and of memory no more than six times what is handed over, parent and
child together. What it takes is told in seconds of processors too, and how long others had these
while the program wanted to go on: a machine is seldom quiet.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks.heavy_case import WORDS, add_heavy_case, sealed_order
from benchmarks.used import (
    children_megabytes,
    own_megabytes,
    processor_seconds,
    waited_seconds,
)
from ib_desk.application.desk import Desk
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.progress import Silent
from ib_desk.domain.records.disclosure import DisclosureState
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import DeliveryShape
from ib_desk.domain.request.shapes import CLOSED
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts

_PHOTOGRAPHS: Final = 25
"""Of two megabytes each."""


def main() -> None:
    """Hand over each, one after the other."""
    parts = build_parts(resources_root())
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        phrase = passphrase_bytes(WORDS)
        made = parts.vaults.create(out / "kluis", label="Proef", passphrase=phrase)
        add_heavy_case(parts, made.vault, _PHOTOGRAPHS)
        desk = parts.desk(made.vault)
        print("seconds  of processors  waited  parent  child (MB, the most so far)  MB out")
        for shape in DeliveryShape:
            _hand_over(desk, shape, out / f"{shape.value}")
        made.vault.close()


def _hand_over(desk: Desk, shape: DeliveryShape, path: Path) -> None:
    request = desk.records.find(SwvRequest)[0]
    snapshot = desk.documents.snapshot(request.file_id, with_contents=True)
    words = WORDS if shape in CLOSED else ""
    order = replace(sealed_order(snapshot, request), shape=shape, passphrase=words)
    began, used, idle = perf_counter(), processor_seconds(), waited_seconds()
    left = desk.exit.let_out(order, ToFile(path), AtOnce(), Silent())
    took, work = perf_counter() - began, processor_seconds() - used
    waited = waited_seconds() - idle
    files = path.iterdir() if path.is_dir() else [path]
    size = sum(one.stat().st_size for one in files) / 1e6
    parent, child = own_megabytes(), children_megabytes()
    print(
        f"{took:7.1f} {work:13.1f} {waited:7.1f} {parent:7} {child:6} {size:30.1f}  {shape.value}"
    )
    desk.register.note(left.line_ids[0], DisclosureState.NOT_SENT, desk.clock.today())


if __name__ == "__main__":
    main()
