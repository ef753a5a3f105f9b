"""What somebody says on a sheet that was printed to be signed, and the scan on which it stands.

One stands ready for each who is asked to sign, from the moment that the sheet leaves. Which text
that was is kept with it (`ib_desk.domain.records.seen`), so that a later change of it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from ib_desk.domain.day_direction import PastDay
from ib_desk.domain.records.disclosure import Disclosure, DisclosureId
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.moment import Happening, Moment
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.record import Among, Record
from ib_desk.domain.records.school import ProfessionalId
from ib_desk.domain.records.swv import Signer


class SheetSaid(Enum):
    """What was said by signing, or by not doing so: to have seen it is not to agree."""

    SEEN = "seen"
    AGREES = "agrees"
    DISAGREES = "disagrees"
    NO_REPLY = "no_reply"


class ScanHolds(Enum):
    """Which pages of a request came back; they take the place of those that were printed."""

    ALL_PAGES = "all_pages"
    SIGNED_PAGE = "signed_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSignature(Record):
    """Of one person on one sheet; `name` is as it was then, or of somebody whom the file has not.

    `about_id` is what the sheet is of: a meeting, a version of the plan, a consent, a contract; it
    stays when that goes, for it was signed. `scan_id` is of a document; one scan may hold several
    signatures, also of several sheets. Of a request `role` says as what somebody signs, and `holds`
    which of its pages are on the scan.
    """

    disclosure_id: DisclosureId
    about_id: UUID | None = None
    pupil_id: PupilId | None = None
    guardian_id: GuardianId | None = None
    professional_id: ProfessionalId | None = None
    name: str = ""
    role: Signer | None = None
    says: SheetSaid | None = None
    said_on: PastDay | None = None
    reason: str = ""
    scan_id: UUID | None = None
    holds: ScanHolds | None = None

    @property
    def is_to_settle(self) -> bool:
        """Asked, and nothing came back yet."""
        return self.says is None

    def moments(self, among: Among) -> Iterator[Moment]:
        """The day on which it was signed, or until which nobody answered: that is no signature."""
        if self.says is not None and self.said_on is not None:
            lines = (one for one in among.of(Disclosure) if one.id == self.disclosure_id)
            line = next(lines, None)
            is_silent = self.says is SheetSaid.NO_REPLY
            yield Moment(
                happening=Happening.SHEET_UNANSWERED if is_silent else Happening.SHEET_SIGNED,
                on=self.said_on,
                words=self.reason,
                who=self.name,
                about=None if line is None else line.kind,
                choice=None if is_silent else self.says,
            )
