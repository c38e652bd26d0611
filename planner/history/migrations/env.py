"""What Alembic runs for each migration: within the connection it is given, all or nothing."""

from __future__ import annotations

from alembic import context

from planner.history.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
)
context.run_migrations()
