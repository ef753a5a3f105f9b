"""Explains terms of the field, each once: under the part of the print that uses it first."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportlab.platypus import Flowable

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
            in_full = f"{known.full}. " if known.full not in ("", form) else ""
            runs += [Strong(form), f": {in_full}{known.text} "]
        return [following(self._set.text("small", *runs))] if runs else []


def terms_in(text: str, terms: Mapping[str, Explanation]) -> list[tuple[str, str]]:
    """(name of the term, the form of it that was used), in the order in which a reader meets them.

    A term counts as a whole word, short or in full. Capitals count where the short form is short,
    so that “ib” in a word game is no colleague.
    """
    found = []
    for name, known in terms.items():
        places = [place for form in (name, known.full) if (place := _place(form, text))]
        if places:
            first = min(places, key=lambda place: place.start())
            form = name if first.group().lower() == name.lower() else known.full
            found.append((first.start(), name, form))
    return [(name, form) for _, name, form in sorted(found)]


def _place(form: str, text: str) -> re.Match[str] | None:
    if not form:
        return None
    ignore_case = re.IGNORECASE if len(form) > len("sbo") else 0
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, ignore_case)
