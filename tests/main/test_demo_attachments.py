"""What becomes of files that are given to the demo, as its summary tells it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from ib_desk.application.attachments import SIZE_LIMIT, Attachments
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.leaving.forbidden import Find, FindKind
from ib_desk.domain.leaving.outgoing_texts import place_of_content
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import place_of
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.main.demo_attachments import Attached, attach
from tests.application.fakes import FakeVault, ticking_clock
from tests.made_pages import PagesInProcess
from tests.reader.pdfs import hidden_layer
from tests.shipped import catalogue

PUPIL = Pupil(call_name="Noor")
FILE = SupportFile(pupil_id=PUPIL.id, opened_on=date(2026, 9, 1))


@pytest.fixture
def desk() -> Any:
    vault = FakeVault()
    records = Records(vault, UndoStack(), ticking_clock())
    records.add(PUPIL, FILE)
    return SimpleNamespace(
        records=records,
        attachments=Attachments(vault, records, PagesInProcess(), catalogue().document_names),
    )


def told(one: Attached, *finds: Find) -> dict[str, Any]:
    facts = one.facts(finds)
    assert facts.pop("file") == str(one.path)
    return facts


def find_in(place) -> Find:
    return Find(kind=FindKind.BSN, place=place, start=0, end=9)


def test_what_can_go_along_is_added_and_ticked(desk, tmp_path):
    path = tmp_path / "laag.pdf"
    path.write_bytes(hidden_layer("Zichtbaar", "GEHEIM"))
    (one,) = attach(desk, FILE, [path])

    (kept,) = desk.records.find(Attachment)
    assert kept.goes_along
    assert kept == one.attachment
    finds = (find_in(place_of_content(kept)), find_in(place_of(kept, "title")))
    assert told(one, *finds) == {
        "outcome": "along",
        "reason": "",
        "pages": 1,
        "as_pictures": 1,
        "searched": "whole",
        "finds": 1,
    }


@pytest.mark.parametrize(
    ("content", "outcome", "reason"),
    [
        (b"<html><body>Verslag</body></html>", "kept", "other_kind"),
        (b"%PDF-1.7 niets", "refused", "damaged"),
        (b"", "refused", "empty"),
        (b"MZ\x90\x00", "refused", "program"),
        (b"a" * (SIZE_LIMIT + 1), "refused", "too_large"),
        (None, "refused", "unreadable"),
    ],
    ids=["html", "damaged", "empty", "program", "too large", "not there"],
)
def test_what_is_kept_or_refused_is_told_and_ends_nothing(desk, tmp_path, content, outcome, reason):
    path, good = tmp_path / "verslag.doc", tmp_path / "goed.txt"
    if content is not None:
        path.write_bytes(content)
    good.write_text("Gewone tekst.", encoding="utf-8")
    first, second = attach(desk, FILE, [path, good])

    facts = told(first)
    assert (facts["outcome"], facts["reason"]) == (outcome, reason)
    assert (facts["pages"], facts["searched"], facts["finds"]) == (0, "not", 0)
    assert told(second)["outcome"] == "along"
    assert [one.goes_along for one in desk.records.find(Attachment)] == [
        *([False] if outcome == "kept" else []),
        True,
    ]
