"""The recovery sheet on paper or in a file.

It goes out by the same writing and printing as everything else, but has no line in a register: it
says nothing of a pupil and belongs to no file.
"""

from __future__ import annotations

from collections.abc import Callable

from ib_desk.application.leaving.outside import OutsideFiles, PaperOrFile, ToFile, temporary_name
from ib_desk.application.progress import Progress
from ib_desk.application.ways_in import RecoverySheet


class SheetExit:
    """For the vault that is being made, and for an open one."""

    def __init__(self, make: Callable[[RecoverySheet], bytes], files: OutsideFiles) -> None:
        self._make = make
        self._files = files

    def let_out(self, sheet: RecoverySheet, to: PaperOrFile, name: str, progress: Progress) -> None:
        """Make it and let it out; `name` is what a printer's queue shows.

        Raises:
            NotWritable, DiskFull, PrinterFailed: it is not outside.
            Cancelled: not all of it is.
        """
        content = self._make(sheet)
        if isinstance(to, ToFile):
            self._files.write_whole(to.path, temporary_name(), content)
        else:
            to.device.print(content, name, progress)
