"""The search for a roster: rounds of candidates, proofs and plans; holds the best so far.

What is left out of the candidates has been tried or bounded, so the least of what the lines say
of the rest and of those left out bounds every roster.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from planner.roster.counts import NONE_LEFT, Sizes, best_counts, bound_at
from planner.roster.lines import Line
from planner.roster.making import Tried, try_counts
from planner.roster.program import Pool, Region, free_region, region_at
from planner.roster.ready import ReadyDay
from planner.roster.relaxed import Relaxed, add_cuts, first_pools, relax_days
from planner.roster.results import CurvePoint, Goal, RosterProgress
from planner.roster.templates import Template
from planner.solve.master import Floats
from planner.solve.optimum import closed
from planner.solve.watch import Watch

ROUNDED_UP_ROUNDS, AT_COUNTS_ROUNDS = 2, 2
NEARLY_WHOLE = 0.02
RISES = 0.005  # counts whose lines rise by more, looked at closely, are not tried at once
DEAREST_ORDER = 10  # the curve's price of an unmet order, in mean costs of an order met
WORK_COLUMNS = 1_500_000  # solved over in the search, in all
CURVE_COLUMNS = 1_200_000
CURVE_SIZES = 3  # more and fewer couriers than the roster


@dataclass
class Chooser:
    """One search; holds the best roster so far and all that is proved."""

    days: tuple[ReadyDay, ...]
    templates: tuple[Template, ...]
    goal: Goal
    seed: int
    watch: Watch
    report: Callable[[RosterProgress], None]
    best: Tried | None = None
    curve_price_kop: int = 0
    best_values: tuple[Floats, ...] = ()
    tried: dict[tuple[int, ...], Tried] = field(default_factory=dict)
    left_out: set[tuple[int, ...]] = field(default_factory=set)
    looked_at: set[tuple[int, ...]] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    rest_bound_kop: int = 0
    columns: int = 0

    def __post_init__(self) -> None:
        self.pools: list[Pool] = first_pools(self.days)
        pay = [len(self.days) * template.pay_kop for template in self.templates]
        # nobody needs more couriers than a day has orders: each drives one at least somewhere
        useful = max((one.orders for one in self.days), default=0)
        self.sizes = Sizes(
            pay_kop=np.array(pay, np.int64),
            least=np.array([one.least for one in self.templates], np.int64),
            most=np.array(
                [
                    max(one.least, useful if one.most is None else min(one.most, useful))
                    for one in self.templates
                ],
                np.int64,
            ),
            orders=tuple(one.orders for one in self.days),
        )

    def search(self, seconds: float) -> None:
        """Find the best roster, until it is proved or the work or time is used up."""
        self._tell("relax")
        relaxed = self._relax_freely()
        self._improve(seconds)
        if self.best is None and relaxed is not None:
            counts = np.minimum(np.ceil(relaxed.counts - NEARLY_WHOLE), self.sizes.most)
            self._make(tuple(int(count) for count in counts), relaxed)

    def _improve(self, seconds: float) -> None:
        """Look at what the lines like best, until nothing better is left."""
        while not self.watch.over():
            found = best_counts(
                self.sizes,
                self.goal,
                self.lines,
                tried=self.left_out,
                seed=self.seed,
                seconds=self.watch.left_s,
            )
            self.rest_bound_kop = max(self.rest_bound_kop, found.bound_kop)
            self._tell("search")
            if found.counts is None or self._proved():
                return
            self._visit(found.counts, found.bound_kop)
            late = self.watch.seconds > seconds
            if self.best is not None and (late or self.columns > WORK_COLUMNS):
                self.watch.cut_short |= late
                return

    def curve(self) -> tuple[CurvePoint, ...]:
        """The best rosters found of sizes around the roster's, nearest first to be searched."""
        if self.best is None:
            return ()
        size = sum(self.best.counts)
        sizes = sorted(
            range(max(0, size - CURVE_SIZES), size + CURVE_SIZES + 1),
            key=lambda couriers: (abs(couriers - size), couriers),
        )
        met = sum(self.sizes.orders) - self.best.unmet
        mean = (self.pay_kop(self.best.counts) + self.best.driving_kop) // max(1, met)
        self.curve_price_kop = min(self.curve_price_kop, DEAREST_ORDER * mean)
        if self.goal.most_unmet is None:
            self.curve_price_kop = self.goal.price_kop
        goal = Goal(price_kop=self.curve_price_kop)
        self.columns = 0
        points = []
        for done, couriers in enumerate(sizes):
            self._tell("curve", done=done, of=len(sizes))
            point = self._point(goal, couriers, made=couriers == size)
            if point is not None:
                points.append(point)
        return tuple(sorted(points, key=lambda point: point.couriers))

    def bound_kop(self) -> int | None:
        """No roster that keeps the share has a value below this; None: nothing is proved."""
        best = self.best
        if best is None or not best.kept or not self._complete:
            return None
        bounds = [
            bound_at(self.sizes, self.goal, self.lines, counts, self.seed)
            for counts in self.left_out
        ]
        return min([self.rest_bound_kop, *bounds, self.value_kop(best)])

    @property
    def _complete(self) -> bool:
        return all(one.complete for one in self.days)

    def value_kop(self, tried: Tried) -> int:
        """Pay, driving and unmet orders at the goal's price."""
        return self._value_kop(tried, self.goal.price_kop)

    def _value_kop(self, tried: Tried, price_kop: int) -> int:
        return self.pay_kop(tried.counts) + tried.driving_kop + price_kop * tried.unmet

    def pay_kop(self, counts: tuple[int, ...]) -> int:
        """Pay of these couriers over all days."""
        return int(np.dot(self.sizes.pay_kop, np.array(counts, np.int64)))

    def _relax_freely(self) -> Relaxed | None:
        """The program with fractions of couriers, then with their number rounded up."""
        relaxed = self._relax(self.goal, free_region(self.sizes.least, self.sizes.most))
        if relaxed is None:
            return None
        self.curve_price_kop = relaxed.price_kop
        couriers = float(relaxed.counts.sum())
        if couriers - math.floor(couriers) > NEARLY_WHOLE:
            region = replace(
                free_region(self.sizes.least, self.sizes.most),
                couriers_from=math.ceil(couriers),
            )
            rounded = self._relax(self.goal, region, ROUNDED_UP_ROUNDS)
            if rounded is not None and add_cuts(self.days, rounded, self.pools) > 0:
                self._relax(self.goal, region, ROUNDED_UP_ROUNDS)
        return relaxed

    def _visit(self, counts: tuple[int, ...], promised_kop: int) -> None:
        """Better lines at these counts; plans for them where the lines hardly rose."""
        relaxed = self._relax(self.goal, region_at(counts), AT_COUNTS_ROUNDS)
        if relaxed is None:
            return
        at_least = bound_at(self.sizes, self.goal, self.lines, counts, self.seed)
        again = counts in self.looked_at
        self.looked_at.add(counts)
        if at_least > (1 + RISES) * promised_kop and not again:
            return
        self._make(counts, relaxed)

    def _make(self, counts: tuple[int, ...], relaxed: Relaxed) -> None:
        """Plans for these counts; while the share is not kept, for a courier more and more."""
        near: Relaxed | None = relaxed
        more: tuple[int, ...] | None = counts
        while more is not None and near is not None:
            self.left_out.add(more)
            tried = self._try(more, self.goal, near)
            if self.best is None or self._rank(tried) < self._rank(self.best):
                self.best, self.best_values = tried, near.values_kop
            self._tell("search")
            if self.best.kept or self.watch.over():
                return
            more = self._one_more(more)
            if more is not None:
                near = self._relax(self.goal, region_at(more), AT_COUNTS_ROUNDS)

    def _one_more(self, counts: tuple[int, ...]) -> tuple[int, ...] | None:
        """These counts and one courier more, where the lines say it costs least."""
        grown = [
            tuple(count + (k == number) for k, count in enumerate(counts))
            for number in range(len(counts))
            if counts[number] < self.sizes.most[number]
        ]
        open_ = [one for one in grown if one not in self.left_out]
        return min(
            open_,
            key=lambda one: bound_at(self.sizes, self.goal, self.lines, one, self.seed),
            default=None,
        )

    def _try(self, counts: tuple[int, ...], goal: Goal, relaxed: Relaxed) -> Tried:
        tried = try_counts(
            self.days,
            self.templates,
            counts,
            goal,
            relaxed.values_kop,
            relaxed.price_kop,
            seed=self.seed,
            watch=self.watch,
        )
        self.tried[counts] = tried
        return tried

    def _point(self, goal: Goal, couriers: int, *, made: bool) -> CurvePoint | None:
        """The best roster found of that size, judged by the curve's goal."""
        over = self.watch.over() or self.columns > CURVE_COLUMNS
        if not made and not over:
            self._search_size(goal, couriers)
        known = [one for one in self.tried.values() if sum(one.counts) == couriers]
        if made and self.best is not None:
            known = [self.best]
        if not known:
            return None
        best = min(known, key=lambda one: self._value_kop(one, goal.price_kop))
        bound = best_counts(
            self.sizes, goal, self.lines, couriers=couriers, seed=self.seed, seconds=10.0
        ).bound_kop
        return CurvePoint(
            couriers=couriers,
            counts=best.counts,
            met=sum(self.sizes.orders) - best.unmet,
            pay_kop=self.pay_kop(best.counts),
            driving_kop=best.driving_kop,
            bound_kop=bound if self._complete else None,
        )

    def _search_size(self, goal: Goal, couriers: int) -> None:
        region = replace(
            free_region(self.sizes.least, self.sizes.most),
            couriers_from=couriers,
            couriers_to=couriers,
        )
        if self.sizes.least.sum() <= couriers <= self.sizes.most.sum():
            self._relax(goal, region, AT_COUNTS_ROUNDS)
            found = best_counts(
                self.sizes,
                goal,
                self.lines,
                couriers=couriers,
                seed=self.seed,
                seconds=self.watch.left_s,
            )
            if found.counts is not None:
                relaxed = self._relax(goal, region_at(found.counts), AT_COUNTS_ROUNDS)
                if relaxed is not None and not self.watch.over():
                    self._try(found.counts, goal, relaxed)

    def _relax(self, goal: Goal, region: Region, rounds: int | None = None) -> Relaxed | None:
        extra = {} if rounds is None else {"rounds": rounds}
        found = relax_days(
            self.days, self.sizes.pay_kop, goal, region, self.pools, self.watch, **extra
        )
        self.columns += sum(len(pool.columns) for pool in self.pools) * (rounds or 1)
        if found is not None:
            self.lines += found.lines
        return found

    def _proved(self) -> bool:
        """Whether no roster left can be better than the best."""
        best = self.best
        if best is None or not best.kept:
            return False
        value = self.value_kop(best)
        return self.rest_bound_kop >= value or closed(value, self.rest_bound_kop)

    def _rank(self, tried: Tried) -> tuple[int, int]:
        """Smaller is better: the share kept, then least value."""
        return (0 if tried.kept else tried.unmet, self.value_kop(tried))

    def _tell(self, stage: str, done: int = 0, of: int = 0) -> None:
        best = self.best if self.best is not None and self.best.kept else None
        bound = self.rest_bound_kop
        self.report(
            RosterProgress(
                stage=stage,
                done=done,
                of=of,
                tried=len(self.tried),
                couriers=None if best is None else sum(best.counts),
                value_kop=None if best is None else self.value_kop(best),
                bound_kop=bound if self._complete and 0 < bound < NONE_LEFT else None,
                seconds=self.watch.seconds,
            )
        )
