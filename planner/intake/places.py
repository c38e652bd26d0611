"""The places of a day's orders: corrections.csv beside them, earlier answers, the service."""

from __future__ import annotations

import os
from dataclasses import dataclass

from planner.errors import Fault
from planner.intake.addresses.answers import Region
from planner.intake.addresses.book import AddressBook, address_book
from planner.intake.addresses.corrections import FILE as CORRECTIONS
from planner.intake.addresses.corrections import Corrections, read_corrections
from planner.intake.addresses.locate import Located, Told, locate
from planner.intake.day_file import DayFile
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.intake.files import DayFiles, FolderFiles, bounded_content
from planner.intake.frame import Frame, frame_of
from planner.intake.tables import Table
from planner.settings import AddressSettings

SERVER_VARIABLE = "PLANNER_GEOCODER_SERVER"
ATTRIBUTION = {
    "nominatim": "© OpenStreetMap contributors",
    "photon": "© OpenStreetMap contributors",
    "yandex": "© Яндекс",
}


@dataclass(slots=True, kw_only=True)
class Search:
    """How places are looked for, and what came of it.

    Attributes
    ----------
    online : whether the address service may be asked.
    told : called before each address that is looked for, as (how many before, of all).
    located : the orders' table with its places and questions, also where the day has faults;
        None while there is no table. region : where orders can be.
    """

    online: bool
    told: Told | None = None
    located: Located | None = None
    region: Region | None = None


def find_places(
    table: Table,
    files: DayFiles,
    day_file: DayFile,
    faults: list[Fault],
    notices: list[Notice],
    search: Search,
) -> Located:
    """The table with the places that are known or could be found; a notice says by whom."""
    frame = frame_of(day_file)
    corrections = Corrections()
    if files.has(CORRECTIONS):
        content = bounded_content(files, CORRECTIONS, faults)
        if content is not None:
            corrections = read_corrections(CORRECTIONS, content, frame.clock, faults, notices)
    settings = _allowed(files, day_file, faults)
    search.region = region_of(frame)
    book = address_book(settings, corrections, search.region, online=search.online)
    search.located = located = locate(table, book, search.told)
    notices.extend(_notices(table.file, book, settings.geocoder))
    return located


def region_of(frame: Frame) -> Region:
    """Where the day's orders can be."""
    settings = frame.settings.addresses
    stores = tuple(store.point for store in frame.stores) if frame.stores_known else ()
    return Region(box=settings.region, around=stores, within_km=settings.within_km)


def _allowed(files: DayFiles, day_file: DayFile, faults: list[Fault]) -> AddressSettings:
    """The settings; an uploaded day is a stranger's, and what it may not name is a fault.

    It names neither a file of this server nor a server that would be sent the key, but for the
    one its owner has put into the environment.
    """
    settings = day_file.settings.addresses
    if isinstance(files, FolderFiles):
        return settings
    known = {"server": os.environ.get(SERVER_VARIABLE), "cache_file": None}
    refused = {
        key: None for key, own in known.items() if getattr(settings, key) not in {None, own}
    }
    faults.extend(
        day_file.source.fault(
            ("addresses", key), getattr(settings, key), Rule.SERVICE_NOT_ALLOWED
        )
        for key in refused
    )
    return settings.model_copy(update={**refused, "geocoder": "none"} if refused else {})


def _notices(file: str, book: AddressBook, geocoder: str) -> list[Notice]:
    """How many places came from each source, with the attribution its licence asks for."""
    rules = {
        "corrections": NoticeRule.PLACES_CORRECTED,
        "cache": NoticeRule.PLACES_KEPT,
        "service": NoticeRule.PLACES_ASKED,
    }
    credit = ATTRIBUTION.get(geocoder, geocoder)
    return [
        Notice(
            file=file,
            rule=rule,
            details=(("count", str(book.found[source])), ("credit", credit)),
        )
        for source, rule in rules.items()
        if book.found[source]
    ]
