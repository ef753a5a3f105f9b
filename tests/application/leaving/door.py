"""The door of a vault in memory that holds Noor's file, with an outside that can be broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from ib_desk.application.bureau_forms import FieldsOfListing
from ib_desk.application.documents import Documents, Snapshot
from ib_desk.application.kept_lines import KeptLines
from ib_desk.application.leaving.clearing import Clearing
from ib_desk.application.leaving.exit import AtOnce, Exit, LetOut, Settled
from ib_desk.application.leaving.left_copies import LeftCopies
from ib_desk.application.leaving.left_folders import LeftFolders
from ib_desk.application.leaving.making import Making
from ib_desk.application.leaving.neat_notes import NeatNotes
from ib_desk.application.leaving.orders import FormOrder, HandoverOrder, Order, PrintOrder
from ib_desk.application.leaving.outside import (
    Destination,
    Found,
    NamedFile,
    NotWritable,
    TakenAway,
    ToFile,
    folder_digest,
)
from ib_desk.application.leaving.register import Register, register_line
from ib_desk.application.leaving.shaping import Shaping
from ib_desk.application.leaving.sheets import Sheets
from ib_desk.application.overview import Overview
from ib_desk.application.paper import (
    Package,
    PackageOrder,
    PrintChoices,
    Printed,
    Report,
)
from ib_desk.application.pieces import Piece, PieceKind
from ib_desk.application.ports import Clock, R
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.records import Records
from ib_desk.application.requests import Requests
from ib_desk.application.sign_offs import Signing, SignOffTexts
from ib_desk.application.signed_sheets import AnswersOnPaper
from ib_desk.application.undo import UndoStack
from ib_desk.domain.file.register import RegisterLine
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure, DisclosureState, Way
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.request.shapes import CLOSED, way_of
from ib_desk.exchange.csv_list import csv_list
from tests import builders
from tests.application.fakes import FakeVault
from tests.application.leaving.cut_off import Cut, PowerCut
from tests.forms_in_process import FormsInProcess
from tests.shipped import catalogue, school_terms

NOW = datetime(2026, 9, 24, 16, 30)  # noqa: DTZ001 - the program's clock shows local time
TODAY = NOW.date()
PAGES = Printed(content=b"pages", pages=2, name="overzicht-2026-0924.pdf")
PACKAGE = Package(
    sealed=b"sealed", readable=b"readable", pages=11, contents_digest="c0ffee", name="aanvraag.pdf"
)
STICK = Path("/media/stick/aanvraag.pdf")
WORDS = "zes woorden"


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@dataclass
class Workshop:
    """Makes pages, and remembers what it was asked."""

    asked: list[Any] = field(default_factory=list)
    before: Callable[[], object] = lambda: None
    """Called while something is made."""

    def print(self, report, whole, stamp, choices, enclosures=None):
        self.asked.append((report, whole, stamp, choices))
        self.before()
        return PAGES

    def print_list(self, sheet, head, mark, name):
        self.asked.append((sheet, head, mark, name))
        self.before()
        return PAGES

    def pieces(self, order: PackageOrder, progress):
        return (Piece(kind=PieceKind.REQUEST, name=PAGES.name, content=PAGES.content, pages=2),)

    def write(self, order: PackageOrder, progress):
        self.asked.append(order)
        self.before()
        return PACKAGE

    def data_file(self, order: PackageOrder, files):
        self.asked.append((order, tuple(files)))
        return b"data"

    def letter(self, whole, stamp, choices, letter):
        self.asked.append(letter)
        return Printed(content=b"letter", pages=1, name="brief.pdf")

    def letter_text(self, whole, stamp, letter):
        return f"letter for {letter.recipient}"

    def preview(self, order: PackageOrder, progress):
        return PAGES

    def seal_again(self, readable: bytes, passphrase: str, progress: Progress):
        self.asked.append((readable, passphrase))
        return b"sealed again"


@dataclass
class Outside:
    """A disk and a printer; `broken` is raised instead of writing or printing."""

    written: dict[Path, bytes] = field(default_factory=dict)
    folders: dict[Path, dict[str, bytes]] = field(default_factory=dict)
    halves: set[Path] = field(default_factory=set)
    printed: list[tuple[bytes, str]] = field(default_factory=list)
    broken: BaseException | None = None
    is_gone: bool = False

    def write_whole(self, path: Path, temporary: str, content: bytes) -> None:
        assert temporary.startswith(".ibdesk-")
        if self.broken is not None:
            raise self.broken
        self.written[path] = content

    def write_folder(self, path: Path, temporary: str, files: Iterable[NamedFile]) -> None:
        assert temporary.startswith(".ibdesk-")
        if self.broken is not None:
            raise self.broken
        self.folders[path] = {one.name: one.content for one in files}

    def take_away(self, path: Path, digests: Mapping[str, str]) -> TakenAway:
        if self.is_gone:
            return TakenAway(is_away=True)
        there = self.folders.pop(path, {})
        kept = {name: one for name, one in there.items() if digests.get(name) != digest(one)}
        if kept:
            self.folders[path] = kept
        return TakenAway(kept=len(kept))

    def look(self, path: Path, wanted: str) -> Found:
        if self.is_gone:
            return Found.NO_PLACE
        if path in self.folders:
            found = {name: digest(one) for name, one in self.folders[path].items()}
            return Found.WHOLE if folder_digest(found) == wanted else Found.ABSENT
        there = self.written.get(path)
        return Found.WHOLE if there is not None and digest(there) == wanted else Found.ABSENT

    def clear(self, path: Path, temporary: str) -> None:
        self.halves.discard(path.with_name(temporary))

    def print(self, content: bytes, name: str, progress) -> None:
        if self.broken is not None:
            raise self.broken
        self.printed.append((content, name))


class PlainArchives:
    """Names and contents, one after the other."""

    def clear(self, files: Iterable[NamedFile], day: date) -> bytes:
        return b"".join(b"|%s=%s" % (one.name.encode(), one.content) for one in files)

    def sealed(self, content: bytes, passphrase: str, day: date, heard):
        heard()
        return b"sealed with %s: %s" % (passphrase.encode(), content)

    def holds_files(self, content: bytes) -> bool:
        return content.startswith(b"|")

    def files_in(self, content: bytes) -> tuple[NamedFile, ...]:
        pairs = (one.partition(b"=") for one in content.split(b"|")[1:])
        return tuple(NamedFile(name.decode(), inside) for name, _sign, inside in pairs)


class Door:
    """The use cases around what leaves, over Noor's file with some records in another state."""

    def __init__(self, *instead: Record, signs: bool = True) -> None:
        """Without `signs` nobody keeps what was seen: as in a vault that was tampered with."""
        self.now = NOW
        clock = Clock(lambda: self.now)
        lists = catalogue().sign_offs
        self.vault, self.undo = FakeVault(), UndoStack()
        self.workshop, self.outside, self.archives = Workshop(), Outside(), PlainArchives()
        signing = Signing(lists, clock) if signs else None
        words = catalogue()
        keeping = KeptLines(words.trajectory, words.trajectories.values(), clock)
        self.work = partial(self.vault, keeping)
        along = (AnswersOnPaper(self.work), FieldsOfListing(self.work, words.form_sources))
        self.records = Records(self.work, self.undo, clock, words.bin_term, signing, along)
        self.overview = Overview(self.work, keeping, school_terms())
        documents = Documents(self.vault, self.workshop, self.workshop, self.workshop, clock)
        self.neat = NeatNotes(self.vault, words.terms.of_sector, words.neat_words, clock)
        clearing = Clearing(words, self.read, clock, self.neat, self.overview)
        self.documents = documents
        self.requests = Requests(self.vault, self.records, clearing, clock, words.kinds)
        self.register = Register(self.work, clock)
        self.texts = SignOffTexts(self.vault, self.records, lists, clock)
        sheets = Sheets(catalogue=words)
        self.exit = Exit(
            self.work,
            self.undo,
            clock,
            clearing=clearing,
            making=Making(
                documents,
                Shaping(documents, self.workshop, self.archives),
                csv_list,
                sheets,
                FormsInProcess(),
            ),
            files=self.outside,
        )
        self.folders = LeftFolders(self.work, self.outside)
        self.copies = LeftCopies(self.work, self.archives)
        self.words: dict[bytes, str] = {}
        for one in builders.attachments():
            self.vault.kept.contents[one.content_id] = builders.ATTACHED_TEXT
            if one.pages_id is not None:
                self.vault.kept.contents[one.pages_id] = builders.ATTACHED_TEXT
        changed = {record.id: record for record in instead}
        own = [changed.pop(record.id, record) for record in builders.noor_records()]
        self.records.add(*own, *changed.values())

    def read(self, attachment: Attachment, content: bytes) -> str | None:
        """A scan is what has “verslag” in its title."""
        if "erslag" in attachment.title:
            return None
        return self.words.get(content, content.decode())

    @property
    def snapshot(self) -> Snapshot:
        return self.documents.snapshot(builders.FILE, with_contents=True)

    @property
    def request(self) -> SwvRequest:
        return self.records.get(SwvRequest, builders.REQUEST)

    def print_order(self, report: Report = Report.PARENTS, reason: str = "") -> PrintOrder:
        return PrintOrder(
            snapshot=self.snapshot,
            report=report,
            choices=PrintChoices(with_scores=True),
            recipient="beide ouders",
            ground="gesprek",
            reason=reason,
        )

    def order_in(self, shape: DeliveryShape, reason: str = "") -> HandoverOrder:
        words = WORDS if shape in CLOSED else ""
        way = way_of(shape, DeliveryForm.MAIL)
        return replace(self.sealed_order(reason), shape=shape, passphrase=words, way=way)

    def sealed_order(self, reason: str = "") -> HandoverOrder:
        return HandoverOrder(
            snapshot=self.snapshot,
            request=self.request,
            choices=PrintChoices(),
            passphrase=WORDS,
            way=Way.SEALED_BY_MAIL,
            recipient="SWV PO Waterland-Fictief",
            ground="wettelijke taak",
            reason=reason,
        )

    def form_order(self, form: SwvForm, reason: str = "Voorbeeld") -> FormOrder:
        return FormOrder(
            snapshot=self.snapshot,
            request=self.request,
            choices=PrintChoices(),
            form=form,
            boxes=tuple(self.records.find(SwvFormBox, form_id=form.id)),
            recipient="SWV PO Waterland-Fictief",
            ground="wettelijke taak",
            reason=reason,
        )

    def let_out(self, order: Order, to: Destination | None = None) -> LetOut:
        return self.exit.let_out(order, to or ToFile(STICK), AtOnce(), Silent())

    def settle(self) -> Settled:
        return self.exit.settle(AtOnce())

    def line(self, at: int = 0) -> RegisterLine:
        """Of the register, the oldest first."""
        with self.vault() as work:
            return register_line(work, work.find(Disclosure)[at].id)

    def states(self, at: int = 0) -> list[DisclosureState | None]:
        return [event.state for event in self.line(at).events]

    def all_of(self, kind: type[R]) -> list[R]:
        return self.records.find(kind)

    def break_off(self, order: Order, to: Destination | None = None) -> None:
        """As a cut of the power after the line was written: nothing is said of it any more."""
        with suppress(PowerCut):
            self.exit.let_out(order, to or ToFile(STICK), Cut(), Silent())


BROKEN = NotWritable(13)
