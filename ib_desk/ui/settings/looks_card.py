"""Weergave: light or dark, size, room, typeface, movement; and when the vault locks by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer

from ib_desk.ui.listen import listen
from ib_desk.ui.preferences import (
    DOCUMENT_CHOICES,
    DOCUMENT_MEGABYTES,
    LOCK_CHOICES,
    LOCK_MINUTES,
    Preferences,
)
from ib_desk.ui.style.metrics import Density
from ib_desk.ui.style.theme import Scheme
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field

_SCALES = (1.0, 1.15, 1.25, 1.5, 1.75, 2.0)


class LooksCard(Card):
    """What is chosen shows at once; under each choice stands what it is without one."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(tr("Weergave"), "show")
        self._preferences = preferences
        self._wanted: dict[str, object] = {}
        self._add_scheme()
        self._add_text_scale()
        self._add_density()
        self._add_typeface()
        self._add_lock()
        self._add_largest_document()

    def _add_scheme(self) -> None:
        self._add_look(
            tr("Licht of donker"),
            tr("Standaard: zoals je systeem."),
            "scheme",
            [
                (Scheme.SYSTEM, tr("zoals het systeem")),
                (Scheme.LIGHT, tr("licht")),
                (Scheme.DARK, tr("donker")),
            ],
        )

    def _add_text_scale(self) -> None:
        percent = tr("{percent} procent")
        self._add_look(
            tr("Grootte van de tekst"),
            tr("Standaard: 100 procent."),
            "text_scale",
            [(scale, percent.format(percent=round(scale * 100))) for scale in _SCALES],
        )

    def _add_density(self) -> None:
        self._add_look(
            tr("Ruimte tussen regels en knoppen"),
            tr("Standaard: ruim."),
            "density",
            [(Density.ROOMY, tr("ruim")), (Density.COMPACT, tr("compact"))],
        )

    def _add_typeface(self) -> None:
        self._add_look(
            tr("Lettertype"),
            tr("Standaard: Lato, zoals op papier."),
            "system_font",
            [(False, "Lato"), (True, tr("dat van het systeem"))],
        )

    def _add_lock(self) -> None:
        minutes = tr("{minutes} minuten")
        self._add_choice(
            tr("Vergrendelen na stilte"),
            tr("Standaard: {minutes} minuten. Wat je typte, blijft bewaard.").format(
                minutes=LOCK_MINUTES
            ),
            [(choice, minutes.format(minutes=choice)) for choice in LOCK_CHOICES],
            self._preferences.lock_after_minutes,
            self._lock_after,
        )

    def _add_largest_document(self) -> None:
        megabytes = tr("{megabytes} MB")
        self._add_choice(
            tr("Grootste bestand dat je bewaart"),
            tr("Standaard: {megabytes} MB. Grote bestanden maken de kluis traag.").format(
                megabytes=DOCUMENT_MEGABYTES
            ),
            [(choice, megabytes.format(megabytes=choice)) for choice in DOCUMENT_CHOICES],
            self._preferences.largest_document // (1024 * 1024),
            self._keep_documents_of,
        )

    def _keep_documents_of(self, megabytes: object) -> None:
        if isinstance(megabytes, int):
            self._preferences.keep_documents_of(megabytes)

    def _add_look(
        self, name: str, hint: str, field: str, options: Sequence[tuple[object, str]]
    ) -> None:
        """`field` is that of the `Appearance`."""
        now = getattr(self._preferences.appearance, field)
        self._add_choice(name, hint, options, now, lambda value: self._use(field, value))

    def _add_choice(
        self,
        name: str,
        hint: str,
        options: Sequence[tuple[object, str]],
        value: object,
        use: Callable[[object], None],
    ) -> None:
        choice = Choice(name, options)
        choice.choose(value)
        listen(self, choice.chosen, use)
        self.add(Field(name, choice, hint=hint))

    def _use(self, field: str, value: object) -> None:
        self._wanted[field] = value
        # After the click is over: a new style sheet rebuilds the list that was clicked.
        QTimer.singleShot(0, self, self._apply)

    def _apply(self) -> None:
        """All that was chosen meanwhile, at once: another look takes its time."""
        wanted, self._wanted = self._wanted, {}
        if wanted:
            before = self._preferences.appearance
            after = replace(before, **wanted)  # type: ignore[arg-type] # of the type of its field
            self._preferences.use_appearance(after)

    def _lock_after(self, minutes: object) -> None:
        if isinstance(minutes, int):
            self._preferences.lock_after(minutes)
