"""The tool that drafts a version writes code that brings the tables there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_type_hints

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Date, Engine, ForeignKey, Integer, MetaData, Table, Text, select

from ib_desk.application.progress import Silent
from ib_desk.domain.records.contract import PartyTrust
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.storage import tables
from ib_desk.storage.migrate import migrate, newest_revision
from tests.databases import is_own_table
from tests.storage.test_migrate import Versions
from tools import remake_first_schema
from tools.draft_migration import VERSIONS, draft, first

NEXT = f"{int(newest_revision()) + 1:04}"


def tables_after(change: Callable[[MetaData], None]) -> MetaData:
    tomorrow = MetaData(naming_convention=tables.METADATA.naming_convention)
    for table in tables.METADATA.sorted_tables:
        table.to_metadata(tomorrow)
    change(tomorrow)
    return tomorrow


def a_new_kind(tomorrow: MetaData) -> None:
    Table(
        "kind_of_tomorrow",
        tomorrow,
        Column("id", Integer, primary_key=True),
        Column("file_id", ForeignKey("support_file.id"), nullable=False, index=True),
        Column("outcome", Text),
    )


def an_optional_field(tomorrow: MetaData) -> None:
    tomorrow.tables["guardian"].append_column(Column("deceased_on", Date))


def a_field_less(tomorrow: MetaData) -> None:
    pupil = tomorrow.tables["pupil"]
    pupil._columns.remove(pupil.c.location)


@dataclass(frozen=True, slots=True, kw_only=True)
class TomorrowsGuardian(Guardian):
    nickname: str = "d'r naam"
    calls: int = 3
    may_call: bool = True
    way: DeliveryForm = DeliveryForm.MAIL
    trust: tuple[PartyTrust, ...] = ()


def test_there_is_nothing_to_draft_for_the_tables_of_today():
    assert draft("nothing") == ""


@pytest.mark.skipif(newest_revision() != "0001", reason="released: 0001 stays as it is")
def test_until_the_first_release_the_one_version_is_made_from_the_records():
    assert (VERSIONS / "0001_first.py").read_text("utf-8") == first(), "make first-schema"


def test_the_first_version_is_not_made_anew_once_another_builds_on_it(monkeypatch, capsys):
    monkeypatch.setattr(remake_first_schema, "newest_revision", lambda: "0002")

    assert remake_first_schema.main() == 1
    assert capsys.readouterr().out == "0002 builds on 0001: python tools/draft_migration.py\n"


@pytest.mark.parametrize("change", [a_new_kind, an_optional_field, a_field_less])
def test_what_is_drafted_brings_the_tables_there(filled: Engine, tmp_path, monkeypatch, change):
    tomorrow = tables_after(change)
    monkeypatch.setattr(tables, "METADATA", tomorrow)
    versions = Versions(tmp_path / "versions of tomorrow")
    drafted = draft("a_new_field")
    (versions.folder / "versions" / f"{NEXT}_a_new_field.py").write_text(drafted, "utf-8")

    migrate(filled, lambda: None, Silent(), versions.folder)

    assert f'revision = "{NEXT}"' in drafted
    with filled.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_own_table})
        assert compare_metadata(context, tomorrow) == []


def test_a_required_field_gets_its_own_default_in_the_rows_that_are_there(
    filled: Engine, tmp_path, monkeypatch
):
    hints = get_type_hints(TomorrowsGuardian)
    names = ["nickname", "calls", "may_call", "way", "trust"]

    def add(tomorrow: MetaData) -> None:
        for name in names:
            column = tables._column(name, hints[name], None)
            tomorrow.tables["guardian"].append_column(column)

    tomorrow = tables_after(add)
    table = tomorrow.tables["guardian"]
    monkeypatch.setattr(tables, "METADATA", tomorrow)
    monkeypatch.setattr(tables, "TABLES", {TomorrowsGuardian: table})
    versions = Versions(tmp_path / "versions of tomorrow")
    drafted = draft("more_fields")
    (versions.folder / "versions" / f"{NEXT}_more_fields.py").write_text(drafted, "utf-8")

    migrate(filled, lambda: None, Silent(), versions.folder)

    with filled.connect() as connection:
        row = connection.execute(select(*(table.c[name] for name in names))).one()
    assert tuple(row) == ("d'r naam", 3, True, DeliveryForm.MAIL, ())
