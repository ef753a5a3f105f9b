"""What lists tell of one pupil, kept beside the lines of the files (`kept_line`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ib_desk.domain.file.anchoring import anchored_signals
from ib_desk.domain.file.anchors import Anchored
from ib_desk.domain.folding import fold, search_text
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.signal import Signal, Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPupil:
    """Whom a line is about. `name_key` and `group_key` are what lists are sorted by.

    `found_by` is what a search looks in (`ib_desk.domain.folding.finder`).
    """

    id: PupilId
    name: str
    group: str
    name_key: str
    group_key: tuple[int, str]
    found_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPupil:
    """One pupil; `signals` wait for a decision, outside of any file.

    `anchored` are those of them from which a term runs.
    """

    pupil: ListedPupil
    left_on: date | None
    signals: int = 0
    anchored: tuple[Anchored, ...] = ()

    def is_quiet(self, today: date) -> bool:
        """The pupil left, and no signal waits: that is so on every later day."""
        return self.left_on is not None and self.left_on <= today and not self.signals


def listed(pupil: Pupil) -> ListedPupil:
    """The pupil as all lists show it."""
    group = pupil.group_label
    number = int(pupil.year_group) if pupil.year_group.isdecimal() else 0
    return ListedPupil(
        id=pupil.id,
        name=pupil.name,
        group=group,
        name_key=fold(pupil.sort_name),
        group_key=(number, fold(pupil.group_name)),
        found_by=search_text(pupil.name, pupil.first_names, group, pupil.group_name),
    )


def kept_pupil(pupil: Pupil, signals: Iterable[Signal]) -> KeptPupil:
    """The line of a pupil; `signals` are those that are in no file."""
    waiting = [signal for signal in signals if signal.triage is Triage.OPEN]
    return KeptPupil(
        pupil=listed(pupil),
        left_on=pupil.left_on,
        signals=len(waiting),
        anchored=tuple(anchored_signals(waiting)),
    )
