"""Who reads, signs and has a copy from 16 on (UAVG art. 5) and from 18 on (BW 1:233)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentPurpose, ConsentSaid
from ib_desk.domain.records.opp import OppAgreement, OppAgrees
from ib_desk.domain.records.record import Record
from ib_desk.ui.preview.prints.choices_card import PrintChoicesCard
from tests.builders import FILE, MOTHER, REQUEST_DAY, noor, plan, pupil
from tests.exchange.printing import printed, words_of
from tests.shipped import catalogue

MARIEKE, JOOST = "Marieke Bakker", "Joost van Dalen"
SHARED = Consent(file_id=FILE, purpose=ConsentPurpose.SHARE, recipient="moeder")
YES = ConsentAnswer(consent_id=SHARED.id, said=ConsentSaid.YES, said_on=REQUEST_DAY)


def aged(years: int, *more: Record) -> WholeFile:
    born = BirthDate(REQUEST_DAY.year - years, 1, 1)
    return noor(replace(pupil(), born_on=born), *more)


def card_of(report: Report, whole: WholeFile, qtbot) -> PrintChoicesCard:
    card = PrintChoicesCard(report, catalogue().terms, catalogue().ages)
    qtbot.addWidget(card)
    card.show_file(whole, REQUEST_DAY)
    return card


def choose_mother(card: PrintChoicesCard) -> None:
    card.guardian.choice.choose(MOTHER)
    card.guardian.choice.chosen.emit(MOTHER)


@pytest.mark.parametrize(
    ("years", "readers"),
    [(15, f"{MARIEKE}, {JOOST}"), (16, "Noor"), (18, "Noor")],
)
def test_the_request_goes_to_who_may_read_it(years, readers, qtbot):
    assert card_of(Report.REQUEST, aged(years), qtbot).recipient == readers


@pytest.mark.parametrize("years", [16, 17])
def test_a_parent_of_a_pupil_of_16_has_a_copy_of_the_request_when_the_pupil_lets_them(years, qtbot):
    card = card_of(Report.REQUEST, aged(years), qtbot)
    choose_mother(card)
    assert card.recipient == MARIEKE
    assert "krijgt hiervan een kopie als Noor dat goedvindt" in card.guardian.custody.text()
    allowed = card_of(Report.REQUEST, aged(years, SHARED, YES), qtbot)
    choose_mother(allowed)
    assert "goedvindt" not in allowed.guardian.custody.text()
    for report in (Report.PARENTS, Report.OPP):
        told = card_of(report, aged(years), qtbot)
        choose_mother(told)
        assert "goedvindt" not in told.guardian.custody.text(), "how it goes is told until 18"


def test_from_18_a_parent_has_whatever_the_pupil_lets_them_have(qtbot):
    for report in (Report.PARENTS, Report.OPP, Report.REQUEST):
        card = card_of(report, aged(18), qtbot)
        assert card.recipient == "Noor"
        choose_mother(card)
        assert "krijgt dit alleen als Noor dat goedvindt" in card.guardian.custody.text(), report
        allowed = card_of(report, aged(18, SHARED, YES), qtbot)
        choose_mother(allowed)
        assert "goedvindt" not in allowed.guardian.custody.text()


def signing(report: Report, years: int) -> list[str]:
    """Whose name stands on a line to sign on."""
    whole = replace(aged(years), swv_routes=())  # nobody asked the counter
    pages = words_of(printed(report, whole, PrintChoices(signature_lines=True)).content)
    said = " ".join(pages.split())
    names = {"Noor": "Noor: ", MARIEKE: f"{MARIEKE} (moeder): ", JOOST: f"{JOOST} (vader): "}
    ends = ("handtekening en datum", "akkoord / niet akkoord")
    return [name for name, line in names.items() if any(line + end in said for end in ends)]


@pytest.mark.parametrize(
    ("years", "signers"),
    [(15, [MARIEKE, JOOST]), (16, ["Noor", MARIEKE, JOOST]), (18, ["Noor"])],
)
def test_a_request_has_places_for_those_whom_forms_ask_to_sign(years, signers):
    """SIGNING_PRACTICE: VO2203 and Slinge-Berkel ask both at 16 and 17."""
    assert signing(Report.REQUEST_TO_SIGN, years) == signers
    unsigned = words_of(printed(Report.REQUEST, aged(years)).content)
    assert "handtekening en datum" not in unsigned


@pytest.mark.parametrize("report", [Report.OPP, Report.OPP_GUIDANCE])
@pytest.mark.parametrize(("years", "signers"), [(16, ["Noor", MARIEKE, JOOST]), (18, ["Noor"])])
def test_a_plan_has_places_for_pupil_and_parents_and_from_18_for_the_pupil(report, years, signers):
    assert signing(report, years) == signers


def test_the_overview_of_who_is_of_age_is_no_overview_for_parents():
    """BW 1:233: title, heading and address."""
    said = " ".join(words_of(printed(Report.PARENTS, aged(18)).content).split())
    assert "Overzicht voor ouders" not in said
    assert "Voor Noor" in said
    assert "t.a.v." not in said
    assert not any(word in said.split() for word in ("u", "uw", "Uw", "kind"))
    grown = " ".join(words_of(printed(Report.PARENTS, aged(17)).content).split())
    assert "Overzicht voor ouders" in grown


def test_what_a_pupil_of_16_said_of_the_plan_stands_beside_what_the_parents_said():
    own = OppAgreement(
        opp_id=plan().id, guardian_id=None, agrees=OppAgrees.YES, said_on=REQUEST_DAY
    )
    said = " ".join(words_of(printed(Report.OPP, aged(16, own)).content).split())
    assert "Noor: akkoord op 17 september 2026." in said
    unsaid = " ".join(words_of(printed(Report.OPP, aged(16)).content).split())
    assert "Noor: nog geen antwoord" not in unsaid, "nobody reproaches a child on paper"


@pytest.mark.parametrize("report", [Report.REQUEST_TO_SIGN, Report.OPP, Report.OPP_GUIDANCE])
def test_no_line_to_sign_on_runs_into_the_margin(report):
    made = printed(report, aged(16), PrintChoices(signature_lines=True))
    for page in PdfDocument(made.content):
        picture = page.render(scale=0.5, grayscale=True).to_pil()
        margin = picture.crop((picture.width - 20, 0, picture.width, picture.height))
        assert margin.getextrema() == (255, 255)
