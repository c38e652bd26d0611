"""A stand-in for an address service on this machine: answers as Nominatim or Yandex do.

It never leaves the machine; what it was asked is written down, so that tests can tell what was
sent and how often.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = Mapping[str, Any]


POLL_S = 0.01


@dataclass(slots=True)
class AddressService:
    """A running stand-in.

    Attributes
    ----------
    url : its address. answers : by the address asked for; what is not there is not found.
    failures : statuses to answer with first, before any answer.
    asked : the addresses asked for, in order. agents : who asked. queries : all parameters.
    """

    url: str = ""
    answers: dict[str, Any] = field(default_factory=dict)
    failures: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    queries: list[Mapping[str, Sequence[str]]] = field(default_factory=list)


@contextmanager
def running() -> Iterator[AddressService]:
    """A stand-in for as long as the context lasts."""
    service = AddressService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            address = (query.get("q") or query.get("geocode") or [""])[0]
            service.asked.append(address)
            service.queries.append(query)
            service.agents.append(self.headers.get("User-Agent", ""))
            status = service.failures.pop(0) if service.failures else 200
            empty: Any = [] if "q" in query else yandex_answer()
            body = json.dumps(service.answers.get(address, empty)).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("localhost", 0), Handler) as server:
        service.url = f"http://localhost:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(POLL_S,), daemon=True)
        thread.start()
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()


def house(lat: float, lon: float, number: str, found: str = "a house") -> Answer:
    """A house, as Nominatim tells of it."""
    address = {"house_number": number, "road": "some street"}
    return _place(lat, lon, found, place_rank=30, address=address, **{"class": "building"})


def street(lat: float, lon: float, found: str = "a street") -> Answer:
    """A street."""
    return _place(lat, lon, found, place_rank=26, address={}, **{"class": "highway"})


def town(lat: float, lon: float, found: str = "a town") -> Answer:
    """A town."""
    return _place(lat, lon, found, place_rank=16, address={}, **{"class": "place"})


def yandex_answer(*places: tuple[float, float, str]) -> Answer:
    """An answer of Yandex: (latitude, longitude, precision) of each place."""
    members = [
        {
            "GeoObject": {
                "name": "a place",
                "Point": {"pos": f"{lon} {lat}"},
                "metaDataProperty": {"GeocoderMetaData": {"precision": precision}},
            }
        }
        for lat, lon, precision in places
    ]
    return {"response": {"GeoObjectCollection": {"featureMember": members}}}


def _place(lat: float, lon: float, found: str, **more: Any) -> Answer:
    return {"lat": str(lat), "lon": str(lon), "display_name": found, **more}
