"""Of two routes for one kind the last added counts, whole: nobody looks in the one before it."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import ib_desk
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute, counting
from ib_desk.domain.request.kind_called import kind_called
from ib_desk.domain.request.profile_on_the_way import KnownSwv
from tests.domain.made_files import FILE, made
from tests.shipped import catalogue

HOME = SwvProfile(name="Thuis")
KIND = RequestKind.ARRANGEMENT
SCHOOL = School(swv_id=HOME.id)
REQUEST = SwvRequest(file_id=FILE.id, kind=KIND)
BEFORE = SwvRoute(profile_id=HOME.id, kind=KIND, own_words="hulppakket")
LAST = SwvRoute(profile_id=HOME.id, kind=KIND)
TERMS = catalogue().terms

routes = st.builds(
    SwvRoute,
    profile_id=st.just(HOME.id),
    kind=st.sampled_from([None, KIND, RequestKind.TLV_SO]),
    own_words=st.sampled_from(["", " ", "hulppakket", "ticket"]),
)


@given(st.lists(routes, max_size=5))
def test_all_who_ask_for_it_get_the_same(known: list[SwvRoute]) -> None:
    whole = made(HOME, *known, school=SCHOOL)
    last = whole.route_of(REQUEST)
    assert last is next((one for one in reversed(known) if one.kind is KIND), None)
    going, _demands = KnownSwv(profile=HOME, routes=tuple(known)).going
    assert going.get(KIND) is last
    words = "" if last is None else last.own_words.strip()
    assert kind_called(REQUEST, whole, TERMS) == (words or TERMS.label(KIND))


def test_what_it_leaves_empty_is_empty() -> None:
    whole = made(HOME, BEFORE, LAST, school=SCHOOL)
    assert kind_called(REQUEST, whole, TERMS) == TERMS.label(KIND)


def test_a_kind_of_another_swv_is_another_kind() -> None:
    other = SwvRoute(profile_id=SwvProfile().id, kind=KIND)
    assert dict(counting([BEFORE, other])) == {
        (HOME.id, KIND): BEFORE,
        (other.profile_id, KIND): other,
    }


def test_nobody_else_looks_for_it() -> None:
    """Who goes by the routes of a kind asks `counting`."""
    picks = re.compile(
        r"\b(one|route)\.kind is (kind|request\.kind)\b|\(?\w+\.profile_id, \w+\.kind\)"
    )
    package = Path(ib_desk.__file__).parent
    found = {
        path.name
        for path in package.rglob("*.py")
        if "SwvRoute" in (text := path.read_text("utf-8")) and picks.search(text)
    }
    assert found == {"swv_route.py"}
