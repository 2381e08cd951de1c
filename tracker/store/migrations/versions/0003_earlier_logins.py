"""Add the logins that people had before, and fill them from the events: gradebooks and old tables still name them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    table = op.create_table(
        "earlier_login",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("login", sa.String(length=120), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_earlier_login_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_login")),
    )
    with op.batch_alter_table("earlier_login", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_earlier_login_person"), ["person"], unique=False)
    current: dict[str, str] = {}
    rows = []
    events = sa.text(
        "SELECT subject, at, payload FROM event WHERE kind IN ('person.added', 'person.edited') "
        "AND payload IS NOT NULL ORDER BY seq"
    )
    for subject, at, payload in op.get_bind().execute(events).all():
        login = json.loads(payload).get("login")
        if login is None:
            continue
        before, current[subject] = current.get(subject), login
        if before and before != login:
            moment = datetime.fromisoformat(at).astimezone(UTC).replace(tzinfo=None)
            rows.append({"person": subject, "login": before, "recorded_at": moment})
    if rows:
        op.bulk_insert(table, rows)
