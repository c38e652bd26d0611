"""orders.csv of a plan: one row per order with its verdict, times, money and reason.

UTF-8 with BOM, so that spreadsheets read Cyrillic; commas between columns, points in numbers,
whatever the language, so that programs read it too. Columns the planner doesn't know come last;
one named as a column of ours (a table exported before) gives way to it.
"""

from __future__ import annotations

import csv
import io

from planner.domain.day import Day
from planner.domain.order import Order
from planner.domain.plan import OrderOutcome, Plan, Stop
from planner.export.cells import safe_text
from planner.export.moments import iso
from planner.export.reasons import reason_text
from planner.export.wish_verdict import as_filed
from planner.money.ledger import Ledger, ledger
from planner.texts import Language

BOM = "\ufeff"
COLUMNS = (
    *("order_id", "verdict", "trip_id", "courier_id"),
    *("slot_start", "slot_end", "departs_at", "arrives_at", "handover_from", "handover_until"),
    *("address", "weight_kg", "priority"),
    *("fee_rub", "cost_rub", "labour_rub", "full_cost_rub", "contribution_rub", "margin_rub"),
    "cost_split",
    "on_time_share",
    *("reason_code", "reason"),
)

Row = dict[str, str]


def orders_csv(day: Day, plan: Plan, language: Language, money: Ledger | None = None) -> str:
    """The table as CSV text; `language` is that of the reasons.

    Without `money` trips are split equally, and the column `cost_split` says so.
    """
    money = money or ledger(day, plan)
    rows = [_row(day, plan, money, outcome, language) for outcome in plan.outcomes]
    extra = dict.fromkeys(name for order in day.orders for name, _ in order.extra)
    columns = (*COLUMNS, *(name for name in extra if name not in COLUMNS))
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow([safe_text(column) for column in columns])
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return BOM + table.getvalue()


def _row(day: Day, plan: Plan, money: Ledger, outcome: OrderOutcome, language: Language) -> Row:
    order = day.order(outcome.order_id)
    reason = outcome.reason
    extra = {name: safe_text(value) for name, value in order.extra if name not in COLUMNS}
    return extra | {
        "order_id": safe_text(order.order_id),
        "verdict": as_filed(outcome).verdict.value,
        "slot_start": iso(day.clock, order.slot.start_at),
        "slot_end": iso(day.clock, order.slot.end_at),
        "address": safe_text(order.address),
        "weight_kg": f"{order.mass_g / 1000:g}",
        "priority": str(order.priority),
        "fee_rub": _rub(order.fee_kop),
        "reason_code": "" if reason is None else reason.code.value,
        "reason": "" if reason is None else safe_text(reason_text(day, reason, language)),
        **_planned(day, plan, money, outcome, order),
    }


def _planned(day: Day, plan: Plan, money: Ledger, outcome: OrderOutcome, order: Order) -> Row:
    row = money.order(outcome.order_id)
    if outcome.trip_id is None or row is None:
        return {}
    trip = plan.trip(outcome.trip_id)
    stop = _stop(trip.stops, order)
    return {
        "trip_id": safe_text(trip.trip_id),
        "courier_id": safe_text(trip.courier_id or ""),
        "departs_at": iso(day.clock, trip.departs_at),
        "arrives_at": iso(day.clock, stop.arrives_at),
        "handover_from": iso(day.clock, stop.handover_from),
        "handover_until": iso(day.clock, stop.handover_until),
        "cost_rub": _rub(row.cost_kop),
        "labour_rub": _rub(row.labour_kop),
        "full_cost_rub": _rub(row.full_cost_kop),
        "contribution_rub": _rub(row.contribution_kop),
        "margin_rub": _rub(row.margin_kop),
        "cost_split": row.method,
        "on_time_share": ""
        if outcome.on_time_share is None
        else f"{outcome.on_time_share:.4f}",
    }


def _stop(stops: tuple[Stop, ...], order: Order) -> Stop:
    return next(stop for stop in stops if stop.order_id == order.order_id)


def _rub(kopecks: int) -> str:
    return f"{kopecks / 100:.2f}"
