"""The recovery code on paper: 160 random bits that a person can copy without a slip going
unnoticed.

Nine groups of four signs of Crockford's base 32 (no I, L, O and U): eighteen numbers of ten bits,
two signs each. Sixteen carry the secret; the last two make sure that, worked out in the field of
1024 elements, the sum of all and the sum of each times a power of its place come to a fixed value
(a Reed-Solomon code of distance three). So a slip in one pair of signs is always seen and its group
is known, and slips in two pairs, such as a swap across the border of a pair or a wrong group, are
always seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import reduce

from ib_desk.domain.errors import DeskError

SECRET_BYTES = 20
GROUPS = 9
GROUP_LENGTH = 4

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_PAIRS = GROUPS * GROUP_LENGTH // 2
_PAIR_BITS = 10
_FIELD = 1 << _PAIR_BITS
_POLYNOMIAL = 0b10000001001  # x^10 + x^3 + 1 is primitive: the powers of x run through all but zero
_SUM, _WEIGHED_SUM = 0x2A5, 0x133  # not zero, else a code of thirty-six zeros would be in order


class Slip(Enum):
    """What is wrong with a code as it was typed."""

    LENGTH = auto()
    SIGN = auto()
    CHECK = auto()


class RecoveryCodeMistyped(DeskError):
    """The code is right for no vault; `group` counts from 1, None where it cannot be told."""

    def __init__(self, slip: Slip, group: int | None) -> None:
        super().__init__(slip, group)
        self.slip = slip
        self.group = group


def recovery_groups(secret: bytes | bytearray) -> tuple[str, ...]:
    """The nine groups to print for `secret`, 20 random bytes."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery secret has twenty bytes")
    number = int.from_bytes(secret, "big")
    pairs = [number >> (_PAIR_BITS * place) & (_FIELD - 1) for place in reversed(range(_PAIRS - 2))]
    signs = "".join(_SIGNS[pair >> 5] + _SIGNS[pair & 31] for pair in (*pairs, *_check(pairs)))
    return tuple(signs[at : at + GROUP_LENGTH] for at in range(0, len(signs), GROUP_LENGTH))


def read_recovery_code(text: str) -> bytearray:
    """The secret behind a code as people type it: any case, whatever between the groups, O for 0,
    I or L for 1.

    The caller wipes the bytes.

    Raises:
        RecoveryCodeMistyped: with the number of the wrong group where that can be told.
    """
    pairs = _pairs(_read_signs(text))
    off_by = _sums(pairs)
    if off_by != (0, 0):
        raise RecoveryCodeMistyped(Slip.CHECK, _group_of_slip(*off_by))
    number = reduce(lambda sofar, pair: sofar << _PAIR_BITS | pair, pairs[:-2], 0)
    return bytearray(number.to_bytes(SECRET_BYTES, "big"))


def _read_signs(text: str) -> str:
    """Thirty-six signs of the alphabet; what is too short, too long or foreign is refused."""
    groups = [group for group in re.split(r"[\W_]+", text.upper()) if group]
    together = "".join(groups)
    in_groups = len(groups) > 1
    wrong_length = len(together) != GROUPS * GROUP_LENGTH
    if wrong_length:
        lengths = [len(group) for group in groups] + [0] * (GROUPS - len(groups))
        group = next((at for at, length in enumerate(lengths, 1) if length != GROUP_LENGTH), None)
        raise RecoveryCodeMistyped(
            Slip.LENGTH, group if in_groups and group and group <= GROUPS else None
        )
    signs = "".join(_READ_AS.get(sign, sign) for sign in together)
    for at, sign in enumerate(signs):
        if sign not in _SIGNS:
            raise RecoveryCodeMistyped(Slip.SIGN, at // GROUP_LENGTH + 1)
    return signs


def _pairs(signs: str) -> list[int]:
    values = [_SIGNS.index(sign) for sign in signs]
    return [high << 5 | low for high, low in zip(values[::2], values[1::2], strict=True)]


def _times(left: int, right: int) -> int:
    """Multiply in the field of 1024 elements."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        right >>= 1
        left <<= 1
        if left & _FIELD:
            left ^= _POLYNOMIAL
    return product


def _power(exponent: int) -> int:
    """The weight of place `exponent`: two multiplied with itself that often."""
    return reduce(_times, [2] * exponent, 1)


def _inverse(value: int) -> int:
    """What gives one when multiplied with `value`: by Fermat, its power of 1022."""
    return reduce(_times, [value] * (_FIELD - 2), 1)


def _sums(pairs: Sequence[int]) -> tuple[int, int]:
    """How far both sums are off; two zeros for a code that is in order."""
    plain, weighed = _SUM, _WEIGHED_SUM
    for place, pair in enumerate(pairs):
        plain ^= pair
        weighed ^= _times(_power(place), pair)
    return plain, weighed


def _check(pairs: Sequence[int]) -> tuple[int, int]:
    """The two last numbers, which bring both sums to their fixed value."""
    plain, weighed = _sums(pairs)
    first, second = _power(_PAIRS - 2), _power(_PAIRS - 1)
    last = _times(weighed ^ _times(first, plain), _inverse(first ^ second))
    return plain ^ last, last


def _group_of_slip(plain: int, weighed: int) -> int | None:
    """The group of the one pair whose slip would explain both sums, if there is one."""
    for place in range(_PAIRS):
        if plain and _times(_power(place), plain) == weighed:
            return place * 2 // GROUP_LENGTH + 1
    return None
