"""Children that do something else than ours, and a lock while somebody waits for one."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from ib_desk.application.children import Children
from tests.patience import PATIENCE, wait_until

LOOP = "import time\nwhile True: time.sleep(1)"


def saying(words: str) -> tuple[str, ...]:
    """What starts a child that does something else than ours."""
    return (sys.executable, "-I", "-S", "-c", f"import sys, os\n{words}")


def frame(letter: bytes, payload: bytes) -> str:
    sent = struct.pack(">cI", letter, len(payload)) + payload
    return f"sys.stdout.buffer.write({sent!r}); sys.stdout.flush()\n"


def failure_at_the_lock(children: Children, work: Callable[[], object]) -> BaseException | None:
    """What `work` raises, that waits for a child of `children` when all of them are ended."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(work)
        wait_until(lambda: children._living)
        children.end()
        return waiting.exception(PATIENCE)
