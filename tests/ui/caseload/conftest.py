"""Three files and five pupils, of whom one left school."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.caseload.screen import CaseloadScreen
from ib_desk.ui.session import Session
from tests.ui.asked_ways import AskedWays
from tests.ui.sessions import session_in_memory

NOOR = Pupil(call_name="Noor", prefix="van", surname="Dalen", year_group="6", group_name="6a")
BILAL = Pupil(call_name="Bilal", surname="Aydın", year_group="3", group_name="3")
JIP = Pupil(call_name="Jip", surname="Verhoeven", year_group="7", group_name="7")
SARA = Pupil(call_name="Sara", surname="Öztürk", year_group="4", group_name="4")
FINN = Pupil(call_name="Finn", surname="Jansen", year_group="8", left_on=date(2026, 7, 1))
PUPILS = (NOOR, BILAL, JIP, SARA, FINN)

OF_NOOR = SupportFile(pupil_id=NOOR.id, opened_on=date(2026, 3, 4))
OF_BILAL = SupportFile(pupil_id=BILAL.id, opened_on=date(2026, 9, 1))
OF_JIP = SupportFile(pupil_id=JIP.id, opened_on=date(2025, 9, 1), closed_on=date(2026, 7, 1))
IN_FILES = (
    Signal(file_id=OF_NOOR.id, seen_on=date(2026, 3, 2), fact="Zit alleen.", triage=Triage.FILE),
    Agreement(file_id=OF_NOOR.id, result="JGZ bellen over slaap", ends_on=date(2026, 9, 12)),
    Weighing(file_id=OF_NOOR.id, weighed_on=date(2026, 6, 9), chosen_level=4),
)
RECORDS = (*PUPILS, OF_NOOR, OF_BILAL, OF_JIP, *IN_FILES)


def shown_screen(session: Session, qtbot: QtBot) -> CaseloadScreen:
    made = CaseloadScreen(session, AskedWays(session))
    qtbot.addWidget(made)
    made.resize(1272, 636)
    made.show()
    made.activateWindow()
    made.enter()
    return made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_in_memory(tmp_path, *RECORDS) as made:
        yield made


@pytest.fixture
def empty_session(tmp_path: Path) -> Iterator[Session]:
    with session_in_memory(tmp_path) as made:
        yield made


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> CaseloadScreen:
    made = shown_screen(session, qtbot)
    qtbot.waitUntil(lambda: bool(made.list_page._lists.pupils))
    return made
