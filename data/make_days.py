"""Makes the sample days from `recipes.toml` and `places.csv`: invented orders, always the same.

Run ``python data/make_days.py``: it writes the folders of the days beside itself, or into the
folder given. A day has the orders its recipe plans, because each of them shows something, and
random ones from districts of Moscow and towns near by: the nearer to the store, the likelier.
"""

from __future__ import annotations

import csv
import math
import sys
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

HERE = Path(__file__).resolve().parent
ZONE = ZoneInfo("Europe/Moscow")
STORE_LAT, STORE_LON = 55.8094, 37.7989  # near Щёлковская
FIRST_MIN, LAST_MIN = 9 * 60, 20 * 60  # orders come in between
RUSHES_MIN = (11 * 60 + 15, 17 * 60)
RUSH_WIDTH_MIN = 105  # standard deviation around each
LIMIT_MIN = 150
SLOT_AFTER_MIN = 60  # from the order to the earliest slot the marketplace offers
SLOT_ROOM_MIN = 15  # a later slot is offered where its first minutes lie inside the limit
LATER_SLOT_SHARE = 0.45
BURST_ORDERS, BURST_MIN = 10, 9
HALF_AS_LIKELY_KM = 14.0
KM_PER_DEGREE = 111.2
JITTER_KM = 0.5

Row = dict[str, Any]


def make_days(folder: Path) -> None:
    """Write every day of the recipes into its own folder inside `folder`."""
    recipes = tomllib.loads((HERE / "recipes.toml").read_text(encoding="utf-8"))
    with (HERE / "places.csv").open(encoding="utf-8", newline="") as file:
        places = {row["place"]: row for row in csv.DictReader(file)}
    for day in recipes["days"]:
        target = folder / day["folder"]
        target.mkdir(parents=True, exist_ok=True)
        rng = np.random.default_rng(day["seed"])
        _write(target / "orders.csv", orders_table(day, recipes, places, rng))
        _write(target / "couriers.csv", couriers_table(day, recipes["vehicles"]))
        (target / "day.toml").write_text(day_toml(day), encoding="utf-8", newline="\n")


def orders_table(
    day: Row, recipes: Row, places: dict[str, Row], rng: np.random.Generator
) -> list[Row]:
    """Rows of orders.csv, in the order they were placed."""
    drafts = [*day["planned"], *_random_drafts(day, places, rng)]
    rows = [_order_row(draft, day["date"], places, recipes, rng) for draft in drafts]
    rows.sort(key=lambda row: str(row["placed_at"]))
    for number, row in enumerate(rows, start=1):
        row["order_id"] = f"EX{day['date']:%m%d}-{number:03d}"
        # No telephone in the world has this area code.
        row["phone"] = f"+7 000 000-0{number // 100}-{number % 100:02d}"
    return rows


def couriers_table(day: Row, vehicles: dict[str, Row]) -> list[Row]:
    """Rows of couriers.csv."""
    named = [group for group in day["couriers"] for _ in range(group["count"])]
    return [
        {
            "courier_id": f"К{number:02d}",
            "shift_start": _moment(day["date"], courier["shift"][0]),
            "shift_end": _moment(day["date"], courier["shift"][1]),
            **vehicles[courier["kind"]],
            "paid_for": courier.get("paid_for", "shift"),
            "break_min": courier.get("break_min", ""),
            "break_from": _moment(day["date"], courier.get("break", ("", ""))[0]),
            "break_until": _moment(day["date"], courier.get("break", ("", ""))[1]),
        }
        for number, courier in enumerate(named, start=1)
    ]


def day_toml(day: Row) -> str:
    """Text of day.toml."""
    return f"""# Вымышленный день ({day["title"]}); сделан программой data/make_days.py
date = {day["date"]}
timezone = "Europe/Moscow"

[[stores]]
store_id = "Щёлковская"
lat = {STORE_LAT}
lon = {STORE_LON}
opens = "08:30"
closes = "22:00"
loading_min = 5

[promise]
order_limit_min = {LIMIT_MIN}
limit_clock = "placed"
assembly_min = 20

[handover]
base_min = 4
photo_min = 2
documents_min = 2
bulky_extra_min = 7

[fees]
fee_rub = 199

[travel]
provider = "estimate"
congestion = "{day["congestion"]}"
"""


def _random_drafts(day: Row, places: dict[str, Row], rng: np.random.Generator) -> list[Row]:
    names = list(places)
    weights = np.array([_likelihood(place) for place in places.values()])
    count = day["orders"] - len(day["planned"])
    minutes = [_rush_minute(rng) for _ in range(count)]
    if "burst" in day:
        first = _minutes(day["burst"])
        minutes[:BURST_ORDERS] = first + rng.integers(0, BURST_MIN, BURST_ORDERS)
    return [
        {
            "place": names[int(rng.choice(len(names), p=weights / weights.sum()))],
            "placed": f"{minute // 60:02d}:{minute % 60:02d}",
            "slot_hour": _slot_hour(minute, rng),
        }
        for minute in minutes
    ]


def _likelihood(place: Row) -> float:
    north_km = (float(place["lat"]) - STORE_LAT) * KM_PER_DEGREE
    east_km = (float(place["lon"]) - STORE_LON) * _km_per_degree_east()
    return 1 / (1 + (math.hypot(north_km, east_km) / HALF_AS_LIKELY_KM) ** 2)


def _rush_minute(rng: np.random.Generator) -> int:
    """Minute of the day at which an order comes, most of them in one of the two rushes."""
    while True:
        minute = int(rng.normal(RUSHES_MIN[int(rng.integers(2))], RUSH_WIDTH_MIN))
        if FIRST_MIN <= minute < LAST_MIN:
            return minute


def _slot_hour(placed_min: int, rng: np.random.Generator) -> int:
    """Hour of the slot: the first that is offered, sometimes the next one."""
    first = math.ceil((placed_min + SLOT_AFTER_MIN) / 60)
    next_fits = 60 * (first + 1) + SLOT_ROOM_MIN <= placed_min + LIMIT_MIN
    return first + int(next_fits and rng.random() < LATER_SLOT_SHARE)


def _order_row(
    draft: Row, day: date, places: dict[str, Row], recipes: Row, rng: np.random.Generator
) -> Row:
    place, words = places[draft["place"]], recipes["words"]
    parcel = recipes["parcels"].get(draft.get("parcel")) or _parcel(recipes["sizes"], rng)
    placed_on = day - timedelta(days=1) if draft.get("eve") else day
    house, flat = rng.integers(1, 80), rng.integers(1, 300)
    street = f"{place['invented_street']} (вымышл.)"
    comment = _one(words["comments"], rng)
    return {
        "order_id": "",
        "placed_at": _moment(placed_on, draft["placed"], int(rng.integers(60))),
        "slot_start": _moment(day, f"{draft['slot_hour']}:00"),
        "slot_end": _moment(day, f"{draft['slot_hour'] + 1}:00"),
        "lat": f"{float(place['lat']) + _jitter(KM_PER_DEGREE, rng):.5f}",
        "lon": f"{float(place['lon']) + _jitter(_km_per_degree_east(), rng):.5f}",
        "address": f"{place['region']}, {place['place']}, {street}, д. {house}, кв. {flat}",
        "weight_kg": f"{parcel['kg']:.1f}",
        "volume_l": int(parcel["litres"]),
        "longest_side_cm": int(parcel["side_cm"]),
        "order_value_rub": 10 * int(30 + parcel["kg"] * rng.uniform(8, 40)),
        "priority": draft.get("priority", 0),
        "comment": "; ".join(part for part in (comment, parcel["goods"]) if part),
        "customer": f"{_one(words['first_names'], rng)} {_one(words['family_names'], rng)}",
        "phone": "",
    }


def _parcel(sizes: list[Row], rng: np.random.Generator) -> Row:
    size = sizes[int(rng.choice(len(sizes), p=[size["share"] for size in sizes]))]
    drawn = {key: float(rng.uniform(*size[key])) for key in ("kg", "litres", "side_cm")}
    return {**drawn, "goods": _one(size["goods"], rng)}


def _jitter(km_per_degree: float, rng: np.random.Generator) -> float:
    return float(rng.uniform(-JITTER_KM, JITTER_KM)) / km_per_degree


def _km_per_degree_east() -> float:
    return KM_PER_DEGREE * math.cos(math.radians(STORE_LAT))


def _one(of: list[str], rng: np.random.Generator) -> str:
    return of[int(rng.integers(len(of)))]


def _minutes(hhmm: str) -> int:
    hours, minutes = hhmm.split(":")
    return 60 * int(hours) + int(minutes)


def _moment(day: date, hhmm: str, seconds: int = 0) -> str:
    """ISO 8601 with offset; empty for no time of day."""
    if not hhmm:
        return ""
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    return (midnight + timedelta(minutes=_minutes(hhmm), seconds=seconds)).isoformat()


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


if __name__ == "__main__":
    make_days(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
