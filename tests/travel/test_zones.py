"""Traffic by zone: where zones lie, what a leg through them takes; leaving later never pays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.domain.day import Place
from planner.domain.fleet import Vehicle
from planner.domain.given import ZONES, ZonedSteps
from planner.domain.order import Point
from planner.errors import InputError
from planner.settings import TravelSettings
from planner.solve.audit import audit
from planner.solve.plan_day import plan_day
from planner.travel.estimate import estimate_travel
from planner.travel.profiles import MOSCOW_WEEKDAY, profile_from_steps
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes
from planner.travel.zones import with_zones, zone_of, zone_shares
from tests.support.builders import at, make_courier, make_day, make_order, make_store

KREMLIN = Point(lat=55.752, lon=37.618)
SOKOL = Point(lat=55.805, lon=37.515)
SHCHYOLKOVSKAYA = Point(lat=55.810, lon=37.798)
ODINTSOVO = Point(lat=55.678, lon=37.277)
MYTISHCHI = Point(lat=55.911, lon=37.736)
KHIMKI = Point(lat=55.897, lon=37.430)
BUTOVO = Point(lat=55.545, lon=37.570)

EVENING = ZonedSteps(
    centre=((0, 1.0), (at("17:00"), 3.0)),
    middle=((0, 1.0), (at("17:00"), 2.0), (at("21:00"), 1.0)),
    outside=((0, 1.0), (at("18:00"), 1.5)),
)


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        (KREMLIN, "centre"),
        (SOKOL, "middle"),
        (SHCHYOLKOVSKAYA, "middle"),
        (ODINTSOVO, "outside"),
        (MYTISHCHI, "outside"),
        (KHIMKI, "outside"),
        (BUTOVO, "outside"),
    ],
)
def test_places_lie_in_their_zones(place: Point, zone: str) -> None:
    assert ZONES[int(zone_of(np.array(place.lat), np.array(place.lon)))] == zone


def test_a_leg_across_the_city_has_its_share_of_every_zone() -> None:
    shares = zone_shares([SHCHYOLKOVSKAYA, ODINTSOVO]).reshape(2, 2, 3)
    assert shares[0, 0].tolist() == [0, 1, 0]
    assert shares[0, 1].tolist() == shares[1, 0].tolist()
    # of 36 km straight some 10 inside the Third Ring and 6 beyond МКАД, in eighths
    assert shares[0, 1] == pytest.approx([2 / 8, 4 / 8, 2 / 8], abs=1 / 8)
    assert shares.sum(axis=2) == pytest.approx(np.ones((2, 2)))


def driving(travel: TravelTimes, origin: int, destination: int, departs_at: int) -> int:
    return travel.driving_s(Place(origin), Place(destination), departs_at)


def zoned(*points: Point) -> TravelTimes:
    profile = profile_from_steps("evening", EVENING.middle)
    return with_zones(estimate_travel(points, profile), points, EVENING)


def test_a_leg_inside_a_zone_takes_that_zones_multiplier() -> None:
    near_kremlin = replace(KREMLIN, lat=KREMLIN.lat + 0.01)
    near_khimki = replace(KHIMKI, lat=KHIMKI.lat + 0.01)
    travel = zoned(KREMLIN, near_kremlin, KHIMKI, near_khimki)
    free_s = int(travel.free_flow_s[0, 1])
    assert driving(travel, 0, 1, at("16:00")) == free_s
    assert driving(travel, 0, 1, at("19:00")) == 3 * free_s
    assert driving(travel, 2, 3, at("17:30")) == int(travel.free_flow_s[2, 3])
    assert driving(travel, 2, 3, at("19:00")) == pytest.approx(
        1.5 * int(travel.free_flow_s[2, 3]), abs=1
    )


def test_a_leg_through_zones_takes_the_mean_of_their_multipliers() -> None:
    travel = zoned(SHCHYOLKOVSKAYA, ODINTSOVO)
    centre, middle, outside = zone_shares([SHCHYOLKOVSKAYA, ODINTSOVO])[1]
    expected = int(travel.free_flow_s[0, 1]) * (3 * centre + 2 * middle + 1.5 * outside)
    assert driving(travel, 0, 1, at("18:00")) == pytest.approx(expected, abs=1)


def test_leaving_later_never_arrives_earlier_on_any_leg() -> None:
    points = (KREMLIN, SOKOL, SHCHYOLKOVSKAYA, ODINTSOVO, MYTISHCHI)
    travel = zoned(*points)
    for origin in range(5):
        for destination in range(5):
            arrivals = [
                departs_at + driving(travel, origin, destination, departs_at)
                for departs_at in range(at("16:00"), at("22:00"), 97)
            ]
            assert arrivals == sorted(arrivals)


def test_a_scaled_profile_scales_every_zone() -> None:
    travel = zoned(KREMLIN, SOKOL)
    doubled = replace(
        travel,
        profile=replace(
            travel.profile, multipliers=tuple(2 * one for one in travel.profile.multipliers)
        ),
    )
    assert doubled.steps.multipliers == pytest.approx(2 * travel.steps.multipliers)


def test_without_zones_every_leg_has_the_profile() -> None:
    travel = estimate_travel([KREMLIN, SOKOL], MOSCOW_WEEKDAY)
    starts_s, multipliers = travel.steps_of(0, 1)
    assert (starts_s == MOSCOW_WEEKDAY.steps[0]).all()
    assert (multipliers == MOSCOW_WEEKDAY.steps[1]).all()


def test_among_keeps_the_kind_of_each_leg() -> None:
    travel = zoned(KREMLIN, SOKOL, ODINTSOVO)
    assert travel.by_leg is not None
    fewer = travel.by_leg.among([2, 0])
    assert fewer.kind.tolist() == [
        [travel.by_leg.kind[2, 2], travel.by_leg.kind[2, 0]],
        [travel.by_leg.kind[0, 2], travel.by_leg.kind[0, 0]],
    ]


def test_a_plan_under_traffic_by_zone_passes_the_audit() -> None:
    orders = [
        make_order(
            order_id=f"o{k}",
            point=point,
            placed_at=at("16:30"),
            slot=(at("17:00") + 1_800 * k, at("18:30") + 1_800 * k),
        )
        for k, point in enumerate((KREMLIN, SOKOL, ODINTSOVO, MYTISHCHI))
    ]
    day = make_day(
        stores=[make_store(point=SHCHYOLKOVSKAYA)],
        orders=orders,
        couriers=[make_courier(courier_id="c1"), make_courier(courier_id="c2")],
    )
    travel = travel_times(day, congestion=EVENING)
    assert travel.by_leg is not None
    plan = plan_day(day, travel)
    assert plan.proof.met > 0
    assert audit(day, travel, plan) == ()


def test_another_city_eases_the_traffic_of_every_zone() -> None:
    # Kazan keeps 0.6 of the delay: the centre's 3.0 becomes 1 + 0.6 · 2 = 2.2; 1.0 stays
    day = make_day(
        orders=[make_order(point=KREMLIN)],
        couriers=[make_courier()],
        stores=[make_store(point=KREMLIN)],
    )
    there = replace(day, travel=TravelSettings(city="kazan"))
    starts_s, multipliers = travel_times(there, congestion=EVENING).steps_of(0, 1)
    evening = multipliers[np.searchsorted(starts_s, at("17:00"))]
    assert evening == pytest.approx(2.2)
    assert multipliers[0] == pytest.approx(1.0)


def test_a_courier_too_slow_for_a_zone_is_refused() -> None:
    # 1 - 1/2 suits the middle zone, the centre needs 1 - 1/3
    day = make_day(
        orders=[make_order(point=KREMLIN)],
        couriers=[make_courier(vehicle=Vehicle(speed_factor=0.55))],
        stores=[make_store(point=KREMLIN)],
    )
    travel_times(day, congestion=EVENING.middle)
    with pytest.raises(InputError, match="speed_factor_breaks_fifo"):
        travel_times(day, congestion=EVENING)
