"""When names, phones and addresses go; the figures stay.

They go the given number of days after the day of service, whenever it was saved: importing or
planning an old day again does not lengthen the time. What is personal and goes: the buyer's
name, phone, address, comment, all columns the planner does not know, and the exact door, of
which coordinates rounded to about a kilometre are left; and the e-mail of who saved. What
stays: order and courier ids, times, sizes, money, the plan. (`planner.history.bare`)
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from planner.history.schema import DayRow, FileRow, PlanRow


def last_date_with_names(service_date: dt.date, days: int) -> dt.date:
    """The last date on which the day's names are still kept."""
    return service_date + dt.timedelta(days=days)


def names_gone(service_date: dt.date, days: int, today: dt.date) -> bool:
    """Whether the day's names have to be gone."""
    return today > last_date_with_names(service_date, days)


def forget_names(session: Session, days: int, today: dt.date) -> int:
    """Delete what is personal of all days past their date; how many days those were."""
    past = DayRow.service_date < today - dt.timedelta(days=days)
    due = session.scalars(select(DayRow.day_id).where(past, DayRow.bare_since.is_(None))).all()
    if due:
        since = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        session.execute(delete(FileRow).where(FileRow.personal, FileRow.day_id.in_(due)))
        session.execute(update(PlanRow).where(PlanRow.day_id.in_(due)).values(saved_by=""))
        session.execute(update(DayRow).where(DayRow.day_id.in_(due)).values(bare_since=since))
    return len(due)
