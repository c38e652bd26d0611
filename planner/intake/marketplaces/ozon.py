"""An Ozon posting, in the form of the v4 lists, of v3 get, or of the official example.

Fields by the Seller API's schema of 2026. Sizes and fee come in v3 get only, sizes as texts
in millimetres and grams; v4 has the weight in kilograms as a number. A product without sizes
leaves volume and longest side empty: the sum of the others would be too small.
`delivery_price` is what the buyer pays for the delivery; that the seller gets it is an
assumption, so fees stay editable.

How often the slot may be moved is told by /v1/posting/fbs/timeslot/change-restrictions: its
`remaining_changes_count` is read where it was written into the posting. Without it an order
whose actions include moving the slot has the marketplace's two moves.

Coordinates of exactly 0, 0 mean none: there is no land there.
"""

from __future__ import annotations

from decimal import Decimal

from planner.intake.cells import above, between
from planner.intake.marketplaces.fields import Fields
from planner.intake.marketplaces.posting import (
    LeftOut,
    Method,
    Posting,
    Stage,
    filled,
    plain,
)

OWN_COURIER = "non_integrated"
MOVE_SLOT = "set_timeslot"
MOST_SLOT_MOVES = 2
ROUBLES = frozenset({"", "RUB", "RUR"})
STAGES = {
    **dict.fromkeys(
        (
            "acceptance_in_progress",
            "awaiting_approve",
            "awaiting_deliver",
            "awaiting_packaging",
            "awaiting_registration",
            "awaiting_verification",
        ),
        Stage.OPEN,
    ),
    **dict.fromkeys(("delivering", "driver_pickup", "sent_by_seller"), Stage.UNDER_WAY),
    **dict.fromkeys(("delivered", "arbitration", "client_arbitration"), Stage.FINISHED),
    **dict.fromkeys(
        ("cancelled", "cancelled_from_split_pending", "not_accepted"), Stage.CANCELLED
    ),
}
WRITTEN = {
    "order_id": "posting_number",
    "placed_at": "in_process_at",
    "slot_start": "analytics_data.delivery_date_begin",
    "slot_end": "analytics_data.delivery_date_end",
    "lat": "customer.address.latitude",
    "lon": "customer.address.longitude",
    "address": "customer.address.address_tail",
    "store_id": "delivery_method.warehouse",
    "weight_kg": "products.weight",
    "volume_l": "products.dimensions",
    "longest_side_cm": "products.dimensions",
    "order_value_rub": "products.price",
    "slot_moves": "remaining_changes_count",
    "fee_rub": "delivery_price",
    "comment": "customer.address.comment",
    "customer": "customer.name",
    "phone": "customer.phone",
}

SLOT_MOVES = between(0, 100)
AMOUNTS = between(0, 100_000_000)
QUANTITIES = between(1, 100_000)
GRAMS = above(0, 10_000_000)
KILOGRAMS = above(0, 10_000)
MILLIMETRES = above(0, 100_000)
GRAMS_PER_KG = 1000
MM3_PER_LITRE = 1_000_000
MM_PER_CM = 10


def read_posting(fields: Fields) -> Posting:
    """The posting in these fields; what is wrong with them is noted."""
    status = fields.scalar("status", "status_alias")
    method = fields.section("delivery_method")
    products = fields.sections("products")
    warehouse = tuple(filter(None, (method.scalar("warehouse_id"), method.scalar("warehouse"))))
    return Posting(
        file=fields.file,
        row=fields.row,
        marketplace="ozon",
        order_id=fields.scalar("posting_number"),
        cells=_cells(fields, products),
        written=WRITTEN,
        extra=filled(
            ("status", status),
            ("contents", _contents(products)),
            ("assembly_deadline", fields.scalar("shipment_date")),
        ),
        stage=STAGES.get(status, Stage.UNKNOWN),
        status=status,
        method=Method(method_id=method.scalar("id"), name=method.scalar("name")),
        warehouses=warehouse,
        refusal=_refusal(fields),
    )


def _refusal(fields: Fields) -> LeftOut | None:
    carrier = fields.scalar("tpl_integration_type")
    if not carrier:
        return LeftOut.COURIER_NOT_TOLD
    return None if carrier == OWN_COURIER else LeftOut.NOT_OWN_COURIER


def _cells(fields: Fields, products: tuple[Fields, ...]) -> dict[str, str]:
    slot = fields.section("analytics_data")
    customer = fields.section("customer")
    address = customer.section("address")
    receiver = fields.section("addressee")
    lat, lon = address.scalar("latitude"), address.scalar("longitude")
    if _is_zero(lat) and _is_zero(lon):
        lat = lon = ""
    return {
        "order_id": fields.scalar("posting_number"),
        "placed_at": fields.scalar("in_process_at"),
        "slot_start": slot.scalar("delivery_date_begin"),
        "slot_end": slot.scalar("delivery_date_end"),
        "lat": lat,
        "lon": lon,
        "address": _address(address),
        "weight_kg": plain(_weight_kg(products)),
        "volume_l": plain(_volume_l(products)),
        "longest_side_cm": plain(_side_cm(products)),
        "order_value_rub": plain(_value_rub(products)),
        "slot_moves": plain(_slot_moves(fields)),
        "fee_rub": plain(fields.number("delivery_price", limits=AMOUNTS) or None),
        "comment": address.scalar("comment"),
        "customer": receiver.scalar("name") or customer.scalar("name"),
        "phone": receiver.scalar("phone") or customer.scalar("phone"),
    }


def _slot_moves(fields: Fields) -> Decimal:
    """Moves of the slot left: none without that action, else as told, else two."""
    if MOVE_SLOT not in fields.texts("available_actions"):
        return Decimal(0)
    told = fields.number("remaining_changes_count", limits=SLOT_MOVES)
    return Decimal(MOST_SLOT_MOVES) if told is None else told


def _is_zero(text: str) -> bool:
    return bool(text) and not text.strip("0.+-")


def _address(address: Fields) -> str:
    """The address in one line; the town before it where the line leaves it out."""
    tail, city = address.scalar("address_tail"), address.scalar("city")
    return tail if not tail or city.casefold() in tail.casefold() else f"{city}, {tail}"


def _quantity(product: Fields) -> Decimal | None:
    return product.number("quantity", limits=QUANTITIES)


def _weight_kg(products: tuple[Fields, ...]) -> Decimal | None:
    return _total(products, [_product_kg(product) for product in products])


def _product_kg(product: Fields) -> Decimal | None:
    sizes = product.section("dimensions")
    if _is_zero(sizes.scalar("weight") or product.scalar("weight")):
        return None  # not weighed
    grams = sizes.number("weight", limits=GRAMS)
    return product.number("weight", limits=KILOGRAMS) if grams is None else grams / GRAMS_PER_KG


def _sides_mm(product: Fields) -> list[Decimal] | None:
    sizes = product.section("dimensions")
    names = ("height", "length", "width")
    if any(_is_zero(sizes.scalar(name)) for name in names):
        return None  # not measured
    sides = [sizes.number(name, limits=MILLIMETRES) for name in names]
    known = [side for side in sides if side is not None]
    return known if len(known) == len(names) else None


def _volume_l(products: tuple[Fields, ...]) -> Decimal | None:
    volumes = []
    for product in products:
        sides = _sides_mm(product)
        volumes.append(sides[0] * sides[1] * sides[2] / MM3_PER_LITRE if sides else None)
    return _total(products, volumes)


def _side_cm(products: tuple[Fields, ...]) -> Decimal | None:
    sides = [_sides_mm(product) for product in products]
    known = [max(each) for each in sides if each]
    return max(known) / MM_PER_CM if known and len(known) == len(sides) else None


def _value_rub(products: tuple[Fields, ...]) -> Decimal | None:
    return _total(products, [_price_rub(product) for product in products])


def _price_rub(product: Fields) -> Decimal | None:
    """A product's price; None in another currency, which is not converted."""
    if product.is_object("price"):
        price = product.section("price")
        currency, amount = price.scalar("currency"), price.number("amount", limits=AMOUNTS)
    else:
        currency = product.scalar("currency_code")
        amount = product.number("price", limits=AMOUNTS)
    return amount if currency in ROUBLES else None


def _total(products: tuple[Fields, ...], each: list[Decimal | None]) -> Decimal | None:
    """Sum over all pieces; None where one product's figure or number of pieces is not known."""
    total = Decimal(0)
    for product, one in zip(products, each, strict=True):
        quantity = _quantity(product)
        if one is None or quantity is None:
            return None
        total += one * quantity
    return total or None


def _contents(products: tuple[Fields, ...]) -> str:
    """What to load: «2 × BOX-40; 3 × TAPE»."""
    lines = []
    for product in products:
        name = product.scalar("offer_id", "product_offer_id") or product.scalar("name")
        lines.append(f"{product.scalar('quantity')} × {name}")
    return "; ".join(lines)
