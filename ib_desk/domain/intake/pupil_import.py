"""What an export would change in the pupils we have: compared, and shown to be decided.

Nothing here stores anything and nothing is guessed: where two children could be meant, a person
says which (`import_decisions`). Rules, in this order:

1. **Key.** Same EDEXML key: same child (a key never changes in a school career and is never used
   again: handbook p. 5), unless name *and* birth date both say otherwise.
2. **ECK iD**, in the same way. Key and ECK iD that point to two children: unclear.
3. **Name and birth date**, both equal, with one candidate on either side.
4. **Nobody deletes.** Who is gone from the export, or marked as gone in it, is proposed as left.
5. **Empty says nothing.** What an export does not carry keeps our value; so does the day of birth
   where it carries the year only. One exception: prefix and surname are one name, so a new surname
   takes its prefix along, also an empty one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.along import NOTHING, Family, namesakes_in, new_in
from ib_desk.domain.intake.pupil_matching import Doubt, Unclear, match_pupils
from ib_desk.domain.intake.school_export import Along, ReadPupil, SchoolExport
from ib_desk.domain.records.pupil import Gender, Pupil, PupilId

LINK_FIELDS: Final = frozenset({"edexml_key", "eckid"})
"""How the school's system knows the child: no fact about the child."""

_PLACE_FIELDS: Final = ("year_group", "group_name", "location")
_TAKEN_FIELDS: Final = (
    "call_name",
    "first_names",
    "initials",
    "prefix",
    "surname",
    "born_on",
    "gender",
    *_PLACE_FIELDS,
    "address",
    "postcode",
    "town",
    "home_language",
    "pupil_number",
    "enrolled_on",
    "left_on",
    "edexml_key",
    "eckid",
)

FieldValue = str | date | BirthDate | Gender | None


class RowKind(StrEnum):
    """What would happen to one child; in the order in which they are shown."""

    NEW = "new"
    CHANGED = "changed"
    LEFT = "left"
    UNCLEAR = "unclear"
    SAME = "same"
    FORMER = "former"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of `Pupil`, by its name, as it is and as it would be."""

    field: str
    old: FieldValue
    new: FieldValue


class Choice(StrEnum):
    """What a person decides about a row; the last two are for unclear rows alone."""

    TAKE = "take"
    LEAVE = "leave"
    LINK = "link"
    AS_NEW = "as_new"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDecision:
    """`pupil_id` says which child an unclear row is: one of its candidates, with `LINK` only."""

    choice: Choice
    pupil_id: PupilId | None = None


LEAVE: Final = RowDecision(choice=Choice.LEAVE)
TAKE: Final = RowDecision(choice=Choice.TAKE)
AS_NEW: Final = RowDecision(choice=Choice.AS_NEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One child in the preview.

    `along` is what comes beside the facts of the pupil, as far as it is new; `namesakes` are the
    guardians in it who have the name of another, and are asked about.

    NEW, FORMER: `read` alone. CHANGED, SAME: `read` and `stored`. LEFT: `stored`, and `read` when
    the export still lists the child. UNCLEAR: `read`, `doubt` and the `candidates` to choose from,
    possibly none.
    """

    kind: RowKind
    read: ReadPupil | None = None
    stored: Pupil | None = None
    changes: tuple[FieldChange, ...] = ()
    doubt: Doubt | None = None
    candidates: tuple[Pupil, ...] = ()
    along: Along = NOTHING
    namesakes: tuple[str, ...] = ()

    @property
    def comes_back(self) -> bool:
        """Whether a pupil whom we have as left is in the export as present."""
        return any(change.field == "left_on" and change.new is None for change in self.changes)

    @property
    def proposal(self) -> RowDecision:
        """What is ticked at first: new and changed children; a going and a coming back are not.

        Nor where a guardian could be two people: a second one comes only when somebody says so.
        """
        if self.namesakes:
            return LEAVE
        if self.kind is RowKind.NEW or (self.kind is RowKind.CHANGED and not self.comes_back):
            return TAKE
        return LEAVE

    @property
    def sort_name(self) -> str:
        """Surname first, as in every list of pupils."""
        person = self.stored or self.read
        return person.sort_name if person else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """The comparison of one export with the pupils of a vault; a row's number is its place here.

    `older_than` is the school year that was imported last, when the export is of an earlier one:
    in summer the old year's file is easily taken once more. `mostly_absent` says that the export
    lacks more than half of those it should list, so it is likely one of a few groups only.
    """

    rows: tuple[ImportRow, ...]
    pupils_in_file: int
    older_than: str = ""
    mostly_absent: bool = False

    def count(self, kind: RowKind) -> int:
        """Number of rows of this kind."""
        return sum(row.kind is kind for row in self.rows)


def compare(
    export: SchoolExport,
    stored: Sequence[Pupil],
    *,
    today: date,
    last_school_year: str = "",
    family: Family | None = None,
) -> ImportPlan:
    """Put every pupil of the export in exactly one row, and who is absent in a row of their own.

    Absent are only those whom the school's system once listed (they have a key or ECK iD): a child
    that was added by hand is not in the system yet. The order of the pupils makes no difference.

    Args:
        export: what was read.
        stored: all pupils of the vault, those who left too.
        today: decides who has left.
        last_school_year: of the last import, “2026-2027”; empty when there was none.
        family: guardians and open files of the vault, for a list that names them.
    """
    gone_by = min(export.as_of or today, today)
    matches = match_pupils(export.pupils, stored, today)
    rows: list[ImportRow] = []
    spoken_for: set[PupilId] = set()
    every_along = export.along or (NOTHING,) * len(export.pupils)
    for read, along, match in zip(export.pupils, every_along, matches, strict=True):
        if isinstance(match, Pupil):
            row = _matched_row(read, match, today, gone_by)
            around = family or Family()
            taken = _with_along(row, new_in(along, match.id, around))
            asked = namesakes_in(along, match.id, around) if taken.along != NOTHING else ()
            rows.append(replace(taken, namesakes=asked))
            spoken_for.add(match.id)
        elif isinstance(match, Unclear):
            rows.append(
                ImportRow(
                    kind=RowKind.UNCLEAR,
                    read=read,
                    doubt=match.doubt,
                    candidates=tuple(sorted(match.candidates, key=_stored_order)),
                    along=along,
                )
            )
            spoken_for.update(candidate.id for candidate in match.candidates)
        else:
            kind = RowKind.FORMER if read.has_left(today) else RowKind.NEW
            new = along if kind is RowKind.NEW else NOTHING
            rows.append(ImportRow(kind=kind, read=read, along=new))
    listed = stored if export.lists_everyone else ()
    expected = [pupil for pupil in listed if _is_linked(pupil) and not _is_gone(pupil, today)]
    absent = [pupil for pupil in expected if pupil.id not in spoken_for]
    rows += [_absent_row(pupil, gone_by) for pupil in absent]
    return ImportPlan(
        rows=tuple(sorted(rows, key=_row_order)),
        pupils_in_file=len(export.pupils),
        older_than=last_school_year if "" < export.school_year < last_school_year else "",
        mostly_absent=len(absent) * 2 > len(expected),
    )


def _matched_row(read: ReadPupil, stored: Pupil, today: date, gone_by: date) -> ImportRow:
    was_gone = _is_gone(stored, today)
    if read.has_left(today):
        changes = changes_in(read, stored, without=(*_PLACE_FIELDS, "left_on"))
        left_on = read.left_on if read.left_on and read.left_on <= today else None
        if left_on is None:
            left_on = stored.left_on if was_gone else gone_by
        changes += _change("left_on", stored.left_on, left_on)
        kind = RowKind.LEFT if not was_gone else RowKind.CHANGED if changes else RowKind.SAME
    else:
        changes = changes_in(read, stored)
        if was_gone and read.left_on is None:
            changes += _change("left_on", stored.left_on, None)
        kind = RowKind.CHANGED if changes else RowKind.SAME
    return ImportRow(kind=kind, read=read, stored=stored, changes=changes)


def _with_along(row: ImportRow, along: Along) -> ImportRow:
    """Of who left nothing more is taken over; of who is known, it is a change like any other."""
    if along == NOTHING or row.kind is RowKind.LEFT:
        return row
    kind = RowKind.CHANGED if row.kind is RowKind.SAME else row.kind
    return replace(row, kind=kind, along=along)


def _absent_row(pupil: Pupil, gone_by: date) -> ImportRow:
    changes = _change("left_on", pupil.left_on, gone_by)
    return ImportRow(kind=RowKind.LEFT, stored=pupil, changes=changes)


def changes_in(
    read: ReadPupil, stored: Pupil, without: Iterable[str] = ()
) -> tuple[FieldChange, ...]:
    """What the export says that we have otherwise."""
    renamed = bool(read.surname) and read.surname != stored.surname
    changes: tuple[FieldChange, ...] = ()
    for name in _TAKEN_FIELDS:
        old, new = getattr(stored, name), getattr(read, name)
        if name in without or (_says_nothing(new, old) and not (name == "prefix" and renamed)):
            continue
        if name == "postcode" and new == "".join(old.split()).upper():
            continue  # typed with a space
        changes += _change(name, old, new)
    return changes


def _says_nothing(new: FieldValue, old: FieldValue) -> bool:
    if new is Gender.UNSPECIFIED:
        return old is not Gender.UNKNOWN
    if isinstance(new, BirthDate):
        return isinstance(old, BirthDate) and old.narrows(new)
    return new in (None, "", Gender.UNKNOWN)


def _change(name: str, old: FieldValue, new: FieldValue) -> tuple[FieldChange, ...]:
    return () if old == new else (FieldChange(field=name, old=old, new=new),)


def _is_linked(pupil: Pupil) -> bool:
    return bool(pupil.edexml_key or pupil.eckid)


def _is_gone(pupil: Pupil, today: date) -> bool:
    return pupil.left_on is not None and pupil.left_on <= today


_KIND_ORDER: Final = tuple(RowKind)


def _row_order(row: ImportRow) -> tuple[int, str, str, str]:
    stored = row.stored.id.hex if row.stored else ""
    return (_KIND_ORDER.index(row.kind), row.sort_name.casefold(), stored, repr(row.read))


def _stored_order(pupil: Pupil) -> tuple[str, str]:
    return (pupil.sort_name.casefold(), pupil.id.hex)
