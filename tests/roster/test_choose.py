from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.fleet import Vehicle
from planner.errors import InputError, NoPlanError
from planner.roster.choose import choose_roster, goal_of
from planner.roster.past_days import read_days
from planner.roster.resample import simulated_days
from planner.roster.results import Goal, Roster, RosterProgress, RosterStatus
from planner.roster.templates import template_couriers
from planner.solve.audit import audit
from planner.travel.provider import travel_times
from tests.support.roster import best_by_force, make_template, tiny_day

SAMPLE = Path(__file__).parents[2] / "data" / "quiet_day"

MORNING = make_template("morning", start="10:00", hours=3)
EVENING = make_template("evening", start="14:00", hours=3)
LONG = make_template("long", start="10:00", hours=7, rub_per_hour=450)
TEMPLATES = (MORNING, EVENING, LONG)
BUSY = tiny_day("busy", ["11:00", "11:00", "12:00", "15:00", "15:00"], [25, 30, 20, 35, 15])
CALM = tiny_day("calm", ["11:00", "15:00", "15:00"], [20, 30, 25])
DAYS = (BUSY, CALM)


def _chosen(goal: Goal, **settings: object) -> Roster:
    return choose_roster(DAYS, TEMPLATES, goal, curve=False, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("price_rub", [0, 700, 1_500, 10_000])
def test_roster_at_a_price_is_the_best_of_all_counts(price_rub: int) -> None:
    goal = goal_of(DAYS, None, 100 * price_rub)
    value = best_by_force(DAYS, TEMPLATES, goal, most=3)
    roster = _chosen(goal)
    assert roster.value_kop == value
    assert roster.bound_kop is not None
    assert roster.bound_kop <= value


@pytest.mark.parametrize("service", [0.25, 0.5, 0.75, 1.0])
def test_roster_that_keeps_a_share_is_the_cheapest_that_does(service: float) -> None:
    goal = goal_of(DAYS, service, 0)
    value = best_by_force(DAYS, TEMPLATES, goal, most=3)
    roster = _chosen(goal)
    # 8 orders in all: 2, 4, 6 and 8 must be met
    assert roster.met >= 8 * service
    assert roster.kept
    assert roster.value_kop == value
    assert roster.bound_kop is not None
    assert roster.bound_kop <= value


def test_tiny_roster_is_proved_the_best() -> None:
    roster = _chosen(goal_of(DAYS, 0.75, 0))
    assert roster.status is RosterStatus.OPTIMAL
    assert roster.bound_kop == roster.value_kop
    assert roster.repeatable


def test_templates_with_other_vehicles_and_breaks_are_chosen_best_too() -> None:
    # o0 and o3 are 1.5 m long: only the van takes them
    sides = [1_500, 600, 600, 1_500, 600]
    busy = tiny_day(
        "wide", ["11:00", "11:00", "12:00", "15:00", "15:00"], [25, 30, 20, 35, 15], sides=sides
    )
    car = Vehicle(name="car", max_side_mm=1_000)
    templates = (
        make_template("car", hours=7, vehicle=car),
        make_template("van", hours=7, vehicle=Vehicle(name="van"), rub_per_hour=700),
        make_template("rest", hours=7, vehicle=car, rub_per_hour=480, rest_s=3_600),
    )
    for goal in (goal_of((busy,), 0.8, 0), goal_of((busy,), None, 90_000)):
        roster = choose_roster((busy,), templates, goal, curve=False)
        value = best_by_force((busy,), templates, goal, most=3)
        assert roster.value_kop == value
        assert roster.bound_kop is not None
        assert roster.bound_kop <= value


def test_every_day_is_an_audited_plan_of_the_rosters_couriers() -> None:
    roster = _chosen(goal_of(DAYS, 0.75, 0))
    assert [one.name for one in roster.days] == ["busy", "calm"]
    for one, given in zip(roster.days, DAYS, strict=True):
        couriers = template_couriers(one.day, TEMPLATES, roster.counts)
        assert one.day.couriers == couriers
        travel = travel_times(one.day, given=given.given.given)
        assert audit(one.day, travel, one.plan) == ()
        assert one.met == len({s.order_id for trip in one.plan.trips for s in trip.stops})
        assert one.driving_kop == sum(trip.cost_kop for trip in one.plan.trips)


def test_pay_is_due_on_every_day_for_the_whole_shift() -> None:
    roster = _chosen(goal_of(DAYS, 1.0, 0))
    # 2 days; 3 h at 500, 3 h at 500, 7 h at 450 roubles
    pay = (150_000, 150_000, 315_000)
    expected = 2 * sum(one * count for one, count in zip(pay, roster.counts, strict=True))
    assert roster.pay_kop == expected
    driving = sum(one.driving_kop for one in roster.days)
    assert roster.value_kop == expected + driving


def test_same_seed_gives_the_same_roster() -> None:
    goal = goal_of(DAYS, 0.75, 0)
    first, second = (choose_roster(DAYS, TEMPLATES, goal, seed=7) for _ in range(2))
    assert replace(first, seconds=0.0) == replace(second, seconds=0.0)


def test_a_higher_share_is_never_cheaper() -> None:
    values = [_chosen(goal_of(DAYS, share, 0)).value_kop for share in (0.25, 0.5, 0.75, 1.0)]
    assert values == sorted(values)


def test_least_and_most_of_a_template_are_kept() -> None:
    templates = (replace(MORNING, least=1), replace(EVENING, most=0), LONG)
    roster = choose_roster(DAYS, templates, goal_of(DAYS, 0.75, 0), curve=False)
    assert roster.counts[0] >= 1
    assert roster.counts[1] == 0
    assert roster.kept


def test_share_beyond_every_number_of_couriers_is_refused_with_the_most() -> None:
    small = (make_template("small", vehicle=Vehicle(name="bike", max_side_mm=100)),)
    with pytest.raises(InputError) as raised:
        choose_roster(DAYS, small, goal_of(DAYS, 0.5, 0), file="t.toml")
    (fault,) = raised.value.faults
    assert fault.rule == "service_beyond"
    assert dict(fault.details) == {"met": "0", "orders": "8", "most": "0"}


def test_share_out_of_reach_of_the_couriers_allowed_is_said_not_kept() -> None:
    # 25 min away, 15 apart, 8 at the door: one courier is at the doors at 11:00, 11:23 and
    # 11:46; a fourth handover would start at 12:09, after the slot
    days = (tiny_day("five", ["11:00"] * 5, [25] * 5),)
    templates = (replace(MORNING, most=1),)
    roster = choose_roster(days, templates, goal_of(days, 0.8, 0), curve=False)
    assert (roster.met, roster.kept) == (3, False)
    assert roster.bound_kop is None
    assert roster.status is not RosterStatus.OPTIMAL


def test_a_template_too_slow_for_the_traffic_is_a_fault_of_the_templates() -> None:
    days = read_days(SAMPLE, ("travel.congestion=moscow-weekday",))
    slow = make_template("slow", vehicle=Vehicle(name="cart", speed_factor=0.1))
    with pytest.raises(InputError) as raised:
        choose_roster(days, (slow,), goal_of(days, None, 100), file="t.toml")
    assert [(f.file, f.rule) for f in raised.value.faults] == [
        ("t.toml", "speed_factor_breaks_fifo")
    ]


def test_a_stop_at_once_leaves_no_roster() -> None:
    with pytest.raises(NoPlanError, match="stopped"):
        choose_roster(DAYS, TEMPLATES, goal_of(DAYS, 0.5, 0), stop=lambda: True)


def test_progress_tells_bounds_that_never_fall() -> None:
    told: list[RosterProgress] = []
    roster = choose_roster(DAYS, TEMPLATES, goal_of(DAYS, 0.75, 0), progress=told.append)
    bounds = [one.bound_kop for one in told if one.stage == "search" and one.bound_kop]
    assert bounds == sorted(bounds)
    assert {one.stage for one in told} == {"days", "relax", "search", "curve"}
    assert roster.value_kop == [one.value_kop for one in told if one.value_kop][-1]


def test_days_without_orders_need_nobody() -> None:
    empty = tiny_day("empty", [], [])
    roster = choose_roster((empty,), TEMPLATES, goal_of((empty,), None, 100))
    assert roster.counts == (0, 0, 0)
    assert (roster.orders, roster.met, roster.value_kop) == (0, 0, 0)


def test_curve_never_betters_its_bound_and_has_the_roster_in_it() -> None:
    roster = choose_roster(DAYS, TEMPLATES, goal_of(DAYS, None, 70_000))
    sizes = [point.couriers for point in roster.curve]
    assert sizes == sorted(set(sizes))
    assert sum(roster.counts) in sizes
    for point in roster.curve:
        value = point.pay_kop + point.driving_kop + 70_000 * (8 - point.met)
        assert point.bound_kop is not None
        assert point.bound_kop <= value
        assert value >= roster.value_kop


def test_simulated_days_are_said_to_be() -> None:
    days = simulated_days(DAYS, 2, seed=3)
    roster = choose_roster(days, TEMPLATES, goal_of(days, 0.5, 0), curve=False)
    assert all(one.simulated for one in roster.days)
    assert roster.kept
