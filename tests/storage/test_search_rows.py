"""What a search finds in the database: as in memory, thoroughly forgotten, and never refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text

from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.ports import Sought, UnitOfWorkFactory
from ib_desk.application.progress import Silent
from ib_desk.application.search import Search
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.search.asked import read_question
from ib_desk.domain.search.searched import kind_mark, search_text
from ib_desk.storage.search_rows import WORDS_AT_ONCE
from ib_desk.storage.tables import SEARCHED, WORD_INDEX
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.fakes import FakeVault
from tests.databases import empty_database, opened
from tests.domain.made_files import FILE, NOOR, TODAY
from tests.shipped import catalogue
from tests.storage.word_index import index_is_sound, letters_of_nothing

SEEN = Signal(file_id=FILE.id, fact="Moe in de gymzaal", seen_on=date(2026, 9, 1))
MADE = Agreement(file_id=FILE.id, result="Moeder belt", agreed_on=date(2026, 9, 8))
OLD = SupportFile(pupil_id=NOOR.id, opened_on=TODAY, closed_on=TODAY)
CLOSED = Signal(file_id=OLD.id, fact="Moe van gym", seen_on=date(2025, 9, 1))


@pytest.fixture(params=["fake", "sql"])
def unit_of_work(request: pytest.FixtureRequest) -> UnitOfWorkFactory:
    if request.param == "fake":
        return FakeVault()
    return partial(SqlUnitOfWork, request.getfixturevalue("engine"))


@pytest.fixture
def work(unit_of_work):
    with unit_of_work() as work:
        for record in (NOOR, FILE, OLD, SEEN, MADE, CLOSED):
            work.save(record)
        texts = [search_text(r, r.file_id, None) for r in (SEEN, MADE, CLOSED)]
        work.put_texts(texts, "now")
        yield work


@pytest.mark.parametrize(
    ("sought", "records"),
    [
        (Sought(beginnings=("moe",)), [CLOSED, MADE, SEEN]),
        (Sought(words=("moe",)), [CLOSED, SEEN]),
        (Sought(words=("moe",), beginnings=("gym", "in")), [SEEN]),
        (Sought(beginnings=("moe",), one_of=((kind_mark(Agreement), "niets"),)), [MADE]),
        (Sought(beginnings=("moe",), one_of=((kind_mark(Agreement),), ("in",))), []),
        (Sought(beginnings=("moe",), in_closed=False), [MADE, SEEN]),
        (Sought(beginnings=("moe",), before=date(2026, 9, 8)), [CLOSED, SEEN]),
        (Sought(beginnings=("moe",), after=date(2026, 9, 1)), [MADE]),
        (Sought(), [MADE, SEEN, CLOSED]),
        (Sought(after=date(2025, 9, 1), before=date(2026, 9, 8)), [SEEN]),
    ],
)
def test_what_holds_all_that_is_sought_is_found_newest_first(work, sought, records):
    found = work.found_texts(sought, 9)
    assert [one.record_id for one in found] == [record.id for record in records]
    assert [one.record_id for one in work.found_texts(sought, 1)] == [r.id for r in records[:1]]
    for one, record in zip(found, records, strict=True):
        assert (one.kind, one.file_id, one.pupil_id) == (type(record), record.file_id, None)


def test_other_words_take_the_place_of_those_before(work):
    other = replace(SEEN, fact="Blij in de gymzaal")
    work.put_texts([search_text(other, FILE.id, None)], "now", [CLOSED.id, uuid4()])
    assert ids(work, "moe") == []
    assert ids(work, "blij") == ids(work, "gymzaal") == [SEEN.id]
    work.put_texts([], "now")


def test_what_was_forgotten_is_found_when_it_is_put_anew_in_its_old_place(work):
    work.forget_texts()
    assert ids(work, "moe") == []
    work.put_texts([search_text(CLOSED, OLD.id, None)], "then", [MADE.id])
    work.put_texts([search_text(SEEN, FILE.id, None)], "then")
    assert ids(work, "moe") == [CLOSED.id, SEEN.id]


def test_records_of_a_kind_come_some_at_a_time(work):
    first, place = work.some(Signal, 0, 1)
    second, place = work.some(Signal, place, 1)
    assert [*first, *second] == [SEEN, CLOSED]
    assert work.some(Signal, place, 1) == ([], place)


def ids(work, word: str) -> Sequence[object]:
    return [one.record_id for one in work.found_texts(Sought(words=(word,)), 9)]


def put(engine: Engine, *records: Record) -> None:
    with SqlUnitOfWork(engine, KeptTexts()) as work:
        for record in records:
            work.save(record)
        work.commit()


def remove(engine: Engine, *records: Record) -> None:
    with SqlUnitOfWork(engine, KeptTexts()) as work:
        work.remove(*records)
        work.commit()


def erase(engine: Engine, *records: Record) -> None:
    with SqlUnitOfWork(engine) as work:
        work.erase_texts([record.id for record in records])
        work.commit()


def kept_bytes(engine: Engine) -> bytes:
    """All that is in the tables of the index, and the rows that it is of."""
    with engine.connect() as connection:
        rows = [
            *connection.execute(text(f"SELECT block FROM {WORD_INDEX}_data")),  # noqa: S608 - ours
            *connection.execute(text(f"SELECT term FROM {WORD_INDEX}_idx")),  # noqa: S608 - ours
        ]
        words = connection.scalars(select(SEARCHED.c.words)).all()
    blocks = (row[0] for row in rows)
    return b"".join(one if isinstance(one, bytes) else str(one).encode() for one in blocks) + (
        " ".join(words).encode()
    )


@pytest.mark.parametrize("others", [0, 400])
def test_a_word_that_went_leaves_no_trace_in_the_index(engine, others):
    """Also where many records have been merged into one large part of it."""
    put(engine, NOOR, FILE)
    rest = [Signal(file_id=FILE.id, fact=f"woord{n} en{n}") for n in range(others)]
    secret = Signal(file_id=FILE.id, fact="xylofoonverbod qwertzuiop")
    put(engine, *rest[: others // 2], secret, *rest[others // 2 :])
    assert b"xylofoonverbod" in kept_bytes(engine)

    put(engine, replace(secret, fact="qwertzuiop"))
    assert b"xylo" not in kept_bytes(engine)
    remove(engine, secret)

    assert b"qwertz" not in kept_bytes(engine)
    assert secret.id.hex.encode() not in kept_bytes(engine)


LONG = Signal(
    file_id=FILE.id,
    fact=" ".join(f"lang{n}" for n in range(WORDS_AT_ONCE * 2 + WORDS_AT_ONCE // 2)),
)
"""As long as a document is."""


def some_taken_out(engine: Engine) -> bool:
    with SqlUnitOfWork(engine) as work:
        did = work.take_out()
        work.commit()
    return did


@pytest.fixture
def left(engine: Engine) -> Engine:
    """After a long text was removed."""
    put(engine, NOOR, FILE, SEEN, LONG)
    remove(engine, LONG)
    return engine


def finds(engine: Engine, *words: str) -> list[Sequence[object]]:
    with SqlUnitOfWork(engine) as work:
        return [ids(work, word) for word in words]


def test_a_long_text_is_not_found_any_more_at_once_and_leaves_no_trace_after_some_turns(left):
    assert finds(left, "lang0", "lang9", "moe") == [[], [], [SEEN.id]]
    turns = 0
    while some_taken_out(left):
        turns += 1
        assert index_is_sound(left)
    assert turns == 3
    assert b"lang" not in kept_bytes(left)
    assert LONG.id.hex.encode() not in kept_bytes(left)
    assert finds(left, "moe") == [[SEEN.id]]


def test_what_loses_its_words_one_after_the_other_is_never_held_for_damaged(engine):
    """In a vault with little in it, in which more goes than comes."""
    words = [f"woord{n}" for n in range(6)]
    put(engine, NOOR)
    while words:
        put(engine, replace(NOOR, surname=" ".join(words)))
        assert index_is_sound(engine)
        words.pop()
    put(engine, replace(NOOR, surname="weer meer", call_name="woorden"))
    assert index_is_sound(engine)


def test_a_long_text_can_go_from_a_vault_that_holds_nothing_else(engine):
    pupil = replace(NOOR, surname=LONG.fact)
    put(engine, pupil)
    remove(engine, pupil)
    while some_taken_out(engine):
        assert index_is_sound(engine)


def test_many_small_texts_that_go_together_leave_in_turns(engine):
    many = [Signal(file_id=FILE.id, fact=f"woord{n} en nog zes woorden erbij") for n in range(60)]
    put(engine, NOOR, FILE, SEEN, *many)
    remove(engine, *many)
    assert finds(engine, "woord7", "erbij", "moe") == [[], [], [SEEN.id]]
    assert index_is_sound(engine)
    turns = 0
    while some_taken_out(engine):
        turns += 1
        assert index_is_sound(engine)
    assert 1 < turns < len(many) / 4
    assert b"erbij" not in kept_bytes(engine)


@pytest.mark.parametrize("turns", [0, 2])
def test_small_texts_that_come_back_meanwhile_are_found(engine, turns):
    many = [Signal(file_id=FILE.id, fact=f"woord{n} en nog zes woorden erbij") for n in range(60)]
    put(engine, NOOR, FILE, SEEN, *many)
    remove(engine, *many)
    for _ in range(turns):
        assert some_taken_out(engine)
    put(engine, *many)
    assert not some_taken_out(engine)
    assert index_is_sound(engine)
    assert finds(engine, "woord7", "woord59") == [[many[7].id], [many[59].id]]


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_what_is_put_back_meanwhile_is_found_whole(left, turns):
    for _ in range(turns):
        assert some_taken_out(left)
    put(left, LONG)
    assert not some_taken_out(left)
    assert index_is_sound(left)
    assert (
        finds(left, "lang0", f"lang{WORDS_AT_ONCE}", f"lang{2 * WORDS_AT_ONCE}") == [[LONG.id]] * 3
    )


def test_what_is_erased_does_not_wait(left):
    erase(left)
    erase(left, SEEN, LONG)
    assert b"lang" not in kept_bytes(left)
    assert not some_taken_out(left)
    assert finds(left, "moe") == [[SEEN.id]]
    assert index_is_sound(left)


def test_of_what_is_erased_no_first_letters_are_left_where_pages_of_the_index_begin(engine):
    """Also when the index is in one piece, and of what went before the thing that is erased."""
    words = [sha256(str(number).encode()).hexdigest()[:9] for number in range(3_000)]
    texts = [" ".join(words[at : at + 30]) for at in range(0, len(words), 30)]
    notes = [Signal(file_id=FILE.id, fact=fact) for fact in texts]
    put(engine, NOOR, FILE, *notes)
    remove(engine, *notes[::2])
    while some_taken_out(engine):
        pass
    assert letters_of_nothing(engine) != []
    erase(engine, notes[0])
    assert letters_of_nothing(engine) == []
    remove(engine, notes[1])
    erase(engine, notes[1])
    assert letters_of_nothing(engine) == []
    assert index_is_sound(engine)
    assert finds(engine, words[30], words[90]) == [[], [notes[3].id]]


def test_what_leaves_is_gone_when_all_is_made_anew(left):
    with SqlUnitOfWork(left) as work:
        work.forget_texts()
        work.commit()
    assert not some_taken_out(left)
    assert b"lang" not in kept_bytes(left)


def test_only_the_beginning_of_what_is_kept_is_read(unit_of_work):
    with unit_of_work() as work:
        kept = work.put_content(b"een brief")
        assert [work.beginning(kept, size) for size in (0, 3, 99)] == [b"", b"een", b"een brief"]
        with pytest.raises(NotFound):
            work.beginning(ContentId(uuid4()), 3)


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    path = tmp_path_factory.mktemp("searched") / "vault.db"
    path.write_bytes(empty_database())
    with opened(path) as engine:
        put(engine, NOOR, FILE, OLD, SEEN, MADE, CLOSED)
        yield engine


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text())
@example(query='"' * 50)
@example(query="AND OR NOT NEAR(a b) ^a* words:moe {words}: - + (")
@example(query="😀 🏳️‍🌈 moe😀moe \x00 'drop table")
@example(query="leerling:😀 soort:a na:2025")
@example(query="\u0300 soort:\u0300 leerling:\u0300")
@example(query="x" * 10_000)
@example(query="w x y z " * 2_000)
@example(query="ж\U0001e900\U00016e40 １２ ½ e\u0301")
def test_no_question_is_refused(searched, query):
    work = partial(SqlUnitOfWork, searched)
    search = Search(work, KeptTexts())
    search.find(read_question(query, catalogue().terms, TODAY), Silent())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(written=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=80))
@example(written="Żółkiewska")
@example(written="İß½")
def test_what_is_written_in_any_letters_is_found(searched, written):
    put(searched, replace(SEEN, fact=written))
    search = Search(partial(SqlUnitOfWork, searched), KeptTexts())
    asked = read_question(f'"{written}"', catalogue().terms, TODAY)
    hits = search.find(asked, Silent()).hits
    assert SEEN.id in [hit.record_id for hit in hits] or not asked.phrases
