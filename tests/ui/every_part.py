"""What the window shows beside its places: what unfolds, lies over them, or comes after a step.

Each is opened as a user can, from wherever the one before ended. `tests/ui/test_outside.py`
compares the classes that were met with those that are written: who writes another adds how one gets
there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget

from ib_desk.application.drafts import Spot
from ib_desk.application.progress import Silent
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.disclosure import Disclosure, DisclosureId
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.domain.records.opp import Opp, OppState
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.school_request import SchoolRequest, SchoolRequestKind
from ib_desk.domain.records.sheet_signature import SheetSaid, SheetSignature
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.sitting import Sitting
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_form import SwvForm
from ib_desk.ui.places import (
    BIN,
    CLOSED_ITEMS,
    CONTACTS,
    IMPORT,
    MEETING,
    OPP,
    OVERVIEW,
    PEOPLE,
    PUPILS,
    REGISTER,
    REQUEST,
    SEARCH,
    SETTINGS,
    TAKE_OVER,
    TODAY,
)
from ib_desk.ui.request.bureau_forms import BureauFormCard
from ib_desk.ui.request.folder_card import FolderCard
from ib_desk.ui.spots import TAKEN_OVER_OF
from ib_desk.ui.widgets.disclosure import Disclosure as Unfolds
from tests.builders import FILE, known_id, noor_records, pupil, swv
from tests.builders import MEETING as MEETING_WITH_PARENTS
from tests.reader.forms.made_forms import bureau_form
from tests.reader.workbooks import workbook
from tests.samples import sample
from tests.school_lists import vo_list, with_mistakes
from tests.ui.desk_window import CONTROL, SHIFT, WindowInUse
from tests.ui.left_folder import folder_let_out
from tests.ui.opened_desk import NOW, wait_for

_DAY: Final = NOW.date()
SEM = Pupil(
    call_name="Sem", prefix="van", surname="Dalen", year_group="4", born_on=BirthDate(2018, 3, 1)
)
TWIN = Pupil(call_name="Sem", prefix="van", surname="Dalen", born_on=BirthDate(2018, 3, 1))
OF_SEM = SupportFile(pupil_id=SEM.id, opened_on=_DAY)
SITTING = Sitting(purpose="Leerlingbespreking groep 4 tot en met 6")
SAT = tuple(
    Meeting(file_id=file_id, kind=MeetingKind.PUPIL_REVIEW, held_on=_DAY, sitting_id=SITTING.id)
    for file_id in (FILE, OF_SEM.id)
)


def known() -> Iterator[Record]:
    """Noor's file, and around it what makes that something is asked, late, loose or double."""
    yield from noor_records()
    yield from (SEM, TWIN, OF_SEM, SITTING, *SAT)
    yield SchoolRequest(file_id=FILE, kind=SchoolRequestKind.INSPECTION, received_on=_DAY)
    yield RunningMeasure(file_id=FILE, kind=MeasureKind.ARRANGEMENT, hours=40)
    yield Signal(pupil_id=TWIN.id, fact="Huilt bij het hek.", seen_on=_DAY)
    gone = replace(sample(Disclosure), id=DisclosureId(uuid4()), file_id=FILE)
    kept = replace(gone, request_id=None, copy_id=None, list_id=None)
    yield replace(kept, kind=OutputKind.MEETING_PRINT)
    yield SheetSignature(disclosure_id=kept.id, name="Opa", says=SheetSaid.SEEN, said_on=_DAY)
    for days in (-40, -2, 3, 20):
        day = _DAY + timedelta(days=days)
        yield Agreement(file_id=FILE, result=f"Klaar na {days}.", owner="Tim Postma", ends_on=day)
    held = Opp(file_id=OF_SEM.id, guidance="Samen lezen.", state=OppState.SET, set_on=_DAY)
    yield from (held, replace(held.next_version(), counts_from=_DAY, guidance="Elke dag lezen."))
    for days in (60, 50):
        mdo = Meeting(file_id=OF_SEM.id, kind=MeetingKind.MDO, held_on=_DAY - timedelta(days=days))
        yield mdo
    yield Contact(file_id=OF_SEM.id, on=_DAY, line="Sem slaapt niet meer.", more_needed=True)


def _open(used: WindowInUse, place: str) -> QWidget:
    screen: QWidget = used.open_place(place)
    return screen


def _page(used: WindowInUse, page: str, record_id: UUID | None = None) -> None:
    used.window.navigator.go_to_file(FILE, page, record_id)
    used.settle()
    used.page.complete()
    used.settle()


def _quick_line(used: WindowInUse) -> None:
    _open(used, PUPILS)
    used.key(Qt.Key.Key_S, CONTROL | SHIFT)
    used.type("noor")
    used.key(Qt.Key.Key_Return)
    used.type("Moeder gebeld: slaapt slecht")
    used.settle()


def _quick_line_about_nobody(used: WindowInUse) -> None:
    _open(used, PUPILS)
    used.key(Qt.Key.Key_S, CONTROL | SHIFT)
    used.settle()


def _palette(used: WindowInUse) -> None:
    _open(used, PUPILS)
    used.key(Qt.Key.Key_K, CONTROL)
    used.type("no")
    used.settle()


def _finds(used: WindowInUse) -> None:
    _open(used, SEARCH)
    used.window.navigator.search_for("noor")
    used.settle()


def _no_finds(used: WindowInUse) -> None:
    _open(used, SEARCH)
    used.window.navigator.search_for("ruimteschip")
    used.settle()


def _talk_begins(used: WindowInUse) -> None:
    _page(used, OVERVIEW)
    used.key(Qt.Key.Key_F2)


def _talk(used: WindowInUse) -> None:
    _talk_begins(used)
    used.press(pupil().call_name)


def _answer(used: WindowInUse) -> None:
    screen = _open(used, TODAY)
    row = next(row for row in screen._list.rows if "MDO" in row.title + row.fact)  # type: ignore[attr-defined]
    screen._list.go_to(row.key)  # type: ignore[attr-defined]
    screen._list.setFocus()  # type: ignore[attr-defined]
    used.key(Qt.Key.Key_Return)


def _put_off(used: WindowInUse) -> None:
    screen = _open(used, TODAY)
    row = next(row for row in screen._list.rows if "Klaar na -2" in row.title + row.fact)  # type: ignore[attr-defined]
    screen._list.go_to(row.key)  # type: ignore[attr-defined]
    screen._list.setFocus()  # type: ignore[attr-defined]
    used.key(Qt.Key.Key_V)


def _meeting(used: WindowInUse) -> None:
    _page(used, MEETING, SAT[0].id)


def _closing_item(used: WindowInUse) -> None:
    _page(used, CONTACTS)
    contact = next(one for one in used.desk.all_of(Contact) if one.file_id == FILE)
    used.page.go_to(Contact, contact.id, "line")
    used.settle()
    used.press("Stuk sluiten…")


def _closed_items(used: WindowInUse) -> None:
    contact = next(one for one in used.desk.all_of(Contact) if one.file_id == FILE)
    items = used.session.desk.closed_items
    closed = Closed(because=ClosedBecause.OTHER, why="dat vroeg vader")
    wait_for(used.session.write(lambda: items.close(contact, closed)))
    used.settle()
    _page(used, CLOSED_ITEMS)
    used.key(Qt.Key.Key_Return)


def _there_is_more(used: WindowInUse) -> None:
    _page(used, OVERVIEW)


def _take_over(used: WindowInUse) -> None:
    _open(used, PUPILS)
    used.window.navigator.go(Spot(place=TAKE_OVER, field=TAKEN_OVER_OF, record_id=TWIN.id))
    used.settle()
    next(
        button
        for button in used.screen.findChildren(QPushButton)
        if button.accessibleName() == "OPP toevoegen"
    ).click()
    used.settle()


def _all_unfolded(used: WindowInUse) -> None:
    folds = used.screen.findChildren(Unfolds)
    for fold in folds:
        if fold.isVisible() and not fold.is_open and fold.property("look") == "fold":
            fold.click()
    used.settle()


def _settings_unfolded(used: WindowInUse) -> None:
    _open(used, SETTINGS)
    _all_unfolded(used)


def _meeting_unfolded(used: WindowInUse) -> None:
    _page(used, MEETING, MEETING_WITH_PARENTS)
    _all_unfolded(used)


def _evaluation_unfolded(used: WindowInUse) -> None:
    _page(used, MEETING, known_id("evaluatie-juni"))
    _all_unfolded(used)


def _explained(used: WindowInUse) -> None:
    _page(used, "plan")
    used.key(Qt.Key.Key_F1)


def _loose_records(used: WindowInUse) -> None:
    _open(used, PUPILS)
    used.press("Bekijken")


def _filters_and_columns(used: WindowInUse) -> None:
    _open(used, PUPILS)
    used.press("Filters en kolommen")


def _the_list_on_paper(used: WindowInUse) -> None:
    _open(used, PUPILS)
    used.key(Qt.Key.Key_P, CONTROL)


def _same_pupil(used: WindowInUse) -> None:
    screen: Any = _open(used, PUPILS)
    used.key(Qt.Key.Key_N, CONTROL)
    for name, words in (("call_name", "Sem"), ("prefix", "van"), ("surname", "Dalen")):
        field = screen._pupil._form.findChild(QLineEdit, name)
        field.setFocus()
        used.type(words)
        used.focus.clearFocus()
        used.settle()
    screen._pupil._merge._look()
    used.settle()


def _erasing(used: WindowInUse) -> None:
    agreement = next(one for one in used.desk.all_of(Agreement) if one.result == "Klaar na 20.")
    wait_for(used.session.remove(agreement))
    _open(used, BIN)
    used.key(Qt.Key.Key_Return)
    used.press("Definitief wissen…")


def _colleague_leaves(used: WindowInUse) -> None:
    page: Any = used.open_page(PEOPLE)
    page._leaving.ask(used.desk.all_of(Professional)[0])
    used.settle()


def _helped_before(used: WindowInUse) -> None:
    _page(used, "plan")
    used.press("Wat hielp eerder?")
    used.settle()


def _siblings(used: WindowInUse) -> None:
    used.window.navigator.go_to_file(OF_SEM.id, PEOPLE)
    used.settle()


def _folder_outside(used: WindowInUse) -> None:
    left = used.session.desk.left_folders
    if not used.desk.ask(left.all):
        with TemporaryDirectory() as folder:
            folder_let_out(used, Path(folder) / "A26-4071")
        _siblings(used)  # what left behind the back of the window is read with the file
    used.window.folders.show_folders(used.desk.ask(left.all))
    _page(used, REQUEST)
    used.qtbot.waitUntil(lambda: used.window.findChild(FolderCard) is not None)


def _in_the_portal(used: WindowInUse) -> None:
    _folder_outside(used)
    used.press("Naast het portaal zetten")
    used.qtbot.waitUntil(lambda: used.window.is_in_portal)


def _form_of_the_bureau(used: WindowInUse) -> None:
    forms = used.session.desk.forms
    if not used.desk.all_of(SwvForm):
        wait_for(
            used.session.write(
                lambda: forms.add(swv().id, forms.read(bureau_form(), "formulier.pdf", Silent()))
            )
        )
    _page(used, REQUEST)
    used.qtbot.waitUntil(
        lambda: any(x.isVisible() for x in used.window.findChildren(BureauFormCard))
    )


def _no_request_yet(used: WindowInUse) -> None:
    used.window.navigator.go_to_file(OF_SEM.id, REQUEST)
    used.settle()


def _more_needed(used: WindowInUse) -> None:
    used.window.navigator.go_to_file(OF_SEM.id, "matched_care")
    used.settle()


def _inspection(used: WindowInUse) -> None:
    _page(used, CLOSED_ITEMS)
    used.key(Qt.Key.Key_Return)


def _a_plan_that_is_written(used: WindowInUse) -> None:
    used.window.navigator.go_to_file(OF_SEM.id, OPP)
    used.settle()


def _calendar(used: WindowInUse) -> None:
    _page(used, CONTACTS)
    contact = next(one for one in used.desk.all_of(Contact) if one.file_id == FILE)
    used.page.go_to(Contact, contact.id, "on")
    used.settle()
    next(
        button
        for button in used.page.findChildren(QAbstractButton)
        if button.isVisible() and button.accessibleName().startswith("Kalender")
    ).click()


def _what_went_out(used: WindowInUse) -> None:
    page: Any = used.open_page(REGISTER)
    page._list.opened.emit(page._list.rows[0].key)
    used.settle()


def _signed_scan(used: WindowInUse) -> None:
    page: Any = used.open_page(REGISTER)
    page._ask_of_scan(next(one for one in used.desk.all_of(Attachment) if one.file_id == FILE))
    used.settle()


def _list_with_columns(used: WindowInUse) -> None:
    screen: Any = _open(used, IMPORT)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "leerlingen.xlsx"
        path.write_bytes(workbook(with_mistakes(vo_list(30, 4))))
        screen.read_file(path)
        used.qtbot.waitUntil(screen._columns.isVisible)
        used.settle()


def _list_looked_through(used: WindowInUse) -> None:
    _list_with_columns(used)
    screen: Any = used.screen
    used.press("Naar het overzicht")
    used.qtbot.waitUntil(screen._preview.isVisible)
    used.settle()


PARTS: Final[Mapping[str, Callable[[WindowInUse], None]]] = {
    "one line": _quick_line,
    "one line, about whom is asked": _quick_line_about_nobody,
    "Ctrl+K": _palette,
    "what was found": _finds,
    "nothing was found": _no_finds,
    "a talk, who is there": _talk_begins,
    "a talk": _talk,
    "besluit nodig": _answer,
    "put off": _put_off,
    "a meeting over two pupils": _meeting,
    "a meeting, unfolded": _meeting_unfolded,
    "an evaluation, unfolded": _evaluation_unfolded,
    "closing an item": _closing_item,
    "closed items": _closed_items,
    "an inspection": _inspection,
    "there is more": _there_is_more,
    "taking over": _take_over,
    "the settings, unfolded": _settings_unfolded,
    "a step explained": _explained,
    "filters and columns": _filters_and_columns,
    "the list on paper": _the_list_on_paper,
    "what is in no file": _loose_records,
    "the same pupil twice": _same_pupil,
    "erasing": _erasing,
    "a colleague leaves": _colleague_leaves,
    "parents of a sibling": _siblings,
    "no request yet": _no_request_yet,
    "a form of the bureau": _form_of_the_bureau,
    "a folder outside": _folder_outside,
    "in the portal": _in_the_portal,
    "more is needed": _more_needed,
    "a plan that is written": _a_plan_that_is_written,
    "a calendar": _calendar,
    "what went out": _what_went_out,
    "a signed sheet came back": _signed_scan,
    "a list, its columns": _list_with_columns,
    "a list, looked through": _list_looked_through,
    "what helped before": _helped_before,
}


LOOKED_AT_ELSEWHERE: Final[Mapping[str, str]] = {
    **dict.fromkeys(("DatedCard", "PartyPager", "StickyHeads"), "tests/ui/test_contract_page.py"),
    **dict.fromkeys(
        ("EarlierTextCard", "_Group", "_Row"), "tests/ui/request/test_earlier_words.py"
    ),
    **dict.fromkeys(
        ("MadeCard", "SentView", "StopNote"), "tests/ui/request/test_sending_a_request.py"
    ),
    **dict.fromkeys(
        ("TurnaroundCard", "TurnaroundDrawing"), "tests/ui/request/test_life_of_a_request.py"
    ),
    "TurnaroundFold": "tests/ui/request_list/test_request_list_screen.py",
    "PeopleDue": "tests/ui/request/test_filling_in_a_request.py",
    "ReadText": "tests/ui/request/test_shapes_out.py",
    "WayNote": "tests/ui/preview/test_print_screen.py",
    **dict.fromkeys(("Question", "ReasonQuestion", "ReportRow"), "tests/ui/file/test_documents.py"),
    "UnsureNote": "tests/ui/file/test_register_page.py",
    "AsideList": "tests/ui/settings/test_settings_screen.py",
    "_Cover": "tests/ui/widgets/test_frame.py",
    "_Panel": "tests/ui/widgets/test_offer_list.py",
    "ProgressLine": "tests/ui/widgets/test_messages.py",
    "Veil": "tests/ui/settings/test_secrets_card.py",
}
"""What only comes with a request that was sent, a passphrase, a disk or long work."""


def every_part(used: WindowInUse, which: slice) -> Iterator[tuple[str, QWidget]]:
    """(name, screen) for each of them, closed again before the next."""
    for name, opened in [*PARTS.items()][which]:
        opened(used)
        yield name, used.screen
        used.key(Qt.Key.Key_Escape)
        used.key(Qt.Key.Key_Escape)
