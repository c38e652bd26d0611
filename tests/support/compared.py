"""Three scenarios made by hand: the day as it is, a plan with changes, and a failure.

Every leg takes 10 minutes and 5 km, handovers 8 minutes, so each loop takes 28 minutes.
"""

from __future__ import annotations

from planner.scenarios.grid import Axis, Change
from planner.scenarios.solving import Failed
from planner.scenarios.sweep import Scenario
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan

AXES = (Axis(key="couriers", values=("0", "1")),)
DAY = make_day(
    orders=[make_order(order_id=f"o{k}") for k in (1, 2, 3)],
    couriers=[make_courier(), make_courier(courier_id="c2")],
)
TRAVEL = make_travel(day=DAY)


def made_scenario(number: int, *trips: tuple[str, str, str]) -> Scenario:
    """A scenario whose plan drives (courier, departure, order)."""
    made = [(courier, at(departs), [order]) for courier, departs, order in trips]
    return Scenario(
        number=number,
        changes=() if number == 0 else (Change(key="couriers", value=str(number - 1)),),
        day=DAY,
        plan=make_plan(day=DAY, travel=TRAVEL, trips=made),
    )


BEFORE = made_scenario(0, ("c1", "10:50", "o1"), ("c2", "10:50", "o2"))
AFTER = made_scenario(1, ("c1", "10:50", "o1"), ("c1", "11:20", "o3"))
BROKEN = Scenario(
    number=2,
    changes=(Change(key="couriers", value="1"),),
    day=None,
    failure=Failed(kind="worker"),
)
SCENARIOS = (BEFORE, AFTER, BROKEN)
