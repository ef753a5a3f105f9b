"""Each fixed sentence speaks of the school that reads it, wherever it stands: code or data.

Looked at is every sentence there is, and not only what one screen happens to show.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

import ib_desk
from ib_desk.application.paper import Report, file_name
from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Sector
from ib_desk.domain.words.rewording import AS_IT_IS, Rewording
from ib_desk.main.resources import resources_root
from ib_desk.ui.records.every import every_kind, words_of
from ib_desk.ui.records.pupil import is_asked
from ib_desk.ui.sector_words import SectorWords
from ib_desk.ui.texts import tr
from tests.shipped import catalogue, report_texts

PO = re.compile(
    r"\b(kind|kinderen|groep|groepen|jaargroep|leerkracht|leerkrachten|juf|meester|leraar|leraren"
    r"|dagdeel|dagdelen|IB’er|ib’er|intern begeleider|basisschool)\b",
    re.IGNORECASE,
)
VO = re.compile(
    r"\b(docent|docenten|mentor|vakdocent|zorgcoördinator|lesuur|lesuren)\b", re.IGNORECASE
)
NOT_SHOWN = {
    "quick_words.toml": "words that are recognised in what somebody types",
    "document_names.toml": "words that are recognised in what a file is called",
    "neat_text.toml": "words that are recognised in what somebody types",
    "requests/form_sources.toml": "words that are recognised in a form of others",
    "lists/headings.toml": "headings that are recognised in a list of others",
    "style/tokens.toml": "colours",
    "sign_offs.toml": "names of fields",
    "words/vo.toml": "the rewording itself",
    "words/of_age.toml": "the rewording itself",
    "trajectories/po.toml": "of a primary school alone",
    "trajectories/vo.toml": "of secondary education alone: read by itself below",
}
OF_A_PRIMARY_SCHOOL = {
    "Groep of klas toen": "a pupil of any school was in groups once",
    "Groep of klas": "in a request: the same, on paper",
    "Jaargroep": "not asked in secondary education (`is_asked`)",
    "dagdelen": "not offered in secondary education (`Around.fits`)",
    "Een leerling verlaat de basisschool uiterlijk aan het einde van het schooljaar waarin hij of "
    "zij 14 wordt.": "the law on primary schools says so",
    "Het bestand waarmee een basisschool leerlingen en groepen doorgeeft.": "what EDEXML is",
    "De middelbare school vraagt om gegevens. In sommige regio’s levert de basisschool die vóór "
    "1 november van groep 8.": "a kind of request that only a primary school meets",
    "Onderwijskundig rapport van de basisschool": "what a school for secondary education is given",
    "intern begeleider": "what IB stands for, explained where that stands",
    "De basisschool, het speciaal basisonderwijs en het speciaal onderwijs.": "what po is",
    "Een basisschool met kleine klassen voor leerlingen die meer hulp nodig hebben.": "what sbo is",
    "De school na de basisschool: praktijkonderwijs, vmbo, havo en vwo.": "what vo is",
}


def in_code() -> Iterator[str]:
    """Each sentence that passes `tr`, but for the door: there no school is known."""
    root = Path(ib_desk.__file__).parent / "ui"
    for path in root.rglob("*.py"):
        if path.parent.name == "setup":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr":
                yield from (str(one.value) for one in node.args if isinstance(one, ast.Constant))


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from () if key in {"source", "where"} else texts_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one)


def in_data() -> Iterator[str]:
    root = Path(str(resources_root()))
    for path in root.rglob("*.toml"):
        name = path.relative_to(root).as_posix()
        if name in NOT_SHOWN or name.startswith("demo/") or name == "terms.toml":
            continue
        yield from texts_in(tomllib.loads(path.read_text("utf-8")))


def of_terms(sector: Sector) -> Iterator[str]:
    terms = catalogue().terms.of_sector(sector)
    for words in (*terms.labels.values(), *terms.meanings.values()):
        yield from words.values()
    for noun in terms.nouns.values():
        yield from (noun.singular, noun.plural)
    for one in terms.explanations.values():
        yield from (one.full, one.text)


def without_places(sentence: str) -> str:
    return re.sub(r"\{\w+\}", "", sentence)


def test_a_school_for_secondary_education_reads_no_word_of_a_primary_school():
    words = catalogue().vo
    found = {
        said
        for sentence in (*in_code(), *in_data())
        if PO.search(without_places(said := words.said(sentence)))
    } | {said for said in of_terms(Sector.VO) if PO.search(said)}
    assert found - set(OF_A_PRIMARY_SCHOOL) == set()


def test_the_trajectory_of_secondary_education_is_written_in_its_words():
    steps = Path(str(resources_root())) / "trajectories" / "vo.toml"
    said = [*texts_in(tomllib.loads(steps.read_text("utf-8")))]
    assert [one for one in said if PO.search(one)] == []
    assert any(VO.search(one) for one in said)


def test_a_primary_school_reads_no_word_of_secondary_education():
    told = {one for one in (*in_code(), *in_data(), *of_terms(Sector.PO)) if VO.search(one)}
    assert told == {
        "Intern begeleider of zorgcoördinator",  # asked where a school is described
        "mentor",  # a role, to choose
    }


def test_each_sentence_that_is_reworded_is_said_somewhere():
    said = {*in_code(), *in_data(), *of_terms(Sector.PO)}
    assert set(catalogue().vo.sentences) - said == set()
    reworded = catalogue().vo.of(report_texts())
    for_all = {*in_data(), *texts_in_value(reworded)}
    assert set(catalogue().of_age.sentences) - for_all == set()


def texts_in_value(value: Any) -> Iterator[str]:
    return texts_in(asdict(value))


def test_paper_for_who_is_of_age_speaks_of_no_child_and_to_no_parent():
    """BW 1:233: from 18 the pupil is in the place of the parents."""
    texts = catalogue().of_age.of(catalogue().vo.of(report_texts()))
    for shown in (texts.parents, texts.opp, texts.preparation, texts.plan, texts.evaluation):
        for sentence in texts_in_value(shown):
            said = without_places(sentence)
            assert not re.search(r"\b(uw|u|kind)\b", said, re.IGNORECASE), sentence
    assert texts.parents.title == "Overzicht"


def test_a_file_that_is_made_has_a_name_for_any_school():
    for report in Report:
        words = file_name(report, date(2026, 11, 20)).replace("-", " ")
        assert not PO.search(words), words
        assert not VO.search(words), words


def test_a_catalogue_says_what_a_school_of_this_sector_says():
    known = catalogue()
    assert known.of_sector(Sector.PO) is known
    assert known.of_sector(None) is known
    vo = known.of_sector(Sector.VO)
    assert "docent" in "".join(one.sentence for one in vo.needs.need)
    assert vo.levels[1].meaning != known.levels[1].meaning
    assert vo.of_sector(Sector.VO) == vo
    assert known.rewording(None) is AS_IT_IS


def test_a_rewording_is_of_whole_sentences_and_says_something():
    words = Rewording(sentences={"Groep": "Klas"})
    assert words.of(("Groep", {"Groep": "Groep", "x": 3}, None)) == (
        "Klas",
        {"Groep": "Klas", "x": 3},
        None,
    )
    assert words.said("Groep 6") == "Groep 6"
    with pytest.raises(UnfitValue) as caught:
        Rewording(sentences={"Groep": " "})
    assert (caught.value.key, caught.value.problem) == ("sentences.Groep", DataProblem.EMPTY)


def test_the_window_speaks_the_words_of_the_school_as_soon_as_it_is_known(qapp):
    words = SectorWords(catalogue().vo, qapp)
    before = words_of(Pupil)["group_name"]
    qapp.installTranslator(words)
    try:
        assert tr("Groep") == "Klas"
        assert QCoreApplication.translate("QPlatformTheme", "Leerling") == "Leerling"
        assert every_kind() is every_kind()
        assert words_of(Pupil)["group_name"] == "Klas"
    finally:
        qapp.removeTranslator(words)
        words.deleteLater()
    assert words_of(Pupil)["group_name"] == before == "Groep of klas"
    assert SectorWords(AS_IT_IS, qapp).isEmpty()


@pytest.mark.parametrize(
    ("filled", "sector", "asked"),
    [("", Sector.PO, True), ("", None, True), ("", Sector.VO, False), ("6", Sector.VO, True)],
)
def test_only_a_primary_school_asks_for_the_year_group(filled, sector, asked):
    pupil = Pupil(year_group=filled)
    assert is_asked(pupil, "year_group", sector) is asked
    assert is_asked(pupil, "group_name", sector)
