"""What the user agreed to before a vault is opened; light, because the first window keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAnyway:
    """What the user was told of a vault, and wants all the same."""

    shared: bool = False
    """A sync program or a network drive may damage it (`SharedFolder`)."""
    loss: bool = False
    """It goes on from what there is (`WorkMissing`)."""
    read_only: bool = False
    """It cannot be written (`FolderNotWritable`): a copy is opened, and nothing is kept."""


UNASKED: Final = OpenAnyway()
