"""On which records something can be stated, by whom it is, and what it stands beside."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ib_desk.domain.file.statements import statement_on, statements_on, who_said
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import (
    KINDS,
    goes_along,
    is_part_of,
    references,
    stands_beside,
    wholes,
)
from ib_desk.domain.records.moment import Happening, Said
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.stated_on import STATED_ON_NONE, can_be_stated_on
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile
from tests.builders import FATHER, FILE, noor
from tests.samples import sample, sample_id


def is_around_a_pupil(kind: type[Record]) -> bool:
    """Part of a file or of the pupil, however deep."""
    return kind is Pupil or any(
        is_part_of(kind, name) and is_around_a_pupil(to)
        for name, (to, _must) in references(kind).items()
    )


DAY = date(2026, 9, 14)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_beside_each_record_of_a_file_something_can_be_said_or_it_is_said_why_not(
    kind: type[Record],
) -> None:
    assert can_be_stated_on(kind) is (is_around_a_pupil(kind) and kind not in STATED_ON_NONE)
    assert is_around_a_pupil(kind) or kind not in STATED_ON_NONE
    assert all(STATED_ON_NONE.values())


def test_it_stands_below_all_that_it_can_be_about_so_that_it_goes_first() -> None:
    assert max(KINDS.index(kind) for kind in KINDS if can_be_stated_on(kind)) < KINDS.index(
        Statement
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_it_knows_what_it_is_about_whatever_kind_that_is(kind: type[Record]) -> None:
    said = statement_on(sample(kind), sample(SupportFile).id)
    assert stands_beside(said) == (kind, sample_id(kind))
    assert wholes(said) == ((SupportFile, sample_id(SupportFile)), (kind, sample_id(kind)))
    assert said.is_view is (kind is SwvRequest)


def test_it_goes_with_what_it_is_about_and_with_whose_words_it_holds() -> None:
    assert goes_along(Statement, "about")
    assert goes_along(Statement, "guardian_id")


def test_a_kind_that_only_a_later_version_knows_is_no_whole() -> None:
    said = Statement(file_id=FILE, about=uuid4(), what="something_later")
    assert stands_beside(said) is None
    assert wholes(said) == ((SupportFile, FILE),)


def test_the_pupil_a_parent_and_a_helper_each_speak_for_themselves() -> None:
    file = noor()
    opp = file.of(Opp)[0]
    pupil = statement_on(opp, FILE)
    father = Statement(file_id=FILE, about=opp.id, what="opp", guardian_id=FATHER)
    helper = Statement(file_id=FILE, about=opp.id, what="opp", of_professional=True, name="Fatima")
    assert [one.is_pupils for one in (pupil, father, helper)] == [True, False, False]
    assert [who_said(file, one) for one in (pupil, father, helper)] == [
        "Noor", "Joost van Dalen", "Fatima",
    ]  # fmt: skip


def test_beside_a_record_stands_what_was_said_of_it_alone() -> None:
    file = noor()
    opp = file.of(Opp)[0]
    assert [one.words for one in statements_on(file, opp.id)] == [
        "Ik ben akkoord. Ik wil ook elke week een regel lezen over wat goed ging."
    ]
    assert statements_on(file, uuid4()) == ()


def test_the_timeline_tells_when_it_was_said_and_what_school_did() -> None:
    file = noor()
    said = statements_on(file, file.of(Opp)[0].id)[0]
    first, second = said.moments(file)
    assert (first.on, first.happening, first.said) == (DAY, None, Said.VIEW)
    assert (first.who, first.words) == ("Joost van Dalen", said.words)
    assert (second.on, second.happening) == (said.done_on, Happening.STATEMENT_ANSWERED)
    assert (second.said, second.words) == (Said.FACT, said.done)
    name = kind_name(Opp)
    helpers = Statement(file_id=FILE, about=uuid4(), what=name, of_professional=True, name="Fatima")
    assert [moment.who for moment in helpers.moments(file)] == ["Fatima"]
