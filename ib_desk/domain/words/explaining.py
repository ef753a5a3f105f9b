"""Which terms of the field a text uses, so that they can be explained beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ib_desk.domain.words.terms import Explanation


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


def explained(form: str, known: Explanation) -> str:
    """What stands behind the term: in full where that was not the form used, and what it is."""
    return f"{known.full}. {known.text}" if known.full not in ("", form) else known.text


def _place(form: str, text: str) -> re.Match[str] | None:
    if not form:
        return None
    ignore_case = re.IGNORECASE if len(form) > len("sbo") else 0
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, ignore_case)
