"""A courier's day as planned: when he is busy, and whether he could be busy otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from planner.domain.day import Day
from planner.domain.fleet import Courier, CourierGroup
from planner.domain.plan import Plan, Trip

# From the beginning of loading to the return, seconds since midnight.
Span = tuple[int, int]


class Bar(StrEnum):
    """What a courier's day runs into."""

    SHIFT = "shift"
    NEXT_TRIP = "next_trip"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierDay:
    """One courier and his trips.

    Attributes
    ----------
    courier, group : he, and his like. loading_s : of his store.
    trips : in order of departure.
    """

    courier: Courier
    group: CourierGroup
    loading_s: int
    trips: tuple[Trip, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """When he is busy."""
        return tuple(self.span(trip.departs_at, _back(trip)) for trip in self.trips)

    def span(self, departs_at: int, returns_at: int) -> Span:
        """The busy time of a trip."""
        return departs_at - self.loading_s, returns_at

    def with_span(self, number: int, span: Span) -> tuple[Span, ...]:
        """His busy times, the trip of that number taking another one."""
        spans = self.spans
        return (*spans[:number], span, *spans[number + 1 :])

    def bar(self, spans: Sequence[Span]) -> Bar | None:
        """The first rule those busy times break, in order of time; None if they are allowed."""
        shift = self.courier.shift
        for (_, ends_at), (loads_at, _) in pairwise(spans):
            if loads_at < ends_at:
                return Bar.NEXT_TRIP
        if spans and (spans[0][0] < shift.start_at or spans[-1][1] > shift.end_at):
            return Bar.SHIFT
        return None if self._leaves_break(spans) else Bar.BREAK

    def gaps(self) -> tuple[Span, ...]:
        """His free times at the store, between trips and at both ends of the shift."""
        return _gaps(self.courier, self.spans)

    def _leaves_break(self, spans: Sequence[Span]) -> bool:
        rest = self.courier.rest
        if rest is None or not spans:
            return True
        return any(
            min(until_at, rest.until_at) - max(since_at, rest.from_at) >= rest.length_s
            for since_at, until_at in _gaps(self.courier, spans)
        )


def courier_days(day: Day, plan: Plan) -> tuple[CourierDay, ...]:
    """Every own courier's day, in the day's order."""
    group_of = {courier_id: group for group in day.groups for courier_id in group.courier_ids}
    return tuple(
        CourierDay(
            courier=courier,
            group=group_of[courier.courier_id],
            loading_s=day.store(courier.store_id).loading_s,
            trips=tuple(
                sorted(
                    (trip for trip in plan.trips if trip.courier_id == courier.courier_id),
                    key=lambda trip: trip.departs_at,
                )
            ),
        )
        for courier in day.couriers
    )


def _gaps(courier: Courier, spans: Sequence[Span]) -> tuple[Span, ...]:
    since = (courier.shift.start_at, *(ends_at for _, ends_at in spans))
    until = (*(loads_at for loads_at, _ in spans), courier.shift.end_at)
    return tuple(zip(since, until, strict=True))


def _back(trip: Trip) -> int:
    """The return of an own courier's trip, which always has one."""
    if trip.returns_at is None:
        raise RuntimeError(f"trip {trip.trip_id} of {trip.courier_id} has no return")
    return trip.returns_at
