"""The audit knows the rules to the last second: the plan stays, the day changes around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from planner.domain.day import Day
from planner.domain.fleet import Break, Shift, Vehicle
from planner.solve.audit import audit
from tests.support.builders import at
from tests.support.good_plan import good_day, good_plan, roads


def audited_on(changed: Callable[[Day], Day]) -> tuple[str, ...]:
    """Findings about the good plan of the good day, on a changed day."""
    plan = good_plan(good_day())
    day = changed(good_day())
    return audit(day, roads(day), plan)


def with_courier(index: int, **changes: Any) -> Callable[[Day], Day]:
    """Change one courier of the day."""

    def change(day: Day) -> Day:
        couriers = list(day.couriers)
        couriers[index] = replace(couriers[index], **changes)
        return replace(day, couriers=tuple(couriers))

    return change


def with_store(**changes: Any) -> Callable[[Day], Day]:
    """Change the store of the day."""
    return lambda day: replace(day, stores=(replace(day.stores[0], **changes),))


def with_order(order_id: str, **changes: Any) -> Callable[[Day], Day]:
    """Change one order of the day."""
    return lambda day: replace(
        day,
        orders=tuple(
            replace(order, **changes) if order.order_id == order_id else order
            for order in day.orders
        ),
    )


def with_on_demand(**changes: Any) -> Callable[[Day], Day]:
    """Change the outside couriers."""

    def change(day: Day) -> Day:
        assert day.on_demand is not None
        return replace(day, on_demand=replace(day.on_demand, **changes))

    return change


def shift(start_at: int, end_at: int) -> Shift:
    return Shift(start_at=start_at, end_at=end_at)


def rest(length_s: int, from_at: int, until_at: int) -> Break:
    return Break(length_s=length_s, from_at=from_at, until_at=until_at)


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        # c1 is busy 10:40–12:01 and 13:20–14:13, c2 10:45–11:38
        (with_courier(0, shift=shift(at("10:40"), at("14:13"))), None),
        (with_courier(0, shift=shift(at("10:40") + 1, at("14:13"))), "t2: busy"),
        (with_courier(0, shift=shift(at("10:40"), at("14:13") - 1)), "t4: busy"),
        (with_courier(0, rest=rest(at("01:19"), at("11:00"), at("14:00"))), None),
        (with_courier(0, rest=rest(at("01:19") + 1, at("11:00"), at("14:00"))), "c1: no gap"),
        (with_courier(0, rest=rest(1_800, at("12:50"), at("13:20"))), None),
        (with_courier(0, rest=rest(1_800, at("12:51"), at("13:30"))), "c1: no gap"),
        (with_courier(0, rest=rest(1_800, at("10:00"), at("10:40"))), None),
        (with_courier(0, rest=rest(1_800, at("10:11"), at("12:30"))), "c1: no gap"),
        # before the shift and after it there is no break
        (with_courier(0, rest=rest(1_800, at("08:00"), at("09:30"))), None),
        (with_courier(0, rest=rest(1_801, at("08:00"), at("09:30"))), "c1: no gap"),
        (with_courier(0, rest=rest(1_800, at("20:30"), at("22:00"))), None),
        (with_courier(0, rest=rest(1_801, at("20:30"), at("22:00"))), "c1: no gap"),
        (with_store(opens_at=at("10:40")), "t1: pick-up at 37800, store open 38400"),
        (with_store(opens_at=at("10:30")), None),
        (with_store(opens_at=at("10:40") + 1), "t2: breaks store_hours"),
        (with_store(closes_at=at("13:25")), None),
        (with_store(closes_at=at("13:25") - 1), "t4: breaks store_hours"),
        (with_store(loading_s=301), "t3: cost_kop"),
        (with_order("o1", ready_at=at("10:40")), None),
        (with_order("o1", ready_at=at("10:40") + 1), "t2: breaks ready at order o1"),
        (with_order("o2", placed_at=at("09:03")), None),  # due 11:33, as it is handed over
        (with_order("o2", placed_at=at("09:03") - 1), "t2: breaks deadline at order o2"),
        (with_order("o1", mass_g=45_000), None),  # with o2's 5 kg: 50 kg
        (with_order("o1", mass_g=45_001), "t2: breaks mass"),
        (with_order("o4", ready_at=at("10:30")), None),
        (with_order("o4", ready_at=at("10:31")), "t1: departs_at"),
        (with_on_demand(lead_s=1_801), "t1: departs_at"),
        (with_on_demand(limit=0), "1 on-demand trips, limit 0"),
        (lambda day: replace(day, on_demand=None), "t1: no courier"),
        (with_on_demand(vehicle=Vehicle(max_mass_g=5_000)), None),
        (with_on_demand(vehicle=Vehicle(max_mass_g=4_999)), "t1: mass_g 5000"),
        (with_on_demand(vehicle=Vehicle(max_volume_ml=49_999)), "t1: volume_ml 50000"),
        (with_on_demand(vehicle=Vehicle(max_side_mm=599)), "t1: side_mm 600"),
    ],
)
def test_rules_hold_to_the_last_second(
    changed: Callable[[Day], Day], finding: str | None
) -> None:
    findings = audited_on(changed)
    if finding is None:
        assert findings == ()
    else:
        assert any(finding in line for line in findings), findings
