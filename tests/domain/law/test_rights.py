"""Who is informed, heard, consulted, agrees, reads, gives a view and consents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.birth_date import Age, BirthDate
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law import rights
from ib_desk.domain.law.rights import (
    Act,
    Right,
    Rights,
    Standing,
    letter_readers,
    swv_task,
    told_unasked,
)
from ib_desk.domain.law.sources import LegalSource
from ib_desk.domain.records.guardian import Custody, Guardian, GuardianId, Informed, Relation
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.school import School, Sector
from ib_desk.domain.records.support_file import SupportFile
from tests.domain.made_files import MOTHER, NOOR, made
from tests.shipped import ages, rights_on

PUPIL = None
PRIVACY = {Act.INSPECT, Act.CONSENT}
PARENTAL = {Act.INFORM, Act.CONSULT, Act.AGREE, Act.VIEW, Act.SIGN}
SECTORS = st.sampled_from([None, *Sector])
AGES = st.one_of(st.none(), st.integers(3, 21))


def rights_of(age: int | None, guardians: Sequence[Guardian], sector: Sector | None) -> Rights:
    """Of a pupil whose birth date is known whole, or not at all."""
    return rights.rights_of(None if age is None else Age(age, age), guardians, sector, ages())


def told_on(whole: WholeFile, day: date) -> tuple[Guardian, ...]:
    return told_unasked(whole, rights_on(whole, day), day)


def of(found: Rights, guardian_id: GuardianId | None) -> tuple[Right, ...]:
    """The rights of one person; the pupil's with `None`."""
    return tuple(right for right in found.rights if right.guardian_id == guardian_id)


def guardian(custody: Custody = Custody.YES, relation: Relation = Relation.MOTHER, **fields):
    return Guardian(pupil_id=PupilId(uuid4()), custody=custody, relation=relation, **fields)


GUARDIANS = st.lists(
    st.builds(guardian, st.sampled_from(Custody), st.sampled_from(Relation)), max_size=4
)


def acts(found: tuple[Right, ...], standing: Standing) -> set[Act]:
    return {right.act for right in found if right.standing is standing}


def due(found: Rights, act: Act, standing: Standing = Standing.MUST) -> tuple[UUID | None, ...]:
    """The people to whom `act` is due."""
    rights = [right for right in found.rights if (right.act, right.standing) == (act, standing)]
    return tuple(right.guardian_id for right in rights)


def must(age: int | None, custody: Custody = Custody.YES, sector: Sector = Sector.VO):
    """What the pupil and one guardian are entitled to for certain."""
    person = guardian(custody)
    found = rights_of(age, [person], sector)
    return acts(of(found, PUPIL), Standing.MUST), acts(of(found, person.id), Standing.MUST)


@pytest.mark.parametrize("age", [4, 11])
def test_under_twelve_the_parents_hold_all_but_hearing_and_the_childs_own_view(age):
    assert must(age) == ({Act.HEAR, Act.VIEW}, PARENTAL | PRIVACY)


@pytest.mark.parametrize("age", [12, 15])
def test_from_twelve_to_fifteen_parents_and_pupil_are_both_asked_for_consent(age):
    assert must(age) == ({Act.HEAR, Act.VIEW, Act.CONSENT}, PARENTAL | PRIVACY)
    found = rights_of(age, [], Sector.PO)
    (consent,) = (right for right in of(found, PUPIL) if right.act is Act.CONSENT)
    assert consent.sources == (LegalSource.AVG_9, LegalSource.CARE_CODES)


@pytest.mark.parametrize(
    ("age", "holder"),
    [
        (Age(15, 15), LegalSource.CARE_CODES),
        (Age(16, 16), LegalSource.UAVG_5),
        (Age(15, 16), LegalSource.UAVG_5),
        (None, LegalSource.UAVG_5),
    ],
)
def test_consent_of_a_pupil_who_may_be_sixteen_rests_on_the_law_and_no_longer_on_codes(age, holder):
    found = rights.rights_of(age, [], Sector.VO, ages())
    (consent,) = (right for right in of(found, PUPIL) if right.act is Act.CONSENT)
    assert consent.sources == (LegalSource.AVG_9, holder)


@pytest.mark.parametrize("age", [16, 17])
def test_a_parent_of_a_pupil_of_sixteen_reads_along_when_the_pupil_lets_them(age):
    person = guardian()
    found = rights_of(age, [person], Sector.VO)
    assert acts(of(found, person.id), Standing.WITH_CONSENT) == {Act.INSPECT}
    assert found.with_consent(Act.INSPECT) == (person.id,)
    assert person.id not in found.must_or_may(Act.INSPECT)


@pytest.mark.parametrize("age", [16, 17])
def test_from_sixteen_the_pupil_reads_and_consents_and_the_parents_keep_the_plan(age):
    assert must(age) == ({Act.HEAR, Act.VIEW, Act.INFORM, Act.SIGN, *PRIVACY}, PARENTAL)


@pytest.mark.parametrize("age", [18, 20])
def test_from_eighteen_the_pupil_takes_the_parents_place(age):
    assert must(age) == ({Act.HEAR, *PARENTAL, *PRIVACY}, set())


@given(SECTORS, st.integers(3, 17))
def test_a_parent_without_gezag_is_told_facts_and_only_on_request(sector, age):
    for relation in (Relation.MOTHER, Relation.FATHER):
        person = guardian(Custody.NO, relation)
        assert of(rights_of(age, [person], sector), person.id) == (
            Right(
                guardian_id=person.id,
                act=Act.FACTS,
                standing=Standing.ON_REQUEST,
                sources=(LegalSource.BW_1_377C,),
            ),
        )


@pytest.mark.parametrize(
    "relation",
    [
        Relation.STEPPARENT,
        Relation.LEGAL_GUARDIAN,
        Relation.INSTITUTION,
        Relation.YOUTH_PROTECTOR,
        Relation.OTHER,
        None,
    ],
)
def test_who_is_no_parent_and_has_no_gezag_has_no_right_of_this_law(relation):
    person = guardian(Custody.NO, relation)
    assert of(rights_of(9, [person], Sector.PO), person.id) == ()


def test_of_a_foster_parent_without_gezag_it_is_an_open_question_who_is_told_and_consulted():
    person = guardian(Custody.NO, Relation.FOSTER_PARENT)
    found = of(rights_of(9, [person], Sector.PO), person.id)
    assert {(right.act, right.standing, right.sources) for right in found} == {
        (act, Standing.OPEN, (LegalSource.WPO_1,)) for act in (Act.INFORM, Act.CONSULT)
    }


@pytest.mark.parametrize("relation", [Relation.LEGAL_GUARDIAN, Relation.INSTITUTION])
def test_a_voogd_has_the_rights_of_a_parent_by_an_article_of_its_own(relation):
    parent, voogd = guardian(), guardian(Custody.YES, relation)
    found = rights_of(9, [parent, voogd], Sector.PO)
    as_parent = [(r.act, r.standing) for r in of(found, parent.id)]
    assert [(r.act, r.standing) for r in of(found, voogd.id)] == as_parent
    named = {source for right in of(found, voogd.id) for source in right.sources}
    assert LegalSource.BW_1_245 in named
    assert LegalSource.BW_1_247 not in named


@given(SECTORS, st.integers(18, 21), st.sampled_from(Custody), st.sampled_from(Relation))
def test_of_a_grown_up_no_guardian_has_a_right(sector, age, custody, relation):
    person = guardian(custody, relation)
    found = rights_of(age, [person], sector)
    assert of(found, person.id) == ()


@given(AGES, SECTORS)
def test_unknown_gezag_is_an_open_question_for_all_that_gezag_would_give(age, sector):
    certain, unknown = guardian(Custody.YES), guardian(Custody.UNKNOWN)
    found = rights_of(age, [certain, unknown], sector)
    asked = of(found, unknown.id)
    assert {right.act for right in asked} == {right.act for right in of(found, certain.id)}
    assert {right.standing for right in asked} <= {Standing.OPEN, Standing.WITH_CONSENT}


def test_a_stop_asks_also_those_of_whom_gezag_is_unknown():
    certain, unknown, none = (guardian(custody) for custody in Custody)
    found = rights_of(9, [certain, none, unknown], Sector.PO)
    by_custody = {g.custody: g.id for g in (certain, unknown, none)}
    has, open_question = by_custody[Custody.YES], by_custody[Custody.UNKNOWN]
    assert due(found, Act.INSPECT) == (has,)
    assert due(found, Act.INSPECT, Standing.OPEN) == (open_question,)
    assert set(found.must_or_may(Act.INSPECT)) == {has, open_question}
    assert found.must_or_may(Act.FACTS) == ()


@given(st.one_of(st.none(), st.integers(3, 15)), GUARDIANS, SECTORS)
def test_under_sixteen_reading_misses_a_guardian_unless_one_has_or_may_have_gezag(
    age, guardians, sector
):
    found = rights_of(age, guardians, sector)
    may_have = any(person.custody is not Custody.NO for person in guardians)
    assert found.misses_guardian(Act.INSPECT) is not may_have


@given(st.integers(16, 21), GUARDIANS, SECTORS)
def test_from_sixteen_reading_misses_nobody(age, guardians, sector):
    found = rights_of(age, guardians, sector)
    assert not any(found.misses_guardian(act) for act in PRIVACY)


@given(AGES, GUARDIANS, SECTORS)
def test_each_guardian_stands_alone(age, guardians, sector):
    together = rights_of(age, guardians, sector)
    for person in guardians:
        assert of(together, person.id) == of(rights_of(age, [person], sector), person.id)


@given(AGES, GUARDIANS, SECTORS)
def test_nobody_holds_the_same_right_twice_and_each_right_has_a_source(age, guardians, sector):
    found = rights_of(age, guardians, sector).rights
    keys = [(right.guardian_id, right.act) for right in found]
    assert len(keys) == len(set(keys))
    assert all(right.sources for right in found)


@given(AGES, SECTORS)
def test_with_gezag_somebody_always_reads_and_consents(age, sector):
    found = rights_of(age, [guardian()], sector)
    for act in (*PRIVACY, *PARENTAL):
        assert found.must_or_may(act), act


@given(st.integers(3, 21), SECTORS)
def test_reading_is_the_parents_or_the_pupils_and_consent_is_both_of_theirs_from_twelve(
    age, sector
):
    person = guardian()
    found = rights_of(age, [person], sector)
    assert due(found, Act.INSPECT) == ((person.id,) if age < 16 else (PUPIL,))
    young = (person.id,) if age < 12 else (PUPIL, person.id)
    assert due(found, Act.CONSENT) == (young if age < 16 else (PUPIL,))


@given(AGES, GUARDIANS, SECTORS)
def test_the_pupil_is_always_heard_and_always_has_a_view(age, guardians, sector):
    own = of(rights_of(age, guardians, sector), PUPIL)
    assert {Act.HEAR, Act.VIEW} <= acts(own, Standing.MUST)


def test_a_parent_who_died_has_no_rights():
    found = rights_of(9, [guardian(deceased=True)], Sector.PO)
    assert {right.guardian_id for right in found.rights} == {PUPIL}


# Unknown age


def test_an_unknown_age_in_po_counts_as_under_sixteen_and_leaves_open_whether_it_is_twelve():
    person = guardian()
    found = rights_of(None, [person], Sector.PO)
    assert of(found, person.id) == of(rights_of(9, [person], Sector.PO), person.id)
    assert acts(of(found, PUPIL), Standing.OPEN) == {Act.CONSENT}


def test_an_unknown_age_in_vo_leaves_open_what_goes_over_to_the_pupil():
    person = guardian()
    found = rights_of(None, [person], Sector.VO)
    assert acts(of(found, PUPIL), Standing.MUST) == {Act.HEAR, Act.VIEW}
    assert acts(of(found, PUPIL), Standing.OPEN) == {
        Act.INFORM,
        Act.CONSULT,
        Act.AGREE,
        Act.SIGN,
        *PRIVACY,
    }
    assert acts(of(found, person.id), Standing.OPEN) == PARENTAL | PRIVACY


def test_an_unknown_age_in_vo_does_not_take_the_facts_from_a_parent_without_gezag():
    person = guardian(Custody.NO)
    assert due(rights_of(None, [person], Sector.VO), Act.FACTS, Standing.ON_REQUEST) == (person.id,)


# Sources


def sources(age: int, sector: Sector, *, of_pupil: bool) -> dict[Act, tuple[LegalSource, ...]]:
    person = guardian()
    found = rights_of(age, [person], sector)
    return {r.act: r.sources for r in of(found, PUPIL if of_pupil else person.id)}


def test_the_sector_decides_which_school_law_is_named():
    assert sources(9, Sector.PO, of_pupil=True)[Act.HEAR] == (LegalSource.WPO_40A,)
    assert sources(13, Sector.VO, of_pupil=True)[Act.HEAR] == (LegalSource.WVO_2_44,)
    assert sources(9, Sector.PO, of_pupil=False) == {
        Act.INFORM: (LegalSource.AVG_13, LegalSource.WPO_18A, LegalSource.BW_1_247),
        Act.CONSULT: (LegalSource.WPO_40A, LegalSource.BW_1_247),
        Act.AGREE: (LegalSource.WPO_40A, LegalSource.BW_1_247),
        Act.INSPECT: (LegalSource.READING_PRACTICE, LegalSource.UAVG_5),
        Act.VIEW: (LegalSource.SWV_PRACTICE, LegalSource.BW_1_247),
        Act.CONSENT: (LegalSource.AVG_9, LegalSource.UAVG_5),
        Act.SIGN: (LegalSource.SIGNING_PRACTICE, LegalSource.BW_1_247),
    }
    in_vo = sources(13, Sector.VO, of_pupil=False)
    assert in_vo[Act.INFORM] == (LegalSource.AVG_13, LegalSource.WVO_2_47, LegalSource.BW_1_247)
    assert in_vo[Act.CONSULT] == (LegalSource.WVO_2_44, LegalSource.BW_1_247)


def test_what_gives_a_right_to_the_pupil_is_named_behind_the_right():
    assert sources(18, Sector.VO, of_pupil=True) == {
        Act.INFORM: (LegalSource.AVG_13, LegalSource.WVO_2_47, LegalSource.UAVG_5),
        Act.HEAR: (LegalSource.WVO_2_44,),
        Act.CONSULT: (LegalSource.WVO_2_44, LegalSource.BW_1_233),
        Act.AGREE: (LegalSource.WVO_2_44, LegalSource.BW_1_233),
        Act.INSPECT: (LegalSource.READING_PRACTICE, LegalSource.UAVG_5),
        Act.VIEW: (LegalSource.SWV_PRACTICE, LegalSource.IVRK_12),
        Act.CONSENT: (LegalSource.AVG_9, LegalSource.UAVG_5),
        Act.SIGN: (LegalSource.SIGNING_PRACTICE, LegalSource.UAVG_5),
    }


@pytest.mark.parametrize(
    ("age", "pupil_signs", "parents_sign"),
    [(15, False, True), (16, True, True), (17, True, True), (18, True, False)],
)
def test_forms_of_vo2203_and_slinge_berkel_ask_both_signatures_at_16_and_17(
    age, pupil_signs, parents_sign
):
    person = guardian()
    signing = due(rights_of(age, [person], Sector.VO), Act.SIGN)
    assert (PUPIL in signing, person.id in signing) == (pupil_signs, parents_sign)


def test_rights_come_in_one_order_the_pupil_first():
    first, second = guardian(), guardian(Custody.UNKNOWN)
    found = rights_of(16, [first, second], Sector.VO).rights
    people = [right.guardian_id for right in found]
    assert people == sorted(people, key=[PUPIL, first.id, second.id].index)


# From a file


def test_the_rights_in_a_file_follow_the_day_and_the_school():
    pupil = Pupil(born_on=BirthDate(2010, 5, 14))
    person = Guardian(pupil_id=pupil.id, custody=Custody.YES, relation=Relation.FATHER)
    whole = WholeFile(
        school=School(sector=Sector.VO),
        pupil=pupil,
        file=SupportFile(pupil_id=pupil.id, opened_on=date(2026, 3, 2)),
        parts={Guardian: (person,)},
    )
    assert rights_on(whole, date(2026, 5, 13)) == rights_of(15, [person], Sector.VO)
    assert rights_on(whole, date(2026, 5, 14)) == rights_of(16, [person], Sector.VO)


def test_a_parent_without_gezag_is_told_only_when_asking():
    pupil = Pupil(born_on=BirthDate(2017, 5, 14))
    by_custody = {one: Guardian(pupil_id=pupil.id, custody=one) for one in Custody}
    whole = WholeFile(
        school=School(),
        pupil=pupil,
        file=SupportFile(pupil_id=pupil.id, opened_on=date(2026, 3, 2)),
        parts={Guardian: tuple(by_custody.values())},
    )
    told = told_on(whole, date(2026, 5, 14))
    assert set(told) == {by_custody[Custody.YES], by_custody[Custody.UNKNOWN]}
    assert told_on(whole, date(2035, 5, 14)) == ()


@pytest.mark.parametrize(
    ("born", "told"), [(2017, (False, 1)), (2010, (True, 1)), (2008, (True, 0)), (None, (False, 1))]
)
def test_a_letter_goes_to_the_pupil_who_certainly_reads_itself_and_to_the_parents_until_eighteen(
    born, told
):
    pupil = replace(NOOR, born_on=None if born is None else BirthDate(born, 5, 14))
    day = date(2026, 9, 17)
    whole = made(MOTHER, pupil=pupil)
    readers = letter_readers(whole, rights_on(whole, day), day)
    assert (None in readers, sum(one is not None for one in readers)) == told


def test_a_letter_goes_again_to_whom_a_ruling_no_longer_applies():
    day = date(2026, 9, 17)
    for until, readers in ((day, ()), (day - timedelta(days=1), (MOTHER.id,))):
        mother = replace(MOTHER, restriction="geen informatie", restricted_until=until)
        whole = made(mother)
        found = letter_readers(whole, rights_on(whole, day), day)
        assert tuple(one.id for one in found if one is not None) == readers


def test_to_whom_a_ruling_applies_nothing_is_told_unasked():
    pupil = Pupil(born_on=BirthDate(2017, 5, 14))
    day = date(2026, 5, 14)
    free = Guardian(pupil_id=pupil.id, custody=Custody.YES)
    bound = replace(free, id=GuardianId(uuid4()), restriction="geen informatie")
    over = replace(bound, id=GuardianId(uuid4()), restricted_until=date(2026, 5, 13))
    whole = WholeFile(
        school=School(),
        pupil=pupil,
        file=SupportFile(pupil_id=pupil.id, opened_on=date(2026, 3, 2)),
        parts={Guardian: (free, bound, over)},
    )
    assert told_on(whole, day) == (free, over)
    assert rights_on(whole, day).must_or_may(Act.VIEW) == (None, free.id, bound.id, over.id)


def test_where_nobody_said_which_school_this_is_both_laws_are_named():
    assert swv_task(None) == (*swv_task(Sector.PO), *swv_task(Sector.VO))
    heard = of(rights_of(9, [], None), None)
    assert {source for right in heard for source in right.sources} >= {
        LegalSource.WPO_40A,
        LegalSource.WVO_2_44,
    }
    unknown_age = rights_of(None, [], None)
    assert due(unknown_age, Act.INSPECT, Standing.OPEN) == (None,), (
        "a pupil of sixteen may be there"
    )


# A birth date that is known in part


def born_in(born: BirthDate, sector: Sector, person: Guardian) -> Rights:
    whole = WholeFile(
        pupil=Pupil(born_on=born),
        school=School(sector=sector),
        file=SupportFile(pupil_id=PupilId(uuid4()), opened_on=date(2026, 1, 5)),
        parts={Guardian: (person,)},
    )
    return rights_on(whole, date(2026, 9, 17))


@pytest.mark.parametrize(
    ("act", "born"),
    [
        (Act.INSPECT, BirthDate(2010)),
        (Act.INSPECT, BirthDate(2010, 9)),
        (Act.AGREE, BirthDate(2008)),
        (Act.CONSULT, BirthDate(2008)),
    ],
)
def test_where_the_birthday_is_not_known_it_stays_open_whose_right_it_is(act, born):
    person = guardian()
    found = born_in(born, Sector.VO, person)
    assert due(found, act, Standing.OPEN) == (PUPIL, person.id)
    assert found.must_or_may(act) == (PUPIL, person.id)


def test_a_year_is_enough_where_no_limit_lies_in_it():
    person = guardian()
    whole, part = (
        born_in(born, Sector.PO, person) for born in (BirthDate(2017, 5, 14), BirthDate(2017))
    )
    assert part == whole


def test_between_eleven_and_twelve_it_stays_open_whether_the_child_is_asked_for_consent():
    person = guardian()
    found = born_in(BirthDate(2014), Sector.PO, person)
    assert due(found, Act.CONSENT, Standing.OPEN) == (PUPIL,)
    assert due(found, Act.CONSENT) == (person.id,)


# A measure of a court, and what was agreed about information


@pytest.mark.parametrize(("ended", "standing"), [(False, Standing.MUST), (True, Standing.OPEN)])
def test_a_voogdij_that_ended_leaves_open_who_has_the_gezag(ended, standing):
    day = date(2026, 9, 17)
    voogd = guardian(
        relation=Relation.INSTITUTION, measure_until=day - timedelta(days=1) if ended else day
    )
    found = born_in(BirthDate(2017, 5, 14), Sector.PO, voogd)
    assert due(found, Act.AGREE, standing) == (voogd.id,)


def test_under_supervision_the_parents_keep_the_gezag_whether_it_runs_or_ended():
    day = date(2026, 9, 17)
    for until in (day, day - timedelta(days=1), None):
        protector = guardian(Custody.NO, relation=Relation.YOUTH_PROTECTOR, measure_until=until)
        assert of(born_in(BirthDate(2017), Sector.PO, protector), protector.id) == ()
        assert protector.as_on(day) == protector
        assert protector.ended_on(day) is (until is not None and until < day)


@pytest.mark.parametrize(
    ("informed", "is_told"),
    [
        (None, True),
        (Informed.ITSELF, True),
        (Informed.ON_REQUEST, False),
        (Informed.THROUGH_OTHER, False),
    ],
)
def test_who_would_rather_ask_keeps_the_right_and_is_offered_nothing_unasked(informed, is_told):
    person = guardian(informed=informed)
    whole = WholeFile(
        pupil=Pupil(born_on=BirthDate(2017)),
        school=School(sector=Sector.PO),
        file=SupportFile(pupil_id=PupilId(uuid4()), opened_on=date(2026, 1, 5)),
        parts={Guardian: (person,)},
    )
    day = date(2026, 9, 17)
    assert told_on(whole, day) == ((person,) if is_told else ())
    assert rights_on(whole, day).must_or_may(Act.INFORM) == (person.id,)


@pytest.mark.parametrize(
    ("born", "takes"),
    [
        (BirthDate(2008, 9, 17), True),
        (BirthDate(2008, 9, 18), False),
        (BirthDate(2008), False),
        (BirthDate(2007), True),
        (None, False),
    ],
)
def test_only_who_is_of_age_for_certain_takes_the_place_of_the_parents(born, takes):
    whole = WholeFile(
        pupil=Pupil(born_on=born),
        school=School(sector=Sector.VO),
        file=SupportFile(pupil_id=PupilId(uuid4()), opened_on=date(2026, 1, 5)),
    )
    assert rights_on(whole, date(2026, 9, 17)).is_of_age is takes
