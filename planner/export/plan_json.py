"""plan.json: the plan for other programs, format 1.

Addresses, comments, names and phones stay out of it.
"""

from __future__ import annotations

import json
from typing import Any

from planner.domain.clock import ServiceClock
from planner.domain.day import Day
from planner.domain.plan import (
    CatalogueCut,
    OrderOutcome,
    Plan,
    Proof,
    Reason,
    Trip,
)
from planner.explain.explained import Explained, Explanation
from planner.explain.fixes import Menu
from planner.export.evidence import outward, rub, rub_or_none
from planner.export.fix_words import fix_json
from planner.export.moments import iso
from planner.export.punctuality_files import on_time_json
from planner.export.reasons import reason_text
from planner.export.travel_used import travel_json
from planner.export.wish_verdict import as_filed, of_the_day
from planner.money.ledger import Ledger, OrderMoney, ledger
from planner.texts import LANGUAGES

FORMAT = 1

# JSON text of mixed values; typed where it is made, not where it is nested.
Json = dict[str, Any]


def plan_json(
    day: Day,
    plan: Plan,
    money: Ledger | None = None,
    explanation: Explanation | None = None,
) -> str:
    """The plan as JSON text, indented, Cyrillic as it is."""
    content = plan_dict(day, plan, money, explanation)
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def plan_dict(
    day: Day,
    plan: Plan,
    money: Ledger | None = None,
    explanation: Explanation | None = None,
) -> Json:
    """The plan as nested dictionaries and lists.

    Parameters
    ----------
    money : the plan's, with Shapley shares; without it trips are split equally, and
        "cost_split" says so.
    explanation : the ways to meet orders; without it there are none in it.
    """
    money = money or ledger(day, plan)
    return {
        "format": FORMAT,
        "knowledge": plan.knowledge,
        "day": {"date": day.clock.day.isoformat(), "timezone": day.clock.timezone},
        "travel": travel_json(plan.travel),
        "proof": _proof(of_the_day(day, plan)),
        "proof_under_wishes": _proof(plan.proof) if plan.proof.under_wishes else None,
        "trips": [_trip(day.clock, trip) for trip in plan.trips],
        "cost_split": money.split,
        "orders": [
            _order(
                day,
                money,
                one,
                None if explanation is None else explanation.order(one.order_id),
            )
            for one in plan.outcomes
        ],
        "money": _money(money),
        "punctuality": None if plan.on_time is None else on_time_json(plan.on_time),
    }


def _proof(proof: Proof) -> Json:
    return {
        "met": proof.met,
        "met_upper_bound": proof.met_upper_bound,
        "met_by_priority": [
            {"priority": one.priority, "met": one.met, "upper_bound": one.upper_bound}
            for one in proof.by_priority
        ],
        "cost_rub": rub(proof.cost_kop),
        "cost_lower_bound_rub": rub_or_none(proof.cost_lower_bound_kop),
        "profit_rub": rub_or_none(proof.profit_kop),
        "profit_upper_bound_rub": rub_or_none(proof.profit_upper_bound_kop),
        "status": proof.status.value,
        "scope": proof.scope,
        "repeatable": proof.repeatable,
        "catalogue_complete": proof.cut is None,
        "cut": None if proof.cut is None else _cut(proof.cut),
        "trips_in_catalogue": proof.trips_in_catalogue,
        "departure_step_s": proof.departure_step_s,
        "seconds": round(proof.seconds, 2),
    }


def _cut(cut: CatalogueCut) -> Json:
    return {
        "rule": cut.rule,
        "longest_trip": cut.longest_trip,
        "labels_refused": cut.labels_refused,
        "orders_touched": list(cut.orders_touched),
    }


def _trip(clock: ServiceClock, trip: Trip) -> Json:
    return {
        "trip_id": trip.trip_id,
        "courier_id": trip.courier_id,
        "store_id": trip.store_id,
        "departs_at": iso(clock, trip.departs_at),
        "returns_at": None if trip.returns_at is None else iso(clock, trip.returns_at),
        "metres": trip.metres,
        "cost_rub": rub(trip.cost_kop),
        "labour_rub": rub(trip.labour_kop),
        "stops": [
            {
                "order_id": stop.order_id,
                "arrives_at": iso(clock, stop.arrives_at),
                "handover_from": iso(clock, stop.handover_from),
                "handover_until": iso(clock, stop.handover_until),
            }
            for stop in trip.stops
        ],
    }


def _order(day: Day, money: Ledger, outcome: OrderOutcome, found: Explained | None) -> Json:
    row = money.order(outcome.order_id)
    filed = as_filed(outcome)
    return {
        "order_id": outcome.order_id,
        "verdict": filed.verdict.value,
        "trip_id": outcome.trip_id,
        "cost_rub": None if row is None else rub(row.cost_kop),
        "labour_rub": None if row is None else rub(row.labour_kop),
        "full_cost_rub": None if row is None else rub(row.full_cost_kop),
        "fee_rub": rub(day.order(outcome.order_id).fee_kop),
        "contribution_rub": None if row is None else rub(row.contribution_kop),
        "margin_rub": None if row is None else rub(row.margin_kop),
        "cost_share": None if row is None else _share(row),
        "on_time_share": outcome.on_time_share,
        "reason": None
        if outcome.reason is None or filed.reason is None
        else {
            **_reason(day, filed.reason, None if found is None else found.menu),
            "text": _texts(day, outcome.reason),
        },
    }


def _share(row: OrderMoney) -> Json:
    """How the order's part of its trip was found; an estimate comes with its errors."""
    if row.method != "sampled":
        return {"method": row.method}
    return {
        "method": row.method,
        "cost_standard_error_rub": rub(row.cost_error_kop),
        "labour_standard_error_rub": rub(row.labour_error_kop),
    }


def _reason(day: Day, reason: Reason, menu: Menu | None) -> Json:
    return {
        "code": reason.code.value,
        "evidence": outward(reason.evidence, day.clock),
        "fixes": [] if menu is None else [fix_json(fix) for fix in menu.fixes],
        "fixes_complete": menu is not None and menu.complete,
    }


def _texts(day: Day, reason: Reason) -> Json:
    return {language: reason_text(day, reason, language) for language in LANGUAGES}


def _money(money: Ledger) -> Json:
    return {
        "fees_rub": rub(money.fees_kop),
        "cost_rub": rub(money.cost_kop),
        "labour_rub": rub(money.labour_kop),
        "idle_rub": rub(money.idle_kop),
        "idle_hours": round(money.idle_s / 3600, 2),
        "cancellation_rub": rub(money.cancellation_kop),
        "profit_rub": rub(money.profit_kop),
    }
