"""Starts the window over real vaults."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QSettings

from ib_desk.application.progress import Progress
from ib_desk.application.vault import OpenVault
from ib_desk.main.example import open_example
from ib_desk.main.folders import Shelf
from ib_desk.main.process import FINISH_COPIES, go_on_as, leave
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts
from ib_desk.ui.app import Afterwards, Program, make_application
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.setup.entrance import Entrance
from ib_desk.ui.system_lock import system_lock


def show_window(vault: Path | None) -> NoReturn:
    """Run until the window closes or the vault locks.

    Args:
        vault: the folder of the one vault to open or make; all vaults of the user when not given.
    """
    resources = resources_root()
    app, theme = make_application(sys.argv[:1], resources)
    parts = build_parts(resources, Shelf.own_files())
    shelf = Shelf(parts.vaults, chosen=vault)

    def example(progress: Progress) -> OpenVault:
        return open_example(parts, shelf.example, progress)

    entrance = Entrance(
        vaults=parts.vaults,
        known=shelf.known,
        new_folder=shelf.new_folder,
        words=parts.words,
        draw=parts.draw,
        sheets=parts.sheets,
        copy_closed=shelf.copy_closed,
        open_example=example,
        terms=parts.catalogue.terms,
        desk_of=lambda vault, is_example: parts.desk(vault, is_example=is_example),
    )
    preferences = Preferences(QSettings("IB Desk", "ib-desk"), app)
    program = Program(app, theme, entrance, preferences, parts.end_children)
    system_lock(app).locked.connect(program.lock)
    program.start()
    code = app.exec()
    # The vault is closed. A document may still be in the making: nobody waits for it.
    match program.afterwards:
        case Afterwards.BEGIN_ANEW:
            go_on_as(vault)
        case Afterwards.COPY:
            go_on_as(vault, FINISH_COPIES)
        case Afterwards.NOTHING:
            pass
    leave(code)
