"""What the columns of a list can be, and which of them a heading most likely is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final, TypeVar

from ib_desk.domain.intake.school_export import folded
from ib_desk.domain.intake.table import Table
from ib_desk.domain.records.guardian import Relation
from ib_desk.domain.records.running_measure import FundingCategory

E = TypeVar("E", bound=Enum)

_HEADING_ROWS: Final = 15
"""Above the headings stand at most a title, a day and a name of the school."""


class ListField(Enum):
    """What one column of a list can hold; a second parent has fields of its own."""

    FULL_NAME = "full_name"
    CALL_NAME = "call_name"
    FIRST_NAMES = "first_names"
    INITIALS = "initials"
    PREFIX = "prefix"
    SURNAME = "surname"
    BORN_ON = "born_on"
    GENDER = "gender"
    GROUP_NAME = "group_name"
    YEAR_GROUP = "year_group"
    LOCATION = "location"
    PUPIL_NUMBER = "pupil_number"
    ADDRESS = "address"
    POSTCODE = "postcode"
    TOWN = "town"
    HOME_LANGUAGE = "home_language"
    ENROLLED_ON = "enrolled_on"
    LEFT_ON = "left_on"
    GUARDIAN_1_NAME = "guardian_1_name"
    GUARDIAN_1_RELATION = "guardian_1_relation"
    GUARDIAN_1_CUSTODY = "guardian_1_custody"
    GUARDIAN_1_PHONE = "guardian_1_phone"
    GUARDIAN_1_EMAIL = "guardian_1_email"
    GUARDIAN_2_NAME = "guardian_2_name"
    GUARDIAN_2_RELATION = "guardian_2_relation"
    GUARDIAN_2_CUSTODY = "guardian_2_custody"
    GUARDIAN_2_PHONE = "guardian_2_phone"
    GUARDIAN_2_EMAIL = "guardian_2_email"
    RUNNING = "running"
    LEVEL = "level"
    TEAM = "team"
    OPP_STARTS_ON = "opp_starts_on"
    OPP_ENDS_ON = "opp_ends_on"
    TLV_NUMBER = "tlv_number"
    TLV_STARTS_ON = "tlv_starts_on"
    TLV_ENDS_ON = "tlv_ends_on"
    TLV_CATEGORY = "tlv_category"
    ARRANGEMENT_NUMBER = "arrangement_number"
    ARRANGEMENT_STARTS_ON = "arrangement_starts_on"
    ARRANGEMENT_ENDS_ON = "arrangement_ends_on"
    ARRANGEMENT_HOURS = "arrangement_hours"
    AGREEMENT_RESULT = "agreement_result"
    AGREEMENT_OWNER = "agreement_owner"
    AGREEMENT_ENDS_ON = "agreement_ends_on"
    NEXT_TALK_ON = "next_talk_on"


NAMES: Final = (
    ListField.FULL_NAME,
    ListField.SURNAME,
    ListField.CALL_NAME,
    ListField.FIRST_NAMES,
)
"""Without any of these nobody can be recognised."""

Columns = Mapping[int, ListField]
"""Which column is what, by its place from 0; a column that is not in it is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenColumns:
    """A list, the row with its headings, and what each column is; what stands above is left out."""

    table: Table
    heading_row: int
    columns: Columns

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above each column."""
        return tuple(self.table.cell(self.heading_row, n) for n in range(self.table.width))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What schools write above columns and in them (`resources/lists/headings.toml`).

    Attributes:
        headings: of each field.
        never: of what is never kept, whatever somebody chooses.
        yes: what says that something is so.
        no: what says that it is not.
        relations: what a guardian is called.
        categories: what the category of a TLV is called.
    """

    headings: Mapping[ListField, tuple[str, ...]]
    never: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    relations: Mapping[Relation, tuple[str, ...]]
    categories: Mapping[FundingCategory, tuple[str, ...]]

    def is_never_kept(self, heading: str) -> bool:
        """Whether a column with this heading holds what IB Desk keeps of nobody."""
        told = folded(heading)
        return any(_folded(word) in told for word in self.never)

    def field_of(self, heading: str) -> ListField | None:
        """What a column with this heading is, when it is written as schools write it."""
        told = folded(heading)
        return _word_for(told, self.headings)

    def relation(self, text: str) -> Relation | None:
        """What a guardian is, as it is written in the list."""
        return _word_for(folded(text), self.relations)

    def relation_in(self, heading: str) -> Relation | None:
        """What a guardian is by the heading of the column: “Naam moeder”."""
        told = folded(heading)
        parents = (Relation.MOTHER, Relation.FATHER)
        return next((one for one in parents if _folded(self.relations[one][0]) in told), None)

    def category(self, text: str) -> FundingCategory | None:
        """The category of a TLV."""
        return _word_for(folded(text), self.categories)

    def is_so(self, text: str) -> bool | None:
        """Whether it says yes, or no; `None` for neither."""
        told = text.strip().casefold()
        if told in self.yes:
            return True
        return False if told in self.no else None


def _word_for(told: str, words: Mapping[E, Sequence[str]]) -> E | None:
    return next((one for one, known in words.items() if told and told in map(_folded, known)), None)


@cache
def _folded(known: str) -> str:
    """Of what schools write, and of nothing that stands in a list: asked for each heading again."""
    return folded(known)


def heading_row(table: Table, words: ListWords) -> int:
    """Which row holds the headings: that in which most are known, else the first with anything."""
    rows = range(min(len(table.rows), _HEADING_ROWS))
    known = {r: sum(words.field_of(cell) is not None for cell in table.rows[r]) for r in rows}
    best = max(rows, key=lambda r: (known[r], -r), default=0)
    if known.get(best):
        return best
    return next((r for r in rows if any(table.rows[r])), 0)


def proposed(
    headings: Sequence[str], words: ListWords, remembered: Mapping[str, str]
) -> dict[int, ListField]:
    """What each column most likely is: as it was chosen for this heading before, else as is usual.

    Of two columns that could be the same the first one is.

    Args:
        headings: of all columns.
        words: as schools write them.
        remembered: folded heading → code of a field; “” for a column that was left out.
    """
    found: dict[int, ListField] = {}
    for place, heading in enumerate(headings):
        told = folded(heading)
        if words.is_never_kept(heading):
            continue
        code = remembered.get(told)
        field = words.field_of(heading) if code is None else _field(code)
        if field is not None and field not in found.values():
            found[place] = field
    return found


def to_remember(headings: Sequence[str], columns: Columns) -> dict[str, str]:
    """What was chosen, by folded heading."""
    return {
        folded(heading): columns[place].value if place in columns else ""
        for place, heading in enumerate(headings)
        if folded(heading)
    }


def chosen_twice(columns: Columns) -> tuple[ListField, ...]:
    """Fields that more than one column is said to be."""
    return tuple(field for field, count in Counter(columns.values()).items() if count > 1)


def names_somebody(fields: Iterable[ListField]) -> bool:
    """Whether these columns tell who a row is about."""
    return any(field in NAMES for field in fields)


def _field(code: str) -> ListField | None:
    """`None` for “”, and for a code of another version of the program."""
    return next((field for field in ListField if field.value == code), None)
