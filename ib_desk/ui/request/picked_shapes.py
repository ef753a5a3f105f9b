"""In which shape each request leaves: what fits its counter, unless something else was picked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import SwvRequest, SwvRequestId
from ib_desk.domain.records.swv import DeliveryShape
from ib_desk.domain.request.shapes import goes_with_data, proposed_shape


class PickedShapes(QObject):
    """As long as the page is there: picked for one request, and for no other."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._picked: dict[SwvRequestId, DeliveryShape] = {}

    def pick(self, request_id: SwvRequestId, shape: DeliveryShape) -> None:
        """Whatever fits its counter."""
        self._picked[request_id] = shape
        self.changed.emit()

    def picked(self, request_id: SwvRequestId) -> DeliveryShape | None:
        """`None` where what fits was not changed."""
        return self._picked.get(request_id)

    def shape_of(self, request: SwvRequest, whole: WholeFile) -> DeliveryShape | None:
        """In which it leaves; `None` while nobody knows how the bureau takes requests in."""
        proposed = proposed_shape(whole.counter_of(request), whole.route_of(request))
        return self._picked.get(request.id, proposed)

    def goes_with_data(self, request: SwvRequest, whole: WholeFile) -> bool:
        """Whether a file for a program goes along in it; while nobody knows the shape, it may."""
        route, shape = whole.route_of(request), self.shape_of(request, whole)
        if shape is None:
            return route is not None and route.with_data
        return goes_with_data(shape, route)
