"""Two changes together, for an order no single one meets."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import combinations

from planner.errors import NoPlanError
from planner.explain.edits import Edit, Family
from planner.explain.families import families
from planner.explain.rivals import Rivals
from planner.explain.smallest import Sized, smallest

CORES = 2
MOST_PAIRS = 2
Pair = tuple[Edit, Sized]  # the first change, and the day after both


def pairs(rivals: Rivals) -> list[Pair]:
    """The first pairs found that help, each change as small as it can be beside the other."""
    desk, found = rivals.desk, list[Pair]()

    def one(first: Family, second: Family) -> None:
        if len(found) < MOST_PAIRS and not desk.watch.over():
            with suppress(NoPlanError):  # the time is over
                found.extend(_pair(rivals, first, second))

    day = desk.base.day
    asked = families(day, day.order(rivals.order_id), desk.plan)
    with ThreadPoolExecutor(max_workers=CORES) as cores:
        waiting = [
            cores.submit(one, *both)
            for both in combinations([family for family in asked if family.frees], 2)
        ]
        for future in waiting:
            future.result()
    return found[:MOST_PAIRS]


def _pair(rivals: Rivals, first: Family, second: Family) -> Iterator[Pair]:
    """Both, the second made small beside all of the first, then the first beside the second."""
    helping = _after(rivals, first.made(first.last), second)
    if helping is None:
        return
    edit = second.made(helping.solved.edit.minutes or 0)
    both = _after(rivals, edit, first)
    if both is not None:
        sizes = [one for one in (helping.smallest, both.smallest) if one is not None]
        yield edit, replace(both, smallest=all(sizes) if sizes else None)


def _after(rivals: Rivals, edit: Edit, family: Family) -> Sized | None:
    """The smallest size of the family on a day that is edited already."""
    day = edit.day
    again = families(day, day.order(rivals.order_id), rivals.desk.plan)
    found = next((one for one in again if one.name == family.name), None)
    if found is None:
        return None
    named = replace(found, name=f"{edit.kind} {edit.minutes} {edit.facts}: {family.name}")
    return smallest(rivals, named)
