"""What the school's pupil system says at one moment, before anything is done with it.

Source: EDEXML 2.1, handbook of 17-02-2017; the older 1.x and 2.0 carry less of the same.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.running_file import RunningFile
from ib_desk.domain.records.guardian import Custody, Relation
from ib_desk.domain.records.pupil import Gender, Pupil

YEAR_GROUPS: Final = frozenset(
    ("B", "D", *map(str, range(9)), *map(str, range(11, 17)), "S", "V", "N")
)
"""Year groups that a pupil can be in. C (several in one group) is said of groups alone, and
H (no longer at school) is `ReadPupil.historic`."""


class WarningCode(Enum):
    """What the reader found odd, and went on in spite of."""

    ENCODING_DIFFERS = "encoding_differs"
    UNREADABLE_CHARACTERS = "unreadable_characters"
    TEXT_OUTSIDE = "text_outside"
    UNKNOWN_VERSION = "unknown_version"
    UNREADABLE_SCHOOL_YEAR = "unreadable_school_year"
    UNREADABLE_BRIN = "unreadable_brin"
    UNREADABLE_DATE = "unreadable_date"
    UNKNOWN_GENDER = "unknown_gender"
    NO_YEAR_GROUP = "no_year_group"
    UNKNOWN_GROUP = "unknown_group"
    NO_BIRTH_DATE = "no_birth_date"
    NO_NAME = "no_name"
    NO_KEY = "no_key"
    TEMPORARY_KEY = "temporary_key"
    KEY_USED_TWICE = "key_used_twice"
    KEY_LIKE_BSN = "key_like_bsn"
    LISTED_TWICE = "listed_twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWarning:
    """`count` is in pupils, or in characters for the two that are about text."""

    code: WarningCode
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPupil:
    """The fields of `Pupil` that an export can carry, under the same names; empty means “not said”.

    `historic` stands for year group H: the system lists the pupil as gone. `edexml_key` is empty
    where the system gave none that lasts.
    """

    call_name: str = ""
    first_names: str = ""
    initials: str = ""
    prefix: str = ""
    surname: str = ""
    born_on: BirthDate | None = None
    gender: Gender = Gender.UNKNOWN
    group_name: str = ""
    year_group: str = ""
    location: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    home_language: str = ""
    pupil_number: str = ""
    enrolled_on: date | None = None
    left_on: date | None = None
    edexml_key: str = ""
    eckid: str = ""
    historic: bool = False

    def has_left(self, today: date) -> bool:
        """Whether this is a former pupil: marked so, or last day before `today` (handbook p. 8)."""
        return self.historic or (self.left_on is not None and self.left_on < today)

    @property
    def sort_name(self) -> str:
        """As `Pupil.sort_name`."""
        given = self.call_name or self.first_names or self.initials
        with_prefix = " ".join(part for part in (given, self.prefix) if part)
        return f"{self.surname}, {with_prefix}" if self.surname else with_prefix


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadColleague:
    """Someone of the school, as the export names them; `role_code` is one of EDEXML, or “”."""

    name: str
    role_code: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadGuardian:
    """A parent or carer, as a list names them; `None` is “not said”."""

    name: str = ""
    relation: Relation | None = None
    custody: Custody = Custody.UNKNOWN
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """What a list tells beside the facts of a pupil; nothing of it is in EDEXML."""

    guardians: tuple[ReadGuardian, ...] = ()
    running: RunningFile | None = None


class ProblemKind(Enum):
    """What is wrong in one cell of a list, or with a row as a whole."""

    NO_NAME = "no_name"
    NO_DATE = "no_date"
    NO_NUMBER = "no_number"
    NO_CHOICE = "no_choice"
    NUMBER_LIKE_BSN = "number_like_bsn"
    NO_MAIL = "no_mail"
    TURNED_ROUND = "turned_round"
    TWICE = "twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """`row` counts from 1 as the spreadsheet does; `text` is what stands there.

    A row with a name is taken over all the same, without what stands there.
    """

    kind: ProblemKind
    row: int
    name: str = ""
    heading: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolExport:
    """One file, as read: never with a BSN, a nationality or a pupil weight in it.

    `branch_code` is “00” for the main site.
    The format has no name of the school: `school_name` is that of its only site.
    `as_of` is the day that the contents were true on. `personal_numbers_dropped` counts the BSNs,
    education numbers and their like that were left out; `origins_dropped` the countries, ethnic
    labels and pupil weights.

    A list from a spreadsheet is no whole school (`lists_everyone`): who is not in it did not leave.
    It has `along`, as long as `pupils`, and `problems`.
    """

    brin: str = ""
    branch_code: str = ""
    school_name: str = ""
    school_year: str = ""
    as_of: date | None = None
    made_on: date | None = None
    version: str = ""
    pupils: tuple[ReadPupil, ...] = ()
    colleagues: tuple[ReadColleague, ...] = ()
    warnings: tuple[ExportWarning, ...] = ()
    personal_numbers_dropped: int = 0
    origins_dropped: int = 0
    lists_everyone: bool = True
    along: tuple[Along, ...] = ()
    problems: tuple[RowProblem, ...] = ()


def folded(name: str) -> str:
    """A name without accents, capitals, spaces and marks: “van ’t Hóf” and “Van 't Hof” are one."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_UNDECOMPOSABLE))
    return "".join(filter(str.isalnum, decomposed))


_UNDECOMPOSABLE = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


def folded_given_names(person: ReadPupil | Pupil) -> frozenset[str]:
    """Each given name by which a child may be listed: call name, all first names, the first one."""
    names = (person.call_name, person.first_names, person.first_names.split(" ", 1)[0])
    return frozenset(filter(None, map(folded, names)))


def folded_surname(person: ReadPupil | Pupil) -> str:
    """Prefix and surname as one, wherever a system puts the prefix."""
    return folded(person.prefix + person.surname)


FullName = tuple[str, str]
"""Given name and surname, folded; one of them may be empty."""


def full_names(person: ReadPupil | Pupil) -> frozenset[FullName]:
    """Every given name with the surname; a child with one of the two has it alone."""
    surname = folded_surname(person)
    given_names = folded_given_names(person)
    if not given_names:
        return frozenset({("", surname)} if surname else ())
    return frozenset((given, surname) for given in given_names)
