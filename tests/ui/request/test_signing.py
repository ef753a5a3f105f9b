"""A sign-off holds for the text that was seen: the journeys of who reads first and writes later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ib_desk.application.vault_errors import StorageFailed
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, RequestKind, SwvRequest
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.statement import Statement
from ib_desk.ui.leaving.question import ReasonQuestion
from ib_desk.ui.widgets.chip import Chip
from tests.builders import FATHER, MOTHER, noor_records, request
from tests.ui.looking import nameless
from tests.ui.opened_desk import NOW
from tests.ui.request.conftest import Begin
from tests.ui.request.journey import Visit

OF_THE_REQUEST = (SwvRequest, Statement, Inspection)
QUESTION = "Mag Noor een halfjaar twee uur begeleiding in de week?"
EARLIER = "Gold voor een eerdere tekst"
MOTHER_READ = "Marieke Bakker las de tekst van 15 september 2026."
FATHER_READ = "Joost van Dalen las de tekst van 15 september 2026."
DIRECTOR = "De directeur gaf akkoord op de tekst van 16 september 2026."
VIEW = "De zienswijze van Marieke Bakker gaat over de tekst van 15 september 2026."


def nothing_begun() -> list[Record]:
    return [record for record in noor_records() if not isinstance(record, OF_THE_REQUEST)]


def rewrite(visit: Visit, **values: Any) -> None:
    """Another text of the request, as if it were typed."""
    (before,) = visit.opened.all_of(SwvRequest)
    visit.opened.store((before, replace(before, **values)))


def chips(visit: Visit) -> list[str]:
    return [chip.word for chip in visit.screen.findChildren(Chip) if chip.isVisible()]


def readings(visit: Visit, guardian: object = MOTHER) -> list[Inspection]:
    return [one for one in visit.opened.all_of(Inspection) if one.guardian_id == guardian]


def reasons(visit: Visit) -> list[tuple[SignOff, str]]:
    return [(one.sign_off, one.reason) for one in visit.opened.all_of(SeenText) if one.reason]


def until_gone(visit: Visit, button: str) -> None:
    visit.until(lambda: not visit.has_button(button))


def until_focused(visit: Visit, button: str) -> None:
    visit.until(lambda: visit.focused() == button)


def test_read_while_it_was_empty_is_no_reading_of_what_was_written_later(begin: Begin) -> None:
    """`use.md`, 3: nothing that was ticked for an empty page makes a full one green."""
    visit = begin(nothing_begun())
    visit.start._kind.choose(RequestKind.ARRANGEMENT)
    visit.press("Aanvraag beginnen")
    for name in ("Marieke Bakker", "Joost van Dalen"):
        visit.press(f"Vandaag gelezen: {name}")
    visit.until(lambda: chips(visit).count("gegeven") == 2)
    assert EARLIER not in visit.texts()

    rewrite(visit, question=QUESTION)

    visit.until_said("Marieke Bakker en Joost van Dalen lazen een eerdere tekst.")
    visit.until_said("Laat die opnieuw lezen, of schrijf waarom dat niet hoeft.")
    assert chips(visit).count("eerdere tekst") == 2
    assert "kan nog niet weg" in chips(visit)
    assert not visit.button("Pakket maken…").isEnabled()
    visit.until_said(f"Je vraag in één of twee zinnen: “{QUESTION}”")
    # Told once, with what changed; not once more as somebody who never read anything.
    assert not visit.has_button("Vandaag gelezen: Marieke Bakker")
    assert nameless(visit.page) == []

    for name in ("Marieke Bakker", "Joost van Dalen"):
        again = f"Vandaag opnieuw gelezen: {name} las de tekst van 18 september 2026."
        visit.press(again)
        until_gone(visit, again)

    visit.until(lambda: visit.button("Pakket maken…").isEnabled())
    assert "kan nog niet weg" not in chips(visit)
    assert EARLIER not in visit.texts()
    earlier, now = readings(visit)
    assert (now.outcome, now.on) == (InspectionOutcome.GIVEN, NOW.date())
    assert earlier.on == NOW.date()


def test_the_hard_stop_holds_at_the_very_last_moment_too(begin: Begin, tmp_path: Any) -> None:
    visit = begin()
    visit.until_looked_through()
    visit.press("Pakket maken…")
    visit.dialog()
    rewrite(visit, question=QUESTION)
    visit.save_at(tmp_path / "pakket.pdf")
    visit.until_said("lazen een eerdere tekst.")
    assert list(tmp_path.glob("*.pdf")) == []


def test_all_that_was_signed_is_asked_again_with_what_changed(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    rewrite(visit, asked="Twaalf uur in het najaar.")
    visit.until_said(EARLIER)
    for words in (MOTHER_READ, FATHER_READ, VIEW, DIRECTOR):
        visit.until_said(words)
    visit.until_said("Om welke hulp gaat het?")
    visit.until_said("“Twaalf uur in het najaar.”")

    visit.press(f"Blijft erbij, vandaag: {VIEW}")
    visit.until(lambda: VIEW not in visit.texts())
    visit.press(f"Vandaag opnieuw akkoord: {DIRECTOR}")
    visit.until(lambda: DIRECTOR not in visit.texts())
    visit.until_looked_through()
    (view,) = [one for one in visit.opened.all_of(Statement) if one.guardian_id == MOTHER]
    assert view.said_on == NOW.date()
    (agreed,) = visit.opened.all_of(SwvRequest)
    assert agreed.director_agrees_on == NOW.date()


def test_back_to_the_text_that_was_read_it_holds_again(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    rewrite(visit, question=QUESTION)
    visit.until_said(MOTHER_READ)
    rewrite(visit, question=request().question)
    visit.until(lambda: EARLIER not in visit.texts())
    visit.until(lambda: visit.button("Pakket maken…").isEnabled())


def test_a_small_correction_is_let_pass_with_a_reason(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    rewrite(visit, question=f"{request().question} ")
    rewrite(visit, question=request().question.replace(" ", "  ", 1))
    visit.until_said(MOTHER_READ)
    visit.press(f"Vandaag opnieuw gelezen: {FATHER_READ}")
    visit.until(lambda: FATHER_READ not in visit.texts())
    visit.press("Kleine verbetering…")
    (question,) = [q for q in visit.page.findChildren(ReasonQuestion) if q.isVisible()]
    assert question._text.hasFocus()
    visit.press("Laten gelden")
    visit.until_said("Schrijf kort waarom. Eén zin is genoeg.")
    assert reasons(visit) == []

    question.set_reason("Alleen een spatie te veel.")
    visit.press("Laten gelden")
    visit.until(lambda: EARLIER not in visit.texts())
    visit.until(lambda: visit.button("Pakket maken…").isEnabled())
    kinds = [SignOff.DIRECTOR, *[SignOff.STATEMENT] * 3, SignOff.INSPECTION]
    assert reasons(visit) == [(kind, "Alleen een spatie te veel.") for kind in kinds]
    assert len(readings(visit)) == 1
    visit.opened.session.undo()
    visit.until_said(MOTHER_READ)


def test_a_reason_that_is_refused_stays_and_so_does_what_it_is_for(
    begin: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_told: object) -> None:
        raise StorageFailed

    visit = begin()
    visit.until_looked_through()
    rewrite(visit, question=QUESTION)
    visit.until_said(MOTHER_READ)
    visit.press("Kleine verbetering…")
    (question,) = [q for q in visit.page.findChildren(ReasonQuestion) if q.isVisible()]
    question.set_reason("Alleen een spatie te veel.")
    texts = type(visit.opened.session.desk.sign_offs)
    with monkeypatch.context() as patched:
        patched.setattr(texts, "pass_over", refuse)
        patched.setattr(texts, "sign_anew", refuse)
        for press in ("Laten gelden", f"Vandaag opnieuw akkoord: {DIRECTOR}"):
            with qtbot.waitSignal(visit.opened.session.refused):
                visit.press(press)
    visit.until_said(MOTHER_READ)
    visit.until_said(DIRECTOR)
    assert question.isVisible()
    assert question.reason == "Alleen een spatie te veel."
    assert reasons(visit) == []
    visit.press("Laten gelden")
    visit.until(lambda: EARLIER not in visit.texts())


def test_who_thinks_better_of_it_is_back_at_the_button(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    rewrite(visit, question=QUESTION)
    visit.until_said(MOTHER_READ)
    visit.press("Kleine verbetering…")
    QTest.keyClick(visit.screen.focusWidget(), Qt.Key.Key_Escape)
    visit.until(lambda: visit.focused() == "Kleine verbetering…")
    visit.until_said(MOTHER_READ)


def test_points_lead_to_what_has_to_be_signed_again(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    rewrite(visit, question=QUESTION)
    visit.until_said(MOTHER_READ)
    visit.unfold_points()
    for point, focused in (
        ("Inzage voor Marieke Bakker", "Vandaag opnieuw gelezen"),
        ("Zienswijze van Joost van Dalen", "Blijft erbij, vandaag"),
        ("Akkoord van de directeur", "Vandaag opnieuw akkoord"),
    ):
        (jump,) = [
            button
            for button in visit.point_buttons()
            if button.accessibleName().endswith(f": {point}")
        ]
        jump.click()
        until_focused(visit, focused)


def test_the_focus_goes_on_to_who_is_next_and_then_to_the_list(begin: Begin) -> None:
    records = [r for r in noor_records() if not isinstance(r, Statement)]
    own = [replace(r, director_agrees_on=None) if isinstance(r, SwvRequest) else r for r in records]
    visit = begin(own)
    visit.until_looked_through()
    rewrite(visit, question=QUESTION)
    visit.until_said(FATHER_READ)
    for words in (MOTHER_READ, FATHER_READ):
        button = visit.button(f"Vandaag opnieuw gelezen: {words}")
        button.setFocus()
        button.click()
        until_gone(visit, f"Vandaag opnieuw gelezen: {words}")
        if words == MOTHER_READ:
            assert visit.focused() == "Vandaag opnieuw gelezen"
    assert visit.focused() == "Inzage toevoegen"
    visit.until(lambda: len(readings(visit, FATHER)) == 2)


def test_nothing_of_this_is_asked_of_what_is_closed(begin: Begin) -> None:
    packed = replace(request(), packed_on=NOW.date(), sent_on=NOW.date())
    records = [packed if record.id == packed.id else record for record in noor_records()]
    visit = begin(records)
    visit.until_said("Deze aanvraag is verstuurd.")
    assert EARLIER not in visit.texts()
