"""An edited day, and the edits of files that make it: what a fix is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.domain.day import Day
from planner.domain.fleet import Courier, CourierId, Vehicle
from planner.domain.order import Order, OrderId
from planner.domain.plan import Evidence

MINUTE_S = 60
SLOT_MOVES = 2  # the marketplace lets an order's slot be moved twice
SLOT_MOVES_COLUMN = "slot_moves"  # of orders.csv: how many are left
HIGHEST_PRIORITY = 100


class FixKind(StrEnum):
    """What is changed."""

    READY_EARLIER = "ready_earlier"
    LIMIT_LONGER = "limit_longer"
    HANDOVER_SHORTER = "handover_shorter"
    SHIFT_LONGER = "shift_longer"
    SHIFT_EARLIER = "shift_earlier"
    SLOT_MOVED = "slot_moved"
    OTHER_VEHICLE = "other_vehicle"
    OUTSIDE_COURIER = "outside_courier"
    OTHER_ORDER = "other_order"
    ONE_MORE_COURIER = "one_more_courier"
    FEE_HIGHER = "fee_higher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One edit of the day's files, as a person would make it.

    Attributes
    ----------
    table : "orders", "couriers", or "" for a key of day.toml. row : id in the table, "*" for
        every row. column : column or "section.key". to : the new value in the file's unit.
        by : what is added to the value in every row instead.
    """

    table: str
    row: str
    column: str
    to: str | float | None = None
    by: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An edited day, and what was edited.

    Attributes
    ----------
    kind : what. minutes : how many, where it comes in minutes. facts : for the sentence.
    changes : the same as edits of files. day : the edited day.
    """

    kind: FixKind
    minutes: int | None
    facts: Evidence
    changes: tuple[Change, ...]
    day: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One kind of change in every size, or in its only one.

    Attributes
    ----------
    name : tells families of one order apart, the same for every order where the change is.
    last : most minutes; 0: the change has no size. made : the edit of so many minutes.
    steady : whether more minutes never take a plan away.
    frees : whether it lets orders be met together that exclude each other today; without it
        one of them takes another's place.
    """

    name: str
    last: int
    made: Callable[[int], Edit]
    steady: bool = True
    frees: bool = True


def put_first(day: Day, order_id: OrderId) -> Edit | None:
    """The order in a class of its own, directly above its equals; None where no number is left.

    Classes above it move up by one where it would join one of them.
    """
    own = day.order(order_id).priority
    crowded = any(one.priority == own + 1 for one in day.orders)
    orders = tuple(
        replace(one, priority=one.priority + 1)
        if one.order_id == order_id or (crowded and one.priority > own)
        else one
        for one in day.orders
    )
    if max(one.priority for one in orders) > HIGHEST_PRIORITY:
        return None
    return Edit(
        kind=FixKind.OTHER_ORDER,
        minutes=None,
        facts={"order_id": order_id},
        changes=tuple(
            Change(table="orders", row=one.order_id, column="priority", to=one.priority)
            for one, before in zip(orders, day.orders, strict=True)
            if one.priority != before.priority
        ),
        day=replace(day, orders=orders),
    )


def with_order(day: Day, order: Order) -> Day:
    """The day with that order instead of the one of the same id."""
    return replace(
        day,
        orders=tuple(order if one.order_id == order.order_id else one for one in day.orders),
    )


def with_courier(day: Day, courier: Courier) -> Day:
    """The day with that courier instead of the one of the same id."""
    return replace(
        day,
        couriers=tuple(
            courier if one.courier_id == courier.courier_id else one for one in day.couriers
        ),
    )


def moves_left(order: Order) -> int:
    """How often the order's slot may still be moved: its column, else the marketplace's two."""
    told = dict(order.extra).get(SLOT_MOVES_COLUMN, "").strip()
    return int(told) if told else SLOT_MOVES


def moved_once(order: Order) -> Order:
    """The order with one move of its slot less in its column."""
    others = tuple(cell for cell in order.extra if cell[0] != SLOT_MOVES_COLUMN)
    left = (SLOT_MOVES_COLUMN, str(moves_left(order) - 1))
    return replace(order, extra=(*others, left))


def fits(vehicle: Vehicle, order: Order) -> bool:
    """Whether the empty vehicle takes the parcel."""
    return all(
        limit is None or size <= limit
        for size, limit in (
            (order.mass_g, vehicle.max_mass_g),
            (order.volume_ml, vehicle.max_volume_ml),
            (order.side_mm, vehicle.max_side_mm),
        )
    )


def moment_change(day: Day, table: str, row: str, column: str, moment_at: int) -> Change:
    """A moment in a table, as the file has it."""
    moment = day.clock.moment(moment_at).isoformat()
    return Change(table=table, row=row, column=column, to=moment)


def vehicle_changes(courier_id: CourierId, vehicle: Vehicle) -> tuple[Change, ...]:
    """The courier's cells about his vehicle."""
    limits = (
        ("max_weight_kg", vehicle.max_mass_g, 1000),
        ("max_volume_l", vehicle.max_volume_ml, 1000),
        ("max_side_cm", vehicle.max_side_mm, 10),
    )
    cells: list[tuple[str, str | float]] = [
        ("vehicle", vehicle.name),
        ("speed_factor", vehicle.speed_factor),
        *(
            (column, "" if limit is None else limit / per_unit)
            for column, limit, per_unit in limits
        ),
    ]
    return tuple(
        Change(table="couriers", row=courier_id, column=column, to=value)
        for column, value in cells
    )
