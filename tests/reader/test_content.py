"""Of drawing commands everything stays that draws, and nothing that only tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.reader.content import scanned


@pytest.mark.parametrize(
    ("content", "clean"),
    [
        (b"/Span << /ActualText (a) >> BDC q Q EMC", b"/Span  BMC q Q EMC"),
        (b"/OC /L1 BDC q EMC", b"/OC  BMC q EMC"),
        (b"/P <</A <</B (>>)>> >>BDC q EMC", b"/P  BMC q EMC"),
        (b"/T << /A 1 >> DP q", b"/T  MP q"),
        (b"q % wie dit leest\nQ", b"q  \nQ"),
        (b"q %het einde", b"q  "),
        (b"BDC", b"BDC"),
        (b"/A << /B 1 >> 3 BDC", b"/A << /B 1 >> 3 BDC"),
    ],
)
def test_properties_and_comments_go(content, clean):
    assert scanned(content).clean == clean


@pytest.mark.parametrize(
    "content",
    [
        b"(50% van de kinderen) Tj",
        b"(tussen (haakjes) 5% << /A >> BDC) Tj",
        rb"(een \) haakje 5%) Tj",
        rb"(een \( haakje (in) haakjes 5%) Tj",
        b"BI /W 1 /H 1 /BPC 8 /CS /G ID %(<</BDC EI Q",
        b"BI /W 9 ID nooit een einde %",
        b"BI /W 9 zonder begin",
        b"/Diep << /A << nooit dicht",
        b"(nooit dicht (en diep",
        b"<48656C6C6F> Tj /BDCx gs",
    ],
)
def test_what_only_looks_like_it_stays(content):
    assert scanned(content).clean == content


def test_everything_that_is_called_by_its_name_is_known():
    content = b"/F1 12 Tf /G\xc3\xa9 gs /Im#201 Do BI /W 1 /CS /Eigen ID x EI (/Niet) Tj"
    names = scanned(content).names
    assert {"/F1", "/Im 1", "/Eigen", "/Gé"} <= names
    assert "/Niet" not in names


@given(st.binary(max_size=300))
def test_any_bytes_are_gone_through(content):
    assert len(scanned(content).clean) <= len(content) + 1


@given(
    st.lists(
        st.sampled_from(
            [b"(", b")", b"<<", b">>", b"/A", b"BDC", b"BI", b"ID ", b" EI ", b"%", b"\n", b" "]
        )
    )
)
def test_any_order_of_signs_is_gone_through(parts):
    content = b"".join(parts)
    assert len(scanned(content).clean) <= len(content) + 1
