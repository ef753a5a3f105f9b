"""A meeting from agenda to minutes with the contract line, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ib_desk.application.paper import Report
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import ContractReview, PromiseKept, ReviewState
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind
from ib_desk.ui.preview.print_screen import PrintScreen
from tests.builders import MOTHER
from tests.ui.by_keyboard import Keyboard
from tests.ui.opened_desk import NOW, OpenedDesk, opened_desk


@pytest.fixture
def desk(empty_vault, tmp_path) -> Iterator[OpenedDesk]:
    with opened_desk(empty_vault, tmp_path, pages=False) as made:
        yield made


def test_from_agenda_to_minutes_with_the_contract_line(used, desk):
    keys = Keyboard(used)
    used.open_caseload()
    keys.press("Ctrl+K")
    keys.type("noor")
    keys.press("Enter", "Ctrl+K")
    keys.type("overleg")
    keys.press("Enter")
    assert used.crumbs[1:] == ("Noor van Dalen", "Overleg")
    keys.press("Ctrl+Enter")
    keys.type("gesprek")
    keys.tab_to("Marieke Bakker")
    keys.press("Space")
    keys.tab_to("Doen we wat we elkaar beloofden?")
    keys.press("Space", "Ctrl+N")
    keys.type("De ochtend gaat goed.")
    keys.press("Enter")
    keys.type("We gaan zo door.")
    keys.press("F4", "Enter")
    keys.type("Elke vrijdag bellen.")
    keys.press("F4", "F4", "Enter")
    for words in ("Marieke Bakker", "over 2 weken"):
        keys.type(words)
        keys.press("Enter")
    keys.tab_back_to("Doen we wat we elkaar beloofden?")
    keys.press("Enter")
    keys.tab_to("Moeder")
    keys.press("Right", "Right", "Ctrl+Enter")

    meeting = desk.all_of(Meeting)[-1]
    assert (meeting.kind, meeting.held_on) == (MeetingKind.WITH_PARENTS, NOW.date())
    assert meeting.agenda == "Doen we wat we elkaar beloofden?"
    assert meeting.discussed == "De ochtend gaat goed."
    here = [one for one in desk.all_of(Attendee) if one.meeting_id == meeting.id]
    assert [one.guardian_id for one in here] == [MOTHER]
    decided = [one.decided for one in desk.all_of(Decision) if one.meeting_id == meeting.id]
    assert decided == ["We gaan zo door."]
    (agreed,) = [one for one in desk.all_of(Agreement) if one.meeting_id == meeting.id]
    assert (agreed.owner, agreed.state) == ("Marieke Bakker", AgreementState.OPEN)
    (review,) = [one for one in desk.all_of(ContractReview) if one.meeting_id == meeting.id]
    assert (review.state, review.held_on) == (ReviewState.HELD, NOW.date())
    assert [one.kept for one in review.promises] == [PromiseKept.YES]
    assert isinstance(used.screen, PrintScreen)
    assert used.screen._card.report is Report.MEETING
    assert used.screen._card.choices.meeting == meeting.id
