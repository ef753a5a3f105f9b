"""Builds everything: which class stands behind which port."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path

from ib_desk.application.attachments import Attachments
from ib_desk.application.bin import Bin
from ib_desk.application.bureau_forms import BureauForms, FieldsOfListing, FormWorks
from ib_desk.application.catalogue import Catalogue
from ib_desk.application.children import Children
from ib_desk.application.closed_items import ClosedItems
from ib_desk.application.colleagues import Colleagues
from ib_desk.application.day import Day
from ib_desk.application.desk import Desk
from ib_desk.application.documents import Documents
from ib_desk.application.drafts import Drafts
from ib_desk.application.earlier_help import EarlierHelp
from ib_desk.application.imports import Imports, Readers
from ib_desk.application.kept_lines import KeptLines
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.leaving.calendar import CalendarExit
from ib_desk.application.leaving.clearing import Clearing
from ib_desk.application.leaving.exit import Exit
from ib_desk.application.leaving.left_copies import LeftCopies
from ib_desk.application.leaving.left_folders import LeftFolders
from ib_desk.application.leaving.making import Making
from ib_desk.application.leaving.neat_notes import NeatNotes
from ib_desk.application.leaving.passing_on import PassingOn
from ib_desk.application.leaving.register import Register
from ib_desk.application.leaving.shaping import Shaping
from ib_desk.application.leaving.sheet import SheetExit
from ib_desk.application.leaving.sheets import Sheets
from ib_desk.application.list_views import ViewsKept
from ib_desk.application.opps import Opps
from ib_desk.application.overview import Overview
from ib_desk.application.owned_agreements import OwnedAgreements
from ib_desk.application.pages import PageMaker, PageViewer
from ib_desk.application.paper import PackageWriter, ReportPrinter, RequestDataWriter
from ib_desk.application.ports import Clock, WorkKeeping, all_of
from ib_desk.application.print_habits import PrintHabits
from ib_desk.application.quick_notes import QuickNotes
from ib_desk.application.records import Records
from ib_desk.application.requests import Requests
from ib_desk.application.same_pupil import SamePupil
from ib_desk.application.school_terms import SchoolTerms
from ib_desk.application.search import Search
from ib_desk.application.sign_offs import Signing, SignOffTexts
from ib_desk.application.signed_sheets import AnswersOnPaper, SignedSheets
from ib_desk.application.sittings import OneSitting, Sittings
from ib_desk.application.support_files import OneClosing
from ib_desk.application.swv_profiles import FirstOfSchool, SwvFileExit, SwvProfiles
from ib_desk.application.taking_back import TakingBack
from ib_desk.application.undo import UndoStack
from ib_desk.application.vault import OpenVault
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.application.whole_files import WholeFiles, school_in
from ib_desk.application.work_notes import WorkNotes
from ib_desk.exchange.aes_zip import AesArchives
from ib_desk.exchange.child_forms import ChildForms
from ib_desk.exchange.child_packer import ChildPacker
from ib_desk.exchange.child_pages import ChildPages
from ib_desk.exchange.child_tables import ChildTables
from ib_desk.exchange.csv_list import csv_list
from ib_desk.exchange.data.data_file import DataFiles
from ib_desk.exchange.edexml import read_edexml
from ib_desk.exchange.files import Files
from ib_desk.exchange.icalendar import calendar_file
from ib_desk.exchange.list_rows import read_list
from ib_desk.exchange.package import PdfPackages
from ib_desk.exchange.pdf.fonts import Fonts
from ib_desk.exchange.pdf.prints import Prints
from ib_desk.exchange.pdf.recovery_sheet import recovery_sheet
from ib_desk.exchange.private_copies import PrivateCopiesOnDisk
from ib_desk.exchange.searchable import attachment_text
from ib_desk.main.hidden import FORM, PACK, READ, REKEY, child_command
from ib_desk.main.phrases import draw_to_export, draw_to_unlock, shipped_words
from ib_desk.storage.catalogue_files import read_catalogue, read_report_texts
from ib_desk.storage.keys import Stretch, machine_memory, stretch_for
from ib_desk.storage.migrate import migrate
from ib_desk.storage.profile_files import ProfileFilesOnDisk
from ib_desk.storage.quick_unlock import SystemKeyStore, system_backend
from ib_desk.storage.rekey import RekeyInChild
from ib_desk.storage.resource_files import ResourceFiles
from ib_desk.storage.sharing import sharing_of
from ib_desk.storage.surroundings import Surroundings
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from ib_desk.storage.vault import OpenedVault
from ib_desk.storage.vaults import VaultsOnDisk


@dataclass(frozen=True, slots=True)
class Paper:
    """Who makes the pages of a desk: prints and packages, pages of documents, pictures of pages."""

    printer: ReportPrinter
    packages: PackageWriter
    maker: PageMaker
    viewer: PageViewer
    forms: FormWorks
    data: RequestDataWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What lives as long as the program: data files, fonts, prints, and the way to vaults."""

    catalogue: Catalogue
    prints: Prints
    words: Sequence[str]
    vaults: VaultsOnDisk
    files: Files
    children: Children

    def end_children(self) -> None:
        """Kill every process that works for this one, and wait until it is gone."""
        self.children.end()

    @property
    def paper(self) -> Paper:
        """Whoever makes the pages of every desk; files of strangers are opened in children."""
        pages = ChildPages(child_command(READ), self.children)
        packer = ChildPacker(child_command(PACK), self.children)
        packages = PdfPackages(self.prints, packer, pages.version)
        forms = ChildForms(
            child_command(FORM), self.children, self.prints, self.catalogue.form_sources
        )
        data = DataFiles(self.prints)
        return Paper(self.prints, packages, maker=pages, viewer=pages, forms=forms, data=data)

    @property
    def readers(self) -> Readers:
        """Who reads what a school's own systems write; spreadsheets are opened in children."""
        return Readers(
            export=read_edexml,
            tables=ChildTables(child_command(READ), self.children),
            rows=read_list,
            words=self.catalogue.list_words,
        )

    def draw(self) -> str:
        """A passphrase to unlock with."""
        return draw_to_unlock(self.words)

    def draw_for_export(self) -> str:
        """A passphrase for a file that leaves: longer, its lock is weaker."""
        return draw_to_export(self.words)

    @property
    def sheets(self) -> SheetExit:
        """The way out of the recovery sheet, which belongs to no file."""
        return SheetExit(self.sheet_pdf, self.files)

    def sheet_pdf(self, sheet: RecoverySheet) -> bytes:
        """The recovery sheet as a PDF, in memory."""
        return recovery_sheet(sheet, self.prints.texts, self.prints.fonts).content

    def desk(
        self, vault: OpenVault, clock: Clock | None = None, *, is_example: bool = False
    ) -> Desk:
        """All use cases over an open vault; make and use it on the vault's thread."""
        if not isinstance(vault, OpenedVault):
            raise TypeError(type(vault))
        return self.desk_over(
            vault,
            partial(SqlUnitOfWork, vault.engine),
            clock or Clock(),
            self.paper,
            is_example=is_example,
        )

    def desk_over(
        self,
        vault: OpenVault,
        work_keeping: WorkKeeping,
        clock: Clock,
        paper: Paper,
        *,
        is_example: bool = False,
    ) -> Desk:
        """All use cases over a vault, wherever its records are and whoever makes its pages."""
        undo, plain = UndoStack(), self.catalogue
        keeping = KeptLines(plain.trajectory, plain.trajectories.values(), clock)
        texts = KeptTexts()
        unit_of_work = partial(work_keeping, all_of(keeping, texts))
        sector = school_in(unit_of_work).sector
        catalogue = plain.of_sector(sector)
        signing = Signing(catalogue.sign_offs, clock)
        together = (
            OneSitting(unit_of_work),
            OneClosing(unit_of_work),
            AnswersOnPaper(unit_of_work),
            FirstOfSchool(unit_of_work),
            FieldsOfListing(unit_of_work, catalogue.form_sources),
        )
        records = Records(unit_of_work, undo, clock, catalogue.bin_term, signing, together)
        files = WholeFiles(unit_of_work)
        school = SchoolTerms(catalogue.deadlines, catalogue.holidays)
        overview = Overview(unit_of_work, keeping, school)
        documents = Documents(
            unit_of_work,
            paper.printer,
            paper.packages,
            paper.data,
            clock,
            is_example=is_example,
        )
        neat = NeatNotes(unit_of_work, catalogue.terms.of_sector, catalogue.neat_words, clock)
        clearing = Clearing(catalogue, attachment_text, clock, neat, overview)
        sheets = Sheets(catalogue=catalogue)
        archives = AesArchives()
        shaping = Shaping(documents, paper.packages, archives)
        return Desk(
            vault=vault,
            catalogue=catalogue,
            sector=sector,
            clock=clock,
            undo=undo,
            records=records,
            taking_back=TakingBack(unit_of_work, records, undo),
            files=files,
            search=Search(unit_of_work, texts),
            overview=overview,
            earlier=EarlierHelp(unit_of_work),
            owned=OwnedAgreements(unit_of_work, overview, records, clock),
            views=ViewsKept(unit_of_work, undo),
            print_habits=PrintHabits(unit_of_work),
            day=Day(unit_of_work, overview, records, clock, school),
            drafts=Drafts(unit_of_work),
            attachments=Attachments(unit_of_work, records, paper.maker, catalogue.document_names),
            swvs=SwvProfiles(unit_of_work, records),
            forms=BureauForms(unit_of_work, records, paper.forms, catalogue.form_sources),
            requests=Requests(unit_of_work, records, clearing, clock, catalogue.kinds),
            opps=Opps(unit_of_work, records, catalogue, clock),
            sittings=Sittings(unit_of_work, records),
            documents=documents,
            exit=Exit(
                unit_of_work,
                undo,
                clock,
                clearing=clearing,
                making=Making(documents, shaping, csv_list, sheets, paper.forms),
                files=self.files,
            ),
            viewer=paper.viewer,
            copies=PrivateCopiesOnDisk(vault.vault_id),
            register=Register(unit_of_work, clock),
            passing_on=PassingOn(unit_of_work),
            left_folders=LeftFolders(unit_of_work, self.files),
            left_copies=LeftCopies(unit_of_work, archives),
            sign_offs=SignOffTexts(unit_of_work, records, catalogue.sign_offs, clock),
            signed=SignedSheets(records),
            imports=Imports(unit_of_work, records, clock, self.readers),
            bin=Bin(unit_of_work, records, undo, clock, catalogue.bin_term),
            closed_items=ClosedItems(unit_of_work, records),
            neat_notes=neat,
            quick_notes=QuickNotes(records, clock, catalogue.quick_words),
            work_notes=WorkNotes(unit_of_work, undo, clock, catalogue.work_note_term),
            colleagues=Colleagues(unit_of_work, records, clock),
            same_pupil=SamePupil(unit_of_work, records, clock),
            words=self.words,
            draw_for_export=self.draw_for_export,
            sheets=self.sheets,
            calendar=CalendarExit(calendar_file, self.files, clock),
            swv_files=SwvFileExit(ProfileFilesOnDisk(), self.files),
        )


def build_parts(
    resources: Traversable,
    own: Path | None = None,
    stretch: Stretch | None = None,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
) -> Parts:
    """Read all data files and put everything together.

    Args:
        resources: the shipped folder.
        own: the user's own data files, that take the place of shipped ones.
        stretch: how slow the key derivation is; by the machine's memory when not given.
        now: the clock of vaults and backups, with a time zone: the user's own, since the dates on
            sheets and in names of backups are those that she knows.

    Raises:
        InvalidData: a data file says something impossible.
    """
    files = ResourceFiles(shipped=resources, own=own if own and own.is_dir() else None)
    catalogue = read_catalogue(files)
    words = shipped_words(resources)
    prints = Prints(
        partial(Fonts.in_folder, resources / "fonts"), read_report_texts(files), catalogue
    )
    children = Children()
    surroundings = Surroundings(
        words=frozenset(words),
        key_store=SystemKeyStore(system_backend),
        stretch=stretch or stretch_for(machine_memory()),
        now=now,
        migrate=migrate,
        sharing=sharing_of,
        rekey=RekeyInChild(child_command(REKEY), children),
    )
    return Parts(
        catalogue=catalogue,
        prints=prints,
        words=words,
        vaults=VaultsOnDisk(surroundings),
        files=Files(),
        children=children,
    )
