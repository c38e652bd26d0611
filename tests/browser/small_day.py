"""A day of eight orders that plans in a second: most met, one too heavy, some too many at noon.

Two couriers; the store is the one of the templates. Times in the file are local, doors lie
2–40 km from the store. `А-8` weighs more than either car takes. `А-5` to `А-7` are promised to
three corners of Moscow for the same hour, one more than there are couriers.
"""

from __future__ import annotations

import io
import zipfile

from tests.support.day_folders import Row, csv_bytes

DATE = "2026-11-20"
ORDERS = 8
COURIERS = 2
DAY_TOML = f"""\
date = {DATE}
timezone = "Europe/Moscow"

[[stores]]
store_id = "Щёлковская"
lat = 55.8094
lon = 37.7989

[solver]
time_limit_s = 20
explain_s = 5
"""
# order, placed, hour promised, latitude, longitude, kilograms, address
DOORS = (
    ("А-1", "10:00", 11, 55.7893, 37.7445, 4.5, "Москва, Измайлово, Примерная ул., д. 1"),
    ("А-2", "10:05", 11, 55.8010, 37.7600, 6, "Москва, Измайлово, Примерная ул., д. 8"),
    ("А-3", "10:20", 12, 55.7558, 37.8620, 27, "Реутов, Примерная ул., д. 2"),
    ("А-4", "10:30", 12, 55.7480, 37.8800, 3, "Реутов, Примерная ул., д. 30"),
    ("А-5", "13:40", 15, 55.9000, 37.4000, 5, "Москва, Куркино, Примерная ул., д. 5"),
    ("А-6", "13:45", 15, 55.5300, 37.7000, 5, "Москва, Щербинка, Примерная ул., д. 6"),
    ("А-7", "13:50", 15, 55.6500, 37.3900, 5, "Москва, Солнцево, Примерная ул., д. 7"),
    ("А-8", "17:00", 18, 55.8000, 37.8200, 900, "Москва, Гольяново, Примерная ул., д. 9"),
)

CYRILLIC = [chr(code) for code in range(0x0400, 0x0500)]
LATIN = str.maketrans({letter: chr(ord("a") + ord(letter) % 26) for letter in CYRILLIC})


def order_rows() -> list[Row]:
    """The orders as they stand in the file."""
    return [
        {
            "order_id": name,
            "placed_at": f"{DATE} {placed}",
            "slot_start": f"{DATE} {hour}:00",
            "slot_end": f"{DATE} {hour + 1}:00",
            "lat": lat,
            "lon": lon,
            "weight_kg": weight,
            "volume_l": 40,
            "order_value_rub": 2400,
            "address": address,
            "customer": "Имя Фамилия",
        }
        for name, placed, hour, lat, lon, weight, address in DOORS
    ]


def small_day() -> dict[str, bytes]:
    """The day's files."""
    shift = {"shift_start": f"{DATE} 09:00", "shift_end": f"{DATE} 20:00"}
    couriers: list[Row] = [
        {"courier_id": "К01", **shift, "vehicle": "легковая", "max_weight_kg": 250},
        {"courier_id": "К02", **shift, "vehicle": "фургон", "max_weight_kg": 700},
    ]
    return {
        "day.toml": DAY_TOML.encode(),
        "orders.csv": csv_bytes(order_rows()),
        "couriers.csv": csv_bytes(couriers),
    }


def small_day_in_latin() -> dict[str, bytes]:
    """The same without a Cyrillic letter, so that any on an English page is the page's own."""
    return {
        name: content.decode().translate(LATIN).encode()
        for name, content in small_day().items()
    }


def faulty_day() -> dict[str, bytes]:
    """The same with three faults, each in another row and column."""
    rows = order_rows()
    rows[0] = {**rows[0], "lat": "север"}
    rows[2] = {**rows[2], "slot_end": f"{DATE} 11:00"}
    rows[4] = {**rows[4], "order_id": "А-1"}
    return {**small_day(), "orders.csv": csv_bytes(rows)}


def zipped(files: dict[str, bytes]) -> bytes:
    """The files as one ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
