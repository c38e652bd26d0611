"""What a new plan has to do again after edits: as little as the edits leave standing."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from planner.domain.day import Day
from planner.domain.order import Order, Point
from planner.intake.day_folder import DayInput
from planner.scenarios.problem import bare_day
from planner.settings import PunctualitySettings


class Redo(IntEnum):
    """How much is done again; each holds all below it.

    Attributes
    ----------
    NOTHING : the day is the same.
    FIGURES : the plan stands, what is shown of it changes: comments, fees, values of goods.
    CHOICE : the same trips, chosen anew: couriers, rates, priorities, outside couriers.
    TRIPS : times, places or parcels changed, so the trips themselves.
    TRAVEL : also travel times: a place is new or has moved, or their source changed.
    """

    NOTHING = 0
    FIGURES = 1
    CHOICE = 2
    TRIPS = 3
    TRAVEL = 4


def redo_of(before: DayInput, after: DayInput) -> Redo:
    """What of the plan of one day has to be done again for the other."""
    old, new = _limitless(before.day), _limitless(after.day)
    known, places = _places(old), _places(new)
    sources = [(one.given, one.congestion, one.day.travel) for one in (before, after)]
    if sources[0] != sources[1] or old.clock != new.clock or not places <= known:
        return Redo.TRAVEL
    if _of_trips(old) != _of_trips(new) or not _starts(new) <= _starts(old):
        return Redo.TRIPS
    if _of_choice(old) != _of_choice(new):
        return Redo.CHOICE
    return Redo.NOTHING if old == new else Redo.FIGURES


def _places(day: Day) -> set[tuple[str, Point]]:
    """Every place of the day by its id."""
    stores = {(str(store.store_id), store.point) for store in day.stores}
    return stores | {(str(order.order_id), order.point) for order in day.orders}


def _limitless(day: Day) -> Day:
    """The day without how long it may be planned, which changes no plan that is proved."""
    same = {"time_limit_s": 60.0, "explain_s": 30.0}
    return replace(day, solver=day.solver.model_copy(update=same))


def _of_trips(day: Day) -> object:
    """What the day's trips rest on, besides travel times and couriers."""
    solver = day.solver.model_copy(update={"objective": "serve", "seed": 1})
    return day.stores, day.promise, solver, frozenset(map(_parcel, day.orders))


def _of_choice(day: Day) -> object:
    """What the plan rests on besides; how far reality strays only where it is planned for."""
    same = PunctualitySettings() if day.solver.on_time_target is None else day.punctuality
    return bare_day(replace(day, punctuality=same))


def _parcel(order: Order) -> Order:
    """The order without what no trip depends on."""
    return replace(
        order,
        value_kop=0,
        fee_kop=0,
        priority=0,
        address="",
        comment="",
        customer="",
        phone="",
        extra=(),
    )


def _starts(day: Day) -> set[object]:
    """What of couriers decides which trips there can be."""
    return {(one.store_id, one.vehicle, one.shift, one.rest) for one in day.groups}
