"""Hour by hour: what is asked for, who is on shift and at work, what one more courier is worth.

The worth comes from the order values of the relaxation at the roster's counts. Let W(k) be the
cheapest way from moment k to the end at those values (a trip costs its driving less its orders'
values): a courier there all day would save -W(k) from k on. His presence from 14:00 to 15:00 is
worth W(15:00) - W(14:00). It is a dual value: right for a little more of a courier, too high
for a second one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from planner.domain.fleet import Courier, CourierId, Shift
from planner.domain.plan import Trip
from planner.roster.ready import ReadyDay
from planner.roster.results import HourValue, RosterDay
from planner.roster.templates import SECONDS_PER_HOUR
from planner.solve.bound import PER_KOPECK
from planner.solve.master import Floats
from planner.solve.packing import Group, Packing, pack
from planner.trips.order_sets import Ints


def hour_values(
    days: Sequence[RosterDay], ready: Sequence[ReadyDay], values_kop: Sequence[Floats]
) -> tuple[HourValue, ...]:
    """Every hour from the first shift or slot to the last.

    Parameters
    ----------
    values_kop : per day the orders' values at the roster's counts.
    """
    shifts = [courier.shift for one in ready for courier in one.day.couriers]
    slots = [order.slot for one in ready for order in one.day.orders]
    first = min([shift.start_at for shift in shifts] + [slot.start_at for slot in slots])
    last = max([shift.end_at for shift in shifts] + [slot.end_at for slot in slots])
    hours = range(first // SECONDS_PER_HOUR, -(-last // SECONDS_PER_HOUR))
    worth = _worth(ready, values_kop, hours)
    return tuple(_hour(days, hour, worth.get(hour)) for hour in hours)


def mean_orders(ready: Sequence[RosterDay | ReadyDay], hour: int) -> float:
    """Orders whose slot starts in the hour, on average over the days."""
    count = sum(
        order.slot.start_at // SECONDS_PER_HOUR == hour
        for one in ready
        for order in one.day.orders
    )
    return count / len(ready)


def _hour(days: Sequence[RosterDay], hour: int, worth_kop: int | None) -> HourValue:
    on_shift = sum(
        _inside(courier.shift.start_at, courier.shift.end_at, hour)
        for one in days
        for courier in one.day.couriers
    )
    busy = sum(_busy_s(one, trip, hour) for one in days for trip in one.plan.trips)
    length = SECONDS_PER_HOUR * len(days)
    return HourValue(
        hour=hour,
        slots=mean_orders(days, hour),
        on_shift=on_shift / length,
        busy=busy / length,
        worth_kop=worth_kop,
    )


def _busy_s(one: RosterDay, trip: Trip, hour: int) -> int:
    if trip.returns_at is None:
        return 0
    loading_s = one.day.store(trip.store_id).loading_s
    return _inside(trip.departs_at - loading_s, trip.returns_at, hour)


def _inside(from_at: int, until_at: int, hour: int) -> int:
    """Seconds of the span that lie in the hour."""
    start = hour * SECONDS_PER_HOUR
    return max(0, min(until_at, start + SECONDS_PER_HOUR) - max(from_at, start))


def _worth(
    ready: Sequence[ReadyDay], values_kop: Sequence[Floats], hours: range
) -> dict[int, int]:
    """Per hour in which a template may work, the best vehicle's saving, a mean day."""
    totals = dict.fromkeys(hours, 0.0)
    for one, values in zip(ready, values_kop, strict=True):
        packing = _all_day(one)
        for hour, saved in _day_worth(one, packing, values, hours).items():
            totals[hour] += saved / len(ready)
    on_shift = {
        hour
        for one in ready
        for courier in one.day.couriers
        for hour in hours
        if _inside(courier.shift.start_at, courier.shift.end_at, hour)
    }
    return {hour: round(total) for hour, total in totals.items() if hour in on_shift}


def _all_day(one: ReadyDay) -> Packing:
    """The day packed for one courier per vehicle and rates who is there all day, no break."""
    start_at = min(courier.shift.start_at for courier in one.day.couriers)
    end_at = max(courier.shift.end_at for courier in one.day.couriers)
    kinds: dict[object, Courier] = {}
    for courier in one.day.couriers:
        rates = replace(courier.rates, per_hour_kop=0)
        kinds.setdefault((courier.store_id, courier.vehicle, rates), courier)
    couriers = tuple(
        replace(
            courier,
            courier_id=CourierId(str(number)),
            shift=Shift(start_at=start_at, end_at=end_at),
            rest=None,
        )
        for number, courier in enumerate(kinds.values())
    )
    day = replace(one.day, couriers=couriers)
    return pack(day, one.travel, one.catalogues.plan, favourable=False)


def _day_worth(
    one: ReadyDay, packing: Packing, values: Floats, hours: range
) -> dict[int, float]:
    whole = np.rint(values * PER_KOPECK).astype(np.int64)
    sums = packing.set_sums(whole)
    reduced = PER_KOPECK * packing.cost_kop - sums[packing.set_of]
    best = dict.fromkeys(hours, 0.0)
    for group in packing.groups:
        store = one.day.store(group.fleet.store_id)
        loads_at = one.catalogues.plan.departures[store.store_id] - store.loading_s
        onward = _onward(packing, group, reduced)
        moments = [hour * SECONDS_PER_HOUR for hour in (*hours, hours[-1] + 1)]
        at = onward[np.searchsorted(loads_at, moments)]
        for number, hour in enumerate(hours):
            best[hour] = max(best[hour], float(at[number + 1] - at[number]) / PER_KOPECK)
    return best


def _onward(packing: Packing, group: Group, reduced: Ints) -> Ints:
    """Per point the cheapest way from there to the day's end, at most 0."""
    onward = np.zeros(group.points, np.int64)
    leaves = packing.leaves[group.columns]
    returns = packing.returns[group.columns]
    mine = reduced[group.columns]
    starts = np.searchsorted(leaves, np.arange(group.points + 1))
    for point in range(group.points - 2, -1, -1):
        here = slice(starts[point], starts[point + 1])
        onward[point] = onward[point + 1]
        if starts[point + 1] > starts[point]:
            onward[point] = min(onward[point], (mine[here] + onward[returns[here]]).min())
    return onward
