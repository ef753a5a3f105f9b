"""What of a record can be found: all that people wrote in it, folded, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.closed import AMONG_CLOSED
from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.escalation import Escalation, EscalationAnswer
from ib_desk.domain.records.kinds import KINDS, WITHOUT_TRACE, is_part_of, references
from ib_desk.domain.records.meeting import SittingId
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.school_request import SchoolRequest
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.records.swv_form import SwvFormBox
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from ib_desk.domain.search.searched import (
    LONGEST_WORD,
    OF_THE_PROGRAM,
    TO_SETTLE,
    called_mark,
    day_of,
    folded_words,
    kind_mark,
    owner_mark,
    search_text,
    text_fields,
    texts_of,
    word_key,
)
from ib_desk.ui.places import window_place_with
from ib_desk.ui.records.every import words_of as questions_of
from tests.samples import sample

FILE = SupportFileId(uuid4())
SITTING = SittingId(uuid4())


def test_every_text_that_a_screen_asks_is_found_and_no_other():
    """A text without a question is one of the program, and named as such."""
    for kind in KINDS:
        if kind.is_found:
            assert {*text_fields(kind)} <= {*questions_of(kind)}, kind.__name__


def test_what_is_named_as_a_text_of_the_program_is_a_text_that_exists():
    for kind, name in OF_THE_PROGRAM:
        assert isinstance(getattr(sample(kind), name), str)
        assert name not in questions_of(kind)


def test_what_names_nobody_and_what_leaves_no_trace_is_not_looked_through():
    """The words at a box are those of a bureau; its form is found by its name."""
    not_found = {kind for kind in KINDS if not kind.is_found}
    assert not_found == {Erasure, SwvFormBox, ConsentUsed, *WITHOUT_TRACE, *AMONG_CLOSED}


def test_texts_stand_in_the_order_of_their_fields_and_those_inside_count_too():
    score = DimensionScore(dimension=next(iter(Dimension)), note="lukt", source="toets")
    weighing = Weighing(file_id=FILE, present="Noor, moeder", scores=(score,))
    assert [*texts_of(weighing)] == [
        ("present", "Noor, moeder"),
        ("scores", "lukt"),
        ("scores", "toets"),
    ]
    assert "scores" in text_fields(Weighing)


def test_words_are_folded_and_marked():
    signal = Signal(file_id=FILE, fact="Zoë is moe.")
    assert search_text(signal, FILE, None).words == {
        *("zoe", "is", "moe"),
        *(kind_mark(Signal), owner_mark(FILE), TO_SETTLE),
    }


def test_what_stands_in_a_document_is_kept_with_its_title_but_no_number_of_a_child():
    document = replace(sample(Attachment), title="Brief", sender="")
    pages = ["Bel 0612345678 op 12-9-2026.", "BSN 111222333, zonder nul 10000008; 111222334"]
    words = search_text(document, FILE, None, pages).words
    assert words == {
        *("brief", "bel", "0612345678", "op", "12", "9", "2026"),
        *("bsn", "zonder", "nul", "111222334"),
        *(kind_mark(Attachment), owner_mark(FILE)),
    }


def test_a_pupil_is_called_what_a_list_finds_and_nothing_else_that_was_written():
    noor = Pupil(call_name="Nóór", surname="van Dalen", year_group="6", about_me="Ik ken Sem.")
    words = search_text(noor, None, noor.id).words
    marks = {called_mark(word) for word in folded_words(f"{noor.name} {noor.group_label}")}
    assert {word for word in words if word.startswith(called_mark(""))} == marks
    assert called_mark("noor") in marks
    assert word_key("sem") in words


def test_what_is_settled_lost_its_mark():
    kept = Agreement(file_id=FILE, state=AgreementState.KEPT)
    assert TO_SETTLE not in search_text(kept, FILE, None).words
    assert TO_SETTLE in search_text(Agreement(file_id=FILE), FILE, None).words


@pytest.mark.parametrize(
    ("waits", "is_over"),
    [
        (Signal(file_id=FILE), Signal(file_id=FILE, triage=Triage.NO_FOLLOW_UP)),
        (
            SwvRequest(file_id=FILE, kind=RequestKind.CONSULT),
            SwvRequest(file_id=FILE, kind=RequestKind.CONSULT, sent_on=date(2026, 9, 1)),
        ),
        (SchoolRequest(file_id=FILE), SchoolRequest(file_id=FILE, answered_on=date(2026, 9, 1))),
        (
            Escalation(file_id=FILE, answer=EscalationAnswer.ASK, what="plek"),
            Escalation(file_id=FILE, answer=EscalationAnswer.ASK, what="plek", outcome="ja"),
        ),
        (
            Agreement(file_id=FILE, state=AgreementState.PROPOSED),
            Agreement(file_id=FILE, state=AgreementState.NOT_KEPT),
        ),
        (
            TeamAgreement(sitting_id=SITTING, state=AgreementState.PROPOSED),
            TeamAgreement(sitting_id=SITTING, state=AgreementState.LAPSED),
        ),
        (
            TeamAgreement(sitting_id=SITTING),
            TeamAgreement(sitting_id=SITTING, state=AgreementState.KEPT),
        ),
    ],
)
def test_what_waits_for_something_says_so_until_it_is_over(waits, is_over):
    assert (waits.is_to_settle, is_over.is_to_settle) == (True, False)


def test_what_is_in_no_file_and_with_no_pupil_stands_in_a_place_of_the_window():
    """Where it is found it has to be opened; a colleague is read about in a file."""
    alone = [
        kind
        for kind in KINDS
        if kind.is_found and kind is not Professional and not is_under(kind, {Pupil, SupportFile})
    ]
    assert alone
    for kind in alone:
        assert window_place_with(kind)


def is_under(kind: type[Record], owners: set[type[Record]]) -> bool:
    wholes = [to for name, (to, _required) in references(kind).items() if is_part_of(kind, name)]
    return kind in owners or any(is_under(one, owners) for one in wholes)


@pytest.mark.parametrize(
    ("record", "day"),
    [
        (Agreement(file_id=FILE), None),
        (Agreement(file_id=FILE, ends_on=date(2026, 9, 1)), date(2026, 9, 1)),
        (Pupil(born_on=BirthDate(2017, 3, 1)), None),
        (sample(Disclosure), None),
    ],
)
def test_only_what_happens_has_a_day(record, day):
    assert day_of(record) == day


@given(st.text(max_size=2 * LONGEST_WORD), st.text(max_size=5))
def test_what_begins_a_word_begins_its_key(begin, rest):
    assert word_key(begin + rest).startswith(word_key(begin))


@given(st.text())
@example("\u0300")
def test_a_key_holds_no_sign_that_an_index_reads(text):
    for word in folded_words(text):
        key = word_key(word)
        assert re.fullmatch(r"[a-z0-9_~]+", key)
        assert not key.startswith("~~")
