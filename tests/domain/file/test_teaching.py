"""Who teaches a child reads what helps; of home, body and research nothing unless asked for."""

from __future__ import annotations

import pytest

from ib_desk.domain.file.teaching import teachers_sheet, who_teach
from ib_desk.domain.records.assessment import Assessment, MaySee
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.contract import ContractParty, PartyKind
from ib_desk.domain.records.intervention import Effect, Intervention, Payer
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.school import Professional, Role, School, Sector
from ib_desk.domain.records.support_file import TeamMember, TeamPlace
from tests.domain.made_files import CONTRACT, FILE, made


def need(sentence, whose=NeedOf.PUPIL):
    return Need(file_id=FILE.id, whose=whose, sentence=sentence)


def seen(domain, strong="", vulnerable=""):
    return BroadViewEntry(file_id=FILE.id, domain=domain, strong=strong, vulnerable=vulnerable)


def done(title, effect, payer=Payer.SCHOOL):
    return Intervention(file_id=FILE.id, title=title, effect=effect, payer=payer)


def test_what_helps_is_what_is_needed_promised_and_worked():
    teachers = ContractParty(
        contract_id=CONTRACT.id, kind=PartyKind.TEACHERS, offers="Een vast maatje. Een stille plek."
    )
    parents = ContractParty(
        contract_id=CONTRACT.id, kind=PartyKind.GUARDIAN, offers="Een stappenplaat."
    )
    sheet = teachers_sheet(
        made(
            CONTRACT,
            teachers,
            parents,
            need("een stille plek"),
            need("extra handen", NeedOf.TEACHER),
            done("Pauzekaartje", Effect.BETTER),
            done("Strafwerk", Effect.WORSE),
            done("Nog bezig", None),
        )
    )
    assert sheet.helps == ("een stille plek", "Een vast maatje", "Pauzekaartje")
    assert sheet.did_not_help == ("Strafwerk",)


@pytest.mark.parametrize("payer", [Payer.PARENTS, Payer.MUNICIPALITY, Payer.HEALTH_CARE])
def test_help_at_home_or_of_others_is_not_told(payer):
    sheet = teachers_sheet(made(done("Gezinshulp", Effect.BETTER, payer)))
    assert sheet.helps == ()


def test_home_and_body_are_told_only_if_asked_for():
    whole = made(
        seen(LifeDomain.WORK_HABITS, "Werkt door.", "Begint laat."),
        seen(LifeDomain.HOME, "Ouders werken samen."),
        seen(LifeDomain.PRESENCE, vulnerable="Mist de maandag."),
        seen(LifeDomain.BODY_SENSES, vulnerable="Slaapt slecht."),
        need("ouders die thuis dezelfde stappen gebruiken"),
    )
    bare = teachers_sheet(whole)
    assert (bare.goes_well, bare.hinders) == (("Werkt door",), ("Begint laat",))
    assert (bare.helps, bare.home, bare.health) == ((), (), ())
    asked = teachers_sheet(whole, with_home=True, with_health=True)
    assert asked.helps == ("ouders die thuis dezelfde stappen gebruiken",)
    assert asked.home == ("Mist de maandag", "Ouders werken samen")
    assert asked.health == ("Slaapt slecht",)


def test_research_needs_both_the_tick_on_paper_and_who_may_see_it():
    of_teachers = Assessment(
        file_id=FILE.id, instrument="Leestoets", may_see=(MaySee.TEACHERS, MaySee.PARENTS)
    )
    of_bureau = Assessment(file_id=FILE.id, instrument="IQ", may_see=(MaySee.BUREAU,))
    whole = made(of_teachers, of_bureau)
    assert teachers_sheet(whole).research == ()
    assert teachers_sheet(whole, with_health=True).research == (of_teachers,)


def test_shortened_holds_the_first_lines_of_each():
    sheet = teachers_sheet(made(need("rust"), need("tijd"), need("RUST"), need(".")))
    assert sheet.helps == ("rust", "tijd")
    assert sheet.shortened(1).helps == ("rust",)
    assert sheet.shortened(2) == sheet


@pytest.mark.parametrize(
    ("sector", "names"),
    [
        (Sector.PO, ["Mentor", "Teacher core"]),
        (Sector.VO, ["Mentor", "Teacher core", "Teacher on_call"]),
    ],
)
def test_in_secondary_education_each_teacher_counts_of_primary_the_core_team(sector, names):
    people = [
        Professional(name="Mentor", role=Role.MENTOR),
        Professional(name="Teacher core", role=Role.TEACHER),
        Professional(name="Teacher on_call", role=Role.TEACHER),
        Professional(name="Ilse", role=Role.COORDINATOR),
    ]
    places = [TeamPlace.CORE, TeamPlace.CORE, TeamPlace.ON_CALL, TeamPlace.CORE]
    mates = [
        TeamMember(file_id=FILE.id, professional_id=one.id, place=place)
        for one, place in zip(people, places, strict=True)
    ]
    whole = made(*people, *mates, school=School(sector=sector))
    assert [mate.person.name for mate in who_teach(whole)] == names
