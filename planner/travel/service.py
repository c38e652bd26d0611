"""One openrouteservice: requests through the official client, every failure by its name.

Behaviour of the client 2.3.3 that this rests on, read from its source: 429 and 503 are tried
again until `retry_timeout`, with a warning each, then come out as a time-out; other statuses
than 200 are an ApiError, an answer that is no JSON an HTTPError; a refused or cut connection
comes raw from `requests`. Those last two are tried again here.

Errors carry codes, never the service's own words: they name coordinates.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import requests
from openrouteservice import Client, exceptions
from tenacity import (
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    stop_after_delay,
    wait_exponential_jitter,
)

from planner.errors import TravelError
from planner.settings import TravelSettings

NAME = "openrouteservice"
PUBLIC_URL = "https://api.openrouteservice.org"
# A key for the public service is never sent anywhere else.
PUBLIC_KEY, OWN_KEY = "ORS_API_KEY", "ORS_OWN_KEY"
ATTEMPTS = 3
LEAST_RETRY_S = 0.05  # with 0 the client would give up before its first request
OUTSIDE_MAP = 6010
TOO_MANY_CELLS = 6004
BUSY, QUOTA, UNKNOWN_KEY = 429, 403, 401

LonLat = list[float]
Json = Any


class OutsideMapError(Exception):
    """Some place of the request lies outside the service's map."""


@dataclass(frozen=True)
class Service:
    """A service as the day's settings name it."""

    settings: TravelSettings

    @property
    def source(self) -> str:
        """What its answers depend on, for the cache."""
        return f"{self.settings.base_url or PUBLIC_URL} {self.settings.profile}"

    @cached_property
    def _client(self) -> Client:
        base_url = (self.settings.base_url or PUBLIC_URL).rstrip("/")
        own = self.settings.base_url is not None
        key = os.environ.get(OWN_KEY if own else PUBLIC_KEY)
        if not own and not key:
            raise TravelError(service=NAME, kind="no-key", detail=PUBLIC_KEY)
        return Client(
            key=key,
            base_url=base_url,
            timeout=self.settings.timeout_s,
            retry_timeout=max(self.settings.retry_for_s, LEAST_RETRY_S),
            requests_kwargs={"allow_redirects": False},
        )

    def matrix(
        self, locations: Sequence[LonLat], origins: Sequence[int], destinations: Sequence[int]
    ) -> Json:
        """The answer to a request for durations and distances.

        Raises
        ------
        TravelError
            The service failed. OutsideMapError
            A place lies outside its map.
        """
        if not origins or not destinations:
            raise ValueError("the service takes an empty list for all places")
        return self._ask(
            lambda client: client.distance_matrix(
                locations=list(locations),
                profile=self.settings.profile,
                sources=list(origins),
                destinations=list(destinations),
                metrics=["duration", "distance"],
                units="m",
            )
        )

    def directions(self, locations: Sequence[LonLat]) -> Json:
        """The answer to a request for the way through these places, as GeoJSON."""
        return self._ask(
            lambda client: client.directions(
                coordinates=list(locations),
                profile=self.settings.profile,
                format="geojson",
                instructions=False,
            )
        )

    def _ask(self, request: Callable[[Client], Json]) -> Json:
        client = self._client
        again = Retrying(
            retry=retry_if_exception_type((requests.RequestException, exceptions.HTTPError)),
            stop=stop_after_attempt(ATTEMPTS) | stop_after_delay(self.settings.retry_for_s),
            wait=wait_exponential_jitter(multiplier=0.3, max=5, jitter=0.3),
            reraise=True,
        )
        # The client tells of its own retries by warnings, and of nothing else.
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            try:
                return again(request, client)
            except OSError as error:  # requests' own, and what lies below them
                raise _cut(error) from None
            except exceptions.HTTPError as error:
                detail = f"HTTP {error.status_code}"
                raise TravelError(service=NAME, kind="no-json", detail=detail) from None
            except exceptions.Timeout:
                kind = "timeout"
                if told:
                    kind = "rate" if "Rate limit" in str(told[-1].message) else "down"
                seconds = self.settings.retry_for_s if told else self.settings.timeout_s
                detail = f"{seconds:g} s"
                raise TravelError(service=NAME, kind=kind, detail=detail) from None
            except exceptions.ApiError as error:
                raise _refusal(error) from None


def _cut(error: OSError) -> TravelError:
    """A refused connection, or one cut in the middle."""
    refused = isinstance(error, requests.ConnectionError) and "refused" in str(error)
    kind = "unreachable" if refused else "connection"
    return TravelError(service=NAME, kind=kind, detail=type(error).__name__)


def _refusal(error: exceptions.ApiError) -> Exception:
    """The status and the service's code by name."""
    code = _code(error.message)
    if code == OUTSIDE_MAP:
        return OutsideMapError()
    detail = f"HTTP {error.status}" + (f", code {code}" if code else "")
    kind = {QUOTA: "quota", UNKNOWN_KEY: "key"}.get(error.status, "refused")
    if code == TOO_MANY_CELLS:
        kind = "cells"
    elif error.status >= requests.codes.server_error:
        kind = "server"
    return TravelError(service=NAME, kind=kind, detail=detail)


def _code(body: Json) -> int | None:
    """The service's own code of an error, in the shapes its versions use."""
    told = body.get("error") if isinstance(body, dict) else None
    code = told.get("code") if isinstance(told, dict) else None
    return code if isinstance(code, int) else None
