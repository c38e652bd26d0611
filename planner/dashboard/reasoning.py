"""What a session does about reasons: explain the plan shown once, apply a fix, take it back.

A plan is explained beside the page the first time someone asks, and never again unless it was
left incomplete and someone asks for more. A fix applied becomes the session's day: every page
and every file shows it, until it is taken back.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from planner.dashboard.access import allowed
from planner.dashboard.job import Failure
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.reason_job import ReasonJob
from planner.dashboard.sample import keep_sample
from planner.dashboard.session import Applied, Session
from planner.dashboard.shown import Shown
from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.order import Order
from planner.explain.fixes import Fix
from planner.intake.day_folder import DayInput, read_files
from planner.money.ledger import ledger
from planner.solve.plan_day import Progress

Part = TypeVar("Part", Order, Courier)


def begin_reasons(of: Session, *, again: bool = False) -> None:
    """Begin to explain the plan shown, unless that was begun already; `again` asks anew.

    While a plan is being made nothing is begun: it would take its place.
    """
    shown = of.shown
    if shown is None or shown.loaded is None or of.job is not None:
        return
    if shown.plan.proof.under_wishes:  # what would meet an order is asked of the whole day
        return
    if not again and (shown.explanation is not None or of.reasons_of is shown.plan):
        return
    if of.reason_job is not None:
        of.reason_job.stop()
    of.reason_failure, of.reasons_of = None, shown.plan
    of.reason_job = ReasonJob(shown.loaded, shown.plan)
    of.reason_job.start()


def collect_reasons(of: Session) -> bool:
    """Take the reasons if they are found, or why they are not; whether there was anything."""
    job = of.reason_job
    outcome = None if job is None else job.look()
    if job is None or outcome is None:
        return False
    of.reason_job = None
    if of.shown is None or of.shown.plan is not job.plan:
        return True
    if isinstance(outcome, Failure):
        of.reason_failure = outcome
        return True
    of.shown = replace(of.shown, explanation=outcome)
    if not job.stopping:
        keep_sample(of.shown)
    return True


def apply_fix(of: Session, fix: Fix) -> None:
    """Make the fix's day the session's; its plan is shown at once, its money follows."""
    before = of.shown
    if before is None or before.loaded is None or not allowed():
        return
    of.applied = (*of.applied, Applied(fix=fix, loaded=of.loaded, shown=before))
    of.loaded = replace(before.loaded, day=fix.day)
    _show(
        of,
        Shown(
            source=before.source,
            day=fix.day,
            plan=fix.plan,
            money=ledger(fix.day, fix.plan),
            loaded=of.loaded,
            files=of.files,
        ),
    )
    of.job = PlanJob(of.loaded, known=fix.plan, files=of.files)
    of.job.progress = Progress(
        stage="known", met=fix.plan.proof.met, cost_kop=fix.plan.proof.cost_kop
    )
    of.job.start()


def undo_fix(of: Session) -> None:
    """Go back to the day and the plan before the latest fix."""
    if not of.applied or not allowed():
        return
    *earlier, latest = of.applied
    of.applied, of.loaded = tuple(earlier), latest.loaded
    _show(of, latest.shown)


def read_again(of: Session, overrides: tuple[str, ...]) -> DayInput:
    """The session's day with settings overridden: its files anew, fixes applied again.

    A fix's edits of day.toml are laid under the overrides; what it made of orders and couriers
    stays as it made it.

    Raises
    ------
    InputError
        The files can't be read with these settings.
    """
    if not of.applied:
        return read_files(of.files, list(overrides))
    base = of.applied[0].loaded.day
    settings = [
        f"{change.column}={change.to}"
        for applied in of.applied
        for change in applied.fix.changes
        if not change.table
    ]
    read = read_files(of.files, [*settings, *overrides])
    return replace(read, day=_fixed(read.day, base, of.loaded.day))


def _show(of: Session, shown: Shown) -> None:
    """Show a plan that is there already; what is under way for another one ends."""
    for job in (of.job, of.reason_job, of.curve_job):
        if job is not None:
            job.stop()
    of.job = of.reason_job = of.curve_job = None
    of.failure = of.reason_failure = None
    of.shown = shown
    of.reasons_of = None


def _fixed(day: Day, base: Day, fixed: Day) -> Day:
    """The day with what differs between the orders and couriers of the two others."""
    orders = {one.order_id: one for one in base.orders}
    couriers = {one.courier_id: one for one in base.couriers}
    fixed_orders = {one.order_id: one for one in fixed.orders}
    fixed_couriers = {one.courier_id: one for one in fixed.couriers}
    return replace(
        day,
        orders=tuple(
            _overlaid(one, orders[one.order_id], fixed_orders[one.order_id])
            for one in day.orders
        ),
        couriers=(
            *(
                _overlaid(one, couriers[one.courier_id], fixed_couriers[one.courier_id])
                for one in day.couriers
            ),
            *(one for name, one in fixed_couriers.items() if name not in couriers),
        ),
    )


def _overlaid(part: Part, before: Part, after: Part) -> Part:
    """The part with the fields in which the two others differ."""
    changed = {
        field.name: getattr(after, field.name)
        for field in fields(part)
        if getattr(before, field.name) != getattr(after, field.name)
    }
    return replace(part, **changed)
