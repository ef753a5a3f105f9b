"""Work at a desk over a real vault, until test_kill.py has it killed (`under_fire.py`).

Each tells what is done for good, after its use case returned.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

from ib_desk.application.progress import Silent
from ib_desk.application.vault import OpenVault
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.wiring import Parts
from tests.exchange.edexml_files import edexml
from tests.nursery import told
from tests.quick_parts import quick_parts

PHRASE = "wolk fietspad zilver fiets"
PUPILS, TEACHERS = 210, 3
"""Of one export: more than are stored in one go."""


def unlocked(parts: Parts, folder: Path) -> OpenVault:
    """The vault under fire."""
    return parts.vaults.unlock_with_passphrase(folder, passphrase_bytes(PHRASE))


def save(vault: Path) -> None:
    """Add somebody, type a draft about her, and correct her, over and over."""
    parts = quick_parts()
    desk = parts.desk(unlocked(parts, vault))
    told("begin")
    for _ in count():
        person = Professional(name="eerst", organisation="x" * 500)
        desk.records.add(person)
        desk.drafts.keep(person.id, "name", "half")
        told(f"added {person.id}")
        desk.records.change(person, replace(person, name="daarna"))
        told(f"changed {person.id}")


def take_over(vault: Path) -> None:
    """Add somebody, and take a school over in which all pupils are in another group since."""
    parts = quick_parts()
    desk = parts.desk(unlocked(parts, vault))
    told("begin")
    before = [int(pupil.group_name) for pupil in desk.records.find(Pupil)]
    for group in count(max(before, default=0) + 1):
        person = Professional(name="eerst")
        desk.records.add(person)
        preview = desk.imports.read(school_in(group), Silent())
        told(f"added {person.id}")
        desk.imports.apply(preview, {}, Silent())
        told(f"imported {group}")


def school_in(group: int, count: int = PUPILS) -> bytes:
    """An export of a school with all its pupils in this group, and with teachers."""
    pupil = "<roepnaam>Noor</roepnaam><achternaam>Van {number}</achternaam><groep key='g'/>"
    teachers = "".join(
        f"<leerkracht key='{number}'><roepnaam>Juf</roepnaam>"
        f"<achternaam>Nummer {number}</achternaam></leerkracht>"
        for number in range(TEACHERS)
    )
    groups = f"<groep key='g'><naam>{group}</naam><jaargroep>5</jaargroep></groep>"
    pupils = [pupil.format(number=number) for number in range(count)]
    text = edexml(*pupils, before_pupils=f"<groepen>{groups}</groepen>")
    return text.replace("</EDEX>", f"<leerkrachten>{teachers}</leerkrachten></EDEX>").encode()
