"""The rows of a list as pupils, with their guardians and the files that run.

Nothing is lost without a word: a cell that cannot be read is told with its row, and the rest of the
row is taken over. A number that passes for a BSN is never kept, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, TypeVar

from ib_desk.application.import_errors import NoPupils
from ib_desk.application.progress import Progress
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.list_columns import ChosenColumns, ListField, ListWords
from ib_desk.domain.intake.running_file import (
    RunningFile,
    TakenAgreement,
    TakenMeasure,
    names_in,
)
from ib_desk.domain.intake.school_export import (
    Along,
    ExportWarning,
    ProblemKind,
    ReadGuardian,
    ReadPupil,
    RowProblem,
    SchoolExport,
    WarningCode,
    full_names,
)
from ib_desk.domain.records.guardian import Custody
from ib_desk.domain.records.pupil import Gender
from ib_desk.domain.records.running_measure import FundingCategory, MeasureKind
from ib_desk.exchange import edexml_values, list_values

F = ListField
T = TypeVar("T")
_STEP: Final = 50
_TEXTS: Final = (
    F.CALL_NAME, F.FIRST_NAMES, F.INITIALS, F.PREFIX, F.SURNAME, F.GROUP_NAME, F.LOCATION,
    F.PUPIL_NUMBER, F.ADDRESS, F.TOWN, F.HOME_LANGUAGE,
)  # fmt: skip
_GUARDIANS: Final = (1, 2)
_MOST_SAID: Final = 80


def read_list(
    chosen: ChosenColumns,
    words: ListWords,
    today: date,
    progress: Progress,
    *,
    years_are_groups: bool,
) -> SchoolExport:
    """All pupils of a list.

    Args:
        chosen: a list, where its headings are, and what each column is.
        words: what schools write in them.
        today: for years of two figures.
        progress: told in rows.
        years_are_groups: whether a year is a group, as in primary education.

    Raises:
        NoPupils: there is not one row with a name.
        Cancelled: `progress` asked to stop.
    """
    reading = _Reading(chosen, words, today, years_are_groups)
    rows = chosen.table.rows
    for number in range(chosen.heading_row + 1, len(rows)):
        if number % _STEP == 0:
            progress.step(number, len(rows))
        if any(rows[number]):
            reading.take(number)
    if not reading.pupils:
        raise NoPupils
    return reading.result()


@dataclass(slots=True)
class _Reading:
    chosen: ChosenColumns
    words: ListWords
    today: date
    years_are_groups: bool
    pupils: list[ReadPupil] = field(default_factory=list)
    along: list[Along] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    numbers_dropped: int = 0
    places: dict[object, int] = field(default_factory=dict)
    """Who is at which place: by all facts, and by name and birth date."""
    girls_are_m: bool = False
    never_kept: frozenset[int] = frozenset()
    """Columns of what is kept of nobody, by their headings."""

    def __post_init__(self) -> None:
        table, headings = self.chosen.table, enumerate(self.chosen.headings)
        self.never_kept = frozenset(n for n, one in headings if self.words.is_never_kept(one))
        rows = range(self.chosen.heading_row + 1, len(table.rows))
        self.numbers_dropped = sum(bool(table.cell(r, n)) for r in rows for n in self.never_kept)
        place = next((n for n, one in self.chosen.columns.items() if one is F.GENDER), None)
        if place is not None:
            said = {table.cell(row, place).casefold() for row in range(len(table.rows))}
            self.girls_are_m = "j" in said

    def take(self, number: int) -> None:
        """One row; without a name it is told, and taken by nobody."""
        row = _Row(self, number)
        pupil = row.pupil()
        if pupil.sort_name:
            along = Along(guardians=tuple(row.guardians()), running=row.running())
            self._put(pupil, along, row)
        else:
            row.problems.clear()
            cells = enumerate(self.chosen.table.rows[number])
            said = " ".join(one for n, one in cells if one and n not in self.never_kept)
            said, _cut = edexml_values.clean_text(said)
            row.complain(ProblemKind.NO_NAME, None, said[:_MOST_SAID])
        given = pupil.call_name or pupil.first_names or pupil.initials
        name = " ".join(filter(None, (given, pupil.prefix, pupil.surname)))
        self.problems += [replace(one, name=name) for one in row.problems]

    def _put(self, pupil: ReadPupil, along: Along, row: _Row) -> None:
        """A second row of one child adds its guardians and what runs."""
        keys: list[object] = [pupil]
        if pupil.born_on is not None:
            keys += [(name, pupil.born_on) for name in full_names(pupil)]
        same = next((self.places[key] for key in keys if key in self.places), None)
        if same is None:
            self.places |= dict.fromkeys(keys, len(self.pupils))
            self.pupils.append(pupil)
            self.along.append(along)
            return
        if self.pupils[same] != pupil:
            row.complain(ProblemKind.TWICE, None, "")
        self.along[same] = _together(self.along[same], along)

    def result(self) -> SchoolExport:
        undated = sum(pupil.born_on is None for pupil in self.pupils)
        warnings = (ExportWarning(code=WarningCode.NO_BIRTH_DATE, count=undated),)
        return SchoolExport(
            pupils=tuple(self.pupils),
            along=tuple(self.along),
            problems=tuple(self.problems),
            warnings=warnings if undated else (),
            personal_numbers_dropped=self.numbers_dropped,
            lists_everyone=False,
        )


class _Row:
    """One row; `problems` are told with the name, once that is read."""

    def __init__(self, reading: _Reading, number: int) -> None:
        self.name = ""
        self.problems: list[RowProblem] = []
        self._reading = reading
        self._number = number
        self._cells: dict[ListField, str] = {}
        self._headings: dict[ListField, str] = {}
        chosen = reading.chosen
        for place, column in chosen.columns.items():
            self._headings[column] = chosen.table.cell(chosen.heading_row, place)
            self._cells[column] = chosen.table.cell(number, place)

    def complain(self, kind: ProblemKind, column: ListField | None, text: str) -> None:
        heading = "" if column is None else self._headings.get(column, "")
        self.problems.append(
            RowProblem(kind=kind, row=self._number + 1, heading=heading, text=text)
        )

    # -- cells -------------------------------------------------------------------------
    def _cell(self, column: ListField) -> str:
        """What stands there; a number that passes for a BSN is no answer to anything."""
        text = self._cells.get(column, "").strip()
        if text in {"-", "?", "n.v.t.", "nvt", "onbekend", "#N/B"}:
            return ""
        if list_values.is_like_bsn(text):
            self._reading.numbers_dropped += 1
            self.complain(ProblemKind.NUMBER_LIKE_BSN, column, "")
            self._cells[column] = ""
            return ""
        return text

    def _text(self, column: ListField) -> str:
        text, dropped = edexml_values.clean_text(self._cell(column))
        self._reading.numbers_dropped += dropped
        return text

    def _day(self, column: ListField) -> date | None:
        """A day first: “19-06-1997” passes for a BSN of eight figures."""
        day = list_values.read_day(self._cells.get(column, ""), self._reading.today)
        if day is not None:
            return day
        text = self._cell(column)
        if text:
            self.complain(ProblemKind.NO_DATE, column, text)
        return None

    def _read(
        self, column: ListField, read: Callable[[str], T | None], problem: ProblemKind
    ) -> T | None:
        """What the cell says; one that says something else is told as `problem`."""
        text = self._cell(column)
        found = read(text)
        if text and found is None:
            self.complain(problem, column, text)
        return found

    def _count(self, column: ListField) -> int | None:
        return self._read(column, list_values.read_count, ProblemKind.NO_NUMBER)

    # -- the pupil ---------------------------------------------------------------------
    def pupil(self) -> ReadPupil:
        given, prefix, surname = list_values.split_name(self._text(F.FULL_NAME))
        texts: dict[str, Any] = {column.value: self._text(column) for column in _TEXTS}
        pupil = ReadPupil(
            **texts,
            born_on=self._birth(),
            gender=self._gender(),
            postcode=edexml_values.read_postcode(self._text(F.POSTCODE)),
            enrolled_on=self._day(F.ENROLLED_ON),
            left_on=self._day(F.LEFT_ON),
        )
        has_given = pupil.call_name or pupil.first_names or pupil.initials
        return replace(
            pupil,
            call_name=pupil.call_name if has_given else given,
            prefix=pupil.prefix or ("" if pupil.surname else prefix),
            surname=pupil.surname or surname,
            **self._year(pupil.group_name),
        )

    def _birth(self) -> BirthDate | None:
        part = edexml_values.part_of_birth(self._cells.get(F.BORN_ON, ""))
        if part is not None:
            return part
        day = self._day(F.BORN_ON)
        return None if day is None else BirthDate.on(day)

    def _year(self, group_name: str) -> dict[str, Any]:
        """Of primary education a year is a group; of secondary it names one without a name."""
        text = self._text(F.YEAR_GROUP)
        if not self._reading.years_are_groups:
            return {} if group_name or not text else {"group_name": _in_a_year(text)}
        year = edexml_values.read_year_group(text or group_name)
        return {"year_group": year} if year != edexml_values.HISTORIC else {}

    def _gender(self) -> Gender:
        """“m” is a boy where another row says “v”, and a girl where it says “j”."""
        text = self._cell(F.GENDER).casefold()
        if text == "m":
            return Gender.GIRL if self._reading.girls_are_m else Gender.BOY
        if text == "j":
            return Gender.BOY
        found = edexml_values.read_gender(text)
        if found is None:
            self.complain(ProblemKind.NO_CHOICE, F.GENDER, text)
        return found or Gender.UNKNOWN

    # -- guardians ---------------------------------------------------------------------
    def guardians(self) -> Iterator[ReadGuardian]:
        for number in _GUARDIANS:
            one = self._guardian(number)
            if one.name or one.phone or one.email:
                yield one

    def _guardian(self, number: int) -> ReadGuardian:
        def column(name: str) -> ListField:
            return ListField(f"guardian_{number}_{name}")

        words = self._reading.words
        relation = self._read(column("relation"), words.relation, ProblemKind.NO_CHOICE)
        if relation is None:
            relation = words.relation_in(self._headings.get(column("name"), ""))
        name = self._text(column("name"))
        return ReadGuardian(
            name=_in_order(name),
            relation=relation if name else None,
            custody=self._custody(column("custody")),
            phone=self._phone(column("phone")),
            email=self._mail(column("email")),
        )

    def _custody(self, column: ListField) -> Custody:
        is_so = self._read(column, self._reading.words.is_so, ProblemKind.NO_CHOICE)
        return {True: Custody.YES, False: Custody.NO, None: Custody.UNKNOWN}[is_so]

    def _phone(self, column: ListField) -> str:
        said = self._cells.get(column, "").strip()
        text = said if list_values.is_mobile_without_zero(said) else self._cell(column)
        phone = list_values.read_phone(text)
        if text and phone is None:
            self.complain(ProblemKind.NO_NUMBER, column, text)
        return phone or ""

    def _mail(self, column: ListField) -> str:
        return self._read(column, list_values.read_mail, ProblemKind.NO_MAIL) or ""

    # -- the file ----------------------------------------------------------------------
    def running(self) -> RunningFile | None:
        """What holds in a file, where the row says that one runs; a mentor alone does not."""
        file = RunningFile(
            level=self._level(),
            team=names_in(self._text(F.TEAM)),
            measures=tuple(self._measures()),
            agreements=tuple(self._agreements()),
            next_talk_on=self._day(F.NEXT_TALK_ON),
        )
        runs = self._read(F.RUNNING, self._reading.words.is_so, ProblemKind.NO_CHOICE)
        if runs is None:
            runs = replace(file, team=()) != RunningFile()
        return file if runs else None

    def _level(self) -> int | None:
        return self._read(F.LEVEL, list_values.read_level, ProblemKind.NO_CHOICE)

    def _category(self) -> FundingCategory | None:
        return self._read(F.TLV_CATEGORY, self._reading.words.category, ProblemKind.NO_CHOICE)

    def _measures(self) -> Iterator[TakenMeasure]:
        opp = TakenMeasure(
            kind=MeasureKind.OPP,
            starts_on=self._opp_start(),
            ends_on=self._day(F.OPP_ENDS_ON),
        )
        tlv = TakenMeasure(
            kind=MeasureKind.TLV,
            number=self._decision(F.TLV_NUMBER),
            starts_on=self._day(F.TLV_STARTS_ON),
            ends_on=self._day(F.TLV_ENDS_ON),
            category=self._category(),
        )
        arrangement = TakenMeasure(
            kind=MeasureKind.ARRANGEMENT,
            number=self._decision(F.ARRANGEMENT_NUMBER),
            starts_on=self._day(F.ARRANGEMENT_STARTS_ON),
            ends_on=self._day(F.ARRANGEMENT_ENDS_ON),
            hours=self._count(F.ARRANGEMENT_HOURS),
        )
        for one, told, end in (
            (opp, F.OPP_STARTS_ON, F.OPP_ENDS_ON),
            (tlv, F.TLV_NUMBER, F.TLV_ENDS_ON),
            (arrangement, F.ARRANGEMENT_NUMBER, F.ARRANGEMENT_ENDS_ON),
        ):
            is_there = self._reading.words.is_so(self._cell(told)) is True
            if is_there or one != TakenMeasure(kind=one.kind):
                yield self._not_turned(one, end)

    def _not_turned(self, one: TakenMeasure, end: ListField) -> TakenMeasure:
        """Without an end that lies before its beginning: one of both is a slip."""
        begins, ends = one.starts_on, one.ends_on
        if begins is None or ends is None or begins <= ends:
            return one
        self.complain(ProblemKind.TURNED_ROUND, end, self._cell(end))
        return replace(one, ends_on=None)

    def _decision(self, column: ListField) -> str:
        """A column “TLV” holds a number in one school, and ja or nee in the next."""
        text = self._text(column)
        return text if self._reading.words.is_so(text) is None else ""

    def _opp_start(self) -> date | None:
        """A column “OPP” holds a day in one school, and ja or nee in the next."""
        if self._reading.words.is_so(self._cell(F.OPP_STARTS_ON)) is not None:
            return None
        return self._day(F.OPP_STARTS_ON)

    def _agreements(self) -> Iterator[TakenAgreement]:
        agreement = TakenAgreement(
            result=self._text(F.AGREEMENT_RESULT),
            owner=self._text(F.AGREEMENT_OWNER),
            ends_on=self._day(F.AGREEMENT_ENDS_ON),
        )
        if agreement.result:
            yield agreement


def _together(before: Along, more: Along) -> Along:
    guardians = tuple(dict.fromkeys((*before.guardians, *more.guardians)))
    if before.running is None or more.running is None:
        return Along(guardians=guardians, running=before.running or more.running)
    one, other = before.running, more.running
    running = RunningFile(
        level=one.level or other.level,
        team=tuple(dict.fromkeys((*one.team, *other.team))),
        measures=tuple(dict.fromkeys((*one.measures, *other.measures))),
        agreements=tuple(dict.fromkeys((*one.agreements, *other.agreements))),
        next_talk_on=one.next_talk_on or other.next_talk_on,
    )
    return Along(guardians=guardians, running=running)


def _in_order(name: str) -> str:
    """“Bakker, Marieke” as one says it."""
    if "," not in name:
        return name
    return " ".join(part for part in list_values.split_name(name) if part)


def _in_a_year(text: str) -> str:
    return f"leerjaar {text}" if text.isdecimal() else text
