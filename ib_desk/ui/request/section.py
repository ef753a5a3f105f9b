"""What a section of the page of a request is, and what it may ask of that page.

Which of them stand there, and in which order, the flow map says
(`ib_desk.domain.request.request_flow`). The page tells each the same, and knows none by its class.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.request.foot import RequestFoot
from ib_desk.ui.request.picked_shapes import PickedShapes
from ib_desk.ui.request.proof import Looked, Pages
from ib_desk.ui.request.request_words import trouble_message
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.later import Later, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestShown:
    """`request` may be an earlier one of the file; `None` as long as nothing is begun."""

    request: SwvRequest | None
    file: Shown

    def guardian(self, about: UUID | None) -> GuardianId | None:
        """Of whom a place tells; `None` is the pupil."""
        return next((g.id for g in self.file.whole.guardians if g.id == about), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a look at the concept found."""

    looked: Looked
    pages: Pages | None
    """They come a moment later."""
    terms: Terms
    stop: str
    """Why it may not leave at all; “” when it may."""

    @property
    def unfit(self) -> str:
        """That a document cannot go along; “” when all can."""
        if self.pages is None or self.pages.unfit is None:
            return ""
        return trouble_message(self.pages.unfit, self.pages.attachments).title


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionWays:
    """What the page does for those that stand on it."""

    session: Session
    navigator: Navigator
    later: Later
    foot: RequestFoot
    shown: Callable[[], RequestShown | None]
    add_list: Callable[..., RecordList]
    hold_back: Callable[[QWidget], Step]
    stand: Callable[..., object]
    """As those of `FilePage`."""
    go: Callable[[FieldPlace], object]
    """Where a point or a find leads, in a section or elsewhere."""
    add_one: Callable[[type[Record]], object]
    """To where a record of this kind is added."""
    begin: Callable[[RequestKind], object]
    shapes: PickedShapes
    pack_again: Callable[[Disclosure], object]
    """The words of this package are lost."""


class RequestSection:
    """One for each `Section`; it does what differs from doing nothing."""

    says_itself: ClassVar[bool] = False
    """Shown as soon as it has something to tell, and not before."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    def show_request(self, shown: RequestShown) -> None:
        """Another request, or another state of it; while the section stands there."""

    def show_found(self, found: Found) -> None:
        """What there is to say about it, a moment after each change."""

    def clear(self) -> None:
        """It does not stand there: nothing of a request is kept."""

    def go_to(self, place: FieldPlace) -> bool:
        """Lead there; `False` for a place that is found as on any page, or not here."""
        del place
        return False

    def focus_first(self) -> bool:
        """Begin here; `False` where nobody begins."""
        return False
