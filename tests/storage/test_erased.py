"""What was erased for good stands in no page of the file, whether it is in use or free."""

from __future__ import annotations

import runpy
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ib_desk.application.attachments import Attachments, Incoming
from ib_desk.application.bin import Bin
from ib_desk.application.kept_lines import KeptLines
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.overview import Overview
from ib_desk.application.pages import MadePages
from ib_desk.application.ports import all_of
from ib_desk.application.records import Records
from ib_desk.application.search import Search
from ib_desk.application.sign_offs import Signing
from ib_desk.application.undo import UndoStack
from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.made_pages import MadeFacts, PageFacts
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import Inspection, InspectionOutcome, RequestKind, SwvRequest
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.storage.search_rows import WORDS_AT_ONCE
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.fakes import ticking_clock
from tests.databases import KEY, empty_database, opened
from tests.domain.made_files import TODAY
from tests.made_pages import PagesInProcess
from tests.shipped import catalogue, school_terms

_SCRIPT = Path(__file__).parents[2] / "docs" / "decrypt_vault.py"
SECRET = (
    *("Xanthippe", "kwikzilver", "zeepaardje", "brandgang", "olifantsgras"),
    *("logopedisch", "handschriftelijk", "toverdrank"),
)
LONG = "zandloper"


def pages_of(path: Path) -> bytes:
    """Every page as it is under the key, by the script that nobody of ours is needed for."""
    script = runpy.run_path(str(_SCRIPT))
    pages = script["newest_pages"](path.read_bytes(), b"")
    return b"".join(script["decrypt"](pages, KEY)).lower()


@pytest.mark.parametrize(("others", "waits"), [(3, False), (150, False), (3, True)])
def test_nothing_of_what_was_erased_is_left(tmp_path, others, waits):
    """Also of a document, of which the words leave the index a few at a time (`waits`)."""
    path = tmp_path / "vault.db"
    path.write_bytes(empty_database())
    kept = [Pupil(call_name=f"Kind {n}", about_me=f"woord{n} gewoon") for n in range(others)]
    pupil = Pupil(call_name=SECRET[0], about_me=f"Ik hou van {SECRET[1]}.")
    file = SupportFile(pupil_id=pupil.id, opened_on=TODAY)
    signal = Signal(file_id=file.id, fact=f"Zag een {SECRET[2]}.")
    letter = MadePages(
        pdf=b"%PDF",
        words=(f"{LONG} {SECRET[5]} {' '.join(f'en{n}' for n in range(2 * WORDS_AT_ONCE))}",),
        facts=MadeFacts(pages=(PageFacts(),)),
    )
    incoming = Incoming(
        content=SECRET[6].encode(),
        file_name=f"{SECRET[7]}.txt",
        media_type=MediaType.TEXT,
        maker=1,
        pages=letter,
    )
    with opened(path) as engine:
        clock, undo, term = ticking_clock(), UndoStack(), catalogue().bin_term
        trajectories = catalogue().trajectories
        lines = KeptLines(catalogue().trajectory, trajectories.values(), clock)
        work = partial(SqlUnitOfWork, engine, all_of(lines, KeptTexts()))
        records = Records(work, undo, clock, term)
        records.add(*kept[: others // 2])
        records.add(pupil, Guardian(pupil_id=pupil.id, note=SECRET[3]), file, signal)
        records.add(*kept[others // 2 :])
        Attachments(work, records, PagesInProcess(), catalogue().document_names).add(
            file.id, incoming
        )
        records.change(signal, replace(signal, fact=f"Zag {SECRET[4]}."))
    assert all(word.lower().encode() in pages_of(path) for word in SECRET)

    with opened(path) as engine:
        work = partial(SqlUnitOfWork, engine, all_of(lines, KeptTexts()))
        undo = UndoStack()
        records = Records(work, undo, clock, term)
        records.remove(pupil)
        search = Search(work, KeptTexts())
        assert search.make_some()
        while waits and search.make_some():
            pass
        Bin(work, records, undo, clock, term).erase(pupil.id, "dubbel")
        Overview(work, lines, school_terms()).look()  # a list was told that it is gone

    plain = pages_of(path)
    assert b"gewoon" in plain
    sought = (*SECRET, LONG, pupil.id.hex, signal.id.hex)
    left = [word for word in sought if word.lower().encode() in plain]
    assert left == []


def test_what_a_signer_saw_of_it_is_left_in_no_page(tmp_path):
    path = tmp_path / "vault.db"
    path.write_bytes(empty_database())
    pupil = Pupil(call_name="Noor")
    file = SupportFile(pupil_id=pupil.id, opened_on=TODAY)
    request = SwvRequest(file_id=file.id, kind=RequestKind.CONSULT, question="gewoon")
    gone = Intervention(file_id=file.id, title=f"Oefenen met een {LONG}")
    reading = Inspection(request_id=request.id, outcome=InspectionOutcome.GIVEN, on=TODAY)
    clock, undo, term = ticking_clock(), UndoStack(), catalogue().bin_term
    with opened(path) as engine:
        work = partial(SqlUnitOfWork, engine)
        signing = Signing(catalogue().sign_offs, clock)
        records = Records(work, undo, clock, term, signing)
        records.add(pupil, file, request, gone)
        records.add(reading)
        with work() as here:
            (copy_id,) = (seen.copy_id for seen in here.find(SeenText) if seen.copy_id)
            assert LONG.encode() in here.content(copy_id)
    with opened(path) as engine:
        work = partial(SqlUnitOfWork, engine)
        records = Records(work, undo, clock, term, signing)
        records.remove(gone)
        Bin(work, records, undo, clock, term).erase(gone.id, "dubbel")
    plain = pages_of(path)
    assert b"gewoon" in plain
    assert [word for word in (LONG, gone.id.hex) if word.encode() in plain] == []
