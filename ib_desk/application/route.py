"""The three secrets that open a vault; light, because the first window asks for one."""

from __future__ import annotations

from enum import Enum


class Route(Enum):
    """A way into a vault."""

    PASSPHRASE = "passphrase"  # noqa: S105 -- the name of a way in, not a secret
    RECOVERY_CODE = "recovery_code"
    QUICK = "quick"
