"""How each place is built: its module is imported when it is first asked for, and not before.

A window is shown long before its last page is, and screens read the list of places themselves.
"""

# ruff: noqa: D103, PLC0415 - the name is the place; late, for the reasons above

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from ib_desk.ui.doing import Doing
    from ib_desk.ui.file.page import FilePage
    from ib_desk.ui.navigator import Navigator
    from ib_desk.ui.portal.mode import PortalMode
    from ib_desk.ui.quick.panel import QuickPanel
    from ib_desk.ui.screen import OpenFile, Screen
    from ib_desk.ui.session import Session
    from ib_desk.ui.talk.mode import TalkMode

    S = TypeVar("S", bound=Screen)
    Build: TypeAlias = Callable[[Session, Navigator], S]


def today(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.today.screen import TodayScreen

    return TodayScreen(session, navigator)


def caseload(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.caseload.screen import CaseloadScreen

    return CaseloadScreen(session, navigator)


def requests(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.request_list.screen import RequestsScreen

    return RequestsScreen(session, navigator)


def settings(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.settings.screen import SettingsScreen

    return SettingsScreen(session, navigator)


def swvs(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.settings.swv_screen import SwvScreen

    return SwvScreen(session, navigator)


def palette(
    window: QWidget, session: Session, navigator: Navigator, doings: Callable[[], list[Doing]]
) -> Callable[[], None]:
    """What opens it over the window, to which it belongs."""
    from ib_desk.ui.search.palette import Palette

    return Palette(window, session, navigator, doings).open_over


def search(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.search.screen import SearchScreen

    return SearchScreen(session, navigator)


def imports(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.imports.screen import ImportScreen

    return ImportScreen(session, navigator)


def owners(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.today.owners_screen import OwnersScreen

    return OwnersScreen(session, navigator)


def take_over(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.take_over.screen import TakeOverScreen

    return TakeOverScreen(session, navigator)


def bin_(session: Session, _navigator: Navigator) -> Screen:
    from ib_desk.ui.bin.screen import BinScreen

    return BinScreen(session)


def overview(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.overview_page import OverviewPage

    return OverviewPage(session, navigator)


def contract(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.contract.page import ContractPage

    return ContractPage(session, navigator)


def broad_view(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.broad_view_page import BroadViewPage

    return BroadViewPage(session, navigator)


def matched_care(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.weighing.page import WeighingPage

    return WeighingPage(session, navigator)


def lists_of(place_id: str = "") -> Build[FilePage]:
    """A place that is lists of the records that stand there; of none, it waits for its step."""

    def build(session: Session, navigator: Navigator) -> FilePage:
        from ib_desk.ui.file.list_page import ListPage

        return ListPage(session, navigator, place_id)

    return build


def plan(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.plan_page import PlanPage

    return PlanPage(session, navigator)


def request(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.request.page import RequestPage

    return RequestPage(session, navigator)


def sittings(session: Session, navigator: Navigator) -> Screen:
    from ib_desk.ui.meeting.sittings_screen import SittingsScreen

    return SittingsScreen(session, navigator)


def meetings(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.meeting.meetings_page import MeetingsPage

    return MeetingsPage(session, navigator)


def meeting(session: Session, navigator: Navigator) -> FilePage:
    """One of them, while it goes on."""
    from ib_desk.ui.meeting.page import MeetingPage

    return MeetingPage(session, navigator)


def closing(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.closing.page import ClosingPage

    return ClosingPage(session, navigator)


def people(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.people_page import PeoplePage

    return PeoplePage(session, navigator)


def contacts(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.contacts_page import ContactsPage

    return ContactsPage(session, navigator)


def opp(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.opp.page import OppPage

    return OppPage(session, navigator)


def measures(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.measures_page import MeasuresPage

    return MeasuresPage(session, navigator)


def neat_text(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.neat_text_page import NeatTextPage

    return NeatTextPage(session, navigator)


def school_requests(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.school_requests_page import SchoolRequestsPage

    return SchoolRequestsPage(session, navigator)


def documents(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.documents_page import DocumentsPage

    return DocumentsPage(session, navigator)


def timeline(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.timeline_page import TimelinePage

    return TimelinePage(session, navigator)


def register(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.register_page import RegisterPage

    return RegisterPage(session, navigator)


def history(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.history_page import HistoryPage

    return HistoryPage(session, navigator)


def closed_items(session: Session, navigator: Navigator) -> FilePage:
    from ib_desk.ui.file.closed_items_page import ClosedItemsPage

    return ClosedItemsPage(session, navigator)


def talk_mode(window: QWidget, content: QWidget, session: Session, at: Navigator) -> TalkMode:
    """One pupil, large, for who looks along."""
    from ib_desk.ui.talk.mode import TalkMode

    return TalkMode(window, content, session, at)


def portal_mode(window: QWidget, content: QWidget, session: Session, at: Navigator) -> PortalMode:
    """What goes into the fields of a portal, beside the browser."""
    from ib_desk.ui.portal.mode import PortalMode

    return PortalMode(window, content, session, at)


def quick_panel(session: Session, over: QWidget, under: QWidget) -> QuickPanel:
    """One line about a child, over all of `over` but what stands above it."""
    from ib_desk.ui.quick.panel import QuickPanel

    return QuickPanel(session, over, under)


def file(session: Session, navigator: Navigator, file_id: UUID) -> OpenFile:
    """What holds the pages of a file, and then of the next."""
    from ib_desk.ui.file_screen import FileScreen

    return FileScreen(session, navigator, file_id)


def print_(
    session: Session, navigator: Navigator, file_id: UUID, report: str, about: UUID | None
) -> Screen:
    """A print of one file, by the name of its `Report`; of one record, where it is about one."""
    from ib_desk.ui.preview.print_screen import PrintScreen

    return PrintScreen(session, navigator, file_id, report, about)
