"""A nursery of processes that work with a real vault until a test has them killed.

It imports everything once. Then, for each line `WORK, WORDS, SECONDS, FOLDER…` (with tabs between)
on standard input, it forks a process that does the work on and on, and kills it so many seconds
after so many of its words.

`python -m tests.program.under_fire`
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.nursery import fire
from tests.program.desk_under_fire import save, take_over
from tests.program.exit_under_fire import let_out
from tests.quick_parts import quick_parts

WORK: dict[str, Callable[..., None]] = {work.__name__: work for work in (save, take_over, let_out)}


if __name__ == "__main__":
    quick_parts()
    for order in sys.stdin:
        name, words, seconds, *folders = order.rstrip("\n").split("\t")
        fire(partial(WORK[name], *map(Path, folders)), float(seconds), int(words))
