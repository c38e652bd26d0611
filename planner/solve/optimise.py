"""The strict order of goals: most orders, class by class, then least cost.

Per class: a bound on how few orders must stay unmet (an LP of its own), then, where the plan
leaves more, the relaxation that holds the count at the bound is dived from; if that fails, one
order more is allowed. With all counts held the cost's relaxation is dived from too, and then
two cores work side by side: one improves the plan, the other raises the bound over the
favourable packing. In profit mode one pass over the same steps, unmet orders at the price of
what they would have earned.

What the searches may do is counted in CP-SAT's deterministic time, so the same day gives the
same plan; only where the wall clock ends one of them is the plan not repeatable.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from planner.solve.bound import PER_KOPECK, Objective, lower_bound
from planner.solve.branch import raised_bound
from planner.solve.cuts import no_cuts
from planner.solve.dive import dives
from planner.solve.greedy import greedy_columns
from planner.solve.improve import improve
from planner.solve.optimum import Best, Optimum, closed
from planner.solve.packing import Packing, carried
from planner.solve.relax import FIRST_COLUMNS, Relaxation, first_columns, narrow, relax
from planner.solve.search import Found, search
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints

UNIT_KOP = 1000  # an unmet order where only orders are counted
LEAST_WORK = 0.5  # of a quick search
FEW = 2_500  # columns of a quick search among trips that are not all
SOME, MANY = 12_000, 12_000  # columns of a search for plans, of a search for a proof
NONE_LEFT = 2**60
NODES_PER_S = 1.5  # relaxations of the branching, per second of the time limit
# Shares of the time limit, in CP-SAT's deterministic time (about seconds on one core).
SHORT_SHARE, LONG_SHARE, LAST_SHARE = 0.15, 0.3, 0.1
DEAREST = 20  # an unmet order in a search for the most orders, in costs of the dearest trip


@dataclass
class Optimiser:
    """One day's search; holds the best plan so far.

    Attributes
    ----------
    plans : packing that plans are made of. bounds : favourable packing, that bounds rest on.
    complete : whether every trip is in the catalogue; without it nothing is proved by it.
    hopeless : per order, whether no courier could carry it at all, in any company.
    penalty_kop : in profit mode, per order what leaving it unmet costs; None: serve.
    counted : sets of orders whose trips the proof counts.
    watch, seed : time and random seed. report : told of stage, best plan and bounds.
    within : share of the plan's cost its bound may be off by without searching on.
    """

    plans: Packing
    bounds: Packing
    complete: bool
    hopeless: npt.NDArray[np.bool_]
    penalty_kop: Ints | None
    counted: list[npt.NDArray[np.bool_]]
    watch: Watch
    seed: int
    report: Callable[[str, Best, tuple[int, ...], int | None], None]
    within: float = 0.0

    def __post_init__(self) -> None:
        self.best = self.measured(greedy_columns(self.plans, self.penalty_kop))
        classes = range(self.plans.classes)
        self.least_unmet = [self._count(self.hopeless, number) for number in classes]
        self._cost_bound_kop: int | None = None
        self._dived: dict[bytes, Relaxation] = {}
        self._tell("search")

    def begin_with(self, columns: Ints) -> None:
        """Take the best plan made of these few columns, if it is better."""
        objective = self._most_first()
        if self.penalty_kop is not None:
            objective = replace(objective, penalty_kop=self.penalty_kop)
        found = search(
            self.plans,
            objective,
            columns,
            no_cuts(self.plans),
            work=SHORT_SHARE * self.watch.limit_s,
            seconds=self.watch.left_s,
            seed=self.seed,
            stop=self.watch.over,
            better=lambda _: None,
        )
        if found.columns is not None:
            self._offer(found.columns)

    def take(self, columns: Ints) -> None:
        """Take the plan made of exactly these columns, if it is better."""
        self._offer(columns)

    def choose(self, share: float) -> Ints:
        """Improve the plan, proving nothing; per column how badly it fits a cheap plan.

        Parameters
        ----------
        share : of the time limit, in deterministic time.
        """
        objective = self._most_first()
        if self.penalty_kop is not None:
            objective = replace(objective, penalty_kop=self.penalty_kop)
        near = relax(
            self.plans,
            objective,
            start=np.union1d(first_columns(self.plans), self.best.columns),
            rounds=0,
            watch=self.watch,
        )
        gap = self._value(objective) - near.bound.kop
        columns, _ = self._promising(self.plans, objective, near, gap, FEW)
        found = search(
            self.plans,
            objective,
            columns,
            near.cuts,
            hint=self.best.columns,
            work=max(LEAST_WORK, share * self.watch.limit_s),
            seconds=self.watch.left_s,
            seed=self.seed,
            stop=self.watch.over,
            better=lambda _: None,
        )
        if found.columns is not None:
            self._offer(found.columns)
        return near.bound.extra

    def optimum(self) -> Optimum:
        """The best plan, nothing proved about its cost."""
        return self._optimum(None, None)

    def serve(self) -> Optimum:
        """Most orders class by class, then least cost."""
        for number in range(self.plans.classes):
            if not self.watch.over():
                self._class(number)
        held = Objective(
            costs=True,
            penalty_kop=np.zeros(self.plans.orders, np.int64),
            most_unmet=self.best.unmet,
        )
        bound_kop = self._cheapest(held, self._most_first())
        return self._optimum(bound_kop, None)

    def profit(self, penalty_kop: Ints) -> Optimum:
        """Least cost and penalties together."""
        count = self._count_bound(0, self._all())
        if self.plans.classes == 1:
            self.least_unmet[0] = max(self.least_unmet[0], count)
        objective = Objective(costs=True, penalty_kop=penalty_kop, most_unmet=self._all())
        bound_kop = self._cheapest(objective, objective)
        return self._optimum(None, bound_kop)

    def measured(self, columns: Ints) -> Best:
        """The figures of a plan."""
        met = carried(self.plans, columns)
        unmet = tuple(self._count(~met, number) for number in range(self.plans.classes))
        cost_kop = int(self.plans.cost_kop[columns].sum())
        return Best(columns=columns, unmet=unmet, cost_kop=cost_kop)

    def _class(self, number: int) -> None:
        """Bring one class to its bound, or as near as the time allows."""
        above = self.best.unmet[:number]
        least = self._count_bound(number, (*above, *self._all()[number:]))
        self.least_unmet[number] = max(self.least_unmet[number], least)
        target = self.least_unmet[number]
        while self.best.unmet[number] > target and not self.watch.over():
            held = Objective(
                costs=True,
                penalty_kop=np.zeros(self.plans.orders, np.int64),
                most_unmet=(*above, target, *self._all()[number + 1 :]),
            )
            self._dive(held, self._most_first())
            target += 1

    def _count_bound(self, number: int, most_unmet: tuple[int, ...]) -> int:
        """No plan leaves fewer orders of the class unmet."""
        if not self.complete:
            return 0
        counting = Objective(
            costs=False,
            penalty_kop=np.where(self.plans.order_class == number, UNIT_KOP, 0),
            most_unmet=most_unmet,
        )
        units = relax(
            self.bounds,
            counting,
            start=first_columns(self.bounds),
            rounds=2,
            watch=self.watch,
        ).bound.kop
        return max(0, -(-units // UNIT_KOP))

    def _dive(self, objective: Objective, goal: Objective) -> Relaxation:
        """Relax over the plan's packing, dive, and improve what was found."""
        relaxation = relax(
            self.plans, objective, start=first_columns(self.plans), watch=self.watch
        )
        self._dived[_key(objective)] = relaxation
        extra = relaxation.bound.extra
        for found in dives(
            self.plans, objective, goal, relaxation, extra, seed=self.seed, watch=self.watch
        ):
            self._offer(found)
            if self.best.unmet <= objective.most_unmet or self.watch.over():
                break
        if self.best.unmet > objective.most_unmet:
            self._improve(
                goal, extra, SHORT_SHARE, lambda: self.best.unmet <= objective.most_unmet
            )
        return relaxation

    def _improve(
        self, goal: Objective, extra: Ints, share: float, enough: Callable[[], bool]
    ) -> None:
        improve(
            self.plans,
            goal,
            self.best.columns,
            extra,
            work=share * self.watch.limit_s,
            watch=self.watch,
            seed=self.seed,
            enough=enough,
            better=self._offer,
        )

    def _offer(self, columns: Ints) -> None:
        """Take the plan if it is better than the best."""
        plan = self.measured(columns)
        if self._rank(plan) < self._rank(self.best):
            self.best = plan
            self._tell("search")

    def _most_first(self) -> Objective:
        """Unmet orders at prices that put classes first, as far as whole numbers reach."""
        prices, price = [], DEAREST * (int(self.plans.cost_kop.max(initial=0)) + 1)
        for size in reversed(self._all()):
            prices.append(price)
            price = min(price * (size + 1), 2**44)
        per_class = np.array(prices[::-1], np.int64)
        return Objective(
            costs=True,
            penalty_kop=per_class[self.plans.order_class],
            most_unmet=self._all(),
        )

    def _cheapest(self, objective: Objective, goal: Objective) -> int | None:
        """Search for the least cost; what is proved of it, None where nothing is."""
        if self.watch.over():
            return None
        enough_kop = self._near_enough(objective)
        if enough_kop is not None:
            return enough_kop
        self._tell("search")
        near = self._dived.get(_key(objective)) or self._dive(objective, goal)
        self._tell("bound")
        close, _ = self._promising(self.bounds, objective, near, None, FIRST_COLUMNS)
        relaxation = relax(
            self.bounds, objective, start=close, cuts=near.cuts, rounds=1, watch=self.watch
        )
        proved = relaxation.bound.kop
        self._raise_bound(objective, proved)
        if not self._closed(objective, proved) and not self.watch.over():
            self._tell("proof")
            with ThreadPoolExecutor(max_workers=2) as cores:
                proving = cores.submit(
                    self._prove, objective, relaxation, self._value(objective)
                )

                def proved_enough() -> bool:
                    return proving.done() and self._closed(objective, proving.result())

                self._improve(goal, near.bound.extra, LONG_SHARE, proved_enough)
                gap = self._value(objective) - near.bound.kop
                columns, _ = self._promising(self.plans, objective, near, gap, SOME)
                self._search(
                    self.plans,
                    objective,
                    columns,
                    near,
                    hint=self.best.columns,
                    better=self._offer,
                    enough=proved_enough,
                )
                proved = max(proved, proving.result())
        self._raise_bound(objective, proved)
        value = self._value(objective)
        if not self.complete or (proved <= 0 < value):
            return None  # nothing costs less than 0 anyway
        return min(proved, value)

    def _near_enough(self, objective: Objective) -> int | None:
        """A bound as near the plan in hand as was asked for; None where it is not."""
        if not self.within or not self.complete:
            return None
        start = first_columns(self.bounds)
        proved = relax(
            self.bounds, objective, start=start, rounds=2, watch=self.watch
        ).bound.kop
        self._raise_bound(objective, proved)
        near = proved > 0 and self._closed(objective, proved)
        return min(proved, self._value(objective)) if near else None

    def _prove(self, objective: Objective, relaxation: Relaxation, value: int) -> int:
        """A bound no plan over the favourable packing is below, `value` at most."""
        proved = relaxation.bound.kop
        if not self.complete:
            return proved
        columns, left_out = self._promising(
            self.bounds, objective, relaxation, value - proved, MANY
        )
        if left_out == NONE_LEFT:
            found = self._search(self.bounds, objective, columns, relaxation, below=value)
            return max(proved, found.bound_kop)
        packing, narrowed = narrow(self.bounds, objective, relaxation, value, self.watch)
        return raised_bound(
            packing,
            objective,
            narrowed,
            self.counted,
            value_kop=value,
            nodes=int(NODES_PER_S * self.watch.limit_s),
            watch=self.watch,
            raised=lambda bound_kop: self._raise_bound(objective, bound_kop),
        )

    def _search(
        self,
        packing: Packing,
        objective: Objective,
        columns: Ints,
        relaxation: Relaxation,
        *,
        hint: Ints | None = None,
        below: int | None = None,
        better: Callable[[Ints], None] = lambda _: None,
        enough: Callable[[], bool] = lambda: False,
    ) -> Found:
        found = search(
            packing,
            objective,
            columns,
            relaxation.cuts,
            hint=hint,
            below_kop=below,
            work=LAST_SHARE * self.watch.limit_s,
            seconds=self.watch.left_s,
            seed=self.seed,
            stop=lambda: enough() or self.watch.over(),
            better=better,
        )
        if found.ended == "clock" and not enough():
            self.watch.cut_short = True
        return found

    def _promising(
        self,
        packing: Packing,
        objective: Objective,
        relaxation: Relaxation,
        gap_kop: int | None,
        most: int,
    ) -> tuple[Ints, int]:
        """Columns that may be in a plan within the gap, and how bad the best one left out is.

        The second figure is by how many kopecks a plan with a column left out exceeds the
        bound.
        """
        bound = lower_bound(
            packing, objective, relaxation.values_kop, relaxation.cuts, relaxation.prices_kop
        )
        within = np.arange(packing.columns)
        if gap_kop is not None:
            within = np.flatnonzero(bound.extra <= gap_kop * PER_KOPECK)
        if len(within) <= most:
            return within, NONE_LEFT
        ranked = within[np.argsort(bound.extra[within], kind="stable")]
        return np.sort(ranked[:most]), int(bound.extra[ranked[most]]) // PER_KOPECK

    def _rank(self, plan: Best) -> tuple[int, ...]:
        """Smaller is better."""
        if self.penalty_kop is None:
            return (*plan.unmet, plan.cost_kop)
        return (
            plan.cost_kop + int(self.penalty_kop[~carried(self.plans, plan.columns)].sum()),
        )

    def _value(self, objective: Objective) -> int:
        """Cost and penalties of the best plan."""
        return self.best.cost_kop + int(
            objective.penalty_kop[~carried(self.plans, self.best.columns)].sum()
        )

    def _closed(self, objective: Objective, bound_kop: int) -> bool:
        value = self._value(objective)
        near = value - bound_kop <= self.within * self.best.cost_kop
        return near or closed(value, bound_kop)

    def _raise_bound(self, objective: Objective, bound_kop: int) -> None:
        if self.complete and bound_kop > 0 and not objective.penalty_kop.any():
            self._cost_bound_kop = max(self._cost_bound_kop or 0, bound_kop)
            self._tell("proof")

    def _tell(self, stage: str) -> None:
        self.report(stage, self.best, tuple(self.least_unmet), self._cost_bound_kop)

    def _count(self, chosen: npt.NDArray[np.bool_], number: int) -> int:
        return int((chosen & (self.plans.order_class == number)).sum())

    def _all(self) -> tuple[int, ...]:
        everyone = np.ones(self.plans.orders, bool)
        return tuple(self._count(everyone, number) for number in range(self.plans.classes))

    def _optimum(self, cost_bound: int | None, value_bound: int | None) -> Optimum:
        return Optimum(
            best=self.best,
            least_unmet=tuple(self.least_unmet),
            cost_bound_kop=cost_bound,
            value_bound_kop=value_bound,
        )


def _key(objective: Objective) -> bytes:
    """What tells objectives apart that were dived from."""
    return repr(objective.most_unmet).encode() + objective.penalty_kop.tobytes()
