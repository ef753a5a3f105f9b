"""What the bureau let know since the request left."""

from __future__ import annotations

from dataclasses import replace

from typing_extensions import override

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.request import SwvRequest
from ib_desk.ui.records.school_request import bureau_reply_spec
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays


class RepliesSection(RequestSection):
    """Of the request that is shown, which may be an earlier one; a new one belongs to it."""

    def __init__(self, ways: SectionWays) -> None:
        self._ways = ways
        self._list = ways.add_list(bureau_reply_spec(), self._of_shown)
        super().__init__(self._list.card)

    @override
    def show_request(self, shown: RequestShown) -> None:
        around = shown.file.around
        if shown.request is not None:
            around = replace(around, owners={**around.owners, SwvRequest: shown.request.id})
        self._list.show_records(self._of_shown(shown.file.whole), around)

    def _of_shown(self, whole: WholeFile) -> tuple[BureauReply, ...]:
        shown = self._ways.shown()
        if shown is None or shown.request is None:
            return ()
        mine = shown.request.id
        return tuple(one for one in whole.of(BureauReply) if one.request_id == mine)
