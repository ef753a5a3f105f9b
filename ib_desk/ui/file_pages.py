"""Which pages a file has, in the order of the list, and how each is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ib_desk.domain.file.register import is_outside, register_of
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import DisclosureState
from ib_desk.ui.contract.page import ContractPage
from ib_desk.ui.file.broad_view_page import BroadViewPage
from ib_desk.ui.file.closing_page import ClosingPage
from ib_desk.ui.file.documents_page import DocumentsPage
from ib_desk.ui.file.history_page import HistoryPage
from ib_desk.ui.file.list_page import ListPage, has_lists_only
from ib_desk.ui.file.overview_page import OverviewPage
from ib_desk.ui.file.page import FilePage
from ib_desk.ui.file.people_page import PeoplePage
from ib_desk.ui.file.register_page import RegisterPage
from ib_desk.ui.file.timeline_page import TimelinePage
from ib_desk.ui.request.page import RequestPage
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.weighing.page import WeighingPage
from ib_desk.ui.widgets.rows import Row

OVERVIEW: Final = "overview"


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A page beside the steps: its id, how it is built, and how it stands in the list."""

    page_id: str
    build: Callable[[Session], FilePage]
    row: Callable[[WholeFile], Row]


STEP_PAGES: Final[dict[str, Callable[[Session, str, str], FilePage]]] = {
    "contract": ContractPage,
    "broad_view": BroadViewPage,
    "matched_care": WeighingPage,
    "request": RequestPage,
    "closing": ClosingPage,
}


def _people_row(whole: WholeFile) -> Row:
    count = len(whole.guardians) + len(whole.team)
    fact = tr("{count} betrokken").format(count=count) if count else tr("nog niemand")
    return Row(key="people", title=tr("Mensen"), fact=fact, icon="people")


def _documents_row(whole: WholeFile) -> Row:
    count = len(whole.of(Attachment))
    words = tr("1 stuk") if count == 1 else tr("{count} stuks").format(count=count)
    return Row(key="documents", title=tr("Documenten"), fact=words, icon="attach")


def _register_row(whole: WholeFile) -> Row:
    states = [line.state for line in register_of(whole)]
    count = sum(is_outside(state) for state in states)
    words = tr("1 keer") if count == 1 else tr("{count} keer").format(count=count)
    unsure = DisclosureState.UNKNOWN in states
    if unsure:
        words = tr("{words} · kijk na wat ervan kwam").format(words=words)
    return Row(
        key="register",
        title=tr("Wat naar buiten ging"),
        fact=words,
        icon="attention" if unsure else "export",
        ink="warn" if unsure else "muted",
    )


OTHER_PAGES: Final = (
    OtherPage("people", PeoplePage, _people_row),
    OtherPage("documents", DocumentsPage, _documents_row),
    OtherPage(
        "timeline",
        TimelinePage,
        lambda _whole: Row(key="timeline", title=tr("Tijdlijn"), icon="timeline"),
    ),
    OtherPage("register", RegisterPage, _register_row),
    OtherPage(
        "history",
        HistoryPage,
        lambda _whole: Row(key="history", title=tr("Geschiedenis"), icon="versions"),
    ),
)


def build_page(session: Session, page_id: str, trajectory: Trajectory) -> FilePage:
    """The page with this id; the overview for an id that this version does not know."""
    for page in OTHER_PAGES:
        if page.page_id == page_id:
            return page.build(session)
    step = next((step for step in trajectory.step if step.id == page_id), None)
    if step is None:
        return OverviewPage(session)
    if step.id in STEP_PAGES:
        made = STEP_PAGES[step.id](session, step.title, step.question)
    elif has_lists_only(step):
        made = ListPage(session, step)
    else:
        return OverviewPage(session)
    made.become_step(step)
    return made
