"""The rows of what a search finds, and the index of FTS5 over their words.

The index knows only which row holds which word (`detail=none`, no sizes), and each row holds each
of its words once. So it is told of the words that came and went, and not of all of them at each
change: a changed field costs what changed in it. A word that went is taken out of the index at once
(`secure-delete`), and its page is overwritten, as all that SQLite frees (`secure_delete`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Connection,
    Executable,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    table,
    text,
    update,
)

from ib_desk.application.ports import FoundText, Sought
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.search.searched import SearchText
from ib_desk.storage.among import among
from ib_desk.storage.plain_changes import Each
from ib_desk.storage.tables import (
    IS_LEAVING,
    SEARCHED,
    TABLES,
    WORD_INDEX,
    kind_named,
    table_name,
)

_IDS: Final = "ids"
_NUMBERS: Final = "numbers"
_INDEX = table(WORD_INDEX, literal_column("rowid"))
_KNOWN = select(SEARCHED).where(among(SEARCHED.c.record_id, _IDS))
_FIRST = select(func.coalesce(func.min(SEARCHED.c.number), 0))
_CHANGE = update(SEARCHED).where(SEARCHED.c.number == bindparam("at"))
_ADD_WORDS = text(f"INSERT INTO {WORD_INDEX}(rowid, words) VALUES(:number, :words)")
_TAKE_WORDS = text(
    f"INSERT INTO {WORD_INDEX}({WORD_INDEX}, rowid, words) VALUES('delete', :number, :words)"
)
_IS_THOROUGH = text(f"SELECT v FROM {WORD_INDEX}_config WHERE k = 'secure-delete'")  # noqa: S608 - ours
_BE_THOROUGH = text(f"INSERT INTO {WORD_INDEX}({WORD_INDEX}, rank) VALUES('secure-delete', 1)")
WORDS_AT_ONCE: Final = 200
"""Words that are taken out of the index in one go: some 25 ms."""
_LEAVING: Final = ""
"""The kind of a row that nothing finds any more, with the words that the index still holds of it.

To take thousands of words out, as a document has or all that is part of a pupil, takes longer than
anybody should wait for.
"""
_ROWS_AT_ONCE: Final = 20
_Words = tuple[int, Collection[str]]
"""(number of a row, words of it)."""
_LEFT = select(SEARCHED.c.number, SEARCHED.c.words).where(IS_LEAVING)
_LEFT_OF = _LEFT.where(among(SEARCHED.c.record_id, _IDS))
_GONE = delete(SEARCHED).where(among(SEARCHED.c.number, _NUMBERS))
_LET_LEAVE = update(SEARCHED).where(among(SEARCHED.c.number, _NUMBERS)).values(kind=_LEAVING)
_WRITE_ANEW = text(f"INSERT INTO {WORD_INDEX}({WORD_INDEX}) VALUES('optimize')")
_OF_NOBODY: Final[_Words] = (0, ("~",))
"""A row that never is (their numbers go down from -1), of a word that says nothing."""
_FORGET = text(f"INSERT INTO {WORD_INDEX}({WORD_INDEX}) VALUES('delete-all')")


def put(
    connection: Connection,
    texts: Collection[SearchText],
    stamp: str,
    gone: Collection[UUID],
    each: Each,
) -> None:
    """Keep what can be found, and no trace of what is gone."""
    ids = [*(one.record_id for one in texts), *gone]
    if not ids:
        return
    if not connection.execute(_IS_THOROUGH).scalar():
        connection.execute(_BE_THOROUGH)
    known = {row.record_id: row for row in each(connection.execute(_KNOWN, {_IDS: ids}))}
    went: list[_Words] = []
    came: list[_Words] = []
    changed: list[dict[str, Any]] = []
    new: list[dict[str, Any]] = []
    for one in each(texts):
        values = _values(one, stamp)
        row = known.get(one.record_id)
        if row is None:
            new.append(values | {"record_id": one.record_id})
        elif any(getattr(row, name) != value for name, value in values.items()):
            changed.append(values | {"at": row.number})
            _compare(row, one.words, stamp, went, came)
    if changed:
        connection.execute(_CHANGE, changed)
    came += _put_new(connection, new)
    _let_leave(connection, [known[one] for one in gone if one in known], stamp, went)
    _tell(connection, _TAKE_WORDS, went)
    _tell(connection, _ADD_WORDS, came)


def _compare(
    row: Any, words: frozenset[str], stamp: str, went: list[_Words], came: list[_Words]
) -> None:
    """What the index is told of a row that it knows: it counts a row less and a row more."""
    before = frozenset(row.words.split())
    if row.stamp != stamp:
        came.append((row.number, words))
    elif before != words:
        went.append((row.number, before - words))
        came.append((row.number, words - before))


def _put_new(connection: Connection, new: Sequence[dict[str, Any]]) -> Iterator[_Words]:
    if new:
        first = int(connection.execute(_FIRST).scalar_one()) - 1
        numbered = [values | {"number": first - place} for place, values in enumerate(new)]
        connection.execute(insert(SEARCHED), numbered)
        for values in numbered:
            yield values["number"], values["words"].split()


def _let_leave(connection: Connection, rows: Sequence[Any], stamp: str, went: list[_Words]) -> None:
    """What is gone: at once, or found no more and taken out in turns where that is much."""
    held = {row.number: row.words.split() for row in rows if row.stamp == stamp}
    if sum(map(len, held.values())) > WORDS_AT_ONCE:
        connection.execute(_LET_LEAVE, {_NUMBERS: held.keys()})
        _drop(connection, [row.number for row in rows if row.number not in held])
    else:
        went += held.items()
        _drop(connection, [row.number for row in rows])


def take_out(connection: Connection) -> bool:
    """Take some more words of rows that leave out of the index; False when no row is left."""
    rows = connection.execute(_LEFT.limit(_ROWS_AT_ONCE)).all()
    _take_out(connection, [(row.number, row.words.split()) for row in rows])
    return bool(rows)


def erase(connection: Connection, record_ids: Collection[UUID], each: Each) -> None:
    """Take out all words of those rows among these that leave, and what they left in the index."""
    if not record_ids:
        return
    rows = connection.execute(_LEFT_OF, {_IDS: record_ids})
    left = deque[_Words]((row.number, row.words.split()) for row in each(rows))
    while left:
        left = _take_out(connection, left)
    _write_anew(connection)


def _write_anew(connection: Connection) -> None:
    """Leave nothing of a word that was taken out, now or ever before.

    Where a page of the index begins, FTS5 keeps the first letters of the word that stood there, and
    keeps them when that goes; of a short name they are all. It writes its pages anew where the
    index is in more pieces than one: so there comes a second piece, for as long as this takes.
    """
    _tell(connection, _ADD_WORDS, [_OF_NOBODY])
    connection.execute(_WRITE_ANEW)
    _tell(connection, _TAKE_WORDS, [_OF_NOBODY])


def forget(connection: Connection) -> None:
    """Empty the index; the rows stay, in their order, until they are put anew."""
    connection.execute(_FORGET)
    connection.execute(delete(SEARCHED).where(IS_LEAVING))


def found(connection: Connection, sought: Sought, limit: int, each: Each) -> list[FoundText]:
    """The rows that hold what is sought, newest first."""
    kept = (SEARCHED.c.record_id, SEARCHED.c.kind, SEARCHED.c.file_id, SEARCHED.c.pupil_id)
    query = select(*kept, SEARCHED.c.day).where(SEARCHED.c.kind != _LEAVING).limit(limit)
    wanted = _wanted(sought)
    if wanted:
        match = text(f"{WORD_INDEX} MATCH :wanted").bindparams(wanted=wanted)
        # The index gives its rows in order by itself: nothing is sorted, and what is too much is
        # never looked at.
        query = (
            query.select_from(
                _INDEX.join(SEARCHED, literal_column(f"{WORD_INDEX}.rowid") == SEARCHED.c.number)
            )
            .where(match)
            .order_by(literal_column(f"{WORD_INDEX}.rowid"))
        )
    else:
        query = query.order_by(SEARCHED.c.day.desc())
    if sought.before is not None:
        query = query.where(SEARCHED.c.day < sought.before)
    if sought.after is not None:
        query = query.where(SEARCHED.c.day > sought.after)
    if not sought.in_closed:
        file = TABLES[SupportFile]
        closed = select(file.c.id).where(file.c.closed_on.is_not(None))
        query = query.where(or_(SEARCHED.c.file_id.is_(None), SEARCHED.c.file_id.not_in(closed)))
    return [
        FoundText(
            record_id=row.record_id,
            kind=kind_named(row.kind),
            file_id=row.file_id,
            pupil_id=row.pupil_id,
            day=row.day,
        )
        for row in each(connection.execute(query))
    ]


def _drop(connection: Connection, numbers: Collection[int]) -> None:
    if numbers:
        connection.execute(_GONE, {_NUMBERS: numbers})


def _take_out(connection: Connection, rows: Iterable[_Words]) -> deque[_Words]:
    """Of these the first words, as many as are taken out in one go; gives what is left."""
    went: list[_Words] = []
    kept: list[_Words] = []
    done: list[int] = []
    left = deque(rows)
    most = WORDS_AT_ONCE
    while left and most > 0:
        number, words = left.popleft()
        first, more = list(words)[:most], list(words)[most:]
        went.append((number, first))
        if more:
            left.appendleft((number, more))
            kept.append((number, ()))
            connection.execute(_CHANGE, {"at": number, "words": " ".join(more)})
        else:
            done.append(number)
        most -= len(first)
    _tell(connection, _TAKE_WORDS, went)
    _tell(connection, _ADD_WORDS, kept)
    _drop(connection, done)
    return left


def _values(one: SearchText, stamp: str) -> dict[str, Any]:
    return {
        "kind": table_name(one.kind),
        "file_id": one.file_id,
        "pupil_id": one.pupil_id,
        "day": one.day,
        "stamp": stamp,
        "words": " ".join(sorted(one.words)),
    }


def _tell(connection: Connection, statement: Executable, told: Iterable[_Words]) -> None:
    """Also of a row of which no word goes or comes.

    The index counts how many rows it was told of, takes one off whenever words of one are taken
    out, and holds itself for damaged when it would have to go below none.
    """
    rows = [{"number": number, "words": " ".join(words)} for number, words in told]
    if rows:
        connection.execute(statement, rows)


def _wanted(sought: Sought) -> str:
    """As FTS5 asks for it; keys hold nothing that it reads as a sign."""
    return " AND ".join(
        (
            *(f'"{word}"' for word in sought.words),
            *(f'"{beginning}" *' for beginning in sought.beginnings),
            *("(" + " OR ".join(f'"{word}"' for word in words) + ")" for words in sought.one_of),
        )
    )
