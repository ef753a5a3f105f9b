"""Pages that are a heading and one or more lists of records: nothing to them but their specs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ib_desk.ui.file.page import FilePage
from ib_desk.ui.forms.spec import RecordSpec
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.records.intervention import intervention_spec
from ib_desk.ui.records.signal import signal_spec
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.headings import PageHeading


class ListPage(FilePage):
    """A guiding question on top, then the lists."""

    def __init__(
        self, session: Session, title: str, question: str, specs: Sequence[RecordSpec[Any]]
    ) -> None:
        super().__init__(session, title)
        self.add_heading(PageHeading(title, question))
        for spec in specs:
            self.add_list(spec)
        self.finish()


def signal_page(session: Session, title: str, question: str) -> FilePage:
    """What was seen, by whom."""
    return ListPage(session, title, question, (signal_spec(),))


def plan_page(session: Session, title: str, question: str) -> FilePage:
    """What is done and what was agreed."""
    return ListPage(session, title, question, (intervention_spec(), agreement_spec()))
