"""How strong a passphrase is, and why: worked out without knowing who chose it.

The measure is bits, that is how often the number of guesses doubles. One Argon2id guess is dear
enough (at most 447 a second on one graphics card: docs/security.md, 3.6) that four words drawn at
random, 50.3 bits, hold a thousand cards for 49 years. So that is the bar, for own phrases too.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from ib_desk.domain.errors import DeskError

WORDS_TO_UNLOCK = 4
"""Drawn words that open a vault: 50.3 bits behind a slow key derivation."""

WORDS_TO_EXPORT = 6
"""Drawn words that close a file which leaves the vault: 75.4 bits, its derivation is fast."""

SHORTEST_OWN = 14
"""Characters that an own phrase has at least."""

WORD_LIST_LENGTH = 6063
_BITS_PER_DRAWN_WORD = math.log2(WORD_LIST_LENGTH)
_FAIR, _STRONG, _VERY_STRONG = 35.0, 50.0, 64.0


_OF_ANY_VAULT = frozenset({"mijn", "onze", "van", "voor", "het", "een", "leerlingen", "dossiers"})
"""Words in the name of a vault that tell nobody anything; “Mijn leerlingen” is offered."""


class Strength(IntEnum):
    """Four steps of the meter; from `STRONG` on a phrase is accepted."""

    WEAK = 1
    FAIR = 2
    STRONG = 3
    VERY_STRONG = 4


class Reason(Enum):
    """What made the meter say so; the first two speak for the phrase, the others against it."""

    LOOSE_WORDS = auto()
    LONG = auto()
    TOO_SHORT = auto()
    TOO_FEW_WORDS = auto()
    REPEATED = auto()
    IN_SEQUENCE = auto()
    DATE = auto()
    WELL_KNOWN = auto()
    PERSONAL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the meter shows for one phrase."""

    strength: Strength
    reasons: tuple[Reason, ...]
    bits: float
    words: int
    """Loose words of the word list in the phrase."""

    @property
    def accepted(self) -> bool:
        """Strong enough to close a vault with."""
        return self.strength >= Strength.STRONG


class WeakPassphrase(DeskError):
    """The phrase is not strong enough; `judgement` says why, never what it was."""

    def __init__(self, judgement: Judgement) -> None:
        super().__init__(judgement.strength.name)
        self.judgement = judgement


def draw_passphrase(words: Sequence[str], count: int, below: Callable[[int], int]) -> str:
    """`count` different words; `below(n)` gives a random number from 0 up to, not including, n."""
    drawn: list[str] = []
    while len(drawn) < count:
        word = words[below(len(words))]
        if word not in drawn:
            drawn.append(word)
    return " ".join(drawn)


def passphrase_bytes(text: str) -> bytearray:
    """The bytes a key is made of: spelled in one way, single spaces; the caller wipes them."""
    spelled = unicodedata.normalize("NFC", text)
    # What is half a sign, as some programs leave in what is pasted, has no bytes of its own.
    return bytearray(" ".join(spelled.split()).encode(errors="replace"))


def judge_passphrase(text: str, words: Container[str], personal: Collection[str] = ()) -> Judgement:
    """Say how strong `text` is; `personal` are words that anyone around the user would try first.

    A phrase of at least four different words of the list counts as drawn by chance. A user who
    picks the four herself gets a kinder judgement than she earned: nothing in the phrase could
    tell.
    """
    phrase = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    parts = re.split(r"[ -]", phrase)
    loose = len({part for part in parts if part in words})
    if loose >= WORDS_TO_UNLOCK and loose == len(parts):
        bits = loose * _BITS_PER_DRAWN_WORD
        return Judgement(
            strength=_strength(bits), reasons=(Reason.LOOSE_WORDS,), bits=bits, words=loose
        )
    return _judge_own(phrase, text, words, personal, loose)


def judge_for_vault(text: str, words: Container[str], label: str) -> Judgement:
    """The one judgement of a phrase that is to open a vault: that of the meter and of the vault.

    `label` is the name of the vault, which anyone can read; names in it are personal. Ordinary
    words in it are not: “mijn” says nothing about anybody.
    """
    names = set(label.casefold().split()) - _OF_ANY_VAULT
    spelled = passphrase_bytes(text).decode()  # what the key is made of
    return judge_passphrase(spelled, words, {name for name in names if name not in words})


def require_strong(text: str, words: Container[str], label: str) -> None:
    """Let a phrase pass that is good enough for the vault of this name.

    Raises:
        WeakPassphrase: it is not.
    """
    judgement = judge_for_vault(text, words, label)
    if not judgement.accepted:
        raise WeakPassphrase(judgement)


def _judge_own(
    phrase: str, text: str, words: Container[str], personal: Collection[str], loose: int
) -> Judgement:
    pieces = tuple(_pieces(phrase, words, {word.casefold() for word in personal}))
    capitals = sum(character.isupper() for character in text)
    bits = sum(piece.bits for piece in pieces) + min(capitals, 4)
    reasons = list(dict.fromkeys(piece.reason for piece in pieces if piece.reason))
    strength = _strength(bits)
    if len(phrase) < SHORTEST_OWN:
        strength = min(strength, Strength.FAIR)
        reasons.insert(0, Reason.TOO_SHORT)
    if strength >= Strength.STRONG:
        reasons.insert(0, Reason.LONG)
    elif not reasons:
        reasons.append(Reason.TOO_FEW_WORDS)
    return Judgement(strength=strength, reasons=tuple(reasons), bits=bits, words=loose)


def _strength(bits: float) -> Strength:
    """The step of the meter that `bits` reach."""
    return Strength(1 + sum(bits >= bar for bar in (_FAIR, _STRONG, _VERY_STRONG)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the phrase that a guesser takes in one go."""

    length: int
    bits: float
    reason: Reason | None = None


def _pieces(phrase: str, words: Container[str], personal: Collection[str]) -> Iterator[_Piece]:
    """Cut the phrase into what guessing programs try: runs, dates, words, single signs."""
    at = 0
    seen: set[str] = set()
    while at < len(phrase):
        rest = phrase[at:]
        piece = (
            _run(rest)
            or _sequence(rest)
            or _date(rest)
            or _word(rest, words, personal, seen)
            or _sign(phrase, at)
        )
        seen.add(rest[: piece.length])
        yield piece
        at += piece.length


def _run(rest: str) -> _Piece | None:
    """`aaaa`, `!!!`, and `hahaha`."""
    found = re.match(r"(.{1,4}?)\1{2,}", rest)
    return _Piece(found.end(), 5.0, Reason.REPEATED) if found else None


_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azerty",
)


def _sequence(rest: str) -> _Piece | None:
    """Three or more in the order of the alphabet, of counting or of the keyboard, either way."""
    longest = 0
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        start = row.find(rest[0])
        length = 0
        while 0 <= start < len(row) - length and rest[length : length + 1] == row[start + length]:
            length += 1
        longest = max(longest, length)
    return _Piece(longest, 5.0, Reason.IN_SEQUENCE) if longest >= 3 else None  # noqa: PLR2004 -- three in a row


def _date(rest: str) -> _Piece | None:
    """A day of this or the last century, or its year alone."""
    day = re.match(
        r"[0-3]?\d([-/. ])[01]?\d\1((19|20)\d\d|\d\d)|[0-3]\d[01]\d((19|20)\d\d|\d\d)(?!\d)",
        rest,
    )
    if day:
        return _Piece(day.end(), 13.0, Reason.DATE)
    year = re.match(r"(19|20)\d\d", rest)
    return _Piece(year.end(), 6.0, Reason.DATE) if year else None


_WELL_KNOWN = frozenset(
    """
    welkom welcome wachtwoord password geheim school zomer lente herfst winter hallo liefde
    schatje voetbal ajax feyenoord admin test juf meester leraar leerling kind kinderen groep
    zorg kluis ibdesk dossier begeleider basisschool nederland amsterdam januari februari maart
    april mei juni juli augustus september oktober november december maandag dinsdag woensdag
    donderdag vrijdag
    """.split()  # noqa: SIM905 -- fifty words read better in lines than in a column
)


def _word(
    rest: str, words: Container[str], personal: Collection[str], seen: Collection[str]
) -> _Piece | None:
    """The longest known word that `rest` starts with; a word used twice adds next to nothing."""
    for length in range(min(len(rest), 24), 2, -1):
        start = rest[:length]
        if start in seen:
            return _Piece(length, 1.0, Reason.REPEATED)
        if start in personal:
            return _Piece(length, 2.0, Reason.PERSONAL)
        if start in _WELL_KNOWN:
            return _Piece(length, 4.0, Reason.WELL_KNOWN)
        if start in words:
            return _Piece(length, 9.0)  # less than a drawn one: people choose from fewer
    return None


def _sign(phrase: str, at: int) -> _Piece:
    """One character: worth little inside an unknown word, more among unlike neighbours."""
    character = phrase[at]
    if character == " ":
        return _Piece(1, 0.5)
    if character.isdigit():
        return _Piece(1, 3.3)
    if not character.isalpha():
        return _Piece(1, 4.5)
    inside_word = phrase[at - 1 : at].isalpha() and phrase[at + 1 : at + 2].isalpha()
    return _Piece(1, 2.0 if inside_word else 3.5)
