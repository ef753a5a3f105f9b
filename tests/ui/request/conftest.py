from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ib_desk.domain.records.record import Record
from tests.ui.opened_desk import EmptyVault, opened_desk
from tests.ui.request.journey import Visit

Begin = Callable[..., Visit]


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path, empty_vault: EmptyVault) -> Iterator[Begin]:
    """Opens the page of Noor's request, over a vault with these records.

    Its proof is a single plain page, unless `pages` asks for the real ones.
    """
    with ExitStack() as stack:

        def visit(records: Iterable[Record] | None = None, *, pages: bool = False) -> Visit:
            opened = opened_desk(empty_vault, tmp_path, records, pages=pages)
            return Visit(qtbot, stack.enter_context(opened))

        yield visit
