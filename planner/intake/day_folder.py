"""A day folder, or uploaded files, to one checked day: the public face of intake.

Either everything is sound, or one `InputError` carries every fault of every file. Nothing is
guessed and nothing is read partly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.domain.day import Day, Fortnight
from planner.domain.fleet import Courier
from planner.domain.given import GivenTravel, ZonedSteps
from planner.domain.order import Order
from planner.errors import Fault, InputError
from planner.intake.addresses.corrections import FILE as CORRECTIONS
from planner.intake.congestion_file import Profile, read_congestion
from planner.intake.couriers import read_couriers
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_file import DayFile, read_day_file, unknown_day_file
from planner.intake.faults import Notice, NoticeRule, Rule, in_order
from planner.intake.files import (
    DayFiles,
    FolderFiles,
    GivenFiles,
    bounded_content,
    is_plain_name,
)
from planner.intake.frame import Frame, frame_of, outside_offer_of
from planner.intake.marketplaces.day_postings import as_told_of_postings, read_day_postings
from planner.intake.orders import OrdersRead, orders_of, read_orders_table
from planner.intake.places import Search, find_places
from planner.intake.roads_named import travel_named
from planner.intake.tables import Table
from planner.intake.text_file import decode
from planner.intake.travel_file import note_missing_roads, read_travel
from planner.intake.units import KOPECKS_PER_ROUBLE, whole
from planner.intake.wording import describe_fault, describe_notice, fault_sentence
from planner.settings import CONGESTION_PROFILES, FeeSettings

__all__ = [
    "DayInput",
    "Notice",
    "Search",
    "describe_fault",
    "describe_notice",
    "fault_sentence",
    "read_day",
    "read_files",
]

POSTINGS = "postings.json"
TRAVEL = "travel.csv"
TABLE_SUFFIXES = (".csv", ".xlsx")


@dataclass(frozen=True)
class DayInput:
    """A day as its user gave it.

    Attributes
    ----------
    day : the day. given : travel times of travel.csv, None with another provider.
    congestion : the user's own profile as (seconds since midnight, multiplier), rising from 0,
        or one per zone; None where `day.travel.congestion` is a known name or empty.
    notices : what the user should know, though nothing is wrong.
    """

    day: Day
    given: GivenTravel | None
    congestion: Profile | ZonedSteps | None
    notices: tuple[Notice, ...]


def read_day(
    folder: Path,
    overrides: Sequence[str] = (),
    *,
    search: Search | None = None,
) -> DayInput:
    """Read the day in a folder.

    Parameters
    ----------
    overrides : `section.key=value` each, laid over day.toml.
    search : how places that are not known are looked for; None asks the address service.

    Raises
    ------
    InputError
        With all faults of all files.
    AddressServiceError
        The files are sound, but the address service failed.
    """
    if not folder.is_dir():
        raise InputError((Fault(file=folder.name, rule=Rule.FOLDER_MISSING),))
    try:
        return _read(FolderFiles(folder), overrides, [], search or Search(online=True))
    except OSError:
        # Only the folder itself can do that; single files are told of by name.
        raise InputError((Fault(file=folder.name, rule=Rule.FILE_UNREADABLE),)) from None


def read_files(
    files: Mapping[str, bytes],
    overrides: Sequence[str] = (),
    *,
    search: Search | None = None,
) -> DayInput:
    """Read a day from files by name, as `read_day` does; a file that plays no part is told.

    Without a `search` of its own no service is asked.
    """
    notices: list[Notice] = []
    day = _read(GivenFiles(files), overrides, notices, search or Search(online=False))
    used = {DAY_TOML, POSTINGS, TRAVEL, CORRECTIONS, day.day.travel.congestion}
    used |= {stem + suffix for stem in ("orders", "couriers") for suffix in TABLE_SUFFIXES}
    unused = [
        Notice(file=name, rule=NoticeRule.FILE_UNUSED) for name in files if name not in used
    ]
    return DayInput(
        day=day.day,
        given=day.given,
        congestion=day.congestion,
        notices=(*day.notices, *unused),
    )


def _read(
    files: DayFiles, overrides: Sequence[str], notices: list[Notice], search: Search
) -> DayInput:
    faults: list[Fault] = []
    content = bounded_content(files, DAY_TOML, faults)
    text = None if content is None else decode(DAY_TOML, content, faults, notices)
    day_file = unknown_day_file() if text is None else read_day_file(text, overrides, faults)
    frame = frame_of(day_file)
    table = _orders_table(files, frame, faults, notices)
    located = None
    if table is not None:
        located = find_places(table, files, day_file, faults, notices, search)
    orders = None if located is None else orders_of(located, frame, faults, notices)
    faults = as_told_of_postings(faults, POSTINGS)
    couriers = _couriers(files, frame, faults, notices)
    given = _given(files, frame, orders, faults, notices)
    congestion = _congestion(files, day_file, faults, notices)
    travel = travel_named(files, day_file, faults)
    if faults or orders is None:
        raise InputError(in_order(faults))
    if located is not None and located.failure is not None:
        raise located.failure
    day = replace(_day(frame, orders.orders, couriers), travel=travel)
    if given is not None:
        note_missing_roads(TRAVEL, day, given, notices)
    return DayInput(day=day, given=given, congestion=congestion, notices=tuple(notices))


def _orders_table(
    files: DayFiles, frame: Frame, faults: list[Fault], notices: list[Notice]
) -> Table | None:
    """The day's orders, from a table or from the marketplace's postings."""
    name, content = _table_content(files, "orders", faults, others=(POSTINGS,))
    if content is None:
        return None
    if name == POSTINGS:
        return read_day_postings(name, content, frame, faults, notices)
    return read_orders_table(name, content, faults, notices)


def _couriers(
    files: DayFiles, frame: Frame, faults: list[Fault], notices: list[Notice]
) -> tuple[Courier, ...]:
    name, content = _table_content(files, "couriers", faults)
    return () if content is None else read_couriers(name, content, frame, faults, notices)


def _table_content(
    files: DayFiles, stem: str, faults: list[Fault], others: tuple[str, ...] = ()
) -> tuple[str, bytes | None]:
    """Name and bytes of `stem`.csv, `stem`.xlsx or another, of which there must be one."""
    names = (*(stem + suffix for suffix in TABLE_SUFFIXES), *others)
    found = [name for name in names if files.has(name)]
    if len(found) > 1:
        details = (("other", found[1]),)
        faults.append(Fault(file=found[0], rule=Rule.FILE_TWICE, details=details))
        return found[0], None
    name = found[0] if found else stem + TABLE_SUFFIXES[0]
    return name, bounded_content(files, name, faults)


def _given(
    files: DayFiles,
    frame: Frame,
    orders: OrdersRead | None,
    faults: list[Fault],
    notices: list[Notice],
) -> GivenTravel | None:
    if frame.settings.travel.provider != "matrix":
        if files.has(TRAVEL):
            notices.append(Notice(file=TRAVEL, rule=NoticeRule.TRAVEL_UNUSED))
        return None
    content = bounded_content(files, TRAVEL, faults)
    if content is None:
        return None
    place_ids = None
    if orders is not None and frame.stores_known:
        place_ids = [*(store.store_id for store in frame.stores), *orders.ids]
    return read_travel(TRAVEL, content, place_ids, faults, notices)


def _congestion(
    files: DayFiles,
    day_file: DayFile,
    faults: list[Fault],
    notices: list[Notice],
) -> Profile | ZonedSteps | None:
    """The profile of the user's own file, where day.toml names one."""
    name = day_file.settings.travel.congestion
    if name is None or name in CONGESTION_PROFILES:
        return None
    rule = None if is_plain_name(name) else Rule.FILE_OUTSIDE
    if rule is None and not files.has(name):
        rule = Rule.CONGESTION_UNKNOWN
    if rule is not None:
        known = ", ".join(CONGESTION_PROFILES)
        faults.append(
            day_file.source.fault(("travel", "congestion"), name, rule, (("known", known),))
        )
        return None
    content = bounded_content(files, name, faults)
    if content is None:
        return None
    return read_congestion(name, content, frame_of(day_file), faults, notices)


def _fortnight(fees: FeeSettings) -> Fortnight | None:
    if fees.cancellation_scheme == "none":
        return None
    return Fortnight(orders=fees.orders_14d, cancelled=fees.cancelled_14d)


def _day(frame: Frame, orders: tuple[Order, ...], couriers: tuple[Courier, ...]) -> Day:
    settings = frame.settings
    return Day(
        clock=frame.clock,
        stores=frame.stores,
        orders=orders,
        couriers=couriers,
        promise=frame.promise,
        on_demand=outside_offer_of(settings.on_demand) if settings.on_demand.enabled else None,
        outside_offer=outside_offer_of(settings.on_demand),
        cancellation_kop=whole(settings.fees.cancellation_cost_rub, KOPECKS_PER_ROUBLE),
        early_dispute_share=settings.fees.early_dispute_share,
        fortnight=_fortnight(settings.fees),
        travel=settings.travel,
        solver=settings.solver,
        punctuality=settings.punctuality,
    )
