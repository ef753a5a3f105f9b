"""Verklaring: what somebody says of a record of the file, beside it, and what school did with that.

A view (zienswijze) on a request is one too: who, when, in own words. Only of a request it is asked
whether one agrees, and only that is a sign-off for a text (`ib_desk.domain.leaving.sign_offs`).
What is false in a record is put right; what is somebody's judgement stays, with this beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.moment import Happening, Moment, Said
from ib_desk.domain.records.output_kind import WITH_STATEMENTS
from ib_desk.domain.records.record import Among, Record, leaves
from ib_desk.domain.records.support_file import SupportFileId


class Agrees(Enum):
    """What a person says of the request; no answer is an answer too."""

    YES = "yes"
    YES_WITH_ADDITION = "yes_with_addition"
    NO = "no"
    NO_REPLY = "no_reply"


A_VIEW = "swv_request"
"""As `what` of a view: it is about a request."""


@leaves(*WITH_STATEMENTS, words=("words", "done"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """`about` is the id of any record of the file, of the kind that `what` names as it is stored.

    It is of a guardian; without one of the pupil, or `of_professional`: of a teacher or a helper,
    whose `name` is as it was written.
    """

    file_id: SupportFileId
    about: UUID
    what: str
    guardian_id: GuardianId | None = None
    of_professional: bool = False
    name: str = ""
    said_on: PastDay | None = None
    agrees: Agrees | None = None
    words: str = ""
    done: str = ""
    done_on: PastDay | None = None

    @property
    def is_view(self) -> bool:
        """Whether it is about a request: then it is asked whether one agrees."""
        return self.what == A_VIEW

    @property
    def is_pupils(self) -> bool:
        """Whether the words are the pupil's own."""
        return self.guardian_id is None and not self.of_professional

    @property
    def is_familys_view(self) -> bool:
        """Whether the pupil or a guardian says what to think of a request."""
        return self.is_view and not self.of_professional

    def moments(self, among: Among) -> Iterator[Moment]:
        """With whose it is; and when school did something with it."""
        who = self.name if self.of_professional else among.called(self.guardian_id)
        yield Moment(
            happening=Happening.STATEMENT if self.is_view else None,
            said=Said.VIEW,
            on=self.said_on,
            words=self.words,
            who=who,
            choice=self.agrees,
        )
        if self.done_on is not None:
            yield Moment(
                happening=Happening.STATEMENT_ANSWERED,
                said=Said.FACT,
                on=self.done_on,
                words=self.done,
                who=who,
            )
