"""The days' relaxations at whole numbers of couriers, and the lines they prove.

Given the counts, the days have nothing in common: each is an LP of its own
(`planner.solve.relax`), solved side by side and from where it ended at the counts before. Its
values prove a line (`planner.roster.lines`) that holds at all counts: the Benders cut of the
master problem in `planner.roster.counts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from planner.domain.fleet import CourierGroup, CourierId
from planner.roster.lines import Line, line_of, objective_of
from planner.roster.ready import ReadyDay
from planner.solve.cuts import no_cuts
from planner.solve.packing import Packing
from planner.solve.relax import Relaxation, first_columns, relax, relaxed_with
from planner.solve.separate import violated_cuts
from planner.solve.watch import Watch

CORES = 2  # days solved side by side
CUT_ROUNDS = 2
SMALL_GAIN = 1e-4  # a round of cuts that lifts the bound by less, relative, is the last


@dataclass(frozen=True)
class Relaxed:
    """The days at the same counts, unmet orders at a price.

    Attributes
    ----------
    unmet : orders the relaxations leave unmet, in fractions, over all days.
    bound_kop : driving and unmet orders at the price cost no less, over all days.
    days : per day the relaxation.
    """

    counts: tuple[int, ...]
    price_kop: int
    unmet: float
    bound_kop: int
    days: tuple[Relaxation, ...]


@dataclass
class Relaxations:
    """Solves days at counts; keeps what is proved and where each day's LP ended.

    Attributes
    ----------
    packings : per day, favourable ones for one courier of each template.
    templates : how many. lines : where what is proved goes. columns : solved over so far, a
        measure of work that is the same in every run.
    """

    packings: Sequence[Packing]
    days: Sequence[ReadyDay]
    templates: int
    watch: Watch
    lines: list[Line]
    columns: int = 0

    def __post_init__(self) -> None:
        self._ended: list[Relaxation | None] = [None] * len(self.days)

    def at(self, counts: tuple[int, ...], price_kop: int) -> Relaxed:
        """Every day with these couriers; what was proved joins the lines."""
        with ThreadPoolExecutor(max_workers=CORES) as cores:
            found = tuple(
                cores.map(
                    lambda number: self._day(number, counts, price_kop), range(len(self.days))
                )
            )
        unmet = 0.0
        for number, (ready, one) in enumerate(zip(self.days, found, strict=True)):
            self._ended[number] = one
            self.columns += len(one.columns)
            packing = self.packings[number]
            members = packing.members[packing.set_of[one.columns]]
            unmet += ready.orders - float(one.weights @ (members >= 0).sum(axis=1))
            self.lines.append(
                line_of(
                    ready,
                    packing,
                    number,
                    self.templates,
                    one.values_kop,
                    price_kop,
                    one.cuts,
                    one.prices_kop,
                )
            )
        return Relaxed(
            counts=counts,
            price_kop=price_kop,
            unmet=unmet,
            bound_kop=sum(one.bound.kop for one in found),
            days=found,
        )

    def _day(self, number: int, counts: tuple[int, ...], price_kop: int) -> Relaxation:
        ready, before = self.days[number], self._ended[number]
        packing = staffed(ready, self.packings[number], counts)
        objective = objective_of(ready, price_kop)
        if before is None or before.basis is None:
            start = first_columns(packing)
            return relax(packing, objective, start=start, rounds=CUT_ROUNDS, watch=self.watch)
        none = no_cuts(packing)
        best = relaxed_with(packing, objective, before, none, self.watch)
        for _ in range(CUT_ROUNDS):
            found = violated_cuts(packing, best.columns, best.weights)
            if len(found) == 0 or not best.finished:
                break
            better = relaxed_with(packing, objective, best, found, self.watch)
            gain = better.bound.units - best.bound.units
            if gain > 0:
                best = better
            if gain <= SMALL_GAIN * abs(best.bound.units):
                break
        return best


def staffed(ready: ReadyDay, packing: Packing, counts: tuple[int, ...]) -> Packing:
    """A packing of the day with so many couriers of each template."""
    groups = tuple(
        replace(group, fleet=_copies(group.fleet, counts[template]))
        for group, template in zip(packing.groups, ready.template_of, strict=True)
    )
    return replace(packing, groups=groups)


def _copies(fleet: CourierGroup, count: int) -> CourierGroup:
    first = fleet.courier_ids[0]
    names = tuple(CourierId(f"{first} {number + 1}") for number in range(count))
    return replace(fleet, courier_ids=names)
