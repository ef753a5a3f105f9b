"""One page for whatever is printed: quick, where pages are not the subject."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from ib_desk.application.letter import LetterOrder
from ib_desk.application.paper import (
    Enclosures,
    ListHead,
    Mark,
    Package,
    PackageOrder,
    PrintChoices,
    Printed,
    Report,
    Stamp,
    print_name,
)
from ib_desk.application.pieces import Piece, PieceKind
from ib_desk.application.progress import Progress
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.list_sheet import ListSheet
from ib_desk.reader.packing import sealed_and_tried


class PlainPages:
    """A `ReportPrinter` and a `PackageWriter`; what it seals is sealed as it should be."""

    def __init__(self) -> None:
        into = BytesIO()
        canvas = Canvas(into, invariant=1)
        canvas.drawString(99, 99, "Een bladzijde.")
        canvas.save()
        self._page = into.getvalue()

    def print(
        self,
        report: Report,
        whole: WholeFile,
        stamp: Stamp,
        choices: PrintChoices,
        enclosures: Enclosures | None = None,
    ) -> Printed:
        name = print_name(report, whole, stamp.printed_on)
        return Printed(content=self._page, pages=1, name=name)

    def print_list(self, sheet: ListSheet, head: ListHead, mark: Mark, name: str) -> Printed:
        return Printed(content=self._page, pages=1, name=name)

    def letter(
        self, whole: WholeFile, stamp: Stamp, choices: PrintChoices, letter: LetterOrder
    ) -> Printed:
        return Printed(content=self._page, pages=1, name="brief.pdf")

    def letter_text(self, whole: WholeFile, stamp: Stamp, letter: LetterOrder) -> str:
        return "Een brief.\n"

    def preview(self, order: PackageOrder, progress: Progress) -> Printed:
        progress.step(1, 1)
        return self.print(Report.REQUEST, order.whole, order.stamp, order.choices)

    def pieces(self, order: PackageOrder, progress: Progress) -> Sequence[Piece]:
        progress.step(1, 1)
        name = print_name(Report.REQUEST, order.whole, order.stamp.printed_on)
        return (Piece(kind=PieceKind.REQUEST, name=name, content=self._page, pages=1),)

    def data_file(self, order: PackageOrder, files: Sequence[Piece]) -> bytes:
        return b'{"format": "ib-desk-request"}\n'

    def write(self, order: PackageOrder, progress: Progress) -> Package:
        progress.step(1, 1)
        return Package(
            sealed=self.seal_again(self._page, order.passphrase, progress),
            readable=self._page,
            pages=1,
            contents_digest="0" * 64,
            name=print_name(Report.REQUEST, order.whole, order.stamp.printed_on),
        )

    def seal_again(self, readable: bytes, passphrase: str, progress: Progress) -> bytes:
        return sealed_and_tried(readable, passphrase)
