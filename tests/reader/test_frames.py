"""Frames arrive whole and as they were sent; anything else is refused before it is believed."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import (
    MadeFacts,
    PageFacts,
    Searched,
    UndrawnMark,
    Unfit,
)
from ib_desk.reader import answers
from ib_desk.reader.answers import Answer, Look, Making, Showing
from ib_desk.reader.frames import BadFrame, Frame, FrameKind, read_frame, write_frame
from ib_desk.reader.making import Unmakeable

ALL = dict.fromkeys(FrameKind, 1000)
PAGES = st.lists(
    st.tuples(
        st.text(),
        st.builds(
            PageFacts,
            searched=st.sampled_from(Searched),
            is_picture=st.booleans(),
            undrawn=st.lists(st.sampled_from(UndrawnMark), max_size=3).map(tuple),
        ),
    ),
    min_size=1,
    max_size=5,
)
READ = (
    answers.answer_from,
    answers.refusal_from,
    answers.sizes_from,
    answers.count_from,
)


@given(st.lists(st.tuples(st.sampled_from(FrameKind), st.binary(max_size=1000))))
def test_frames_come_out_as_they_went_in(sent):
    pipe = BytesIO()
    for kind, payload in sent:
        write_frame(pipe, kind, payload)
    pipe.seek(0)
    assert [read_frame(pipe, ALL) for _ in sent] == [Frame(*one) for one in sent]
    assert read_frame(pipe, ALL) is None


@pytest.mark.parametrize(
    "sent",
    [
        b"S\x00",
        b"S\x00\x00\x00\x05abc",
        struct.pack(">cI", b"S", 1001),
        struct.pack(">cI", b"Z", 0),
        struct.pack(">cI", b"P", 0),
    ],
    ids=["half a head", "cut off", "too large", "of no kind", "not expected"],
)
def test_what_is_no_frame_or_not_expected_is_refused(sent):
    with pytest.raises(BadFrame):
        read_frame(BytesIO(sent), {FrameKind.STEP: 1000})


@given(PAGES, st.integers(0, 1000))
def test_an_answer_is_read_as_it_was_written(pages, inside):
    facts = MadeFacts(pages=tuple(one for _words, one in pages), inside=inside)
    answer = Answer(tuple(words for words, _one in pages), facts)
    assert answers.answer_from(answers.answer_as_bytes(answer)) == answer


def test_what_is_asked_and_refused_is_read_as_it_was_written():
    jobs: list[answers.Job] = [Showing(), *(Making(kind) for kind in MediaType)]
    for job in jobs:
        assert answers.job_from(answers.job_as_bytes(job)) == job
    assert answers.look_from(answers.look_as_bytes(Look(3, 800))) == Look(3, 800)
    assert answers.count_from(answers.count_as_bytes(7)) == 7
    sizes = ((595.0, 842.0), (20.0, 30.5))
    assert answers.sizes_from(answers.sizes_as_bytes(list(sizes))) == sizes
    for reason in Unfit:
        read = answers.refusal_from(answers.refusal_as_bytes(Unmakeable(reason, "ж")))
        assert (read.reason, read.character) == (reason, "ж")


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_no_bytes_are_believed_that_no_child_of_ours_writes(payload):
    for read in READ:
        try:
            read(payload)
        except BadFrame:
            continue
        assert payload.strip().isdigit() or payload.startswith(b"[")


@pytest.mark.parametrize(
    ("read", "payload"),
    [
        (answers.answer_from, b'{"pages": [], "inside": 0}'),
        (answers.answer_from, b'{"pages": [["a", "whole", 1, []]], "inside": 0}'),
        (answers.answer_from, b'{"pages": [["a", "maybe", true, []]], "inside": 0}'),
        (answers.answer_from, b'{"pages": [["a", "whole", true, ["x"]]], "inside": 0}'),
        (answers.answer_from, b'{"pages": [["a", "whole", true, []]], "inside": "0"}'),
        (answers.answer_from, b'{"pages": 3, "inside": 0}'),
        (answers.answer_from, b"[" * 100_000),
        (answers.refusal_from, b'["tired", ""]'),
        (answers.refusal_from, b'["damaged", "a long story about a child"]'),
        (answers.refusal_from, b'["damaged"]'),
        (answers.sizes_from, b"[]"),
        (answers.sizes_from, b"[[0, 10]]"),
        (answers.sizes_from, b"[[1e99, 10]]"),
        (answers.sizes_from, b"[[1" + 400 * b"0" + b", 10]]"),
        (answers.sizes_from, b'[["a", 10]]'),
        (answers.count_from, b"-1"),
        (answers.count_from, b"401"),
        (answers.count_from, b"true"),
    ],
)
def test_an_answer_that_no_child_of_ours_gives_is_refused(read, payload):
    with pytest.raises(BadFrame):
        read(payload)
