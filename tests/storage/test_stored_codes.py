"""A code is for good: words may change, and every vault stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from ib_desk.application.ports import HistoryLine
from ib_desk.application.progress import Silent
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.record import Record
from ib_desk.domain.words.terms import Noun, Terms
from ib_desk.domain.words.vocabulary import VOCABULARY
from ib_desk.storage.migrate import migrate, newest_revision
from ib_desk.storage.migrations import versions as shipped_versions
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from ib_desk.ui.change_words import change_words, difference_words
from tests.databases import opened, up_to_date
from tests.shipped import catalogue
from tests.storage.test_migrate import Versions, everything
from tools.stored_codes import IN_THE_VAULT, codes, fields_of, listed

LISTED = listed()
HOW_TO_ADD = (
    "make first-schema"
    if newest_revision() == "0001"
    else "python tools/draft_migration.py what_is_new, then python tools/freeze_schema.py"
)
HOW_TO_CHANGE = (
    "make first-schema"
    if newest_revision() == "0001"
    else "put the code back, or turn it into another in a version that names it in codes_gone"
)
FROZEN = sorted((Path(__file__).parent.parent / "data" / "databases").glob("*.db"))
frozen_vaults = pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)


def gone() -> set[str]:
    """Codes that a version turned into something else in every vault."""
    names = [found.name for found in iter_modules(shipped_versions.__path__)]
    modules = [import_module(f"{shipped_versions.__name__}.{name}") for name in names]
    return {code for module in modules for code in getattr(module, "codes_gone", ())}


def test_each_code_of_today_is_in_the_list():
    assert [code for code in codes() if code not in LISTED] == [], HOW_TO_ADD


def test_each_code_of_the_list_is_still_known_or_was_turned_into_another():
    assert sorted(LISTED.keys() - codes() - gone()) == [], HOW_TO_CHANGE


def test_codes_are_plain_identifiers():
    plain = re.compile(r"[a-z][a-z0-9_]*|-?\d+")
    last = {code.rsplit(" ", 1)[1].rsplit(".", 1)[-1] for code in LISTED}
    assert sorted(code for code in last if not plain.fullmatch(code)) == []


@pytest.mark.parametrize("enumeration", [*VOCABULARY.values()])
def test_a_code_is_no_text_that_a_screen_could_show_by_mistake(enumeration):
    assert not issubclass(enumeration, str)


# In the vault


@frozen_vaults
def test_a_frozen_vault_has_every_code_of_its_time_in_records_and_in_history(frozen, tmp_path):
    wanted = {
        code
        for code, since in LISTED.items()
        if since <= frozen.stem and code.split(" ")[0] in IN_THE_VAULT
    } - gone()

    records, history = read(frozen, tmp_path)

    in_records = {code for record in records for code in codes_in(record)}
    in_history = {
        code for line in history for edit in line.change.edits for code in codes_in(edit.record)
    }
    actions = {f"action {line.change.action.value}" for line in history}
    assert sorted(wanted - in_records - actions) == []
    assert sorted(wanted - in_history - actions) == []


@frozen_vaults
def test_each_kind_comes_changes_and_goes_in_the_history_of_a_frozen_vault(frozen, tmp_path):
    edits = [edit for line in read(frozen, tmp_path)[1] for edit in line.change.edits]
    ways = {(type(edit.record), edit.before is None, edit.after is None) for edit in edits}
    for kind in KINDS:
        if f"kind {kind_name(kind)}" in LISTED and LISTED[f"kind {kind_name(kind)}"] <= frozen.stem:
            assert {(kind, True, False), (kind, False, False), (kind, False, True)} <= ways


@frozen_vaults
def test_a_frozen_vault_reads_the_same_when_every_word_is_another(frozen, tmp_path):
    records, history = read(frozen, tmp_path)
    terms, others = catalogue().terms, altered(catalogue().terms)

    for line in history:
        assert change_words(line.change, others) != change_words(line.change, terms)
        for edit in line.change.edits:
            assert len(difference_words(edit, others, str)) == len(
                difference_words(edit, terms, str)
            )
    assert read(frozen, tmp_path) == (records, history)


def read(frozen: Path, folder: Path) -> tuple[list[Record], list[HistoryLine]]:
    """All that there is in a copy of a frozen vault that was brought up to date."""
    path = folder / "vault.db"
    path.write_bytes(frozen.read_bytes())
    with opened(path) as engine:
        up_to_date(engine)
        with SqlUnitOfWork(engine) as work:
            return [record for kind in KINDS for record in work.find(kind)], work.history()


def codes_in(record: Record) -> Iterator[str]:
    name = kind_name(type(record))
    yield f"kind {name}"
    yield from (f"field {field}" for field in fields_of(type(record), name))
    yield from choices_of(record)


def choices_of(value: Any) -> Iterator[str]:
    if isinstance(value, Enum):
        yield f"choice {type(value).__name__}.{value.value}"
    elif isinstance(value, tuple):
        for part in value:
            yield from choices_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from choices_of(getattr(value, field.name))


def altered(terms: Terms) -> Terms:
    """The same terms with every word another one."""
    return replace(
        terms,
        nouns={
            name: Noun(singular=f"{noun.singular}!", plural=f"{noun.plural}!")
            for name, noun in terms.nouns.items()
        },
        labels={
            name: {code: f"{word}?" for code, word in words.items()}
            for name, words in terms.labels.items()
        },
    )


# A code that changes after the release: what its version has to do


CALLED_FULL = """
UPDATE guardian SET custody = 'full' WHERE custody = 'yes';
UPDATE history SET edits = replace(edits, '"custody": "yes"', '"custody": "full"')
"""
CALLED_YES = """
op.execute("UPDATE guardian SET custody = 'yes' WHERE custody = 'full'")
was, now = '"custody": "full"', '"custody": "yes"'
op.execute(f"UPDATE history SET edits = replace(edits, '{was}', '{now}')")
"""


def test_a_version_can_turn_a_code_into_another_in_records_and_in_history(tmp_path):
    path, versions = tmp_path / "vault.db", Versions(tmp_path / "versions")
    path.write_bytes(FROZEN[-1].read_bytes())
    with opened(path) as engine:
        up_to_date(engine)
        before = everything(engine)
        with engine.begin() as connection:
            for statement in CALLED_FULL.split(";"):
                connection.exec_driver_sql(statement)
        with SqlUnitOfWork(engine) as work, pytest.raises(ValueError, match="full"):
            work.find(Guardian)

        versions.add(CALLED_YES, extra="codes_gone = ('choice Custody.full',)")
        migrate(engine, lambda: None, Silent(), versions.folder)

        after = everything(engine)
        assert after["alembic_version"] != before["alembic_version"]
        assert [after[name] for name in ("guardian", "history")] == [
            before[name] for name in ("guardian", "history")
        ]
