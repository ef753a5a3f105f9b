"""The shipped words and rules: complete, in order, and readable."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.law.rights import Act
from ib_desk.domain.offers.phrases import PhraseList
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.weighing import LEVELS, Dimension, DimensionGroup, Weighing
from ib_desk.domain.words.vocabulary import VOCABULARY
from ib_desk.main.example import example_records, short_cases
from ib_desk.main.resources import resources_root
from ib_desk.storage.catalogue_files import read_catalogue
from ib_desk.storage.resource_files import ResourceFiles
from tests.shipped import catalogue

TERMS = catalogue().terms
DIMENSIONS = "matched_care/dimensions.toml"
LEVELS_OF_SUPPORT = "matched_care/levels.toml"
RULE = "matched_care/rule.toml"
PRIMARY_SCHOOL = "trajectories/po.toml"
POINTS = "requests/points.toml"
MEMBERS = [member for kind in VOCABULARY.values() for member in kind]
LONGEST_ANCHOR = 75
"""Characters that fit on one line of the form at 1366 pixels."""

_NOT_TRIED = re.compile(
    r"nog (?:niet|geen|nooit)\b[^.]*\b(?:geprobeerd|ingezet)|eerst (?:nog )?proberen|eerst lichter",
    re.IGNORECASE,
)

MOST_WORDS = 30
"""Words in a sentence of an explanation that is still easy to read."""


@pytest.mark.parametrize("member", MEMBERS, ids=lambda m: f"{type(m).__name__}.{m.name}")
def test_every_member_has_a_term(member):
    assert TERMS.label(member).strip(), f"give {member!r} a word in resources/terms.toml"


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_every_kind_of_record_has_a_noun(kind):
    assert TERMS.noun(kind), f"give {kind.__name__} a noun in resources/terms.toml"
    assert TERMS.plural(kind) != TERMS.noun(kind)


def test_no_two_members_of_one_enumeration_are_called_the_same():
    for kind in VOCABULARY.values():
        labels = [TERMS.label(member) for member in kind]
        assert len(labels) == len(set(labels)), kind


def test_what_needs_explaining_is_explained():
    for member in Act:
        assert TERMS.meaning(member), member


def test_the_terms_of_the_field_that_people_meet_are_explained():
    asked = {"OPP", "TLV", "hoorrecht", "SWV", "arrangement", "gezag", "zienswijze", "inzage"}
    assert asked | {"bpo", "MDO", "IB", "meldcode", "matched care"} <= set(TERMS.explanations)


def sentences() -> list[str]:
    meanings = [text for words in TERMS.meanings.values() for text in words.values()]
    dimensions = catalogue().dimensions
    return [
        *meanings,
        *(explanation.text for explanation in TERMS.explanations.values()),
        *(level.meaning for level in catalogue().levels.levels),
        *(dimensions[d].question for d in Dimension),
        *(dimensions[d].find_out for d in Dimension),
    ]


@pytest.mark.parametrize("text", sentences())
def test_a_sentence_starts_with_a_capital_ends_and_is_not_long(text):
    assert text[0].isupper()
    assert text[-1] in ".?"
    for sentence in re.split(r"[.?]\s", text):
        assert len(sentence.split()) <= MOST_WORDS
    assert "  " not in text
    assert '"' not in text
    assert "'" not in text


def test_why_a_level_fits_is_about_how_much_and_never_about_where_or_what_failed_first():
    phrases = catalogue().phrases
    reasons = [*phrases[PhraseList.NOT_LIGHTER], *phrases[PhraseList.NOT_HEAVIER]]
    for record in (*example_records(resources_root()), *short_cases(resources_root())):
        if isinstance(record, Weighing):
            reasons += [record.why_not_lighter, record.why_not_heavier]
    assert len(reasons) > 4
    for reason in reasons:
        assert not re.search(r"eigen school|dicht bij huis|\bplek\b|\bsbo\b|\bso\b", reason)
        assert not re.search(r"nog niet geprobeerd|eerst proberen|nog niet gedaan", reason)


def said_in(value: object) -> Iterator[str]:
    """Every text of a data file, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from said_in(inner)


def test_no_sentence_that_is_offered_or_shown_rests_on_what_was_not_tried_yet():
    """Who gives at once what fits need not let lighter help fail first."""
    files = sorted(Path(str(resources_root())).rglob("*.toml"))
    found = [
        (file.name, words)
        for file in files
        for words in said_in(tomllib.loads(file.read_text(encoding="utf-8")))
        if _NOT_TRIED.search(words)
    ]
    assert len(files) > 20
    assert found == []


# Own files


def test_an_own_file_of_terms_needs_only_what_is_different(tmp_path):
    own = with_own(tmp_path, "terms.toml", '[labels.Dimension]\nseverity = "zwaarte"\n')
    terms = read_catalogue(own).terms
    assert terms.label(Dimension.SEVERITY) == "zwaarte"
    assert terms.label(Dimension.SAFETY) == "veiligheid"


def test_an_own_file_of_phrases_needs_only_the_lists_that_are_different(tmp_path):
    own = with_own(tmp_path, "phrases.toml", '[lists]\nplace = ["in de tuin"]\n')
    phrases = read_catalogue(own).phrases
    assert phrases[PhraseList.PLACE] == ("in de tuin",)
    assert phrases[PhraseList.CONTACT] == catalogue().phrases[PhraseList.CONTACT]


def test_a_list_of_phrases_that_no_field_offers_is_named_with_its_line(tmp_path):
    with pytest.raises(InvalidData) as caught:
        read_catalogue(with_own(tmp_path, "phrases.toml", '[lists]\nwaarom = ["zo"]\n'))
    assert (caught.value.problem, caught.value.line) == (DataProblem.UNKNOWN_VALUE, 2)


def test_a_wrong_word_in_an_own_file_is_named_with_its_line(tmp_path):
    text = '[labels.Dimension]\n# mijn woorden\nzwaarte = "zwaarte"\n'
    with pytest.raises(InvalidData) as caught:
        read_catalogue(with_own(tmp_path, "terms.toml", text))
    assert caught.value.key == "labels.Dimension.zwaarte"
    assert (caught.value.problem, caught.value.line) == (DataProblem.UNKNOWN_KEY, 3)


# Levels, dimensions and the rule


def test_the_levels_are_named_from_light_to_heavy():
    levels = catalogue().levels
    assert [level.level for level in levels.levels] == list(LEVELS)
    assert [levels[number].level for number in LEVELS] == list(LEVELS)


def test_every_dimension_is_asked_and_every_score_has_its_own_words():
    dimensions = catalogue().dimensions
    for dimension in Dimension:
        text = dimensions[dimension]
        assert len(set(text.anchors)) == 5
        assert text.question.endswith("?")
        assert text.sources
        for anchor in text.anchors:
            assert len(anchor) <= LONGEST_ANCHOR, anchor
            assert anchor[0].islower()
            assert not anchor.endswith(".")
    assert set(dimensions.groups) == set(DimensionGroup)


@pytest.mark.parametrize(
    ("name", "old", "new", "key", "problem"),
    [
        (
            DIMENSIONS,
            '    "leert mee en gaat vooruit",\n',
            "",
            "dimensions.impact.anchors",
            DataProblem.INCOMPLETE,
        ),
        (
            DIMENSIONS,
            '"leert mee en gaat vooruit"',
            '" "',
            "dimensions.impact.anchors.0",
            DataProblem.EMPTY,
        ),
        (
            DIMENSIONS,
            "[dimensions.severity]",
            "[dimensions.zwaarte]",
            "dimensions.zwaarte",
            DataProblem.UNKNOWN_VALUE,
        ),
        (
            DIMENSIONS,
            '[groups.context]\ntitle = "Wat helpt of hindert?"\nhint = "hoger = meer nodig"',
            "",
            "groups.context",
            DataProblem.MISSING,
        ),
        (
            PRIMARY_SCHOOL,
            'records = ["weighing"]',
            'records = ["koffie"]',
            "step.3.records.0",
            DataProblem.UNKNOWN_VALUE,
        ),
        (
            PRIMARY_SCHOOL,
            'record = "weighing", filled = ["weighed_on",',
            'record = "weighing", filled = ["decided_on",',
            "step.3.done.filled.0",
            DataProblem.UNKNOWN_VALUE,
        ),
        (
            POINTS,
            'record = "pupil"\nfields = ["born_on"]',
            'record = "pupil"\nfields = ["birthplace"]',
            "point.{at}.fields.0",
            DataProblem.UNKNOWN_VALUE,
        ),
        (
            LEVELS_OF_SUPPORT,
            "level = 3",
            "level = 2",
            "levels.2.level",
            DataProblem.CONTRADICTION,
        ),
        (
            RULE,
            "default = 5 }",
            "default = 3 }",
            "cases.2.levels.default",
            DataProblem.CONTRADICTION,
        ),
        (
            RULE,
            'name = "zwaar"\nwhen',
            'name = "zwaar"\nals',
            "cases.3.als",
            DataProblem.UNKNOWN_KEY,
        ),
    ],
)
def test_a_slip_in_an_own_file_is_named(tmp_path, name, old, new, key, problem):
    text = shipped_text(name)
    assert old in text
    with pytest.raises(InvalidData) as caught:
        read_catalogue(with_own(tmp_path, name, text.replace(old, new, 1)))
    # Which point of the list it is follows from where the slip stands: another may come before it.
    at = text[: text.index(old)].count("[[point]]") - 1
    assert (caught.value.file, caught.value.key) == (name, key.format(at=at))
    assert caught.value.problem == problem
    assert caught.value.line is not None


def test_a_scale_of_another_length_is_refused(tmp_path):
    text = shipped_text(LEVELS_OF_SUPPORT)
    with pytest.raises(InvalidData) as too_short:
        read_catalogue(with_own(tmp_path, LEVELS_OF_SUPPORT, text[: text.rindex("[[levels]]")]))
    assert (too_short.value.key, too_short.value.problem) == ("levels", DataProblem.INCOMPLETE)
    sixth = '\n[[levels]]\nlevel = 6\nname = "meer"\nmeaning = "Nog meer."\n'
    with pytest.raises(InvalidData) as too_long:
        read_catalogue(with_own(tmp_path, LEVELS_OF_SUPPORT, text + sixth))
    assert (too_long.value.key, too_long.value.problem) == ("levels.5", DataProblem.OUT_OF_RANGE)


def test_a_missing_dimension_is_named(tmp_path):
    text = shipped_text(DIMENSIONS)
    without = text[: text.index("[dimensions.motivation]")]
    with pytest.raises(InvalidData) as caught:
        read_catalogue(with_own(tmp_path, DIMENSIONS, without))
    assert caught.value.key == "dimensions.motivation"


def test_the_shipped_files_survive_being_copied_as_own(tmp_path):
    shutil.copytree(Path(str(resources_root())), tmp_path / "own")
    assert read_catalogue(with_own(tmp_path / "own")) == catalogue()


def shipped_text(name: str) -> str:
    return resources_root().joinpath(*name.split("/")).read_text(encoding="utf-8")


def with_own(folder: Path, name: str = "", text: str = "") -> ResourceFiles:
    """The shipped files, and in `folder` those of a user; `name` is written there first."""
    if name:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return ResourceFiles(shipped=resources_root(), own=folder)
