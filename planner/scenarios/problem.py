"""A scenario as the solver sees it, and the key under which its plan is kept.

Two scenarios that differ only in what no plan depends on share one plan: the fee where as many
orders as possible are served, the value of the goods anywhere. So fees, values and everything
personal are taken out before a problem is solved, hashed or sent to another machine.

The key is a SHA-256 over the day, its travel times, this program's own source and the versions
of the libraries that search: a plan found by another program is never taken for this one's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from planner.domain.day import Day
from planner.domain.order import Order
from planner.travel.times import TravelTimes

PACKAGE = Path(__file__).parents[1]
SOURCES = ("domain", "travel", "trips", "solve", "punctuality")
SEARCHING = ("ortools", "scipy", "numpy", "numba")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A day and the travel times between its places."""

    day: Day
    travel: TravelTimes


def as_solved(problem: Problem) -> Problem:
    """The problem without what no plan depends on: persons, values and, to serve, money in."""
    return Problem(day=bare_day(problem.day), travel=problem.travel)


def bare_day(day: Day) -> Day:
    """The day without what no plan depends on."""
    priced = day.solver.objective == "profit"
    return replace(
        day,
        orders=tuple(_bare(order, priced=priced) for order in day.orders),
        cancellation_kop=day.cancellation_kop if priced else 0,
        early_dispute_share=0.0,
        outside_offer=None,
        fortnight=None,
    )


def problem_key(problem: Problem) -> str:
    """The content of the problem and of this program as one hexadecimal number."""
    content = hashlib.sha256(program_version().encode())
    _feed(content, problem)
    return content.hexdigest()


@cache
def program_version() -> str:
    """What the plans of this program depend on besides the day: its source, its libraries."""
    content = hashlib.sha256()
    for part in SOURCES:
        for path in sorted((PACKAGE / part).rglob("*.py")):
            content.update(path.name.encode())
            content.update(path.read_bytes())
    for name in SEARCHING:
        content.update(f"{name}=={version(name)}".encode())
    return content.hexdigest()


def _bare(order: Order, *, priced: bool) -> Order:
    return replace(
        order,
        value_kop=0,
        fee_kop=order.fee_kop if priced else 0,
        address="",
        comment="",
        customer="",
        phone="",
        extra=(),
    )


def _feed(content: hashlib._Hash, value: object) -> None:
    """Every field in turn, by type and value; arrays whole."""
    content.update(f"<{type(value).__name__}>".encode())
    if isinstance(value, np.ndarray):
        content.update(f"{value.dtype}{value.shape}".encode())
        content.update(np.ascontiguousarray(value).tobytes())
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            content.update(f"{field.name}:".encode())
            _feed(content, getattr(value, field.name))
    elif isinstance(value, BaseModel):
        _feed(content, value.model_dump())
    elif isinstance(value, Mapping):
        for key in sorted(value):
            content.update(f"{key!r}:".encode())
            _feed(content, value[key])
    elif isinstance(value, (tuple, list)):
        content.update(str(len(value)).encode())
        for one in value:
            _feed(content, one)
    else:
        content.update(repr(value).encode())
