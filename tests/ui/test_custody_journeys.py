"""From who is there to meeting and paper, where others than two parents at home decide or care."""

from __future__ import annotations

from datetime import date

import pytest

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.deadlines.deadlines import DeadlineTerms
from ib_desk.domain.records.career import CareerYear, YearWent
from ib_desk.domain.records.guardian import Custody, Guardian, Informed, Relation
from ib_desk.domain.records.interpreter import Interpreter, Interpreting
from ib_desk.domain.records.meeting import Attendee, Meeting
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Sector
from tests.ui.custody_journey import child, journeys
from tests.ui.opened_desk import NOW

TODAY = NOW.date()


@pytest.fixture
def begin(qtbot, empty_vault, tmp_path):
    with journeys(qtbot, empty_vault, tmp_path) as started:
        yield started


def test_where_an_institution_has_the_voogdij_from_signal_to_meeting_and_paper(begin):
    journey = begin(child(born=BirthDate(2017)))
    used = journey.used
    used.open_page("people")
    voogd = journey.guardian(
        name="Marit Brouwer",
        relation=Relation.INSTITUTION,
        custody=Custody.YES,
        more=[
            ("organisation", "Stichting Voogdij"),
            ("measure_until", "16-10-2026"),
            ("postal_address", "Postbus 17, 1999 ZC Waterdam"),
        ],
    )
    assert (voogd.organisation, voogd.measure_until) == ("Stichting Voogdij", date(2026, 10, 16))
    carer = journey.guardian(
        name="Anneke Visser",
        relation=Relation.FOSTER_PARENT,
        custody=Custody.NO,
        more=[("lives_with_pupil", True)],
    )
    mother = journey.guardian(
        name="Selam Tesfay",
        relation=Relation.MOTHER,
        custody=Custody.NO,
        more=[
            ("language", "Tigrinya"),
            ("interpreter", Interpreter.NEEDED),
            ("informed", Informed.ON_REQUEST),
            ("address", "Ngong Road 8, Nairobi"),
            ("country", "Kenia"),
        ],
    )
    assert (mother.language, mother.country) == ("Tigrinya", "Kenia")

    used.press("Schooljaar toevoegen")
    journey.fill(began_in="2025", group="taalklas", went=YearWent.MOVED_SCHOOL, school="De Brug")
    (year,) = used.desk.all_of(CareerYear)
    assert (year.year_label, year.went) == ("2025-2026", YearWent.MOVED_SCHOOL)

    whole = used.screen.whole
    desk = used.session.desk
    calendar = desk.catalogue.holidays.calendar(whole.school.region, ())
    terms = DeadlineTerms(rules=desk.catalogue.deadlines, calendar=calendar)
    assert "child_measure_ends" in {one.rule.id for one in terms.of_file(whole, TODAY)}
    assert whole.at_the_table == (voogd, carer)

    used.open_page("meetings")
    used.press("Overleg plannen of nog opschrijven")
    journey.fill(purpose="Hoe gaat het na een jaar?")
    for name in ("Marit Brouwer", "Anneke Visser", "Selam Tesfay"):
        journey.tick(name)
    journey.fill(interpreter=Interpreting.ASKED)
    (meeting,) = used.desk.all_of(Meeting)
    assert meeting.interpreter is Interpreting.ASKED
    assert len(used.desk.all_of(Attendee)) == 3

    card = journey.card_of("meeting")
    assert card.recipient == "Marit Brouwer, Anneke Visser, Ruud van Dijk"
    card = journey.card_of("parents")
    assert card.recipient == "Marit Brouwer, Anneke Visser"
    assert "post op 2 adressen" in card.guardian.homes.text()
    card.guardian.choice.choose(voogd.id)
    card._turn()
    card.guardian.address.click()
    assert card.choices.with_address


def test_a_parent_without_gezag_gets_what_the_law_gives_and_no_more(begin):
    journey = begin(child(born=BirthDate(2017, 5, 14)))
    used = journey.used
    used.open_page("people")
    mother = journey.guardian(
        name="Sanne Bos",
        relation=Relation.MOTHER,
        custody=Custody.YES,
        more=[("lives_with_pupil", True)],
    )
    father = journey.guardian(
        name="Koen Bos",
        relation=Relation.FATHER,
        custody=Custody.NO,
        more=[("address", "Molenpad 9, 1999 ZD Waterdam")],
    )
    assert used.screen.whole.at_the_table == (mother,)

    used.open_page("meetings")
    used.press("Overleg plannen of nog opschrijven")
    journey.fill(purpose="Een eerste gesprek.")
    journey.tick("Sanne Bos")
    journey.tick("Koen Bos")
    assert not journey.is_in_sight("interpreter")

    assert journey.card_of("meeting").recipient == "Sanne Bos, Ruud van Dijk"
    card = journey.card_of("parents")
    assert card.recipient == "Sanne Bos"
    card.guardian.choice.choose(father.id)
    card._turn()
    assert "Koen Bos heeft geen gezag." in card.guardian.custody.text()
    assert not card.choices.with_address


@pytest.mark.parametrize(
    ("born", "told"),
    [
        (BirthDate(2011), "Petra Haile"),
        (BirthDate(2010), "Petra Haile"),
        (BirthDate(2009), "Petra Haile"),
        (BirthDate(2007), "Yonas"),
    ],
)
def test_in_a_secondary_school_the_pupil_takes_the_parents_place_at_eighteen(begin, born, told):
    records = child(sector=Sector.VO, born=born)
    pupil = next(one for one in records if isinstance(one, Pupil))
    petra = Guardian(
        pupil_id=pupil.id, name="Petra Haile", relation=Relation.MOTHER, custody=Custody.YES
    )
    journey = begin([*records, petra])
    journey.used.open_page("people")
    assert journey.card_of("parents").recipient == told
