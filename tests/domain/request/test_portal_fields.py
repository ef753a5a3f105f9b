"""What is copied into a portal: in its order, what does not fit, nothing that no page says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.swv import SwvProfileId
from ib_desk.domain.records.swv_demand import DemandOf, RequestText, SwvDemand
from ib_desk.domain.request.derived_texts import DerivedTexts
from ib_desk.domain.request.portal_fields import PortalFact, PortalField, portal_fields
from tests.builders import FATHER, noor, request, swv

NOTHING = DerivedTexts(done_and_effect="", why_basic_falls_short="")


def asks(text: RequestText, length: int = 300, title: str = "Uw vraag", **more) -> SwvDemand:
    return SwvDemand(
        profile_id=swv().id,
        title=title,
        what=DemandOf.TEXT,
        text=text,
        length=length,
        **more,
    )


def fields(*demands: SwvDemand, asked: SwvRequest | None = None, derived=NOTHING, whole=None):
    whole = replace(whole or noor(), swv_demands=demands)
    return portal_fields(whole, asked or request(), derived)


def texts(found) -> list[RequestText]:
    return [one.what for one in found if isinstance(one.what, RequestText)]


def one(found, what) -> PortalField:
    field: PortalField = next(field for field in found if field.what is what)
    return field


def test_texts_come_in_the_order_in_which_the_portal_asks_them_then_in_ours():
    found = fields(asks(RequestText.SUMMARY), asks(RequestText.QUESTION))
    assert texts(found)[:2] == [RequestText.SUMMARY, RequestText.QUESTION]
    rest = texts(found)[2:]
    assert rest == [text for text in RequestText if text in rest]
    assert one(found, RequestText.SUMMARY).title == "Uw vraag"


def test_without_a_word_of_the_portal_they_come_as_on_the_pages():
    found = texts(fields())
    assert found == [text for text in RequestText if text in found]
    assert found


def test_of_two_demands_for_one_text_the_first_holds_and_those_of_others_do_not():
    other = replace(asks(RequestText.QUESTION, 10), profile_id=SwvProfileId(FATHER))
    for_sbo = asks(RequestText.QUESTION, 20, kinds=(RequestKind.TLV_SBO,))
    nothing = asks(RequestText.QUESTION, 0)
    found = fields(
        other, for_sbo, nothing, asks(RequestText.QUESTION, 30), asks(RequestText.QUESTION, 40)
    )
    assert one(found, RequestText.QUESTION).most == 30


def test_what_is_empty_is_no_field():
    asked = replace(request(), summary=" ", category_because="")
    assert RequestText.SUMMARY not in texts(fields(asked=asked))
    assert RequestText.CATEGORY not in texts(fields(asked=asked))
    assert all(field.text for field in fields())


def test_what_the_file_says_by_itself_goes_where_she_typed_nothing():
    derived = DerivedTexts(done_and_effect="Pictogrammen.", why_basic_falls_short="Te licht.")
    bare = replace(request(), done_and_effect="", why_basic_falls_short="")
    found = fields(asked=bare, derived=derived)
    assert one(found, RequestText.DONE).text == "Pictogrammen."
    assert one(found, RequestText.FALLS_SHORT).text == "Te licht."
    own = fields(asked=replace(bare, done_and_effect="Zelf."), derived=derived)
    assert one(own, RequestText.DONE).text == "Zelf."


@given(
    st.text(alphabet="abc ", min_size=1, max_size=80).map(str.strip).filter(bool),
    st.integers(1, 80),
)
def test_what_does_not_fit_is_counted(words, most):
    found = one(
        fields(asks(RequestText.QUESTION, most), asked=replace(request(), question=words)),
        RequestText.QUESTION,
    )
    assert found.length == len(words)
    assert found.too_long_by == max(0, len(words) - most)


def test_without_a_most_everything_fits():
    assert one(fields(), RequestText.QUESTION).too_long_by == 0


def test_the_way_back_leads_to_where_it_is_typed():
    place = one(fields(), RequestText.SUMMARY).place
    assert place is not None
    assert (place.record, place.record_id, place.field) == (SwvRequest, request().id, "summary")


def test_a_secret_address_is_no_field():
    whole = noor()
    open_one = fields(whole=whole)
    assert one(open_one, PortalFact.ADDRESS).text
    secret = replace(whole, pupil=replace(whole.pupil, address_secret=True))
    found = fields(whole=secret)
    assert PortalFact.ADDRESS not in {field.what for field in found}
    assert whole.pupil.address not in "".join(field.text for field in found)


def test_nor_is_the_telephone_of_who_has_no_gezag_or_may_not_be_found():
    whole = noor()
    shown = one(fields(whole=whole), PortalFact.PHONE)
    assert shown.text
    for change in ({"custody": Custody.NO}, {"address_secret": True}):
        hidden = tuple(replace(guardian, **change) for guardian in whole.of(Guardian))
        changed = replace(whole, parts={**whole.parts, Guardian: hidden})
        assert PortalFact.PHONE not in {field.what for field in fields(whole=changed)}


def test_dates_are_told_in_words():
    found = fields()
    assert "20" in one(found, PortalFact.STARTS).text
    bare = replace(request(), starts_on=None, ends_on=None)
    kinds = {field.what for field in fields(asked=bare)}
    assert not kinds & {PortalFact.STARTS, PortalFact.ENDS}
    whole = noor()
    unborn = replace(whole, pupil=replace(whole.pupil, born_on=None))
    assert PortalFact.BORN not in {field.what for field in fields(whole=unborn)}


def test_where_a_tlv_leads_and_whether_there_is_a_way_back_are_fields_too():
    asked = replace(request(), receiving_school="De Sluis", return_perspective="Na een jaar.")
    found = fields(asked=asked)
    assert one(found, PortalFact.RECEIVING_SCHOOL).text == "De Sluis"
    assert one(found, PortalFact.RETURN).text == "Na een jaar."
