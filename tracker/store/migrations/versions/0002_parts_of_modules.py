"""Add the part of a module to evidence. Results from before it are of whole modules.

Their data and events stay as they were written, because the audit compares them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.add_column(sa.Column("part", sa.String(length=12), nullable=True))
    op.execute("UPDATE evidence SET part = 'whole' WHERE kind = 'module_result'")
