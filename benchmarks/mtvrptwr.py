"""Multi-trip routing with time windows and release dates: public instances, one table.

    python -m benchmarks.mtvrptwr FOLDER --seconds 120

FOLDER holds `.vrp` files (VRPLIB form, TYPE: MTVRPTWR) and, where known, a `.sol` beside each
with the best known cost. The instances are Yang's (2023), as PyVRP publishes them. Their
convention: distances are Euclidean, times ten, truncated, and are travel times too; times of
the file are multiplied by ten to match; a trip leaves no earlier than the last release in it;
every customer is served; the cost is the distance.

Each instance becomes a `Day` of one store and goes through `plan_day` like any other: a second
is a tenth of the instance's time unit, a metre a tenth of its distance unit, and a kilometre
costs 1000 kopecks, so kopecks are the instance's cost. The plan is checked from the file alone
by `benchmarks.mtvrptwr_check`.
"""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from benchmarks.mtvrptwr_check import Instance, cost_of, faults, read_instance
from planner import plan_day
from planner.domain.clock import ServiceClock
from planner.domain.day import Day
from planner.domain.fleet import Courier, CourierId, Rates, Shift, Store, Vehicle
from planner.domain.order import Order, OrderId, Point, Slot, StoreId
from planner.domain.plan import Plan, TravelUsed
from planner.domain.promise import Promise
from planner.settings import SolverSettings
from planner.travel.congestion import FREE_FLOW
from planner.travel.times import TravelTimes

NOWHERE = Point(lat=0, lon=0)  # the matrix is given; nobody looks at the map
STORE = StoreId("depot")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One instance's line of the table; costs as in the `.sol` file."""

    name: str
    customers: int
    met: int
    cost: int
    best_known: int | None
    optimal: bool
    seconds: float
    cut: bool
    repeatable: bool
    found: tuple[str, ...]

    @property
    def gap(self) -> float | None:
        """Above the best known cost, as a share; None where unknown, or a rule is broken."""
        if self.best_known is None or self.found:
            return None
        return self.cost / self.best_known - 1


def mtvrptwr(
    folder: Annotated[Path, typer.Argument(help="Folder of .vrp and .sol files.")],
    seconds: Annotated[float, typer.Option(help="Time limit of each instance.")] = 120,
    only: Annotated[list[str] | None, typer.Option(help="Instances by name.")] = None,
    seed: Annotated[int, typer.Option(help="Random seed.")] = 1,
) -> None:
    """Plan every instance of a folder and print a table."""
    paths = [path for path in sorted(folder.glob("*.vrp")) if not only or path.stem in only]
    if not paths:
        raise typer.BadParameter(f"no such instances in {folder}")
    heads = ["instance", "customers", "met", "cost", "best known", "optimal"]
    heads += ["gap, %", "seconds", "check"]
    print("|", " | ".join(heads), "|")
    print("|" + " --- |" * len(heads), flush=True)
    rows = []
    for path in paths:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as one:
            rows.append(one.submit(planned, path, seconds, seed).result())
        print(_line(rows[-1]), flush=True)
    print(_means(rows))


def planned(path: Path, seconds: float, seed: int) -> Row:
    """One instance through the planner, and what the check says."""
    instance = read_instance(path)
    day, travel = day_of(instance, seconds, seed)
    started = time.perf_counter()
    plan = plan_day(day, travel)
    lasted = time.perf_counter() - started
    routes = routes_of(plan)
    return Row(
        name=instance.name,
        customers=len(instance.demand) - 1,
        met=plan.proof.met,
        cost=cost_of(instance, routes),
        best_known=instance.best_known,
        optimal=instance.optimal,
        seconds=lasted,
        cut=plan.proof.cut is not None,
        repeatable=plan.proof.repeatable,
        found=faults(instance, routes),
    )


def day_of(instance: Instance, seconds: float, seed: int) -> tuple[Day, TravelTimes]:
    """The instance as a day and its travel times."""
    opens_at, closes_at = instance.window[0].tolist()
    customers = range(1, len(instance.demand))
    day = Day(
        clock=ServiceClock(day=date(2026, 1, 1), timezone="UTC"),
        stores=(Store(store_id=STORE, point=NOWHERE),),
        orders=tuple(
            Order(
                order_id=OrderId(str(k)),
                store_id=STORE,
                point=NOWHERE,
                placed_at=0,
                ready_at=int(instance.release[k]),
                slot=Slot(
                    start_at=int(instance.window[k, 0]), end_at=int(instance.window[k, 1])
                ),
                handover_s=int(instance.service[k]),
                mass_g=int(instance.demand[k]),
            )
            for k in customers
        ),
        couriers=tuple(
            Courier(
                courier_id=CourierId(f"v{k}"),
                store_id=STORE,
                shift=Shift(start_at=opens_at, end_at=closes_at),
                vehicle=Vehicle(max_mass_g=instance.capacity),
                rates=Rates(per_km_kop=1000),
            )
            for k in range(instance.vehicles)
        ),
        promise=Promise(
            order_limit_s=2 * closes_at,
            limit_clock="placed",
            preorders="slot_only",
            window_covers="arrival",
        ),
        solver=SolverSettings(time_limit_s=seconds, seed=seed),
    )
    matrix = instance.distance
    travel = TravelTimes(
        free_flow_s=matrix,
        metres=matrix.copy(),
        reachable=np.ones(matrix.shape, bool),
        profile=FREE_FLOW,
        used=TravelUsed(provider="matrix", congestion="free-flow"),
    )
    return day, travel


def routes_of(plan: Plan) -> list[list[list[int]]]:
    """Per vehicle its trips as customers of the instance."""
    routes: dict[str, list[list[int]]] = {}
    for trip in plan.trips:
        visits = [int(stop.order_id) for stop in trip.stops]
        routes.setdefault(trip.courier_id or "", []).append(visits)
    return list(routes.values())


def _line(row: Row) -> str:
    gap = "–" if row.gap is None else f"{100 * row.gap:.2f}"
    check = row.found[0] if row.found else "nothing found"
    if row.optimal and row.gap is not None and row.gap < 0:
        check = "BELOW AN OPTIMUM"
    best = "–" if row.best_known is None else str(row.best_known)
    return (
        f"| {row.name} | {row.customers} | {row.met} | {row.cost} | {best} |"
        f" {'yes' if row.optimal else 'no'} | {gap} | {row.seconds:.0f} | {check} |"
    )


def _means(rows: list[Row]) -> str:
    """Mean gaps by size."""
    lines = []
    for customers in sorted({row.customers for row in rows}):
        gaps = [row.gap for row in rows if row.customers == customers]
        known = [gap for gap in gaps if gap is not None]
        mean = f"{100 * sum(known) / len(known):.2f} %" if known else "–"
        count = f"{len(known)} of {len(gaps)} instances"
        lines.append(f"\n{customers} customers: mean gap {mean} over {count}")
    return "".join(lines)


if __name__ == "__main__":
    typer.run(mtvrptwr)
