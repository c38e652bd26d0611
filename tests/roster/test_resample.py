from __future__ import annotations

import math
from pathlib import Path

from planner.roster.past_days import NamedDay, read_days
from planner.roster.resample import DOOR_MOVES_M, PLACED_MOVES_S, simulated_days
from tests.support.roster import tiny_day

QUIET = Path(__file__).parents[2] / "data" / "quiet_day"


def _quiet() -> NamedDay:
    (day,) = read_days(QUIET)
    return day


def test_same_seed_gives_the_same_days_and_another_seed_others() -> None:
    base = (_quiet(),)
    first, again, other = (simulated_days(base, 2, seed) for seed in (5, 5, 6))
    assert [one.given.day.orders for one in first] == [one.given.day.orders for one in again]
    assert first[0].given.day.orders != other[0].given.day.orders


def test_every_copy_stays_near_its_original_and_keeps_slot_and_parcel() -> None:
    base = _quiet()
    originals = {order.order_id: order for order in base.given.day.orders}
    (day,) = simulated_days((base,), 1, seed=1)
    for copy in day.given.day.orders:
        order = originals[copy.order_id.split("~", 1)[1]]  # type: ignore[index]
        north_m = 111_195 * (copy.point.lat - order.point.lat)
        east_m = 111_195 * math.cos(math.radians(order.point.lat))
        east_m *= copy.point.lon - order.point.lon
        assert math.hypot(north_m, east_m) <= DOOR_MOVES_M + 1
        moved_s = copy.placed_at - order.placed_at
        assert abs(moved_s) <= PLACED_MOVES_S
        assert copy.ready_at - order.ready_at == moved_s
        assert (copy.slot, copy.mass_g, copy.fee_kop) == (
            order.slot,
            order.mass_g,
            order.fee_kop,
        )


def test_number_of_orders_varies_around_the_days_own() -> None:
    counts = [len(one.given.day.orders) for one in simulated_days((_quiet(),), 60, seed=2)]
    # Poisson(28): a mean of 60 days has standard deviation sqrt(28 / 60) = 0.68
    assert abs(sum(counts) / 60 - 28) < 4 * 0.68
    assert len(set(counts)) > 5


def test_with_given_travel_doors_stay_and_copies_keep_their_roads() -> None:
    base = tiny_day("base", ["11:00", "12:00", "15:00"], [20, 30, 40])
    (day,) = simulated_days((base,), 1, seed=4)
    travel, given = day.given.given, base.given.given
    assert travel is not None
    assert given is not None
    for k, copy in enumerate(day.given.day.orders, start=1):
        pick = int(copy.order_id.rsplit("o", 1)[1])
        assert copy.point == base.given.day.orders[pick].point
        assert travel.free_flow_s[0, k] == given.free_flow_s[0, 1 + pick]


def test_simulated_days_are_labelled() -> None:
    days = simulated_days((_quiet(),), 2, seed=1)
    assert [(one.name, one.simulated) for one in days] == [
        ("quiet_day~1", True),
        ("quiet_day~2", True),
    ]
