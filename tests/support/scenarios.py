"""Days to vary: small folders in memory, and a crew that fails or dies as told."""

from __future__ import annotations

from collections.abc import Sequence

from planner.intake.day_folder import DayInput, read_files
from planner.scenarios.changes import Source, source_of
from planner.scenarios.grid import Change
from tests.support.day_folders import COURIER, DAY_TOML, ORDER, Row, day_files

# Doors some 4 km around the store, so that a courier meets two or three of them in an hour.
DOORS = (("55.80", "37.75"), ("55.83", "37.82"), ("55.79", "37.84"), ("55.84", "37.76"))


def evening_orders(count: int = 4) -> list[Row]:
    """Orders of one hour, 13:00-14:00, behind the four doors in turn."""
    return [
        {**ORDER, "order_id": f"o{k + 1}", "lat": DOORS[k % 4][0], "lon": DOORS[k % 4][1]}
        for k in range(count)
    ]


def evening_couriers(*ids: str, **columns: object) -> list[Row]:
    """Equal couriers of that day."""
    return [{**COURIER, "courier_id": name, **columns} for name in ids]


def source(
    *,
    orders: Sequence[Row] | None = None,
    couriers: Sequence[Row] | None = None,
    toml: str = "",
) -> Source:
    """A day of four orders and couriers c1 and c2, or what is given instead."""
    files = day_files(
        toml=DAY_TOML + toml,
        orders=evening_orders() if orders is None else orders,
        couriers=evening_couriers("c1", "c2") if couriers is None else couriers,
    )

    def read(overrides: Sequence[str]) -> DayInput:
        return read_files(files, overrides)

    return source_of(read)


def change(key: str, value: str) -> Change:
    return Change(key=key, value=value)
