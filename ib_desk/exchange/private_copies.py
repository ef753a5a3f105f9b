"""Copies of documents in the folder for temporary files, each in a folder of its own."""

from __future__ import annotations

import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from ib_desk.application.leaving.outside import NotWritable

_NAME = "document"


class PrivateCopiesOnDisk:
    """A `PrivateCopies`; the names tell which vault they are of, to nobody but us."""

    def __init__(self, vault_id: UUID, root: Path | None = None) -> None:
        """`root` is the folder for temporary files of this user, when not given."""
        self._root = Path(tempfile.gettempdir()) if root is None else root
        self._prefix = f"ib-desk-{vault_id.hex[:12]}-"

    def place(self, ending: str) -> Path:
        """See `PrivateCopies`; `mkdtemp` makes the folder for this user alone."""
        try:
            folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self._root))
        except OSError as error:
            raise NotWritable(error.errno) from None
        return folder / f"{_NAME}{ending}"

    def protect(self, path: Path) -> None:
        """See `PrivateCopies`."""
        with suppress(OSError):
            path.chmod(stat.S_IRUSR)

    def clear(self) -> None:
        """See `PrivateCopies`."""
        for folder in self._root.glob(f"{self._prefix}*"):
            with suppress(OSError):
                for file in folder.iterdir():
                    # Windows removes no file that can only be read.
                    file.chmod(stat.S_IRUSR | stat.S_IWUSR)
            shutil.rmtree(folder, ignore_errors=True)
