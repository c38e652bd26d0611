"""The edited day planned anew: what that does again, and no more than that."""

from __future__ import annotations

from planner.dashboard.edit_redo import Redo, redo_of
from planner.dashboard.planning import start
from planner.dashboard.session import Session


def redo_needed(of: Session) -> Redo:
    """What planning the session's day would do again."""
    shown = of.shown
    if shown is None or shown.loaded is None:
        return Redo.TRAVEL
    return redo_of(shown.loaded, of.loaded)


def replan(of: Session) -> None:
    """Plan the session's day; where the plan stands, only its figures are made anew."""
    start(of, plan_stands=redo_needed(of) <= Redo.FIGURES)
