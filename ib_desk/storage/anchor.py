"""What the database remembers of its own header, where nobody can put an older state back.

A way in that was withdrawn is gone from the header at once, but until the data key is rotated an
older header still fits the database. So the database refuses the slots that it knows to be
withdrawn, whichever header they come from.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from sqlalchemy import Engine, inspect, select
from sqlalchemy.dialects.sqlite import insert as upsert

from ib_desk.storage.header import Header
from ib_desk.storage.tables import SETTING

_NAME = "header"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The header as the database last knew it."""

    epoch: int = -1
    withdrawn: tuple[str, ...] = ()


def anchor_of(header: Header) -> Anchor:
    """What is to be remembered of `header`."""
    return Anchor(epoch=header.epoch, withdrawn=header.withdrawn)


def read_anchor(engine: Engine) -> Anchor:
    """What the database remembers; nothing yet in one that has no tables."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(SETTING.name):
            return Anchor()
        kept = connection.execute(select(SETTING.c.value).where(SETTING.c.name == _NAME)).scalar()
    if kept is None:
        return Anchor()
    content = json.loads(kept)
    return Anchor(epoch=content["epoch"], withdrawn=tuple(content["withdrawn"]))


def write_anchor(engine: Engine, anchor: Anchor) -> None:
    """Remember; durable when it returns."""
    value = json.dumps(asdict(anchor))
    with engine.begin() as connection:
        connection.execute(
            upsert(SETTING)
            .values(name=_NAME, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )
