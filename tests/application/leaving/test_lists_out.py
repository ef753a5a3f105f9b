"""A list over many pupils leaves by the same door, and is in the register of each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import ListOrder
from ib_desk.application.leaving.outside import ToFile, ToPrinter
from ib_desk.application.overview import CaseloadLine
from ib_desk.application.paper import Mark
from ib_desk.application.progress import Silent
from ib_desk.domain.errors import Conflict
from ib_desk.domain.leaving.forbidden import FindKind
from ib_desk.domain.leaving.list_sheet import ListSheet, SheetCell, SheetColumn, SheetRow
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.disclosure import (
    Disclosure,
    DisclosureEvent,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import SupportFile
from tests import builders
from tests.application.leaving.cut_off import Cut, PowerCut
from tests.application.leaving.door import BROKEN, NOW, PAGES, STICK, Door, digest

S = DisclosureState
SAM = Pupil(call_name="Sam", surname="de Wit")
OF_SAM = SupportFile(pupil_id=SAM.id, opened_on=date(2026, 9, 1))
COLUMNS = (SheetColumn(title="Naam", is_name=True), SheetColumn(title="Volgende"))


@pytest.fixture
def door() -> Door:
    return Door(SAM, OF_SAM)


def lines_of(door: Door) -> tuple[CaseloadLine, ...]:
    lists = door.overview.look()
    while lists.to_make:
        lists = door.overview.look()
    return lists.files


def order(door: Door, said: str = "Signaal", *, as_table: bool = False) -> ListOrder:
    """All files, with the same words behind each name."""
    lines = lines_of(door)
    rows = tuple(
        SheetRow(
            file_id=line.file_id, cells=(SheetCell(text=line.pupil.name), SheetCell(text=said))
        )
        for line in lines
    )
    return ListOrder(
        kind=OutputKind.FILES_LIST,
        sheet=ListSheet(title="Dossiers", about="lopend", columns=COLUMNS, rows=rows),
        head=door.documents.list_head(),
        seen=lines,
        as_table=as_table,
        recipient="directeur",
        ground="overzicht",
    )


def register(door: Door) -> list[Disclosure]:
    return door.all_of(Disclosure)


def about_nobody(door: Door, said: str = "Mappen ordenen") -> ListOrder:
    """The agreements of a team: rows about no pupil."""
    row = SheetRow(file_id=None, cells=(SheetCell(text="Zonder leerling"), SheetCell(text=said)))
    sheet = ListSheet(title="Afspraken", about="1 afspraak", columns=COLUMNS, rows=(row,))
    return replace(order(door), kind=OutputKind.AGREEMENTS_LIST, sheet=sheet, seen=())


class TestAboutNoPupil:
    def test_it_leaves_by_the_same_door_and_no_file_gets_a_line(self, door):
        out = door.let_out(about_nobody(door))
        assert out.line_ids == ()
        assert register(door) == []
        assert digest(door.outside.written[STICK]) == PAGES.digest

    def test_rows_about_a_pupil_get_their_line_beside_it(self, door):
        both = order(door)
        rows = (*both.sheet.rows[:1], *about_nobody(door).sheet.rows)
        out = door.let_out(replace(both, sheet=replace(both.sheet, rows=rows)))
        assert [line.id for line in register(door)] == list(out.line_ids)
        assert {line.file_id for line in register(door)} == {both.sheet.rows[0].file_id}

    def test_a_child_that_is_named_in_it_asks_for_a_reason_all_the_same(self, door):
        with pytest.raises(ReasonNeeded) as needed:
            door.let_out(about_nobody(door, "Sam de Wit ophalen"))
        (find,) = needed.value.finds
        assert (find.kind, find.place.record_id) == (FindKind.OTHER_PUPIL, None)
        assert STICK not in door.outside.written
        door.let_out(replace(about_nobody(door, "Sam de Wit ophalen"), reason="is bekend"))
        assert register(door) == []

    def test_what_the_disk_refuses_is_not_outside(self, door):
        door.outside.broken = BROKEN
        with pytest.raises(type(BROKEN)):
            door.let_out(about_nobody(door))
        assert register(door) == []

    def test_what_was_shown_and_changed_since_does_not_leave(self, door):
        sitting = Sitting()
        told = TeamAgreement(sitting_id=sitting.id, result="Mappen ordenen")
        door.records.add(sitting, told)
        lines_of(door)
        seen = door.overview.beside().agreements
        assert [line.key for line in seen if line.file_id is None] == [told.id]
        door.records.change(told, replace(told, result="Lokaal opruimen"))
        with pytest.raises(Conflict):
            door.let_out(replace(about_nobody(door), seen=seen))


class TestInTheRegister:
    def test_each_pupil_has_a_line_and_they_are_of_one_list(self, door):
        out = door.let_out(order(door))
        lines = register(door)
        assert {line.file_id for line in lines} == {builders.FILE, OF_SAM.id}
        assert len({line.list_id for line in lines}) == 1
        assert set(out.line_ids) == {line.id for line in lines}
        for line in lines:
            assert (line.kind, line.way) == (OutputKind.FILES_LIST, Way.SAVED)
            assert (line.recipient, line.ground) == ("directeur", "overzicht")
            assert (line.digest, line.place) == (PAGES.digest, str(STICK))
        assert [door.states(at) for at in (0, 1)] == [[S.MADE], [S.MADE]]

    def test_no_copy_of_it_is_kept_for_it_tells_of_the_others_too(self, door):
        kept = dict(door.vault.kept.contents)
        door.let_out(order(door))
        assert {line.copy_id for line in register(door)} == {None}
        assert door.vault.kept.contents == kept

    def test_it_is_told_in_the_history_of_each_file(self, door):
        door.let_out(order(door))
        for file_id in (builders.FILE, OF_SAM.id):
            told = door.records.history(file_id)[:2]
            assert {type(line.change.subject).__name__ for line in told} == {
                "Disclosure",
                "DisclosureEvent",
            }

    def test_it_changes_no_line_of_any_list(self, door):
        before = lines_of(door)
        door.let_out(order(door))
        after = door.overview.look()
        assert (after.files, after.to_make) == (before, 0)
        assert after.files[0] is before[0]

    def test_a_list_on_paper_was_offered_to_the_printer_for_all(self, door):
        door.let_out(order(door), ToPrinter(door.outside))
        assert door.outside.printed == [(PAGES.content, f"dossiers-{NOW.year}-0924")]
        assert {line.way for line in register(door)} == {Way.PRINTED}
        assert door.states(1) == [S.OFFERED_TO_PRINTER]

    def test_what_becomes_of_it_becomes_of_it_in_each_file(self, door):
        door.let_out(order(door))
        first, second = register(door)
        door.register.note(second.id, S.HANDED_OVER, NOW.date(), "op het overleg")
        assert door.states(0) == door.states(1) == [S.MADE, S.HANDED_OVER]
        last = {one.disclosure_id: one.note for one in door.all_of(DisclosureEvent)}
        # In her words one child may be named: they stay in the file of that child.
        assert (last[first.id], last[second.id]) == ("", "op het overleg")
        door.register.note(first.id, None, NOW.date(), "Noor stond er dubbel op.")
        assert (door.states(0)[-1], door.states(1)[-1]) == (None, S.HANDED_OVER)

    def test_two_lists_are_two(self, door):
        door.let_out(order(door))
        door.let_out(order(door))
        first, *_others, last = register(door)
        assert first.list_id != last.list_id
        door.register.note(last.id, S.SENT, NOW.date())
        assert door.states(0) == [S.MADE]


class TestAsATable:
    def test_it_is_what_the_list_says(self, door):
        asked = order(door, as_table=True)
        place = Path("/media/stick/dossiers.csv")
        door.let_out(asked, ToFile(place))
        written = door.outside.written[place]
        assert written.startswith(b"\xef\xbb\xbfNaam;Volgende\r\n")
        assert digest(written) == register(door)[0].digest

    @pytest.mark.parametrize(("as_table", "ending"), [(True, "csv"), (False, "pdf")])
    def test_its_name_says_when_and_never_about_whom(self, door, as_table, ending):
        assert order(door, as_table=as_table).name == f"dossiers-2026-0924.{ending}"


class TestPages:
    def test_they_are_made_of_the_list_and_what_stands_around_it(self, door):
        asked = order(door)
        door.let_out(asked)
        assert door.workshop.asked == [(asked.sheet, asked.head, Mark.NONE, asked.name)]


class TestWhatWasSeen:
    def test_another_line_since_is_no_longer_what_was_seen(self, door):
        asked = order(door)
        door.records.change(SAM, replace(SAM, call_name="Sammie"))
        with pytest.raises(Conflict):
            door.let_out(asked)
        assert register(door) == []
        assert door.outside.written == {}

    def test_a_file_that_is_gone_is_no_longer_what_was_seen(self, door):
        asked = order(door)
        door.records.remove(OF_SAM)
        with pytest.raises(Conflict):
            door.let_out(asked)

    def test_what_changes_while_it_is_made_stops_it_too(self, door):
        asked = order(door)
        door.workshop.before = lambda: door.records.change(SAM, replace(SAM, surname="Wit"))
        with pytest.raises(Conflict):
            door.let_out(asked)
        assert register(door) == []


class TestWhatIsFound:
    def found(self, door: Door, said: str) -> list[FindKind]:
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(order(door, said))
        return [find.kind for find in refused.value.finds]

    def test_the_name_of_another_pupil_behind_that_of_the_first(self, door):
        asked = order(door, "bellen met Sam de Wit")
        with pytest.raises(ReasonNeeded) as refused:
            door.let_out(asked)
        (find,) = refused.value.finds
        assert (find.kind, find.place.record_id) == (FindKind.OTHER_PUPIL, builders.FILE)
        door.let_out(replace(asked, reason="Zij zitten in één groep."))
        said = {line.file_id: line.gaps_reason for line in register(door)}
        assert said == {builders.FILE: "Zij zitten in één groep.", OF_SAM.id: ""}

    def test_names_as_such_are_what_a_list_is_made_of(self, door):
        door.let_out(order(door, "bellen"))
        assert len(register(door)) == 2

    def test_a_colleague_who_is_called_so_may_be_named(self):
        door = Door(SAM, OF_SAM, Professional(name="Sam de Wit"))
        door.let_out(order(door, "bellen met Sam de Wit"))
        assert len(register(door)) == 2

    def test_a_number_and_an_address_that_is_secret(self):
        hidden = Guardian(
            pupil_id=SAM.id, name="Ans", address="Kade 3, 1999 AB Dam", address_secret=True
        )
        door = Door(SAM, OF_SAM, hidden)
        said = "NL91 ABNA 0417 1643 00, Kade 3, 1999 AB"
        assert set(self.found(door, said)) == {
            FindKind.IBAN,
            FindKind.SECRET_ADDRESS,
            FindKind.SECRET_POSTCODE,
        }

    def test_the_home_of_a_pupil_who_lives_with_who_may_not_be_found(self):
        lives = replace(SAM, address="Kade 3", postcode="1999 AB")
        hidden = Guardian(pupil_id=SAM.id, name="Ans", address_secret=True, lives_with_pupil=True)
        secret = {FindKind.SECRET_ADDRESS, FindKind.SECRET_POSTCODE}
        assert set(self.found(Door(lives, OF_SAM, hidden), "Kade 3, 1999 AB")) == secret
        door = Door(lives, OF_SAM, replace(hidden, lives_with_pupil=False))
        door.let_out(order(door, "Kade 3"))
        assert len(register(door)) == 2


class TestCutOff:
    def test_what_failed_is_said_in_each_file(self, door):
        door.outside.broken = BROKEN
        with pytest.raises(type(BROKEN)):
            door.let_out(order(door))
        assert [door.states(at) for at in (0, 1)] == [[S.NOT_COMPLETED]] * 2

    def test_of_what_was_cut_off_is_looked_once_and_said_of_all(self, door):
        asked = order(door)
        with pytest.raises(PowerCut):
            door.exit.let_out(asked, ToFile(STICK), Cut(), Silent())
        settled = door.settle()
        assert (len(settled.settled), settled.unknown) == (1, ())
        assert [door.states(at) for at in (0, 1)] == [[S.MADE]] * 2

    def test_where_nobody_can_look_she_is_asked_once(self, door):
        with pytest.raises(PowerCut):
            door.exit.let_out(order(door), ToFile(STICK), Cut(), Silent())
        door.outside.is_gone = True
        (asked,) = door.exit.settle(AtOnce()).unknown
        door.register.note(asked.id, S.MADE, NOW.date())
        assert [door.states(at) for at in (0, 1)] == [[S.UNKNOWN, S.MADE]] * 2
        assert door.settle().unknown == ()


def test_an_agreement_that_changed_is_another_line(door):
    asked = order(door)
    told = builders.agreements()[0]
    door.records.change(told, replace(told, ends_on=date(2026, 9, 1)))
    assert isinstance(told, Agreement)
    with pytest.raises(Conflict):
        door.let_out(asked)
