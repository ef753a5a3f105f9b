"""Which texts a bureau asks, and how long they may be: one answer for the check and for copying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv_demand import DemandOf, RequestText, SwvDemand
from ib_desk.domain.records.swv_form import FormSource, SwvForm

TEXT_OF: Final[Mapping[FormSource, RequestText]] = {
    FormSource.QUESTION: RequestText.QUESTION,
    FormSource.SUMMARY: RequestText.SUMMARY,
    FormSource.ASKED: RequestText.ASKED,
    FormSource.DONE: RequestText.DONE,
    FormSource.FALLS_SHORT: RequestText.FALLS_SHORT,
    FormSource.SCHOOL_CONTRIBUTES: RequestText.SCHOOL,
    FormSource.OTHERS_CONTRIBUTE: RequestText.OTHERS,
    FormSource.CATEGORY_BECAUSE: RequestText.CATEGORY,
}
"""What comes in a field of a form and is typed as a text of the request."""


def demands_on(whole: WholeFile, request: SwvRequest) -> tuple[SwvDemand, ...]:
    """What the SWV that decides asks of this request, as it was added; what says too little not.

    A form that is only listed asks too: what it says of the length of a text comes in the place of
    what was written down about that text beside it, for that form is what is typed in.
    """
    swv = whole.deciding_swv(request)
    said = (one for one in whole.swv_demands if one.profile_id == swv.id and one.is_whole)
    on_form = tuple(one for form in whole.forms_for(request) for one in _by_form(whole, form))
    texts = {one.text for one in on_form}
    return (
        *(
            one
            for one in said
            if request.is_one_of(one.kinds)
            and not (one.what is DemandOf.TEXT and one.text in texts)
        ),
        *on_form,
    )


def text_demands(whole: WholeFile, request: SwvRequest) -> Mapping[RequestText, SwvDemand]:
    """By the text that is asked, in the order in which that was written down; the first counts."""
    found: dict[RequestText, SwvDemand] = {}
    for one in demands_on(whole, request):
        if one.what is DemandOf.TEXT and one.text is not None:
            found.setdefault(one.text, one)
    return found


def _by_form(whole: WholeFile, form: SwvForm) -> Iterator[SwvDemand]:
    """How long a text may be; that it has to be there a list of fields does not say."""
    for box in whole.fields_of(form):
        text = None if box.source is None else TEXT_OF.get(box.source)
        if text is not None and box.most is not None:
            yield SwvDemand(
                id=box.id,
                profile_id=form.profile_id,
                title=box.label,
                what=DemandOf.TEXT,
                kinds=form.kinds,
                text=text,
                length=box.most,
                source=form.title,
                how_sure=Certainty.KNOWN,
            )
