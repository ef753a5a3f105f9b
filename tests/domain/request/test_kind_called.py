"""A request is called as its SWV calls it, and as all do where nobody wrote that down."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import ib_desk
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.kind_called import kind_called, own_words, terms_at
from tests.domain.made_files import FILE, made
from tests.shipped import catalogue

TERMS = catalogue().terms
HOME, OTHER = SwvProfile(name="Thuis"), SwvProfile(name="Elders")
PACK = SwvRoute(profile_id=HOME.id, kind=RequestKind.ARRANGEMENT, own_words=" hulppakket ")
TICKET = SwvRoute(profile_id=OTHER.id, kind=RequestKind.ARRANGEMENT, own_words="ticket")
BARE = SwvRoute(profile_id=HOME.id, kind=RequestKind.TLV_SO)
OPEN = SwvRoute(profile_id=HOME.id, own_words="nog van niets")
WHOLE = made(HOME, OTHER, PACK, TICKET, BARE, OPEN, school=School(swv_id=HOME.id))
REQUEST = SwvRequest(file_id=FILE.id, kind=RequestKind.ARRANGEMENT)


def test_a_request_is_called_as_where_it_goes():
    assert kind_called(REQUEST, WHOLE, TERMS) == "hulppakket"
    assert kind_called(replace(REQUEST, swv_id=OTHER.id), WHOLE, TERMS) == "ticket"


def test_what_has_no_other_name_there_is_called_as_everywhere():
    asked = replace(REQUEST, kind=RequestKind.TLV_SO)
    assert kind_called(asked, WHOLE, TERMS) == TERMS.label(RequestKind.TLV_SO)
    assert kind_called(REQUEST, made(), TERMS) == TERMS.label(RequestKind.ARRANGEMENT)


def test_other_terms_stay_as_they_are():
    theirs = terms_at(HOME, WHOLE, TERMS)
    assert theirs.title(RequestKind.ARRANGEMENT) == "Hulppakket"
    assert replace(theirs, labels=TERMS.labels) == TERMS
    assert terms_at(SwvProfile(), WHOLE, TERMS) is TERMS


def test_a_list_asks_by_where_a_request_says_that_it_goes():
    kind = RequestKind.ARRANGEMENT
    assert own_words(HOME.id, WHOLE.swv_routes) == {
        (HOME.id, kind): "hulppakket",
        (None, kind): "hulppakket",
        (OTHER.id, kind): "ticket",
    }


def test_only_the_print_for_parents_keeps_the_plain_words():
    """Who writes a place that names a kind asks `kind_called`, or is told here why not."""
    names_it = re.compile(r"(label|title)\((self\._)?(order\.)?request\.kind\)")
    package = Path(ib_desk.__file__).parent
    found = {
        path.name for path in package.rglob("*.py") if names_it.search(path.read_text("utf-8"))
    }
    assert found == {"kind_called.py", "parents_request.py"}
