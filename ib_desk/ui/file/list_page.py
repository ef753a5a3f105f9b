"""A page that is a heading and lists of records: nothing to it but which kinds they are."""

from __future__ import annotations

from collections.abc import Iterable

from typing_extensions import override

from ib_desk.domain.file.trajectory import Step
from ib_desk.domain.records.kinds import KIND_BY_NAME
from ib_desk.domain.records.record import Record
from ib_desk.ui.file.page import FilePage
from ib_desk.ui.forms.spec import RecordSpec
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import place_called
from ib_desk.ui.records.every import every_kind, every_spec
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.headings import PageHeading


class ListPage(FilePage):
    """A guiding question on top, then a list for each kind that is made in this step or place."""

    is_kept = True

    def __init__(self, session: Session, navigator: Navigator, place_id: str = "") -> None:
        """Without `place_id` it waits for its step."""
        place = place_called(place_id)
        super().__init__(session, navigator, "" if place is None else place.title)
        self.heading = PageHeading(self.title)
        self.add_heading(self.heading)
        if place is not None:
            self._add_lists(place.records)

    @override
    def become_step(self, step: Step) -> None:
        super().become_step(step)
        self._add_lists(KIND_BY_NAME[name] for name in step.records)

    def _add_lists(self, kinds: Iterable[type[Record]]) -> None:
        known = [every_kind()[kind] for kind in kinds]
        specs = [spec for spec in known if isinstance(spec, RecordSpec)]
        inside = {part.kind for spec in specs for part in spec.kinds_inside}
        for spec in specs:
            if spec.kind not in inside:
                self.add_list(spec)
        self.finish()


def has_lists_only(step: Step) -> bool:
    """Whether all that is made in this step can stand in a list."""
    listed = {spec.kind for spec in every_spec()}
    return bool(step.records) and all(KIND_BY_NAME[name] in listed for name in step.records)
