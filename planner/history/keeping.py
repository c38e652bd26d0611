"""Plans kept, listed, opened and deleted.

Each call is one transaction: it is whole or it never was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.errors import Fault, InputError
from planner.history.database import forget_deleted, opened, unreadable_named
from planner.history.place import HistoryPlace
from planner.history.records import (
    Figures,
    KeptPlan,
    OpenedPlan,
    PlanFromArchive,
    PlanToKeep,
)
from planner.history.retention import forget_names, last_date_with_names, names_gone
from planner.history.schema import DayRow, FileRow, PlanRow


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """An open history.

    Attributes
    ----------
    engine : its database. place : where that is.
    bared : days that lost their names when it was opened.
    """

    engine: Engine
    place: HistoryPlace
    bared: int = 0


def open_history(place: HistoryPlace, *, today: dt.date) -> History:
    """The history at that place; names past their date go at once.

    Raises
    ------
    InputError
        The database can't be opened.
    """
    history = History(engine=opened(place), place=place)
    return replace(history, bared=purge(history, today=today))


def purge(history: History, *, today: dt.date) -> int:
    """Let names, phones and addresses past their date go; the number of days bared."""
    with unreadable_named(history.place):
        with Session(history.engine) as session, session.begin():
            count = forget_names(session, history.place.retention_days, today)
        if count:
            forget_deleted(history.engine)
        return count


def save(history: History, plan: PlanToKeep, *, now: dt.datetime, saved_by: str = "") -> int:
    """Keep the plan; its id. One that is kept already is not kept twice.

    A day already past its date is kept without names. Others past theirs lose them now.
    """
    with unreadable_named(history.place):
        try:
            plan_id = _save(history, plan, now, saved_by)
        except IntegrityError:
            # Another process kept the plan, or another of its day, in between.
            plan_id = _save(history, plan, now, saved_by)
    purge(history, today=now.date())
    return plan_id


def save_all(history: History, found: Sequence[PlanFromArchive], *, now: dt.datetime) -> int:
    """Keep those that are not kept yet, all or none; how many those were.

    Raises
    ------
    InputError
        A day without names claims to be one that is kept and is another.
    """
    with unreadable_named(history.place), Session(history.engine) as session, session.begin():
        before = _count(session)
        for one in found:
            _keep(history, session, one.plan, now, (one.saved_at, one.saved_by))
        return _count(session) - before


def plans(history: History) -> tuple[KeptPlan, ...]:
    """All plans, the latest day first, of one day the latest saved first."""
    latest = (
        DayRow.service_date.desc(),
        PlanRow.saved_at.desc(),
        PlanRow.plan_id.desc(),
    )
    with unreadable_named(history.place), Session(history.engine) as session:
        rows = session.execute(select(PlanRow, DayRow).join(PlanRow.day).order_by(*latest))
        days = history.place.retention_days
        return tuple(_line(plan, day, days) for plan, day in rows)


def open_plan(history: History, plan_id: int) -> OpenedPlan:
    """A plan with its day's files, bare ones where names have gone.

    Raises
    ------
    InputError
        There is no such plan.
    """
    with unreadable_named(history.place), Session(history.engine) as session:
        row = session.get(PlanRow, plan_id)
        if row is None:
            raise _unknown(history, plan_id)
        files = {file.name: file for file in row.day.files if not file.personal}
        files |= {file.name: file for file in row.day.files if file.personal}
        return OpenedPlan(
            line=_line(row, row.day, history.place.retention_days),
            day_digest=row.day.digest,
            files={name: file.content for name, file in sorted(files.items())},
            plan_json=row.plan_json,
        )


def delete(history: History, plan_ids: Sequence[int]) -> None:
    """Delete plans, and the days none is left of.

    Raises
    ------
    InputError
        One of them is not there; then none is deleted.
    """
    with unreadable_named(history.place):
        with Session(history.engine) as session, session.begin():
            for plan_id in dict.fromkeys(plan_ids):
                row = session.get(PlanRow, plan_id)
                if row is None:
                    raise _unknown(history, plan_id)
                day = row.day
                day.plans.remove(row)
                if not day.plans:
                    session.delete(day)
        forget_deleted(history.engine)


def _save(history: History, plan: PlanToKeep, now: dt.datetime, saved_by: str) -> int:
    with Session(history.engine) as session, session.begin():
        return _keep(history, session, plan, now, (now, saved_by)).plan_id


def _keep(
    history: History,
    session: Session,
    plan: PlanToKeep,
    now: dt.datetime,
    saved: tuple[dt.datetime, str],
) -> PlanRow:
    """The plan's row, added where there is none; `saved` is when and by whom."""
    digest = plan.digest
    known = session.scalar(select(PlanRow).where(PlanRow.digest == digest))
    if known is not None:
        return known
    saved_at, saved_by = saved
    day = _day_row(history, session, plan, now)
    row = PlanRow(
        digest=digest,
        saved_at=_iso(saved_at),
        saved_by=saved_by if day.bare_since is None else "",
        plan_json=plan.plan_json,
        day=day,
        **asdict(plan.figures),
    )
    session.add(row)
    session.flush()
    return row


def _day_row(history: History, session: Session, plan: PlanToKeep, now: dt.datetime) -> DayRow:
    digest, without_names = plan.day_digest, {**plan.shared, **plan.bare}
    known = session.scalar(select(DayRow).where(DayRow.digest == digest))
    if known is not None:
        kept = {one.name: one.content for one in known.files if not one.personal}
        if plan.digest_of_day and kept != without_names:
            raise InputError((Fault(file=plan.service_date.isoformat(), rule="history_day"),))
        return known
    gone = names_gone(plan.service_date, history.place.retention_days, now.date())
    personal = {} if gone else plan.personal
    kinds = ((without_names, False), (personal, True))
    return DayRow(
        service_date=plan.service_date,
        timezone=plan.timezone,
        digest=digest,
        bare_since=None if personal else _iso(now),
        files=[
            FileRow(name=name, personal=kind, content=content)
            for files, kind in kinds
            for name, content in files.items()
        ],
    )


def _count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(PlanRow)) or 0


def _line(plan: PlanRow, day: DayRow, days: int) -> KeptPlan:
    return KeptPlan(
        plan_id=plan.plan_id,
        service_date=day.service_date,
        timezone=day.timezone,
        saved_at=dt.datetime.fromisoformat(plan.saved_at),
        saved_by=plan.saved_by,
        bare=day.bare_since is not None,
        names_until=last_date_with_names(day.service_date, days),
        figures=Figures(**{one.name: getattr(plan, one.name) for one in fields(Figures)}),
    )


def _iso(now: dt.datetime) -> str:
    return now.astimezone(dt.UTC).isoformat(timespec="seconds")


def _unknown(history: History, plan_id: int) -> InputError:
    fault = Fault(
        file="history" if history.place.file is None else history.place.file.name,
        value=str(plan_id),
        rule="history_unknown",
    )
    return InputError((fault,))
