"""Daan, of a secondary school, from the first signal to the evaluation, through the window.

Asked along the way is what is particular to secondary education: its words on every page, the
outflow that it knows, hours, and who agrees, reads and is told at his age.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ib_desk.application.paper import Report
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.absence import AbsenceTotal, AbsenceUnit
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.contract import ContractParty, PartyKind
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.hearing import Heard, Hearing, HearingSubject
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.domain.records.opp import CountsFrom, Opp, OppAgrees, OppState, Outflow
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, Role, School, Sector
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile, TeamMember, TeamPlace
from ib_desk.domain.records.weighing import Dimension, Weighing
from ib_desk.ui.places import FILE_PLACES, WINDOW_PLACES
from ib_desk.ui.widgets.choice import Choice
from tests.ui.broad_views import open_domain
from tests.ui.desk_window import WindowInUse
from tests.ui.filling_in import FillingIn
from tests.ui.opened_desk import NOW, opened_desk
from tests.ui.test_sector_words import OF_A_PRIMARY_SCHOOL, PO

TODAY = NOW.date()
DAY = f"{TODAY:%d-%m-%Y}"


def around_daan() -> list[Record]:
    pupil = Pupil(call_name="Daan", surname="Verbeek", born_on=BirthDate(2012, 11, 3))
    file = SupportFile(pupil_id=pupil.id, opened_on=TODAY, trajectory=Sector.VO.value)
    team = [
        Professional(name="Ilse Verhoeven", role=Role.COORDINATOR),
        Professional(name="Selin Aydin", role=Role.MENTOR),
        Professional(name="Bart Visser", role=Role.TEACHER),
        Professional(name="Fatma Yildiz", role=Role.TEACHER),
    ]
    mates = [
        TeamMember(
            file_id=file.id,
            professional_id=one.id,
            place=TeamPlace.CORE,
            case_manager=one.role is Role.COORDINATOR,
        )
        for one in team
    ]
    petra = Guardian(
        pupil_id=pupil.id, name="Petra Verbeek", relation=Relation.MOTHER, custody=Custody.YES
    )
    school = School(name="Het Baken", sector=Sector.VO)
    return [school, *team, pupil, file, *mates, petra]


SCORES = dict.fromkeys(Dimension, 1) | {Dimension.IMPACT: 3}


class Journey(FillingIn):
    """What Ilse does, page after page."""

    def open(self, page: str) -> None:
        self.used.open_page(page)
        self.says_no_word_of_a_primary_school()

    def press(self, words: str) -> None:
        self.used.press(words)
        self.used.page.complete()
        self.used.settle()

    def offers(self, name: str) -> bool:
        return bool(self.boxes(name))

    def press_named(self, begins: str) -> None:
        buttons = self.used.page.findChildren(QAbstractButton)
        names = (one for one in buttons if one.isVisible())
        next(one for one in names if one.accessibleName().startswith(begins)).click()
        self.used.settle()

    def one(self, kind):
        (found,) = self.used.desk.all_of(kind)
        return found

    def says_no_word_of_a_primary_school(self) -> None:
        """But where a word of the field is explained: what a basisschool is, is the same here."""
        shown = [one for one in self.used.window.findChildren(QWidget) if one.isVisible()]
        said = {one.text() for one in shown if isinstance(one, QLabel | QAbstractButton)}
        said |= {text for one in shown for text in (one.accessibleName(), one.toolTip())}
        found = {text for text in said if PO.search(text)}
        assert {
            one for one in found if not any(each in one for each in OF_A_PRIMARY_SCHOOL)
        } == set()


@pytest.fixture
def journey(qtbot, empty_vault, tmp_path) -> Iterator[Journey]:
    with opened_desk(empty_vault, tmp_path, around_daan(), pages=False) as desk:
        yield Journey(WindowInUse(qtbot, desk))
        assert desk.problems == []


def test_from_signal_to_evaluation(journey):
    used = journey.used
    journey.open("signal")
    journey.press("Signaal toevoegen")
    journey.fill(fact="Daan is sinds maandag niet op school geweest.", reported_by="Selin Aydin")
    assert journey.one(Signal).seen_on == TODAY

    journey.open("contract")
    journey.press("Contract beginnen")
    columns = used.page._written.grid._columns
    assert [one.head.name for one in columns] == [
        "Daan",
        "Moeder · Petra",
        "Mentor en docenten · Selin, Bart, Fatma",
        "Zorgcoördinator · Ilse",
    ]
    columns[0].cells["hopes"].setFocus()
    used.type("Dat ik niet de hele dag hoef te zitten.")
    used.key(Qt.Key.Key_Tab)
    pupil = next(one for one in used.desk.all_of(ContractParty) if one.kind is PartyKind.PUPIL)
    assert pupil.hopes == "Dat ik niet de hele dag hoef te zitten."

    journey.open("broad_view")
    open_domain(used.page, LifeDomain.LEARNING)
    journey.fill(strong="Techniek gaat goed.", vulnerable="Engels loopt achter.")
    assert journey.one(BroadViewEntry).vulnerable == "Engels loopt achter."

    journey.open("matched_care")
    for dimension, score in SCORES.items():
        used.page._scores._rows[dimension].choice.setFocus()
        used.key(getattr(Qt.Key, f"Key_{score}"))
    journey.fill(chosen_level=3)
    assert (journey.one(Weighing).chosen_level, len(journey.one(Weighing).scores)) == (3, 9)

    journey.open("plan")
    journey.press("Doel toevoegen")
    journey.fill(aim="Daan is over acht weken 16 uur per week op school.")
    journey.press("Interventie toevoegen")
    journey.fill(title="Opbouwrooster", by_whom="Selin Aydin")
    assert journey.one(Goal).is_active

    talk_about_the_plan(journey)
    agree_on_the_plan(journey)
    look_back(journey)
    assert (
        journey.card_of(Report.TEACHERS.value).recipient == "Selin Aydin, Bart Visser, Fatma Yildiz"
    )
    assert journey.card_of(Report.OPP.value).recipient == "Petra Verbeek"


def talk_about_the_plan(journey: Journey) -> None:
    journey.open("meetings")
    journey.press("Overleg plannen of nog opschrijven")
    journey.fill(purpose="Samen het OPP bespreken.", kind=MeetingKind.WITH_PARENTS)
    journey.tick("Petra Verbeek")
    journey.tick("Daan")
    journey.press("Opschrijven wat de leerling vindt")
    journey.fill(subject=HearingSubject.PLAN_MADE, outcome=Heard.TOOK_PART)
    assert journey.one(Hearing).meeting_id == journey.one(Meeting).id


def agree_on_the_plan(journey: Journey) -> None:
    """WVO 2020 art. 2.44: outflow with grounds, the talk, and the yes to the handelingsdeel."""
    journey.open("opp")
    journey.press("OPP beginnen")
    journey.fill(counts_because=CountsFrom.DECIDED)
    assert not journey.offers("vmbo-tl"), "where a primary school sends its pupils"
    journey.tick("mbo 4")
    journey.tick("havo")
    journey.fill(outflow_because="Techniek en rekenen gaan goed.", deviates=False)
    journey.press_named("Opschrijven: Overleg met Petra")
    journey.fill(talked_on=DAY)
    journey.press_named("Opschrijven: Akkoord van Petra")
    journey.fill(agrees=OppAgrees.YES, said_on=DAY)
    journey.press("OPP vaststellen")
    plan = journey.one(Opp)
    assert (plan.state, plan.outflow) == (OppState.SET, (Outflow.HAVO, Outflow.MBO_4))
    assert "Opbouwrooster: Selin Aydin" in plan.guidance
    journey.says_no_word_of_a_primary_school()


def look_back(journey: Journey) -> None:
    journey.open("meeting")
    card: Any = journey.used.page
    card._open.evaluation._fold.set_open(is_open=True)
    journey.used.settle()
    journey.fill(
        what_works="Daan was bij alle lessen techniek.",
        not_yet="De andere vakken.",
        not_weighed_because="Het rooster loopt pas een week.",
    )
    found = journey.one(Evaluation)
    assert (found.meeting_id, found.not_yet) == (journey.one(Meeting).id, "De andere vakken.")
    journey.says_no_word_of_a_primary_school()


def test_absence_is_counted_in_hours_and_in_nothing_else(journey):
    journey.open("absence")
    journey.press("Stand overnemen")
    journey.fill(excused="12")
    assert journey.one(AbsenceTotal).unit is AbsenceUnit.HOURS
    units = journey.field("unit")
    assert isinstance(units, Choice)
    offered = [units.itemText(place) for place in range(units.count())]
    assert "uren" in offered
    assert "dagdelen" not in offered


def test_no_page_of_a_file_says_a_word_of_a_primary_school(journey):
    for place in FILE_PLACES:
        journey.open(place.id)


def test_no_place_of_the_window_says_a_word_of_a_primary_school(journey):
    for place in WINDOW_PLACES:
        journey.used.open_place(place.id)
        journey.says_no_word_of_a_primary_school()
