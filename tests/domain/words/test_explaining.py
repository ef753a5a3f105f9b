from __future__ import annotations

from ib_desk.domain.words.explaining import explained, terms_in
from ib_desk.domain.words.terms import Explanation

KNOWN = {
    "IB": Explanation(full="intern begeleider", text="De collega."),
    "MDO": Explanation(full="multidisciplinair overleg", text="Een overleg."),
    "hoorrecht": Explanation(text="De leerling mag iets zeggen."),
}


def test_terms_are_found_as_words_in_the_order_of_the_text_in_the_form_that_was_used():
    said = "Hoorrecht bij het MDO met de intern begeleider; ib in een woordspel telt niet."
    assert terms_in(said, KNOWN) == [
        ("hoorrecht", "hoorrecht"),
        ("MDO", "MDO"),
        ("IB", "intern begeleider"),
    ]
    assert terms_in("Het MDO'tje en de libel.", {"IB": KNOWN["IB"]}) == []


def test_what_is_short_is_said_in_full_first():
    assert explained("MDO", KNOWN["MDO"]) == "multidisciplinair overleg. Een overleg."
    assert explained("multidisciplinair overleg", KNOWN["MDO"]) == "Een overleg."
    assert explained("hoorrecht", KNOWN["hoorrecht"]) == "De leerling mag iets zeggen."
