"""A question is told in the words of who asks, and one guardian's is not told to the other."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.records.help_question import Asker, HelpQuestion
from ib_desk.domain.records.moment import Said
from ib_desk.domain.records.output_kind import OutputKind
from tests.domain.made_files import FILE, MOTHER, made

DAY = date(2026, 6, 9)


def asked(asker, **changes):
    return HelpQuestion(file_id=FILE.id, asker=asker, words="Hoe dan?", asked_on=DAY, **changes)


def test_the_timeline_names_who_asks():
    whole = made(MOTHER)
    (of_mother,) = asked(Asker.GUARDIAN, guardian_id=MOTHER.id).moments(whole)
    (of_teacher,) = asked(Asker.PROFESSIONAL, name="Anouk").moments(whole)
    assert (of_mother.who, of_mother.words, of_mother.on) == (MOTHER.name, "Hoe dan?", DAY)
    assert (of_teacher.who, of_teacher.said) == ("Anouk", Said.VIEW)


def test_the_print_for_parents_holds_the_childs_question_and_no_other():
    print_ = OutputKind.PARENTS_PRINT
    assert asked(Asker.PUPIL).is_in(print_)
    assert not asked(Asker.GUARDIAN, guardian_id=MOTHER.id).is_in(print_)
    assert asked(Asker.GUARDIAN, guardian_id=MOTHER.id).is_in(OutputKind.REQUEST_PRINT)
