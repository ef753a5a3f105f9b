"""What an earlier version made of a document is made anew, without a step of the user."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.domain.records.attachment import Attachment
from ib_desk.ui.pages_again import PagesAgain
from tests.builders import attachments
from tests.ui.desk_window import WindowInUse


@pytest.fixture
def outdated(used: WindowInUse):
    """Two documents of before, of which one is removed while the other is made."""
    stored = {one.id: one for one in used.desk.all_of(Attachment)}
    for wanted in attachments()[:2]:
        own = stored[wanted.id]
        used.desk.store((own, replace(own, maker=0)))
    return [one.id for one in attachments()[:2]]


def test_pages_of_an_earlier_maker_are_made_anew_and_shown(used: WindowInUse, outdated):
    seen = []
    used.session.changed.connect(lambda change: seen.append(change.subject.id))
    PagesAgain(used.session)
    used.settle()
    after = {one.id: one for one in used.desk.all_of(Attachment)}
    assert [one for one in seen if one in outdated] == outdated
    assert used.desk.ask(used.session.desk.attachments.outdated) == ()
    assert all(after[one].maker > 0 for one in outdated)


def test_a_document_that_is_gone_meanwhile_is_passed_over(used: WindowInUse, outdated):
    again = PagesAgain(used.session)
    first = next(one for one in used.desk.all_of(Attachment) if one.id == outdated[0])
    used.session.remove(first)
    again._begin((first,))
    used.settle()
    assert used.desk.problems == []
    assert used.desk.ask(used.session.desk.attachments.outdated) == ()
