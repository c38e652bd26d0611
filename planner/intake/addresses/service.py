"""geopy's services: made from settings, asked at their pace, their failures named.

geopy logs the addresses it asks for, also in its warnings before a retry; here its log is shut,
and its errors are replaced by ones that hold no address before anything can write them down.
"""

from __future__ import annotations

import inspect
import logging
import math
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    ConfigurationError,
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQueryError,
    GeocoderServiceError,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import get_geocoder_for_service

from planner.domain.order import Point
from planner.errors import AddressServiceError
from planner.intake.addresses.answers import Candidate, Region, precision_of
from planner.settings import AddressSettings

AGENT = "express-delivery-planner/0.1 (own-courier route planning)"
KEY_VARIABLE = "PLANNER_GEOCODER_KEY"
NOMINATIM_PAUSE_S = 1.0  # https://operations.osmfoundation.org/policies/nominatim/
RETRIES = 2
# Details of a failure that the texts know; others are geopy's own names.
NO_KEY, UNFIT, UNREADABLE = "no-key", "unfit-settings", "unreadable-answer"
RETRY_PAUSE_S = 2.0
MOST_ANSWERS = 5
KM_PER_DEGREE = 111.2
# Services on OpenStreetMap's data, whose licence (ODbL) lets answers be kept with attribution.
# Yandex' terms differ by tariff; keeping is part of the extended ones only, as far as we know.
MAY_BE_KEPT = frozenset({"nominatim", "photon"})
KEY_PARAMETERS = ("api_key", "apikey", "subscription_key")  # or GeoNames' user name

Geocode = Callable[[str], Sequence[Candidate]]


def may_keep(settings: AddressSettings) -> bool:
    """Whether this service's answers may be kept on disk, by its licence or the user's word."""
    if settings.keep_answers == "licence":
        return settings.geocoder in MAY_BE_KEPT
    return settings.keep_answers == "always"


def geocoding(
    settings: AddressSettings,
    region: Region,
    *,
    environment: Mapping[str, str] = os.environ,
) -> Geocode:
    """A function that asks the service of the settings about one address.

    It raises `AddressServiceError` where the service refuses, fails, or has no key.
    """
    name = settings.geocoder
    _shut_log()
    geocoder_class = get_geocoder_for_service(name)
    try:
        geocoder = geocoder_class(**_made_with(geocoder_class, settings, environment))
    except (ConfigurationError, ValueError):
        raise AddressServiceError(service=name, detail=UNFIT) from None
    asking = _asked_with(geocoder.geocode, region)
    pause_s = settings.pause_s
    if name == "nominatim" and settings.server is None:
        pause_s = max(pause_s, NOMINATIM_PAUSE_S)
    limited = RateLimiter(
        partial(_unsaid, geocoder.geocode, asking),
        min_delay_seconds=pause_s,
        max_retries=RETRIES,
        error_wait_seconds=max(RETRY_PAUSE_S if settings.server is None else 0.0, pause_s),
        swallow_exceptions=False,
    )
    return partial(_answers, limited, name)


class _Unsaid(str):
    """An address that shows nothing of itself where it is written down."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<address>"


def _made_with(
    geocoder_class: type, settings: AddressSettings, environment: Mapping[str, str]
) -> dict[str, Any]:
    """The arguments this geocoder takes: agent, time limit, key, own server."""
    takes = inspect.signature(geocoder_class).parameters
    given: dict[str, Any] = {"user_agent": AGENT, "timeout": settings.timeout_s}
    # urllib, unlike requests' connection pool, logs no addresses of its own.
    given["adapter_factory"] = URLLibAdapter
    key_name = next((each for each in KEY_PARAMETERS if each in takes), "")
    needed = [each for each in takes if takes[each].default is inspect.Parameter.empty]
    key_name = key_name or next((each for each in needed if each == "username"), "")
    key = environment.get(KEY_VARIABLE, "")
    if key_name and key:
        given[key_name] = key
    elif key_name in needed:
        raise AddressServiceError(service=settings.geocoder, detail=NO_KEY)
    if settings.server is not None:
        parts = urlsplit(settings.server if "//" in settings.server else f"//{settings.server}")
        given["domain"] = parts.netloc + parts.path.rstrip("/")
        if parts.scheme:
            given["scheme"] = parts.scheme
    return {name: value for name, value in given.items() if name in takes}


def _asked_with(geocode: Callable[..., Any], region: Region) -> dict[str, Any]:
    """The arguments of every request: all answers, in detail, those of the region first."""
    takes = inspect.signature(geocode).parameters
    wished: dict[str, Any] = {
        "exactly_one": False,
        "limit": MOST_ANSWERS,
        "addressdetails": True,
        "language": "ru",
        "lang": "ru_RU",
    }
    box = box_of(region)
    if box is not None:
        south, west, north, east = box
        wished["viewbox"] = [(south, west), (north, east)]
    return {name: value for name, value in wished.items() if name in takes}


def box_of(region: Region) -> tuple[float, float, float, float] | None:
    """The region as a box (south, west, north, east); None where it is everywhere."""
    if region.box is not None or not region.around:
        return region.box
    high = max(abs(store.lat) for store in region.around)
    lat_reach = region.within_km / KM_PER_DEGREE
    lon_reach = lat_reach / max(math.cos(math.radians(high)), 0.01)
    return (
        max(min(store.lat for store in region.around) - lat_reach, -90),
        max(min(store.lon for store in region.around) - lon_reach, -180),
        min(max(store.lat for store in region.around) + lat_reach, 90),
        min(max(store.lon for store in region.around) + lon_reach, 180),
    )


def _unsaid(geocode: Callable[..., Any], asking: Mapping[str, Any], address: str) -> Any:
    """One request; an error comes back as one of its kind without the address."""
    try:
        return geocode(str(address), **asking)
    except GeopyError as error:
        raise _same_kind(error) from None


def _same_kind(error: GeopyError) -> GeopyError:
    refused = (
        ConfigurationError,
        GeocoderAuthenticationFailure,
        GeocoderInsufficientPrivileges,
        GeocoderQueryError,
    )
    name = type(error).__name__
    # The limiter repeats service errors only: what is refused once is refused again.
    return GeopyError(name) if isinstance(error, refused) else GeocoderServiceError(name)


def _answers(limited: RateLimiter, name: str, address: str) -> Sequence[Candidate]:
    try:
        found = limited(_Unsaid(address)) or []
    except GeopyError as error:
        raise AddressServiceError(service=name, detail=str(error)) from None
    except (AttributeError, LookupError, TypeError, ValueError):
        raise AddressServiceError(service=name, detail=UNREADABLE) from None
    return tuple(
        Candidate(
            point=Point(lat=float(one.latitude), lon=float(one.longitude)),
            precision=precision_of(one.raw, address),
            found=str(one.address or ""),
        )
        for one in found[:MOST_ANSWERS]
    )


def _shut_log() -> None:
    logging.getLogger("geopy").addFilter(_nothing)


def _nothing(_record: logging.LogRecord) -> bool:
    return False
