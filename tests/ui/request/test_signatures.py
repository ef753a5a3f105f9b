"""A request goes to paper to be signed, and comes back as a scan that takes the place of pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from ib_desk.application.leaving.orders import PrintOrder
from ib_desk.application.leaving.outside import ToPrinter
from ib_desk.application.paper import PrintChoices, Report, shown_digest
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.sheet_signature import ScanHolds, SheetSaid, SheetSignature
from ib_desk.domain.request.request_flow import Section
from ib_desk.ui.preview.print_screen import PrintScreen
from ib_desk.ui.request.signatures import SignaturesSection
from tests.builders import FILE, MOTHER
from tests.exchange.printing import pages_of
from tests.ui.file.test_documents import picture
from tests.ui.file.test_register_page import Paper
from tests.ui.looking import nameless, rich_labels
from tests.ui.opened_desk import NOW, wait_for
from tests.ui.request.conftest import Begin
from tests.ui.request.journey import Visit


def section(visit: Visit) -> SignaturesSection:
    part = visit.part(Section.SIGNATURES)
    assert isinstance(part, SignaturesSection)
    return part


def printed(visit: Visit) -> None:
    """As the screen of a print lets it out, without a printer."""
    session = visit.opened.session
    order = PrintOrder(
        snapshot=visit.opened.ask(lambda: session.desk.documents.snapshot(FILE)),
        report=Report.REQUEST_TO_SIGN,
        choices=PrintChoices(),
        recipient="ouders en directeur",
        ground="handtekeningen vragen",
    )
    wait_for(session.let_out(order, ToPrinter(Paper())))


def come_back(visit: Visit, folder: Path) -> Attachment:
    scan = folder / "blad.png"
    scan.write_bytes(picture())
    section(visit)._take_in([scan])
    visit.until(lambda: section(visit)._scan.is_asking)
    return next(one for one in visit.opened.all_of(Attachment) if one.title == "blad")


def pick(visit: Visit, **said: Any) -> None:
    for one, choice in section(visit)._scan._said.values():
        choice.choose(said.get(one.name.split()[0]))
    section(visit)._scan._day.set_date(NOW.date())


def keep(visit: Visit) -> None:
    card = section(visit)._scan
    next(one for one in card.findChildren(QPushButton) if one.text() == "Bewaren").click()
    visit.until(lambda: not card.is_asking)


def words_that_leave(visit: Visit) -> str:
    """On the pages that are shown beside it."""
    pages = visit.page._pages
    return "" if pages is None else "\n".join(pages_of(pages.printed.content))


def said(visit: Visit) -> str:
    return section(visit)._said.text()


def test_from_paper_to_a_scan_that_leaves_in_the_place_of_pages(
    begin: Begin, tmp_path: Path
) -> None:
    visit = begin(pages=True)
    visit.until_said("Nog afdrukken om te laten tekenen door Marieke Bakker, Joost van Dalen en")
    assert not visit.has_button("Getekende scan toevoegen…")
    visit.press("Afdrukken om te tekenen…")
    visit.until(lambda: isinstance(visit.ways.print, PrintScreen))
    screen = visit.ways.print
    assert isinstance(screen, PrintScreen)
    assert screen._card.report is Report.REQUEST_TO_SIGN
    visit.ways.close_print()

    printed(visit)
    visit.until_said("Nog te tekenen door Marieke Bakker, Joost van Dalen en")
    scan = come_back(visit, tmp_path)
    card = section(visit)._scan
    assert card._holds.value() is ScanHolds.SIGNED_PAGE
    card._holds.choose(ScanHolds.ALL_PAGES)
    pick(visit, Marieke=SheetSaid.AGREES, Joost=SheetSaid.SEEN, Jolanda=SheetSaid.AGREES)
    assert nameless(visit.page) == []
    assert rich_labels(visit.page) == []
    keep(visit)
    visit.until_said("Iedereen tekende de tekst van nu. De getekende scan gaat mee")
    assert {one.scan_id for one in visit.opened.all_of(SheetSignature)} == {scan.id}
    assert {one.on for one in visit.opened.all_of(Inspection)} >= {NOW.date()}
    assert visit.opened.all_of(SwvRequest)[0].director_agrees_on == NOW.date()

    visit.until(lambda: "zoals die getekend is" in words_that_leave(visit))
    assert "Wat wij vragen" not in words_that_leave(visit)
    panel = visit.page._side.outgoing
    pages = visit.page._pages
    assert pages is not None
    code = shown_digest(pages.printed.contents_digest)
    assert code in panel._code.text()
    assert f"Controlecode: {code}." in words_that_leave(visit)
    visit.until(lambda: [one.id for one in panel._scans] == [scan.id])
    assert "scan" not in panel._home_words.text().partition("mee:")[2].partition(".")[0]


def test_what_is_written_after_the_signing_is_signed_by_nobody(
    begin: Begin, tmp_path: Path
) -> None:
    visit = begin()
    printed(visit)
    visit.until_said("Nog te tekenen door")
    come_back(visit, tmp_path)
    pick(visit, Marieke=SheetSaid.AGREES)
    keep(visit)
    visit.until_said("De getekende scan gaat mee")

    (before,) = visit.opened.all_of(SwvRequest)
    visit.opened.store((before, replace(before, summary="Iets anders.")))
    visit.until(lambda: "nadat Marieke Bakker tekende. Laat opnieuw tekenen." in said(visit))
    assert "De getekende scan gaat mee" not in said(visit)
    visit.until(lambda: "Na het tekenen gewijzigd:" in section(visit)._changed.text())
    assert "Samenvatting" in section(visit)._changed.text()

    (changed,) = visit.opened.all_of(SwvRequest)
    visit.opened.store((changed, replace(changed, summary=before.summary)))
    visit.until(lambda: "De getekende scan gaat mee" in said(visit))
    assert not section(visit)._changed.isVisible()


def test_a_sheet_that_stays_in_a_drawer_needs_no_scan(begin: Begin) -> None:
    visit = begin()
    printed(visit)
    visit.until_said("Nog te tekenen door")
    visit.press("Getekend op papier, zonder scan…")
    card = section(visit)._scan
    assert card.isVisible()
    assert not card._holds_field.isVisible()
    pick(visit, Marieke=SheetSaid.SEEN)
    keep(visit)
    signed = next(one for one in visit.opened.all_of(SheetSignature) if one.guardian_id == MOTHER)
    assert (signed.says, signed.scan_id, signed.holds) == (SheetSaid.SEEN, None, None)


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_scan_that_is_taken_back_is_asked_nothing_any_more(
    begin: Begin, tmp_path: Path, *, is_gone: bool
) -> None:
    visit = begin()
    printed(visit)
    visit.until_said("Nog te tekenen door")
    scan = come_back(visit, tmp_path)
    if is_gone:
        wait_for(visit.opened.session.remove(scan))
        visit.until(lambda: not section(visit)._scan.is_asking)
    else:
        visit.press("Later kiezen")
        assert not section(visit)._scan.is_asking
    assert all(one.says is None for one in visit.opened.all_of(SheetSignature))


def test_the_register_knows_it_as_a_request_to_sign(begin: Begin) -> None:
    visit = begin()
    printed(visit)
    (line,) = visit.opened.all_of(Disclosure)
    assert line.kind is OutputKind.REQUEST_SIGN_PRINT
