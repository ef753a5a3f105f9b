"""One word for one thing: of each pair that was settled, only one is shown to anybody."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
NOT_OURS: Final = ("demo", "words", "fonts", "licences", "icons", "style")
"""Folders of `resources` without words of the program: a case has those of its people."""
OF_FORMS: Final = "requests/form_sources.toml"
"""Words by which a form of a bureau is recognised: whatever they call it."""
FOR_PARENTS: Final = ("reports/parents.toml", "reports/contract.toml", "matched_care/levels.toml")

PAIRS: Final = {
    r"\bpartij(en)?\b": "gesprekspartner",
    r"\btrekkers?\b|\beigenaar": "wie zorgt ervoor",
    r"\bweghaal|\bweghal|\bweggehaald": "verwijderen, of leegmaken bij een veld",
    r"\bvoorgoed\b": "definitief wissen",
    r"\bterug ?(te )?nem|\bteruggenomen|\bneem\b.* terug\b": "ongedaan maken",
    r"\bbasisaanbod": "basisondersteuning",
    r"\bloket": "bureau",
    r"\bslechter\b": "minder goed",
    r"\bopschal|\bdirect hulp vragen": "meteen hulp vragen",
    r"\bonwil": "niet gedaan",
    r"\bcontrolegetal": "controlecode",
    r"\bsteun(t|en|de)?\b": "hulp",
    r"(?<!extra )\bondersteuning\b": "hulp; extra ondersteuning heet het in de wet",
    r"\binzet": "interventie voor wat jullie doen; hulp voor wat de leerling krijgt",
    r"\bgesprek over samenwerk|\bstartgesprek": "psychologisch contract",
    r"\bafspraken over samenwerk": "psychologisch contract",
    r"\b(afdruk)?voorbeeld van (de|het)": "wat er verandert; een voorbeeld is verzonnen",
    r"\bvoorvertoning": "wat er verandert, of zo komt het op papier",
    r"\bregels voor een handtekening": "ruimte voor een handtekening",
    r"\bdaarheen\b": "naar, en dan waarheen",
}
"""What is not said → what is."""

PAPER_NAMES: Final = {
    r"\bwat (we|wij|jullie) doen\b": (
        "interventies: zo heten ze op het scherm en in de aanvraag",
        {"reports/parents.toml"},
    ),
    r"\bsamenwerkingsafspra": (
        "psychologisch contract: alleen het papier heet anders",
        {"reports/contract.toml", "terms.toml", "ib_desk/ui/preview/prints/contract.py"},
    ),
}
"""What has a plain name on paper for parents → its word on the screen, and where paper is named."""

ON_PAPER_FOR_PARENTS: Final = {
    r"\b(onder)?steun\w*\b(?<!jeugdsteunpunt)": "hulp",
    r"\binterventie": "wat we doen",
    r"\bgesprekspartner": "de naam of de rol",
    r"\bpsychologisch": "samenwerkingsafspraken",
}


def said_in_code() -> Iterator[tuple[str, str]]:
    """Where, and each text that `tr` is asked for."""
    for file in sorted((ROOT / "ib_desk").rglob("*.py")):
        code = file.read_text("utf-8")
        for node in ast.walk(ast.parse(code)) if "tr(" in code else ():
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "tr"
                and isinstance(node.args[0], ast.Constant)
            ):
                yield f"{file.relative_to(ROOT)}:{node.lineno}", str(node.args[0].value)


def said_in_data(*only: str) -> Iterator[tuple[str, str]]:
    """Where, and each text of a data file."""
    root = ROOT / "resources"
    for file in sorted(root.rglob("*.toml")):
        place = file.relative_to(root)
        if (
            place.parts[0] not in NOT_OURS
            and place.as_posix() != OF_FORMS
            and (not only or place.as_posix() in only)
        ):
            for text in _texts(tomllib.loads(file.read_text("utf-8"))):
                yield str(place), text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inside in value.values():
            yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)


SAID: Final = (*said_in_code(), *said_in_data())


def saying(pattern: str, said: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    wrong = re.compile(pattern, re.IGNORECASE)
    return [(where, text) for where, text in said if wrong.search(text)]


def test_all_that_is_shown_is_looked_at():
    places = {where.partition(":")[0] for where, _text in SAID}
    assert {"ib_desk/ui/contract/page.py", "terms.toml", "reports/parents.toml"} <= places


@pytest.mark.parametrize("pattern", PAIRS)
def test_of_two_words_for_one_thing_only_the_settled_one_is_said(pattern):
    assert saying(pattern, SAID) == [], f"zeg: {PAIRS[pattern]}"


@pytest.mark.parametrize("pattern", PAPER_NAMES)
def test_the_name_that_paper_has_for_it_is_said_of_paper_only(pattern):
    word, of_paper = PAPER_NAMES[pattern]
    said = saying(pattern, SAID)
    assert of_paper <= {where.partition(":")[0] for where, _text in said}
    elsewhere = [(where, text) for where, text in said if where.partition(":")[0] not in of_paper]
    assert elsewhere == [], f"zeg: {word}"


def test_a_key_opens_a_vault_and_a_pupil_has_a_code():
    places = ("ib_desk/ui/imports/", "ib_desk/ui/caseload/")
    assert [said for said in saying(r"sleutel", SAID) if said[0].startswith(places)] == []


@pytest.mark.parametrize("pattern", ON_PAPER_FOR_PARENTS)
def test_paper_for_parents_speaks_of_help(pattern):
    said = tuple(said_in_data(*FOR_PARENTS))
    assert said
    assert saying(pattern, said) == [], f"zeg: {ON_PAPER_FOR_PARENTS[pattern]}"


def test_wissen_is_for_good_and_said_of_nothing_else():
    bin_and_aside = ("ib_desk/ui/bin/", "ib_desk/ui/settings/aside_list.py", "terms.toml")
    about_the_bin = ("ib_desk/ui/fixed_messages.py", "ib_desk/ui/records/register.py")
    elsewhere = [
        (where, text)
        for where, text in saying(r"\bwis(sen|t|sing)?\b|\bgewist\b", SAID)
        if not where.startswith((*bin_and_aside, *about_the_bin)) and "prullenbak" not in text
    ]
    assert elsewhere == []


def test_a_day_is_written_in_figures_only_where_it_is_typed_or_read_by_a_program():
    """Everywhere else it is “24 nov 2026”: two ways of saying a day are one too many."""
    using = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "ib_desk").rglob("*.py")
        if "table_date(" in path.read_text("utf-8")
    }
    assert using == {
        "ib_desk/domain/birth_date.py",
        "ib_desk/domain/dutch_dates.py",
        "ib_desk/exchange/csv_list.py",
        "ib_desk/ui/preview/list_preview.py",
        "ib_desk/ui/widgets/date_field.py",
    }
