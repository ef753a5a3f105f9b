"""Prints and packages of a file as a screen shows them; what leaves goes by `leaving.exit`.

Making a document takes long, so it is apart from the database: `snapshot` reads what is needed in
one transaction, on the database thread; `print` and `preview` work from that, on the document
thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from ib_desk.application.letter import LetterOrder
from ib_desk.application.paper import (
    ListHead,
    Mark,
    PackageOrder,
    PackageWriter,
    PrintChoices,
    Printed,
    Report,
    ReportPrinter,
    RequestDataWriter,
    Stamp,
    documents_along,
)
from ib_desk.application.pieces import Piece
from ib_desk.application.ports import Clock, UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.let_through import let_through
from ib_desk.domain.leaving.list_sheet import ListSheet
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.school import School
from ib_desk.domain.records.support_file import SupportFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What may leave of a file, as it was at one moment.

    `contents` holds the kept pages of what goes along, and of what came back signed.
    """

    whole: WholeFile
    stamp: Stamp
    contents: Mapping[ContentId, bytes] = field(default_factory=dict, repr=False)


class Documents:
    """Each method says on which thread it works."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        printer: ReportPrinter,
        packages: PackageWriter,
        data: RequestDataWriter,
        clock: Clock,
        *,
        is_example: bool = False,
    ) -> None:
        """`is_example` puts that word on every page: nobody may take it for a real child."""
        self._is_example = is_example
        self._unit_of_work = unit_of_work
        self._printer = printer
        self._packages = packages
        self._data = data
        self._clock = clock

    def snapshot(
        self,
        file_id: UUID,
        *,
        with_contents: bool = False,
        known: Mapping[ContentId, bytes] | None = None,
    ) -> Snapshot:
        """Read everything that a document is made from; database thread; raises `NotFound`.

        Args:
            file_id: the support file.
            with_contents: for a package: the attachments that go along, too.
            known: contents that were read before, as they are in a snapshot; they never change.
        """
        known = known or {}
        with self._unit_of_work() as work:
            today = self._clock.today()
            whole = whole_file(work, work.get(SupportFile, file_id)).known_on(today)
            whole = let_through(whole)
            along = documents_along(whole) if with_contents else ()
            return Snapshot(
                whole=whole,
                stamp=Stamp(printed_on=today, maker=whole.school.coordinator),
                contents={
                    one.content_id: known.get(one.content_id) or work.content(one.pages_id)
                    for one in along
                    if one.pages_id is not None
                },
            )

    def print(
        self, report: Report, snapshot: Snapshot, choices: PrintChoices | None = None
    ) -> Printed:
        """Make the pages; document thread.

        Raises:
            NothingToPrint: the file holds no contract, or no request.
            MissingGlyph: a character has no shape in the font.
        """
        chosen = self._marked(choices or PrintChoices())
        return self._printer.print(report, snapshot.whole, snapshot.stamp, chosen)

    def list_head(self) -> ListHead:
        """What stands around a list that is printed today; database thread."""
        with self._unit_of_work() as work:
            school = next(iter(work.find(School)), School())
        stamp = Stamp(printed_on=self._clock.today(), maker=school.coordinator)
        name = " · ".join(part for part in (school.name, school.town) if part)
        return ListHead(stamp=stamp, school=name)

    def print_list(self, sheet: ListSheet, head: ListHead, name: str) -> Printed:
        """Make the pages of a list over many pupils; document thread.

        Raises:
            MissingGlyph: a character has no shape in the font.
        """
        mark = Mark.EXAMPLE if self._is_example else Mark.NONE
        return self._printer.print_list(sheet, head, mark, name)

    def letter(self, snapshot: Snapshot, letter: LetterOrder) -> Printed:
        """The letter that goes along with a request; document thread.

        Raises:
            NothingToPrint: there is no request.
            MissingGlyph: a character has no shape in the font.
        """
        choices = self._marked(PrintChoices())
        return self._printer.letter(snapshot.whole, snapshot.stamp, choices, letter)

    def letter_text(self, snapshot: Snapshot, letter: LetterOrder) -> str:
        """The same as the words of a mail; raises `NothingToPrint`."""
        return self._printer.letter_text(snapshot.whole, snapshot.stamp, letter)

    def preview(self, snapshot: Snapshot, choices: PrintChoices, progress: Progress) -> Printed:
        """The pages that a package would seal, of a snapshot with contents; document thread.

        Raises:
            AttachmentUnfit, NothingToPrint, MissingGlyph: see `PackageWriter`.
            Cancelled: nothing was made.
        """
        return self._packages.preview(self.order(snapshot, choices), progress)

    def data(self, snapshot: Snapshot, choices: PrintChoices, files: Sequence[Piece] = ()) -> bytes:
        """What the pages of the request say, as data, with a list of the `files` beside it.

        Document thread; raises `NothingToPrint`.
        """
        return self._data.data_file(self.order(snapshot, choices), files)

    def order(
        self, snapshot: Snapshot, choices: PrintChoices, passphrase: str = ""
    ) -> PackageOrder:
        """What a package is made from."""
        return PackageOrder(
            whole=snapshot.whole,
            stamp=snapshot.stamp,
            choices=self._marked(choices),
            contents=snapshot.contents,
            passphrase=passphrase,
        )

    def _marked(self, choices: PrintChoices) -> PrintChoices:
        return replace(choices, mark=Mark.EXAMPLE) if self._is_example else choices
