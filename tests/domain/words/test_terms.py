"""Everything that a person reads has one Dutch name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Role, Sector
from ib_desk.domain.records.weighing import Dimension
from ib_desk.domain.words.terms import Explanation, Noun, Terms
from ib_desk.domain.words.vocabulary import SHOWN_TOO, VOCABULARY, kept_enumerations
from tests.shipped import catalogue

STATES = [state.value for state in AgreementState]
WORDS = st.dictionaries(st.sampled_from(STATES), st.sampled_from(["a", "b", "c"]))


def test_a_member_has_a_name_and_a_meaning():
    terms = Terms(
        labels={"Dimension": {"severity": "ernst en lijdensdruk", "safety": "veiligheid"}},
        meanings={"Dimension": {"severity": "Hoe zwaar het valt."}},
    )
    assert terms.label(Dimension.SEVERITY) == "ernst en lijdensdruk"
    assert terms.meaning(Dimension.SEVERITY) == "Hoe zwaar het valt."
    assert terms.meaning(Dimension.SAFETY) == ""


def test_a_title_leaves_abbreviations_as_they_are():
    terms = Terms(labels={"RequestKind": {"tlv_sbo": "TLV voor sbo", "arrangement": "arrangement"}})
    assert terms.title(RequestKind.TLV_SBO) == "TLV voor sbo"
    assert terms.title(RequestKind.ARRANGEMENT) == "Arrangement"


def test_a_kind_of_record_has_a_noun():
    noun = Noun(singular="aanvraag", plural="aanvragen")
    terms = Terms(nouns={"swv_request": noun})
    assert terms.noun(SwvRequest) == "aanvraag"
    assert terms.plural(SwvRequest) == "aanvragen"


def test_own_words_lie_over_those_underneath():
    under = Terms(
        labels={"AgreementState": {"open": "open", "kept": "nagekomen"}},
        explanations={"SWV": Explanation(text="Samen.")},
    )
    own = Terms(
        nouns={"agreement": Noun(singular="deal", plural="deals")},
        labels={"AgreementState": {"open": "loopt nog"}},
        explanations={"Bovenbouw": Explanation(text="Groep 6 tot en met 8.")},
    )
    both = own.over(under)
    assert both.label(AgreementState.OPEN) == "loopt nog"
    assert both.label(AgreementState.KEPT) == "nagekomen"
    assert both.noun(Agreement) == "deal"
    assert set(both.explanations) == {"SWV", "Bovenbouw"}


def test_a_secondary_school_calls_its_people_otherwise_and_the_rest_the_same():
    terms = catalogue().terms
    assert terms.of_sector(Sector.PO).label(Role.COORDINATOR) == "intern begeleider"
    assert terms.of_sector(None).label(Role.TEACHER) == "leraar"
    secondary = terms.of_sector(Sector.VO)
    assert secondary.label(Role.COORDINATOR) == "zorgcoördinator"
    assert secondary.label(Role.TEACHER) == "docent"
    assert secondary.label(Role.PSYCHOLOGIST) == "psycholoog"
    assert secondary.of_sector(Sector.VO) is secondary
    own = Terms(vo={"Role": {"teacher": "mentor"}}).over(terms).of_sector(Sector.VO)
    assert [own.label(role) for role in (Role.TEACHER, Role.COORDINATOR)] == [
        "mentor",
        "zorgcoördinator",
    ]


@given(WORDS, WORDS)
def test_each_table_of_words_is_laid_over_word_by_word(own, under):
    def terms(words):
        table = {"AgreementState": words}
        return Terms(labels=table, meanings=table)

    both = terms(own).over(terms(under))
    for table in (both.labels, both.meanings):
        assert table == {"AgreementState": under | own}


@pytest.mark.parametrize(
    ("fields", "key", "problem"),
    [
        (
            {"nouns": {"afspraak": Noun(singular="a", plural="a")}},
            "nouns.afspraak",
            DataProblem.UNKNOWN_KEY,
        ),
        ({"labels": {"Kleur": {}}}, "labels.Kleur", DataProblem.UNKNOWN_KEY),
        (
            {"meanings": {"Dimension": {"iets": "x"}}},
            "meanings.Dimension.iets",
            DataProblem.UNKNOWN_KEY,
        ),
        (
            {"meanings": {"Dimension": {"severity": " "}}},
            "meanings.Dimension.severity",
            DataProblem.EMPTY,
        ),
    ],
)
def test_words_for_what_does_not_exist_are_refused(fields, key, problem):
    with pytest.raises(UnfitValue) as caught:
        Terms(**fields)
    assert (caught.value.key, caught.value.problem) == (key, problem)


def test_what_records_keep_is_found_also_deep_inside_them():
    names = {kind.__name__ for kind in kept_enumerations()}
    # Dimension is inside a tuple of a record's own small values, Effect and Grouping are optional.
    assert {"Dimension", "Condition", "Effect", "Grouping", "Sector"} <= names


def test_no_two_enumerations_share_a_name():
    assert len(VOCABULARY) == len(kept_enumerations()) + len(SHOWN_TOO)


def test_for_no_choice_there_is_no_word():
    assert catalogue().terms.label(None) == catalogue().terms.title(None) == ""
