"""Shift templates: what a courier of the roster can be hired for, and at what pay.

A template says when the shift starts and how long it is, what is driven and what it costs. Its
pay is due for the whole shift on every day, whether there is work or not; kilometres, orders
and trips cost on top, as far as they are driven.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.domain.day import Day
from planner.domain.fleet import Break, Courier, CourierId, Rates, Shift, Vehicle
from planner.domain.order import StoreId
from planner.intake.faults import Rule
from planner.intake.moments import hour_at

SECONDS_PER_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One kind of shift.

    Attributes
    ----------
    name : unique. start : local time of day, "HH:MM". length_s : from start to end.
    vehicle, rates : as of a courier; hours are paid by the shift.
    store_id : whose couriers; None: the only store.
    rest_s : length of the break, 0 for none; it is taken between rest_from and rest_until
        ("HH:MM"), where None means the shift's own start and end.
    least, most : how many couriers there may be; most None: as many as are of use.
    """

    name: str
    start: str
    length_s: int
    vehicle: Vehicle
    rates: Rates
    store_id: StoreId | None = None
    rest_s: int = 0
    rest_from: str | None = None
    rest_until: str | None = None
    least: int = 0
    most: int | None = None

    @property
    def pay_kop(self) -> int:
        """Pay of one courier for one shift."""
        return (2 * self.length_s * self.rates.per_hour_kop + SECONDS_PER_HOUR) // (
            2 * SECONDS_PER_HOUR
        )


def templates_like(
    couriers: Sequence[Courier], starts: Sequence[str], hours: Sequence[float]
) -> tuple[Template, ...]:
    """Every start with every length, once for each kind of vehicle and rates among couriers."""
    kinds = dict.fromkeys((one.store_id, one.vehicle, one.rates) for one in couriers)
    found: dict[str, Template] = {}
    for store_id, vehicle, rates in kinds:
        for start in starts:
            for length in hours:
                name = usual = f"{vehicle.name} {start}+{length:g}"
                number = 1
                while name in found:
                    number += 1
                    name = f"{usual} ({number})"
                found[name] = Template(
                    name=name,
                    start=start,
                    length_s=round(length * SECONDS_PER_HOUR),
                    vehicle=vehicle,
                    rates=replace(rates, paid_for="shift"),
                    store_id=store_id,
                )
    return tuple(found.values())


def template_couriers(
    day: Day, templates: Sequence[Template], counts: Sequence[int]
) -> tuple[Courier, ...]:
    """So many couriers of each template on that day, named "template 1" and so on."""
    return tuple(
        _courier(day, template, number)
        for template, count in zip(templates, counts, strict=True)
        for number in range(1, count + 1)
    )


def _courier(day: Day, template: Template, number: int) -> Courier:
    start_at = moment(day, template.start)
    shift = Shift(start_at=start_at, end_at=start_at + template.length_s)
    rest = None
    if template.rest_s:
        from_at = (
            shift.start_at if template.rest_from is None else moment(day, template.rest_from)
        )
        until_at = (
            shift.end_at if template.rest_until is None else moment(day, template.rest_until)
        )
        rest = Break(
            length_s=template.rest_s,
            from_at=max(from_at, shift.start_at),
            until_at=min(until_at, shift.end_at),
        )
    return Courier(
        courier_id=CourierId(f"{template.name} {number}"),
        store_id=day.stores[0].store_id if template.store_id is None else template.store_id,
        shift=shift,
        vehicle=template.vehicle,
        rates=template.rates,
        rest=rest,
    )


def moment(day: Day, hour: str) -> int:
    """Seconds since midnight of a local time of day.

    On the day of a clock change an hour may be missing or come twice: then so many hours after
    midnight are meant.
    """
    at = hour_at(hour, day.clock)
    if isinstance(at, Rule):
        hours, minutes = hour.split(":")
        return SECONDS_PER_HOUR * int(hours) + 60 * int(minutes)
    return at
