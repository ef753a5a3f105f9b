"""Who looks along sees what that person may see, and of several people what all may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.file.statements import statement_on
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law import looking_along
from ib_desk.domain.law.looking_along import TalkPart, TalkSheet
from ib_desk.domain.leaving.outgoing_texts import OUTGOING_FIELDS
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import Contract
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.stated_on import can_be_stated_on
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import TeamPlace
from tests.builders import FATHER, MOTHER, NOOR, noor, noor_records, whole
from tests.exchange.printing import saying
from tests.shipped import rights_on

TODAY = date(2026, 11, 21)
EVERYTHING = frozenset(TalkPart)
FILE = noor()


def parts_for(file: WholeFile, who: UUID | None, today: date) -> frozenset[TalkPart]:
    return looking_along.parts_for(file, rights_on(file, today), who, today)


def talk_sheet(file: WholeFile, people: Sequence[UUID | None], today: date) -> TalkSheet:
    return looking_along.talk_sheet(file, rights_on(file, today), people, today)


def of(guardian_id: object) -> Guardian:
    return next(one for one in FILE.guardians if one.id == guardian_id)


def known(custody: Custody) -> Any:
    return noor(replace(of(FATHER), custody=custody))


def test_the_child_the_core_team_and_a_parent_with_gezag_see_the_plan():
    core = next(mate.person.id for mate in FILE.team if mate.member.place is TeamPlace.CORE)
    for who in (NOOR, core, MOTHER):
        assert parts_for(FILE, who, TODAY) == EVERYTHING


@pytest.mark.parametrize("custody", [Custody.NO, Custody.UNKNOWN])
def test_a_parent_of_whom_gezag_is_denied_or_unknown_sees_the_name_alone(custody):
    sheet = talk_sheet(known(custody), [FATHER], TODAY)
    assert (sheet.parts, sheet.name) == (frozenset(), "Noor")
    assert (sheet.perspective, sheet.works, sheet.worked_on, sheet.agreed) == ("", (), (), ())


def test_both_parents_together_see_what_both_may_see():
    assert talk_sheet(known(Custody.YES), [MOTHER, FATHER], TODAY).parts == EVERYTHING
    assert talk_sheet(known(Custody.NO), [MOTHER, FATHER], TODAY).parts == frozenset()


def test_a_parent_to_whom_a_ruling_applies_sees_the_name_alone():
    bound = replace(of(FATHER), restriction="geen informatie over school")
    assert parts_for(noor(bound), FATHER, TODAY) == frozenset()
    assert talk_sheet(noor(bound), [MOTHER, FATHER], TODAY).parts == frozenset()
    over = replace(bound, restricted_until=date(2026, 11, 20))
    assert parts_for(noor(over), FATHER, TODAY) == EVERYTHING


def test_anyone_else_sees_the_shared_perspective_and_on_call_too():
    on_call = [mate.person.id for mate in FILE.team if mate.member.place is not TeamPlace.CORE]
    for who in (None, *on_call):
        sheet = talk_sheet(FILE, [who], TODAY)
        assert sheet.parts == {TalkPart.PERSPECTIVE}
        assert sheet.perspective == FILE.shared_perspective
        assert sheet.agreed == ()


def test_a_parent_of_who_is_eighteen_is_no_longer_told():
    grown = noor(replace(FILE.pupil, born_on=BirthDate(2008, 1, 1)))
    assert parts_for(grown, MOTHER, TODAY) == frozenset()


def test_nobody_sees_nothing_but_the_name():
    assert talk_sheet(FILE, [], TODAY).parts == frozenset()


def test_what_helped_what_runs_and_what_is_open():
    file_id = FILE.file.id
    records = [
        FILE.pupil,
        Intervention(file_id=file_id, title="Kaartje", effect=Effect.BETTER, effect_note="Helpt."),
        Intervention(file_id=file_id, title="Rustplek", effect=Effect.MUCH_BETTER),
        Intervention(file_id=file_id, title="Klok", effect=Effect.NONE),
        Intervention(file_id=file_id, title="Samen starten"),
        Intervention(file_id=file_id, title="Oud", ends_on=date(2026, 1, 1)),
        Agreement(file_id=file_id, result="Elke dag bellen.", state=AgreementState.KEPT),
        Agreement(file_id=file_id, result="Vrijdag een bericht.", owner="Anouk"),
        Agreement(file_id=file_id, owner="Tim"),
        Agreement(file_id=file_id, result="Niet gelukt.", state=AgreementState.NOT_KEPT),
    ]
    sheet = talk_sheet(whole(*records), [NOOR], TODAY)
    assert sheet.works == ("Helpt.", "Rustplek", "Elke dag bellen.")
    assert sheet.worked_on == ("Samen starten",)
    assert sheet.agreed == (("Anouk", "Vrijdag een bericht."),)


def test_all_that_is_seen_may_be_in_the_print_for_parents():
    """Each field of free text holds a mark of its own; what is seen must be on that list."""
    marks: dict[str, tuple[type[Record], str]] = {}

    def marked(record: Record) -> Record:
        def mark(name: str) -> str:
            marks[f"zq{len(marks):04}x"] = (type(record), name)
            return [*marks][-1]

        return saying(record, mark)

    sheet = talk_sheet(whole(*map(marked, noor_records())), [NOOR], TODAY)
    seen = repr([getattr(sheet, one.name) for one in fields(sheet)])
    found = {place for mark, place in marks.items() if mark in seen}
    allowed = OUTGOING_FIELDS[OutputKind.PARENTS_PRINT]
    names = {(kind, name) for kind, those in allowed.items() for name in those}
    assert found
    assert found <= names | {(type(FILE.pupil), "call_name"), (Contract, "shared_perspective")}


@given(st.lists(st.sampled_from([NOOR, MOTHER, FATHER, None]), min_size=1))
def test_one_more_who_looks_along_never_shows_more(people):
    file = known(Custody.NO)
    assert talk_sheet(file, people, TODAY).parts <= talk_sheet(file, people[:1], TODAY).parts


@pytest.mark.parametrize("kind", [kind for kind in KINDS if can_be_stated_on(kind)])
def test_nothing_that_somebody_stated_is_on_it_of_whatever_that_is(kind):
    of_kind = [one for one in noor_records() if isinstance(one, kind)]
    said = tuple(
        replace(statement_on(one, FILE.file.id), words="zqverklaring", guardian_id=who)
        for one in of_kind
        for who in (None, FATHER)
    )
    stated = replace(FILE, parts={**FILE.parts, Statement: (*FILE.of(Statement), *said)})
    for who in (NOOR, MOTHER, FATHER, None):
        assert "zqverklaring" not in repr(talk_sheet(stated, [who], TODAY))
