"""Choosing the roster: how many couriers of each template, proved as far as it goes.

1. Every day's trips are enumerated for one courier of each template (`ready`).
2. Every day's relaxation at some counts of couriers proves a line that bounds the day at all
   counts (`relaxed`, `lines`).
3. In turns: the whole numbers that look best under all lines (`counts`), the relaxations at
   these numbers, until the lines there no longer rise; then plans for them (`making`). Counts
   once planned for are left out.
4. The best roster's plans are audited; neighbours in size make the curve.

How much is done is counted in columns solved over, so the same days give the same roster; only
where the clock or the user ends it is it not repeatable.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal

from planner.errors import Fault, InputError, NoPlanError
from planner.roster.chooser import Chooser
from planner.roster.hours import hour_values
from planner.roster.making import Tried, roster_days
from planner.roster.past_days import NamedDay
from planner.roster.ready import ReadyDay, make_ready
from planner.roster.results import CurvePoint, Goal, Roster, RosterProgress, RosterStatus
from planner.roster.templates import Template
from planner.solve.master import Floats
from planner.solve.optimum import closed
from planner.solve.watch import Watch

SEARCH_SHARE = 0.7  # of the time limit; the rest is the curve's


def goal_of(days: Sequence[NamedDay], service: float | None, price_kop: int) -> Goal:
    """The goal for these days: a share of their orders, a price of an unmet one, or both."""
    orders = sum(len(one.given.day.orders) for one in days)
    most_unmet = None
    if service is not None:
        most_unmet = orders - math.ceil(Decimal(str(service)) * orders)
    return Goal(price_kop=price_kop, service=service, most_unmet=most_unmet)


def choose_roster(
    days: Sequence[NamedDay],
    templates: Sequence[Template],
    goal: Goal,
    *,
    file: str = "templates",
    seed: int = 1,
    time_limit_s: float = 300,
    curve: bool = True,
    progress: Callable[[RosterProgress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Roster:
    """Choose how many couriers of each template, the same on all days.

    Parameters
    ----------
    file : name of the templates' file, for faults. curve : whether other sizes are tried too.

    Raises
    ------
    InputError
        A template can't be used on these days, or no number of couriers keeps the share.
    NoPlanError
        Stopped before there was any roster.
    """
    watch = Watch(limit_s=time_limit_s, asked=stop)
    ready = []
    for number, named in enumerate(days):
        progress(RosterProgress(stage="days", done=number, of=len(days), seconds=watch.seconds))
        if stop():
            raise NoPlanError("stopped while the trips were enumerated")
        ready.append(make_ready(named, templates, file))
    _check_share(ready, goal)
    chooser = Chooser(
        days=tuple(ready),
        templates=tuple(templates),
        goal=goal,
        seed=seed,
        watch=watch,
        report=progress,
    )
    chooser.search(time_limit_s * SEARCH_SHARE)
    if chooser.best is None:
        raise NoPlanError("stopped before there was a roster")
    points = chooser.curve() if curve else ()
    return _roster(chooser, chooser.best, points, stopped=stop())


def _check_share(days: Sequence[ReadyDay], goal: Goal) -> None:
    """Refuse a share that no number of these couriers can keep: that is proved at once."""
    orders = sum(one.orders for one in days)
    lost = sum(int((~one.reachable).sum()) for one in days)
    most_unmet = goal.most_unmet
    if most_unmet is None or lost <= most_unmet or not all(one.complete for one in days):
        return
    details = (
        ("met", str(orders - lost)),
        ("orders", str(orders)),
        ("most", f"{math.floor(1000 * (orders - lost) / orders) / 1000:g}"),
    )
    value = None if goal.service is None else f"{goal.service:g}"
    raise InputError(
        (Fault(file="--service", value=value, rule="service_beyond", details=details),)
    )


def _roster(
    chooser: Chooser, best: Tried, points: tuple[CurvePoint, ...], *, stopped: bool
) -> Roster:
    days = roster_days(best)
    bound = chooser.bound_kop()
    value = chooser.value_kop(best)
    status = RosterStatus.STOPPED if stopped else RosterStatus.BOUNDED
    if best.kept and bound is not None and closed(value, bound):
        status = RosterStatus.OPTIMAL
    return Roster(
        templates=chooser.templates,
        counts=best.counts,
        goal=chooser.goal,
        days=days,
        orders=sum(chooser.sizes.orders),
        met=sum(day.met for day in days),
        pay_kop=chooser.pay_kop(best.counts),
        driving_kop=sum(day.driving_kop for day in days),
        bound_kop=bound,
        kept=best.kept,
        status=status,
        repeatable=not chooser.watch.cut_short,
        seconds=round(chooser.watch.seconds, 1),
        curve=points,
        curve_price_kop=chooser.curve_price_kop,
        hours=hour_values(days, chooser.days, _values(chooser)),
        seed=chooser.seed,
    )


def _values(chooser: Chooser) -> tuple[Floats, ...]:
    """Per day the orders' values at the roster's counts."""
    relaxed = chooser.best_relaxed
    return () if relaxed is None else tuple(one.values_kop for one in relaxed.days)
