"""Explains terms of the field, each once: under the part of the print that uses it first."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.platypus import Flowable

from ib_desk.domain.words.explaining import explained, terms_in
from ib_desk.domain.words.report_texts import SharedTexts
from ib_desk.domain.words.terms import Explanation
from ib_desk.exchange.pdf.blocks import following
from ib_desk.exchange.pdf.typesetter import Run, Strong, Typesetter


class Explainer:
    """Remembers what was explained in this print."""

    def __init__(
        self,
        texts: SharedTexts,
        explanations: Mapping[str, Explanation],
        typesetter: Typesetter,
    ) -> None:
        self._texts = texts
        self._left = {name: explanations[name] for name in texts.explain if name in explanations}
        self._set = typesetter

    def notes(self, *texts: str) -> list[Flowable]:
        """One small paragraph on the terms in `texts` that were not explained yet, or nothing."""
        runs: list[Run] = []
        for name, form in terms_in(" ".join(texts), self._left):
            known = self._left.pop(name)
            runs += [Strong(form), f": {explained(form, known)} "]
        return [following(self._set.text("small", *runs))] if runs else []
