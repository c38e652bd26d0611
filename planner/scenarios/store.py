"""Finished plans on disk, so that an interrupted sweep goes on where it was.

One JSON file per plan, named by the key of its problem. A file appears whole or not at all; one
that can't be read, or that another version wrote, counts as not there and is solved again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from planner.domain.plan import OnTime, OrderOutcome, Plan, Proof, TravelUsed, Trip

FOLDER = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A plan as it is written, under the key it was written for."""

    key: str
    trips: tuple[Trip, ...]
    outcomes: tuple[OrderOutcome, ...]
    proof: Proof
    travel: TravelUsed
    knowledge: str
    on_time: OnTime | None


_kept = TypeAdapter(_Kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The finished plans of a folder; without a folder nothing is kept."""

    folder: Path | None = None

    def plan(self, key: str) -> Plan | None:
        """The plan kept under that key."""
        path = self._path(key)
        if path is None:
            return None
        try:
            kept = _kept.validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None
        if kept.key != key:
            return None
        return Plan(
            trips=kept.trips,
            outcomes=kept.outcomes,
            proof=kept.proof,
            travel=kept.travel,
            knowledge=kept.knowledge,
            on_time=kept.on_time,
        )

    def keep(self, key: str, plan: Plan) -> None:
        """Write the plan under that key."""
        path = self._path(key)
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = _Kept(
            key=key,
            trips=plan.trips,
            outcomes=plan.outcomes,
            proof=plan.proof,
            travel=plan.travel,
            knowledge=plan.knowledge,
            on_time=plan.on_time,
        )
        beside = path.with_suffix(f".{os.getpid()}.writing")
        beside.write_bytes(_kept.dump_json(kept))
        beside.replace(path)

    def _path(self, key: str) -> Path | None:
        return None if self.folder is None else self.folder / FOLDER / f"{key}.json"
