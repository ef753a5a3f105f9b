"""A samenwerkingsverband that begins as a copy: of one that was shipped, or from another school.

A file of one goes out by a small door of its own (`SwvFileExit`): it belongs to no pupil.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Protocol

from ib_desk.application.changes import Change, Edit
from ib_desk.application.leaving.outside import OutsideFiles, temporary_name
from ib_desk.application.named_pupils import named_pupils
from ib_desk.application.ports import UnitOfWork, UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.domain.folding import fold, words_of
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import SwvProfileId
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import FormType, SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.request.profile_on_the_way import (
    Difference,
    FileWords,
    KnownSwv,
    differences,
    in_file,
    replaced,
)
from ib_desk.domain.request.shipped_profile import ShippedProfile


class ProfileFiles(Protocol):
    """Files with one samenwerkingsverband each."""

    def read(self, path: Path) -> ShippedProfile:
        """What stands in it; raises `InvalidData` with the file, the line and the key."""

    def content(self, profile: ShippedProfile) -> bytes:
        """What a file with it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A file that was read, beside what it would take the place of, if that is known."""

    shipped: ShippedProfile
    known: SwvProfile | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What a file of it would hold; `names_pupil` where a word in it is a surname here."""

    shipped: ShippedProfile
    names_pupil: bool


class SwvProfiles:
    """One transaction a method, on the database thread."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, records: Records) -> None:
        self._unit_of_work = unit_of_work
        self._records = records

    def going(self, swv_id: SwvProfileId, words: FileWords) -> Going:
        """This one as another school can take it over; raises `NotFound`."""
        with self._unit_of_work() as work:
            shipped = in_file(_known(work, work.get(SwvProfile, swv_id)), words)
            said = {word.folded for text in _texts(shipped) for word in words_of(text)}
            return Going(shipped=shipped, names_pupil=bool(named_pupils(work, said)))

    def compared(self, shipped: ShippedProfile, words: FileWords) -> Arrived:
        """What is known of it here: by its number, or by its name where that says none."""
        with self._unit_of_work() as work:
            same = (one for one in work.find(SwvProfile) if _is_same(one, shipped))
            profile = next(same, None)
            if profile is None:
                return Arrived(shipped=shipped, known=None)
            now = in_file(_known(work, profile), words)
        return Arrived(shipped=shipped, known=profile, differences=differences(now, shipped))

    def replace_with(self, swv_id: SwvProfileId, shipped: ShippedProfile) -> Change:
        """Let the known one say what the file does, in one step; requests go on pointing to it.

        Raises:
            NotFound: it was removed meanwhile.
        """
        with self._unit_of_work() as work:
            known = _known(work, work.get(SwvProfile, swv_id))
        edits = [Edit(before, after) for before, after in replaced(known, shipped)]
        return self._records.apply(Action.CHANGED, edits, subject=known.profile)

    def take_over(self, shipped: ShippedProfile) -> Change:
        """One of the school from now on: the file that it began from changes nothing in it."""
        return self._records.add(*shipped.records())


def _known(work: UnitOfWork, profile: SwvProfile) -> KnownSwv:
    routes = work.find(SwvRoute, profile_id=profile.id)
    forms = work.find(SwvForm, profile_id=profile.id, type=FormType.LISTED)
    return KnownSwv(
        profile=profile,
        demands=tuple(work.find(SwvDemand, profile_id=profile.id)),
        routes=tuple(routes),
        days=tuple(work.find_of(SwvDay, "route_id", {route.id for route in routes})),
        forms=tuple(forms),
        boxes=tuple(work.find_of(SwvFormBox, "form_id", {form.id for form in forms})),
    )


def _is_same(one: SwvProfile, shipped: ShippedProfile) -> bool:
    theirs, numbers = shipped.profile, (fold(one.number), fold(shipped.profile.number))
    if all(numbers):
        return numbers[0] == numbers[1]
    return bool(theirs.name.strip()) and fold(one.name) == fold(theirs.name)


def _texts(value: object) -> Iterator[str]:
    """Every text in it, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


class SwvFileExit:
    """Writes one as a file, whole or not at all; nothing in it is of a pupil."""

    def __init__(self, files: ProfileFiles, outside: OutsideFiles) -> None:
        self._files = files
        self._outside = outside

    def read(self, path: Path) -> ShippedProfile:
        """Raises `InvalidData` for what cannot be taken over."""
        return self._files.read(path)

    def let_out(self, going: Going, path: Path) -> None:
        """Write what was shown.

        Raises:
            NotWritable, DiskFull: it is not there.
        """
        self._outside.write_whole(path, temporary_name(), self._files.content(going.shipped))


@dataclass(frozen=True, slots=True)
class FirstOfSchool:
    """The first SWV is written down as that of the school, where it can be seen and changed."""

    unit_of_work: UnitOfWorkFactory

    def along(self, edit: Edit) -> Sequence[Edit]:
        """That of the school, in the same step; none where there is another or no school yet."""
        added = edit.after
        if edit.before is not None or not isinstance(added, SwvProfile):
            return ()
        with self.unit_of_work() as work:
            is_first = not work.find(SwvProfile)
            schools = work.find(School) if is_first else []
        return [
            Edit(school, replace(school, swv_id=added.id))
            for school in schools
            if school.swv_id is None
        ]
