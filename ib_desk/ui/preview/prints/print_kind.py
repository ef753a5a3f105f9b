"""What is particular to one print: what is asked before it is made, for whom it is, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.file.meetings import newest_first
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.rights import Rights, told_unasked
from ib_desk.domain.leaving.told_lines import BETWEEN_NAMES
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.texts import listed, tr

_USUAL: Final = {one.name: one.default for one in fields(PrintChoices)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box to tick, which gives a field of `PrintChoices` the value `ticked`.

    It is offered `only_where` the file holds what it is about, and as long as the box of
    `only_with` is ticked.
    """

    field: str
    words: str
    ticked: object = True
    only_where: Callable[[WholeFile], bool] | None = None
    only_with: str = ""
    hint: str = ""

    @property
    def begins_ticked(self) -> bool:
        """What nobody chose is as `PrintChoices` has it."""
        return bool(_USUAL[self.field] == self.ticked)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForWhom:
    """What follows from the file and from what was chosen of it on the card."""

    whole: WholeFile
    rights: Rights
    day: date
    terms: Terms
    guardian: Guardian | None = None
    meeting: Meeting | None = None

    @property
    def guardians(self) -> tuple[Guardian, ...]:
        """The one who was chosen, or all who are told unasked."""
        return self.told_unasked if self.guardian is None else (self.guardian,)

    @property
    def told_unasked(self) -> tuple[Guardian, ...]:
        """Those for whom it is as long as nobody chose one."""
        return told_unasked(self.whole, self.rights, self.day)

    @property
    def of_age(self) -> str:
        """The pupil's name, where they take the place of their parents; else “”."""
        return self.whole.pupil.short_name if self.rights.is_of_age else ""

    def called(self, guardian: Guardian) -> str:
        """By name, or by what they are to the child."""
        return guardian.name or self.terms.label(guardian.relation or PartyKind.GUARDIAN)


def to_parents(asked: ForWhom) -> str:
    """The parents who are meant, by name; the pupil who takes their place."""
    names = map(asked.called, asked.guardians)
    return BETWEEN_NAMES.join(names) or asked.of_age or tr("ouders")


def parents_together(asked: ForWhom) -> str:
    """How all for whom it is meant are called, as one choice.

    Where anybody among them is no parent with gezag, each is called by name.
    """
    if any(not _may_have_gezag(one) for one in asked.told_unasked):
        return listed([asked.called(one) for one in asked.told_unasked])
    usual = {0: asked.of_age, 1: tr("de ouder met gezag"), 2: tr("beide ouders met gezag")}
    return usual.get(len(asked.told_unasked), "") or tr("de ouders met gezag")


def _may_have_gezag(guardian: Guardian) -> bool:
    is_other = guardian.relation not in {None, Relation.MOTHER, Relation.FATHER}
    return not is_other and guardian.custody is not Custody.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class OfMeeting:
    """A print of one meeting: which can be chosen, and which is meant as long as nobody chose."""

    meant: Callable[[WholeFile, MeetingId | None, date], Meeting | None]
    offered: Callable[[WholeFile], Iterable[Meeting]] = newest_first


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintKind:
    """One print; `ground` is why it may leave, as the register keeps it.

    `together` is what all guardians are called, where it can be for one of them. A print is of one
    meeting, of one version of the plan, or of the file. `is_for_reading` is one that people read
    because they have the right to read the file: from 16 that is the pupil. `has_envelope` is one
    on which the address can stand of whom it goes to.
    """

    report: Report
    title: str
    ground: str
    boxes: tuple[Box, ...]
    recipient: Callable[[ForWhom], str] = to_parents
    together: Callable[[ForWhom], str] | None = None
    of_meeting: OfMeeting | None = None
    of_opp: bool = False
    is_for_reading: bool = False
    has_envelope: bool = False
