"""Moments that a screen has only after something happened: how they come about in the window."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ib_desk.application.changes import Change
from ib_desk.application.documents import Snapshot
from ib_desk.application.drafts import Spot
from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.orders import PrintOrder
from ib_desk.application.leaving.outside import ToFile, ToPrinter
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.progress import Progress
from ib_desk.domain.errors import NothingToUndo
from ib_desk.domain.leaving.forbidden import Find, FindKind
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.field_place import FieldPlace, place_of
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.domain.records.swv_form import FormType, SwvForm
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.request_flow import Section
from ib_desk.ui.bin.screen import BinScreen
from ib_desk.ui.caseload.merge_card import MergeCard
from ib_desk.ui.caseload.screen import CaseloadScreen
from ib_desk.ui.file.closed_items_page import ClosedItemsPage
from ib_desk.ui.file.register_page import RegisterPage
from ib_desk.ui.file.signed_scan_card import SignedScanCard
from ib_desk.ui.imports.columns_page import ColumnsPage
from ib_desk.ui.imports.preview_page import PreviewPage
from ib_desk.ui.imports.screen import ImportScreen
from ib_desk.ui.listen import listen
from ib_desk.ui.places import (
    BIN,
    CLOSED_ITEMS,
    CONTACTS,
    IMPORT,
    MEETING,
    MEETINGS,
    NEAT_TEXT,
    PUPILS,
    SEARCH,
    TAKE_OVER,
)
from ib_desk.ui.portal.view import PortalView
from ib_desk.ui.preview.list_preview import ListPreview
from ib_desk.ui.preview.page_texts import PageTexts
from ib_desk.ui.preview.print_screen import PrintScreen
from ib_desk.ui.quick.panel import QuickPanel
from ib_desk.ui.request.deliveries import Handover
from ib_desk.ui.request.earlier_card import EarlierTextCard
from ib_desk.ui.request.folder_card import FolderCard
from ib_desk.ui.request.page import RequestPage
from ib_desk.ui.request.signatures import SignaturesSection
from ib_desk.ui.session import Session
from ib_desk.ui.spots import QUESTION
from ib_desk.ui.take_over.form import TakeOverForm
from ib_desk.ui.take_over.screen import TakeOverScreen
from ib_desk.ui.talk.view import TalkView
from ib_desk.ui.widgets.act_button import ActButton
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.search_field import SearchField
from ib_desk.ui.window import DeskWindow

TO_THE_BIN: Final[tuple[type[Record], ...]] = (Agreement, Hypothesis, Signal)
_TWICE: Final = Pupil(call_name="Noor", surname="van Dalen", year_group="5", group_name="5b")
_LIST: Final = """\
Stamnr;Roepnaam;Tussenv.;Achternaam;Geb.datum;Klas;BSN;Naam moeder;Tel. ouder 1;Niveau;OPP tot;Team
00117;Sara;;Öztürk;2-4-2012;H2b;123456782;Elif Öztürk;06-00000011;3;31-7-2027;Tim Smit
00118;Daan;de;Wit;31-02-2011;H2b;;Anna de Wit;06-00000012;;;Tim Smit
00119;Amélie;;Jansen;14-8-2012;V2a;;Chantal Jansen;612345678;4;31-7-2027;Karin Visser
;;;;1-1-2012;V2a;;;;;;
00120;Bo;van der;Berg;5-5-2012;V2a;;;;hoog;;Karin Visser
"""
_TAKEN_OVER: Final = {
    "taken_over_level": "3",
    "name": "Karin Visser, Tim Smit",
    "held_on": "8-12-2026",
    "opp?": "1",
    "opp.starts_on": "14-9-2026",
    "opp.ends_on": "31-7-2027",
    "arrangement?": "1",
    "arrangement.starts_on": "19-10-2026",
    "arrangement.ends_on": "31-7-2027",
    "arrangement.number": "FICT-2026-0418",
    "arrangement.hours": "40",
    "0.result": "Elke week een gesprek met de mentor",
    "0.owner": "Tim Smit",
    "0.ends_on": "18-12-2026",
}
Step = Callable[[DeskWindow], None]
R = TypeVar("R", bound=Record)


def palette(letters: str) -> Step:
    """What Ctrl+K offers at these letters."""

    def ask(window: DeskWindow) -> None:
        window.open_palette()
        for field in window.findChildren(SearchField):
            if field.hasFocus():
                field.setText(letters)

    return ask


def close_palette(window: DeskWindow) -> None:
    """Away with it."""
    for field in window.findChildren(SearchField):
        if field.isVisible() and field.hasFocus():
            field.clearFocus()
    window.setFocus()


def looked_for(question: str) -> Step:
    """The finds of a question."""

    def ask(window: DeskWindow) -> None:
        window.navigator.go(Spot(place=SEARCH, field=QUESTION))
        field = window.findChild(SearchField, QUESTION)
        if field is not None:
            field.setText(question)

    return ask


def line_of_register(file_id: UUID) -> tuple[Step, ...]:
    """The register with the oldest of its lines open."""

    def open_line(window: DeskWindow) -> None:
        page = window.findChild(RegisterPage)
        if page is not None:
            _with_first(window, Disclosure, lambda line: page.go_to(Disclosure, line.id, ""))

    return (lambda window: window.navigator.go_to_file(file_id, "register"), open_line)


def signed_scan(file_id: UUID) -> tuple[Step, ...]:
    """A sheet that came back signed, of which is asked what stands on it."""

    def take_in(window: DeskWindow) -> None:
        page = window.findChild(RegisterPage)
        if page is not None:
            path = Path(tempfile.gettempdir()) / "scan.png"
            window.grab().save(str(path))
            page._take_in([path])  # noqa: SLF001 - a picture only

    def go(window: DeskWindow) -> None:
        window.navigator.go_to_file(file_id, "register")

    return (go, take_in, _wait_for_a_child)


def no_scan(window: DeskWindow) -> None:
    """It never came."""
    for card in window.findChildren(SignedScanCard):
        if card.is_asking:
            card.forget()
            window.session.undo()


def signed_request(file_id: UUID) -> tuple[Step, ...]:
    """Printed to be signed, and back as a scan of which is asked what stands on it."""

    def print_it(window: DeskWindow) -> None:
        desk = window.session.desk

        def let_out(snapshot: Snapshot) -> None:
            order = PrintOrder(
                snapshot=snapshot,
                report=Report.REQUEST_TO_SIGN,
                choices=PrintChoices(),
                recipient="ouders en directeur",
                ground="handtekeningen vragen",
            )
            window.session.let_out(order, ToPrinter(_NoPaper()))

        job = window.session.read(lambda: desk.documents.snapshot(file_id))
        listen(window, job.succeeded, let_out)

    def take_in(window: DeskWindow) -> None:
        page = window.findChild(RequestPage)
        part = None if page is None else page._sections.part(Section.SIGNATURES)  # noqa: SLF001
        if isinstance(part, SignaturesSection):
            path = Path(tempfile.gettempdir()) / "scan.png"
            window.grab().save(str(path))
            part._take_in([path])  # noqa: SLF001 - a picture only

    def show(window: DeskWindow) -> None:
        page = window.findChild(RequestPage)
        card = None if page is None else page.findChild(SignedScanCard)
        if page is not None and card is not None:
            page.show_place(card.first_question)

    def go(window: DeskWindow) -> None:
        window.navigator.go_to_file(file_id, "request")

    return (print_it, _wait_for_a_child, go, take_in, _wait_for_a_child, show)


class _NoPaper:
    """A printer that prints nothing."""

    def print(self, _content: bytes, _name: str, _progress: Progress) -> None:
        """Nothing comes out."""


def no_request(window: DeskWindow) -> None:
    """The scan is taken back; what was printed stays in the register."""
    no_scan(window)


def open_meeting(file_id: UUID) -> tuple[Step, ...]:
    """A meeting with its parts: who was there, and a decision that is open in it."""

    def open_it(window: DeskWindow) -> None:
        go = window.navigator.go_to_page
        _with_first(window, Decision, lambda one: go(MEETINGS, Decision, one.id, "because"))

    return (lambda window: window.navigator.go_to_file(file_id, MEETINGS), open_it)


def evaluation(file_id: UUID) -> tuple[Step, ...]:
    """A meeting that looked back at the help."""

    def open_it(window: DeskWindow) -> None:
        go = window.navigator.go_to_page
        _with_first(window, Evaluation, lambda one: go(MEETING, Evaluation, one.id, "what_works"))

    return (lambda window: window.navigator.go_to_file(file_id, MEETING), open_it)


def quick_line(file_id: UUID) -> tuple[Step, ...]:
    """A line about the child of the file, understood as a contact, and not kept."""

    def begin(window: DeskWindow) -> None:
        window.navigator.write_down()

    def choose(window: DeskWindow) -> None:
        window.findChildren(QuickPanel)[0]._whom.go_on()  # noqa: SLF001 - a picture only

    def type_it(window: DeskWindow) -> None:
        QTest.keyClicks(window.focusWidget(), "Moeder gebeld: slaapt weer slecht")

    return (lambda window: window.navigator.go_to_file(file_id, "plan"), begin, choose, type_it)


def neat_text(file_id: UUID) -> tuple[Step, ...]:
    """A contact as it may be copied."""

    def show(window: DeskWindow) -> None:
        go = window.navigator.go_to_page
        _with_first(window, Contact, lambda one: go(NEAT_TEXT, Contact, one.id))

    return (lambda window: window.navigator.go_to_file(file_id, CONTACTS), show)


def open_contact(file_id: UUID) -> tuple[Step, ...]:
    """A contact with who was spoken."""

    def show(window: DeskWindow) -> None:
        go = window.navigator.go_to_page
        _with_first(window, Contact, lambda one: go(CONTACTS, Contact, one.id, "line"))

    return (lambda window: window.navigator.go_to_file(file_id, CONTACTS), show)


def closed_items(file_id: UUID) -> tuple[Step, ...]:
    """What is out of sight, as who asked for it sees it."""

    def show(window: DeskWindow) -> None:
        page = window.findChild(ClosedItemsPage)
        if page is not None:
            page.uncover()

    return (lambda window: window.navigator.go_to_file(file_id, CLOSED_ITEMS), show)


def talk(file_id: UUID) -> tuple[Step, ...]:
    """Both parents look along."""

    def choose(window: DeskWindow) -> None:
        view = window.findChild(TalkView)
        if view is not None:
            buttons = [b for b in view.findChildren(ActButton) if b.text() == "Beide ouders"]
            for button in buttons:
                button.click()

    return (
        lambda window: window.navigator.go_to_file(file_id),
        lambda window: window.navigator.talk_asked.emit(),
        choose,
    )


def no_talk(window: DeskWindow) -> None:
    """Back in the program."""
    view = window.findChild(TalkView)
    if view is not None:
        view.left.emit()


def folder_outside(file_id: UUID) -> tuple[Step, ...]:
    """A request that is handed over as a folder, of which the window asks whether it may go."""

    def let_out(window: DeskWindow) -> None:
        desk = window.session.desk
        place = Path(tempfile.mkdtemp(prefix="ib-desk-gallery-")) / "A26-4071"

        def handed_over(snapshot: Snapshot) -> None:
            request = snapshot.whole.request
            if request is not None:
                handover = Handover(
                    snapshot=snapshot,
                    request=request,
                    shape=DeliveryShape.PORTAL,
                    counter=DeliveryForm.PORTAL,
                    passphrase="",
                    recipient="SWV PO Waterland-Fictief",
                    ground="begeleiding door de school",
                    reason="Voorbeeld",
                )
                window.session.let_out(handover.order, ToFile(place))

        read = window.session.read(lambda: desk.documents.snapshot(file_id, with_contents=True))
        listen(window, read.succeeded, handed_over)

    def ask(window: DeskWindow) -> None:
        folders = window.session.desk.left_folders
        listen(window, window.session.read(folders.all).succeeded, window.folders.show_folders)
        window.navigator.go_to_file(file_id, "request")

    return (let_out, _wait_for_a_child, ask)


def listed_form(window: DeskWindow) -> None:
    """A form of the bureau that is not filled in, with the list of its fields."""

    def go(form: SwvForm) -> None:
        place = FieldPlace(record=SwvForm, record_id=form.id, field="listing")
        window.navigator.go_to_found(place, None)

    desk = window.session.desk
    job = window.session.read(lambda: desk.records.find(SwvForm, type=FormType.LISTED)[0])
    listen(window, job.succeeded, go)


def in_the_portal(window: DeskWindow) -> None:
    """The fields of that request, beside a browser."""
    card = window.findChild(FolderCard)
    if card is not None:
        card.portal_asked.emit()


def no_portal(window: DeskWindow) -> None:
    """Back in the program."""
    view = window.findChild(PortalView)
    if view is not None:
        view.left.emit()


def no_line(window: DeskWindow) -> None:
    """Nothing of it is kept."""
    window.findChildren(QuickPanel)[0].give_up()


def signed_for_earlier_text(file_id: UUID) -> tuple[Step, ...]:
    """A request that was changed after it was read."""

    def change(window: DeskWindow) -> None:
        def change_it(request: SwvRequest) -> None:
            changed = replace(request, question=f"{request.question} Graag snel.")
            window.session.change(request, changed)

        _with_first(window, SwvRequest, change_it)

    def show(window: DeskWindow) -> None:
        card = window.findChild(EarlierTextCard)
        if card is not None and not card.isHidden():
            buttons = [b for b in card.findChildren(ActButton) if b.isVisible()]
            buttons[0].setFocus()

    def go(window: DeskWindow) -> None:
        window.navigator.go_to_file(file_id, "request")

    return (change, go, _wait_for_the_proof, show)


def data_for_a_program(file_id: UUID) -> tuple[Step, ...]:
    """What leaves beside the pages, where a bureau reads requests with a program."""

    def ask(window: DeskWindow) -> None:
        desk = window.session.desk

        def note(snapshot: Snapshot) -> None:
            request = snapshot.whole.request
            if request is not None:
                swv = snapshot.whole.swv_of(request)
                asked = SwvRoute(profile_id=swv.id, kind=request.kind, with_data=True)
                window.session.add(asked)

        job = window.session.read(lambda: desk.documents.snapshot(file_id))
        listen(window, job.succeeded, note)

    def go(window: DeskWindow) -> None:
        window.navigator.go_to_file(file_id, "request")

    def turn(window: DeskWindow) -> None:
        for button in window.findChildren(QPushButton):
            if button.isVisible() and button.text() == "Gegevens":
                button.click()

    return (ask, go, _wait_for_the_proof, turn)


def _wait_for_the_proof(_window: DeskWindow) -> None:
    """It looks half a second after the last change: longer than one step is waited for."""


def busy_buttons(file_id: UUID, page: str) -> tuple[Step, ...]:
    """Each button of a page as it is while the work of its press lasts."""

    def hold(window: DeskWindow) -> None:
        for button in window.findChildren(ActButton):
            if button.isVisible() and button.text():
                button.hold()

    return (lambda window: window.navigator.go_to_file(file_id, page), hold)


def rest(window: DeskWindow) -> None:
    """Their work is over."""
    for button in window.findChildren(ActButton):
        if button.is_held:
            button.let_go()


def columns_of_list() -> tuple[Step, ...]:
    """A list of a school, of which the columns are to be said."""

    def read(window: DeskWindow) -> None:
        screen = window.findChild(ImportScreen)
        if screen is not None:
            path = Path(tempfile.gettempdir()) / "leerlingen.csv"
            path.write_text(_LIST, encoding="utf-8")
            screen.read_file(path)

    return (lambda window: window.navigator.go(Spot(place=IMPORT)), read, _wait_for_a_child)


def preview_of_list() -> tuple[Step, ...]:
    """What that list would change, with what is wrong in it."""

    def go_on(window: DeskWindow) -> None:
        page = window.findChild(ColumnsPage)
        if page is not None:
            buttons = [b for b in page.findChildren(ActButton) if b.property("look") == "main"]
            buttons[0].click()

    def unfold(window: DeskWindow) -> None:
        page = window.findChild(PreviewPage)
        if page is not None:
            fold = next(one for one in page.findChildren(Fold) if one.isVisible())
            fold.set_open(is_open=True)

    return (go_on, _wait_for_a_child, unfold)


def call_list_off(window: DeskWindow) -> None:
    """Nothing of it is taken over."""
    page = window.findChild(PreviewPage)
    if page is not None:
        page.left.emit()


def _wait_for_a_child(_window: DeskWindow) -> None:
    """It starts in a third of a second."""


def filled_take_over() -> tuple[Step, ...]:
    """A pupil without a file, with an OPP and an arrangement."""

    def fill(window: DeskWindow) -> None:
        screen = window.findChild(TakeOverScreen)
        form = window.findChild(TakeOverForm)
        if screen is not None and form is not None:
            screen.step(1)
            form.show_texts(_TAKEN_OVER)
            form.focus_first()

    return (lambda window: window.navigator.go(Spot(place=TAKE_OVER)), fill)


def empty_take_over(window: DeskWindow) -> None:
    """Nothing of it is stored."""
    form = window.findChild(TakeOverForm)
    if form is not None:
        form.show_texts({})


def same_child_asked(_file_id: UUID) -> tuple[Step, ...]:
    """A pupil with the name of one who is there already."""

    def add(window: DeskWindow) -> None:
        window.session.add(_TWICE)
        window.navigator.go(Spot(place=PUPILS))

    def show(window: DeskWindow) -> None:
        screen = window.findChild(CaseloadScreen)
        if screen is not None:
            screen._show_facts(_TWICE.id)  # noqa: SLF001 - a picture only

    return (add, show, _ask_about_twin)


def _ask_about_twin(window: DeskWindow) -> None:
    card = window.findChild(MergeCard)
    if card is not None:
        _with_first(window, SupportFile, lambda file: _ask_about(window, card, file))


def _ask_about(window: DeskWindow, card: MergeCard, file: SupportFile) -> None:
    records = window.session.desk.records
    job = window.session.read(lambda: [records.get(Pupil, file.pupil_id)])
    listen(card, job.succeeded, lambda found: card.ask_about(_TWICE, found))


def merge_preview(window: DeskWindow) -> None:
    """What would be merged, and where they differ."""
    card = window.findChild(MergeCard)
    if card is not None:
        card._look()  # noqa: SLF001 - a picture only


def reason_asked(window: DeskWindow) -> None:
    """Something was found in what is about to be printed."""
    screen = window.findChild(PrintScreen)

    def ask(found: Intervention) -> None:
        if screen is not None:
            place = place_of(found, "effect_note")
            find = Find(kind=FindKind.BSN, place=place, start=0, end=9)
            screen._ask_reason(ReasonNeeded(0, (find,)))  # noqa: SLF001 - a picture only

    _with_first(window, Intervention, ask)


def _with_first(window: DeskWindow, kind: type[R], act: Callable[[R], object]) -> None:
    """Nothing where there is none: an empty vault has pictures too."""
    records = window.session.desk.records
    job = window.session.read(lambda: records.find(kind)[:1])
    listen(window, job.succeeded, lambda found: [act(one) for one in found])


def print_of(report: Report) -> Step:
    """The print, with nothing chosen yet."""
    return lambda window: window.navigator.open_print(report.value)


def words_of_pages(window: DeskWindow) -> None:
    """The print as words, for who cannot see its picture."""
    for texts in window.findChildren(PageTexts):
        if texts.isVisible() and not texts.is_text:
            texts.button.click()


def fill_bin(window: DeskWindow) -> None:
    """A few things that were removed, as far as the vault has any."""
    for kind in TO_THE_BIN:
        window.session.write(partial(_remove_first, window.session, kind))
    window.navigator.go(Spot(place=BIN))


def _remove_first(session: Session, kind: type[Record]) -> Change:
    records = session.desk.records
    for record in records.find(kind)[:1]:
        return records.remove(record)
    raise NothingToUndo


def ask_why_to_erase(window: DeskWindow) -> None:
    """The question before something is erased for good."""
    screen = window.findChild(BinScreen)
    if screen is not None and screen.keys:
        screen.open_item(screen.keys[0])
        screen.ask_why()


def undo(times: int) -> Step:
    """The next pictures show the example whole."""

    def take_back(window: DeskWindow) -> None:
        for _time in range(times):
            window.session.undo()

    return take_back


def views_of_list(window: DeskWindow) -> None:
    """How she looks at Leerlingen: the filters that she keeps, and the columns."""
    screen = _caseload(window)
    if screen is not None:
        screen.list_page.views.ask()


def no_views(window: DeskWindow) -> None:
    """Away with it."""
    screen = _caseload(window)
    if screen is not None:
        screen.list_page.views.leave()


def list_leaving(window: DeskWindow) -> None:
    """The list of files before it leaves."""
    screen = _caseload(window)
    if screen is not None:
        screen.list_page.paper_asked.emit()


def list_stays(window: DeskWindow) -> None:
    """It does not leave."""
    preview = window.findChild(ListPreview)
    if preview is not None:
        preview.escape()


def _caseload(window: DeskWindow) -> CaseloadScreen | None:
    window.navigator.go(Spot(place=PUPILS))
    return window.findChild(CaseloadScreen)
