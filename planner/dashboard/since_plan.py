"""What of the day was changed since the plan on the page was made.

It is read off the two days, the one planned and the one loaded, so it can't be forgotten when
something is changed, and a change taken back is none.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import fields, replace

from planner.dashboard.session import Session
from planner.domain.day import Day
from planner.texts import Language, text

MOST_NAMED = 6
NOT_SETTINGS = frozenset({"clock", "orders", "couriers"})


def changes_since_plan(of: Session, language: Language) -> tuple[str, ...]:
    """A sentence for each sort of change; none where the plan shown is of the day loaded."""
    if of.shown is None:
        return ()
    planned, now = of.shown.day, _as_limited(of.loaded.day, of.shown.day)
    if planned == now:
        return ()
    if planned.clock != now.clock:
        return (text("header-changed-day", language),)
    orders = _differences(
        {one.order_id: one for one in planned.orders}, {one.order_id: one for one in now.orders}
    )
    couriers = _differences(
        {one.courier_id: one for one in planned.couriers},
        {one.courier_id: one for one in now.couriers},
    )
    settings = any(
        getattr(planned, field.name) != getattr(now, field.name)
        for field in fields(Day)
        if field.init and field.name not in NOT_SETTINGS
    )
    return (
        *_told("orders", orders, language),
        *_told("couriers", couriers, language),
        *([text("header-changed-settings", language)] if settings else []),
    )


def _as_limited(day: Day, planned: Day) -> Day:
    """The day with the time limit of the plan's: that is chosen for each planning anew."""
    limit = {"time_limit_s": planned.solver.time_limit_s}
    return replace(day, solver=day.solver.model_copy(update=limit))


def _differences(
    before: dict[Hashable, object], after: dict[Hashable, object]
) -> dict[str, Sequence[Hashable]]:
    """Ids by what happened to them."""
    return {
        "added": [one for one in after if one not in before],
        "removed": [one for one in before if one not in after],
        "changed": [one for one in after if one in before and after[one] != before[one]],
    }


def _told(
    what: str, differences: dict[str, Sequence[Hashable]], language: Language
) -> Iterable[str]:
    for how, ids in differences.items():
        if ids:
            named = ", ".join(str(one) for one in ids[:MOST_NAMED])
            more = "…" if len(ids) > MOST_NAMED else ""
            yield text(f"header-{what}-{how}", language, count=len(ids), ids=f"{named}{more}")
