"""Prints and packages of a file, and the line in the register when one of them leaves.

Making a document takes long, so it is apart from the database: `snapshot` reads what is needed in
one transaction, on the database thread; `print`, `package` and `save` work from that, on the
document thread; `note_left` writes the line, on the database thread again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

from ib_desk.application.changes import Change, Edit
from ib_desk.application.paper import (
    Mark,
    OutsideFiles,
    Package,
    PackageOrder,
    PackageWriter,
    PrintChoices,
    Printed,
    Report,
    ReportPrinter,
    Stamp,
    going_along,
)
from ib_desk.application.ports import Clock, HistoryLine, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.progress import Progress
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.request import Disclosure, OutputKind, SwvRequestId, Way
from ib_desk.domain.records.support_file import SupportFile, SupportFileId


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A file as it was at one moment; `contents` holds the kept pages of what goes along."""

    whole: WholeFile
    stamp: Stamp
    contents: Mapping[ContentId, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What the register says of something that leaves; `printed` is kept as it was."""

    file_id: SupportFileId
    report: Report
    printed: Printed = field(repr=False)
    way: Way
    recipient: str = ""
    ground: str = ""
    request_id: SwvRequestId | None = None


class Documents:
    """Each method says on which thread it works."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        printer: ReportPrinter,
        packages: PackageWriter,
        files: OutsideFiles,
        clock: Clock,
        *,
        is_example: bool = False,
    ) -> None:
        """`is_example` puts that word on every page: nobody may take it for a real child."""
        self._is_example = is_example
        self._unit_of_work = unit_of_work
        self._printer = printer
        self._packages = packages
        self._files = files
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
            along = going_along(whole.of(Attachment)) if with_contents else ()
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

    def preview(self, snapshot: Snapshot, choices: PrintChoices, progress: Progress) -> Printed:
        """The pages that `package` would seal, of a snapshot with contents; document thread.

        Raises:
            AttachmentUnfit, NothingToPrint, MissingGlyph: see `PackageWriter`.
            Cancelled: nothing was made.
        """
        return self._packages.preview(_order(snapshot, self._marked(choices)), progress)

    def package(
        self, snapshot: Snapshot, choices: PrintChoices, passphrase: str, progress: Progress
    ) -> Package:
        """Make the sealed request of a snapshot with contents; document thread.

        That it leaves is for `Requests.mark_sent` to write.

        Raises:
            AttachmentUnfit, NothingToPrint, MissingGlyph, SealFailed: see `PackageWriter`.
            Cancelled: nothing was made.
        """
        order = _order(snapshot, self._marked(choices), passphrase)
        return self._packages.write(order, progress)

    def _marked(self, choices: PrintChoices) -> PrintChoices:
        return replace(choices, mark=Mark.EXAMPLE) if self._is_example else choices

    def seal_again(self, readable: bytes, passphrase: str) -> bytes:
        """The frozen copy of a package as a package again; document thread.

        For when the words got lost: they are kept nowhere.

        Raises:
            SealFailed: see `PackageWriter`.
        """
        return self._packages.seal_again(readable, passphrase)

    def save(self, path: Path, content: bytes, *, replace: bool = False) -> None:
        """Write a document outside the vault; document thread.

        Raises:
            AlreadyThere, NotWritable, DiskFull: see `OutsideFiles`.
        """
        self._files.write_whole(path, content, replace=replace)

    def note_left(self, leaving: Leaving) -> Change:
        """Write in the register that a print left, with a frozen copy; database thread.

        Undo does not take it back: what is on paper, stays on paper.
        """
        with self._unit_of_work() as work:
            line = Disclosure(
                file_id=leaving.file_id,
                request_id=leaving.request_id,
                kind=leaving.report.output,
                made_at=self._clock.now(),
                recipient=leaving.recipient,
                way=leaving.way,
                ground=leaving.ground,
                digest=leaving.printed.digest,
                copy_id=work.put_content(leaving.printed.content),
            )
            return self._written(work, line)

    def note_again(self, line: Disclosure, sealed: bytes) -> Change:
        """Write that the pages of `line` left once more, under another lock; database thread."""
        with self._unit_of_work() as work:
            again = replace(
                line, id=uuid4(), made_at=self._clock.now(), digest=sha256(sealed).hexdigest()
            )
            return self._written(work, again)

    def save_attachment(self, attachment: Attachment, path: Path) -> Change:
        """Write a document of the file outside the vault, in place of what the user chose.

        On the database thread; the register line is written when the file is.

        Raises:
            NotFound: its bytes are gone.
            NotWritable, DiskFull: nothing was written.
        """
        with self._unit_of_work() as work:
            content = work.content(attachment.content_id)
            self._files.write_whole(path, content, replace=True)
            line = Disclosure(
                file_id=attachment.file_id,
                kind=OutputKind.ATTACHMENT,
                made_at=self._clock.now(),
                way=Way.SAVED_DOCUMENT,
                digest=attachment.digest,
                copy_id=attachment.content_id,
            )
            return self._written(work, line)

    def _written(self, work: UnitOfWork, line: Disclosure) -> Change:
        change = Change(Action.ADDED, (Edit(None, line),), line)
        work.save(line)
        work.write_history(HistoryLine(at=line.made_at, change=change, file_id=line.file_id))
        work.commit()
        return change


def _order(snapshot: Snapshot, choices: PrintChoices, passphrase: str = "") -> PackageOrder:
    return PackageOrder(
        whole=snapshot.whole,
        stamp=snapshot.stamp,
        choices=choices,
        contents=snapshot.contents,
        passphrase=passphrase,
    )
