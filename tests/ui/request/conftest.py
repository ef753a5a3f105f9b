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
    """Opens the page of Noor's request, over a vault with these records."""
    with ExitStack() as stack:

        def visit(records: Iterable[Record] | None = None) -> Visit:
            return Visit(qtbot, stack.enter_context(opened_desk(empty_vault, tmp_path, records)))

        yield visit
