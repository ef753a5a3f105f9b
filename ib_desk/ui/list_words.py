"""What all lists say of themselves in the same words."""

from __future__ import annotations

from ib_desk.ui.texts import tr


def still_made(count: int) -> str:
    """While lines of it are missing."""
    return tr("De lijst wordt bijgewerkt: nog {count}").format(count=count)
