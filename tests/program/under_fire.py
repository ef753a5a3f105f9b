"""A nursery of processes that work with a real vault until a test has them killed.

It imports everything once. Then, for each order on standard input, it forks a process that does the
work on and on, and kills it so many seconds after so many of its words.

`python -m tests.program.under_fire`
"""

from __future__ import annotations

from collections.abc import Callable

from tests.nursery import obey
from tests.program.desk_under_fire import save, take_over
from tests.program.exit_under_fire import let_out
from tests.quick_parts import quick_parts

WORK: dict[str, Callable[..., None]] = {work.__name__: work for work in (save, take_over, let_out)}


if __name__ == "__main__":
    quick_parts()
    obey(WORK)
