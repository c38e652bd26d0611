"""The search for a roster: rounds of candidates, proofs and plans; holds the best so far.

What is left out of the candidates has been tried or bounded, so the least of what the lines say
of the rest and of those left out bounds every roster. The relaxations leave fewer orders unmet
than plans do; how many fewer shows in the plans made, and the next candidates must do with so
many less. That steers the search and touches no bound.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from planner.roster.counts import NONE_LEFT, Sizes, best_counts, bound_at
from planner.roster.lines import Line
from planner.roster.making import Tried, try_counts
from planner.roster.ready import ReadyDay
from planner.roster.relaxed import Relaxations, Relaxed
from planner.roster.results import CurvePoint, Goal, RosterProgress
from planner.roster.templates import Template
from planner.solve.optimum import closed
from planner.solve.watch import Watch
from planner.trips.order_sets import Ints

FIRST_PRICES = (1, 3, 10, 30)  # of an unmet order, in hours of the cheapest courier's pay
DEAREST_PRICE = 3_000  # likewise, at most
RISES = 0.002  # counts whose lines rise by more, looked at, are not planned for yet
NEARLY = 0.1  # counts with so many unmet beyond those allowed may do at a higher price
BEYOND = 1.5  # a price of unmet orders that rules counts out lifts them that far
OVERSHOOT = 1.2  # and is taken so much higher than the present slope asks
CHEAPER = 4  # a price at which too few are unmet is divided by it, too many multiplied
LEAST_PRICE_KOP = 1_000
TANGENTS = 6
SMALL_GAIN = 2e-5  # where a step can prove no more than that, relative, it is not made
FIRST_AIM = 0.8  # of the orders that may stay unmet: plans leave more than relaxations
DEAREST_ORDER = 10  # the curve's price of an unmet order, in mean costs of an order met
WORK_COLUMNS = 6_000_000  # solved over in the search, in all
PLANNED_COLUMNS = 2_000_000  # of days that plans are made for, in all
CURVE_SIZES = 3  # more and fewer couriers than the roster
CURVE_LOOKS = 4


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
    best_relaxed: Relaxed | None = None
    curve_price_kop: int = 0
    tried: dict[tuple[int, ...], Tried] = field(default_factory=dict)
    left_out: set[tuple[int, ...]] = field(default_factory=set)
    rest_bound_kop: int = 0
    planned: int = 0

    def __post_init__(self) -> None:
        self.lines: list[Line] = []
        self.coarse, self.fine = (
            Relaxations(packings, self.days, len(self.templates), self.watch, self.lines)
            for packings in (
                [one.coarse for one in self.days],
                [one.bounds for one in self.days],
            )
        )
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
        hours = [max(1, one.rates.per_hour_kop) for one in self.templates]
        self._hour_kop = min(hours, default=1)
        self.price_kop = max(self.goal.price_kop, FIRST_PRICES[1] * self._hour_kop)

    def search(self, seconds: float) -> None:
        """Find the best roster, until it is proved or the work or time is used up."""
        self._tell("relax")
        self._first_lines()
        self._improve(seconds)
        self._rule_out()

    def _improve(self, seconds: float) -> None:
        """Plan for what the lines like best, until nothing better is left."""
        aim, couriers_from = self._first_aim(), 0
        while not self.watch.over():
            relaxed = self._settled(aim, couriers_from)
            self._raise_rest()
            self._tell("search")
            if self._proved() or (relaxed is None and (aim, couriers_from) == (self.goal, 0)):
                return
            if relaxed is None:
                aim, couriers_from = self.goal, 0
                continue
            tried = self._plan_for(relaxed)
            aim, couriers_from = self._next_aim(aim, relaxed, tried)
            late = self.watch.seconds > seconds
            used = (
                self.coarse.columns + self.fine.columns > WORK_COLUMNS
                or self.planned > PLANNED_COLUMNS
            )
            if self.best is not None and self.best.kept and (late or used):
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
        self.curve_price_kop = self._curve_price(self.best)
        goal = Goal(price_kop=self.curve_price_kop)
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
        bounds = [self._at_least(self.goal, counts) for counts in self.left_out]
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

    def _first_lines(self) -> None:
        """Lines at one courier of each template, unmet orders at several prices."""
        ones = np.clip(np.ones_like(self.sizes.most), self.sizes.least, self.sizes.most)
        prices = [factor * self._hour_kop for factor in FIRST_PRICES]
        if self.goal.most_unmet is None:
            prices = [self.goal.price_kop]
        for price_kop in prices:
            if not self.watch.over():
                self.coarse.at(_whole(ones), max(price_kop, self.goal.price_kop))

    def _settled(
        self,
        goal: Goal,
        couriers_from: int = 0,
        couriers_to: int | None = None,
        looks: int | None = None,
    ) -> Relaxed | None:
        """The counts the lines like best, once a closer look no longer changes the lines."""
        looked: set[tuple[int, ...]] = set()
        while not self.watch.over():
            found = best_counts(
                self.sizes,
                goal,
                self.lines,
                tried=self.left_out if couriers_to is None else (),
                couriers_from=couriers_from,
                couriers_to=couriers_to,
                seed=self.seed,
                seconds=self.watch.left_s,
            )
            if found.counts is None or (couriers_to is None and self._beaten(found.bound_kop)):
                return None
            if found.counts not in looked:
                relaxed = self._look(self.coarse, found.counts, goal, found.bound_kop)
                at_least = self._at_least(goal, found.counts)
                looked.add(found.counts)
                possible = goal.most_unmet is None or relaxed.unmet <= goal.most_unmet
                rises = not possible or at_least > (1 + RISES) * found.bound_kop
                if rises and len(looked) != looks:
                    continue
            return self._look(self.fine, found.counts, goal, found.bound_kop)
        return None

    def _look(
        self, at: Relaxations, counts: tuple[int, ...], goal: Goal, promised_kop: int
    ) -> Relaxed:
        """The days at these counts, at the price of unmet orders that proves most.

        What is proved is concave in the price: between a price at which too many orders are
        unmet and one at which they are not, each step goes where the tangents meet.
        """
        most = goal.most_unmet
        if most is None:
            return at.at(counts, goal.price_kop)
        low = high = at.at(counts, self.price_kop)
        if low.unmet > most:
            high = at.at(counts, self._dearer(low, goal, promised_kop))
        while low.unmet <= most and low.price_kop > goal.price_kop and not self.watch.over():
            cheaper_kop = low.price_kop // CHEAPER
            high = low
            if cheaper_kop < LEAST_PRICE_KOP:
                cheaper_kop = goal.price_kop
            low = at.at(counts, max(goal.price_kop, cheaper_kop))
        for _ in range(TANGENTS):
            if self.watch.over() or not low.unmet > most >= high.unmet:
                break
            rise = high.bound_kop - low.bound_kop
            slopes = low.unmet * low.price_kop - high.unmet * high.price_kop
            price_kop = round((rise + slopes) / (low.unmet - high.unmet))
            proved = max(one.bound_kop - one.price_kop * most for one in (low, high))
            reach = low.bound_kop + low.unmet * (price_kop - low.price_kop) - price_kop * most
            near = reach - proved <= SMALL_GAIN * self._spent_kop(counts, proved)
            if near or not low.price_kop < price_kop < high.price_kop:
                break
            between = at.at(counts, price_kop)
            low, high = (between, high) if between.unmet > most else (low, between)
        if high.unmet <= most:
            self.price_kop = high.price_kop
        return high

    def _spent_kop(self, counts: tuple[int, ...], driving_kop: int) -> int:
        return self.pay_kop(counts) + max(0, driving_kop)

    def _dearer(self, low: Relaxed, goal: Goal, promised_kop: int) -> int:
        """A price that meets more orders, or rules these counts out if far too few are met."""
        most = 0 if goal.most_unmet is None else goal.most_unmet
        if low.unmet - most <= NEARLY * most:
            return CHEAPER * low.price_kop
        value = self.pay_kop(low.counts) + low.bound_kop
        value -= (low.price_kop - goal.price_kop) * most
        short = max(0.0, BEYOND * promised_kop - value)
        dearer = low.price_kop + round(OVERSHOOT * short / (low.unmet - most))
        return min(max(dearer, 2 * low.price_kop), DEAREST_PRICE * self._hour_kop)

    def _plan_for(self, relaxed: Relaxed) -> Tried:
        """Plans for these counts; the best so far stays."""
        self.left_out.add(relaxed.counts)
        tried = self._try(self.goal, relaxed)
        if self.best is None or self._rank(tried) < self._rank(self.best):
            self.best, self.best_relaxed = tried, relaxed
        self._tell("search")
        return tried

    def _rule_out(self) -> None:
        """Look once more at counts left out that might have been better than the best."""
        best = self.best
        if best is None or not best.kept:
            return
        value = self.value_kop(best)
        for counts in sorted(self.left_out):
            if not self.watch.over() and self._at_least(self.goal, counts) < value:
                self._look(self.fine, counts, self.goal, value)

    def _first_aim(self) -> Goal:
        """The goal with some orders to spare, so that plans for it soon keep the share."""
        most = self.goal.most_unmet
        if most is None:
            return self.goal
        lost = sum(int((~one.reachable).sum()) for one in self.days)
        return replace(self.goal, most_unmet=max(min(lost, most), math.floor(FIRST_AIM * most)))

    def _next_aim(self, aim: Goal, relaxed: Relaxed, tried: Tried) -> tuple[Goal, int]:
        """What the next candidate must do, so that plans for it keep the share, but hardly."""
        most = self.goal.most_unmet
        if most is None or aim.most_unmet is None:
            return aim, 0
        if tried.kept:
            return replace(aim, most_unmet=(aim.most_unmet + most + 1) // 2), 0
        lost = sum(int((~one.reachable).sum()) for one in self.days)
        missing = tried.unmet - most
        fewer = min(aim.most_unmet - 1, math.floor(relaxed.unmet) - missing)
        if fewer >= lost:
            return replace(aim, most_unmet=fewer), 0
        return replace(aim, most_unmet=max(lost, fewer)), sum(tried.counts) + 1

    def _try(self, goal: Goal, relaxed: Relaxed) -> Tried:
        tried = try_counts(
            self.days, self.templates, goal, relaxed, seed=self.seed, watch=self.watch
        )
        self.tried[relaxed.counts] = tried
        self.planned += sum(staffed.plans.columns for staffed, _ in tried.plans)
        return tried

    def _raise_rest(self) -> None:
        """What the lines prove of all rosters not left out."""
        found = best_counts(
            self.sizes,
            self.goal,
            self.lines,
            tried=self.left_out,
            seed=self.seed,
            seconds=self.watch.left_s,
        )
        self.rest_bound_kop = max(self.rest_bound_kop, found.bound_kop)

    def _at_least(self, goal: Goal, counts: tuple[int, ...]) -> int:
        return bound_at(self.sizes, goal, self.lines, counts, self.seed)

    def _curve_price(self, best: Tried) -> int:
        """What an unmet order costs on the curve."""
        if self.goal.most_unmet is None:
            return self.goal.price_kop
        met = sum(self.sizes.orders) - best.unmet
        mean = (self.pay_kop(best.counts) + best.driving_kop) // max(1, met)
        return min(self.price_kop, DEAREST_ORDER * mean)

    def _point(self, goal: Goal, couriers: int, *, made: bool) -> CurvePoint | None:
        """The best roster found of that size, judged by the curve's goal."""
        possible = self.sizes.least.sum() <= couriers <= self.sizes.most.sum()
        if possible and not made and not self.watch.over():
            relaxed = self._settled(goal, couriers, couriers, CURVE_LOOKS)
            if relaxed is not None and not self.watch.over():
                self._try(goal, relaxed)
        known = [one for one in self.tried.values() if sum(one.counts) == couriers]
        if made and self.best is not None:
            known = [self.best]
        if not known:
            return None
        best = min(known, key=lambda one: self._value_kop(one, goal.price_kop))
        bound = best_counts(
            self.sizes,
            goal,
            self.lines,
            couriers_from=couriers,
            couriers_to=couriers,
            seed=self.seed,
            seconds=10.0,
        ).bound_kop
        return CurvePoint(
            couriers=couriers,
            counts=best.counts,
            met=sum(self.sizes.orders) - best.unmet,
            pay_kop=self.pay_kop(best.counts),
            driving_kop=best.driving_kop,
            bound_kop=bound if self._complete else None,
        )

    def _proved(self) -> bool:
        """Whether no roster left can be better than the best."""
        return self._beaten(self.rest_bound_kop)

    def _beaten(self, bound_kop: int) -> bool:
        """Whether rosters that cost so much at least can't be better than the best."""
        best = self.best
        if best is None or not best.kept:
            return False
        value = self.value_kop(best)
        return bound_kop >= value or closed(value, bound_kop)

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


def _whole(counts: Ints) -> tuple[int, ...]:
    return tuple(int(count) for count in counts)
