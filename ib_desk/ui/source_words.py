"""Where a point comes from; a limit of our own stands apart from what somebody else asks."""

from __future__ import annotations

from collections.abc import Iterable

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.law.sources import LegalSource, LegalSources
from ib_desk.ui.texts import tr


def source_words(source: str, how_sure: Certainty, facts: Iterable[Fact], law: LegalSources) -> str:
    """As sure as it is; where a text is called too short, also who says how many words it takes."""
    said = tr("Bron: {source}").format(source=law.told(source, how_sure))
    if any(fact.kind is FactKind.TOO_SHORT for fact in facts):
        return f"{said}. {law.cited(LegalSource.OWN_LEAST_WORDS)}."
    return said
