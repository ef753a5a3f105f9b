"""The questions of the first talk: six at once, three more that fold open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ib_desk.ui.texts import tr


@dataclass(frozen=True, slots=True)
class Question:
    """`name` is the field of `ContractParty`."""

    name: str
    source: str
    source_hint: str = ""

    @property
    def words(self) -> str:
        """The question as it is asked."""
        return tr(self.source)

    @property
    def hint(self) -> str:
        """A few grey words under it."""
        return tr(self.source_hint) if self.source_hint else ""


FIRST: Final = (
    Question("going_well", "Wat gaat goed?", "waar ben je trots op"),
    Question("hopes", "Waar hoop je op?", "over een half jaar"),
    Question("expects", "Wat verwacht je?", "van de anderen"),
    Question("offers", "Wat bied je?", "en wat niet"),
    Question("fears", "Waar ben je bang voor?", "wat mag niet gebeuren"),
    Question("contact", "Hoe houden we contact?", "wie, hoe, wanneer; ook als het misgaat"),
)
LIMITS: Final = Question(
    "limits", "Wat kan of mag ik niet vanuit mijn opdracht?", "alleen voor helpers"
)
MORE: Final = (
    Question("interest", "Wat is voor jou belangrijk?", "jouw belang"),
    Question("does_not_want", "Wat wil je niet?"),
    Question("earlier_experience", "Wat maakte je eerder mee?", "met school of hulp"),
)
TRUST: Final = Question("trust", "Hoeveel vertrouwen heb je?", "0 geen, 10 alle")
