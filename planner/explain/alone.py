"""Why nobody can meet an order even alone: the arithmetic, the traffic, and what would help.

`planner.trips.alone` says whether and why. Here it is asked again: with empty roads, and with
one input at a time changed by as little as possible.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import Order, OrderId
from planner.domain.plan import Reason
from planner.explain.changes import SmallestChange, smallest_changes
from planner.explain.inputs import Input
from planner.explain.lone_case import LoneCase, lone_case
from planner.travel.congestion import FREE_FLOW
from planner.travel.times import TravelTimes
from planner.trips.alone import alone_reason, least_late_s
from planner.trips.lone import LoneTrip


@dataclass(frozen=True, slots=True, kw_only=True)
class LoneTimes:
    """One courier's trip for one order alone, moment by moment, seconds since midnight.

    Attributes
    ----------
    courier_id : who drives.
    ready_at, loads_at, departs_at, arrives_at : packed, loading begins, leaves, at the door.
    begins_at, done_at, returns_at : the handover, not before the slot; back at the store.
    deadline_at, latest_start_at : the promise ends; the handover must have begun.
    late_s : begins_at - latest_start_at; 0 or less is in time.
    """

    courier_id: CourierId
    ready_at: int
    loads_at: int
    departs_at: int
    arrives_at: int
    begins_at: int
    done_at: int
    returns_at: int
    deadline_at: int
    latest_start_at: int
    late_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneExplanation:
    """All there is to say about an order that is impossible alone.

    Attributes
    ----------
    order_id : which.
    reason : why, in the expected traffic.
    best : the least late trip there could be with the bars lifted that `reason` names (shifts,
        store hours); the arithmetic of its evidence. None where there is no road, no courier or
        no vehicle.
    earliest : the same courier leaving as soon as the parcel is loaded, shifts and store hours
        aside; another trip than `best` only where the limit counts from the departure or a bar
        makes him wait.
    late_s : how late at best in the expected traffic, shifts and store hours aside; 0 or less:
        they alone are in the way. None like `best`.
    empty_roads : why it stays impossible at free flow all day; None where it would be possible.
    late_on_empty_roads_s : `late_s` at free flow.
    changes : per kind of change the smallest one that suffices alone, or that none does.
    """

    order_id: OrderId
    reason: Reason
    best: LoneTimes | None
    earliest: LoneTimes | None
    late_s: int | None
    empty_roads: Reason | None
    late_on_empty_roads_s: int | None
    changes: tuple[SmallestChange, ...]

    @property
    def sufficient(self) -> tuple[SmallestChange, ...]:
        """The changes that suffice, each alone."""
        return tuple(change for change in self.changes if change.amount is not None)

    @property
    def binding(self) -> tuple[Input, ...]:
        """The inputs of which a change alone would make the order possible."""
        return tuple(dict.fromkeys(change.input for change in self.sufficient))


def explain_alone(day: Day, travel: TravelTimes, order: Order) -> AloneExplanation | None:
    """Why no idle courier of the day can meet the order; None if one can."""
    reason = alone_reason(day, travel, order)
    if reason is None:
        return None
    case = lone_case(day, travel, order)
    empty = replace(case, travel=replace(case.travel, profile=FREE_FLOW, by_leg=None))
    best, earliest = _best_and_earliest(day, case, reason)
    return AloneExplanation(
        order_id=order.order_id,
        reason=reason,
        best=best,
        earliest=earliest,
        late_s=least_late_s(case.day, case.travel, order),
        empty_roads=alone_reason(empty.day, empty.travel, order),
        late_on_empty_roads_s=least_late_s(empty.day, empty.travel, order),
        changes=smallest_changes(case),
    )


def _best_and_earliest(
    day: Day, case: LoneCase, reason: Reason
) -> tuple[LoneTimes, LoneTimes] | tuple[None, None]:
    departs_at = reason.evidence.get("departs_at")
    if not isinstance(departs_at, int):
        return None, None
    group = next(
        group for group in day.groups if group.courier_ids[0] == reason.evidence["courier_id"]
    )
    lone = LoneTrip(
        day=case.day, travel=case.travel, store=case.store, order=case.order, group=group
    )
    return _times(lone, departs_at), _times(lone, case.order.ready_at + case.store.loading_s)


def _times(lone: LoneTrip, departs_at: int) -> LoneTimes:
    order, promise = lone.order, lone.day.promise
    begins_at = lone.begins_at(departs_at)
    return LoneTimes(
        courier_id=lone.group.courier_ids[0],
        ready_at=order.ready_at,
        loads_at=departs_at - lone.store.loading_s,
        departs_at=departs_at,
        arrives_at=lone.arrives_at(departs_at),
        begins_at=begins_at,
        done_at=begins_at + order.handover_s,
        returns_at=lone.returns_at(departs_at),
        deadline_at=promise.deadline(order, departs_at),
        latest_start_at=promise.latest_start(order, departs_at),
        late_s=lone.late_s(departs_at),
    )
