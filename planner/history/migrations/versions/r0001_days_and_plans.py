"""Days, their files and their plans.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "days",
        sa.Column("day_id", sa.Integer(), primary_key=True),
        sa.Column("service_date", sa.Date(), nullable=False, index=True),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("bare_since", sa.String(32)),
    )
    op.create_table(
        "day_files",
        sa.Column(
            "day_id",
            sa.Integer(),
            sa.ForeignKey("days.day_id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("name", sa.String(255), primary_key=True),
        sa.Column("personal", sa.Boolean(), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "plans",
        sa.Column("plan_id", sa.Integer(), primary_key=True),
        sa.Column(
            "day_id",
            sa.Integer(),
            sa.ForeignKey("days.day_id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("saved_at", sa.String(32), nullable=False),
        sa.Column("saved_by", sa.String(320), nullable=False),
        sa.Column("plan_json", sa.LargeBinary(), nullable=False),
        sa.Column("orders", sa.Integer(), nullable=False),
        sa.Column("met", sa.Integer(), nullable=False),
        sa.Column("met_upper_bound", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(32), nullable=False),
        sa.Column("departure_step_s", sa.Integer(), nullable=False),
        sa.Column("cost_kop", sa.BigInteger(), nullable=False),
        sa.Column("full_cost_kop", sa.BigInteger(), nullable=False),
        sa.Column("fees_kop", sa.BigInteger(), nullable=False),
    )
