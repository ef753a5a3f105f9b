"""What the program remembers outside the vault: looks and the idle lock. No path, no name."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

from ib_desk.ui.style.metrics import LARGEST_SCALE, SMALLEST_SCALE, Density
from ib_desk.ui.style.theme import Appearance, Scheme

E = TypeVar("E", bound=Enum)

LOCK_MINUTES = 5
"""Standard; a parent may be left alone with the laptop for that long."""
LOCK_CHOICES = (2, 5, 10, 15, 30)
DOCUMENT_MEGABYTES = 25
"""Standard; what a mail usually may weigh."""
DOCUMENT_CHOICES = (10, 25, 50)


class Preferences(QObject):
    """Readable before a vault is open, so it may hold nothing that anyone must not read."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def keep(self) -> None:
        """Bring all to the disk now: the process is about to end."""
        self._settings.sync()

    @property
    def appearance(self) -> Appearance:
        """The look that the user chose; what cannot be read falls back to the standard."""
        return Appearance(
            scheme=_member(Scheme, self._settings.value("scheme"), Scheme.SYSTEM),
            text_scale=_number(self._settings.value("text_scale"), SMALLEST_SCALE),
            density=_member(Density, self._settings.value("density"), Density.ROOMY),
            system_font=self._settings.value("system_font") == "yes",
        )

    def use_appearance(self, appearance: Appearance) -> None:
        """Keep another look; it shows at once."""
        self._settings.setValue("scheme", appearance.scheme.value)
        self._settings.setValue("text_scale", str(appearance.text_scale))
        self._settings.setValue("density", appearance.density.value)
        self._settings.setValue("system_font", "yes" if appearance.system_font else "no")
        self.changed.emit()

    @property
    def lock_after_minutes(self) -> int:
        """Minutes without a key or mouse after which the vault locks."""
        kept = str(self._settings.value("lock_after_minutes", LOCK_MINUTES))
        return int(kept) if kept.isdigit() and int(kept) in LOCK_CHOICES else LOCK_MINUTES

    @property
    def largest_document(self) -> int:
        """Bytes of the largest file that is kept."""
        kept = str(self._settings.value("largest_document", DOCUMENT_MEGABYTES))
        is_choice = kept.isdigit() and int(kept) in DOCUMENT_CHOICES
        return (int(kept) if is_choice else DOCUMENT_MEGABYTES) * 1024 * 1024

    def keep_documents_of(self, megabytes: int) -> None:
        """Keep another limit."""
        self._settings.setValue("largest_document", megabytes)
        self.changed.emit()

    def lock_after(self, minutes: int) -> None:
        """Keep another time."""
        self._settings.setValue("lock_after_minutes", minutes)
        self.changed.emit()


def _member(kind: type[E], value: object, fallback: E) -> E:
    try:
        return kind(str(value))
    except ValueError:
        return fallback


def _number(value: object, fallback: float) -> float:
    try:
        number = float(str(value))
    except ValueError:
        return fallback
    return min(max(number, SMALLEST_SCALE), LARGEST_SCALE)
