"""What a person saw who said yes, gave a view, or read: a sign-off holds for that text alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.opp import OppId
from ib_desk.domain.records.record import Among, Record
from ib_desk.domain.records.request import SwvRequestId
from ib_desk.domain.records.support_file import SupportFileId


class SignOff(Enum):
    """Who said something of which text; from `OPP` on also on a sheet that was printed for it."""

    INSPECTION = "inspection"
    STATEMENT = "statement"
    DIRECTOR = "director"
    OPP = "opp"
    OPP_WHOLE = "opp_whole"
    CONTRACT = "contract"
    MEETING = "meeting"
    EVALUATION = "evaluation"
    CONSENT = "consent"
    PARENTS = "parents"
    PLAN = "plan"
    MY_PLAN = "my_plan"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenText(Record):
    """A digest of the values that stood there, never of pages: a print differs with the day.

    Of a request or of a plan it goes when that goes. `signed_in` is the record of the
    sign-off (of the director's, the request); it has no field for this, so that a form that knows
    nothing of it cannot store it away. `form` is the way in which the values were written down,
    `fields` the version of the list of fields that count (`resources/sign_offs.toml`), `on` the day
    whose text it was. `copy_id` opens the values.

    With a `reason` nobody saw it: it is a correction so small that the sign-off was let stand.
    """

    file_id: SupportFileId
    request_id: SwvRequestId | None = None
    opp_id: OppId | None = None
    sign_off: SignOff
    signed_in: UUID
    form: int
    fields: int
    digest: str
    on: PastDay
    reason: str = ""
    copy_id: ContentId | None = None

    def moments(self, among: Among) -> Iterator[Moment]:
        """Reading and signing have moments of their own; this is when someone let it stand."""
        del among
        if self.reason:
            yield Moment(
                happening=Happening.CORRECTION_PASSED,
                on=self.on,
                words=self.reason,
                choice=self.sign_off,
            )
