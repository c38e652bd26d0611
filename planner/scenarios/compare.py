"""Scenarios side by side: a tidy table, and what changed order by order between two of them.

One row per scenario, one column per varied key, then figures in roubles, hours and kilometres.
`on_time_share` is the mean over the orders met, in simulation. `seconds` is how long the search
took, and the only column that differs between two runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import pandas as pd

from planner.domain.day import Day
from planner.domain.plan import Plan, Verdict
from planner.money.ledger import ledger
from planner.scenarios.grid import Axis
from planner.scenarios.sweep import Scenario

KOPECKS, HOUR_S, METRES_PER_KM = 100, 3600, 1000
FIGURES = (
    *("orders", "met", "met_upper_bound", "cost_rub", "cost_lower_bound_rub"),
    *("cost_per_order_rub", "fees_rub", "profit_rub", "profit_upper_bound_rub"),
    *("labour_rub", "idle_rub", "net_rub", "trips", "couriers_all", "couriers_driving"),
    *("busy_h", "paid_h", "km", "on_time_share"),
)
STATES = ("status", "failure", "repeatable", "seconds")
FAILED, NOT_RUN = "failed", "not_run"


def scenario_table(scenarios: Sequence[Scenario], axes: Sequence[Axis]) -> pd.DataFrame:
    """One row per scenario, by number; keys without value in row 0, the day as it is.

    Missing figures are missing: a bound that was not proved, a share that was not simulated, a
    scenario that failed or has not run.
    """
    rows = [_row(scenario) for scenario in scenarios]
    table = pd.DataFrame(rows, columns=["scenario", *FIGURES, *STATES])
    for place, axis in enumerate(axes, start=1):
        values = [
            next((c.value for c in one.changes if c.key == axis.key), None) for one in scenarios
        ]
        table.insert(place, axis.key, _column(values))
    for name in FIGURES:
        table[name] = table[name].astype("float64")
    for name in (
        "orders",
        "met",
        "met_upper_bound",
        "trips",
        "couriers_all",
        "couriers_driving",
    ):
        table[name] = table[name].astype("Int64")
    return table.astype(
        {"status": "string", "failure": "string", "repeatable": "boolean", "seconds": "float64"}
    )


def order_changes(before: Scenario, after: Scenario) -> pd.DataFrame:
    """Orders whose fate differs between two scenarios, each with what it was and what it is.

    `change` is "gained" or "lost" for orders met in one only, "verdict" where an order unmet in
    both is known about differently, "moved" where another courier or another minute serves it.
    """
    rows = []
    if before.day is not None and before.plan is not None and after.plan is not None:
        for order in before.day.orders:
            was = _fate(before.plan, order.order_id)
            now = _fate(after.plan, order.order_id)
            if was != now:
                row: dict[str, object] = {
                    "order_id": order.order_id,
                    "change": _kind(was, now),
                }
                for side, fate in (("before", was), ("after", now)):
                    row |= {f"{name}_{side}": value for name, value in fate.items()}
                rows.append(row)
    names = [f"{name}_{side}" for side in ("before", "after") for name in FATE]
    table = pd.DataFrame(rows, columns=["order_id", "change", *names])
    for name in ("handover_at_before", "handover_at_after"):
        table[name] = table[name].astype("Int64")
    return table


FATE = ("verdict", "courier_id", "handover_at")


def _row(scenario: Scenario) -> dict[str, object]:
    row: dict[str, object] = {"scenario": scenario.number}
    if scenario.day is not None and scenario.plan is not None:
        return row | _figures(scenario.day, scenario.plan)
    failure = scenario.failure
    row["status"] = NOT_RUN if failure is None else FAILED
    row["failure"] = None if failure is None else failure.kind
    return row


def _figures(day: Day, plan: Plan) -> dict[str, object]:
    money, proof = ledger(day, plan), plan.proof
    bound, most = proof.cost_lower_bound_kop, proof.profit_upper_bound_kop
    return {
        "orders": len(day.orders),
        "met": proof.met,
        "met_upper_bound": proof.met_upper_bound,
        "cost_rub": money.cost_kop / KOPECKS,
        "cost_lower_bound_rub": None if bound is None else bound / KOPECKS,
        "cost_per_order_rub": money.full_cost_kop / KOPECKS / proof.met if proof.met else None,
        "fees_rub": money.fees_kop / KOPECKS,
        "profit_rub": money.profit_kop / KOPECKS,
        "profit_upper_bound_rub": None if most is None else most / KOPECKS,
        "labour_rub": money.labour_kop / KOPECKS,
        "idle_rub": money.idle_kop / KOPECKS,
        "net_rub": money.net_kop / KOPECKS,
        "trips": len(plan.trips),
        "couriers_all": len(day.couriers),
        "couriers_driving": sum(courier.trips > 0 for courier in money.couriers),
        "busy_h": money.busy_s / HOUR_S,
        "paid_h": sum(courier.paid_s for courier in money.couriers) / HOUR_S,
        "km": money.metres / METRES_PER_KM,
        "on_time_share": None if plan.on_time is None else plan.on_time.mean_share,
        "status": proof.status.value,
        "repeatable": proof.repeatable,
        "seconds": proof.seconds,
    }


def _column(values: Sequence[str | None]) -> pd.Series:
    """Numbers as numbers where all are, else texts."""
    try:
        numbers = [None if value is None else float(Decimal(value)) for value in values]
    except InvalidOperation:
        return pd.Series(values, dtype="string")
    return pd.Series(numbers, dtype="float64")


def _fate(plan: Plan, order_id: str) -> dict[str, object]:
    outcome = next(one for one in plan.outcomes if one.order_id == order_id)
    fate: dict[str, object] = {
        "verdict": outcome.verdict.value,
        "courier_id": None,
        "handover_at": None,
    }
    if outcome.trip_id is not None:
        trip = plan.trip(outcome.trip_id)
        stop = next(stop for stop in trip.stops if stop.order_id == order_id)
        fate |= {"courier_id": trip.courier_id, "handover_at": stop.handover_from}
    return fate


def _kind(was: dict[str, object], now: dict[str, object]) -> str:
    before, after = (fate["verdict"] == Verdict.MET for fate in (was, now))
    if before != after:
        return "gained" if after else "lost"
    return "moved" if before else "verdict"
