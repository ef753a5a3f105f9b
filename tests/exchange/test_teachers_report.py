"""The sheet for teachers: one page, large enough to read, and no more than was asked for."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.weighing import Weighing
from tests.builders import FILE, noor, pupil, whole, without
from tests.exchange.printing import noors, printed, smallest_type, standing_in_order, words_of

BOTH = PrintChoices(with_home=True, with_health=True)


def sheet(file=None, choices=None):
    if file is None and choices is None:
        return words_of(noors(Report.TEACHERS).content)
    return words_of(printed(Report.TEACHERS, file or noor(), choices).content)


def test_it_is_one_page_that_can_be_read_at_arms_length():
    made = printed(Report.TEACHERS, noor(), BOTH)
    assert made.pages == 1
    assert smallest_type(made.content) >= 11


def test_the_child_speaks_first_then_what_helps_and_at_last_whom_to_call():
    assert standing_in_order(
        sheet(),
        "Noor van Dalen · groep 6",
        "“Ik wil niet steeds hoeven uit te leggen",
        "Dit helpt Instructie die kort is en vooraf zichtbaar.",
        "Dit gaat goed Taal is sterk.",
        "Dit is lastig Rekenen zakte",
        "Wie bel je? Bel Esther Mulder, intern begeleider. Bellen of mailen: 0299-000000",
        "Anouk de Graaf, leraar: vrijdagbericht en pauzekaartje.",
    )


def test_nothing_of_home_body_or_research_unless_it_was_ticked():
    found = sheet()
    for words in ("Ouders", "ouders", "wisselt ze van huis", "geluid. Slaapt", "Rekentoets"):
        assert words not in found
    asked = sheet(choices=BOTH)
    assert "Thuis en vrije tijd De ochtend gaat zonder strijd." in asked
    assert "Lichaam en onderzoek Gehoor is normaal." in asked
    assert "Rekentoets eind groep 5: Niveau IV" in asked


def test_what_does_not_fit_on_one_page_is_left_out_and_that_is_said():
    many = [
        Need(file_id=FILE, whose=NeedOf.PUPIL, sentence=f"iets wat helpt, nummer {number}")
        for number in range(60)
    ]
    made = printed(Report.TEACHERS, noor(*many))
    found = words_of(made.content)
    assert made.pages == 1
    assert "Dit is niet alles. Vraag de rest op school." in found
    assert "nummer 59" not in found
    assert "Dit is niet alles." not in sheet()


def test_type_is_never_made_smaller_to_stay_on_one_page():
    endless = noor(replace(pupil(), call_name="Noor " * 400))
    made = printed(Report.TEACHERS, endless)
    assert made.pages > 1
    assert smallest_type(made.content) >= 11


def test_of_a_file_of_which_little_is_known_it_says_no_more():
    bare = sheet(whole(replace(pupil(), about_me="")))
    assert "Er is nog geen casusregisseur. Vraag het op school." in bare
    assert "Dit helpt" not in bare
    quiet = without(noor(), Contract, ContractParty, HelpQuestion, Weighing, Need)
    assert "“Ik teken graag" in sheet(quiet)


def test_a_colleague_without_a_task_is_named_with_a_role_alone():
    members = [replace(one, task="") for one in noor().of(TeamMember)]
    assert "Tim Postma, leraar." in sheet(noor(*members))
