"""A day without persons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.order import Point
from planner.history.bare import bare_order, blurred
from planner.history.making import plan_to_keep, shown_again
from tests.support.history import NAMES, named_day

DEGREE_KM = 111.2


@given(st.floats(-85, 85), st.floats(-179, 179))
def test_a_door_is_moved_by_less_than_a_kilometre_and_only_once(lat: float, lon: float) -> None:
    from geopy.distance import great_circle

    once = blurred(Point(lat=lat, lon=lon))
    # Half a step of 1.11 km each way: at most 0.79 km to a corner, and 4 decimals of rounding.
    assert great_circle((lat, lon), (once.lat, once.lon)).km < 0.81
    assert blurred(once) == once


def test_neighbours_share_a_square() -> None:
    doors = [Point(lat=55.7512 + k / 10_000, lon=37.6184) for k in range(3)]
    assert len({blurred(door) for door in doors}) == 1


def test_nothing_of_a_person_is_left_of_an_order() -> None:
    order = named_day()[0].day.orders[0]
    bare = bare_order(order)
    assert (bare.customer, bare.phone, bare.address, bare.comment, bare.extra) == (
        *("", "", "", ""),
        (),
    )
    assert bare.point != order.point
    assert (bare.order_id, bare.slot, bare.value_kop) == (
        *(order.order_id, order.slot),
        order.value_kop,
    )


def test_only_the_personal_file_holds_names() -> None:
    day, plan, money = named_day()
    kept = plan_to_keep(day, plan, money)
    for name in NAMES:
        assert any(name.encode() in content for content in kept.personal.values()), name
        others = [*kept.bare.values(), *kept.shared.values(), kept.plan_json]
        assert not any(name.encode() in content for content in others), name


def test_a_bare_day_still_opens_with_its_plan_and_money() -> None:
    day, plan, money = named_day()
    kept = plan_to_keep(day, plan, money)
    again = shown_again({**kept.shared, **kept.bare}, kept.plan_json)
    assert again.money == money
    assert [one.verdict for one in again.plan.outcomes] == [
        one.verdict for one in plan.outcomes
    ]
