"""A simulated plan as files for other programs: punctuality.json and punctuality.csv."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from planner.domain.day import Day
from planner.domain.plan import OnTime, TravelUsed
from planner.export.cells import safe_text
from planner.export.evidence import rub
from planner.export.travel_used import travel_json
from planner.punctuality.curve import CurvePoint
from planner.punctuality.report import PunctualityReport
from planner.punctuality.results import LegPunctuality, OrderPunctuality, Punctuality

FORMAT = 1
BOM = "\ufeff"
MINUTE_S = 60

Json = dict[str, Any]


def punctuality_json(
    day: Day, used: TravelUsed, report: PunctualityReport, curve: Sequence[CurvePoint]
) -> str:
    """Everything the simulation found, as JSON text.

    Parameters
    ----------
    used : the travel times that the simulation adds its errors to.
    """
    done, noise = report.now, report.noise
    content = {
        "format": FORMAT,
        "day": {"date": day.clock.day.isoformat(), "timezone": day.clock.timezone},
        "travel": travel_json(used),
        "runs": done.runs,
        "seed": done.seed,
        "noise": {
            "pair_log_sd": noise.pair_log_sd,
            "day_log_sd": noise.day_log_sd,
            "leg_log_sd": noise.leg_log_sd,
            "handover_log_sd": noise.handover_log_sd,
        },
        **day_figures(done),
        "leaving_earlier": day_figures(report.earlier),
        "orders": [_order(order) for order in done.orders],
        "legs": [_leg(leg) for leg in done.legs],
        "couriers": [
            {
                "courier_id": courier.courier_id,
                "overtime_share": courier.overtime_share,
                "expected_overtime_min": _min(courier.overtime_s),
            }
            for courier in done.couriers
        ],
        "curve": [_point(point) for point in curve],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def day_figures(done: Punctuality) -> Json:
    """The day's figures."""
    return {
        "expected_late_orders": done.late_orders,
        "expected_late_orders_standard_error": round(done.late_orders_error, 4),
        "late_orders_distribution": list(done.late_distribution),
        "mean_on_time_share": done.mean_share,
        "least_on_time_share": done.least_share,
    }


def punctuality_csv(done: Punctuality) -> str:
    """One row per order of the plan, its leg beside it."""
    rows = [
        {**_order(order), **{f"leg_{name}": value for name, value in _leg(leg).items()}}
        for order, leg in zip(done.orders, done.legs, strict=True)
    ]
    twice = ("leg_trip_id", "leg_order_id")
    columns = [name for name in rows[0] if name not in twice] if rows else ["order_id"]
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {
                name: safe_text(value) if isinstance(value, str) else value
                for name, value in row.items()
            }
        )
    return BOM + table.getvalue()


def plan_with_shares(plan_text: str, on_time: OnTime, done: Punctuality) -> str:
    """A plan.json with the simulated shares in it, everything else as it was."""
    content = json.loads(plan_text)
    shares = {order.order_id: order.on_time_share for order in done.orders}
    for order in content.get("orders", []):
        order["on_time_share"] = shares.get(order.get("order_id"))
    content["punctuality"] = on_time_json(on_time)
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def on_time_json(on_time: OnTime) -> Json:
    """How punctual a plan is, for plan.json."""
    return {
        "on_time_target": on_time.target,
        "least_on_time_share": on_time.least_share,
        "mean_on_time_share": on_time.mean_share,
        "expected_late_orders": on_time.late_orders,
        "expected_late_orders_standard_error": round(on_time.late_orders_error, 4),
        "reserve_sd": on_time.reserve,
        "runs": on_time.runs,
        "seed": on_time.seed,
    }


def _order(order: OrderPunctuality) -> Json:
    return {
        "order_id": order.order_id,
        "trip_id": order.trip_id,
        "on_time_share": order.on_time_share,
        "standard_error": round(order.standard_error, 5),
        "expected_late_min": _min(order.late_s),
        "early_wait_share": order.early_wait_share,
        "expected_early_wait_min": _min(order.early_wait_s),
    }


def _leg(leg: LegPunctuality) -> Json:
    return {
        "trip_id": leg.trip_id,
        "from_id": leg.from_id,
        "order_id": leg.order_id,
        "driving_min": _min(leg.driving_s),
        "reserve_min": _min(leg.reserve_s),
        "reserve_needed_min": _min(leg.needed_s),
        "late_share": leg.late_share,
        "delay_brought_min": _min(leg.brought_s),
        "delay_added_min": _min(leg.added_s),
    }


def _point(point: CurvePoint) -> Json:
    return {
        "reserve_sd": point.reserve,
        "leaving_earlier": point.earlier,
        "met": point.met,
        "cost_rub": rub(point.cost_kop),
        "expected_late_orders": point.late_orders,
        "expected_late_orders_standard_error": round(point.late_orders_error, 4),
        "mean_on_time_share": point.mean_share,
        "least_on_time_share": point.least_share,
    }


def _min(seconds: float) -> float:
    return round(seconds / MINUTE_S, 2)
