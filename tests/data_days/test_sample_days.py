"""The sample days: made by their generator, read without a fault, showing what they promise."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.order import Order
from planner.domain.plan import Plan, Verdict
from planner.intake.day_folder import read_day
from planner.intake.faults import NoticeRule
from planner.solve.plan_day import Progress, plan_day
from planner.travel.provider import travel_notices, travel_times
from planner.travel.times import TravelTimes
from planner.trips.timing import Broken, Rule, Walk, walk

DATA = Path(__file__).parents[2] / "data"
FILES = ("orders.csv", "couriers.csv", "day.toml")
# folder: orders, couriers, pre-orders
DAYS = {"quiet_day": (28, 4, 1), "normal_day": (60, 8, 2), "peak_day": (120, 13, 3)}
HOUR = 3600
TEN_MINUTES = 600

every_day = pytest.mark.parametrize("folder", DAYS)


@pytest.fixture(scope="session")
def days() -> dict[str, tuple[Day, TravelTimes]]:
    read = {folder: read_day(DATA / folder).day for folder in DAYS}
    return {folder: (day, travel_times(day)) for folder, day in read.items()}


Days = dict[str, tuple[Day, TravelTimes]]


def test_generator_writes_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, DATA / "make_days.py", tmp_path], check=True)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.*")}
    assert made == {Path(folder, name) for folder in DAYS for name in FILES}
    for path in made:
        assert (tmp_path / path).read_bytes() == (DATA / path).read_bytes(), path


@every_day
def test_day_has_the_promised_size(days: Days, folder: str) -> None:
    day, _ = days[folder]
    orders, couriers, _ = DAYS[folder]
    assert (len(day.orders), len(day.couriers)) == (orders, couriers)


@every_day
def test_only_the_preorders_need_a_notice(days: Days, folder: str) -> None:
    notices = read_day(DATA / folder).notices
    assert [notice.rule for notice in notices] == [NoticeRule.PREORDERS]
    assert travel_notices(days[folder][0]) == ()


@every_day
def test_preorders_were_placed_the_evening_before(days: Days, folder: str) -> None:
    day, _ = days[folder]
    early = [order for order in day.orders if order.placed_at < 0]
    assert len(early) == DAYS[folder][2]
    assert all(day.promise.is_preorder(order, order.ready_at) for order in early)


@every_day
def test_orders_of_the_day_come_between_nine_and_twenty(days: Days, folder: str) -> None:
    placed = [order.placed_at for order in days[folder][0].orders if order.placed_at >= 0]
    assert placed == sorted(placed)
    assert 9 * HOUR <= placed[0] <= placed[-1] < 20 * HOUR


@every_day
def test_slots_are_whole_hours_that_the_limit_reaches(days: Days, folder: str) -> None:
    day, _ = days[folder]
    for order in day.orders:
        assert order.slot.start_at % HOUR == 0
        assert order.slot.end_at - order.slot.start_at == HOUR
        assert day.promise.latest_start(order, order.ready_at) >= order.slot.start_at


@every_day
def test_one_order_goes_to_odintsovo_and_can_be_met(days: Days, folder: str) -> None:
    day, travel = days[folder]
    far = [order for order in day.orders if "Одинцово" in order.address]
    assert any(isinstance(best_alone(day, travel, order), Walk) for order in far)


@every_day
def test_bulky_orders_are_as_large_as_promised(days: Days, folder: str) -> None:
    bulky = [order for order in days[folder][0].orders if order.mass_g >= 25_000]
    assert len(bulky) >= 2
    assert max(order.mass_g for order in bulky) > 55_000
    assert all(300_000 <= order.volume_ml <= 900_000 for order in bulky)
    assert max(order.side_mm for order in bulky) == 2_400
    assert all(order.mass_g <= 60_000 for order in bulky)


@every_day
def test_fleet_is_mixed_and_some_couriers_have_a_break(days: Days, folder: str) -> None:
    couriers = days[folder][0].couriers
    assert {courier.vehicle.name for courier in couriers} == {"легковая", "универсал", "фургон"}
    assert 0 < sum(courier.rest is not None for courier in couriers) < len(couriers)


def test_peak_day_has_a_burst_of_ten_orders_within_ten_minutes(days: Days) -> None:
    assert max_within_ten_minutes(days["peak_day"][0]) >= 10
    assert max_within_ten_minutes(days["normal_day"][0]) < 10


def test_peak_day_has_helpers_paid_by_the_trip_and_urgent_orders(days: Days) -> None:
    day, _ = days["peak_day"]
    assert {courier.rates.paid_for for courier in day.couriers} == {"shift", "trip"}
    assert day.priorities == (50, 0)


IMPOSSIBLE_ALONE: dict[str, dict[str, Rule]] = {
    "quiet_day": {"EX1122-024": "side"},
    "normal_day": {"EX1118-024": "side", "EX1118-045": "deadline"},
    "peak_day": {"EX1127-052": "side", "EX1127-088": "deadline"},
}


@every_day
def test_only_the_named_orders_are_impossible_alone(days: Days, folder: str) -> None:
    day, travel = days[folder]
    broken = {}
    for order in day.orders:
        best = best_alone(day, travel, order)
        if isinstance(best, Broken):
            broken[order.order_id] = best.rule
    assert broken == IMPOSSIBLE_ALONE[folder]


@every_day
def test_impossible_alone_holds_at_every_second_and_for_every_vehicle(
    days: Days, folder: str
) -> None:
    day, travel = days[folder]
    (store,) = day.stores
    for order_id in IMPOSSIBLE_ALONE[folder]:
        order = next(order for order in day.orders if order.order_id == order_id)
        earliest = order.ready_at + store.loading_s
        for vehicle in {courier.vehicle for courier in day.couriers}:
            for departs_at in range(earliest, order.slot.end_at):
                walked = walk(day, travel, store, vehicle, (order,), departs_at)
                assert isinstance(walked, Broken), (order_id, vehicle.name, departs_at)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "alone", "together"), [("quiet_day", 1, 0), ("normal_day", 2, 3)]
)
def test_orders_the_best_plan_leaves_out(
    days: Days, folder: str, alone: int, together: int
) -> None:
    verdicts = Counter(outcome.verdict for outcome in proved_plan(*days[folder]).outcomes)
    assert verdicts[Verdict.IMPOSSIBLE_ALONE] == alone
    assert verdicts[Verdict.IMPOSSIBLE_TOGETHER] == together
    assert verdicts[Verdict.MET] == len(days[folder][0].orders) - alone - together


@every_day
def test_everything_personal_is_visibly_invented(folder: str) -> None:
    with (DATA / folder / "orders.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all("(вымышл.)" in row["address"] for row in rows)
    assert all(row["phone"].startswith("+7 000 ") for row in rows)
    assert len({row["phone"] for row in rows}) == len(rows)


def test_places_are_many_different_and_around_moscow() -> None:
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["place"] for row in rows}
    assert len(names) == len(rows) >= 90
    near_towns = {"Одинцово", "Мытищи", "Балашиха", "Люберцы", "Химки", "Красногорск"}
    assert names >= near_towns | {"Реутов", "Королёв"}
    assert len({row["invented_street"] for row in rows}) == len(rows)
    for row in rows:
        assert 55.5 < float(row["lat"]) < 56.0
        assert 37.2 < float(row["lon"]) < 38.1


def best_alone(day: Day, travel: TravelTimes, order: Order) -> Walk | Broken:
    """A trip with this order only that some courier can drive, or what breaks."""
    (store,) = day.stores
    found: Walk | Broken = Broken(rule="deadline")
    for courier in day.couriers:
        rested_at = 0 if courier.rest is None else courier.rest.from_at + courier.rest.length_s
        for free_at in (courier.shift.start_at, max(courier.shift.start_at, rested_at)):
            departs_at = max(order.ready_at, free_at) + store.loading_s
            found = walk(day, travel, store, courier.vehicle, (order,), departs_at)
            if isinstance(found, Walk) and fits_shift(courier, found, store.loading_s):
                return found
    return found if isinstance(found, Broken) else Broken(rule="deadline")


def fits_shift(courier: Courier, trip: Walk, loading_s: int) -> bool:
    rest, shift = courier.rest, courier.shift
    if trip.departs_at - loading_s < shift.start_at or trip.returns_at > shift.end_at:
        return False
    if rest is None:
        return True
    rested_before = rest.from_at + rest.length_s <= trip.departs_at - loading_s
    return rested_before or max(trip.returns_at, rest.from_at) + rest.length_s <= rest.until_at


def proved_plan(day: Day, travel: TravelTimes) -> Plan:
    """The day's plan, stopped once no plan can meet more orders, whatever it costs."""
    reports: list[Progress] = []

    def most_are_met() -> bool:
        return (
            bool(reports)
            and reports[-1].met is not None
            and (reports[-1].met == reports[-1].met_upper_bound)
        )

    patient = replace(day, solver=day.solver.model_copy(update={"time_limit_s": 300}))
    return plan_day(patient, travel, progress=reports.append, stop=most_are_met)


def max_within_ten_minutes(day: Day) -> int:
    placed = [order.placed_at for order in day.orders]
    return max(sum(start <= at < start + TEN_MINUTES for at in placed) for start in placed)
