"""Whatever a child does, its parent gets pages or one sentence, and no child is left behind."""

from __future__ import annotations

import struct
import sys
from collections.abc import Sequence

import pytest

from ib_desk.application.children import Children
from ib_desk.application.pages import NoPages
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.domain.records.attachment import MediaType
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.exchange.child_pages import ChildPages
from ib_desk.exchange.reader_child import ReaderChild
from ib_desk.main.hidden import READ, child_command
from ib_desk.reader import limits
from ib_desk.reader.frames import FrameKind
from tests.exchange.other_children import LOOP, failure_at_the_lock, frame, saying
from tests.reader.pdfs import form, tree_that_names_itself

PDF = MediaType.PDF
REAL = tuple(child_command(READ))


def refusal(command: Sequence[str], content: bytes = b"x") -> Unfit:
    children = Children()
    with pytest.raises(NoPages) as refused:
        ChildPages(command, children).make(content, PDF, Silent())
    assert children._living == []
    return refused.value.reason


def test_a_child_makes_pages_and_pictures_of_them():
    pages = ChildPages(REAL, Children())
    made = pages.make(form("INGEVULD"), PDF, Silent())
    assert "INGEVULD" in made.words[0]
    with pages.look(made.pdf) as seen:
        assert list(seen.sizes) == [(595, 842)]
        picture = seen.picture(0, 300)
        assert picture.width in (300, 301)
        assert min(picture.pixels) < 128
        assert "INGEVULD" in seen.words(0)


def test_a_file_that_hangs_other_programs_is_refused_at_once():
    assert refusal(REAL, tree_that_names_itself()) is Unfit.DAMAGED


def test_a_child_has_no_path_no_environment_and_no_more_memory_than_it_needs():
    told = (
        "import resource\n"
        "from ib_desk.reader.limits import keep_within\n"
        "keep_within()\n"
        "facts = [os.getcwd(), sorted(os.environ), resource.getrlimit(resource.RLIMIT_FSIZE),"
        " resource.getrlimit(resource.RLIMIT_CORE)]\n"
        "sys.stdout.buffer.write(b'F' + len(repr(facts)).to_bytes(4) + repr(facts).encode())\n"
    )
    command = (sys.executable, "-I", "-c", f"import sys, os\n{told}")
    child = ReaderChild(command, {FrameKind.FACTS: 1000})
    with Children().entered(child):
        facts = child.hear(20, lambda: None).payload.decode()
    assert facts == "['/', ['LC_CTYPE'], (0, 0), (0, 0)]"


def test_a_child_that_wants_all_memory_is_too_heavy():
    greedy = (
        "from ib_desk.reader.limits import keep_within\nkeep_within()\nx = bytearray(2 << 30)\n"
    )
    assert refusal((sys.executable, "-I", "-c", greedy)) is Unfit.TOO_HEAVY


@pytest.mark.parametrize(
    "words",
    [
        "sys.exit(1)",
        "os.abort()",
        "print('Segmentation fault')",
        frame(b"P", b"%PDF-1.7"),
        frame(b"Z", b""),
        frame(b"N", b"100000000"),
        frame(b"F", b"{}"),
        frame(b"X", b'["tired", ""]'),
        "sys.stdout.buffer.write(b'F\\xff\\xff\\xff\\xff'); sys.stdout.flush()\n" + LOOP,
    ],
    ids=[
        "nothing",
        "abort",
        "words",
        "pages before facts",
        "of no kind",
        "pages without end",
        "no facts",
        "no reason",
        "four gigabytes",
    ],
)
def test_a_child_that_says_what_none_says_is_too_heavy(words):
    assert refusal(saying(words)) is Unfit.TOO_HEAVY


def test_a_child_that_cannot_be_started_is_too_heavy():
    assert refusal(("/nergens/te/vinden",)) is Unfit.TOO_HEAVY


def test_a_child_has_so_long_and_so_much_longer_for_each_page(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 0.1)
    monkeypatch.setattr(limits, "SECONDS_A_PAGE", 0.1)
    assert refusal(saying(LOOP)) is Unfit.TOO_HEAVY
    assert refusal(saying(frame(b"N", b"3") + LOOP)) is Unfit.TOO_HEAVY


def test_the_system_ends_a_child_that_works_too_long():
    busy = (
        "from ib_desk.reader import limits\n"
        "limits.SECONDS = 0.5\n"
        "limits.keep_within()\n"
        "while True: pass\n"
    )
    assert refusal((sys.executable, "-I", "-c", busy)) is Unfit.TOO_HEAVY


def test_progress_is_told_by_page_and_calling_off_ends_the_child():
    class Counting:
        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []

        def step(self, done: int, total: int) -> None:
            self.steps.append((done, total))
            if done == 2:
                raise Cancelled

    counting = Counting()
    command, children = saying(frame(b"N", b"5") + frame(b"S", b"2") + LOOP), Children()
    with pytest.raises(Cancelled):
        ChildPages(command, children).make(b"x", PDF, counting)
    assert counting.steps[-1] == (2, 5)
    assert children._living == []


def test_at_the_lock_who_waits_for_a_child_hears_that_it_is_gone():
    children = Children()
    pages = ChildPages(saying("sys.stdin.buffer.read(1)\n" + LOOP), children)
    failure = failure_at_the_lock(children, lambda: pages.make(b"x", PDF, Silent()))
    assert isinstance(failure, NoPages)
    assert failure.reason is Unfit.TOO_HEAVY
    with pytest.raises(NoPages):
        pages.make(b"x", PDF, Silent())


@pytest.mark.parametrize(
    "words",
    [
        frame(b"F", b"[[0, 1]]"),
        frame(b"I", b""),
        frame(b"F", b"[[10, 10]]") + frame(b"I", struct.pack(">II", 9, 9) + bytes(10)),
        frame(b"F", b"[[10, 10]]") + frame(b"I", b"12"),
        frame(b"F", b"[[10, 10]]") + frame(b"F", b"[[10, 10]]"),
        frame(b"F", b"[[10, 10]]") + frame(b"X", b'["damaged", ""]'),
    ],
    ids=["no sheet", "a picture first", "too few pixels", "no pixels", "no picture", "refused"],
)
def test_pictures_that_are_none_are_refused(words):
    children = Children()
    pages = ChildPages(saying(words + LOOP), children)
    with pytest.raises(NoPages), pages.look(b"x") as seen:
        seen.picture(0, 10)
    assert children._living == []


def test_words_that_would_turn_a_line_around_are_shown_as_they_stand():
    said = "goed\u202e tseom\x07\nregel".encode() + b"\xff"
    pages = ChildPages(saying(frame(b"F", b"[[10, 10]]") + frame(b"W", said) + LOOP), Children())
    with pages.look(b"x") as seen:
        assert seen.words(0) == "goed  tseom \nregel\ufffd"


def test_what_are_no_words_is_refused():
    pages = ChildPages(
        saying(frame(b"F", b"[[10, 10]]") + frame(b"I", bytes(8)) + LOOP), Children()
    )
    with pytest.raises(NoPages), pages.look(b"x") as seen:
        seen.words(0)
