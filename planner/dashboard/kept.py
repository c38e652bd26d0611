"""The history as the pages use it: each finished plan kept, kept ones opened and deleted.

The place comes from the section [history] of secrets.toml (`url`, `retention_days`), else from
the environment. A history that can't be read or written never stands in the way of planning:
the page of the history says what is wrong.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from planner.dashboard.access import allowed, secrets, who
from planner.dashboard.plan_job import PlanJob
from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.errors import Fault, InputError
from planner.history.archive import import_archive
from planner.history.keeping import History, delete, open_history, open_plan, save
from planner.history.making import plan_to_keep, shown_again
from planner.history.place import PLACE_VARIABLE, RETENTION_VARIABLE, history_place
from planner.solve.plan_day import Progress


@dataclass(kw_only=True)
class HistoryPage:
    """What the page of the history holds.

    Attributes
    ----------
    faults : of the last thing done. kept : the plan last kept by itself. done : what was done
        last, as a key of its words and their count.
    """

    faults: tuple[Fault, ...] = ()
    kept: int | None = None
    done: tuple[str, int] | None = None


def history() -> History:
    """The history, opened once a day: then names past their date go.

    Raises
    ------
    InputError
        It can't be opened.
    """
    section = secrets().get("history")
    given = section if isinstance(section, Mapping) else {}
    settings = dict(os.environ)
    for name, variable in (("url", PLACE_VARIABLE), ("retention_days", RETENTION_VARIABLE)):
        if given.get(name) not in (None, ""):
            settings[variable] = str(given[name])
    days, place = settings.get(RETENTION_VARIABLE, ""), settings.get(PLACE_VARIABLE, "")
    return _opened(place, days, dt.datetime.now(dt.UTC).date())


def keep(of: Session, shown: Shown) -> None:
    """Keep a plan of one's own day that was just made."""
    if shown.source != "own" or shown.loaded is None:
        return
    page = of.part(HistoryPage)
    try:
        plan = plan_to_keep(shown.loaded, shown.plan, shown.money)
        now = dt.datetime.now(dt.UTC)
        page.kept = save(history(), plan, now=now, saved_by=who())
    except InputError as error:
        page.faults = error.faults


def open_kept(of: Session, plan_id: int) -> bool:
    """Make a kept plan the session's; whether that could be done.

    Its figures are there at once, its streets and punctuality are worked out beside the page.
    """
    page = of.part(HistoryPage)
    try:
        opened = open_plan(history(), plan_id)
        again = shown_again(opened.files, opened.plan_json)
    except InputError as error:
        page.faults = error.faults
        return False
    if of.job is not None:
        of.job.stop()
    page.faults, page.done = (), None
    of.failure, of.faults, of.applied = None, (), ()
    of.files, of.loaded, of.source = dict(opened.files), again.loaded, "own"
    of.shown = Shown(
        source="own",
        day=again.loaded.day,
        plan=again.plan,
        money=again.money,
        loaded=again.loaded,
        files=of.files,
        planned_at=opened.line.saved_at,
    )
    of.job = PlanJob(again.loaded, known=again.plan, files=of.files)
    proof = again.plan.proof
    of.job.progress = Progress(stage="known", met=proof.met, cost_kop=proof.cost_kop)
    of.job.start()
    return True


def delete_kept(of: Session, plan_ids: Sequence[int]) -> None:
    """Delete kept plans for good."""
    if allowed():
        page = of.part(HistoryPage)
        try:
            delete(history(), plan_ids)
        except InputError as error:
            page.faults = error.faults
            return
        page.faults, page.done = (), ("history-deleted", len(set(plan_ids)))


def import_kept(of: Session, name: str, content: bytes) -> None:
    """Keep what an archive holds."""
    if allowed():
        page = of.part(HistoryPage)
        try:
            count = import_archive(history(), name, content, now=dt.datetime.now(dt.UTC))
        except InputError as error:
            page.faults = error.faults
            return
        page.faults, page.done = (), ("history-imported", count)


@st.cache_resource(show_spinner=False, max_entries=2)
def _opened(place: str, days: str, today: dt.date) -> History:
    given = {PLACE_VARIABLE: place, RETENTION_VARIABLE: days}
    return open_history(history_place(given), today=today)
