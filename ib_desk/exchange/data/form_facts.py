"""What a bureau's form can be filled in from: the data of the request, and names in their parts."""

from __future__ import annotations

from ib_desk.exchange.data.request_data import request_facts
from ib_desk.exchange.data.values import Value, known
from ib_desk.exchange.pdf.order import Order


def form_facts(order: Order) -> dict[str, Value]:
    """Forms ask for a surname by itself; the pages of the request have the whole name.

    Raises:
        NothingToPrint: there is no request.
    """
    pupil = order.whole.pupil
    names = known(
        order.terms,
        call_name=pupil.call_name,
        first_names=pupil.first_names or pupil.call_name,
        prefix=pupil.prefix,
        surname=pupil.surname,
        gender=pupil.gender,
    )
    return {**request_facts(order), "names": names}
