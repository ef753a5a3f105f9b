"""What can be chosen of each print."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

from ib_desk.application.paper import Mark, PrintChoices, Report
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.ui.preview.prints.choices_card import PrintChoicesCard
from ib_desk.ui.preview.prints.every import every_print
from tests.builders import FATHER, MOTHER, REQUEST_DAY, noor, pupil, without
from tests.exchange.printing import printed, words_of
from tests.shipped import catalogue


def test_each_print_of_a_file_can_be_chosen_once():
    assert sorted(kind.report.value for kind in every_print()) == sorted(
        report.value for report in Report
    )


def test_a_box_gives_a_choice_that_there_is_and_a_print_offers_it_once():
    known = {field.name for field in fields(PrintChoices)}
    for kind in every_print():
        offered = [box.field for box in kind.boxes]
        assert set(offered) <= known, kind.title
        assert len(set(offered)) == len(offered), kind.title


def test_a_box_that_another_print_has_counts_as_not_there(qtbot):
    card = PrintChoicesCard(Report.PARENTS, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    assert card.recipient == "", "nobody, as long as no file is shown"
    card.show_file(noor(), REQUEST_DAY)
    for field in ("mark", "with_scores", "with_safety", "with_home"):
        card.box_of(field).setChecked(True)
    expected = PrintChoices(mark=Mark.CONCEPT, with_scores=True, with_safety=True)
    assert replace(card.choices, opp=None) == expected

    card._report.choose(Report.PLAN)
    card._report.chosen.emit(Report.PLAN)
    assert card.choices == PrintChoices(mark=Mark.CONCEPT)


def test_each_print_of_a_meeting_is_of_the_usual_one_until_one_is_chosen(qtbot):
    mdo = next(one for one in noor().of(Meeting) if one.kind is MeetingKind.MDO)
    coming = replace(mdo, held_on=REQUEST_DAY + timedelta(days=7))
    whole = noor(coming)
    card = PrintChoicesCard(Report.MEETING, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    card.show_file(whole, REQUEST_DAY)
    last = card.choices.meeting
    card._report.choose(Report.PREPARATION)
    card._report.chosen.emit(Report.PREPARATION)
    assert card.choices.meeting == coming.id != last

    card.meeting.choice.choose(last)
    card.meeting.choice.chosen.emit(last)
    assert card.choices.meeting == last, "what she chose holds"


def test_a_letter_is_for_each_who_gets_a_page_of_it(qtbot):
    card = PrintChoicesCard(Report.CLOSING, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    card.show_file(noor(), REQUEST_DAY)
    assert card.recipient == "Marieke Bakker, Joost van Dalen"
    card.show_file(noor(replace(pupil(), born_on=BirthDate(2009, 5, 14))), REQUEST_DAY)
    assert card.recipient == "Marieke Bakker, Joost van Dalen, Noor"
    card.guardian.choice.choose(FATHER)
    assert card.recipient == "Joost van Dalen"


def test_an_address_is_offered_where_it_comes_on_the_paper_and_nowhere_else(qtbot):
    card = PrintChoicesCard(Report.PARENTS, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    card.show_file(noor(), REQUEST_DAY)
    unsaid = without(noor(), ConsentAnswer)
    for kind in every_print():
        card._report.choose(kind.report)
        card._report.chosen.emit(kind.report)
        if kind.together is None:
            continue
        card.guardian.choice.choose(MOTHER)
        card.guardian.choice.chosen.emit(MOTHER)
        is_offered = not card.guardian.address.isHidden()
        assert is_offered is kind.has_envelope, kind.title
        plain, with_address = (
            printed(kind.report, unsaid, PrintChoices(addressee=MOTHER, with_address=is_on))
            for is_on in (False, True)
        )
        changes = words_of(plain.content) != words_of(with_address.content)
        assert changes is kind.has_envelope, kind.title


def test_each_print_can_be_had_in_large_letters(qtbot):
    card = PrintChoicesCard(Report.PARENTS, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    card.show_file(noor(), REQUEST_DAY)
    assert not card.box_of("large_type").isChecked()
    card.box_of("large_type").click()
    for report in Report:
        card._report.choose(report)
        card._report.chosen.emit(report)
        assert card.choices.large_type, report
        assert not card.box_of("large_type").isHidden(), report
