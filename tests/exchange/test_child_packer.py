"""A package comes out of a child as it would here, or there is one sentence and no child left."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO

import pytest
from pypdf import PasswordType, PdfReader

from ib_desk.application.children import Children
from ib_desk.application.paper import (
    AttachmentUnfit,
    PackageOrder,
    PackageTooHeavy,
    PrintChoices,
    SealFailed,
)
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.exchange.child_packer import ChildPacker, OpenPacking
from ib_desk.exchange.package import PdfPackages
from ib_desk.main.hidden import PACK, child_command
from ib_desk.reader import limits, packing_child
from ib_desk.reader.frames import FrameKind, read_frame, write_frame
from ib_desk.reader.making import MAKER
from ib_desk.reader.packing_jobs import (
    Job,
    Laying,
    Opening,
    Resealing,
    Sealing,
    Unpackable,
    job_as_bytes,
    job_from,
)
from tests.exchange.attached import noor_with, plain_pdf
from tests.exchange.other_children import LOOP, failure_at_the_lock, frame, saying
from tests.exchange.printing import STAMP, prints
from tests.made_pages import PacksInProcess

WORDS = "appel boom citroen deur emmer fiets"
TEXT = MediaType.TEXT


def order() -> PackageOrder:
    whole, contents = noor_with((b"a\n", TEXT), (plain_pdf("b", "c"), MediaType.PDF))
    return PackageOrder(
        whole=whole, stamp=STAMP, choices=PrintChoices(), contents=contents, passphrase=WORDS
    )


def opens(sealed: bytes, words: str) -> bool:
    return PdfReader(BytesIO(sealed)).decrypt(words) is not PasswordType.NOT_DECRYPTED


def test_a_child_makes_the_package_that_would_be_made_here():
    children = Children()
    real = PdfPackages(prints(), ChildPacker(child_command(PACK), children), MAKER)
    steps: list[tuple[int, int]] = []

    class Heard:
        def step(self, done: int, total: int) -> None:
            steps.append((done, total))

    package = real.write(order(), Heard())

    assert (
        package.readable
        == PdfPackages(prints(), PacksInProcess(), MAKER).preview(order(), Silent()).content
    )
    assert opens(package.sealed, WORDS)
    assert not opens(package.sealed, "appel")
    assert steps == sorted(steps)
    assert steps[-1] == (5, 5)
    again = real.seal_again(package.readable, "zomer trui", Silent())
    assert opens(again, "zomer trui")
    assert children._living == []


# --- the child, without a process


def answers(*asked: tuple[Job, Sequence[bytes]]) -> list[tuple[FrameKind, bytes]]:
    """What it says to these jobs, each with its documents."""
    source, sink = BytesIO(), BytesIO()
    for job, documents in asked:
        write_frame(source, FrameKind.JOB, job_as_bytes(job))
        for document in documents:
            write_frame(source, FrameKind.CONTENT, document)
    source.seek(0)
    packing_child.do(source, sink)
    sink.seek(0)
    every = dict.fromkeys(FrameKind, 1 << 30)
    heard = []
    while said := read_frame(sink, every):
        heard.append((said.kind, said.payload))
    return heard


@pytest.mark.parametrize(
    "job",
    [
        Opening(2, 100),
        Laying((("Bijlage 1 · é", ((0.5, 0.0, 0.0, 0.5, 10.0, 20.0),)),)),
        Sealing(WORDS),
        Resealing(WORDS, 3),
    ],
)
def test_a_job_is_read_as_it_was_written(job):
    assert job_from(job_as_bytes(job)) == job


def test_it_opens_lays_seals_and_seals_anew():
    request, frames, pages = plain_pdf("aanvraag"), plain_pdf("lijst"), plain_pdf("b")
    laying = Laying((("Bijlage 1", ((0.5, 0.0, 0.0, 0.5, 10.0, 20.0),)),))
    sizes, step, laid, sealed, again = answers(
        (Opening(1, 0), [pages]),
        (laying, [request, frames]),
        (Sealing(WORDS), []),
        (Resealing("zomer trui", 0), [request]),
    )
    assert sizes[0] is FrameKind.FACTS
    assert step == (FrameKind.STEP, b"1")
    first, second = (page.extract_text().split() for page in PdfReader(BytesIO(laid[1])).pages)
    assert (first, second) == (["aanvraag"], ["lijst", "b"])
    assert opens(sealed[1], WORDS)
    assert opens(again[1], "zomer trui")


def test_an_attachment_that_cannot_be_read_is_named_by_its_number():
    pages = [plain_pdf("a"), b"%PDF-1.7 niets"]
    assert answers((Opening(2, 0), pages)) == [(FrameKind.REFUSED, b"2")]


def test_a_seal_that_does_not_hold_is_refused(monkeypatch):
    monkeypatch.setattr("ib_desk.reader.packing.seal", lambda readable, _passphrase: readable)
    asked = (Resealing(WORDS, 0), [plain_pdf("a")])
    assert answers(asked) == [(FrameKind.REFUSED, b"0")]


def test_a_parent_that_is_gone_in_the_middle_is_answered_nothing():
    assert answers((Opening(2, 0), [plain_pdf("a")])) == []


# --- the parent, with children that are not ours


def opened(words: str) -> None:
    """Open two attachments, lay them, and seal that, in a child that says these words."""
    children = Children()
    packer = ChildPacker(saying(words), children)

    def go(packing: OpenPacking) -> None:
        packing.lay(b"", (), lambda _done: None)
        packing.seal(WORDS, lambda _done: None)

    try:
        with packer.opened([b"x", b"y"], lambda _done: None) as packing:
            go(packing)
    finally:
        assert children._living == []


SIZES = frame(b"F", b"[[[10, 10]], [[10, 10], [20, 10]]]")


@pytest.mark.parametrize(
    "words",
    [
        "sys.exit(1)",
        "os.abort()",
        "print('Segmentation fault')",
        frame(b"P", b"%PDF-1.7"),
        frame(b"F", b"{}"),
        frame(b"F", b"[" * 100_000),
        frame(b"F", b"[[[10, 10]]]"),
        frame(b"F", b"[[[10, 10]], [[0, 10]]]"),
        frame(b"F", b'[[[10, 10]], {"12": 0}]'),
        frame(b"S", b"3"),
        frame(b"X", b"3"),
        frame(b"X", b'"2"'),
        SIZES + frame(b"F", b"[]"),
        SIZES + frame(b"S", b"-1"),
        "sys.stdout.buffer.write(b'P\\xff\\xff\\xff\\xff'); sys.stdout.flush()\n" + LOOP,
    ],
    ids=[
        "nothing",
        "abort",
        "words",
        "pages first",
        "no sizes",
        "sizes without end",
        "too few",
        "no sheet",
        "no list",
        "a step too many",
        "one too many",
        "no number",
        "sizes twice",
        "before the first",
        "four gigabytes",
    ],
)
def test_a_child_that_says_what_none_says_makes_nothing(words):
    with pytest.raises(PackageTooHeavy):
        opened(words)


def test_a_child_that_cannot_be_started_makes_nothing():
    packer = ChildPacker(("/nergens/te/vinden",), Children())
    with pytest.raises(PackageTooHeavy):
        packer.seal(b"x", WORDS, lambda _done: None)


def test_it_has_so_long_and_so_much_longer_for_each_page_and_megabyte(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    monkeypatch.setattr(limits, "SECONDS_A_PAGE", 0.05)
    with pytest.raises(PackageTooHeavy):
        opened(SIZES + LOOP)


def test_what_it_refuses_is_told_by_its_place():
    with pytest.raises(Unpackable) as unfit:
        opened(frame(b"X", b"2"))
    assert unfit.value.position == 2
    with pytest.raises(SealFailed):
        opened(SIZES + frame(b"S", b"1") + frame(b"P", b"pages") + frame(b"X", b"0"))


def test_of_a_package_the_attachment_is_told(monkeypatch):
    packages = PdfPackages(prints(), ChildPacker(saying(frame(b"X", b"2")), Children()), MAKER)
    with pytest.raises(AttachmentUnfit) as unfit:
        packages.write(order(), Silent())
    assert (unfit.value.position, unfit.value.reason) == (2, Unfit.DAMAGED)


def test_calling_off_ends_the_child_wherever_it_is():
    class Stopping:
        def step(self, done: int, total: int) -> None:
            if done == 2:
                raise Cancelled

    children = Children()
    words = SIZES + "sys.stdin.buffer.read(9)\n" + frame(b"S", b"1") + LOOP
    packages = PdfPackages(prints(), ChildPacker(saying(words), children), MAKER)
    with pytest.raises(Cancelled):
        packages.write(order(), Stopping())
    assert children._living == []


def test_at_the_lock_who_waits_for_it_hears_that_it_is_gone():
    children = Children()
    packer = ChildPacker(saying("sys.stdin.buffer.read(1)\n" + LOOP), children)
    failure = failure_at_the_lock(children, lambda: packer.seal(b"x", WORDS, lambda _done: None))
    assert isinstance(failure, PackageTooHeavy)


def test_a_view_of_bytes_is_sent_as_what_it_shows():
    sink = BytesIO()
    write_frame(sink, FrameKind.CONTENT, memoryview(b"0123")[2:])
    assert sink.getvalue() == struct.pack(">cI", b"C", 2) + b"23"
