"""An order of Yandex Market delivered by the shop (DBS), from either list of orders.

The shops' list (`/v2/campaigns/…/orders`) and the business' list (`/v1/businesses/…/orders`)
spell some fields differently. Dates come as `DD-MM-YYYY`, also as ISO; times of day as `HH:MM`.
Moments without an offset are read as local time of the day. Weights and sizes are not in it.
"""

from __future__ import annotations

import re
from decimal import Decimal

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

OWN_PROGRAM = "DBS"
OWN_PARTNER = "SHOP"
TO_THE_DOOR = "DELIVERY"
STAGES = {
    **dict.fromkeys(
        ("PLACING", "RESERVED", "UNPAID", "PENDING", "PROCESSING"),
        Stage.OPEN,
    ),
    "DELIVERY": Stage.UNDER_WAY,
    **dict.fromkeys(
        ("DELIVERED", "PICKUP", "RETURNED", "PARTIALLY_RETURNED"),
        Stage.FINISHED,
    ),
    "CANCELLED": Stage.CANCELLED,
}
ROUBLES = frozenset({"", "RUR", "RUB"})
WRITTEN = {
    "order_id": "orderId",
    "placed_at": "creationDate",
    "slot_start": "delivery.dates.fromTime",
    "slot_end": "delivery.dates.toTime",
    "lat": "delivery.courier.address.gps.latitude",
    "lon": "delivery.courier.address.gps.longitude",
    "address": "delivery.courier.address",
    "store_id": "delivery.warehouseId",
    "order_value_rub": "items.price",
    "fee_rub": "delivery.price",
    "comment": "notes",
    "customer": "buyer",
    "phone": "buyer.phone",
}
# What stands before each part of an address; a house is a house with or without its word.
ADDRESS_PARTS = (
    ("city", ""),
    ("street", ""),
    ("house", "д. "),
    ("building", "стр. "),
    ("block", "корп. "),
    ("entrance", "подъезд "),
    ("entryphone", "домофон "),
    ("floor", "этаж "),
    ("apartment", "кв. "),
)
AMOUNTS = between(0, 100_000_000)
COUNTS = between(0, 100_000)
_DAY_FIRST = re.compile(r"(\d{2})-(\d{2})-(\d{4})(.*)", re.ASCII | re.DOTALL)
_TIME = re.compile(r"(\d{2}:\d{2})(:\d{2})?", re.ASCII)


def read_posting(fields: Fields) -> Posting:
    """The order in these fields; what is wrong with them is noted."""
    order_id = fields.scalar("orderId", "id")
    status = fields.scalar("status")
    delivery = fields.section("delivery")
    warehouse = delivery.scalar("warehouseId")
    return Posting(
        file=fields.file,
        row=fields.row,
        marketplace="yandex",
        order_id=order_id,
        cells=_cells(fields, delivery, order_id),
        written=WRITTEN,
        extra=filled(("status", status), ("contents", _contents(fields))),
        stage=STAGES.get(status, Stage.UNKNOWN),
        status=status,
        method=Method(
            method_id=delivery.scalar("deliveryServiceId"), name=delivery.scalar("serviceName")
        ),
        warehouses=(warehouse,) if warehouse else (),
        refusal=_refusal(fields, delivery),
    )


def _refusal(fields: Fields, delivery: Fields) -> LeftOut | None:
    if fields.values.get("fake") is True:
        return LeftOut.TRIAL
    program, partner = fields.scalar("programType"), delivery.scalar("deliveryPartnerType")
    if not program and not partner:
        return LeftOut.COURIER_NOT_TOLD
    if (program and program != OWN_PROGRAM) or (partner and partner != OWN_PARTNER):
        return LeftOut.NOT_OWN_COURIER
    kind = delivery.scalar("type")
    return LeftOut.NOT_TO_THE_DOOR if kind and kind != TO_THE_DOOR else None


def _cells(fields: Fields, delivery: Fields, order_id: str) -> dict[str, str]:
    dates = delivery.section("dates")
    address = _address_fields(delivery)
    gps = address.section("gps")
    buyer = fields.section("buyer")
    names = (buyer.scalar("lastName"), buyer.scalar("firstName"))
    fee = delivery.number("price", limits=AMOUNTS) if _in_roubles(fields) else None
    return {
        "order_id": order_id,
        "placed_at": _moment(fields, "creationDate"),
        "slot_start": _slot_moment(dates, "from"),
        "slot_end": _slot_moment(dates, "to"),
        "lat": gps.scalar("latitude"),
        "lon": gps.scalar("longitude"),
        "address": _address(address),
        "order_value_rub": _value_rub(fields),
        "fee_rub": plain(fee or None),
        "comment": fields.scalar("notes"),
        "customer": address.scalar("recipient") or " ".join(filter(None, names)),
        "phone": address.scalar("phone") or buyer.scalar("phone"),
    }


def _address_fields(delivery: Fields) -> Fields:
    courier = delivery.section("courier")
    return (
        courier.section("address")
        if courier.is_object("address")
        else (delivery.section("address"))
    )


def _address(address: Fields) -> str:
    parts = [(address.scalar(name), word) for name, word in ADDRESS_PARTS]
    return ", ".join(f"{word}{text}" for text, word in parts if text)


def _moment(fields: Fields, name: str) -> str:
    """A date with its time, year first."""
    text = fields.scalar(name)
    return _year_first(text)


def _slot_moment(dates: Fields, side: str) -> str:
    """One end of the slot; empty where it has no time of day. One date may stand for both."""
    time = dates.scalar(f"{side}Time")
    date = dates.scalar(f"{side}Date", "fromDate")
    if not time or not date:
        return ""
    hour = _TIME.fullmatch(time)
    if hour is None:
        dates.note(Rule.MOMENT, f"{side}Time", time, example="17:00")
        return ""
    return f"{_year_first(date)}T{hour.group(1)}"


def _year_first(text: str) -> str:
    written = _DAY_FIRST.fullmatch(text)
    if written is None:
        return text
    day, month, year, rest = written.groups()
    return f"{year}-{month}-{day}{rest}"


def _in_roubles(fields: Fields) -> bool:
    return fields.scalar("currency") in ROUBLES


def _value_rub(fields: Fields) -> str:
    if not _in_roubles(fields):
        return ""
    total = None
    for item in fields.sections("items"):
        price, count = _price(item), item.number("count", limits=COUNTS)
        if price is None or count is None:
            return ""
        total = (total or 0) + price * count
    return plain(total) if total else ""


def _price(item: Fields) -> Decimal | None:
    """An item's price; the business' list parts it into what is paid and what is granted."""
    if not item.is_object("prices"):
        return item.number("price", limits=AMOUNTS)
    payment = item.section("prices").section("payment")
    return payment.number("value", limits=AMOUNTS)


def _contents(fields: Fields) -> str:
    lines = [
        f"{item.scalar('count')} × {item.scalar('offerId') or item.scalar('offerName')}"
        for item in fields.sections("items")
    ]
    return "; ".join(lines)
