"""corrections.csv: places that were put right by hand.

One row per order or per address, with its coordinates. A correction wins over the marketplace's
coordinates and over every service. A row of questions.csv kept as it stands is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.clock import ServiceClock
from planner.domain.order import Point
from planner.errors import Fault
from planner.intake.addresses.written import house_address
from planner.intake.cells import RowReader, between
from planner.intake.columns import Column
from planner.intake.faults import Notice, Rule
from planner.intake.tables import Table, read_table

FILE = "corrections.csv"
COLUMNS = (
    Column("order_id", ("Номер отправления", "Отправление", "Номер заказа", "№ заказа")),
    Column("address", ("Адрес", "Адрес доставки", "Адрес покупателя")),
    Column("lat", ("Широта", "latitude"), True),
    Column("lon", ("Долгота", "longitude"), True),
)
LATITUDES = between(-90, 90)
LONGITUDES = between(-180, 180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Places by order, and by address up to its house."""

    by_order: Mapping[str, Point] = field(default_factory=dict)
    by_address: Mapping[str, Point] = field(default_factory=dict)

    def place(self, order_id: str, address: str) -> Point | None:
        """The corrected place of an order, if it has one."""
        found = self.by_order.get(order_id)
        return found or self.by_address.get(same_address(address))


def same_address(address: str) -> str:
    """An address as corrections compare it: up to the house if it has one, without case."""
    same = house_address(address) or " ".join(address.split())
    return same.casefold().replace("ё", "е")


def read_corrections(
    file: str,
    content: bytes,
    clock: ServiceClock,
    faults: list[Fault],
    notices: list[Notice],
) -> Corrections:
    """The corrections in a table; every fault is noted."""
    table = read_table(file, content, COLUMNS, faults, notices)
    if table is None:
        return Corrections()
    by_order: dict[str, Point] = {}
    by_address: dict[str, Point] = {}
    for row in table.rows:
        reader = RowReader(table, row, clock, day_known=True, faults=faults)
        order_id, address = reader.text("order_id"), reader.text("address")
        point = _point(reader)
        if not order_id and not address:
            _note_nameless(table, reader)
        elif point is not None and order_id:
            _put(by_order, order_id, point, reader, "order_id")
        elif point is not None:
            _put(by_address, same_address(address), point, reader, "address")
    return Corrections(by_order=by_order, by_address=by_address)


def _point(reader: RowReader) -> Point | None:
    if not (reader.required("lat") and reader.required("lon")):
        return None
    lat, lon = reader.number("lat", LATITUDES), reader.number("lon", LONGITUDES)
    return None if lat is None or lon is None else Point(lat=float(lat), lon=float(lon))


def _note_nameless(table: Table, reader: RowReader) -> None:
    column = table.written.get("order_id", "order_id")
    reader.fault(Rule.VALUE_MISSING, column, None)


def _put(
    places: dict[str, Point], key: str, point: Point, reader: RowReader, column: str
) -> None:
    """One place for each: questions.csv with two candidates left in it settles nothing."""
    if places.setdefault(key, point) != point:
        reader.fault(Rule.CORRECTION_TWICE, column, key)
