"""Sources side by side: figures by hand, failures told, plans driven with other times."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.comparison.compare import compare_sources
from planner.comparison.differences import PairDifference, differences
from planner.comparison.driven import late_orders
from planner.domain.day import Day
from planner.domain.plan import Plan, Stop, Trip
from planner.errors import InputError, TravelError
from planner.intake.day_folder import DayInput
from planner.settings import TravelSettings
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes
from tests.support.builders import at, make_courier, make_day, make_order, make_store
from tests.support.plans import make_proof
from tests.support.travel import given_travel_of, travel_day

MATRIX = TravelSettings(provider="matrix")


def matrix(
    rows: list[list[int | None]], metres_per_second: int = 10
) -> tuple[Day, TravelTimes]:
    day = travel_day(travel=MATRIX)
    return day, travel_times(day, given=given_travel_of(rows, metres_per_second))


def test_differences_by_hand() -> None:
    day, first = matrix([[0, 100, 200], [100, 0, 400], [200, None, 0]])
    _, other = matrix([[0, 150, 100], [100, 0, None], [400, 500, 0]], 20)
    found = differences(day, first, other)
    # Both have 0-1, 0-2, 1-0, 2-0: apart by 50, 100, 0, 200; ratios 1.5, 0.5, 1, 2.
    assert (found.pairs, found.only_first, found.only_other) == (4, 1, 1)
    assert found.mean_apart_s == pytest.approx(350 / 4)
    assert found.time_ratio_median == pytest.approx(1.25)
    # 5 % of the way through 0.5, 1, 1.5, 2: 0.5 + 0.15 · 0.5.
    assert found.time_ratio_p5 == pytest.approx(0.575)
    assert found.metres_ratio_median == pytest.approx(2.5)
    assert found.worst[0] == PairDifference(
        origin="order1",
        destination="store0",
        seconds=200,
        other_seconds=400,
        metres=2000,
        other_metres=8000,
    )
    assert [pair.other_seconds - pair.seconds for pair in found.worst] == [200, -100, 50]


def test_the_same_times_differ_nowhere() -> None:
    day, travel = matrix([[0, 100, 200], [100, 0, 400], [200, 300, 0]])
    found = differences(day, travel, travel)
    assert (found.worst, found.mean_apart_s, found.time_ratio_median) == ((), 0.0, 1.0)


def test_nothing_in_common_has_no_figures() -> None:
    day, first = matrix([[0, 100, None], [None, 0, None], [None, None, 0]])
    _, other = matrix([[0, None, 5], [None, 0, None], [None, None, 0]])
    found = differences(day, first, other)
    assert (found.pairs, found.mean_apart_s, found.time_ratio_median) == (0, None, None)


def two_trips(day: Day) -> Plan:
    """The courier of the day leaves at 10:50 for o1 and at 11:50 for o2."""
    trips = tuple(
        Trip(
            trip_id=f"t{k}",
            courier_id=day.couriers[0].courier_id,
            store_id=day.stores[0].store_id,
            departs_at=leaves,
            returns_at=leaves,
            metres=0,
            cost_kop=0,
            labour_kop=0,
            stops=(
                Stop(order_id=order.order_id, arrives_at=0, handover_from=0, handover_until=0),
            ),
        )
        for k, (leaves, order) in enumerate(
            zip((at("10:50"), at("11:50")), day.orders, strict=True)
        )
    )
    used = travel_times(replace(day, travel=TravelSettings())).used
    return Plan(trips=trips, outcomes=(), proof=make_proof(day=day, trips=trips), travel=used)


@pytest.mark.parametrize(
    ("out_min", "back_min", "late"),
    [
        # There at 11:00; back 11:18 with a handover of 8 minutes; out again 11:50, there 12:00.
        (10, 10, []),
        # There at 12:00 sharp, the slot's end; back 12:18 and out at once, at o2's 13:28.
        (70, 10, ["o2"]),
        (71, 10, ["o1", "o2"]),
        # Back at 13:03, there 13:13, thirteen minutes after the second slot.
        (10, 115, ["o2"]),
        (None, None, ["o1", "o2"]),
    ],
)
def test_a_plan_driven_with_other_times(
    out_min: int | None, back_min: int | None, late: list[str]
) -> None:
    day = make_day(
        stores=[make_store(store_id="s", loading_s=0)],
        orders=[
            make_order(order_id="o1", store_id="s", slot=(at("11:00"), at("12:00"))),
            make_order(
                order_id="o2",
                store_id="s",
                placed_at=at("11:00"),
                slot=(at("12:00"), at("13:00")),
            ),
        ],
        couriers=[make_courier(courier_id="c", store_id="s")],
    )
    out = None if out_min is None else 60 * out_min
    back = None if back_min is None else 60 * back_min
    rows: list[list[int | None]] = [[0, out, out], [back, 0, 60], [back, 60, 0]]
    travel = travel_times(replace(day, travel=MATRIX), given=given_travel_of(rows))
    assert list(late_orders(day, two_trips(day), travel)) == late


def reading(provider: str) -> DayInput:
    """A day that has its matrix, no roads file, and a service without a key."""
    day = travel_day(travel=TravelSettings.model_validate({"provider": provider}))
    given = given_travel_of([[0, 600, 700], [600, 0, 800], [700, 800, 0]])
    return DayInput(
        day=day, given=given if provider == "matrix" else None, congestion=None, notices=()
    )


def test_a_source_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORS_API_KEY", raising=False)
    names = ("estimate", "roads", "openrouteservice", "matrix")
    results = compare_sources(reading, names, plans=False)
    assert [type(result.failure) for result in results] == [
        type(None),
        InputError,
        TravelError,
        type(None),
    ]
    assert results[0].against_first is None
    assert results[3].against_first is not None
    assert results[3].against_first.pairs == 6


def test_without_the_first_source_there_is_nothing_to_compare() -> None:
    with pytest.raises(InputError, match="roads_not_named"):
        compare_sources(reading, ("roads", "estimate"), plans=False)


@pytest.mark.parametrize("target", [None, 0.9])
def test_every_source_is_planned_as_the_day_asks(target: float | None) -> None:
    def asking(provider: str) -> DayInput:
        read = reading(provider)
        told = {"on_time_target": target, "time_limit_s": 4}
        solver = read.day.solver.model_copy(update=told)
        return replace(read, day=replace(read.day, solver=solver))

    for result in compare_sources(asking, ("matrix", "estimate"), plans=True):
        assert result.plan is not None
        on_time = result.plan.on_time
        assert (None if on_time is None else on_time.target) == target
