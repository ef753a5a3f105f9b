"""All that a user can do with an open vault, as one value to hand to the window or a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ib_desk.application.attachments import Attachments
from ib_desk.application.bin import Bin
from ib_desk.application.bureau_forms import BureauForms
from ib_desk.application.catalogue import Catalogue
from ib_desk.application.closed_items import ClosedItems
from ib_desk.application.colleagues import Colleagues
from ib_desk.application.day import Day
from ib_desk.application.documents import Documents
from ib_desk.application.drafts import Drafts
from ib_desk.application.earlier_help import EarlierHelp
from ib_desk.application.imports import Imports
from ib_desk.application.leaving.calendar import CalendarExit
from ib_desk.application.leaving.exit import Exit
from ib_desk.application.leaving.left_copies import LeftCopies
from ib_desk.application.leaving.left_folders import LeftFolders
from ib_desk.application.leaving.neat_notes import NeatNotes
from ib_desk.application.leaving.passing_on import PassingOn
from ib_desk.application.leaving.private_copies import PrivateCopies
from ib_desk.application.leaving.register import Register
from ib_desk.application.leaving.sheet import SheetExit
from ib_desk.application.list_views import ViewsKept
from ib_desk.application.opps import Opps
from ib_desk.application.overview import Overview
from ib_desk.application.owned_agreements import OwnedAgreements
from ib_desk.application.pages import PageViewer
from ib_desk.application.ports import Clock
from ib_desk.application.print_habits import PrintHabits
from ib_desk.application.quick_notes import QuickNotes
from ib_desk.application.records import Records
from ib_desk.application.requests import Requests
from ib_desk.application.same_pupil import SamePupil
from ib_desk.application.search import Search
from ib_desk.application.sign_offs import SignOffTexts
from ib_desk.application.signed_sheets import SignedSheets
from ib_desk.application.sittings import Sittings
from ib_desk.application.swv_profiles import SwvFileExit, SwvProfiles
from ib_desk.application.taking_back import TakingBack
from ib_desk.application.undo import UndoStack
from ib_desk.application.vault import OpenVault
from ib_desk.application.whole_files import WholeFiles
from ib_desk.application.work_notes import WorkNotes
from ib_desk.domain.records.school import Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Made at unlock, dropped at lock; for the database thread, except where a class says so."""

    vault: OpenVault
    catalogue: Catalogue
    sector: Sector | None
    """Of the school when the vault was opened: by it the catalogue says what it says."""
    clock: Clock
    undo: UndoStack
    records: Records
    taking_back: TakingBack
    files: WholeFiles
    overview: Overview
    owned: OwnedAgreements
    earlier: EarlierHelp
    views: ViewsKept
    print_habits: PrintHabits
    search: Search
    day: Day
    drafts: Drafts
    attachments: Attachments
    requests: Requests
    swvs: SwvProfiles
    forms: BureauForms
    opps: Opps
    sittings: Sittings
    documents: Documents
    viewer: PageViewer
    copies: PrivateCopies
    exit: Exit
    register: Register
    passing_on: PassingOn
    left_folders: LeftFolders
    left_copies: LeftCopies
    sign_offs: SignOffTexts
    signed: SignedSheets
    imports: Imports
    bin: Bin
    closed_items: ClosedItems
    work_notes: WorkNotes
    quick_notes: QuickNotes
    neat_notes: NeatNotes
    colleagues: Colleagues
    same_pupil: SamePupil
    words: Sequence[str]
    draw_for_export: Callable[[], str]
    sheets: SheetExit
    calendar: CalendarExit
    swv_files: SwvFileExit
