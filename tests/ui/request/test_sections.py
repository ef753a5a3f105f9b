"""The page of a request shows what its flow map says, in that order."""

from __future__ import annotations

import ast
import inspect

import pytest

from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.field_place import place_for_new
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.request import Inspection
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.request.request_flow import Flow, Phase, Section, sections_for
from ib_desk.ui.request import page as page_module
from ib_desk.ui.request import sections as sections_module
from ib_desk.ui.request.section import Found, RequestSection
from ib_desk.ui.request.sections import SECTIONS
from ib_desk.ui.request.since_it_left import RepliesSection
from tests.ui.request.conftest import Begin


def test_a_kind_with_fewer_sections_shows_those_in_its_own_order(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    own = (Section.FORM, Section.ATTACHMENTS, Section.POINTS, Section.DELIVERY)
    form = visit.form
    shown = [visit.part(section).widget for section in own[:3]]
    visit.page._sections.show_flow(Flow(Phase.CONCEPT, own))
    visit.until(lambda: shown[0].y() < shown[1].y() < shown[2].y())
    assert not visit.part(Section.PUPIL_VOICE).widget.isVisible()
    assert not visit.part(Section.STATEMENTS).widget.isVisible()
    assert visit.part(Section.DELIVERY).widget.isVisible()
    assert visit.form is form


def test_what_is_below_the_form_comes_in_a_turn_of_its_own_and_hears_what_was_said_before(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = begin()
    visit.until_looked_through()
    heard: list[object] = []
    for name in ("show_request", "show_found"):
        monkeypatch.setattr(RepliesSection, name, lambda _part, told: heard.append(told))
    sections = visit.page._sections
    sections.show_flow(Flow(Phase.CONCEPT, (Section.FORM, Section.REPLIES, Section.DELIVERY)))
    looked, shown = visit.page._looked, visit.page._on_page
    assert looked is not None
    assert shown is not None
    found = Found(looked=looked, pages=None, terms=shown.file.around.terms, stop="")
    sections.show_found(found)
    assert not heard
    visit.page.later.finish()
    assert heard == [shown, found]
    form, replies = (visit.part(one).widget for one in (Section.FORM, Section.REPLIES))
    assert replies.isVisible()
    assert sections.indexOf(replies) == sections.indexOf(form) + 1


def test_where_a_point_leads_below_the_form_that_comes_at_once(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    sections = visit.page._sections
    sections.show_flow(Flow(Phase.CONCEPT, (Section.FORM, Section.REPLIES, Section.DELIVERY)))
    assert Section.REPLIES not in sections._parts
    sections.go_to(place_for_new(BureauReply, "on"), (Section.REPLIES,))
    assert sections.part(Section.REPLIES).widget.isVisible()


def test_each_section_of_the_map_has_its_part_on_the_page() -> None:
    assert set(SECTIONS) == set(Section)
    kinds = [section for section in SECTIONS.values() if isinstance(section, type)]
    assert len(set(kinds)) == len(SECTIONS)
    assert all(issubclass(kind, RequestSection) for kind in kinds)


@pytest.mark.parametrize("module", [page_module, sections_module])
def test_no_section_is_asked_what_it_is(module: object) -> None:
    """The page lays them out from the map, and tells each the same."""
    assert inspect.ismodule(module)
    calls = [
        one for one in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(one, ast.Call)
    ]
    asked = {ast.unparse(call.args[1]) for call in calls if ast.unparse(call.func) == "isinstance"}
    assert asked <= {"UUID"}


def test_the_page_knows_no_section_by_its_class() -> None:
    known = {kind.__name__ for kind in SECTIONS.values() if isinstance(kind, type)}
    assert known.isdisjoint(vars(page_module))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if sections_for(kind)])
def test_what_stands_on_the_page_is_led_to_there(begin: Begin, kind: type) -> None:
    """A reply of the bureau that nobody wrote down began a line of who read the request."""
    visit = begin()
    visit.until_looked_through()
    before = [len(records._entries) for records in visit.page._by_kind.values()]
    visit.page._jump(place_for_new(kind, ""))
    assert visit.screen.page is visit.page
    after = [len(records._entries) for records in visit.page._by_kind.values()]
    new = [k for k, a, b in zip(visit.page._by_kind, after, before, strict=True) if a != b]
    assert new == ([kind] if kind in {Statement, Inspection} else [])
