"""The page of a request shows what its flow map says, in that order."""

from __future__ import annotations

from ib_desk.domain.request.request_flow import Flow, Phase, Section
from tests.ui.request.conftest import Begin


def test_a_kind_with_fewer_sections_shows_those_in_its_own_order(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    sections, page = visit.page._sections, visit.page
    own = (Section.FORM, Section.ATTACHMENTS, Section.POINTS, Section.DELIVERY)
    form = page._form
    sections.show_flow(Flow(Phase.CONCEPT, own))
    visit.until(lambda: page._concept.y() < page._along.y() < page._points.y())
    assert not page._voice.isVisible()
    assert not page._by_kind[next(iter(page._by_kind))].card.isVisible()
    assert page._bottom.isVisible()
    assert page._form is form
