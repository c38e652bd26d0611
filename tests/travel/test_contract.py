"""What every provider owes its callers, one suite over all of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from planner.domain.day import Day, Place
from planner.domain.order import Point
from planner.settings import TravelSettings
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes
from tests.support.travel import (
    FRIDAY,
    HOUR,
    ODINTSOVO,
    REUTOV,
    SHCHELKOVSKAYA,
    given_travel_of,
    travel_day,
)

# Two stores, then three orders; the first and last order share a door.
KHIMKI = Point(lat=55.8890, lon=37.4450)
STORES, ORDERS = (SHCHELKOVSKAYA, KHIMKI), (ODINTSOVO, REUTOV, ODINTSOVO)
PLACES = len(STORES) + len(ORDERS)
SAME_DOOR = (Place(2), Place(4))


def estimated() -> tuple[Day, TravelTimes]:
    day = travel_day(STORES, ORDERS)
    return day, travel_times(day)


def given_matrix() -> tuple[Day, TravelTimes]:
    # seconds = 100 · origin + 10 · destination + 7 tells the axes apart; no road 3 -> 1.
    seconds: list[list[int | None]] = [
        [0 if o == d else 100 * o + 10 * d + 7 for d in range(PLACES)] for o in range(PLACES)
    ]
    seconds[2][4] = seconds[4][2] = 0
    seconds[3][1] = None
    settings = TravelSettings(provider="matrix", congestion="moscow-weekday")
    day = travel_day(STORES, ORDERS, travel=settings, on=FRIDAY)
    return day, travel_times(day, given=given_travel_of(seconds))


Provider = Callable[[], tuple[Day, TravelTimes]]
every_provider = pytest.mark.parametrize("provider", [estimated, given_matrix])


@every_provider
def test_matrices_cover_stores_then_orders(provider: Provider) -> None:
    day, travel = provider()
    assert day.place_ids == ("store0", "store1", "order0", "order1", "order2")
    for matrix in (travel.free_flow_s, travel.metres, travel.reachable):
        assert matrix.shape == (PLACES, PLACES)


@every_provider
def test_times_and_metres_are_whole_numbers(provider: Provider) -> None:
    _, travel = provider()
    assert travel.free_flow_s.dtype == travel.metres.dtype == np.int64
    assert travel.reachable.dtype == np.bool_
    assert (travel.free_flow_s[travel.reachable] >= 0).all()
    assert (travel.metres[travel.reachable] >= 0).all()


@every_provider
def test_a_place_is_reachable_from_itself_at_once(provider: Provider) -> None:
    _, travel = provider()
    for place in map(Place, range(PLACES)):
        assert travel.driving_s(place, place, 18 * HOUR) == travel.leg_metres(place, place) == 0


@every_provider
def test_the_same_door_is_no_drive(provider: Provider) -> None:
    _, travel = provider()
    assert travel.driving_s(*SAME_DOOR, 18 * HOUR) == travel.leg_metres(*SAME_DOOR) == 0


def test_axes_of_the_given_matrix_are_origin_then_destination() -> None:
    _, travel = given_matrix()
    assert travel.driving_s(Place(1), Place(3), 0) == 137
    assert travel.leg_metres(Place(1), Place(3)) == 1370


def test_axes_of_the_estimate_are_the_places_of_the_day() -> None:
    day, travel = estimated()
    pair = travel_day((KHIMKI,), (REUTOV,))
    alone = travel_times(pair).free_flow_s[0, 1]
    store, order = (
        day.store_place(day.stores[1].store_id),
        day.order_place(day.orders[1].order_id),
    )
    assert travel.free_flow_s[store, order] == alone
    assert (travel.free_flow_s == alone).sum() == 2  # there and back, nowhere else


@every_provider
def test_reachability_is_the_mask_and_nothing_else(provider: Provider) -> None:
    _, travel = provider()
    for origin in map(Place, range(PLACES)):
        for destination in map(Place, range(PLACES)):
            if travel.can_drive(origin, destination):
                assert travel.driving_s(origin, destination, 0) >= 0
            else:
                with pytest.raises(ValueError, match=f"{origin} to {destination}"):
                    travel.driving_s(origin, destination, 0)


def test_only_the_missing_pair_has_no_road() -> None:
    assert np.argwhere(~given_matrix()[1].reachable).tolist() == [[3, 1]]
    assert estimated()[1].reachable.all()


@every_provider
def test_matrices_are_read_only(provider: Provider) -> None:
    _, travel = provider()
    for matrix in (travel.free_flow_s, travel.metres, travel.reachable):
        with pytest.raises(ValueError, match="read-only"):
            matrix[0, 1] = 1


@every_provider
def test_congestion_doubles_an_evening_leg(provider: Provider) -> None:
    _, travel = provider()
    free = travel.driving_s(Place(0), Place(2), 3 * HOUR)
    assert travel.driving_s(Place(0), Place(2), 18 * HOUR) == 2 * free > 0


@pytest.mark.parametrize(
    ("provider", "name"), [(estimated, "estimate"), (given_matrix, "matrix")]
)
def test_plan_can_say_what_was_used(provider: Provider, name: str) -> None:
    used = provider()[1].used
    assert (used.provider, used.congestion) == (name, "moscow-weekday")
    assert not used.fallback_used
