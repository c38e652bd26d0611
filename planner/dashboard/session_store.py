"""Live sessions on the server, so that a page loaded anew finds its day, plan and jobs again.

Streamlit's own session state ends with the page's connection. What a person works on is kept
here instead, under a token of 128 random bits that stands in the page's address: a reload asks
with the same address. An address, unlike a cookie, belongs to one tab, so one person may have
two days open side by side; whoever is given the address sees the day it stands for, so where
people log in, a session is given back only to the one who began it.

Memory is bounded: a session not used for `IDLE_S` is dropped, and of more than `MOST` the one
longest unused goes. What should outlive that, or the server, belongs into a database.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST = 50
IDLE_S = 12 * 3600  # a working day
TOKEN_BYTES = 16

Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Held]):
    held: Held
    owner: str
    used_at: float


class SessionStore(Generic[Held]):
    """Sessions by token, the one longest unused first.

    Parameters
    ----------
    dropped : told of each session dropped. clock : seconds, for tests.
    """

    def __init__(
        self,
        dropped: Callable[[Held], None],
        *,
        most: int = MOST,
        idle_s: float = IDLE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._dropped = dropped
        self._most = most
        self._idle_s = idle_s
        self._clock = clock
        self._kept: OrderedDict[str, _Kept[Held]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, token: str, owner: str = "") -> Held | None:
        """The session of that token, if it is still there and its owner asks."""
        self._drop_idle()
        with self._lock:
            kept = self._kept.get(token)
        return kept.held if kept is not None and kept.owner == owner else None

    def keep(self, token: str, held: Held, owner: str = "") -> None:
        """Keep the session; it is in use now."""
        with self._lock:
            self._kept[token] = _Kept(held, owner, self._clock())
            self._kept.move_to_end(token)
        self._drop_idle()

    def __len__(self) -> int:
        """How many sessions are kept."""
        return len(self._kept)

    def _drop_idle(self) -> None:
        over: list[Held] = []
        with self._lock:
            while self._kept:
                token, oldest = next(iter(self._kept.items()))
                idle = self._clock() - oldest.used_at > self._idle_s
                if not idle and len(self._kept) <= self._most:
                    break
                del self._kept[token]
                over.append(oldest.held)
        for held in over:
            self._dropped(held)


def new_token() -> str:
    """A token nobody can guess, of letters, digits, "-" and "_"."""
    return secrets.token_urlsafe(TOKEN_BYTES)
