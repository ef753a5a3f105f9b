"""A page that is a heading and lists of records: nothing to it but the records of its step."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.domain.file.trajectory import Step
from ib_desk.domain.records.kind_names import KIND_BY_NAME
from ib_desk.ui.file.page import FilePage
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.records.every import every_spec
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.headings import PageHeading


class ListPage(FilePage):
    """A guiding question on top, then a list for each kind of record that is made in this step."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self.add_heading(PageHeading(self.title))

    @override
    def become_step(self, step: Step) -> None:
        super().become_step(step)
        specs = {spec.kind: spec for spec in every_spec()}
        for name in step.records:
            self.add_list(specs[KIND_BY_NAME[name]])
        self.finish()


def has_lists_only(step: Step) -> bool:
    """Whether all that is made in this step can stand in a list."""
    listed = {spec.kind for spec in every_spec()}
    return bool(step.records) and all(KIND_BY_NAME[name] in listed for name in step.records)
