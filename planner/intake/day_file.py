"""day.toml: the day's date, stores and settings, checked key by key.

All faults are told at once. Where some keys are at fault the others are still read, so that the
tables beside day.toml can be checked in the same go.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import ValidationError

from planner.domain.clock import ServiceClock
from planner.errors import Fault
from planner.intake import overrides as override_file
from planner.intake.faults import Rule
from planner.intake.moments import hour_at
from planner.intake.settings_faults import dotted, rule_of, shown
from planner.intake.toml_lines import Path, line_of
from planner.settings import Settings, StoreSettings

FILE = "day.toml"
_STAND_IN: dict[str, Any] = {
    "date": date(2000, 1, 1),
    "stores": (StoreSettings(store_id="?", lat=0, lon=0),),
}
_SYNTAX_PLACE = re.compile(r"^(.*?)\s*\(at line (\d+), column \d+\)$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where keys were written: in day.toml's text, or by --set."""

    text: str
    overridden: frozenset[Path]

    def fault(
        self, path: Path, value: object, rule: Rule, details: tuple[tuple[str, str], ...] = ()
    ) -> Fault:
        """A fault of the key at `path`."""
        row = line_of(self.text, path)
        # A whole section may stand nowhere but in overrides.
        by_set = any(
            path[: len(one)] == one or (row is None and one[:1] == path[:1])
            for one in self.overridden
        )
        missing = rule is Rule.KEY_MISSING
        return Fault(
            file=override_file.FILE if by_set else FILE,
            row=None if by_set else row,
            column=dotted(path),
            value=None if missing else shown(value),
            rule=rule,
            details=details,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFile:
    """What day.toml says, as far as it can be used.

    Attributes
    ----------
    settings : as read; where keys are at fault, their defaults.
    source : where its keys were written.
    day_known : whether date and timezone are the user's. stores_known : whether all stores are.
    """

    settings: Settings
    source: Source
    day_known: bool
    stores_known: bool

    @property
    def clock(self) -> ServiceClock:
        """The service day's clock."""
        return ServiceClock(day=self.settings.date, timezone=self.settings.timezone)


def unknown_day_file() -> DayFile:
    """A stand-in for a day.toml that can't be read at all, to check the other files by."""
    return DayFile(
        settings=Settings.model_validate(_STAND_IN),
        source=Source(text="", overridden=frozenset()),
        day_known=False,
        stores_known=False,
    )


def read_day_file(text: str, overrides: Sequence[str], faults: list[Fault]) -> DayFile:
    """The settings of day.toml with overrides laid over them; every fault is noted."""
    raw = _parsed(text, faults)
    if raw is None:
        return unknown_day_file()
    overridden = override_file.apply(raw, overrides, faults)
    if isinstance(raw.get("stores"), list):
        raw["stores"] = tuple(raw["stores"])
    errors = _errors(raw)
    source = Source(text=text, overridden=overridden)
    faults.extend(
        dict.fromkeys(
            source.fault(_key_path(e["loc"]), e["input"], *rule_of(e)) for e in errors
        )
    )
    bad = [_key_path(error["loc"]) for error in errors]
    settings = _usable(raw, bad)
    meaning = _meaning_faults(settings, _sound_stores(raw, bad), source)
    faults.extend(meaning)
    rules = {fault.rule for fault in meaning}
    zone_known = Rule.TIMEZONE not in rules
    if not zone_known:
        settings = settings.model_copy(update={"timezone": "Europe/Moscow"})
    return DayFile(
        settings=settings,
        source=source,
        day_known=zone_known and not any(path[0] in {"date", "timezone"} for path in bad),
        stores_known=(
            Rule.STORE_TWICE not in rules and not any(path[0] == "stores" for path in bad)
        ),
    )


def _parsed(text: str, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    except (ValueError, RecursionError) as error:
        placed = _SYNTAX_PLACE.match(str(error))
        row = int(placed.group(2)) if placed else None
        faults.append(Fault(file=FILE, row=row, rule=Rule.TOML_SYNTAX))
        return None


def _errors(raw: dict[str, Any]) -> list[Any]:
    try:
        Settings.model_validate(raw, strict=True)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        # When every store is at fault pydantic adds that there is none left.
        noise = bool(raw.get("stores"))
        return [e for e in errors if not (e["type"] == "too_short" and noise)]
    return []


def _key_path(place: Path) -> Path:
    """The key at fault, also where pydantic names an item of its array."""
    return place if place[0] == "stores" else place[:2]


def _usable(raw: dict[str, Any], bad: list[Path]) -> Settings:
    """The settings with defaults for keys at fault, stand-ins for date and stores."""
    kept = {name: value for name, value in raw.items() if (name,) not in bad}
    for name, value in kept.items():
        if isinstance(value, dict):
            kept[name] = {k: v for k, v in value.items() if (name, k) not in bad}
        elif name == "stores":
            kept[name] = tuple(value[k] for k in _sound_stores(raw, bad))
    if not kept.get("stores"):
        kept.pop("stores", None)
    return Settings.model_validate({**_STAND_IN, **kept}, strict=True)


def _sound_stores(raw: dict[str, Any], bad: list[Path]) -> list[int]:
    faulty = {path[1] for path in bad if path[0] == "stores" and len(path) > 1}
    stores = raw.get("stores")
    return (
        [k for k in range(len(stores)) if k not in faulty] if isinstance(stores, tuple) else []
    )


def _meaning_faults(settings: Settings, places: list[int], source: Source) -> list[Fault]:
    """What single keys can't tell: the timezone's existence, ids, hours.

    `places` are the positions of the settings' stores in day.toml.
    """
    zone = settings.timezone
    if not _is_zone(zone):
        near = get_close_matches(zone, available_timezones(), n=1, cutoff=0.0)
        details = (("near", near[0] if near else "Europe/Moscow"),)
        return [source.fault(("timezone",), zone, Rule.TIMEZONE, details)]
    faults = [*_fee_faults(settings, source), *_region_faults(settings, source)]
    clock = ServiceClock(day=settings.date, timezone=zone)
    first: dict[str, int] = {}
    for k, store in zip(places, settings.stores, strict=False):
        if store.store_id in first:
            details = (("first", dotted(("stores", first[store.store_id], "store_id"))),)
            path = ("stores", k, "store_id")
            faults.append(source.fault(path, store.store_id, Rule.STORE_TWICE, details))
        first.setdefault(store.store_id, k)
        faults.extend(_hour_faults(store, k, clock, source))
    return faults


def _fee_faults(settings: Settings, source: Source) -> list[Fault]:
    fees = settings.fees
    if fees.cancelled_14d <= fees.orders_14d:
        return []
    details = (("low", "0"), ("high", str(fees.orders_14d)))
    path = ("fees", "cancelled_14d")
    return [source.fault(path, fees.cancelled_14d, Rule.OUT_OF_RANGE, details)]


def _region_faults(settings: Settings, source: Source) -> list[Fault]:
    region = settings.addresses.region
    if region is None or (region[0] < region[2] <= 90 and region[1] < region[3]):
        return []
    details = (("wanted", "region"),)
    return [source.fault(("addresses", "region"), None, Rule.WRONG_TYPE, details)]


def _hour_faults(
    store: StoreSettings, k: int, clock: ServiceClock, source: Source
) -> list[Fault]:
    faults, moments = [], []
    for key, hour in (("opens", store.opens), ("closes", store.closes)):
        at = None if hour is None else hour_at(hour, clock)
        if isinstance(at, Rule):
            details = (("timezone", clock.timezone),)
            faults.append(source.fault(("stores", k, key), hour, at, details))
        elif at is not None:
            moments.append(at)
    if len(moments) == 2 and moments[1] <= moments[0]:
        details = (("opens", str(store.opens)),)
        path = ("stores", k, "closes")
        faults.append(source.fault(path, store.closes, Rule.HOURS_REVERSED, details))
    return faults


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
