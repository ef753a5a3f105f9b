"""What stands behind the door: the one late import of the window, by its database thread.

Everything that knows no Qt comes in with this module. What does is loaded on the thread of the
window (`ib_desk.ui.rooms`), as soon as this is done.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

from ib_desk.application.progress import Progress
from ib_desk.application.vault import OpenVault
from ib_desk.domain.records.school import Sector
from ib_desk.main.example import open_example
from ib_desk.main.folders import Shelf
from ib_desk.main.wiring import build_parts
from ib_desk.ui.setup.entrance import Entrance


def entrance_of(resources: Traversable, vault: Path | None) -> Entrance:
    """Read all data files and put everything together.

    Raises:
        InvalidData: a data file says something impossible.
    """
    parts = build_parts(resources, Shelf.own_files())
    shelf = Shelf(parts.vaults, chosen=vault)

    def example(sector: str, progress: Progress) -> OpenVault:
        return open_example(parts, shelf.example_of(sector), progress, Sector(sector))

    return Entrance(
        vaults=parts.vaults,
        known=shelf.known,
        new_folder=shelf.new_folder,
        sheets=parts.sheets,
        copy_closed=shelf.copy_closed,
        open_example=example,
        terms=parts.catalogue.terms,
        desk_of=lambda vault, is_example: parts.desk(vault, is_example=is_example),
        end_children=parts.end_children,
    )
