"""Run by Alembic, on the connection and inside the transaction of `ib_desk.storage.migrate`."""

from __future__ import annotations

from alembic import context

from ib_desk.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    on_version_apply=context.config.attributes["on_version_apply"],
    target_metadata=METADATA,  # gives constraints their names in rebuilt tables
    render_as_batch=True,
)
context.run_migrations()
