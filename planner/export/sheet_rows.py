"""What a route sheet says, as plain text: titles, a line per trip, a row of cells per stop.

Moments are shown as a clock on the wall shows them, in hours and minutes; "not before" is
rounded up to the minute, so that nobody is told to act too early.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.day import Day
from planner.domain.fleet import Courier
from planner.domain.order import Order
from planner.domain.plan import Stop, Trip
from planner.export.moments import clock_time, not_before, slot_hours
from planner.export.quantities import kilograms, kilometres, litres
from planner.texts import Language, long_date, text


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its heading and its width in characters."""

    heading: str
    width: int


COLUMNS = (
    Column("doc-column-visit", 4),
    Column("doc-column-arrive", 9),
    Column("doc-column-handover", 12),
    Column("doc-column-latest", 9),
    Column("doc-column-slot", 12),
    Column("doc-column-order", 14),
    Column("doc-column-address", 34),
    Column("doc-column-load", 10),
    Column("doc-column-comment", 28),
    Column("doc-column-mark", 17),
    Column("doc-column-receiver", 20),
    Column("doc-column-signature", 14),
)


def title(day: Day, courier: Courier | None, language: Language) -> str:
    """Whose sheet, of which day; None for outside couriers."""
    date = long_date(day.clock.day, language)
    if courier is None:
        return text("doc-outside-title", language, date=date)
    return text("doc-sheet-title", language, courier=courier.courier_id, date=date)


def day_lines(
    day: Day, courier: Courier | None, trips: tuple[Trip, ...], language: Language
) -> tuple[str, ...]:
    """One or two lines on the whole day: vehicle, shift, size of the work, break."""
    work: dict[str, str | int] = {
        "trips": len(trips),
        "orders": sum(len(trip.stops) for trip in trips),
        "km": kilometres(sum(trip.metres for trip in trips), language),
    }
    if courier is None:
        return (text("doc-outside-day", language, **work),)
    clock = day.clock
    shift_from = clock_time(clock, courier.shift.start_at)
    shift_until = clock_time(clock, courier.shift.end_at)
    vehicle = courier.vehicle.name
    summary = text(
        "doc-courier-day",
        language,
        **work | {"vehicle": vehicle, "from": shift_from, "until": shift_until},
    )
    second = _break_line(day, courier, language) if trips else text("doc-no-trips", language)
    return (summary, second) if second else (summary,)


def trip_line(day: Day, trip: Trip, number_: int, language: Language) -> str:
    """One line on a trip: when to load, leave and be back, and what it carries."""
    clock = day.clock
    orders = [day.order(stop.order_id) for stop in trip.stops]
    values: dict[str, str | int] = {
        "number": number_,
        "trip": trip.trip_id,
        "departs": clock_time(clock, trip.departs_at),
        "km": kilometres(trip.metres, language),
        "load": _load(orders, language),
    }
    if trip.returns_at is None:
        return text("doc-outside-trip", language, **values)
    values["returns"] = clock_time(clock, trip.returns_at)
    values["orders"] = len(orders)
    loading_s = day.store(trip.store_id).loading_s
    if not loading_s:
        return text("doc-trip", language, **values)
    values["loads"] = clock_time(clock, trip.departs_at - loading_s)
    return text("doc-trip-loading", language, **values)


def stop_row(
    day: Day, trip: Trip, stop: Stop, visit: int, language: Language
) -> tuple[str, ...]:
    """The cells of one stop, in the order of `COLUMNS`; the last two are to be filled in."""
    clock, order = day.clock, day.order(stop.order_id)
    begins, ends = clock_time(clock, stop.handover_from), clock_time(clock, stop.handover_until)
    slot_start = not_before(clock, order.slot.start_at)
    return (
        str(visit),
        clock_time(clock, stop.arrives_at),
        f"{begins}–{ends}",
        clock_time(clock, day.promise.latest_start(order, trip.departs_at)),
        slot_hours(clock, order.slot),
        order.order_id,
        order.address or _coordinates(order, language),
        _load([order], language),
        _receiver(order, language),
        text("doc-not-before", language, time=slot_start),
        "",
        "",
    )


def _break_line(day: Day, courier: Courier, language: Language) -> str:
    rest = courier.rest
    if rest is None:
        return ""
    values: dict[str, str | int] = {
        "minutes": round(rest.length_s / 60),
        "from": clock_time(day.clock, rest.from_at),
        "until": clock_time(day.clock, rest.until_at),
    }
    return text("doc-break", language, **values)


def _coordinates(order: Order, language: Language) -> str:
    """As a navigator takes them, points in either language."""
    lat, lon = f"{order.point.lat:.6f}", f"{order.point.lon:.6f}"
    return text("doc-coordinates", language, lat=lat, lon=lon)


def _load(orders: list[Order], language: Language) -> str:
    grams, millilitres = sum(o.mass_g for o in orders), sum(o.volume_ml for o in orders)
    weight = kilograms(grams, language)
    return f"{weight}, {litres(millilitres, language)}" if millilitres else weight


def _receiver(order: Order, language: Language) -> str:
    """Name, telephone and comment, a line each; "tel." keeps a leading plus as it is."""
    phone = text("doc-phone", language, phone=order.phone) if order.phone else ""
    return "\n".join(line for line in (order.customer, phone, order.comment) if line)
