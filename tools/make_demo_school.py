"""Writes `resources/demo/edexml_de_zandbank.xml`: the pupil export of a school that does not exist.

220 pupils of De Zandbank (BRIN 99ZZ, a test code) in 2026-2027, in the shapes that real systems
write: a combination group as one group of year group C, another as one group per year under one
name, a group of pupils from several years, additions, and four former pupils. Everyone is invented;
there is no BSN, no nationality and no pupil weight in it. The pupils of the worked example stand in
the list by name; Noor van Dalen does not, because the demo adds her by hand.

Run `python tools/make_demo_school.py` after a change; a test says when the file is out of date.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from xml.etree.ElementTree import Element, SubElement, indent, tostring

TARGET = Path(__file__).parents[1] / "resources" / "demo" / "edexml_de_zandbank.xml"
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
SCHOOL_YEAR_BEGINS = 2026
COUNTED_ON = date(2026, 10, 1)
LAST_YEAR_OF_INFANTS = 2
SITE = "99ZZ00"
FORMER_PUPILS = 4


def _words(text: str) -> list[str]:
    """Words with spaces between; an underscore stands for a space inside one."""
    return [word.replace("_", " ") for word in text.split()]


GIRLS = _words("""
Aaliyah Amira Anna Anne-Fleur Aya Bente Bo Çağla Chloë Daphne Dilara Elif Ella Emma Esmée Esther
Eva Evi Fatou Feline Fenna Fleur Floor Gwen Hafsa Hailey Hannah Ilse Imane Inaya Isa Iris Jasmijn
Jill Joëlle Julia Kaatje Kiki Lara Leyla Liv Loïs Lotte Lynn Maëlle Maja Malak Maud Mei Meryem Mila
Naomi Nienke Nina Noémi Noa Nour Olivia Pien Puck Rania Renée Roos Sanne Sara Selin Sofie Suze Tess
Vera Yara Yfke Zoë Zofia
""")
BOYS = _words("""
Abel Adam Ahmed Aiden Amir Ayoub Bas Bram Boaz Cas Daniël Dani Dex Eelke Elias Emre Ezra Faas Finn
Floris Gijs Guus Hamza Hugo Ibrahim Ivo Jax Jayden Jelle Jens Jesse Joep Joris Jurre Kaan Kacper
Kees Kofi Lars Levi Liam Lucas Luuk Mats Max Mees Mikołaj Milan Mohamed Morris Naïm Niek Noé Olaf
Omar Otis Pepijn Pim Quinten Rayan Rens Ruben Sam Şenol Siem Stijn Sven Taeke Teun Thijs Tijn Tobias
Tygo Vigo Willem Xavi Yassin Youssef Zayn
""")
FAMILIES = _words("""
Aalbers Abdi Achterberg Akkerman Aksoy Amrani Arslan Baas Baptista Bekker Benali Berends Biesheuvel
van_den_Berg de_Boer Bos van_den_Bosch Bouzid Brouwer de_Bruijn Çelik Chen Claassen Cohen Dekker
Demir van_Dijk Dijkstra Dinç van_Doorn Driessen Eisma El_Idrissi van_Es Fernandes Fokkema García
van_Gelder Gerritsen Gökçe de_Graaf Groot de_Groot Haddad van_der_Heijden Hendriks van_'t_Hof
Hoogland ten_Hove Huisman Ibrahimović Jacobs Jager Jansen de_Jong Kaya Khan Kiliç Klaassen Kok
Kowalski Kramer Kuipers op_de_Laak Lee van_Leeuwen Lindström Maas Martens van_der_Meer Meijer
Mohamud Mulders Nguyen Nijland Öztürk Oosterhuis Osman Paulus Peeters Petrović Pinas Post Prins
Quist Rahmani de_Ruiter Şahin Santos Schipper Schouten Silva Smit Sow Stevens Sørensen Tahiri
Terpstra Timmermans Tran in_'t_Veld Veenstra Verbeek Vermeulen Visser de_Vries Vos de_Wit Wójcik
Wolters Yıldız Yilmaz van_Zanten Zeilstra Ziani van_Zuilen
""")
POSTCODES = [f"1999{first}{second}" for first in "VWXYZ" for second in "ABCDEFGHKLMNPRX"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A pupil of the worked example, who must be there under this name."""

    call_name: str
    prefix: str
    surname: str
    gender: str
    year: int


EXAMPLES = (
    Known(call_name="Bilal", prefix="", surname="Aydın", gender="1", year=3),
    Known(call_name="Jip", prefix="", surname="Verhoeven", gender="1", year=7),
    Known(call_name="Amélie", prefix="de", surname="Ridder", gender="2", year=8),
    Known(call_name="Senna", prefix="van der", surname="Ploeg", gender="2", year=1),
    Known(call_name="Luuk", prefix="", surname="Hofstra", gender="1", year=4),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group by year: the key under which that year is listed, and its number of pupils."""

    name: str
    keys: dict[int, str]
    sizes: dict[int, int]


PLUS_GROUP = "PLUS"
GROUPS = (
    Group(name="1/2 A", keys={1: "12A", 2: "12A"}, sizes={1: 12, 2: 14}),
    Group(name="1/2 B", keys={1: "12B_lj_1", 2: "12B_lj_2"}, sizes={1: 13, 2: 13}),
    Group(name="3", keys={3: "03"}, sizes={3: 27}),
    Group(name="4", keys={4: "04"}, sizes={4: 28}),
    Group(name="5", keys={5: "05"}, sizes={5: 27}),
    Group(name="6", keys={6: "06"}, sizes={6: 28}),
    Group(name="7", keys={7: "07"}, sizes={7: 27}),
    Group(name="8", keys={8: "08"}, sizes={8: 27}),
)


@dataclass(frozen=True, slots=True)
class Teacher:
    """Someone who works at the school; `group_keys` are of those they teach."""

    key: str
    call_name: str
    prefix: str
    surname: str
    role: str
    group_keys: tuple[str, ...] = ()


TEACHERS = (
    Teacher("JBO", "Jolanda", "", "Bos", "DIR"),
    Teacher("EMU", "Esther", "", "Mulder", "IB"),
    Teacher("SBE", "Saïda", "", "Benali", "LRK", ("12A",)),
    Teacher("MVE", "Marleen", "in 't", "Veld", "LRK", ("12B_lj_1", "12B_lj_2")),
    Teacher("RDI", "Ruud", "van", "Dijk", "LRK", ("03",)),
    Teacher("LCH", "Lian", "", "Chen", "LRK", ("04",)),
    Teacher("HOO", "Hidde", "", "Oosterhuis", "LRK", ("05",)),
    Teacher("AGR", "Anouk", "de", "Graaf", "LRK", ("06",)),
    Teacher("TPO", "Tim", "", "Postma", "LRK", ("06",)),
    Teacher("FKA", "Figen", "", "Kaya", "LRK", ("07",)),
    Teacher("PWI", "Peter", "de", "Wit", "LRK", ("08", PLUS_GROUP)),
    Teacher("YSM", "Yvonne", "", "Smit", "OWA"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A pupil as the file will list it; `left_on` for the former ones."""

    key: str
    call_name: str
    first_names: str
    prefix: str
    surname: str
    gender: str
    born_on: date
    year: int
    group_key: str
    postcode: str
    enrolled_on: date
    in_plus_group: bool
    left_on: date | None = None


class Names:
    """Hands out invented names, no full name twice."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._used = {(known.call_name, known.surname) for known in EXAMPLES} | {("Noor", "Dalen")}

    def draw(self) -> tuple[str, str, str, str]:
        """Call name, prefix, surname and gender code."""
        while True:
            gender = self._random.choice("12")
            call_name = self._random.choice(BOYS if gender == "1" else GIRLS)
            *prefix, surname = self._random.choice(FAMILIES).split()
            if (call_name, surname) not in self._used:
                self._used.add((call_name, surname))
                return call_name, " ".join(prefix), surname, gender

    def first_names(self, call_name: str, gender: str) -> str:
        """The call name first, with up to two others behind it."""
        others = self._random.sample(BOYS if gender == "1" else GIRLS, 2)
        kept = self._random.choice((0, 1, 1, 2))
        return " ".join([call_name, *(name for name in others[:kept] if name != call_name)])


def make_children() -> list[Child]:
    """All pupils in the order of a list of names; the same ones on every machine."""
    random = Random(1999)  # noqa: S311 - a fixed seed is the point: the file must not change
    names = Names(random)
    known = {example.year: example for example in EXAMPLES}
    children = [
        make_child(random, names, known.pop(year, None), year, group.keys[year])
        for group in GROUPS
        for year, size in group.sizes.items()
        for _ in range(size)
    ]
    children += [
        replace(
            make_child(random, names, None, year=9, group_key=""),
            left_on=date(SCHOOL_YEAR_BEGINS, 7, 17 - number),
        )
        for number in range(FORMER_PUPILS)
    ]
    children.sort(key=lambda child: (child.surname, child.call_name))
    return [
        replace(child, key=f"{child.enrolled_on.year}-{101 + number}")
        for number, child in enumerate(children)
    ]


def make_child(
    random: Random, names: Names, known: Known | None, year: int, group_key: str
) -> Child:
    """One pupil, born in the twelve months that the year group stands for."""
    call_name, prefix, surname, gender = (
        (known.call_name, known.prefix, known.surname, known.gender) if known else names.draw()
    )
    born_on = date(SCHOOL_YEAR_BEGINS - 4 - year, 10, 1) + timedelta(days=random.randrange(365))
    return Child(
        key="",
        call_name=call_name,
        first_names=names.first_names(call_name, gender),
        prefix=prefix,
        surname=surname,
        gender=gender,
        born_on=born_on,
        year=year,
        group_key=group_key,
        postcode=random.choice(POSTCODES),
        enrolled_on=first_school_day(random, born_on),
        in_plus_group=year > LAST_YEAR_OF_INFANTS and random.randrange(12) == 0,
    )


def first_school_day(random: Random, born_on: date) -> date:
    """The Monday after the fourth birthday; for one in eight, who moved here, a later one."""
    day = date(born_on.year + 4, born_on.month, min(born_on.day, 28))
    if random.randrange(8) == 0:
        day += timedelta(weeks=random.randrange(60))
    day = min(day, COUNTED_ON - timedelta(days=7))
    return day + timedelta(days=7 - day.weekday())


def make_document() -> Element:
    """The whole export as an element."""
    root = Element(
        "EDEX",
        {
            "xmlns:xsi": SCHEMA_INSTANCE,
            "xsi:noNamespaceSchemaLocation": "EDEXML.structuur.xsd",
        },
    )
    add_school(SubElement(root, "school"))
    site = SubElement(SubElement(root, "vestigingen"), "vestiging", key=SITE)
    add_texts(site, naam="De Zandbank")
    groups = SubElement(root, "groepen")
    for group in GROUPS:
        add_group(groups, group)
    add_texts(SubElement(groups, "samengestelde_groep", key=PLUS_GROUP), naam="Plusgroep")
    pupils = SubElement(root, "leerlingen")
    for child in make_children():
        add_child(pupils, child)
    teachers = SubElement(root, "leerkrachten")
    for teacher in TEACHERS:
        add_teacher(teachers, teacher)
    return root


def add_school(school: Element) -> None:
    """The header, with its elements in the order that the schema asks for."""
    add_texts(
        school,
        schooljaar=f"{SCHOOL_YEAR_BEGINS}-{SCHOOL_YEAR_BEGINS + 1}",
        peildatum=COUNTED_ON.isoformat(),
        brincode="99ZZ",
        dependancecode="00",
        aanmaakdatum=f"{COUNTED_ON.isoformat()}T10:15:00",
        auteur="Administratie De Zandbank",
        xsdversie="2.1",
        commentaar="Verzonnen school met verzonnen leerlingen, als voorbeeld.",
    )


def add_group(groups: Element, group: Group) -> None:
    """Once under year group C, or once for each year under the same name."""
    years_of: dict[str, list[int]] = {}
    for year, key in group.keys.items():
        years_of.setdefault(key, []).append(year)
    for key, years in years_of.items():
        element = SubElement(groups, "groep", key=key)
        add_texts(element, naam=group.name, jaargroep=str(years[0]) if len(years) == 1 else "C")
        if len(years) > 1:
            addition = SubElement(
                SubElement(element, "toevoegingen"),
                "blok",
                {"xsi:type": "OpmerkingGegevensType"},
            )
            add_texts(addition, code="lokaal", opmerking="Bij de zandbak")


def add_child(pupils: Element, child: Child) -> None:
    """A pupil, with the elements in the order that the schema asks for."""
    element = SubElement(pupils, "leerling", key=child.key, eckid=made_up_eckid(child.key))
    add_texts(
        element,
        achternaam=child.surname,
        voorvoegsel=child.prefix,
        voornamen=child.first_names,
        **{"voorletters-1": "".join(name[0] for name in child.first_names.split())},
        roepnaam=child.call_name,
        geboortedatum=child.born_on.isoformat(),
        geslacht=child.gender,
        jaargroep="H" if child.left_on else str(child.year),
    )
    if child.group_key:
        SubElement(element, "groep", key=child.group_key)
    if child.in_plus_group and not child.left_on:
        mixed = SubElement(element, "samengestelde_groepen")
        SubElement(mixed, "samengestelde_groep", key=PLUS_GROUP)
    SubElement(element, "vestiging", key=SITE)
    add_texts(
        element,
        postcodenl=child.postcode,
        instroomdatum=child.enrolled_on.isoformat(),
        uitstroomdatum=child.left_on.isoformat() if child.left_on else "",
    )


def add_teacher(teachers: Element, teacher: Teacher) -> None:
    """Someone of the staff, with role and groups."""
    element = SubElement(teachers, "leerkracht", key=teacher.key)
    add_texts(
        element,
        achternaam=teacher.surname,
        voorvoegsel=teacher.prefix,
        **{"voorletters-1": teacher.call_name[0]},
        roepnaam=teacher.call_name,
        rol=teacher.role,
    )
    if teacher.group_keys:
        groups = SubElement(element, "groepen")
        for key in teacher.group_keys:
            kind = "samengestelde_groep" if key == PLUS_GROUP else "groep"
            SubElement(groups, kind, key=key)


def add_texts(parent: Element, **texts: str) -> None:
    """One child element for each text that is not empty."""
    for name, text in texts.items():
        if text:
            SubElement(parent, name).text = text


def made_up_eckid(key: str) -> str:
    """In the form of an ECK iD, at an address that can belong to nobody (RFC 2606)."""
    return f"https://ketenid.example/202600/{hashlib.sha512(key.encode()).hexdigest()}"


def main() -> None:
    """Write the file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(document_bytes())


def document_bytes() -> bytes:
    """The file as it should be."""
    root = make_document()
    indent(root, "  ")
    body: bytes = tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


if __name__ == "__main__":
    main()
