"""People are introduced where a print names them first: “Anouk (leraar)”, then “Anouk”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ib_desk.domain.calling import given_name
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.words.terms import Terms


class Introductions:
    """Adds who somebody is to the first text that names them; texts come in reading order.

    `for_child`: a child knows who is at home with it, and who came in the place of its parents.
    """

    def __init__(self, whole: WholeFile, terms: Terms, *, for_child: bool = False) -> None:
        known = list(_people(whole, terms, with_guardians=not for_child))
        first_names = Counter(given_name(name) for name, _ in known)
        self._waiting = {
            form: (name, role)
            for name, role in known
            for form in (name, given_name(name))
            if form == name or first_names[form] == 1
        }

    def introduce(self, text: str) -> str:
        """`text`, with the role behind each name that it is the first to mention."""
        for form in sorted(self._waiting, key=len, reverse=True):
            if form not in self._waiting:
                continue
            name, role = self._waiting[form]
            found = re.search(rf"\b{re.escape(form)}\b(?! \()", text)
            if found is None:
                continue
            self.met(name)
            end = _end_of(name, text, found.end())
            is_said = role.casefold() in text[: found.start()].casefold()[-len(role) - 2 :]
            if not is_said and not text.startswith(" (", end):
                text = f"{text[:end]} ({role}){text[end:]}"
        return text

    def met(self, name: str) -> None:
        """The print says itself who this is: nobody is introduced twice."""
        self._waiting = {form: who for form, who in self._waiting.items() if who[0] != name}


def _end_of(name: str, text: str, at: int) -> int:
    """Where a first name goes on as the rest of the name does: behind “José María”, not “José”."""
    for word in name.split()[1:]:
        found = re.compile(rf" {re.escape(word)}\b").match(text, at)
        if found is None:
            break
        at = found.end()
    return at


def _people(whole: WholeFile, terms: Terms, *, with_guardians: bool) -> Iterator[tuple[str, str]]:
    """Everyone around the pupil by name, and who that is; of whom it is not known, nobody."""
    for mate in whole.team:
        role = terms.label(mate.person.role)
        if mate.person.name.strip() and role:
            yield mate.person.name.strip(), role
    for guardian in whole.guardians if with_guardians else ():
        if guardian.name.strip() and guardian.relation is not None:
            yield guardian.name.strip(), terms.label(guardian.relation)
