"""A contact as neat text for the pupil system: who is not this pupil has a role there, no name.

What is kept there is read by more people, and for longer, than a file. Names are found by the words
that this vault knows; each is shown with what stands in its place, and a person looks before the
text goes. So too much may be found here, never too little: a name that is a word as well (“Storm”)
counts where it begins with a capital.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.folding import Word, words_of
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.guardian import Guardian, Relation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Role
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import CheckedTexts, fill
from ib_desk.domain.words.terms import Terms

Phrase = tuple[str, ...]
_SAYS_NOTHING: Final = (None, Relation.OTHER, Role.OTHER)
_SHORTEST: Final = 2
"""Letters of a given name that stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeatWords(CheckedTexts):
    """`resources/neat_text.toml`: who somebody is where no role says it, and what stands around.

    `titles` are words before a surname; they go along with it.
    """

    parent: str
    colleague: str
    other_pupil: str
    outcome: Annotated[str, "what"]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A name as it is written, and the role that stands in its place."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeatText:
    """`text` is what would leave; `kept` are the names that she lets stand."""

    text: str
    replaced: tuple[Replacement, ...] = ()
    kept: frozenset[str] = frozenset()


def neat_text(
    contact: Contact,
    whole: WholeFile,
    others: Iterable[Pupil],
    terms: Terms,
    words: NeatWords,
    keep: Collection[str] = (),
) -> NeatText:
    """The text, with every known name of others that is not in `keep` as a role.

    Args:
        contact: what is told of.
        whole: the file that it stands in.
        others: pupils of this vault whose names may be in it; this pupil is passed over.
        terms: for roles and ways.
        words: see there.
        keep: names as they are written, that are no names here or may stand.
    """
    roles = _Roles(whole, others, terms, words)
    replaced: dict[Replacement, None] = {}
    parts = []
    for text in told_of(contact, whole, terms, words):
        done = ""
        at = 0
        for start, end, role in roles.found_in(text):
            name = text[start:end]
            replaced[Replacement(name=name, role=role)] = None
            if name not in keep:
                done += text[at:start] + _as_said(role, text, start)
                at = end
        parts.append(done + text[at:])
    return NeatText(text="\n".join(parts), replaced=tuple(replaced), kept=frozenset(keep))


def told_of(contact: Contact, whole: WholeFile, terms: Terms, words: NeatWords) -> Iterator[str]:
    """What leaves but for the roles: when, how and with whom in one line; then what she wrote."""
    people = whole.parts_of(contact, ContactPerson)
    names = ", ".join(filter(None, (one.called(whole) for one in people)))
    day = "" if contact.on is None else full_date(contact.on)
    missed = bool(people) and all(one.reached is Reached.NO for one in people)
    facts = (day, terms.label(contact.way), names, terms.label(Reached.NO) if missed else "")
    for text in (", ".join(filter(None, facts)), contact.line, contact.text):
        if text.strip():
            yield text.strip()
    if contact.outcome.strip():
        yield fill(words.outcome, what=contact.outcome.strip())


class _Roles:
    """By which words each person is known, and what is written in their place; “” stays a name."""

    def __init__(
        self, whole: WholeFile, others: Iterable[Pupil], terms: Terms, words: NeatWords
    ) -> None:
        self._roles: dict[Phrase, str] = {}
        titles = [_phrase(title) for title in words.titles]
        self._titles = sorted(titles, key=len, reverse=True)
        self._behind_title: dict[Phrase, str] = {}
        for pupil in others:
            if pupil.id != whole.pupil.id:
                self._know_pupil(pupil, words.other_pupil)
        for colleague in whole.people.values():
            self._know(colleague.name, _role(colleague.role, terms) or words.colleague)
        for guardian in whole.of(Guardian):
            self._know(guardian.name, _role(guardian.relation, terms) or words.parent)
        self._know_pupil(whole.pupil, "")
        self._longest = max(map(len, (*self._roles, *self._behind_title)), default=0)

    def found_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, role) of each name, the longest at every place; none within another."""
        words = words_of(text)
        at = 0
        while at < len(words):
            length, role = self._at(text, words, at)
            if length and role:
                yield words[at].start, words[at + length - 1].end, role
            at += length or 1

    def _at(self, text: str, words: tuple[Word, ...], at: int) -> tuple[int, str]:
        titled = self._titled(text, words, at)
        if titled is not None:
            return titled
        for length in range(min(self._longest, len(words) - at), 0, -1):
            row = words[at : at + length]
            role = self._roles.get(tuple(word.folded for word in row))
            if role is not None and text[row[0].start].isupper():
                return length, role
        return 0, ""

    def _titled(self, text: str, words: tuple[Word, ...], at: int) -> tuple[int, str] | None:
        for title in self._titles:
            if tuple(word.folded for word in words[at : at + len(title)]) != title:
                continue
            begin = at + len(title)
            for length in range(min(self._longest, len(words) - begin), 0, -1):
                row = words[begin : begin + length]
                phrase = tuple(word.folded for word in row)
                role = self._behind_title.get(phrase, self._roles.get(phrase))
                if role is not None and text[row[-1].start].isupper():
                    return len(title) + length, role
        return None

    def _know(self, name: str, role: str) -> None:
        given, _space, surname = name.strip().partition(" ")
        self._call(name, role)
        if len(given) >= _SHORTEST:
            self._call(given, role)
        for part in (surname, surname.rpartition(" ")[2]):
            if phrase := _phrase(part):
                self._behind_title[phrase] = role

    def _know_pupil(self, pupil: Pupil, role: str) -> None:
        for given in (pupil.call_name, *pupil.first_names.split()):
            if len(given) >= _SHORTEST:
                self._call(given, role)
                self._call(f"{given} {pupil.prefix} {pupil.surname}", role)
        self._call(pupil.name, role)

    def _call(self, name: str, role: str) -> None:
        if phrase := _phrase(name):
            self._roles[phrase] = role


def _role(code: Relation | Role | None, terms: Terms) -> str:
    """“jeugdbeschermer”; “” where the code says no more than that it is another."""
    return "" if code in _SAYS_NOTHING else terms.label(code).partition(" (")[0]


def _as_said(role: str, text: str, start: int) -> str:
    """With a capital where a sentence begins."""
    before = text[:start].rstrip()
    begins = not before or before[-1] in ".!?:\n"
    return capital(role) if begins else role


def _phrase(text: str) -> Phrase:
    return tuple(word.folded for word in words_of(text))
