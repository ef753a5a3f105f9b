"""What was read for the lists: kept lines by file and by pupil, and agreements about no pupil."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from ib_desk.application.kept_lines import FILES_AT_ONCE, PUPILS_AT_ONCE
from ib_desk.application.ports import Kept
from ib_desk.domain.file.kept_beside import KeptBeside
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
        self.beside_made: dict[UUID, KeptBeside] = {}
        """Of files whose line was made here: where nothing can be written they are kept nowhere."""
        self._files_to_make: dict[SupportFileId, None] = {}
        self._pupils_to_make: dict[PupilId, None] = {}

    @property
    def count_to_make(self) -> int:
        """Of files and pupils together."""
        return len(self._files_to_make) + len(self._pupils_to_make)

    def knows(self, about: UUID) -> bool:
        """Whether it was read, or waits to be made."""
        each: tuple[Mapping[Any, object], ...] = (
            self.files,
            self.pupils,
            self._files_to_make,
            self._pupils_to_make,
        )
        return any(about in known for known in each)

    def lacks_pupils(self, kept: Iterable[Kept]) -> bool:
        """Whether one of these is about a pupil of whom nothing was read."""
        return any(not self.knows(one.pupil_id) for one in kept)

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
        self._note_beside(kept, is_made=is_made)
        if line is None:
            return self._put_missing(kept, is_made=is_made)
        owner, before = kept.pupil_id, self.files.get(about)
        self.files[about] = (owner, line)
        self.files_of[owner].add(about)
        if not is_made and not line.holds_on(today):
            self.ask_for(kept.about)
        if before is None or before[0] == owner:
            return {about, owner}
        self.files_of[before[0]].discard(about)
        return {about, owner, before[0]}

    def _put_missing(self, kept: Kept, *, is_made: bool) -> set[UUID]:
        about = kept.about
        if not is_made:
            self._ask(kept)
        if about in self.files and about != kept.pupil_id:
            # Told as it was until it is made: a list does not empty itself meanwhile.
            return {about}
        changed: set[UUID] = {about, kept.pupil_id, *self.files_of.get(about, ())}
        self.pupils.pop(about, None)
        if about in self.files:
            owner, _line = self.files.pop(about)
            self.files_of[owner].discard(about)
            changed.add(owner)
        return changed

    def _note_beside(self, kept: Kept, *, is_made: bool) -> None:
        if is_made and kept.beside is not None:
            self.beside_made[kept.about] = kept.beside
        elif self.beside_made:
            self.beside_made.pop(kept.about, None)

    def put_of_team(self, found: Iterable[TeamAgreement], today: date) -> set[UUID]:
        """Take in all agreements about no pupil that are still to be kept; gives which changed."""
        before = self.of_team
        self.of_team = {one.id: known_on(one, today) for one in found}
        return {
            about
            for about in before.keys() | self.of_team.keys()
            if before.get(about) != self.of_team.get(about)
        }

    def ask_for(self, file_id: UUID) -> None:
        """Have its line made anew."""
        self._files_to_make[SupportFileId(file_id)] = None

    def _ask(self, kept: Kept) -> None:
        """What is gone is asked for as a pupil, and is not found."""
        if kept.about == kept.pupil_id:
            self._pupils_to_make[kept.pupil_id] = None
        else:
            self.ask_for(kept.about)

    def turn_to(self, today: date) -> set[UUID]:
        """Another day, or other terms: other things are late, and other things are known."""
        for about, (_owner, line) in self.files.items():
            if not line.holds_on(today):
                self.ask_for(about)
        return {*self.files, *self.pupils, *self.of_team}
