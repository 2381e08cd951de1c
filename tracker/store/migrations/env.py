"""Run the migrations for Alembic: the caller passes the engine, and SQLite tables are altered in batch mode.

The whole upgrade is one transaction under a lock: if two programs start at once, the second waits and finds the tables
upgraded.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import text

from tracker.store.tables import metadata

UPGRADE_LOCK = 7_306_512_002

engine = context.config.attributes["engine"]
with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, user_module_prefix="")
    with context.begin_transaction():
        context.run_migrations()
