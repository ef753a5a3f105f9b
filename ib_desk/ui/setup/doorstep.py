"""Where one stands before the program is in: what can be done there, and the way inside.

The first window shows in a moment because it needs nothing of what takes long to load. That comes
in on the database thread, as its first job; what is asked for meanwhile waits for its turn there,
so that a passphrase may be typed and sent before anything can be opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ib_desk.application.name_plate import NamePlate
    from ib_desk.application.progress import Progress
    from ib_desk.application.vault import OpenVault
    from ib_desk.ui.jobs import JobRunner
    from ib_desk.ui.setup.entrance import Entrance


EXAMPLE: Final = "voorbeeld"
"""Said with the vault that opens without a passphrase, where another says which place to open."""


class Doorstep:
    """Everything on it is light, but for `entrance`."""

    def __init__(
        self,
        *,
        plates: Callable[[], Sequence[NamePlate] | None],
        words: Callable[[], Sequence[str]],
        draw: Callable[[Sequence[str]], str],
        inside: Callable[[], Entrance],
    ) -> None:
        """Who fills it in is `ib_desk.main.window`.

        Args:
            plates: the names of the vaults, last opened first; None where more has to be known.
            words: the list that passphrases are drawn from.
            draw: a fresh passphrase out of it.
            inside: loads all the rest, which takes a second; may fail, and may be tried again.
        """
        self.plates = plates
        self._words = words
        self._draw = draw
        self._inside = inside
        self._entrance: Entrance | None = None

    @cached_property
    def words(self) -> Sequence[str]:
        """The list that passphrases are drawn from."""
        return self._words()

    @cached_property
    def database(self) -> JobRunner:
        """Its thread has the vault."""
        from ib_desk.ui.jobs import JobRunner  # noqa: PLC0415 - after the first picture

        return JobRunner("database")

    @cached_property
    def documents(self) -> JobRunner:
        """Its thread makes papers, and copies of vaults that are closed."""
        from ib_desk.ui.jobs import JobRunner  # noqa: PLC0415 - as above

        return JobRunner("documents")

    def draw(self) -> str:
        """A fresh passphrase."""
        return self._draw(self.words)

    @property
    def is_open(self) -> bool:
        """Whether `entrance` is there at once."""
        return self._entrance is not None

    @property
    def entrance(self) -> Entrance:
        """What lies behind; on the database thread until `is_open`, for it may take a second.

        Raises:
            InvalidData: a data file, perhaps one of the user's own, says something impossible.
        """
        if self._entrance is None:
            self._entrance = self._inside()
        return self._entrance

    def open_example(self, sector: str, progress: Progress) -> OpenVault:
        """The demo vault of a sector, by its code; on the database thread."""
        return self.entrance.open_example(sector, progress)
