"""A day as files that are read back to the same day, whatever it was read from.

What was planned is not always what the user's files say: addresses were looked up, settings
overridden, fixes applied. So the files kept are written from the day itself: its orders with
their coordinates, its couriers, its settings, and the travel times and traffic it was given.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import PurePath

import numpy as np

from planner.domain.clock import ServiceClock
from planner.domain.day import Day
from planner.domain.fleet import Courier, OnDemand, Store
from planner.domain.given import ZONES, GivenTravel, Steps, ZonedSteps
from planner.domain.order import Order
from planner.export.cells import safe_text
from planner.export.moments import iso
from planner.intake.day_folder import DayInput
from planner.settings import CONGESTION_PROFILES

ORDERS, COURIERS, DAY_TOML, TRAVEL = "orders.csv", "couriers.csv", "day.toml", "travel.csv"
TRAFFIC = "congestion.csv"
MINUTE_S = 60
# A sixtieth has no end in decimals; read back, this much of it rounds to the same second.
PRECISION = Decimal("1e-6")

Cells = dict[str, object]
Section = dict[str, object]


def shared_files(loaded: DayInput) -> dict[str, bytes]:
    """All files but orders.csv; none of them names a buyer."""
    files = {
        DAY_TOML: _day_toml(loaded).encode(),
        COURIERS: _csv(_courier(loaded.day.clock, one) for one in loaded.day.couriers),
    }
    if loaded.given is not None:
        files[TRAVEL] = _travel(loaded.day, loaded.given)
    if loaded.congestion is not None:
        files[TRAFFIC] = _traffic(loaded.congestion)
    return files


def orders_file(day: Day, orders: Sequence[Order]) -> bytes:
    """orders.csv of these orders."""
    return _csv(_order(day.clock, order) for order in orders)


def _order(clock: ServiceClock, order: Order) -> Cells:
    return {
        "order_id": safe_text(order.order_id),
        "store_id": safe_text(order.store_id),
        "placed_at": iso(clock, order.placed_at),
        "ready_at": iso(clock, order.ready_at),
        "slot_start": iso(clock, order.slot.start_at),
        "slot_end": iso(clock, order.slot.end_at),
        "lat": order.point.lat,
        "lon": order.point.lon,
        "weight_kg": _in_units(order.mass_g, 1000),
        "volume_l": _in_units(order.volume_ml, 1000),
        "longest_side_cm": _in_units(order.side_mm, 10),
        "handover_min": _in_units(order.handover_s, MINUTE_S),
        "order_value_rub": _in_units(order.value_kop, 100),
        "fee_rub": _in_units(order.fee_kop, 100),
        "priority": order.priority,
        "address": safe_text(order.address),
        "comment": safe_text(order.comment),
        "customer": safe_text(order.customer),
        "phone": safe_text(order.phone),
        **{safe_text(name): safe_text(value) for name, value in order.extra},
    }


def _courier(clock: ServiceClock, one: Courier) -> Cells:
    rest, vehicle, rates = one.rest, one.vehicle, one.rates
    return {
        "courier_id": safe_text(one.courier_id),
        "store_id": safe_text(one.store_id),
        "shift_start": iso(clock, one.shift.start_at),
        "shift_end": iso(clock, one.shift.end_at),
        "vehicle": safe_text(vehicle.name),
        "max_weight_kg": _in_units(vehicle.max_mass_g, 1000),
        "max_volume_l": _in_units(vehicle.max_volume_ml, 1000),
        "max_side_cm": _in_units(vehicle.max_side_mm, 10),
        "speed_factor": vehicle.speed_factor,
        "rub_per_hour": _in_units(rates.per_hour_kop, 100),
        "rub_per_km": _in_units(rates.per_km_kop, 100),
        "rub_per_order": _in_units(rates.per_order_kop, 100),
        "rub_per_trip": _in_units(rates.per_trip_kop, 100),
        "paid_for": rates.paid_for,
        "break_min": "" if rest is None else _in_units(rest.length_s, MINUTE_S),
        "break_from": "" if rest is None else iso(clock, rest.from_at),
        "break_until": "" if rest is None else iso(clock, rest.until_at),
    }


def _day_toml(loaded: DayInput) -> str:
    day = loaded.day
    head = [f"date = {day.clock.day.isoformat()}", _line("timezone", day.clock.timezone)]
    sections: list[tuple[str, Section]] = [
        *(("[[stores]]", _store(day.clock, store)) for store in day.stores),
        ("[promise]", _promise(day)),
        ("[fees]", _fees(day)),
        ("[on_demand]", _on_demand(day)),
        ("[travel]", _travel_settings(loaded)),
        ("[solver]", day.solver.model_dump(exclude_none=True)),
        ("[punctuality]", day.punctuality.model_dump(exclude_none=True)),
    ]
    for name, section in sections:
        head += ["", name, *(_line(key, value) for key, value in section.items())]
    return "\n".join(head) + "\n"


def _store(clock: ServiceClock, store: Store) -> Section:
    hours = {"opens": store.opens_at, "closes": store.closes_at}
    return {
        "store_id": store.store_id,
        "lat": store.point.lat,
        "lon": store.point.lon,
        **{name: _hour(clock, at) for name, at in hours.items() if at is not None},
        "loading_min": _in_units(store.loading_s, MINUTE_S),
    }


def _promise(day: Day) -> Section:
    promise = day.promise
    return {
        "order_limit_min": _in_units(promise.order_limit_s, MINUTE_S),
        "limit_clock": promise.limit_clock,
        "preorders": promise.preorders,
        "window_covers": promise.window_covers,
    }


def _fees(day: Day) -> Section:
    fees: Section = {
        "cancellation_cost_rub": _in_units(day.cancellation_kop, 100),
        "early_dispute_share": day.early_dispute_share,
    }
    if day.fortnight is not None:
        fees["cancellation_scheme"] = "published"
        fees["orders_14d"] = day.fortnight.orders
        fees["cancelled_14d"] = day.fortnight.cancelled
    return fees


def _on_demand(day: Day) -> Section:
    offer = day.on_demand or day.outside_offer
    return {"enabled": day.on_demand is not None, **({} if offer is None else _offer(offer))}


def _offer(offer: OnDemand) -> Section:
    limits = {
        "max_weight_kg": _in_units(offer.vehicle.max_mass_g, 1000),
        "max_volume_l": _in_units(offer.vehicle.max_volume_ml, 1000),
        "max_side_cm": _in_units(offer.vehicle.max_side_mm, 10),
    }
    return {
        "base_rub": _in_units(offer.base_kop, 100),
        "rub_per_km": _in_units(offer.per_km_kop, 100),
        "rub_per_order": _in_units(offer.per_order_kop, 100),
        "lead_min": _in_units(offer.lead_s, MINUTE_S),
        "limit": offer.limit,
        **{name: limit for name, limit in limits.items() if limit != ""},
    }


def _travel_settings(loaded: DayInput) -> Section:
    """Of a roads file only its name: a kept day may not name a path of this machine."""
    travel: Section = loaded.day.travel.model_dump(exclude_none=True)
    if "roads_file" in travel:
        travel["roads_file"] = PurePath(str(travel["roads_file"])).name
    if travel.get("congestion") not in (None, *CONGESTION_PROFILES):
        travel["congestion"] = TRAFFIC
    return travel


def _travel(day: Day, given: GivenTravel) -> bytes:
    ids = day.place_ids  # as they are: travel.csv is read without the apostrophe of safe cells
    pairs = np.argwhere(given.given & ~np.eye(len(ids), dtype=bool)).tolist()
    rows = (
        {
            "from_id": ids[origin],
            "to_id": ids[destination],
            "seconds": int(given.free_flow_s[origin, destination]),
            "metres": int(given.metres[origin, destination]),
        }
        for origin, destination in pairs
    )
    return _csv(rows, ("from_id", "to_id", "seconds", "metres"))


def _traffic(profile: Steps | ZonedSteps) -> bytes:
    zones: Iterable[tuple[str, Steps]] = (
        zip(ZONES, profile, strict=True) if isinstance(profile, ZonedSteps) else [("", profile)]
    )
    return _csv(
        {
            "start": f"{at // 3600:02}:{at % 3600 // MINUTE_S:02}",
            "multiplier": multiplier,
            "zone": zone,
        }
        for zone, steps in zones
        for at, multiplier in steps
    )


def _hour(clock: ServiceClock, at: int) -> str:
    moment = clock.moment(at)
    next_day = moment.date() == clock.day + timedelta(days=1)
    return "24:00" if next_day else f"{moment:%H:%M}"


def _in_units(value: int | None, per_unit: int) -> Decimal | str:
    """The value in the files' units; empty for none."""
    if value is None:
        return ""
    exact = (Decimal(value) / per_unit).quantize(PRECISION, rounding=ROUND_HALF_EVEN)
    return exact.quantize(Decimal(1)) if exact == exact.to_integral() else exact.normalize()


def _line(key: str, value: object) -> str:
    # A JSON text, number or truth value is TOML too; 60.0 is written as 60, which it is.
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = (
        str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
    )
    return f"{key} = {written}"


def _csv(rows: Iterable[Cells], columns: Sequence[str] = ()) -> bytes:
    listed = list(rows)
    headings = dict.fromkeys([*columns, *(name for row in listed for name in row)])
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, list(headings), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(listed)
    return table.getvalue().encode()
