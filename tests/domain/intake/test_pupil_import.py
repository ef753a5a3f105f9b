from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.import_decisions import TwiceTheSamePupil, decide, unattended_decisions
from ib_desk.domain.intake.pupil_import import (
    AS_NEW,
    LEAVE,
    TAKE,
    Choice,
    ImportPlan,
    RowDecision,
    RowKind,
    compare,
)
from ib_desk.domain.intake.pupil_matching import Doubt
from ib_desk.domain.intake.school_export import ReadPupil, SchoolExport, folded
from ib_desk.domain.records.pupil import Gender, Pupil

TODAY = date(2026, 11, 2)
LAST_YEAR = date(2026, 7, 17)


def sem(**fields) -> ReadPupil:
    known = {
        "call_name": "Sem",
        "prefix": "de",
        "surname": "Wit",
        "born_on": BirthDate(2017, 3, 9),
        "gender": Gender.BOY,
        "year_group": "6",
        "group_name": "6",
        "edexml_key": "k1",
    }
    return ReadPupil(**{**known, **fields})


def stored(read: ReadPupil, **fields) -> Pupil:
    values = {name: getattr(read, name) for name in ReadPupil.__dataclass_fields__}
    values.pop("historic")
    return Pupil(**{**values, **fields})


def apply_plan(plan: ImportPlan, decisions):
    return decide(plan, decisions).changes


def plan_of(*reads: ReadPupil, ours: tuple[Pupil, ...] = (), **export) -> ImportPlan:
    return compare(SchoolExport(pupils=reads, **export), ours, today=TODAY)


def only_row(*reads: ReadPupil, ours: tuple[Pupil, ...] = ()):
    plan = plan_of(*reads, ours=ours)
    assert len(plan.rows) == 1
    return plan.rows[0]


def changed_fields(row):
    return {change.field: (change.old, change.new) for change in row.changes}


class TestWhichChild:
    def test_a_child_we_do_not_have_is_new(self):
        assert only_row(sem()).kind is RowKind.NEW

    def test_same_key_is_the_same_child_also_under_another_name(self):
        ours = stored(sem(), surname="Bakker", prefix="")
        row = only_row(sem(), ours=(ours,))
        assert row.kind is RowKind.CHANGED
        assert row.stored == ours

    def test_same_key_is_the_same_child_also_with_another_birth_date(self):
        ours = stored(sem(), born_on=BirthDate(2017, 9, 3))
        assert only_row(sem(), ours=(ours,)).kind is RowKind.CHANGED

    def test_same_key_with_another_name_and_another_birth_date_is_unclear(self):
        ours = stored(sem(), call_name="Aya", surname="Idrissi", born_on=BirthDate(2018, 1, 1))
        row = only_row(sem(), ours=(ours,))
        assert (row.kind, row.doubt) == (RowKind.UNCLEAR, Doubt.OTHER_CHILD)
        assert row.candidates == (ours,)

    def test_without_birth_dates_only_a_wholly_other_name_makes_a_key_doubtful(self):
        read = sem(born_on=None)
        renamed = stored(read, surname="Bakker", prefix="")
        other = stored(read, call_name="Aya", surname="Idrissi", prefix="")
        assert only_row(read, ours=(renamed,)).kind is RowKind.CHANGED
        assert only_row(read, ours=(other,)).doubt is Doubt.OTHER_CHILD

    def test_eckid_finds_a_child_whose_key_is_new(self):
        ours = stored(sem(edexml_key="old", eckid="e1"))
        row = only_row(sem(edexml_key="new", eckid="e1"), ours=(ours,))
        assert changed_fields(row) == {"edexml_key": ("old", "new")}

    def test_key_and_eckid_together_outweigh_name_and_birth_date(self):
        ours = stored(sem(eckid="e1"), call_name="Aya", surname="X", born_on=BirthDate(2018, 1, 1))
        assert only_row(sem(eckid="e1"), ours=(ours,)).kind is RowKind.CHANGED

    def test_key_and_eckid_of_two_children_are_unclear(self):
        one = stored(sem(eckid="e1"))
        two = stored(sem(call_name="Aya", edexml_key="k2", eckid="e2"))
        plan = plan_of(sem(eckid="e2"), ours=(one, two))
        (row,) = plan.rows
        assert row.doubt is Doubt.KEYS_DISAGREE
        assert set(row.candidates) == {one, two}

    def test_two_pupils_of_the_export_that_claim_one_child_key_first(self):
        ours = stored(sem(eckid="e1"))
        other = sem(call_name="Aya", edexml_key="k2", eckid="e1")
        plan = plan_of(other, sem(), ours=(ours,))
        assert plan.count(RowKind.SAME) == 1
        assert [row.doubt for row in plan.rows if row.kind is RowKind.UNCLEAR] == [
            Doubt.KEYS_DISAGREE
        ]

    def test_name_and_birth_date_find_a_child_that_was_added_by_hand(self):
        by_hand = Pupil(call_name="Sem", surname="de Wit", born_on=BirthDate(2017, 3, 9))
        row = only_row(sem(), ours=(by_hand,))
        assert row.stored == by_hand
        assert changed_fields(row)["edexml_key"] == ("", "k1")

    def test_one_of_the_first_names_is_a_name_too(self):
        ours = Pupil(call_name="Ismaël", surname="Assati", born_on=BirthDate(2017, 3, 9))
        read = sem(call_name="", first_names="Ismaël Hassan", prefix="", surname="Assati")
        assert only_row(read, ours=(ours,)).kind is RowKind.CHANGED

    def test_accents_marks_and_spaces_make_no_other_name(self):
        assert folded("van ’t Hóf") == folded("Van 't Hof")
        assert folded("Aydın") == folded("AYDIN")

    def test_a_name_alone_is_not_enough(self):
        ours = stored(sem(), edexml_key="", born_on=None)
        row = only_row(sem(), ours=(ours,))
        assert (row.doubt, row.candidates) == (Doubt.BIRTH_DATE_UNKNOWN, (ours,))

    @pytest.mark.parametrize(
        ("theirs", "our"),
        [(BirthDate(2017), BirthDate(2017, 3, 9)), (BirthDate(2017, 3, 9), BirthDate(2017, 3))],
    )
    def test_a_name_and_a_part_of_the_birth_date_are_not_enough(self, theirs, our):
        ours = stored(sem(), edexml_key="", born_on=our)
        row = only_row(sem(born_on=theirs), ours=(ours,))
        assert (row.doubt, row.candidates) == (Doubt.BIRTH_DATE_UNKNOWN, (ours,))

    def test_a_part_that_contradicts_is_another_child(self):
        ours = stored(sem(), edexml_key="", born_on=BirthDate(2018))
        assert only_row(sem(), ours=(ours,)).kind is RowKind.NEW

    def test_a_birth_year_alone_does_not_make_a_key_certain(self):
        ours = stored(sem(), call_name="Aya", surname="Idrissi", prefix="", born_on=BirthDate(2017))
        assert only_row(sem(), ours=(ours,)).doubt is Doubt.OTHER_CHILD

    def test_an_export_that_knows_the_year_only_leaves_our_birthday(self):
        assert only_row(sem(born_on=BirthDate(2017)), ours=(stored(sem()),)).kind is RowKind.SAME

    def test_an_export_that_knows_the_day_completes_our_year(self):
        ours = stored(sem(), born_on=BirthDate(2017))
        row = only_row(sem(), ours=(ours,))
        assert changed_fields(row) == {"born_on": (BirthDate(2017), BirthDate(2017, 3, 9))}

    def test_same_name_with_another_birth_date_is_another_child(self):
        ours = stored(sem(), edexml_key="", born_on=BirthDate(2013, 3, 9))
        assert only_row(sem(), ours=(ours,)).kind is RowKind.NEW

    def test_two_stored_namesakes_are_both_offered(self):
        ours = (stored(sem(), edexml_key=""), stored(sem(), edexml_key=""))
        row = only_row(sem(), ours=ours)
        assert (row.doubt, set(row.candidates)) == (Doubt.NAMESAKES, set(ours))

    def test_two_namesakes_in_the_export_are_unclear_both(self):
        plan = plan_of(sem(edexml_key="a"), sem(edexml_key="b"))
        assert [row.doubt for row in plan.rows] == [Doubt.NAMESAKES, Doubt.NAMESAKES]

    def test_a_second_namesake_is_unclear_when_the_first_is_found_by_key(self):
        ours = stored(sem())
        plan = plan_of(sem(), sem(edexml_key="k2"), ours=(ours,))
        assert [row.kind for row in plan.rows] == [RowKind.UNCLEAR, RowKind.SAME]
        assert plan.rows[0].candidates == (ours,)

    def test_a_namesake_left_over_is_not_given_to_another_key(self):
        ours = (stored(sem()), stored(sem(edexml_key="k2")))
        plan = plan_of(sem(), sem(edexml_key="k3"), ours=ours)
        assert [row.kind for row in plan.rows] == [RowKind.UNCLEAR, RowKind.SAME]
        assert set(plan.rows[0].candidates) == set(ours)

    def test_a_key_without_a_name_is_no_reason_for_doubt(self):
        row = only_row(ReadPupil(edexml_key="k1"), ours=(stored(sem()),))
        assert row.kind is RowKind.SAME

    def test_a_pupil_without_any_name_is_unclear(self):
        row = only_row(ReadPupil(edexml_key="k9"))
        assert row.doubt is Doubt.NO_NAME

    def test_a_key_that_two_stored_children_have_finds_neither(self):
        one, two = stored(sem()), stored(sem(call_name="Aya"))
        plan = plan_of(sem(), ours=(one, two))
        assert plan.rows[1].kind is RowKind.SAME  # by name, not by key
        assert plan.rows[1].stored == one


class TestWhatChanges:
    def test_each_field_that_differs_with_old_and_new(self):
        ours = stored(sem(), year_group="5", group_name="5", postcode="1999 ZA")
        row = only_row(sem(postcode="1999ZA"), ours=(ours,))
        assert changed_fields(row) == {"year_group": ("5", "6"), "group_name": ("5", "6")}

    def test_what_the_export_does_not_say_keeps_our_value(self):
        ours = stored(sem(), first_names="Sem Jan", postcode="1999ZA", home_language="Fries")
        assert only_row(sem(), ours=(ours,)).kind is RowKind.SAME

    @pytest.mark.parametrize("said", [Gender.UNKNOWN, Gender.UNSPECIFIED])
    def test_an_unsaid_gender_does_not_replace_a_known_one(self, said):
        assert only_row(sem(gender=said), ours=(stored(sem()),)).kind is RowKind.SAME

    def test_unspecified_replaces_unknown(self):
        ours = stored(sem(), gender=Gender.UNKNOWN)
        row = only_row(sem(gender=Gender.UNSPECIFIED), ours=(ours,))
        assert changed_fields(row) == {"gender": (Gender.UNKNOWN, Gender.UNSPECIFIED)}

    def test_a_new_surname_takes_its_empty_prefix_along(self):
        row = only_row(sem(surname="Bakker", prefix=""), ours=(stored(sem()),))
        assert changed_fields(row) == {"surname": ("Wit", "Bakker"), "prefix": ("de", "")}

    def test_the_prefix_stays_when_the_surname_does(self):
        assert only_row(sem(prefix=""), ours=(stored(sem()),)).kind is RowKind.SAME


class TestWhoLeft:
    def test_absent_from_the_export_is_a_proposal(self):
        ours = stored(sem())
        plan = plan_of(sem(call_name="Aya", edexml_key="k2"), ours=(ours,), as_of=LAST_YEAR)
        left = plan.rows[1]
        assert (left.kind, left.stored, left.read) == (RowKind.LEFT, ours, None)
        assert changed_fields(left) == {"left_on": (None, LAST_YEAR)}
        assert apply_plan(plan, {0: LEAVE}) == ()

    def test_taking_the_proposal_sets_the_date_and_deletes_nothing(self):
        ours = stored(sem())
        plan = plan_of(sem(call_name="Aya", edexml_key="k2"), ours=(ours,), as_of=LAST_YEAR)
        assert apply_plan(plan, {0: LEAVE, 1: TAKE}) == ((ours, replace(ours, left_on=LAST_YEAR)),)

    def test_an_export_from_the_future_dates_nobody_into_it(self):
        plan = plan_of(ours=(stored(sem()),), as_of=date(2030, 1, 1))
        assert changed_fields(plan.rows[0]) == {"left_on": (None, TODAY)}

    def test_a_child_added_by_hand_is_not_in_the_system_yet(self):
        by_hand = Pupil(call_name="Noor", surname="Dalen")
        assert plan_of(ours=(by_hand,)).rows == ()

    def test_who_left_before_is_not_proposed_again(self):
        gone = stored(sem(), left_on=LAST_YEAR)
        assert plan_of(ours=(gone,)).rows == ()

    def test_a_former_pupil_of_the_export_whom_we_have_left(self):
        row = only_row(sem(left_on=LAST_YEAR, year_group="", group_name=""), ours=(stored(sem()),))
        assert row.kind is RowKind.LEFT
        assert changed_fields(row) == {"left_on": (None, LAST_YEAR)}

    def test_the_last_group_of_a_child_that_left_is_kept(self):
        row = only_row(sem(historic=True, group_name="Oud"), ours=(stored(sem()),))
        assert changed_fields(row) == {"left_on": (None, TODAY)}

    def test_a_former_pupil_whom_we_never_had_stays_out(self):
        row = only_row(sem(left_on=LAST_YEAR))
        assert row.kind is RowKind.FORMER
        assert apply_plan(plan_of(sem(left_on=LAST_YEAR)), {}) == ()

    def test_the_last_day_is_still_a_day_at_school(self):
        assert only_row(sem(left_on=TODAY)).kind is RowKind.NEW

    def test_a_former_pupil_whom_we_have_as_left_is_the_same(self):
        ours = stored(sem(left_on=LAST_YEAR))
        assert only_row(sem(left_on=LAST_YEAR), ours=(ours,)).kind is RowKind.SAME
        assert only_row(sem(historic=True), ours=(ours,)).kind is RowKind.SAME

    def test_a_corrected_last_day_is_a_change(self):
        ours = stored(sem(left_on=date(2026, 7, 1)))
        row = only_row(sem(left_on=LAST_YEAR), ours=(ours,))
        assert row.kind is RowKind.CHANGED
        assert changed_fields(row) == {"left_on": (date(2026, 7, 1), LAST_YEAR)}

    def test_who_comes_back_is_not_ticked_at_first(self):
        row = only_row(sem(), ours=(stored(sem(), left_on=LAST_YEAR),))
        assert row.comes_back
        assert row.kind is RowKind.CHANGED
        assert row.proposal == LEAVE

    def test_a_child_listed_as_former_and_again_under_a_new_key(self):
        plan = plan_of(sem(left_on=LAST_YEAR), sem(edexml_key="k2"))
        assert [row.kind for row in plan.rows] == [RowKind.NEW, RowKind.FORMER]

    def test_the_one_at_school_chooses_before_the_former_one(self):
        ours = stored(sem(), edexml_key="")
        plan = plan_of(sem(left_on=LAST_YEAR), sem(edexml_key="k2"), ours=(ours,))
        assert [row.kind for row in plan.rows] == [RowKind.CHANGED, RowKind.FORMER]

    def test_an_export_of_some_groups_only_is_noticed(self):
        ours = tuple(stored(sem(call_name=name, edexml_key=name)) for name in ("A", "B", "C"))
        assert plan_of(sem(call_name="A", edexml_key="A"), ours=ours).mostly_absent
        reads = [sem(call_name=name, edexml_key=name) for name in ("A", "B")]
        assert not plan_of(*reads, ours=ours).mostly_absent


class TestSchoolYear:
    def test_last_years_file_taken_once_more(self):
        export = SchoolExport(pupils=(sem(),), school_year="2025-2026")
        plan = compare(export, (), today=TODAY, last_school_year="2026-2027")
        assert plan.older_than == "2026-2027"

    @pytest.mark.parametrize(
        ("year", "last"), [("2026-2027", "2026-2027"), ("2026-2027", ""), ("", "2026-2027")]
    )
    def test_no_warning_otherwise(self, year, last):
        export = SchoolExport(pupils=(sem(),), school_year=year)
        assert compare(export, (), today=TODAY, last_school_year=last).older_than == ""


class TestDecisions:
    def test_new_and_changed_are_ticked_at_first(self):
        ours = stored(sem(), year_group="5")
        plan = plan_of(sem(), sem(call_name="Aya", edexml_key="k2"), ours=(ours,))
        edits = apply_plan(plan, {})
        assert [before for before, _ in edits] == [None, ours]
        assert [after.call_name for _, after in edits] == ["Aya", "Sem"]

    def test_a_row_left_alone_changes_nothing(self):
        assert apply_plan(plan_of(sem()), {0: LEAVE}) == ()

    def test_an_unclear_row_is_left_unless_decided(self):
        plan = plan_of(sem(edexml_key="a"), sem(edexml_key="b"))
        assert apply_plan(plan, {}) == ()

    def test_linking_an_unclear_row_updates_the_chosen_child(self):
        one, two = stored(sem(), edexml_key=""), stored(sem(), edexml_key="")
        plan = plan_of(sem(), ours=(one, two))
        for chosen in (one, two):
            link = RowDecision(choice=Choice.LINK, pupil_id=chosen.id)
            assert apply_plan(plan, {0: link}) == ((chosen, replace(chosen, edexml_key="k1")),)

    def test_a_key_goes_with_the_child_it_is_given_to(self):
        ours = stored(sem(), call_name="Aya", surname="Idrissi", born_on=BirthDate(2018, 1, 1))
        plan = plan_of(sem(), ours=(ours,))
        edits = apply_plan(plan, {0: AS_NEW})
        new = next(after for before, after in edits if before is None)
        assert (ours, replace(ours, edexml_key="")) in edits
        assert new.edexml_key == "k1"
        again = plan_of(sem(), ours=(new, replace(ours, edexml_key="")))
        assert [row.kind for row in again.rows] == [RowKind.SAME]

    def test_one_child_cannot_be_two_rows(self):
        ours = stored(sem(), edexml_key="")
        plan = plan_of(sem(edexml_key="a"), sem(edexml_key="b"), ours=(ours,))
        link = RowDecision(choice=Choice.LINK, pupil_id=ours.id)
        with pytest.raises(TwiceTheSamePupil) as refused:
            apply_plan(plan, {0: link, 1: link})
        assert refused.value.row == 1

    def test_a_row_cannot_be_linked_to_a_child_that_was_found_by_key(self):
        ours = stored(sem())
        plan = plan_of(sem(), sem(edexml_key="k2"), ours=(ours,))
        with pytest.raises(TwiceTheSamePupil):
            apply_plan(plan, {0: RowDecision(choice=Choice.LINK, pupil_id=ours.id)})

    def test_a_decision_that_the_row_does_not_offer_is_a_fault(self):
        with pytest.raises(ValueError, match="not offered"):
            apply_plan(plan_of(sem()), {0: AS_NEW})
        unclear = plan_of(sem(edexml_key="a"), sem(edexml_key="b"))
        with pytest.raises(ValueError, match="candidates"):
            apply_plan(unclear, {0: RowDecision(choice=Choice.LINK)})

    def test_without_a_person_namesakes_come_in_and_possible_doubles_do_not(self):
        twins = plan_of(sem(edexml_key="a"), sem(edexml_key="b"))
        assert len(apply_plan(twins, unattended_decisions(twins))) == 2
        ours = stored(sem(), edexml_key="", born_on=None)
        doubtful = plan_of(sem(), ours=(ours,))
        assert apply_plan(doubtful, unattended_decisions(doubtful)) == ()


names = st.sampled_from(["Sem", "Aya", "Zoë", "Bram", "Çağla", ""])
days = st.dates(date(2014, 1, 1), date(2016, 12, 31)).map(BirthDate.on) | st.none()


@st.composite
def exports(draw) -> SchoolExport:
    """Pupils as a system lists them: each with a key of its own, or all told apart by name."""
    read = st.builds(
        ReadPupil,
        call_name=names,
        first_names=names,
        prefix=st.sampled_from(["", "van", "el"]),
        surname=st.sampled_from(["Dalen", "Aydın", "Wit", ""]),
        born_on=days,
        gender=st.sampled_from(Gender),
        group_name=st.sampled_from(["", "6", "1/2A"]),
        year_group=st.sampled_from(["", "1", "6"]),
        enrolled_on=st.just(None),
        left_on=st.sampled_from([None, None, LAST_YEAR, date(2027, 7, 16)]),
        historic=st.booleans(),
        edexml_key=st.integers(0, 60).map(str),
        eckid=st.just("") | st.integers(0, 60).map("e{}".format),
    )
    found = draw(st.lists(read, max_size=5, unique_by=(lambda p: p.edexml_key,)))
    eckids = [p.eckid for p in found]
    return SchoolExport(
        pupils=tuple(replace(p, eckid="") if eckids.count(p.eckid) > 1 else p for p in found),
        as_of=draw(st.sampled_from([None, LAST_YEAR, TODAY])),
    )


def everything(plan: ImportPlan) -> dict[int, RowDecision]:
    """Takes each row, and links each unclear one to nobody."""
    choose = {RowKind.UNCLEAR: AS_NEW, RowKind.SAME: LEAVE, RowKind.FORMER: LEAVE}
    return {number: choose.get(row.kind, TAKE) for number, row in enumerate(plan.rows)}


def after_import(ours: tuple[Pupil, ...], plan: ImportPlan) -> tuple[Pupil, ...]:
    vault = {pupil.id: pupil for pupil in ours}
    for _, after in apply_plan(plan, everything(plan)):
        vault[after.id] = after
    return tuple(vault.values())


@given(exports(), exports())
def test_every_pupil_of_the_file_is_in_exactly_one_row(first, second):
    ours = after_import((), compare(first, (), today=TODAY))
    plan = compare(second, ours, today=TODAY)
    listed = [row.read for row in plan.rows if row.read]
    assert sorted(map(repr, listed)) == sorted(map(repr, second.pupils))
    assert plan.pupils_in_file == len(second.pupils)


@given(exports(), exports(), st.randoms(use_true_random=False))
def test_the_order_of_the_pupils_makes_no_difference(first, second, random):
    ours = after_import((), compare(first, (), today=TODAY))
    shuffled = list(second.pupils)
    random.shuffle(shuffled)
    other_order = replace(second, pupils=tuple(shuffled))
    assert compare(second, ours, today=TODAY) == compare(other_order, ours, today=TODAY)


@given(exports())
def test_the_same_file_twice_gives_only_the_same(export):
    ours = after_import((), compare(export, (), today=TODAY))
    again = compare(export, ours, today=TODAY)
    assert {row.kind for row in again.rows} <= {RowKind.SAME, RowKind.FORMER}


@given(exports(), exports())
def test_after_an_import_nothing_is_left_to_import(first, second):
    ours = after_import((), compare(first, (), today=TODAY))
    ours = after_import(ours, compare(second, ours, today=TODAY))
    again = compare(second, ours, today=TODAY)
    assert again.count(RowKind.NEW) == again.count(RowKind.CHANGED) == 0


@given(exports(), exports())
def test_no_import_removes_a_child_or_what_we_wrote_about_it(first, second):
    ours = tuple(
        replace(pupil, about_me="Van ons", address="Duinweg 1")
        for pupil in after_import((), compare(first, (), today=TODAY))
    )
    after = {p.id: p for p in after_import(ours, compare(second, ours, today=TODAY))}
    assert all(after[p.id].about_me == "Van ons" for p in ours)
    assert all(after[p.id].address == "Duinweg 1" for p in ours)
