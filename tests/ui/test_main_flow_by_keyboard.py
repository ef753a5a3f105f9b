"""From a signal to the evaluation of the help by keyboard alone; each part by itself.

`Keyboard` refuses a key that is told nowhere, and after each key looks whether the focus is seen.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hearing import Heard, Hearing, HearingInput, HearingSubject, Influence
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.opp import Opp, OppAgreement, OppConsultation, OppState, Outflow
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.weighing import Dimension, Weighing
from tests.builders import FATHER, FILE, MOTHER, noor_records
from tests.ui.by_keyboard import ONCE_ROUND, Keyboard
from tests.ui.desk_window import WindowInUse
from tests.ui.opened_desk import NOW, OpenedDesk, opened_desk
from tests.ui.test_focus_in_view import in_view

TODAY = NOW.date()
BEGUN = (SwvProfile, School, Professional, Pupil, Guardian, SupportFile)
GOAL = Goal(file_id=FILE, aim="Noor leest de opdracht zelf.")
HELP = Intervention(file_id=FILE, title="Samen de opdracht lezen", goal_id=GOAL.id)
HEARD = Hearing(
    file_id=FILE, subject=HearingSubject.PLAN_MADE, heard_on=TODAY, outcome=Heard.TOOK_PART
)


@pytest.fixture
def desk(request, empty_vault, tmp_path) -> Iterator[OpenedDesk]:
    """Noor is there, with a file in which nothing stands but what a test says; all with `None`."""
    more: tuple[Record, ...] | None = getattr(request, "param", ())
    known = [record for record in noor_records() if more is None or isinstance(record, BEGUN)]
    with opened_desk(empty_vault, tmp_path, [*known, *(more or ())], pages=False) as made:
        yield made


begun_with = pytest.mark.parametrize


class Flow(Keyboard):
    """Who knows the questions by what they are called."""

    def go_to(self, words: str) -> None:
        """By what can be done from anywhere."""
        self.press("Ctrl+K")
        self.type(words)
        self.press("Enter")

    def to_question(self, words: str) -> None:
        """By Tab, to the next field that asks this; it stands in view."""
        for _stop in range(ONCE_ROUND):
            self.press("Tab")
            assert in_view(self.focus), f"out of sight: {self.called}"
            if self.focus.accessibleName() == words:
                return
        raise AssertionError(words)

    def choose(self, words: str, question: str = "") -> None:
        """By the arrow, in the list that asks this or that has the focus."""
        if question:
            self.to_question(question)
        for _choice in range(ONCE_ROUND):
            if self.called.startswith(words):
                return
            before = self.called
            self.press("Down")
            assert self.called != before, f"{before}, and no {words}"

    def begin(self, words: str, place: int) -> None:
        """With whom is asked in a menu, where there is more than one."""
        self.tab_to(words)
        self.press("Enter")
        self.press(*["Down"] * (place + 1), "Enter")

    def fill(self, question: str, words: str) -> None:
        self.to_question(question)
        self.type(words)


@pytest.fixture
def keys(used: WindowInUse) -> Flow:
    used.open_caseload()
    flow = Flow(used)
    flow.go_to("noor")
    return flow


def test_a_signal_a_contract_and_a_weighing(keys, desk):
    keys.press("Ctrl+Shift+S")
    keys.type("noor")
    keys.press("Enter", "Alt+S")
    keys.type("Huilt elke ochtend bij het hek.")
    keys.press("Enter")
    assert [one.fact for one in desk.all_of(Signal)] == ["Huilt elke ochtend bij het hek."]

    keys.go_to("psychologisch contract")
    keys.press("Enter")
    keys.tab_to("Noor: Waar hoop je op?")
    keys.type("Dat ik rustig kan beginnen.")
    keys.go_to("matched care")
    keys.press("Right", "Right")
    keys.tab_to("Impact op leren: toelichting")
    keys.type("Leest moeilijk.")
    keys.press("Tab")
    assert "Dat ik rustig kan beginnen." in {one.hopes for one in desk.all_of(ContractParty)}
    (weighing,) = desk.all_of(Weighing)
    scored = [(one.dimension, one.score, one.note) for one in weighing.scores]
    assert scored == [(Dimension.IMPACT, 1, "Leest moeilijk.")]


def test_a_goal_and_help_for_it(keys, desk):
    keys.go_to("plan")
    keys.tab_to("Doel toevoegen")
    keys.press("Enter")
    keys.type(GOAL.aim)
    keys.fill("Hoeveel moet het worden?", "8")
    keys.tab_to("Interventie toevoegen")
    keys.press("Enter")
    keys.type(HELP.title)
    keys.fill("Hoe vaak?", "elke dag")
    keys.tab_to("Meer over deze interventie")
    keys.press("Space")
    keys.choose("Noor leest", "Voor welk doel?")
    keys.press("Tab")
    (goal,), (help_,) = desk.all_of(Goal), desk.all_of(Intervention)
    assert (goal.aim, goal.target) == (GOAL.aim, 8)
    assert (help_.title, help_.frequency, help_.goal_id) == (HELP.title, "elke dag", goal.id)


@begun_with("desk", [(GOAL, HELP)], indirect=True)
def test_what_the_pupil_says_is_heard_in_a_meeting(keys, desk):
    keys.go_to("overleg")
    keys.press("Ctrl+Enter")
    keys.tab_to("Opschrijven wat de leerling vindt")
    keys.press("Enter")
    keys.choose("het plan")
    keys.tab_to("met een tekening")
    keys.press("Space")
    keys.choose("deed mee", "Deed de leerling mee?")
    keys.tab_to("Nog iets dat de leerling zei")
    keys.press("Enter")
    keys.type("Niet tijdens gym.")
    keys.choose("overgenomen", "Wat is ermee gedaan?")
    keys.fill("Wanneer hoorde de leerling het terug?", "vandaag")
    keys.press("Tab")
    (hearing,), (said,) = desk.all_of(Hearing), desk.all_of(HearingInput)
    assert hearing.subject is not None
    assert hearing.subject.is_plan
    assert (hearing.outcome, hearing.told_on) == (Heard.TOOK_PART, TODAY)
    assert (said.words, said.influence) == ("Niet tijdens gym.", Influence.TAKEN_OVER)


@begun_with("desk", [(GOAL, HELP, HEARD)], indirect=True)
def test_a_plan_until_both_parents_agreed_and_it_is_set(keys, desk):
    keys.go_to("opp")
    keys.press("Enter")
    keys.fill("Vanaf welke dag?", "1-9-2026")
    keys.tab_to("havo")
    keys.press("Space")
    keys.fill("Waarom denken jullie dat?", "Rekenen gaat goed mee.")
    keys.choose("nee", "Wijkt het programma af?")
    keys.fill("Wanneer evalueren jullie?", "18-1-2027")
    for place in range(2):
        keys.begin("Overleg of poging toevoegen", place)
        keys.fill("Gesproken op", "vandaag")
        keys.begin("Antwoord toevoegen", place)
        keys.choose("akkoord", "Akkoord met het handelingsdeel?")
        keys.fill("Gezegd op", "vandaag")
    keys.tab_to("OPP vaststellen")
    keys.press("Enter")
    (opp,) = desk.all_of(Opp)
    assert (opp.outflow, opp.deviates, opp.state) == ((Outflow.HAVO,), False, OppState.SET)
    assert {one.guardian_id for one in desk.all_of(OppConsultation)} == {MOTHER, FATHER}
    assert {one.guardian_id for one in desk.all_of(OppAgreement)} == {MOTHER, FATHER}


@begun_with("desk", [(GOAL, HELP)], indirect=True)
def test_the_help_is_looked_back_on(keys, desk):
    keys.go_to("overleg")
    keys.press("Ctrl+Enter")
    keys.tab_to("Evaluatie")
    keys.press("Space")
    keys.fill("Wat lukt?", "De ochtend gaat beter.")
    keys.tab_to("Wat leverde dit op? Samen de opdracht lezen")
    keys.press(*["Right"] * 4)
    keys.fill("Waarom nu niet opnieuw wegen?", "Dit werkt.")
    keys.press("Tab")
    (meeting,), (evaluation,) = desk.all_of(Meeting), desk.all_of(Evaluation)
    assert (evaluation.meeting_id, evaluation.what_works) == (meeting.id, "De ochtend gaat beter.")
    (help_,) = desk.all_of(Intervention)
    assert help_.effect is Effect.BETTER


@begun_with("desk", [None], indirect=True)
@pytest.mark.parametrize(
    "page", ["contract", "broad_view", "matched_care", "plan", "meetings", "opp", "closing"]
)
def test_once_round_a_full_page_each_stop_is_seen_met_once_and_told_from_others(keys, used, page):
    used.open_page(page)
    first, met = keys.focus, [keys.focus]
    asking = []
    while True:
        keys.press("Tab")
        if keys.called.startswith("Opschrijven"):
            asking.append(keys.called)
        assert in_view(keys.focus), f"out of sight: {keys.called}"
        if keys.focus is first:
            break
        assert keys.focus not in met, f"twice: {keys.called}"
        met.append(keys.focus)
    assert len(set(asking)) == len(asking), "two that are called the same ask different things"
