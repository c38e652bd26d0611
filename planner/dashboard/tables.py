"""A plan as tables for people: whole minutes, roubles and kilometres, local moments.

Columns have keys; their headings stand in `texts` (`dashboard-column-<key>`).
"""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from planner.dashboard.routes import Route
from planner.domain.day import Day
from planner.domain.plan import Plan, Trip, Verdict
from planner.errors import Fault
from planner.export.moments import slot_hours
from planner.export.reasons import reason_text, verdict_text
from planner.intake.columns import is_personal
from planner.intake.day_folder import fault_sentence
from planner.money.ledger import Ledger, TripMoney
from planner.texts import Language, text

KOPECKS = 100
MINUTE_S = 60
METRES_PER_KM = 1000


def order_table(day: Day, plan: Plan, money: Ledger, language: Language) -> pd.DataFrame:
    """One row per order met: when, by whom, what it costs against its fee."""
    rows = []
    for outcome in plan.outcomes:
        row = money.order(outcome.order_id)
        if outcome.trip_id is None or row is None:
            continue
        order, trip = day.order(outcome.order_id), plan.trip(outcome.trip_id)
        stop = next(stop for stop in trip.stops if stop.order_id == outcome.order_id)
        rows.append(
            {
                "order": outcome.order_id,
                "slot": slot_hours(day.clock, order.slot),
                "handover": _local(day, stop.handover_from),
                "courier": trip.courier_id or text("dashboard-outside-courier", language),
                "fee": _roubles(row.fee_kop),
                "cost": _roubles(row.cost_kop),
                "labour": _roubles(row.labour_kop),
                "full_cost": _roubles(row.full_cost_kop),
                "margin": _roubles(row.margin_kop),
                "address": order.address,
            }
        )
    return pd.DataFrame(rows)


def stop_table(day: Day, routes: tuple[Route, ...]) -> pd.DataFrame:
    """One row per handover, by the hour: when, by whom, and by when at the latest."""
    met = sorted(
        (
            (stop, place, trip, number, route)
            for route in routes
            for number, trip in enumerate(route.trips, start=1)
            for place, stop in enumerate(trip.stops, start=1)
        ),
        key=lambda one: one[0].handover_from,
    )
    rows = [
        {
            "order": stop.order_id,
            "courier": route.name,
            "trip": number,
            "stop": place,
            "arrives": _local(day, stop.arrives_at),
            "wait": round((stop.handover_from - stop.arrives_at) / MINUTE_S),
            "handover": _local(day, stop.handover_from),
            "until": _local(day, stop.handover_until),
            "slot": slot_hours(day.clock, day.order(stop.order_id).slot),
            "latest": _local(
                day, day.promise.deadline(day.order(stop.order_id), trip.departs_at)
            ),
            "address": day.order(stop.order_id).address,
        }
        for stop, place, trip, number, route in met
    ]
    return pd.DataFrame(rows)


def trip_table(day: Day, routes: tuple[Route, ...], money: Ledger) -> pd.DataFrame:
    """One row per trip, courier by courier: leaves, stops, back."""
    by_trip = {row.trip_id: row for row in money.trips}
    return pd.DataFrame(
        [
            _trip_row(day, route, number, trip, by_trip[trip.trip_id])
            for route in routes
            for number, trip in enumerate(route.trips, start=1)
        ]
    )


def courier_table(money: Ledger) -> pd.DataFrame:
    """One row per own courier: trips, orders, hours, idle pay."""
    return pd.DataFrame(
        [
            {
                "courier": row.courier_id,
                "trips": row.trips,
                "orders": row.orders,
                "km": _km(row.metres),
                "paid_time": _hours(row.paid_s),
                "busy_time": _hours(row.busy_s),
                "idle_time": _hours(row.idle_s),
                "idle": _roubles(row.idle_kop),
            }
            for row in money.couriers
        ]
    )


def unmet_table(day: Day, plan: Plan, language: Language) -> pd.DataFrame:
    """One row per order not met, proved ones first: verdict in a word, reason in a sentence."""
    unmet = sorted(plan.outcomes, key=lambda outcome: list(Verdict).index(outcome.verdict))
    return pd.DataFrame(
        [
            {
                "order": outcome.order_id,
                "slot": slot_hours(day.clock, day.order(outcome.order_id).slot),
                "address": day.order(outcome.order_id).address,
                "verdict": verdict_text(outcome.verdict, language),
                "reason": reason_text(day, outcome.reason, language),
            }
            for outcome in unmet
            if outcome.reason is not None
        ]
    )


def fault_table(faults: tuple[Fault, ...], language: Language) -> pd.DataFrame:
    """One row per fault of the input."""
    return pd.DataFrame(
        [
            {
                "file": fault.file,
                "row": fault.row,
                "column": fault.column or "",
                "value": "" if is_personal(fault.column or "") else fault.value or "",
                "rule": fault_sentence(fault, language),
            }
            for fault in faults
        ]
    )


def _trip_row(
    day: Day, route: Route, number: int, trip: Trip, money: TripMoney
) -> dict[str, object]:
    return {
        "courier": route.name,
        "trip": number,
        "departs": _local(day, trip.departs_at),
        "stops": ", ".join(stop.order_id for stop in trip.stops),
        "returns": None if trip.returns_at is None else _local(day, trip.returns_at),
        "orders": len(trip.stops),
        "km": _km(trip.metres),
        "trip_cost": _roubles(trip.cost_kop),
        "trip_labour": _roubles(trip.labour_kop),
        "trip_fees": _roubles(money.fees_kop),
    }


def _local(day: Day, at: int) -> datetime:
    """The moment on the store's clock; naive, or a table would turn it to the browser's."""
    return day.clock.moment(at).replace(tzinfo=None)


def _roubles(kopecks: int) -> int:
    return round(kopecks / KOPECKS)


def _hours(seconds: int) -> str:
    """Hours and minutes, zero-padded so that text sorts as time does."""
    minutes = round(seconds / MINUTE_S)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _km(metres: int) -> int:
    return round(metres / METRES_PER_KM)
