"""A day without persons: what is left of it once names have to go."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians

from planner.domain.order import Order, Point

# A hundredth of a degree of latitude is 1.11 km; longitude is stepped to the same length.
STEP_DEGREES = 0.01
DECIMALS = 4


def bare_order(order: Order) -> Order:
    """The order without name, phone, address, comment and unknown columns, its door blurred."""
    return replace(
        order,
        point=blurred(order.point),
        address="",
        comment="",
        customer="",
        phone="",
        extra=(),
    )


def blurred(point: Point) -> Point:
    """The middle of the square of about a kilometre that the point lies in."""
    lat = round(point.lat / STEP_DEGREES) * STEP_DEGREES
    step = STEP_DEGREES / max(cos(radians(lat)), STEP_DEGREES)
    lon = round(point.lon / step) * step
    return Point(lat=round(lat, DECIMALS), lon=round(min(180, max(-180, lon)), DECIMALS))
