"""A request in each of its shapes, through the one way out: what leaves, stays, and is noted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ib_desk.application.leaving.orders import ResealedOrder
from ib_desk.application.leaving.outside import (
    DiskFull,
    Found,
    NamedFile,
    TakenAway,
    ToFile,
    ToPrinter,
    digests_of,
    folder_digest,
)
from ib_desk.application.leaving.passing_on import PassingOn
from ib_desk.application.letter import LetterOrder
from ib_desk.domain.records.disclosure import DisclosureState, Way
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import DeliveryShape
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.shapes import CLOSED
from tests import builders
from tests.application.leaving.door import BROKEN, PACKAGE, PAGES, WORDS, Door, digest

OTHER_WORDS = "ander"
PLACE = Path("/home/ib/A26-4071")


@pytest.fixture
def door() -> Door:
    return Door()


def names(door: Door) -> list[str]:
    return list(door.outside.folders[PLACE])


@pytest.mark.parametrize("shape", DeliveryShape)
def test_in_each_shape_it_is_closed_noted_and_kept(door, shape):
    to = ToPrinter(door.outside) if shape is DeliveryShape.PAPER else ToFile(PLACE)
    out = door.let_out(door.order_in(shape), to)
    assert door.request.packed_on is not None
    line = door.line().disclosure
    assert out.line_ids == (line.id,)
    assert line.copy_id is not None
    assert door.copies.of(line.copy_id)
    with pytest.raises(Exception, match="SwvRequest"):
        door.let_out(door.order_in(shape), to)


def test_one_file_is_as_it_was(door):
    door.let_out(door.order_in(DeliveryShape.ONE_PDF), ToFile(PLACE))
    assert door.outside.written == {PLACE: PACKAGE.sealed}


@pytest.mark.parametrize("shape", [DeliveryShape.FOLDER, DeliveryShape.PORTAL])
def test_apart_the_letter_comes_first_and_lists_the_others(door, shape):
    door.let_out(door.order_in(shape), ToFile(PLACE))
    reference = door.request.reference
    assert names(door) == [f"{reference}-brief.pdf", PAGES.name]
    (letter,) = (one for one in door.workshop.asked if isinstance(one, LetterOrder))
    assert [(one.name, one.pages) for one in letter.files] == [(PAGES.name, PAGES.pages)]
    assert (letter.shape, letter.recipient) == (shape, "SWV PO Waterland-Fictief")
    assert door.line().disclosure.digest == folder_digest(
        {name: digest(one) for name, one in door.outside.folders[PLACE].items()}
    )


def test_the_pupil_is_in_a_name_only_where_the_counter_asks_for_it(door):
    swv = builders.swv()
    route = SwvRoute(profile_id=swv.id, kind=door.request.kind, names_pupil=True)
    door.records.add(route)
    door.let_out(door.order_in(DeliveryShape.FOLDER), ToFile(PLACE))
    assert names(door)[1] == f"noor-van-dalen-{PAGES.name}"


@pytest.mark.parametrize("named", [False, True])
def test_for_a_program_the_data_comes_last_and_lists_all_that_stands_beside_it(door, named):
    if named:
        swv = builders.swv()
        door.records.add(SwvRoute(profile_id=swv.id, kind=door.request.kind, names_pupil=True))
    door.let_out(replace(door.order_in(DeliveryShape.FOLDER), with_data=True), ToFile(PLACE))
    letter, pages, data = names(door)
    before = "noor-van-dalen-" if named else ""
    assert data == f"{before}{door.request.reference}-gegevens.json"
    assert door.outside.folders[PLACE][data] == b"data"
    (told,) = (one for one in door.workshop.asked if isinstance(one, LetterOrder))
    assert [(one.name, one.pages) for one in told.files] == [(pages, 2), (data, 0)]
    (_order, listed) = next(one for one in door.workshop.asked if isinstance(one, tuple))
    assert [one.name for one in listed] == [letter, pages]


def test_a_zip_is_closed_and_opens_in_the_vault(door):
    door.let_out(door.order_in(DeliveryShape.ZIP), ToFile(PLACE))
    assert door.outside.written[PLACE].startswith(b"sealed with zes woorden: |")
    copy_id = door.line().disclosure.copy_id
    assert copy_id is not None
    assert [one.name for one in door.copies.of(copy_id)][1] == PAGES.name


def test_of_a_zip_whose_words_are_lost_the_same_files_are_closed_again(door):
    door.let_out(door.order_in(DeliveryShape.ZIP), ToFile(PLACE))
    again = Path("/home/ib/nog eens.zip")
    door.let_out(ResealedOrder(line=door.line().disclosure, passphrase=OTHER_WORDS), ToFile(again))
    assert door.outside.written[again].startswith(b"sealed with ander: |")


def test_paper_has_the_letter_in_front_and_goes_in_one_go(door):
    door.let_out(door.order_in(DeliveryShape.PAPER), ToPrinter(door.outside))
    assert door.outside.printed == [(PAGES.content, PAGES.name.removesuffix(".pdf"))]
    assert door.line().state is DisclosureState.OFFERED_TO_PRINTER
    assert door.line().disclosure.way is Way.ON_PAPER


@pytest.mark.parametrize("shape", DeliveryShape)
def test_words_are_kept_to_pass_on_only_where_words_open_it(door, shape):
    to = ToPrinter(door.outside) if shape is DeliveryShape.PAPER else ToFile(PLACE)
    door.let_out(door.order_in(shape), to)
    waiting = PassingOn(door.work).of(door.request.id)
    assert (waiting is not None) is (shape in CLOSED)
    if waiting is not None:
        assert waiting.words == WORDS


class TestFolder:
    def test_it_is_remembered_until_it_is_gone(self, door):
        door.let_out(door.order_in(DeliveryShape.FOLDER), ToFile(PLACE))
        (left,) = door.folders.all()
        assert (left.path, left.line.id) == (PLACE, door.line().disclosure.id)
        assert door.folders.of(door.request.id) == left
        assert door.folders.take_away(left) == TakenAway()
        assert door.outside.folders == {}
        door.folders.forget(left.line.id)
        assert door.folders.all() == ()
        assert door.folders.of(door.request.id) is None

    def test_what_she_changed_in_it_stays_and_is_told(self, door):
        door.let_out(door.order_in(DeliveryShape.FOLDER), ToFile(PLACE))
        door.outside.folders[PLACE][PAGES.name] = b"changed"
        (left,) = door.folders.all()
        taken = door.folders.take_away(left)
        assert (taken.kept, taken.is_gone) == (1, False)
        assert list(door.outside.folders[PLACE]) == [PAGES.name]

    def test_of_a_stick_that_was_pulled_out_nobody_says_that_it_is_gone(self, door):
        door.let_out(door.order_in(DeliveryShape.FOLDER), ToFile(PLACE))
        door.outside.is_gone = True
        assert not door.folders.take_away(door.folders.all()[0]).is_gone

    @pytest.mark.parametrize("error", [BROKEN, DiskFull(5)])
    def test_one_that_was_never_written_is_none(self, door, error):
        door.outside.broken = error
        with pytest.raises(type(error)):
            door.let_out(door.order_in(DeliveryShape.FOLDER), ToFile(PLACE))
        assert door.folders.all() == ()
        assert door.states() == [DisclosureState.NOT_COMPLETED]

    def test_after_a_cut_of_the_power_it_is_still_known(self, door):
        door.break_off(door.order_in(DeliveryShape.FOLDER), ToFile(PLACE))
        assert door.folders.all() == (), "what became of it is not known yet"
        name = f"{door.request.reference}-brief.pdf"
        door.outside.folders[PLACE] = {name: b"letter", PAGES.name: PAGES.content}
        door.settle()
        assert door.line().state is DisclosureState.MADE
        assert [one.path for one in door.folders.all()] == [PLACE]

    def test_of_two_the_last_is_the_one_of_the_request(self, door):
        door.let_out(door.order_in(DeliveryShape.FOLDER), ToFile(PLACE))
        first = door.line().disclosure
        door.register.note(first.id, DisclosureState.NOT_SENT, door.now.date())
        other = PLACE.with_name("A26-4071-2")
        door.now = door.now.replace(hour=20)
        door.let_out(door.order_in(DeliveryShape.FOLDER), ToFile(other))
        assert [one.path for one in door.folders.all()] == [PLACE, other]
        last = door.folders.of(door.request.id)
        assert last is not None
        assert last.path == other


def test_what_is_looked_for_outside_is_the_folder_as_it_was_made(door):
    door.let_out(door.order_in(DeliveryShape.FOLDER), ToFile(PLACE))
    wanted = door.line().disclosure.digest
    assert door.outside.look(PLACE, wanted) is Found.WHOLE
    door.outside.folders[PLACE]["bij.pdf"] = b"erbij"
    assert door.outside.look(PLACE, wanted) is Found.ABSENT


def test_the_digest_of_a_folder_does_not_hang_on_its_order():
    files = (NamedFile("b", b"2"), NamedFile("a", b"1"))
    assert folder_digest(digests_of(files)) == folder_digest(digests_of(files[::-1]))
    assert folder_digest(digests_of(files)) != folder_digest(digests_of(files[:1]))


def test_an_order_says_nothing_of_the_words(door):
    assert WORDS not in repr(door.order_in(DeliveryShape.ZIP))
    assert replace(door.request) == door.records.get(SwvRequest, door.request.id)
