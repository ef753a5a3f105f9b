"""What changed since somebody signed is told shortly, and by what it is called on its screen."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from ib_desk.domain.leaving.sign_offs import TextChange
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.statement import Statement
from ib_desk.ui.request.earlier_words import changed_lines, differing
from tests.shipped import catalogue

OURS, GONE, MOTHER = uuid4(), uuid4(), uuid4()
DIGEST = "3f" * 32


def changes(kind: type[Record], /, **fields: tuple[Any, Any]) -> list[TextChange]:
    record_id = uuid4()
    return [
        TextChange(
            place=FieldPlace(record=kind, record_id=record_id, field=name), before=before, now=now
        )
        for name, (before, now) in fields.items()
    ]


def lines(*found: TextChange) -> list[str]:
    return changed_lines(found, catalogue().terms, {OURS: "SWV Polderland", MOTHER: "Marieke"})


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            changes(SwvRequest, kind=(RequestKind.ARRANGEMENT, RequestKind.TLV_SO)),
            ["Wat vraag je aan? “arrangement” werd “TLV voor so”"],
        ),
        (
            changes(SwvRequest, question=(None, "Mag het?"), summary=("Kort.", None)),
            [
                "Je vraag in één of twee zinnen: “Mag het?”",
                "Samenvatting: leeggemaakt, het was “Kort.”",
            ],
        ),
        (
            changes(
                Attachment,
                digest=(None, DIGEST),
                kind=(None, DocumentKind.MINUTES),
                title=(None, "Verslag"),
            ),
            ["Document erbij: “Verslag”"],
        ),
        (
            changes(Attachment, digest=(DIGEST, None), kind=(DocumentKind.MINUTES, None)),
            ["Document weg: “verslag”"],
        ),
        (changes(Attachment, digest=(DIGEST, "00" * 32)), ["Document: een ander bestand"]),
        (
            changes(Intervention, title=("Pauzemaatje", "Pauzemaatjes")),
            ["Wat doen we? “Pauzemaatje” werd “Pauzemaatjes”"],
        ),
        (
            changes(ContractParty, hopes=(None, "Rust.")),
            ["Gesprekspartner erbij: “Rust.”"],
        ),
        (
            changes(SwvRequest, swv_id=(None, OURS)),
            ["Bij welk samenwerkingsverband? “SWV Polderland”"],
        ),
        (
            changes(SwvRequest, swv_id=(GONE, OURS)),
            ["Bij welk samenwerkingsverband? “samenwerkingsverband” werd “SWV Polderland”"],
        ),
        (
            changes(HelpQuestion, guardian_id=(MOTHER, None), words=("Hoe nu?", "Wat nu?")),
            [
                "Welke ouder? leeggemaakt, het was “Marieke”",
                "Wat is de vraag? “Hoe nu?” werd “Wat nu?”",
            ],
        ),
        (
            changes(Statement, done=(None, "Gewijzigd.")),
            ["Wat deed school ermee? “Gewijzigd.”"],
        ),
    ],
)
def test_a_line_for_each_field_and_one_for_what_came_or_went_whole(found, said):
    assert lines(*found) == said


def test_what_belongs_together_stands_together():
    first = changes(Intervention, title=("Eén", "Twee"), by_whom=("An", "Els"))
    assert len(lines(*first, *changes(SwvRequest, asked=("Tien uur.", "Elf uur.")))) == 3


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("", "Nieuw.", ("", "Nieuw.")),
        (
            "Een zin met heel veel woorden en dan een getal van twaalf uur in de week.",
            "Een zin met heel veel woorden en dan een getal van zestig uur in de week.",
            ("… een getal van twaalf uur in de …", "… een getal van zestig uur in de …"),
        ),
        (
            "Eén twee drie vier.",
            "Eén twee drie vier. Vijf.",
            ("… twee drie vier.", "… twee drie vier. Vijf."),
        ),
        ("Hetzelfde.", "Hetzelfde.", ("Hetzelfde.", "Hetzelfde.")),
    ],
)
def test_of_a_long_text_the_words_around_what_differs(before, now, said):
    assert differing(before, now) == said


def test_a_whole_page_is_cut_short():
    _before, now = differing("", "woord " * 200)
    assert len(now) < 250
    assert now.endswith(" …")
