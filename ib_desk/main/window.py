"""Starts the window: the door first, all that stands behind it while somebody types."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import QSettings

from ib_desk.main.data_folder import name_plates
from ib_desk.main.process import FINISH_COPIES, go_on_as, leave
from ib_desk.main.resources import resources_root
from ib_desk.ui.app import Afterwards, Program, make_application
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.setup.doorstep import Doorstep

if TYPE_CHECKING:
    from ib_desk.ui.setup.entrance import Entrance


def show_window(vault: Path | None) -> NoReturn:
    """Run until the window closes or the vault locks.

    Args:
        vault: the folder of the one vault to open or make; all vaults of the user when not given.
    """
    app, theme = make_application(sys.argv[:1], resources_root())
    preferences = Preferences(QSettings("IB Desk", "ib-desk"), app)
    program = Program(app, theme, doorstep_of(vault), preferences)
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


def doorstep_of(vault: Path | None) -> Doorstep:
    """Before the real vaults of this user; what is slow to load is named in here only."""
    resources = resources_root()

    def words() -> Sequence[str]:
        from ib_desk.main.phrases import shipped_words  # noqa: PLC0415 - for who has no vault yet

        return shipped_words(resources)

    def draw(words: Sequence[str]) -> str:
        from ib_desk.main.phrases import draw_to_unlock  # noqa: PLC0415 - as above

        return draw_to_unlock(words)

    def inside() -> Entrance:
        from ib_desk.main.inside import entrance_of  # noqa: PLC0415 - the one late import

        return entrance_of(resources, vault)

    return Doorstep(plates=lambda: name_plates(vault), words=words, draw=draw, inside=inside)
