"""plan.json says what the contract says, to the kopeck and to the second."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import CatalogueCut, ClassProof, Plan, ProofStatus
from planner.export.plan_json import plan_json
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan

TRIP_KEYS = {
    *("trip_id", "courier_id", "store_id", "departs_at", "returns_at", "metres"),
    *("cost_rub", "labour_rub", "stops"),
}
ORDER_KEYS = {
    *("order_id", "verdict", "trip_id", "cost_rub", "labour_rub", "full_cost_rub", "fee_rub"),
    *("contribution_rub", "margin_rub", "cost_share", "on_time_share", "reason"),
}
PROOF_KEYS = {
    *("met", "met_upper_bound", "met_by_priority", "cost_rub", "cost_lower_bound_rub"),
    *("profit_rub", "profit_upper_bound_rub", "status", "scope", "repeatable"),
    *("catalogue_complete", "trips_in_catalogue", "departure_step_s", "seconds"),
}
Content = dict[str, Any]


@pytest.fixture
def content(day: Day, plan: Plan) -> Content:
    return read(day, plan)


def read(day: Day, plan: Plan) -> Content:
    content: Content = json.loads(plan_json(day, plan))
    return content


def test_every_key_of_the_contract_is_there(content: Content) -> None:
    assert {"format", "knowledge", "day", "travel", "proof", "trips", "orders", "money"} <= set(
        content
    )
    assert content["format"] == 1
    assert content["knowledge"] == "hindsight"
    assert content["day"] == {"date": "2026-11-20", "timezone": "Europe/Moscow"}
    assert content["travel"] == {
        "provider": "matrix",
        "congestion": "free-flow",
        "fallback_used": False,
        "attribution": None,
        "data_date": None,
        "notices": [],
    }
    assert set(content["proof"]) >= PROOF_KEYS
    assert all(set(trip) == TRIP_KEYS for trip in content["trips"])
    assert all(set(order) == ORDER_KEYS for order in content["orders"])
    assert set(content["money"]) >= {
        *("fees_rub", "cost_rub", "labour_rub", "idle_rub", "profit_rub")
    }


def test_moments_carry_the_day_s_offset(content: Content) -> None:
    first = content["trips"][0]
    assert first["departs_at"] == "2026-11-20T10:50:00+03:00"
    assert first["stops"][1] == {
        "order_id": "o2",
        "arrives_at": "2026-11-20T11:18:00+03:00",
        "handover_from": "2026-11-20T11:18:00+03:00",
        "handover_until": "2026-11-20T11:26:00+03:00",
    }


def test_a_moment_after_midnight_lies_on_the_next_date() -> None:
    order = make_order(placed_at=at("23:00"), slot=(at("24:00"), at("25:00")))
    day = make_day(orders=[order], couriers=[make_courier(shift=(at("20:00"), at("26:00")))])
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[("c1", at("23:55"), ["o1"])])
    stop = read(day, plan)["trips"][0]["stops"][0]
    assert stop["handover_from"] == "2026-11-21T00:05:00+03:00"


def test_moments_keep_their_distance_over_a_clock_change() -> None:
    """Berlin, 2026-10-25: at 03:00 summer time the clock goes back to 02:00."""
    # seconds since midnight: 1:50 + 10 min = 2:00 summer time; slot from 3:00 on = 2:00 winter
    order = make_order(placed_at=at("0:30"), slot=(at("3:00"), at("4:00")))
    day = make_day(
        date=dt.date(2026, 10, 25),
        timezone="Europe/Berlin",
        orders=[order],
        couriers=[make_courier(shift=(0, at("9:00")))],
    )
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[("c1", at("1:50"), ["o1"])])
    trip = read(day, plan)["trips"][0]
    assert trip["departs_at"] == "2026-10-25T01:50:00+02:00"
    assert trip["stops"][0]["handover_from"] == "2026-10-25T02:00:00+01:00"
    left, began = (
        dt.datetime.fromisoformat(moment)
        for moment in (trip["departs_at"], trip["stops"][0]["handover_from"])
    )
    assert began - left == dt.timedelta(minutes=70)


def test_shares_add_up_to_the_trip_s_own_kopecks(content: Content) -> None:
    # 4 legs x 3.337 km x 13.33 = 177.93 (177.9288); in three equal parts 59.31
    # busy 10:45 to 11:54 = 69 min x 500.00 / 60 = 575.00: 191.67 + 191.67 + 191.66
    first = content["trips"][0]
    assert (first["metres"], first["cost_rub"], first["labour_rub"]) == (13_348, 177.93, 575.0)
    shares = [order for order in content["orders"] if order["trip_id"] == "t1"]
    assert [order["cost_rub"] for order in shares] == [59.31, 59.31, 59.31]
    assert [order["labour_rub"] for order in shares] == [191.67, 191.67, 191.66]
    assert content["cost_split"] == "equal"


def test_an_order_s_sums_are_exact_to_the_kopeck(content: Content) -> None:
    order = content["orders"][0]
    # 59.31 + 191.67 = 250.98; 199 - 59.31 = 139.69; 199 - 250.98 = -51.98
    assert (order["full_cost_rub"], order["fee_rub"]) == (250.98, 199.0)
    assert (order["contribution_rub"], order["margin_rub"]) == (139.69, -51.98)


def test_an_outside_courier_has_no_name_and_no_way_back(content: Content) -> None:
    outside = content["trips"][1]
    assert (outside["courier_id"], outside["returns_at"]) == (None, None)
    assert outside["labour_rub"] == 0


def test_an_unmet_order_has_a_fee_and_no_costs(content: Content) -> None:
    order = content["orders"][5]
    assert (order["verdict"], order["trip_id"]) == ("impossible_together", None)
    assert order["fee_rub"] == 199
    missing = ("cost_rub", "labour_rub", "full_cost_rub", "contribution_rub", "margin_rub")
    assert [order[key] for key in missing] == [None] * 5


def test_met_orders_have_no_reason_and_all_others_have_one(content: Content) -> None:
    for order in content["orders"]:
        assert (order["reason"] is None) == (order["verdict"] == "met")


def test_a_reason_has_code_words_and_evidence_in_outside_units(content: Content) -> None:
    reason = content["orders"][4]["reason"]
    assert reason["code"] == "late_even_alone"
    assert reason["fixes"] == []
    assert reason["text"]["ru"].startswith("Не успеть, даже если")
    assert reason["text"]["en"].startswith("Too late even")
    evidence = reason["evidence"]
    # ready 10:20, loading 5 min, 10 min on the way, the slot ends 10:25
    assert evidence["arrives_at"] == "2026-11-20T10:35:00+03:00"
    assert evidence["deadline_at"] == "2026-11-20T10:25:00+03:00"
    assert (evidence["loading_min"], evidence["driving_min"], evidence["late_by_min"]) == (
        5,
        10,
        10,
    )
    assert not any(key.endswith(("_s", "_kop", "_g", "_ml", "_mm")) for key in evidence)


def test_the_day_s_money_is_the_ledger_s(content: Content) -> None:
    money = content["money"]
    # 4 fees; trip 177.93 + outside 400 + 3.337 km x 25 = 483.43 (483.425 halves up)
    assert money["fees_rub"] == 796.0
    assert money["cost_rub"] == 661.36
    assert money["profit_rub"] == 134.64
    assert content["proof"]["cost_rub"] == 661.36
    # two shifts of 12 h less 69 min: 22.85 h at 500
    assert money["idle_hours"] == 22.85
    assert money["idle_rub"] == 11_425.0


def test_unknown_bounds_are_null_and_known_ones_roubles(day: Day, plan: Plan) -> None:
    assert read(day, plan)["proof"]["cost_lower_bound_rub"] is None
    known = replace(
        plan,
        proof=replace(
            plan.proof,
            cost_lower_bound_kop=60_001,
            profit_kop=13_464,
            profit_upper_bound_kop=13_500,
            by_priority=(ClassProof(priority=0, met=4, upper_bound=4),),
            status=ProofStatus.STOPPED,
        ),
    )
    proof = read(day, known)["proof"]
    assert proof["cost_lower_bound_rub"] == 600.01
    assert (proof["profit_rub"], proof["profit_upper_bound_rub"]) == (134.64, 135.0)
    assert proof["status"] == "stopped"
    assert proof["met_by_priority"] == [{"priority": 0, "met": 4, "upper_bound": 4}]


def test_a_cut_catalogue_says_so_with_its_rule(day: Day, plan: Plan) -> None:
    complete = read(day, plan)["proof"]
    assert (complete["catalogue_complete"], complete["cut"]) == (True, None)
    cut = CatalogueCut(
        rule="memory", longest_trip=3, labels_refused=17, orders_touched=(OrderId("o6"),)
    )
    proof = read(day, replace(plan, proof=replace(plan.proof, cut=cut)))["proof"]
    assert proof["catalogue_complete"] is False
    assert proof["cut"] == {
        "rule": "memory",
        "longest_trip": 3,
        "labels_refused": 17,
        "orders_touched": ["o6"],
    }


def test_nothing_personal_is_in_it(day: Day, plan: Plan) -> None:
    written = plan_json(day, plan)
    # address, customer, phone and comment of o1
    assert not [word for word in ("evil", "Иванов", "000-00-01", "подъезд") if word in written]
