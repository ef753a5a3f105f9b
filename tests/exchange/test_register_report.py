"""What left, on paper for who asks for it: what, to whom, when, why, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.leaving.outgoing_texts import outgoing_texts
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.disclosure import (
    ConsentUsed,
    Disclosure,
    DisclosureEvent,
    DisclosureId,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.output_kind import OutputKind
from tests.builders import (
    FATHER,
    FILE,
    MOTHER,
    consent_answers,
    known_id,
    left_of_noor,
    noor,
    request,
    without,
)
from tests.exchange.printing import pages_of, printed, smallest_type, standing_in_order, words_of
from tests.shipped import report_texts

LEFT = datetime(2026, 9, 17, 12, 0)  # noqa: DTZ001 - the desk has no zone
PACKAGE = Disclosure(
    file_id=FILE,
    request_id=request().id,
    kind=OutputKind.REQUEST_PACKAGE,
    begun_at=LEFT,
    way=Way.SEALED_BY_MAIL,
    recipient="SWV PO Waterland-Fictief",
    ground="aanvraag bij het samenwerkingsverband",
    gaps_reason="Het nummer is geen BSN.",
    place="/home/esther/aanvraag.pdf",
    digest="0a1b2c3d",
)
SENT = DisclosureEvent(
    disclosure_id=PACKAGE.id,
    state=DisclosureState.SENT,
    on=date(2026, 9, 17),
    noted_at=LEFT,
)


def words(*records, **choices):
    return words_of(printed(Report.REGISTER, noor(*records), PrintChoices(**choices)).content)


def test_each_line_says_when_what_to_whom_and_why_and_what_became_of_it():
    found = words(PACKAGE, SENT)
    assert standing_in_order(
        found,
        "Wanneer",
        "Waarom mocht het?",
        "17 sep 2026",
        "Aanvraag met bijlagen",
        "Versleuteld bestand, per mail",
        "Verstuurd op 17 sep 2026",
        "SWV PO Waterland-Fictief",
        "aanvraag bij het samenwerkingsverband",
        "3 sep 2026",
        "Eén kind, één plan",
        "Meegegeven op 3 sep 2026: aan de deur",
        "Marieke Bakker, Joost van Dalen",
        "gesprek met ouders",
    )


def test_what_is_for_the_school_alone_is_not_on_it():
    found = words(PACKAGE, SENT)
    for word in (PACKAGE.gaps_reason, PACKAGE.place, PACKAGE.digest):
        assert word not in found


def test_what_was_not_sent_stands_apart():
    found = words()
    assert standing_in_order(
        found,
        "Eén kind, één plan",
        "Wat niet is verstuurd",
        "Document",
        "Toch niet verstuurd op 7 sep",
    )


def test_a_yes_that_was_taken_back_is_told_by_its_day_and_not_by_whom():
    answer = replace(consent_answers()[0], withdrawn_on=date(2026, 9, 16))
    by = ConsentUsed(disclosure_id=left_of_noor()[0].id, answer_id=answer.id)
    found = words(answer, by)
    told = "De toestemming is op 16 sep 2026 ingetrokken. Dat dit eerder wegging, mocht."
    assert standing_in_order(found, "Meegegeven op 3 sep 2026", told)
    assert isinstance(answer, ConsentAnswer)
    assert "ingetrokken" not in words()


def test_of_what_nobody_knows_whether_it_was_made_that_is_told():
    unknown = replace(SENT, state=DisclosureState.UNKNOWN, note="")
    found = words(PACKAGE, unknown)
    assert "Het is niet zeker of dit is gemaakt." in found
    assert "Onbekend op" not in found


def test_what_another_parent_got_alone_is_left_out_and_that_is_said_to_everybody():
    hers = replace(left_of_noor()[0], recipient="Marieke Bakker", ground="gesprek met moeder")
    left_out = "Wat alleen naar een andere ouder of verzorger ging, staat hier niet bij."
    for reader in (FATHER, None):
        assert "gesprek met moeder" not in words(hers, addressee=reader)
        assert left_out in words(hers, addressee=reader)
        assert left_out in words(addressee=reader)  # also where there is no such line
    assert "gesprek met moeder" in words(hers, addressee=MOTHER)
    assert "gesprek met moeder" in words(hers, addressee=FATHER, with_others=True)
    assert left_out not in words(hers, addressee=FATHER, with_others=True)


def test_where_nothing_left_that_is_the_answer():
    bare = without(noor(), Disclosure, DisclosureEvent)
    found = words_of(printed(Report.REGISTER, bare).content)
    assert "De school deelde nog niets." in found
    assert "Wanneer" not in found
    assert "AVG artikel 15" in found


def test_a_sign_without_a_shape_stops_no_answer_and_is_told():
    odd = replace(left_of_noor()[0], recipient="Opa ✓", ground="gesprek ✓")
    found = words(odd)
    assert standing_in_order(found, "Opa ?", "gesprek ?", "Waar een ‘?’ staat")
    assert "Waar een ‘?’ staat" not in words()


def test_many_lines_go_on_on_the_next_page_with_their_heads_and_large_enough_to_read():
    lines = [
        replace(PACKAGE, id=DisclosureId(known_id(f"regel {number}")), ground=f"reden {number:02}")
        for number in range(40)
    ]
    events = [
        replace(SENT, id=known_id(f"verstuurd {number}"), disclosure_id=line.id)
        for number, line in enumerate(lines)
    ]
    made = printed(Report.REGISTER, noor(*lines, *events))
    pages = pages_of(made.content)
    assert made.pages == len(pages) > 2
    assert all(f"reden {number:02}" in words_of(made.content) for number in range(40))
    assert sum("Waarom mocht het?" in page for page in pages) >= made.pages - 1
    assert smallest_type(made.content) >= 8  # head and foot; what is read is 11 or more


@pytest.mark.parametrize("large_type", [False, True])
def test_what_is_said_over_a_table_never_ends_a_page(large_type):
    """With each number of lines above it there is other room left at the foot."""
    last_word = report_texts().register.back_about.split()[-1]
    for count in range(1, 8):
        lines = [
            replace(PACKAGE, id=DisclosureId(known_id(f"regel {number}")))
            for number in range(count)
        ]
        sent = [replace(SENT, id=known_id(str(one.id)), disclosure_id=one.id) for one in lines]
        choices = PrintChoices(large_type=large_type)
        pages = pages_of(printed(Report.REGISTER, noor(*lines, *sent), choices).content)
        assert not [page for page in pages if page.rstrip().endswith(last_word)]


def test_all_words_that_can_stand_on_it_are_looked_through_those_of_a_request_too():
    texts = {one.text for one in outgoing_texts(noor(PACKAGE, SENT), OutputKind.REGISTER_PRINT)}
    assert {PACKAGE.recipient, PACKAGE.ground, "aan de deur"} <= texts
    assert not {PACKAGE.gaps_reason, PACKAGE.place} & texts
