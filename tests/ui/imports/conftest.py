"""A vault with the pupils of last year, and the school's export of this year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import School
from ib_desk.ui.imports.screen import ImportScreen
from ib_desk.ui.session import Session
from tests.ui.asked_ways import AskedWays
from tests.ui.sessions import session_in_memory

SCHOOL = School(brin="99ZZ00", school_year="2025-2026")
NOOR = Pupil(
    call_name="Noor",
    prefix="van",
    surname="Dalen",
    born_on=BirthDate(2017, 5, 14),
    year_group="5",
    edexml_key="n",
)
FINN = Pupil(call_name="Finn", surname="Jansen", born_on=BirthDate(2015, 1, 8), edexml_key="f")
SEM = Pupil(
    call_name="Sem", prefix="de", surname="Wit", born_on=BirthDate(2017, 3, 9), year_group="4"
)
OTHER_SEM = Pupil(
    call_name="Sem", prefix="de", surname="Wit", born_on=BirthDate(2017, 3, 9), year_group="5"
)
PUPILS = (NOOR, FINN, SEM, OTHER_SEM)

_PUPIL = """
    <leerling key="{key}">
      <achternaam>{surname}</achternaam>{prefix}
      <roepnaam>{name}</roepnaam>
      <geboortedatum>{born}</geboortedatum>
      <jaargroep>{group}</jaargroep>
    </leerling>"""


def entry(key: str, name: str, surname: str, born: str, group: str, prefix: str = "") -> str:
    said = f"<voorvoegsel>{prefix}</voorvoegsel>" if prefix else ""
    return _PUPIL.format(key=key, name=name, surname=surname, born=born, group=group, prefix=said)


SARA = entry("s", "Sara", "Öztürk", "2018-04-02", "4")
NOOR_NOW = entry("n", "Noor", "Dalen", "2017-05-14", "6", "van")
SEM_NOW = entry("w", "Sem", "Wit", "2017-03-09", "5", "de")


def export(*entries: str, brin: str = "99ZZ", year: str = "2026-2027") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<EDEX><school><schooljaar>{year}</schooljaar><brincode>{brin}</brincode>
<dependancecode>00</dependancecode><aanmaakdatum>2026-09-01T08:00:00</aanmaakdatum>
<auteur>Test</auteur><xsdversie>2.1</xsdversie></school>
<groepen/><leerlingen>{"".join(entries)}</leerlingen><leerkrachten/></EDEX>"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "leerlingen.xml"
    path.write_text(export(NOOR_NOW, SARA, SEM_NOW), encoding="utf-8")
    return path


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_in_memory(tmp_path, SCHOOL, *PUPILS) as made:
        yield made


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> ImportScreen:
    made = ImportScreen(session, AskedWays(session))
    qtbot.addWidget(made)
    made.resize(1272, 636)
    made.show()
    made.enter()
    return made
