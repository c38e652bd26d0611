"""Invented orders in the forms of the marketplaces' answers."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

Json = dict[str, Any]

ADDRESS = "Россия, г. Москва, Берёзовая аллея, д. 12, подъезд 3, кв. 45"
NAME, PHONE = "Вера Н.", "+7(900)111-22-33"
COMMENT = "Вход со двора"
METHOD_ID = 777001


def ozon_common(**changes: Any) -> Json:
    """What both forms of an Ozon posting say alike; `changes` replace whole fields."""
    posting: Json = {
        "posting_number": "900-0001-1",
        "status": "awaiting_deliver",
        "delivery_method": {
            "id": METHOD_ID,
            "name": "Экспресс сами",
            "warehouse_id": 555,
            "warehouse": "shop",
        },
        "tpl_integration_type": "non_integrated",
        "in_process_at": "2026-11-20T09:00:00Z",
        "shipment_date": "2026-11-20T09:30:00Z",
        "analytics_data": {
            "delivery_date_begin": "2026-11-20T10:00:00Z",
            "delivery_date_end": "2026-11-20T11:00:00Z",
        },
        "customer": {
            "customer_id": 31,
            "customer_email": "vera@example.org",
            "name": NAME,
            "phone": PHONE,
            "address": {
                "address_tail": ADDRESS,
                "city": "Москва",
                "comment": COMMENT,
                "latitude": 55.84,
                "longitude": 37.52,
                "zip_code": "127001",
            },
        },
        "available_actions": ["cancel", "set_timeslot"],
    }
    return posting | changes


def ozon_list_item(**changes: Any) -> Json:
    """The posting as the v4 lists have it: 2 × 3.5 kg + 0.25 kg, 2 × 400 + 90.50 roubles."""
    products = [
        {
            "offer_id": "BOX",
            "quantity": 2,
            "price": {"amount": "400.00", "currency": "RUB"},
            "weight": 3.5,
        },
        {
            "offer_id": "TAPE",
            "quantity": 1,
            "price": {"amount": "90.5000", "currency": "RUB"},
            "weight": 0.25,
        },
    ]
    return ozon_common(products=products) | changes


def ozon_got(**changes: Any) -> Json:
    """The same as v3 get has it, with sizes: texts in millimetres and grams."""
    products = [
        {
            "offer_id": "BOX",
            "quantity": 2,
            "price": "400.0000",
            "currency_code": "RUB",
            "dimensions": {
                "height": "200.00",
                "length": "800.00",
                "width": "500.00",
                "weight": "3500",
            },
        },
        {
            "offer_id": "TAPE",
            "quantity": 1,
            "price": "90.5",
            "currency_code": "RUB",
            "dimensions": {"height": "50", "length": "100", "width": "100", "weight": "250"},
        },
    ]
    return ozon_common(products=products, delivery_price="199.0000") | changes


def as_list(*postings: Json, has_next: bool = False) -> bytes:
    """An answer of the v4 list."""
    return as_json({"postings": list(postings), "has_next": has_next, "cursor": "c"})


def as_got(posting: Json) -> bytes:
    """An answer of v3 get."""
    return as_json({"result": posting})


def as_json(value: Any) -> bytes:
    """A value as a JSON file."""
    return json.dumps(value, ensure_ascii=False).encode()


def parsed(value: Any) -> Any:
    """A value as it comes out of a JSON file."""
    return json.loads(json.dumps(value), parse_float=Decimal)


def wildberries_order(**changes: Any) -> Json:
    """An express order of Wildberries DBS; prices in hundredths."""
    order: Json = {
        "id": 13833711,
        "deliveryType": "edbs",
        "createdAt": "2026-11-20T09:00:00Z",
        "ddate": "20.11.2026",
        "dTimeFrom": "13:00",
        "dTimeTo": "14:00",
        "address": {"fullAddress": ADDRESS, "longitude": 37.52, "latitude": 55.84},
        "salePrice": 89050,
        "currencyCode": 643,
        "article": "BOX",
        "comment": COMMENT,
        "warehouseId": 8800,
    }
    return order | changes


def yandex_order(**changes: Any) -> Json:
    """An order of Yandex Market DBS, as the business' list has it."""
    order: Json = {
        "orderId": 450011,
        "programType": "DBS",
        "status": "PROCESSING",
        "creationDate": "2026-11-20T12:00:00+03:00",
        "fake": False,
        "currency": "RUR",
        "notes": COMMENT,
        "items": [{"offerId": "BOX", "count": 2, "price": 445.25}],
        "delivery": {
            "type": "DELIVERY",
            "deliveryPartnerType": "SHOP",
            "dates": {
                "fromDate": "20-11-2026",
                "toDate": "20-11-2026",
                "fromTime": "13:00",
                "toTime": "14:00",
            },
            "courier": {
                "address": {
                    "city": "Москва",
                    "street": "Берёзовая аллея",
                    "house": "12",
                    "apartment": "45",
                    "gps": {"latitude": 55.84, "longitude": 37.52},
                }
            },
        },
    }
    return order | changes
