"""What left, as it is kept in the vault: a document, or the files of a folder."""

from __future__ import annotations

from ib_desk.application.leaving.outside import NamedFile
from ib_desk.application.leaving.shaping import Archives
from ib_desk.application.ports import UnitOfWorkFactory
from ib_desk.domain.records.attachment import ContentId


class LeftCopies:
    """For the database thread."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, archives: Archives) -> None:
        self._unit_of_work = unit_of_work
        self._archives = archives

    def of(self, copy_id: ContentId) -> tuple[NamedFile, ...]:
        """Each as it left; a document by itself has no name. Raises `NotFound`."""
        with self._unit_of_work() as work:
            content = work.content(copy_id)
        if self._archives.holds_files(content):
            return self._archives.files_in(content)
        return (NamedFile("", content),)
