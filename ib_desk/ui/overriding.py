"""`override` for the first window: the library that brings it takes a twentieth of the start.

Only for modules that the door loads; all others take it from where it comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:
    T = TypeVar("T")

    def override(method: T) -> T:
        """It says something to who reads, and nothing to who runs."""
        return method
