"""Folders that stand outside until she says that they are done with: read by who finds them.

Which files each holds is kept with the line that it is begun, in one transaction, as the words of a
package are (`passing_on`): after a lock, a crash or a cut of the power it is still known that
something stands there, and it is asked again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from ib_desk.application.leaving.made import Made
from ib_desk.application.leaving.outside import OutsideFiles, TakenAway, digests_of
from ib_desk.application.leaving.register import register_line
from ib_desk.application.ports import Draft, UnitOfWork, UnitOfWorkFactory
from ib_desk.domain.records.disclosure import Disclosure, DisclosureId, DisclosureState
from ib_desk.domain.records.request import SwvRequestId

FOLDER_FIELD: Final = "folder to take away"
"""No field of a record is called so."""

_NOT_THERE: Final = frozenset({DisclosureState.BEGUN, DisclosureState.NOT_COMPLETED})


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftFolder:
    """`digests` are of its files, by name."""

    line: Disclosure
    digests: Mapping[str, str] = field(repr=False)

    @property
    def path(self) -> Path:
        """Where it stands."""
        return Path(self.line.place)


class LeftFolders:
    """For the database thread, except `take_away`."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, files: OutsideFiles) -> None:
        self._unit_of_work = unit_of_work
        self._files = files

    def all(self) -> tuple[LeftFolder, ...]:
        """Of all files, as they were made; what was never written is none."""
        with self._unit_of_work() as work:
            drafts = {d.record_id: d for d in work.drafts() if d.field == FOLDER_FIELD}
            lines = (work.get(Disclosure, line_id) for line_id in drafts)
            found = sorted(lines, key=lambda line: line.begun_at)
            return tuple(
                LeftFolder(line=line, digests=json.loads(drafts[line.id].text))
                for line in found
                if register_line(work, line.id).state not in _NOT_THERE
            )

    def of(self, request_id: SwvRequestId) -> LeftFolder | None:
        """The last one of this request."""
        mine = (one for one in reversed(self.all()) if one.line.request_id == request_id)
        return next(mine, None)

    def take_away(self, folder: LeftFolder) -> TakenAway:
        """Remove what is as it was made; on the document thread."""
        return self._files.take_away(folder.path, folder.digests)

    def forget(self, line_id: DisclosureId) -> None:
        """It is gone, or she takes care of it herself: nobody is asked again."""
        with self._unit_of_work() as work:
            work.forget_draft(line_id, FOLDER_FIELD)
            work.commit()


def keep_folder(work: UnitOfWork, line_id: UUID, made: Made) -> None:
    """Beside the line that it is begun, if it is a folder; the caller commits."""
    if made.files:
        plain = json.dumps(digests_of(made.files))
        work.put_draft(Draft(record_id=line_id, field=FOLDER_FIELD, text=plain))
