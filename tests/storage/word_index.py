"""What the index of words holds beside its words, and whether it is sound: by FTS5 itself, and by
what it counts unchecked.
"""

from __future__ import annotations

import json

from sqlalchemy import Engine, func, select

from ib_desk.application.kept_texts import STATE
from ib_desk.storage.tables import SEARCHED, SETTING, WORD_INDEX


def index_is_sound(engine: Engine) -> bool:
    """It holds what its rows say, and counts as many rows as it holds words of.

    Were it to count fewer, it would one day hold itself for damaged.
    """
    with engine.begin() as connection:
        connection.exec_driver_sql(
            f"INSERT INTO {WORD_INDEX}({WORD_INDEX}, rank) VALUES('integrity-check', 1)"
        )
        counts = connection.exec_driver_sql(
            f"SELECT block FROM {WORD_INDEX}_data WHERE id = 1"  # noqa: S608 - ours
        ).scalar_one()
        noted = select(SETTING.c.value).where(SETTING.c.name == STATE)
        (_made_with, stamp, *_how_far) = json.loads(connection.scalar(noted) or "[null, null]")
        held = select(func.count()).where(SEARCHED.c.stamp == stamp)
        return _first_number(counts) == connection.scalar(held)


def letters_of_nothing(engine: Engine) -> list[str]:
    """First letters by which pages of the index begin, of words that no row has."""
    with engine.begin() as connection:
        rows = connection.execute(select(SEARCHED.c.words)).scalars()
        words = {word for row in rows for word in row.split()}
        pages = connection.exec_driver_sql(
            f"SELECT CAST(term AS TEXT) FROM {WORD_INDEX}_idx"  # noqa: S608 - ours
        )
        # Before each word stands a sign that says of which kind it is.
        letters = [page[1:] for page in pages.scalars()]
    return [one for one in letters if not any(word.startswith(one) for word in words)]


def _first_number(block: bytes) -> int:
    """As SQLite writes it: seven bits a byte, the highest first, and one that says “goes on”."""
    number = 0
    for byte in block:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return number
