"""Where the EDEXML files of the tests are, and small documents made on the spot."""

from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data" / "edexml"
STANDARD = Path(__file__).parents[2].parent / "shared" / "standards" / "edexml-2.1"
DEMO_SCHOOL = Path(__file__).parents[2] / "resources" / "demo" / "edexml_de_zandbank.xml"

needs_standard = pytest.mark.skipif(
    not STANDARD.is_dir(),
    reason="the official EDEXML 2.1 files may not be shipped; they are not beside this repository",
)

SCHOOL = (
    "<school><schooljaar>2026-2027</schooljaar><brincode>99ZZ</brincode>"
    "<xsdversie>2.1</xsdversie></school>"
)


def edexml(*pupils: str, school: str = SCHOOL, before_pupils: str = "") -> str:
    """A document with these contents of `leerling` elements, keyed 1, 2, 3."""
    listed = "".join(
        f'<leerling key="{number}">{inside}</leerling>'
        for number, inside in enumerate(pupils, start=1)
    )
    return f"<EDEX>{school}{before_pupils}<leerlingen>{listed}</leerlingen></EDEX>"


def good_file(name: str) -> bytes:
    """A file that must be read."""
    return (DATA / "good" / name).read_bytes()


def bad_file(name: str) -> bytes:
    """A file that must be refused."""
    return (DATA / "bad" / name).read_bytes()
