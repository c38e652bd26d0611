"""A part of a day drives as the whole day does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from planner.domain.order import OrderId
from planner.explain.part import part_of
from planner.travel.leg_traffic import LegTraffic
from tests.support.unmet import OPEN, unmet_day


def test_legs_of_a_part_keep_the_traffic_of_their_own() -> None:
    # a minute from the store to every door; to the last order's it takes twice as long
    day, travel = unmet_day()
    near = OrderId("near")
    kind = np.zeros(travel.free_flow_s.shape, np.int16)
    kind[day.store_place(day.stores[0].store_id), day.order_place(OPEN)] = 1
    by_leg = LegTraffic(kind=kind, starts_s=(0,), ratios=np.array([[1.0], [2.0]]))
    part, among = part_of(day, replace(travel, by_leg=by_leg), {near, OPEN})
    home = part.store_place(part.stores[0].store_id)
    assert [order.order_id for order in part.orders] == [near, OPEN]
    assert among.driving_s(home, part.order_place(near), 0) == 60
    assert among.driving_s(home, part.order_place(OPEN), 0) == 120
