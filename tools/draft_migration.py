"""Write the version file that takes the newest schema to the tables of today; read it before use.

python tools/draft_migration.py email_of_guardian
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import MISSING
from enum import Enum
from pathlib import Path
from textwrap import wrap
from typing import Any, Literal

# Run as a script, where only the folder of this file is on the path.
sys.path.insert(0, str(Path(__file__).parent.parent))

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.operations import ops
from sqlalchemy import (
    Column,
    DefaultClause,
    Engine,
    StaticPool,
    TypeDecorator,
    create_engine,
    event,
    text,
)
from sqlalchemy.dialects.sqlite import dialect as sqlite

from ib_desk.application.progress import Silent
from ib_desk.storage import migrations, tables
from ib_desk.storage.migrate import migrate, newest_revision
from tests.databases import is_own_table
from tools.stored_codes import codes, listed

VERSIONS = Path(migrations.__file__).parent / "versions"
_PLAIN_TYPES = {"TEXT": "sa.Text()", "INTEGER": "sa.Integer()", "JSON": "sa.JSON()"}
_TEMPLATE = '''"""{title}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {down_revision}


def upgrade() -> None:{remark}
    """Run once, inside the transaction of `migrate`."""
    {code}
'''


def main() -> int:
    """Write the draft into `versions`; 1 when there is nothing to migrate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("title", help="words_like_this")
    title = parser.parse_args().title
    drafted = draft(title)
    if not drafted:
        print("The tables and the codes are those of the newest version.")
        return 1
    path = VERSIONS / f"{_next_revision()}_{title}.py"
    path.write_text(drafted, encoding="utf-8")
    print(path)
    return 0


def draft(title: str) -> str:
    """A formatted version file; empty when there is no difference.

    A new code asks for a version too, though no table changes: a program that does not know it must
    see that the vault is of a newer one.
    """
    engine = _plain_engine()
    migrate(engine, lambda: None, Silent())
    code = _code(engine)
    engine.dispose()
    if code == "pass" and set(codes()) <= listed().keys():
        return ""
    return _formatted(
        _TEMPLATE.format(
            title=title.replace("_", " ").capitalize(),
            revision=_next_revision(),
            down_revision=f'"{newest_revision()}"',
            code=code,
            remark="",
        )
    )


def first() -> str:
    """The version file that makes all tables in an empty database."""
    engine = _plain_engine()
    index = "".join(f"{line + ' '!r}\n" for line in wrap(tables.MAKE_WORD_INDEX, 80))
    code = f"{_code(engine, rebuilt=False)}\n    op.execute({index})"
    engine.dispose()
    return _formatted(
        _TEMPLATE.format(
            title="First",
            revision="0001",
            down_revision=None,
            code=code,
            remark="  # noqa: PLR0915 - every table there is",
        )
    )


def _next_revision() -> str:
    return f"{int(newest_revision()) + 1:04}"


def _plain_engine() -> Engine:
    """A database in memory that needs no key: a schema is no secret."""
    engine = create_engine("sqlite://", poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _code(engine: Engine, *, rebuilt: bool = True) -> str:
    """The body of `upgrade`; where `rebuilt`, tables are altered by way of a copy of them."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_own_table})
        upgrade = produce_migrations(context, tables.METADATA).upgrade_ops or ops.UpgradeOps()
    for group in upgrade.ops:
        for operation in getattr(group, "ops", ()):
            if isinstance(operation, ops.AddColumnOp):
                _fill_old_rows(operation.table_name, operation.column)
    code = render_python_code(
        upgrade,
        render_as_batch=rebuilt,
        render_item=_plain_type,
        migration_context=context,
    )
    lines = (line for line in code.splitlines() if not line.lstrip().startswith("# ###"))
    return "\n".join(lines).strip()


def _plain_type(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """A version must not lean on classes that may change: it names what the database sees."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return _PLAIN_TYPES[item.compile(sqlite())]
    return False


def _fill_old_rows(table_name: str, column: Column[Any]) -> None:
    """A required column needs a value for the rows that are there: the field's own default."""
    kind = next((k for k, table in tables.TABLES.items() if table.name == table_name), None)
    if kind is None or column.nullable:
        return
    default = kind.__dataclass_fields__[column.name].default
    if default is not MISSING:
        column.server_default = DefaultClause(text(_sql(default)))


def _sql(default: Any) -> str:
    value = default.value if isinstance(default, Enum) else default
    if isinstance(value, int):
        return str(int(value))
    return "'[]'" if value == () else "'" + str(value).replace("'", "''") + "'"


def _formatted(code: str) -> str:
    for arguments in (("check", "--fix", "--quiet", "--select", "I,F401"), ("format",)):
        code = subprocess.run(  # noqa: S603 - our own tool, no input from outside
            [sys.executable, "-m", "ruff", *arguments, "-"],
            input=code,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    return code


if __name__ == "__main__":
    sys.exit(main())
