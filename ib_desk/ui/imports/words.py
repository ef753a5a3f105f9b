"""An export in Dutch: what it would change, what is unclear, what to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.intake.colleagues import ColleagueChange
from ib_desk.domain.intake.pupil_import import (
    LINK_FIELDS,
    Choice,
    FieldChange,
    FieldValue,
    ImportRow,
    RowDecision,
    RowKind,
)
from ib_desk.domain.intake.pupil_matching import Doubt
from ib_desk.domain.intake.school_export import (
    Along,
    ReadPupil,
    SchoolExport,
)
from ib_desk.domain.records.pupil import Gender, Pupil
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.records.pupil import born_words, pupil_spec
from ib_desk.ui.texts import in_a_line, tr

_LONGEST_NAME: Final = 32


def kind_words(kind: RowKind) -> str:
    """The name of a part of the preview."""
    return {
        RowKind.NEW: tr("Nieuw"),
        RowKind.CHANGED: tr("Gewijzigd"),
        RowKind.LEFT: tr("Vertrokken"),
        RowKind.UNCLEAR: tr("Onduidelijk"),
        RowKind.SAME: tr("Gelijk"),
        RowKind.FORMER: tr("Oud-leerlingen"),
    }[kind]


def kind_hint(kind: RowKind) -> str:
    """What is asked of the user in a part of the preview."""
    return {
        RowKind.NEW: tr("Deze leerlingen staan nog niet in IB Desk."),
        RowKind.CHANGED: tr("Bij deze leerlingen staat iets anders in de export."),
        RowKind.LEFT: tr(
            "Deze leerlingen zijn weg of staan niet meer in de export. Vink aan wie vertrokken is."
            " Er wordt niets verwijderd."
        ),
        RowKind.UNCLEAR: tr("IB Desk raadt niet. Kies per leerling wie dit is."),
        RowKind.SAME: tr("Bij deze leerlingen verandert niets."),
        RowKind.FORMER: tr("Deze leerlingen zijn vertrokken en gaan niet mee."),
    }[kind]


def row_name(row: ImportRow) -> str:
    """Whom a row is about, as people say it."""
    if row.stored is not None:
        return row.stored.name or _nameless()
    return read_name(row.read) if row.read is not None else _nameless()


def read_name(read: ReadPupil) -> str:
    """“Sara Öztürk”, also from what is not stored."""
    given = read.call_name or read.first_names or read.initials
    return " ".join(part for part in (given, read.prefix, read.surname) if part) or _nameless()


def candidate_words(pupil: Pupil) -> str:
    """A child that a row could be, with what tells namesakes apart."""
    name = pupil.name or _nameless()
    return in_a_line((name, pupil.group_label, born_words(pupil.born_on)))


class RowWords:
    """The grey line of a row: what is known of the child, or what differs field by field."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._labels = {field.name: field.label for field in pupil_spec().form.fields} | {
            "year_group": tr("groep"),
            "initials": tr("voorletters"),
            "location": tr("vestiging"),
        }

    def facts(self, row: ImportRow) -> str:
        """All that differs, never cut short."""
        if row.kind is RowKind.CHANGED:
            changes = (self.change(change) for change in _visible_changes(row))
            return in_a_line((*map(_namesake, row.namesakes), *changes, *self._along(row.along)))
        if row.kind is RowKind.UNCLEAR and row.doubt is not None:
            return in_a_line((_about(row.read), doubt_words(row.doubt), *self._along(row.along)))
        if row.kind is RowKind.LEFT:
            gone = next((c.new for c in row.changes if c.field == "left_on"), None)
            day = day_and_year(gone) if isinstance(gone, date) else ""
            group = "" if row.stored is None else row.stored.group_label
            return in_a_line((group, tr("vertrokken op {day}").format(day=day) if day else ""))
        return in_a_line((_about(row.stored or row.read), *self._along(row.along)))

    def _along(self, along: Along) -> Iterator[str]:
        """“ouders: Marieke Bakker, Joost van Dalen”, “lopend dossier: niveau 3, OPP”."""
        names = [one.name or tr("naam onbekend") for one in along.guardians]
        if names:
            words = tr("ouder: {names}") if len(names) == 1 else tr("ouders: {names}")
            yield words.format(names=", ".join(names))
        if along.running is not None:
            level = along.running.level
            parts = [] if level is None else [tr("niveau {number}").format(number=level)]
            parts += [self._terms.label(one.kind) for one in along.running.measures]
            words = tr("lopend dossier")
            yield f"{words}: {', '.join(parts)}" if parts else words

    def change(self, change: FieldChange) -> str:
        """“groep 5 → 6”, “achternaam Bakker → de Wit”."""
        if change.field in LINK_FIELDS:
            return tr("opnieuw gekoppeld aan de leerlingadministratie")
        if change.field == "left_on" and change.new is None:
            return tr("is weer op school")
        label = self._labels[change.field]
        old, new = self._value(change.old), self._value(change.new)
        return f"{label[:1].lower()}{label[1:]} {old} → {new}"

    def _value(self, value: FieldValue) -> str:
        if value is None or value == "":
            return tr("leeg")
        if isinstance(value, Gender):
            return self._terms.label(value)
        if isinstance(value, BirthDate):
            return day_and_year(value.earliest) if value.is_whole else value.words
        return day_and_year(value) if isinstance(value, date) else value


def _visible_changes(row: ImportRow) -> tuple[FieldChange, ...]:
    """Facts about the child; how the system knows it is said once, after them."""
    facts = [change for change in row.changes if change.field not in LINK_FIELDS]
    links = [change for change in row.changes if change.field in LINK_FIELDS]
    return (*facts, *links[:1])


def doubt_words(doubt: Doubt) -> str:
    """Why IB Desk does not choose by itself."""
    return {
        Doubt.NAMESAKES: tr("Twee leerlingen met deze naam en geboortedatum."),
        Doubt.OTHER_CHILD: tr("Dezelfde code, maar een andere naam en geboortedatum."),
        Doubt.KEYS_DISAGREE: tr("De codes in het bestand horen bij twee verschillende leerlingen."),
        Doubt.BIRTH_DATE_UNKNOWN: tr(
            "De naam past, maar een geboortedatum ontbreekt of is niet helemaal bekend."
        ),
        Doubt.NO_NAME: tr("De export geeft geen naam."),
    }[doubt]


def decision_words(row: ImportRow, decision: RowDecision) -> str:
    """The right side of a row: what happens to it as it is decided now."""
    if row.kind is RowKind.NEW:
        return tr("nieuw") if decision.choice is Choice.TAKE else tr("gaat niet mee")
    if row.kind is not RowKind.UNCLEAR:
        return ""
    if decision.choice is Choice.AS_NEW:
        return tr("wordt nieuw")
    if decision.choice is Choice.LINK:
        chosen = next((c for c in row.candidates if c.id == decision.pupil_id), None)
        return "" if chosen is None else tr("is {name}").format(name=candidate_words(chosen))
    return tr("Kies wie dit is")


def decision_choice_words(row: ImportRow, decision: RowDecision) -> str:
    """What can be chosen for an unclear row, as a choice of a menu."""
    if decision.choice is Choice.AS_NEW:
        return tr("Dit is een nieuwe leerling")
    if decision.choice is Choice.LINK:
        chosen = next(c for c in row.candidates if c.id == decision.pupil_id)
        return tr("Dit is {name}").format(name=candidate_words(chosen))
    return tr("Nu niet overnemen")


def export_facts(export: SchoolExport) -> str:
    """Where the pupils come from, in one line."""
    if not export.lists_everyone:
        count = sum(along.running is not None for along in export.along)
        words = tr("1 lopend dossier") if count == 1 else tr("{count} lopende dossiers")
        return words.format(count=count) if count else tr("Lijst zonder dossiers")
    version = f"EDEXML {export.version}" if export.version else "EDEXML"
    year = tr("schooljaar {year}").format(year=export.school_year) if export.school_year else ""
    as_of = (
        "" if export.as_of is None else tr("stand van {day}").format(day=day_and_year(export.as_of))
    )
    return in_a_line((version, year, as_of))


def dropped_words(export: SchoolExport) -> str:
    """What was in the file and is not taken in."""
    if export.personal_numbers_dropped and export.origins_dropped:
        return tr("BSN's en herkomst zijn weggelaten. IB Desk bewaart ze nooit.")
    if export.personal_numbers_dropped:
        return tr("BSN's zijn weggelaten. IB Desk bewaart ze nooit.")
    return tr("Er stonden geen BSN's in dit bestand.")


def taking_words(count: int, *, only_new: bool) -> str:
    """The main button, which counts itself."""
    if count == 0:
        return tr("Niets over te nemen")
    if only_new:
        words = tr("1 leerling toevoegen") if count == 1 else tr("{count} leerlingen toevoegen")
    else:
        words = tr("1 wijziging overnemen") if count == 1 else tr("{count} wijzigingen overnemen")
    return words.format(count=count)


def unclear_words(count: int) -> str:
    """What is still open in the foot; “” for nothing."""
    if count == 0:
        return ""
    if count == 1:
        return tr("1 leerling is nog onduidelijk en gaat nu niet mee.")
    return tr("{count} leerlingen zijn nog onduidelijk en gaan nu niet mee.").format(count=count)


def foot_words(taken: int, *, offers_anything: bool) -> str:
    """What one may want to know before the main button, when nothing is unclear."""
    if taken:
        return tr("Met Ctrl+Z maak je alles in één keer ongedaan.")
    if offers_anything:
        return tr("Vink aan wat je wilt overnemen.")
    return tr("Alles is al gelijk. Je hoeft niets te doen.")


def short_file_name(name: str) -> str:
    """Both ends of a long name: it has no spaces to break at, and would widen the page."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:16]}…{name[-15:]}"


def read_words(count: int, file_name: str) -> str:
    """The heading of the preview."""
    words = (
        tr("1 leerling gelezen uit {file}")
        if count == 1
        else tr("{count} leerlingen gelezen uit {file}")
    )
    return words.format(count=count, file=file_name)


def _about(person: ReadPupil | Pupil | None) -> str:
    if person is None:
        return ""
    year = person.year_group
    group = tr("groep {year}").format(year=year) if year.isdigit() else person.group_name
    return in_a_line((group, born_words(person.born_on)))


def _nameless() -> str:
    return tr("Leerling zonder naam")


def colleague_words(count: int) -> str:
    """What the tick for colleagues takes along."""
    if count == 1:
        return tr("Ook 1 collega overnemen, met de groep")
    return tr("Ook {count} collega’s overnemen, met hun groepen").format(count=count)


def colleague_line(change: ColleagueChange) -> str:
    """“Saïda Benali · 1/2 A”, and whether only the groups are new."""
    person, before = change.taken, change.stored
    groups = person.groups or tr("geen groep")
    if before is None:
        return f"{person.name} · {groups}"
    was = before.groups or tr("geen groep")
    return tr("{name} · {groups} (was {before})").format(
        name=person.name, groups=groups, before=was
    )


def _namesake(name: str) -> str:
    return tr("zijn er twee mensen die {name} heten? Vink alleen dan aan").format(name=name)
