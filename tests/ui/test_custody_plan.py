"""From hearing to a plan that holds, where an institution decides and others care, or cannot."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMenu

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentPurpose, ConsentSaid
from ib_desk.domain.records.guardian import Custody, Guardian, Informed, Relation
from ib_desk.domain.records.hearing import Heard, Hearing, HearingSubject
from ib_desk.domain.records.opp import (
    CountsFrom,
    Opp,
    OppAgreement,
    OppAgrees,
    OppConsultation,
    OppState,
)
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.widgets.fold import Fold
from tests.ui.custody_journey import Journey, child, journeys
from tests.ui.opened_desk import NOW

YESTERDAY = f"{NOW.day - 1}-{NOW.month}-{NOW.year}"


@pytest.fixture
def begin(qtbot, empty_vault, tmp_path):
    with journeys(qtbot, empty_vault, tmp_path) as started:
        yield started


def with_voogdij():
    records = child(born=BirthDate(2017))
    pupil = next(one for one in records if isinstance(one, Pupil))
    voogd = Guardian(
        pupil_id=pupil.id,
        name="Marit Brouwer",
        relation=Relation.INSTITUTION,
        organisation="Stichting Voogdij",
        custody=Custody.YES,
    )
    carer = Guardian(
        pupil_id=pupil.id,
        name="Anneke Visser",
        relation=Relation.FOSTER_PARENT,
        custody=Custody.NO,
        lives_with_pupil=True,
    )
    mother = Guardian(
        pupil_id=pupil.id,
        name="Selam Tesfay",
        relation=Relation.MOTHER,
        custody=Custody.NO,
        informed=Informed.ON_REQUEST,
    )
    return [*records, voogd, carer, mother], voogd, carer


def said_on(journey: Journey) -> str:
    labels = journey.used.page.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def until_said(journey: Journey, words: str) -> str:
    """All that stands there once this does: lines come a turn later than their page."""

    def is_said() -> bool:
        journey.used.page.complete()
        return words in said_on(journey)

    journey.used.qtbot.waitUntil(is_said)
    return said_on(journey)


def choose(journey: Journey, button: str, name: str) -> list[str]:
    """Press what adds a line and pick a person; all who could be picked."""
    journey.used.press(button)
    (menu,) = (one for one in journey.used.page.findChildren(QMenu) if one.isVisible())
    actions = {one.text(): one for one in menu.actions()}
    actions[name].trigger()
    menu.close()
    journey.used.settle()
    return list(actions)


def unfold(journey: Journey) -> None:
    """All points of the check, also those below the first."""
    for fold in journey.used.page.findChildren(Fold):
        fold.set_open(is_open=True)
    journey.used.settle()


def heard(journey: Journey) -> None:
    """On the page of the plan, where the point of the check leads."""
    journey.press_named("Opschrijven: Inbreng van de leerling en de invloed ervan")
    if not journey.is_in_sight("outcome"):
        journey.used.press("Opschrijven wat de leerling vindt")
    journey.fill(subject=HearingSubject.PLAN_MADE, heard_on=YESTERDAY)
    journey.tick("met een tekening")
    journey.fill(outcome=Heard.TOOK_PART)
    (hearing,) = journey.used.desk.all_of(Hearing)
    assert hearing.outcome is Heard.TOOK_PART


def test_the_voogd_signs_the_foster_mother_talks_along_and_the_mother_is_not_asked(begin):
    records, voogd, carer = with_voogdij()
    journey = begin(records)
    used = journey.used
    used.open_page("opp")
    used.press("OPP beginnen")
    used.page.complete()
    unfold(journey)
    told = until_said(journey, "Overleg met Marit Brouwer")
    assert "Praat mee als verzorger." in told
    assert "Akkoord van Marit Brouwer op het handelingsdeel" in told
    assert "Akkoord van Anneke Visser" not in told
    assert "Selam Tesfay" not in told
    assert "Het akkoord van Marit Brouwer ontbreekt." in told

    for name in ("Marit Brouwer", "Anneke Visser"):
        journey.press_named(f"Opschrijven: Overleg met {name}")
        journey.fill(asked_on=YESTERDAY, talked_on=YESTERDAY)
    talks = used.desk.all_of(OppConsultation)
    assert {one.guardian_id for one in talks} == {voogd.id, carer.id}
    names = choose(journey, "Antwoord toevoegen", "Marit Brouwer")
    assert names == ["Marit Brouwer", "De leerling zelf"]
    journey.fill(agrees=OppAgrees.YES, said_on=YESTERDAY)
    (answer,) = used.desk.all_of(OppAgreement)
    assert (answer.guardian_id, answer.agrees) == (voogd.id, OppAgrees.YES)
    until_said(journey, "Anneke Visser: 1 keer gevraagd")

    heard(journey)
    used.open_page("opp")
    journey.fill(counts_because=CountsFrom.DECIDED, counts_from=YESTERDAY)
    used.press("OPP vaststellen")
    (plan,) = used.desk.all_of(Opp)
    assert plan.state is OppState.SET
    card = journey.card_of("opp")
    assert card.recipient == "Marit Brouwer, Anneke Visser"
    assert card.guardian.choice.currentText() == "Marit Brouwer en Anneke Visser"


def test_consent_is_asked_of_the_voogd_alone(begin):
    records, voogd, _carer = with_voogdij()
    journey = begin(records)
    used = journey.used
    used.open_page("people")
    used.press("Toestemming vragen")
    journey.fill(purpose=ConsentPurpose.FETCH, recipient="Taalschool De Brug")
    assert choose(journey, "Antwoord opschrijven", "Marit Brouwer") == ["Marit Brouwer"]
    journey.fill(said=ConsentSaid.YES)
    (consent,) = used.desk.all_of(Consent)
    (answer,) = used.desk.all_of(ConsentAnswer)
    assert (answer.consent_id, answer.guardian_id) == (consent.id, voogd.id)


def test_a_yes_of_a_parent_without_gezag_is_kept_and_told_not_to_count(begin):
    records, *_others = with_voogdij()
    mother = records[-1]
    plan = Opp(file_id=next(one.id for one in records if isinstance(one, SupportFile)))
    yes = OppAgreement(opp_id=plan.id, guardian_id=mother.id, agrees=OppAgrees.YES)
    journey = begin([*records, plan, yes])
    journey.used.open_page("opp")
    told = until_said(journey, "zonder gezag: telt niet voor vaststellen")
    assert "Het akkoord van Marit Brouwer ontbreekt." in told
