"""A stand-in for openrouteservice on this machine, answering as the real one does.

Seconds and metres are by the straight line at 36 km/h. It refuses what the real one refuses:
too many cells (400, code 6004), a place outside its map (404, code 6010), a wrong key (403).
`next_answers` are given first, one per request: a status with its body, a cut, a slow answer.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from geopy.distance import great_circle

HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"
KEY = "key-for-tests"
MPS = 10.0  # 36 km/h


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What to answer instead of the truth: after a while, a status with a body, or a cut."""

    status: int = 200
    body: str | None = None
    after_s: float = 0.0
    cut: bool = False


RATE = Answer(status=429, body=json.dumps({"error": "Rate limit exceeded"}))
QUOTA = Answer(status=403, body=json.dumps({"error": "Quota exceeded"}))
DOWN = Answer(status=503, body="")
GATEWAY = Answer(status=502, body=HTML)
SERVER = Answer(
    status=500, body=json.dumps({"error": {"code": 6099, "message": "Unknown at 37.61,55.75"}})
)
SLOW_GATEWAY = Answer(status=504, body=json.dumps({"error": "Gateway Timeout"}))
CUT = Answer(cut=True)


@dataclass
class StandIn:
    """The running service.

    Attributes
    ----------
    url : its base_url. requests : bodies of all requests so far.
    next_answers : given before the truth. cells : its limit. no_road : pairs of [lon, lat]
        without a road. east_of : longitudes from here on lie outside its map.
    """

    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    next_answers: list[Answer] = field(default_factory=list)
    cells: int = 3500
    no_road: list[tuple[list[float], list[float]]] = field(default_factory=list)
    east_of: float = 180.0

    def answer(self, path: str, body: dict[str, Any]) -> Answer:
        """The truth."""
        places = body.get("locations", body.get("coordinates", []))
        outside = [k for k, place in enumerate(places) if place[0] >= self.east_of]
        if outside:
            lon, lat = places[outside[0]]
            return _error(404, 6010, f"Source point(s) {outside} out of bounds: {lat},{lon}")
        if "/directions/" in path:
            line = {"type": "LineString", "coordinates": _corners(places)}
            feature = {"type": "Feature", "geometry": line, "properties": {}}
            return Answer(body=json.dumps({"type": "FeatureCollection", "features": [feature]}))
        origins = body.get("sources") or list(range(len(places)))
        destinations = body.get("destinations") or list(range(len(places)))
        if len(origins) * len(destinations) > self.cells:
            return _error(400, 6004, f"Only a total of {self.cells} routes are allowed.")
        metres = [
            [self._metres(places[origin], places[destination]) for destination in destinations]
            for origin in origins
        ]
        seconds = [[None if m is None else m / MPS for m in row] for row in metres]
        return Answer(body=json.dumps({"durations": seconds, "distances": metres}))

    def _metres(self, origin: list[float], destination: list[float]) -> float | None:
        if (origin, destination) in self.no_road:
            return None
        return float(great_circle(origin[::-1], destination[::-1]).m)


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """Serve on a free port of this machine until the block ends."""
    service = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            service.requests.append(body)
            service.keys.append(self.headers.get("Authorization"))
            given = service.next_answers.pop(0) if service.next_answers else None
            answer = given or Answer()
            if answer.body is None and not answer.cut:
                answer = service.answer(self.path, body)
            time.sleep(0 if given is None else given.after_s)
            self._write(answer)

        def _write(self, answer: Answer) -> None:
            content = (answer.body or "").encode()
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(content) + (100 if answer.cut else 0)))
            self.end_headers()
            try:
                self.wfile.write(content)
            except OSError:
                return  # the client gave up waiting

        def log_message(self, *args: object) -> None:
            """Nothing: tests read no logs of the server."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}/ors"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _error(status: int, code: int, message: str) -> Answer:
    body = {"error": {"code": code, "message": message}, "info": {"engine": {"version": "9"}}}
    return Answer(status=status, body=json.dumps(body))


def _corners(places: list[list[float]]) -> list[list[float]]:
    """East first, then north: a line with a corner at every leg."""
    corners = [places[0]]
    for place in places[1:]:
        corners += [[place[0], corners[-1][1]], place]
    return corners
