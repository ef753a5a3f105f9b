"""What was read for the lists: kept lines by file and by pupil, and agreements about no pupil."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import islice
from uuid import UUID

from ib_desk.application.kept_lines import FILES_AT_ONCE, PUPILS_AT_ONCE
from ib_desk.application.ports import Kept
from ib_desk.domain.file.kept_line import KeptLine
from ib_desk.domain.file.kept_pupil import KeptPupil
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.domain.records.support_file import SupportFileId


class KnownLines:
    """Beside what there is, what of it has to be made."""

    def __init__(self) -> None:
        self.files: dict[UUID, tuple[PupilId, KeptLine]] = {}
        self.pupils: dict[UUID, KeptPupil] = {}
        self.files_of: defaultdict[UUID, set[UUID]] = defaultdict(set)
        self.of_team: dict[UUID, TeamAgreement] = {}
        self._files_to_make: dict[SupportFileId, None] = {}
        self._pupils_to_make: dict[PupilId, None] = {}

    @property
    def count_to_make(self) -> int:
        """Of files and pupils together."""
        return len(self._files_to_make) + len(self._pupils_to_make)

    @property
    def with_requests(self) -> set[UUID]:
        """The files that have any."""
        return {about for about, (_owner, line) in self.files.items() if line.requests}

    def files_to_make(self) -> tuple[SupportFileId, ...]:
        """The next of them."""
        return tuple(islice(self._files_to_make, FILES_AT_ONCE))

    def pupils_to_make(self) -> tuple[PupilId, ...]:
        """The next of them."""
        return tuple(islice(self._pupils_to_make, PUPILS_AT_ONCE))

    def put(self, kept: Kept, today: date, *, is_made: bool = False) -> set[UUID]:
        """Take in one line; gives the files and pupils of which another thing is told now."""
        about, line = kept.about, kept.line
        if self._files_to_make:
            self._files_to_make.pop(SupportFileId(about), None)
        if self._pupils_to_make:
            self._pupils_to_make.pop(PupilId(about), None)
        if isinstance(line, KeptPupil):
            self.pupils[about] = line
            return {about, *self.files_of.get(about, ())}
        if line is None and about in self.files and about != kept.pupil_id:
            # Told as it was until it is made: a list does not empty itself meanwhile.
            self._ask(kept)
            return {about}
        changed: set[UUID] = {about, kept.pupil_id, *self.files_of.get(about, ())}
        self.pupils.pop(about, None)
        if about in self.files:
            owner, _line = self.files.pop(about)
            self.files_of[owner].discard(about)
            changed.add(owner)
        if line is not None:
            self.files[about] = (kept.pupil_id, line)
            self.files_of[kept.pupil_id].add(about)
        if not is_made and (line is None or not line.holds_on(today)):
            self._ask(kept)
        return changed

    def put_of_team(self, found: Iterable[TeamAgreement], today: date) -> set[UUID]:
        """Take in all agreements about no pupil that are still to be kept; gives which changed."""
        before = self.of_team
        self.of_team = {one.id: known_on(one, today) for one in found}
        return {
            about
            for about in before.keys() | self.of_team.keys()
            if before.get(about) != self.of_team.get(about)
        }

    def _ask(self, kept: Kept) -> None:
        """What is gone is asked for as a pupil, and is not found."""
        if kept.about == kept.pupil_id:
            self._pupils_to_make[kept.pupil_id] = None
        else:
            self._files_to_make[SupportFileId(kept.about)] = None

    def turn_to(self, today: date) -> set[UUID]:
        """Another day, or other terms: other things are late, and other things are known."""
        for about, (_owner, line) in self.files.items():
            if not line.holds_on(today):
                self._files_to_make[SupportFileId(about)] = None
        return {*self.files, *self.pupils, *self.of_team}
