"""The foot as a section: what is still open, and whether the package can be made."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.ui.request.section import Found, RequestSection, SectionWays
from ib_desk.ui.request.stop_note import has_text


class DeliverySection(RequestSection):
    """It warns; only a stop takes the button away."""

    def __init__(self, ways: SectionWays) -> None:
        super().__init__(ways.foot)
        self._foot = ways.foot

    @override
    def show_found(self, found: Found) -> None:
        check = found.looked.check
        if found.stop:
            self._foot.show_stop(found.stop, calm=not has_text(found.looked))
        elif found.unfit:
            self._foot.show_unfit(found.unfit)
        else:
            self._foot.show_open(len(check.completeness.asking), len(check.finds))
