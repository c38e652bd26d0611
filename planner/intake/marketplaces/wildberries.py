"""An order of Wildberries delivered by the seller (DBS), as `/api/v3/dbs/orders/new` lists it.

The slot is a date and two times of day, which only express orders (`edbs`) have. Prices are in
hundredths. Name and phone come by another request and are not in this list; nor are weights and
sizes. Times without an offset are read as local time of the day.
"""

from __future__ import annotations

import re

from planner.intake.cells import between
from planner.intake.faults import Rule
from planner.intake.marketplaces.fields import Fields
from planner.intake.marketplaces.posting import (
    LeftOut,
    Method,
    Posting,
    Stage,
    filled,
    plain,
)

EXPRESS = "edbs"
OWN_COURIER = frozenset({EXPRESS, "dbs"})
# `supplierStatus`, where a script has joined the answer of `/dbs/orders/status`; a list of new
# orders has none.
STAGES = {
    "": Stage.OPEN,
    "new": Stage.OPEN,
    "confirm": Stage.OPEN,
    "deliver": Stage.UNDER_WAY,
    "receive": Stage.FINISHED,
    "reject": Stage.FINISHED,
    "cancel": Stage.CANCELLED,
    "cancel_missed_call": Stage.CANCELLED,
}
ROUBLE_CODES = frozenset({"", "643", "RUB"})
WRITTEN = {
    "order_id": "id",
    "placed_at": "createdAt",
    "slot_start": "dTimeFrom",
    "slot_end": "dTimeTo",
    "lat": "address.latitude",
    "lon": "address.longitude",
    "address": "address.fullAddress",
    "store_id": "warehouseId",
    "order_value_rub": "salePrice",
    "comment": "comment",
    "customer": "customer.name",
    "phone": "customer.phone",
}
HUNDREDTHS = between(0, 10_000_000_000)
PER_ROUBLE = 100
_DATE = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})", re.ASCII)
_TIME = re.compile(r"\d{2}:\d{2}", re.ASCII)


def read_posting(fields: Fields) -> Posting:
    """The order in these fields; what is wrong with them is noted."""
    order_id = fields.scalar("id", "orderId", "orderID")
    status = fields.scalar("supplierStatus")
    kind = fields.scalar("deliveryType")
    warehouse = fields.scalar("warehouseId")
    address = fields.section("address")
    return Posting(
        file=fields.file,
        row=fields.row,
        marketplace="wildberries",
        order_id=order_id,
        cells={
            "order_id": order_id,
            "placed_at": fields.scalar("createdAt"),
            "slot_start": _moment(fields, "dTimeFrom"),
            "slot_end": _moment(fields, "dTimeTo"),
            "lat": address.scalar("latitude"),
            "lon": address.scalar("longitude"),
            "address": address.scalar("fullAddress"),
            "order_value_rub": _value_rub(fields),
            "comment": fields.scalar("comment"),
        },
        written=WRITTEN,
        extra=filled(("status", status), ("contents", fields.scalar("article"))),
        stage=STAGES.get(status, Stage.UNKNOWN),
        status=status,
        method=Method(method_id=kind, name=kind),
        warehouses=(warehouse,) if warehouse else (),
        refusal=_refusal(kind),
    )


def _refusal(kind: str) -> LeftOut | None:
    if not kind:
        return LeftOut.COURIER_NOT_TOLD
    return None if kind in OWN_COURIER else LeftOut.NOT_OWN_COURIER


def _moment(fields: Fields, name: str) -> str:
    """Date and time of day as one moment; empty where the order has no times."""
    day, hour = fields.scalar("ddate"), fields.scalar(name)
    if not day or not hour:
        return ""
    date = _DATE.fullmatch(day)
    if date is None:
        fields.note(Rule.MOMENT, "ddate", day, example="20.11.2026")
        return ""
    if _TIME.fullmatch(hour) is None:
        fields.note(Rule.MOMENT, name, hour, example="17:00")
        return ""
    return f"{date.group(3)}-{date.group(2)}-{date.group(1)}T{hour}"


def _value_rub(fields: Fields) -> str:
    if fields.scalar("currencyCode") not in ROUBLE_CODES:
        return ""
    hundredths = fields.number("salePrice", "price", limits=HUNDREDTHS)
    return "" if hundredths is None else plain(hundredths / PER_ROUBLE)
