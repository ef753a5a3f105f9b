"""From a request to what is handed over: one closed file, a closed ZIP, open files, or paper.

Whatever the shape, the same pages leave, and what stays in the vault opens as what left: a document
where it was one, else a ZIP of its files that anybody can open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from ib_desk.application.documents import Documents
from ib_desk.application.leaving.made import Made
from ib_desk.application.leaving.orders import HandoverOrder
from ib_desk.application.leaving.outside import NamedFile
from ib_desk.application.letter import LetterOrder, Listed
from ib_desk.application.paper import PackageOrder, PackageWriter
from ib_desk.application.pieces import Piece, PieceKind, piece_name, plain_words
from ib_desk.application.progress import Progress
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.swv import DeliveryShape


class Archives(Protocol):
    """Knows how files become one."""

    def clear(self, files: Iterable[NamedFile], day: date) -> bytes:
        """A ZIP that anybody can open."""

    def sealed(
        self, content: bytes, passphrase: str, day: date, heard: Callable[[], object]
    ) -> bytes:
        """A ZIP that only the passphrase opens, tried; `heard` is called again and again.

        Raises:
            SealFailed: what was made does not open, or opens with a wrong passphrase.
            PackageTooHeavy: it is more than a ZIP can hold.
        """

    def holds_files(self, content: bytes) -> bool:
        """Whether this is a ZIP of files, and not a document."""

    def files_in(self, content: bytes) -> tuple[NamedFile, ...]:
        """Those in a ZIP of our own."""


class Shaping:
    """Takes long, so it works on the document thread, from values that were read before."""

    def __init__(self, documents: Documents, packages: PackageWriter, archives: Archives) -> None:
        self._documents = documents
        self._packages = packages
        self._archives = archives

    def make(self, order: HandoverOrder, progress: Progress) -> Made:
        """The request in its shape; raises as `Making.make`."""
        wanted = self._documents.order(order.snapshot, order.choices, order.passphrase)
        match order.shape:
            case DeliveryShape.ONE_PDF:
                return self._one_pdf(wanted, progress)
            case DeliveryShape.PAPER:
                return self._paper(order, wanted, progress)
            case DeliveryShape.ZIP:
                return self._zip(order, wanted, progress)
            case _:  # a folder, beside a portal too
                return self._folder(order, wanted, progress)

    def seal_again(self, kept: bytes, passphrase: str, day: date, progress: Progress) -> bytes:
        """What left before, under another passphrase; raises as `PackageWriter.seal_again`."""
        if self._archives.holds_files(kept):
            return self._archives.sealed(kept, passphrase, day, lambda: progress.step(0, 1))
        return self._packages.seal_again(kept, passphrase, progress)

    def _one_pdf(self, wanted: PackageOrder, progress: Progress) -> Made:
        package = self._packages.write(wanted, progress)
        return Made(
            content=package.sealed,
            copy=package.readable,
            pages=package.pages,
            contents_digest=package.contents_digest,
        )

    def _paper(self, order: HandoverOrder, wanted: PackageOrder, progress: Progress) -> Made:
        """The letter first, and all that goes along behind it, so that it is printed in one go."""
        letter = LetterOrder(shape=order.shape, recipient=order.recipient)
        printed = self._packages.preview(replace(wanted, letter=letter), progress)
        return Made(
            content=printed.content,
            copy=printed.content,
            pages=printed.pages,
            name=printed.name.removesuffix(".pdf"),
        )

    def _folder(self, order: HandoverOrder, wanted: PackageOrder, progress: Progress) -> Made:
        pieces = self._pieces(order, wanted, progress)
        files = _files(pieces)
        copy = self._archives.clear(files, wanted.stamp.printed_on)
        return Made(files=files, copy=copy, pages=_pages(pieces))

    def _zip(self, order: HandoverOrder, wanted: PackageOrder, progress: Progress) -> Made:
        pieces = self._pieces(order, wanted, progress)
        day = wanted.stamp.printed_on
        inner = self._archives.clear(_files(pieces), day)
        count = len(pieces)
        content = self._archives.sealed(
            inner, order.passphrase, day, lambda: progress.step(count, count + 1)
        )
        digests = (one.contents_digest for one in pieces)
        return Made(
            content=content,
            copy=inner,
            pages=_pages(pieces),
            contents_digest=next(filter(None, digests), ""),
        )

    def _pieces(
        self, order: HandoverOrder, wanted: PackageOrder, progress: Progress
    ) -> Sequence[Piece]:
        """The letter first, which lists the others; the data last, which lists all before it."""
        whole = order.snapshot.whole
        pieces = [_named(one, whole, order) for one in self._packages.pieces(wanted, progress)]
        if not order.with_data:
            return (self._letter(order, pieces), *pieces)
        name = piece_name(order.request.reference, "gegevens", ending="json")
        bare = _named(Piece(kind=PieceKind.DATA, name=name, content=b"", pages=0), whole, order)
        beside = (self._letter(order, (*pieces, bare)), *pieces)
        content = self._documents.data(order.snapshot, order.choices, beside)
        return (*beside, replace(bare, content=content))

    def _letter(self, order: HandoverOrder, pieces: Iterable[Piece]) -> Piece:
        listed = tuple(Listed(one.name, one.pages) for one in pieces)
        letter = LetterOrder(shape=order.shape, recipient=order.recipient, files=listed)
        printed = self._documents.letter(order.snapshot, letter)
        return Piece(
            kind=PieceKind.LETTER,
            name=piece_name(order.request.reference, "brief"),
            content=printed.content,
            pages=printed.pages,
        )


def _named(piece: Piece, whole: WholeFile, order: HandoverOrder) -> Piece:
    """By whom it is about, too, where that counter asks for it and nowhere else."""
    route = whole.route_of(order.request)
    if route is None or not route.names_pupil:
        return piece
    return replace(piece, name=f"{plain_words(whole.pupil.name)}-{piece.name}")


def _files(pieces: Iterable[Piece]) -> tuple[NamedFile, ...]:
    return tuple(NamedFile(one.name, one.content) for one in pieces)


def _pages(pieces: Iterable[Piece]) -> int:
    return sum(one.pages for one in pieces)
