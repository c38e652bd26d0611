"""An evening the dashboard's tests share: two couriers, one trip each, one outside, one unmet.

Every leg takes 10 minutes and 5000 m, there is no loading time and handovers take 8 minutes:

    c1 leaves 10:50, hands o1 over 11:00-11:08 and o2 11:18-11:26, is back at 11:36
    c2 leaves 10:40, is at o3's at 10:50, waits for 11:00, hands over until 11:08, back at 11:18
    an outside courier picks o4 up at 10:30, hands over 11:00-11:08
    o5 is proved impossible alone; its id and address try to be HTML and Markdown
"""

from __future__ import annotations

from planner.dashboard.plan_job import Planned
from planner.dashboard.session import Session
from planner.dashboard.shown import Shown
from planner.domain.day import Day
from planner.domain.fleet import Break
from planner.domain.order import Point
from planner.domain.plan import Evidence, Plan, Reason, ReasonCode, Verdict
from planner.intake.day_folder import DayInput
from planner.money.ledger import ledger
from planner.money.report import money_report
from planner.punctuality.report import punctuality_report
from planner.travel.lines import STRAIGHT
from tests.support.builders import (
    at,
    make_courier,
    make_day,
    make_on_demand,
    make_order,
    make_store,
    make_travel,
)
from tests.support.plans import make_plan

HOSTILE_ID = "<b>o5</b>"
HOSTILE_ADDRESS = "<img src=x onerror=alert(1)> ![x](http://example.org/x.png)"


def evening_day() -> Day:
    """The day, without a plan."""
    doors = [Point(lat=55.75 + k / 100, lon=37.62 + k / 100) for k in range(5)]
    ids = ("o1", "o2", "o3", "o4", HOSTILE_ID)
    return make_day(
        stores=[make_store(store_id="s1")],
        orders=[
            make_order(
                order_id=order_id,
                point=door,
                address=HOSTILE_ADDRESS if order_id == HOSTILE_ID else f"ул. Тихая, {order_id}",
            )
            for order_id, door in zip(ids, doors, strict=True)
        ],
        couriers=[
            make_courier(
                courier_id="c1",
                rest=Break(length_s=1800, from_at=at("11:00"), until_at=at("15:00")),
            ),
            make_courier(courier_id="c2"),
            make_courier(courier_id="c3"),
        ],
        on_demand=make_on_demand(),
    )


def evening_plan(day: Day) -> Plan:
    """The plan the module describes."""
    evidence: Evidence = {
        "courier_id": "c1",
        "vehicle": "car",
        "dimensions": ["mass"],
        "mass_g": 300_000,
        "max_mass_g": 250_000,
        "mass_over_by_g": 50_000,
    }
    too_heavy = Reason(code=ReasonCode.DOES_NOT_FIT, evidence=evidence)
    return make_plan(
        day=day,
        travel=make_travel(day=day, minutes=10),
        trips=[
            ("c1", at("10:50"), ["o1", "o2"]),
            ("c2", at("10:40"), ["o3"]),
            (None, at("10:30"), ["o4"]),
        ],
        reasons={HOSTILE_ID: (Verdict.IMPOSSIBLE_ALONE, too_heavy)},
    )


def evening_session() -> Session:
    """A browser session that shows the plan."""
    day = evening_day()
    plan = evening_plan(day)
    return Session(
        loaded=DayInput(day=day, given=None, congestion=None, notices=()),
        source="own",
        shown=Shown(source="own", day=day, plan=plan, money=ledger(day, plan)),
    )


def evening_planned() -> Planned:
    """The plan as a job brings it."""
    day = evening_day()
    plan, travel = evening_plan(day), make_travel(day=day, minutes=10)
    return Planned(
        plan=plan,
        report=money_report(day, travel, plan),
        lines=STRAIGHT,
        punctuality=punctuality_report(day, travel, plan.trips, runs=20),
    )
