"""Each rule says where it comes from, and is no surer than the article of law that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from ib_desk.domain.birth_date import Age
from ib_desk.domain.certainty import Certainty
from ib_desk.domain.law.ages import AgeLimit
from ib_desk.domain.law.opp_rules import OppCheck
from ib_desk.domain.law.rights import Act, rights_of
from ib_desk.domain.law.sources import LegalSource
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Sector
from tests.shipped import ages, catalogue

LAW = catalogue().law
BY_NAME = {text.name: text for text in LAW.sources.values()}
SUREST_FIRST = list(Certainty)
_ARTICLE = re.compile(r"(?:W[PV]O(?: 2020)?|U?AVG), artikel \d+[\da-z.]*\d*[a-z]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What the OPP check, the ways without agreement, their terms and consent rest on."""

    name: str
    source: str
    how_sure: Certainty

    @property
    def articles(self) -> list[str]:
        return _ARTICLE.findall(self.source)


def rules() -> Iterator[Rule]:
    known = catalogue()
    for point in known.opp.point:
        yield Rule(name=f"opp {point.code.value}", source=point.source, how_sure=point.how_sure)
    for route in known.opp.route:
        yield Rule(name=f"route {route.name}", source=route.source, how_sure=route.how_sure)
    for term in known.deadlines.rule:
        if is_ours(term.id):
            yield Rule(name=f"term {term.id}", source=term.source, how_sure=term.how_sure)
    for asked in known.points.point:
        if is_ours(asked.code):
            yield Rule(name=f"request {asked.code}", source=asked.source, how_sure=asked.how_sure)


def is_ours(code: str) -> bool:
    return code.startswith(("opp", "consent"))


EVERY = list(rules())


def test_plan_routes_terms_and_consent_are_all_looked_at():
    begins = {one.name.split()[0] for one in EVERY}
    assert begins == {"opp", "route", "term", "request"}
    assert len(EVERY) >= len(OppCheck) + 8


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.name)
class TestEachRule:
    def test_says_where_it_comes_from(self, rule):
        assert rule.source.strip()

    def test_an_article_that_it_names_is_told_as_a_source(self, rule):
        assert set(rule.articles) <= set(BY_NAME)

    def test_is_no_surer_than_the_articles_that_it_names(self, rule):
        surest = [SUREST_FIRST.index(BY_NAME[name].how_sure) for name in rule.articles]
        assert SUREST_FIRST.index(rule.how_sure) >= max(surest, default=0)

    def test_what_was_not_read_is_told_as_to_be_checked(self, rule):
        told = LAW.told(rule.source, rule.how_sure)
        assert (told == rule.source) is (rule.how_sure is Certainty.READ)


@pytest.mark.parametrize(
    ("code", "act"),
    [
        (OppCheck.CONSULTED, Act.CONSULT),
        (OppCheck.AGREED, Act.AGREE),
        (OppCheck.HEARD, Act.HEAR),
    ],
)
def test_a_point_about_people_names_the_articles_that_give_them_the_right(code, act):
    (point,) = (one for one in EVERY if one.name == f"opp {code.value}")
    of_plan = {LegalSource.WPO_40A, LegalSource.WVO_2_44}
    pupil = Pupil()
    mother = Guardian(pupil_id=pupil.id, relation=Relation.MOTHER, custody=Custody.YES)
    found = rights_of(Age(9, 9), [mother], None, ages()).rights
    by = {source for right in found if right.act is act for source in right.sources}
    assert by & of_plan == of_plan
    assert set(point.articles) == {LAW.sources[source].name for source in of_plan}


@pytest.mark.parametrize("limit", AgeLimit)
def test_every_age_can_be_told_with_what_its_source_says(limit):
    assert LAW.sources[ages().limits[limit].source].meaning.strip()


@pytest.mark.parametrize("sector", [None, *Sector])
@pytest.mark.parametrize("age", [None, 9, 12, 16, 18])
@pytest.mark.parametrize("custody", Custody)
def test_every_right_of_everybody_can_be_told_with_what_its_sources_say(sector, age, custody):
    pupil = Pupil()
    people = [
        Guardian(pupil_id=pupil.id, relation=relation, custody=custody) for relation in Relation
    ]
    known = None if age is None else Age(age, age)
    for right in rights_of(known, people, sector, ages()).rights:
        assert right.sources
        for source in right.sources:
            assert LAW.sources[source].meaning.strip()
            assert LAW.sources[source].name in LAW.cited(source)
