"""What is kept: days, their files, and the plans made of them.

A day's files are kept twice: as they are (`personal`), and without persons. Forgetting names is
then the deletion of rows, which can't fail halfway or depend on reading an old file again.
A plan is kept as its plan.json (format 1 of the contract), which holds no names; the figures
beside it are copies for lists. A change of these tables is a new file in `migrations/versions`.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

DIGEST_LENGTH = 64  # SHA-256 in hexadecimal


class Base(DeclarativeBase):
    """All tables."""


class DayRow(Base):
    """One day as it was given.

    Attributes
    ----------
    digest : of all its files; the same day is kept once.
    bare_since : the moment its names went, ISO in UTC; None while they are there.
    """

    __tablename__ = "days"

    day_id: Mapped[int] = mapped_column(primary_key=True)
    service_date: Mapped[dt.date] = mapped_column(index=True)
    timezone: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(DIGEST_LENGTH), unique=True)
    bare_since: Mapped[str | None] = mapped_column(String(32))
    files: Mapped[list[FileRow]] = relationship(cascade="all, delete-orphan")
    plans: Mapped[list[PlanRow]] = relationship(
        back_populates="day", cascade="all, delete-orphan"
    )


class FileRow(Base):
    """One file of a day; those that name buyers are `personal`."""

    __tablename__ = "day_files"

    day_id: Mapped[int] = mapped_column(
        ForeignKey("days.day_id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(String(255), primary_key=True)
    personal: Mapped[bool] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class PlanRow(Base):
    """One plan of a day.

    Attributes
    ----------
    digest : of the day and the plan, without the seconds it took; the same plan is kept once.
    saved_at : ISO in UTC. saved_by : e-mail of who was logged in; goes with the day's names.
    plan_json : the plan. The rest are copies of its figures, for lists.
    """

    __tablename__ = "plans"

    plan_id: Mapped[int] = mapped_column(primary_key=True)
    day_id: Mapped[int] = mapped_column(
        ForeignKey("days.day_id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[str] = mapped_column(String(DIGEST_LENGTH), unique=True)
    saved_at: Mapped[str] = mapped_column(String(32))
    saved_by: Mapped[str] = mapped_column(String(320))
    plan_json: Mapped[bytes] = mapped_column(LargeBinary)
    orders: Mapped[int]
    met: Mapped[int]
    met_upper_bound: Mapped[int]
    scope: Mapped[str] = mapped_column(String(32))
    departure_step_s: Mapped[int]
    cost_kop: Mapped[int] = mapped_column(BigInteger)
    full_cost_kop: Mapped[int] = mapped_column(BigInteger)
    fees_kop: Mapped[int] = mapped_column(BigInteger)
    day: Mapped[DayRow] = relationship(back_populates="plans")
