"""Why an order is not met as data frames for pictures and tables."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from planner.dashboard import places, routes
from planner.dashboard.routes import Route
from planner.dashboard.timeline import COLUMNS, HOUR_S, timeline_rows
from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan, ReasonCode
from planner.explain.alone import AloneExplanation, LoneTimes
from planner.explain.explained import Explained, Explanation
from planner.explain.fixes import Fix
from planner.explain.together import Conflict
from planner.export.fix_words import fix_text, price_text
from planner.export.moments import clock_time, slot_hours
from planner.export.reasons import verdict_text
from planner.texts import Language, text

MINUTE_S = 60
BEFORE_S = 3 * HOUR_S  # of an order placed long ago no more is drawn
UNMET_COLOUR = "#d6273d"
LONE_COLUMNS = ("lane", "kind", "from_h", "to_h", "label", "what", "when")
FIGURES = ("met", "cost", "order-cost", "pay")
Span = tuple[str, str, int, int]  # lane, kind, from, to


def unmet_rows(found: Explanation, day: Day, plan: Plan, language: Language) -> pd.DataFrame:
    """One row per order not met: slot, verdict, the reason in a few words, the best fix."""
    codes = {one.order_id: one.reason.code for one in plan.outcomes if one.reason is not None}
    rows = []
    for one in found.orders:
        fix = best_fix(one)
        rows.append(
            {
                "order": one.order_id,
                "slot": slot_hours(day.clock, day.order(one.order_id).slot),
                "verdict": verdict_text(one.verdict, language),
                "why": text(f"reasons-short-{_slug(codes[one.order_id])}", language),
                "best_fix": "—" if fix is None else fix_text(fix, day, language),
                "price": "" if fix is None else price_text(fix, language),
            }
        )
    return pd.DataFrame(rows)


def best_fix(one: Explained) -> Fix | None:
    """The cheapest way by which more orders are met; else the cheapest that swaps two."""
    fixes = () if one.menu is None else one.menu.fixes
    return min(fixes, key=lambda fix: len(fix.gained) <= len(fix.lost), default=None)


def lone_rows(
    day: Day, explained: AloneExplanation, times: LoneTimes, language: Language
) -> pd.DataFrame:
    """The arithmetic of one trip for one order: bars in the lanes order, courier, promise."""
    order = day.order(explained.order_id)
    first_at = max(order.placed_at, order.ready_at - BEFORE_S)
    last_at = max(times.returns_at, order.slot.end_at)
    rows = []
    for lane, kind, from_at, to_at in _lone_spans(day, explained, times):
        begins_at, ends_at = max(first_at, from_at), min(last_at, to_at)
        if ends_at <= begins_at:
            continue
        rows.append(
            (
                text(f"reasons-lane-{lane}", language, courier=times.courier_id),
                kind,
                begins_at / HOUR_S,
                ends_at / HOUR_S,
                _minutes_label(kind, to_at - from_at, language),
                text(f"reasons-bar-{kind}", language),
                f"{clock_time(day.clock, from_at)}–{clock_time(day.clock, to_at)}",
            )
        )
    return pd.DataFrame(rows, columns=list(LONE_COLUMNS))


def lone_lanes(rows: pd.DataFrame) -> list[str]:
    """The lanes in the order they are drawn."""
    return list(dict.fromkeys(rows["lane"]))


def conflict_rows(day: Day, plan: Plan, found: Conflict, language: Language) -> pd.DataFrame:
    """Lanes of the set's orders, then of its couriers as they drive today, within its hours.

    As `planner.dashboard.timeline.timeline_rows`; an order has its courier's colour, the unmet
    one red.
    """
    named = conflict_routes(day, plan, found, language)
    drives = timeline_rows(day, named, language)
    from_h, until_h = found.from_at / HOUR_S, found.until_at / HOUR_S
    inside = drives[(drives["to_h"] >= from_h) & (drives["from_h"] <= until_h)].copy()
    shifts = inside["kind"] == "shift"
    inside.loc[shifts, "from_h"] = inside.loc[shifts, "from_h"].clip(lower=from_h)
    inside.loc[shifts, "to_h"] = inside.loc[shifts, "to_h"].clip(upper=until_h)
    lanes = pd.DataFrame(_order_lanes(day, plan, found, named, language), columns=list(COLUMNS))
    return pd.concat([lanes, inside], ignore_index=True) if len(inside) else lanes


def conflict_lanes(day: Day, plan: Plan, found: Conflict, language: Language) -> list[str]:
    """Names of the lanes, orders first, in the order of their slots."""
    orders = sorted(
        found.orders, key=lambda name: (day.order(name).slot.start_at, day.order_index(name))
    )
    return [
        *(text("dashboard-order", language, id=order_id) for order_id in orders),
        *(route.name for route in conflict_routes(day, plan, found, language)),
    ]


def conflict_routes(
    day: Day, plan: Plan, found: Conflict, language: Language
) -> tuple[Route, ...]:
    """The couriers named, and those who meet orders of the set today."""
    driving = {
        trip.courier_id
        for trip in plan.trips
        for stop in trip.stops
        if stop.order_id in found.orders
    }
    return tuple(
        route
        for route in routes.routes(day, plan, language)
        if route.courier is not None and route.courier.courier_id in {*found.couriers, *driving}
    )


def conflict_places(
    day: Day, plan: Plan, found: Conflict, language: Language
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Of the map: lines of the trips that meet orders of the set, stops, the unmet one."""
    members = set(found.orders)
    named = tuple(
        Route(
            name=route.name,
            colour=route.colour,
            courier=route.courier,
            trips=tuple(
                trip for trip in route.trips if members & {stop.order_id for stop in trip.stops}
            ),
        )
        for route in conflict_routes(day, plan, found, language)
    )
    unmet = places.unmet_rows(day, plan, language)
    here = [one.order_id in members for one in plan.outcomes if one.trip_id is None]
    return (
        places.line_rows(day, named, language),
        places.stop_rows(day, named, language),
        unmet[pd.Series(here, index=unmet.index, dtype=bool)],
    )


def _lone_spans(day: Day, explained: AloneExplanation, times: LoneTimes) -> Iterator[Span]:
    order = day.order(explained.order_id)
    store = day.store(order.store_id)
    if explained.reason.code is ReasonCode.STORE_CLOSED:
        opens_at = 0 if store.opens_at is None else store.opens_at
        closes_at = 2 * 24 * HOUR_S if store.closes_at is None else store.closes_at
        yield "store", "open", opens_at, closes_at
    yield "order", "assembly", order.placed_at, order.ready_at
    yield "order", "waiting", order.ready_at, times.loads_at
    courier = next(one for one in day.couriers if one.courier_id == times.courier_id)
    yield "courier", "shift", courier.shift.start_at, courier.shift.end_at
    yield "courier", "loading", times.loads_at, times.departs_at
    yield "courier", "driving", times.departs_at, times.arrives_at
    yield "courier", "wait", times.arrives_at, times.begins_at
    yield "courier", "handover", times.begins_at, times.done_at
    yield "courier", "driving", times.done_at, times.returns_at
    clock_at = day.promise.clock_at(order, times.departs_at)
    if not day.promise.is_preorder(order, times.departs_at):
        yield "promise", "limit", clock_at, clock_at + day.promise.order_limit_s
    yield "promise", "slot", order.slot.start_at, order.slot.end_at
    yield "promise", "late", times.latest_start_at, times.begins_at


def _minutes_label(kind: str, seconds: int, language: Language) -> str:
    if kind in {"shift", "open", "slot"}:
        return ""
    return text("reason-minutes", language, minutes=seconds // MINUTE_S)


def _order_lanes(
    day: Day, plan: Plan, found: Conflict, named: tuple[Route, ...], language: Language
) -> Iterator[tuple[str, str, float, float, str, str, str, str, str]]:
    colours = {
        stop.order_id: route.colour
        for route in named
        for trip in route.trips
        for stop in trip.stops
    }
    for order_id in found.orders:
        order = day.order(order_id)
        latest_at = _latest_at(day, plan, order_id)
        lane = text("dashboard-order", language, id=order_id)
        colour = colours.get(order_id, routes.OUTSIDE_COLOUR)
        colour = UNMET_COLOUR if order_id == found.order_id else colour
        for kind, what, from_at, to_at in (
            ("driving", "ready", order.ready_at, order.slot.start_at),
            ("handover", "slot", order.slot.start_at, latest_at),
        ):
            if to_at <= from_at:
                continue
            yield (
                lane,
                kind,
                from_at / HOUR_S,
                to_at / HOUR_S,
                colour,
                "×" if order_id == found.order_id and what == "slot" else "",
                text(f"reasons-bar-{what}", language),
                f"{clock_time(day.clock, from_at)}–{clock_time(day.clock, to_at)}",
                "" if order_id != found.order_id else text("reasons-this-order", language),
            )


def _latest_at(day: Day, plan: Plan, order_id: OrderId) -> int:
    """The deadline, as of the trip that meets the order today or would at once."""
    order = day.order(order_id)
    trip = next(
        (one for one in plan.trips for stop in one.stops if stop.order_id == order_id), None
    )
    loading_s = day.store(order.store_id).loading_s
    departs_at = order.ready_at + loading_s if trip is None else trip.departs_at
    return day.promise.deadline(order, departs_at)


def _slug(code: ReasonCode) -> str:
    return code.value.replace("_", "-")
