"""What is copied into the fields of a portal, in the order of that portal where somebody wrote it
down.

Nothing is here that the pages of the request do not say: it was looked through with them, and is in
the register with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import FieldPlace, place_of
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv_demand import RequestText
from ib_desk.domain.request.asked_texts import text_demands
from ib_desk.domain.request.derived_texts import DerivedTexts
from ib_desk.domain.request.request_told import home_told, phone_told


class PortalFact(Enum):
    """What a portal asks beside texts."""

    PUPIL = "pupil"
    BORN = "born"
    GROUP = "group"
    ADDRESS = "address"
    HOME_LANGUAGE = "home_language"
    SCHOOL = "school"
    BRIN = "brin"
    COORDINATOR = "coordinator"
    REFERENCE = "reference"
    STARTS = "starts"
    ENDS = "ends"
    RECEIVING_SCHOOL = "receiving_school"
    RETURN = "return"
    GUARDIAN = "guardian"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalField:
    """One field; `title` is what the portal calls it, “” where nobody wrote that down.

    `most` is how many characters fit, `place` where the text is typed here. Of a guardian `who`
    says which. A form may ask what no portal does: that is no `what`, and has a title.
    """

    what: PortalFact | RequestText | None
    text: str
    title: str = ""
    most: int | None = None
    place: FieldPlace | None = None
    who: str = ""

    @property
    def length(self) -> int:
        """In characters, as a portal counts them."""
        return len(self.text)

    @property
    def too_long_by(self) -> int:
        """How many characters do not fit."""
        return 0 if self.most is None else max(0, self.length - self.most)


_OURS: Final = tuple(RequestText)
"""The order of the pages themselves."""


def portal_fields(
    whole: WholeFile, request: SwvRequest, derived: DerivedTexts
) -> tuple[PortalField, ...]:
    """Facts first; then the texts, those that the portal is known to ask in its own order."""
    facts = (one for one in _facts(whole, request) if one.text.strip())
    return (*facts, *_texts(whole, request, derived))


def _texts(whole: WholeFile, request: SwvRequest, derived: DerivedTexts) -> Iterator[PortalField]:
    said = _said(request, derived)
    asked = text_demands(whole, request)
    for text in (*asked, *(one for one in _OURS if one not in asked)):
        demand = asked.get(text)
        if said[text]:
            yield PortalField(
                what=text,
                text=said[text],
                title="" if demand is None else demand.title.strip(),
                most=None if demand is None else demand.length,
                place=place_of(request, text.value),
            )


def _said(request: SwvRequest, derived: DerivedTexts) -> dict[RequestText, str]:
    """What she typed; else what the file says by itself, as on the pages."""
    typed = {text: str(getattr(request, text.value)).strip() for text in RequestText}
    by_itself = {
        RequestText.DONE: derived.done_and_effect.strip(),
        RequestText.FALLS_SHORT: derived.why_basic_falls_short.strip(),
    }
    return {text: typed[text] or by_itself.get(text, "") for text in RequestText}


def _facts(whole: WholeFile, request: SwvRequest) -> Iterator[PortalField]:
    pupil, school = whole.pupil, whole.school
    days = {PortalFact.STARTS: request.starts_on, PortalFact.ENDS: request.ends_on}
    said = {
        PortalFact.REFERENCE: request.reference,
        PortalFact.PUPIL: pupil.name,
        PortalFact.BORN: "" if pupil.born_on is None else pupil.born_on.words,
        PortalFact.GROUP: pupil.group_label,
        PortalFact.ADDRESS: ", ".join(home_told(whole)),
        PortalFact.HOME_LANGUAGE: pupil.home_language,
        PortalFact.SCHOOL: ", ".join(one for one in (school.name, school.town) if one.strip()),
        PortalFact.BRIN: school.brin,
        PortalFact.COORDINATOR: school.coordinator,
        **{fact: "" if day is None else plain_date(day) for fact, day in days.items()},
        PortalFact.RECEIVING_SCHOOL: request.receiving_school,
        PortalFact.RETURN: request.return_perspective,
    }
    for fact, text in said.items():
        yield PortalField(what=fact, text=text.strip())
    for guardian in whole.guardians:
        yield from _of_guardian(guardian)


def _of_guardian(guardian: Guardian) -> Iterator[PortalField]:
    name = guardian.name.strip()
    yield PortalField(what=PortalFact.GUARDIAN, text=name, who=name)
    yield PortalField(what=PortalFact.PHONE, text=phone_told(guardian), who=name)
