"""The fields of a form that nobody fills in but the user, with what is copied into each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv_demand import RequestText
from ib_desk.domain.records.swv_form import FormSource, SwvForm, SwvFormBox
from ib_desk.domain.request.asked_texts import TEXT_OF, text_demands
from ib_desk.domain.request.bureau_form import Filled
from ib_desk.domain.request.portal_fields import PortalFact, PortalField

_FACT_OF: Final[Mapping[FormSource, PortalFact]] = {
    FormSource.REFERENCE: PortalFact.REFERENCE,
    FormSource.PUPIL_NAME: PortalFact.PUPIL,
    FormSource.PUPIL_BORN: PortalFact.BORN,
    FormSource.PUPIL_GROUP: PortalFact.GROUP,
    FormSource.PUPIL_ADDRESS: PortalFact.ADDRESS,
    FormSource.PUPIL_LANGUAGE: PortalFact.HOME_LANGUAGE,
    FormSource.SCHOOL_NAME: PortalFact.SCHOOL,
    FormSource.SCHOOL_BRIN: PortalFact.BRIN,
    FormSource.SCHOOL_COORDINATOR: PortalFact.COORDINATOR,
    FormSource.STARTS_ON: PortalFact.STARTS,
    FormSource.ENDS_ON: PortalFact.ENDS,
    FormSource.RECEIVING_SCHOOL: PortalFact.RECEIVING_SCHOOL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedForm:
    """`fields` are those of the form in its order, of which one without text is the user's to fill
    in; `rest` is what the request has and the form does not ask.
    """

    form: SwvForm
    fields: tuple[PortalField, ...]
    rest: tuple[PortalField, ...]


def listed_form(
    form: SwvForm,
    whole: WholeFile,
    request: SwvRequest,
    told: Mapping[str, Filled],
    ours: Sequence[PortalField],
) -> ListedForm:
    """What stands beside the screen while the form is typed in.

    Args:
        form: one that is only listed.
        whole: the file, with the fields of the form.
        request: what it is for.
        told: what comes in each field, by its name.
        ours: all that the request has to copy.
    """
    demands = text_demands(whole, request)
    most = {text: demand.length for text, demand in demands.items()}
    fields = tuple(_field(box, request, told, most) for box in whole.fields_of(form))
    return ListedForm(form=form, fields=fields, rest=_not_asked(ours, fields))


def _field(
    box: SwvFormBox,
    request: SwvRequest,
    told: Mapping[str, Filled],
    most: Mapping[RequestText, int | None],
) -> PortalField:
    text = None if box.source is None else TEXT_OF.get(box.source)
    filled = told.get(box.name)
    return PortalField(
        what=text or (None if box.source is None else _FACT_OF.get(box.source)),
        text="" if filled is None else filled.words.strip(),
        title=box.label,
        most=box.most if box.most is not None or text is None else most.get(text),
        place=None if text is None else place_of(request, text.value),
    )


def _not_asked(
    ours: Iterable[PortalField], fields: Sequence[PortalField]
) -> tuple[PortalField, ...]:
    """Neither as what it is nor by the very words: of parents each has a field of its own."""
    known = {one.what for one in fields if one.text}
    words = {one.text for one in fields}
    return tuple(one for one in ours if one.what not in known and one.text not in words)
