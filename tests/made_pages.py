"""Pages made, drawn and packed in the process of the test: as a child does it, without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import cache

from ib_desk.application.pages import MadePages, NoPages, OpenPages, PagePicture
from ib_desk.application.paper import SealFailed
from ib_desk.application.progress import Progress, Silent
from ib_desk.domain.records.attachment import MediaType
from ib_desk.exchange.child_packer import Heard, OpenPacking
from ib_desk.main.resources import resources_root
from ib_desk.reader.frames import Buffer
from ib_desk.reader.making import MAKER, Unmakeable
from ib_desk.reader.packing import Packing, SealBroken, sealed_and_tried
from ib_desk.reader.packing_jobs import Sheets


class PagesInProcess:
    """A `PageMaker` and a `PageViewer`."""

    version = MAKER

    def __init__(self) -> None:
        self._looked_at = ExitStack()

    def close(self) -> None:
        """A window that is gone looks at nothing: of its child this would be the end."""
        self._looked_at.close()

    def make(self, content: bytes, kind: MediaType, progress: Progress) -> MadePages:
        from ib_desk.reader import child  # noqa: PLC0415 - slow, and few tests ask for it

        try:
            made = child.made_of(content, kind, _face, _Heard(progress))
        except Unmakeable as refusal:
            raise NoPages(refusal.reason, refusal.character) from None
        return MadePages(pdf=made.pdf, words=made.words, facts=made.facts)

    @contextmanager
    def look(self, pdf: bytes) -> Iterator[OpenPages]:
        from ib_desk.reader.showing import Shown  # noqa: PLC0415 - as above

        try:
            shown = Shown(pdf)
        except Unmakeable as refusal:
            raise NoPages(refusal.reason) from None
        self._looked_at.callback(shown.close)
        with closing(shown):
            yield _Looking(shown)


class PacksInProcess:
    """A `Packer`."""

    @contextmanager
    def opened(self, pages: Sequence[Buffer], heard: Heard) -> Iterator[OpenPacking]:
        heard(0)
        packing = Packing([bytes(pdf) for pdf in pages])
        try:
            yield _Packing(packing)
        finally:
            packing.close()

    def seal(self, readable: bytes, passphrase: str, heard: Heard) -> bytes:
        heard(0)
        try:
            return sealed_and_tried(readable, passphrase)
        except SealBroken:
            raise SealFailed from None


class _Packing:
    def __init__(self, packing: Packing) -> None:
        self._packing = packing
        self._readable = b""
        self.sizes = packing.sizes

    def turn_to(self, pages: Sequence[Buffer], heard: Heard) -> None:
        heard(0)
        self._packing.close()
        self._packing = Packing([bytes(pdf) for pdf in pages])
        self.sizes = self._packing.sizes

    def lay(self, request: bytes, sheets: Sequence[Sheets], heard: Heard) -> bytes:
        heard(0)
        self._readable = self._packing.lay(request, sheets, heard)
        return self._readable

    def seal(self, passphrase: str, heard: Heard) -> bytes:
        return PacksInProcess().seal(self._readable, passphrase, heard)


class _Looking:
    def __init__(self, shown) -> None:
        self._shown = shown
        self.sizes = tuple(shown.sizes())

    def picture(self, page: int, width: int) -> PagePicture:
        return PagePicture(*self._shown.picture(page, width))

    def words(self, page: int) -> str:
        said: str = self._shown.words(page)
        return said


class _Heard:
    """An `Ear` that passes on what it hears."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._count = 1

    def pages(self, count: int) -> None:
        self._count = count

    def step(self, done: int) -> None:
        self._progress.step(done, self._count)


def _face() -> bytes:
    return (resources_root() / "fonts" / "Lato-Regular.ttf").read_bytes()


@cache
def made_of(content: bytes, kind: MediaType = MediaType.TEXT) -> MadePages:
    """What is made of a document that can have pages; raises `NoPages`."""
    return PagesInProcess().make(content, kind, Silent())
