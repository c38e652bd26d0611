"""What is kept of a day and its plan is the same day and the same plan when it is opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.domain.day import Day, Fortnight
from planner.domain.fleet import Break, Vehicle
from planner.domain.given import GivenTravel, ZonedSteps
from planner.errors import InputError
from planner.history.day_files import ORDERS, orders_file, shared_files
from planner.history.making import plan_to_keep, shown_again
from planner.intake.day_folder import DayInput, read_files
from planner.money.report import shared_ledger
from planner.settings import SolverSettings, TravelSettings
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_store,
)
from tests.support.history import loaded, named_day
from tests.support.unmet import explained_day

SAMPLES = Path(__file__).parents[2] / "data"


def written(given: DayInput) -> dict[str, bytes]:
    return {**shared_files(given), ORDERS: orders_file(given.day, given.day.orders)}


@pytest.mark.parametrize("name", ["quiet_day", "normal_day"])
def test_a_sample_day_written_reads_back_as_the_same_day(name: str) -> None:
    folder = SAMPLES / name
    given = read_files({path.name: path.read_bytes() for path in folder.iterdir()})
    again = read_files(written(given))
    assert again.day == given.day
    assert written(again) == written(given)


def day_of_everything() -> Day:
    """Hours to midnight, a break, odd seconds, an outside offer with limits, a scheme."""
    offer = make_on_demand()
    offer = replace(offer, vehicle=Vehicle(max_mass_g=30_500), lead_s=1_801)
    day = make_day(
        stores=[make_store(opens_at=at("09:30"), closes_at=at("24:00"), loading_s=301)],
        orders=[
            make_order(handover_s=100, fee_kop=19_950, mass_g=1_234, side_mm=1_205),
            make_order(order_id="=1+1", phone="+7 900", extra=(("Этаж", "5"),)),
        ],
        couriers=[
            make_courier(
                rest=Break(length_s=1_799, from_at=at("11:00"), until_at=at("15:00")),
                vehicle=Vehicle(name="газель", max_volume_ml=1_234_567, speed_factor=1.15),
            )
        ],
        on_demand=offer,
        solver=SolverSettings(objective="profit", on_time_target=0.9),
    )
    fortnight = Fortnight(orders=400, cancelled=9)
    return replace(day, outside_offer=offer, fortnight=fortnight, cancellation_kop=12_345)


def test_a_day_of_everything_written_reads_back_as_the_same_day() -> None:
    day = day_of_everything()
    assert read_files(written(loaded(day))).day == day


def test_given_times_and_traffic_by_zone_come_back() -> None:
    travel = TravelSettings(provider="matrix", congestion="mine.csv")
    day = replace(day_of_everything(), travel=travel)
    known = np.array([[1, 1, 0], [1, 1, 1], [0, 1, 1]], dtype=bool)  # two pairs have no road
    seconds = np.array([[0, 600, 0], [610, 0, 60], [0, 70, 0]], dtype=np.int64)
    given = GivenTravel(free_flow_s=seconds, metres=10 * seconds, given=known)
    steps = ((0, 1.0), (at("17:30"), 1.75))
    zones = ZonedSteps(centre=steps, middle=((0, 1.5),), outside=((0, 1.0),))
    read = read_files(written(DayInput(day=day, given=given, congestion=zones, notices=())))
    assert read.congestion == zones
    assert read.given is not None
    for name in ("free_flow_s", "metres", "given"):
        assert np.array_equal(getattr(read.given, name), getattr(given, name)), name


def test_a_kept_day_names_no_path_of_this_machine() -> None:
    travel = TravelSettings(provider="roads", roads_file="/home/anna/maps/moscow.npz")
    toml = shared_files(loaded(replace(day_of_everything(), travel=travel)))["day.toml"]
    assert b'roads_file = "moscow.npz"' in toml
    assert b"anna" not in toml


def test_a_plan_opened_is_the_plan_that_was_kept() -> None:
    prepared, plan, explanation = explained_day()
    money = shared_ledger(prepared.day, prepared.travel, plan)
    kept = plan_to_keep(loaded(prepared.day), plan, money, explanation)
    again = shown_again({**kept.shared, **kept.personal}, kept.plan_json)
    seconds = round(plan.proof.seconds, 2)  # as plan.json tells it
    assert again.plan == replace(plan, proof=replace(plan.proof, seconds=seconds))
    assert again.money == money
    assert again.loaded.day == prepared.day


def test_a_plan_of_another_day_is_refused() -> None:
    given, plan, money = named_day()
    kept = plan_to_keep(given, plan, money)
    fewer = orders_file(given.day, given.day.orders[:-1])
    with pytest.raises(InputError, match="history_other_day"):
        shown_again({**kept.shared, ORDERS: fewer}, kept.plan_json)


def test_the_same_plan_found_in_another_time_is_the_same_plan() -> None:
    given, plan, money = named_day()
    slower = replace(plan, proof=replace(plan.proof, seconds=plan.proof.seconds + 9))
    dearer = replace(plan, proof=replace(plan.proof, cost_kop=plan.proof.cost_kop + 1))
    digests = [plan_to_keep(given, one, money).digest for one in (plan, slower, dearer)]
    assert digests[0] == digests[1] != digests[2]
