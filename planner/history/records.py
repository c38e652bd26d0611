"""What goes into the history and what comes out, free of the database."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Files = Mapping[str, bytes]  # by plain name


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A plan's figures, for lists.

    Attributes
    ----------
    orders, met, met_upper_bound : counts; the last is what no plan exceeds.
    scope, departure_step_s : what the bound was searched over, as in `planner.domain.plan`.
    cost_kop : what the plan causes. full_cost_kop : with paid hours. fees_kop : earned.
    """

    orders: int
    met: int
    met_upper_bound: int
    scope: str
    departure_step_s: int
    cost_kop: int
    full_cost_kop: int
    fees_kop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanToKeep:
    """A plan and its day, ready to be kept.

    Attributes
    ----------
    service_date, timezone : the day's.
    personal : files that name buyers. bare : the same files without persons.
    shared : files that name no buyer.
    plan_json : the plan, format 1. figures : its figures.
    digest_of_day : set where the files are no longer those the day was first kept with.
    """

    service_date: dt.date
    timezone: str
    personal: Files
    bare: Files
    shared: Files
    plan_json: bytes
    figures: Figures
    digest_of_day: str = ""

    @property
    def day_digest(self) -> str:
        """What makes the day the same day: its files, names and all."""
        if self.digest_of_day:
            return self.digest_of_day
        told = hashlib.sha256()
        for name, content in sorted({**self.shared, **self.personal}.items()):
            told.update(f"{name}\n{len(content)}\n".encode())
            told.update(content)
        return told.hexdigest()

    @property
    def digest(self) -> str:
        """What makes the plan the same plan: its day and its words, but not its seconds."""
        content: dict[str, Any] = json.loads(self.plan_json)
        proof = {k: v for k, v in content.get("proof", {}).items() if k != "seconds"}
        same = json.dumps({**content, "proof": proof}, sort_keys=True)
        return hashlib.sha256(f"{self.day_digest}\n{same}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """One line of the history.

    Attributes
    ----------
    plan_id : what it is called by. service_date : of its day. saved_at : aware, UTC.
    saved_by : e-mail of who was logged in, "" where nobody was or it has gone.
    bare : whether names have gone. names_until : the last date they are kept.
    """

    plan_id: int
    service_date: dt.date
    timezone: str
    saved_at: dt.datetime
    saved_by: str
    bare: bool
    names_until: dt.date
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPlan:
    """A plan taken out: its line, its day's files, its plan.json."""

    line: KeptPlan
    day_digest: str
    files: Files
    plan_json: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFromArchive:
    """A plan that comes in from an archive, and what was known of its saving."""

    plan: PlanToKeep
    saved_at: dt.datetime
    saved_by: str
