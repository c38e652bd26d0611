"""plan.json: the plan for other programs, format 1.

Addresses, comments, names and phones stay out of it.
"""

from __future__ import annotations

import json
from typing import Any

from planner.domain.clock import ServiceClock
from planner.domain.day import Day
from planner.domain.plan import CatalogueCut, OrderOutcome, Plan, Proof, Reason, Trip
from planner.export.evidence import outward, rub, rub_or_none
from planner.export.moments import iso
from planner.export.reasons import reason_text
from planner.money.ledger import Ledger, ledger
from planner.money.shares import COST_SPLIT
from planner.texts import LANGUAGES

FORMAT = 1

# JSON text of mixed values; typed where it is made, not where it is nested.
Json = dict[str, Any]


def plan_json(day: Day, plan: Plan) -> str:
    """The plan as JSON text, indented, Cyrillic as it is."""
    content = plan_dict(day, plan)
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def plan_dict(day: Day, plan: Plan) -> Json:
    """The plan as nested dictionaries and lists."""
    money = ledger(day, plan)
    return {
        "format": FORMAT,
        "knowledge": plan.knowledge,
        "day": {"date": day.clock.day.isoformat(), "timezone": day.clock.timezone},
        "travel": {
            "provider": plan.travel.provider,
            "congestion": plan.travel.congestion,
            "fallback_used": plan.travel.fallback_used,
        },
        "proof": _proof(plan.proof),
        "trips": [_trip(day.clock, trip) for trip in plan.trips],
        "cost_split": COST_SPLIT,
        "orders": [_order(day, money, outcome) for outcome in plan.outcomes],
        "money": _money(money),
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


def _order(day: Day, money: Ledger, outcome: OrderOutcome) -> Json:
    row = money.order(outcome.order_id)
    return {
        "order_id": outcome.order_id,
        "verdict": outcome.verdict.value,
        "trip_id": outcome.trip_id,
        "cost_rub": None if row is None else rub(row.cost_kop),
        "labour_rub": None if row is None else rub(row.labour_kop),
        "full_cost_rub": None if row is None else rub(row.full_cost_kop),
        "fee_rub": rub(day.order(outcome.order_id).fee_kop),
        "contribution_rub": None if row is None else rub(row.contribution_kop),
        "margin_rub": None if row is None else rub(row.margin_kop),
        "on_time_share": None,
        "reason": None if outcome.reason is None else _reason(day, outcome.reason),
    }


def _reason(day: Day, reason: Reason) -> Json:
    return {
        "code": reason.code.value,
        "evidence": outward(reason.evidence, day.clock),
        "text": {language: reason_text(day, reason, language) for language in LANGUAGES},
        "fixes": [],
    }


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
