"""Scenarios as they go to the solver: what it sees, under which key, on whose trips."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from planner.domain.day import Day
from planner.domain.order import Order
from planner.domain.plan import Trip
from planner.errors import InputError
from planner.scenarios.changes import Source, changes_trips
from planner.scenarios.grid import Change
from planner.scenarios.problem import Problem, as_solved, problem_key, program_version
from planner.scenarios.solving import Failed, Task, failed


@dataclass(frozen=True, kw_only=True)
class Posed:
    """A scenario as it goes to the solver.

    Attributes
    ----------
    problem : what the solver sees, key its key; None where the changes can't be made.
    groups, simulated : as in `Task`.
    """

    number: int
    changes: tuple[Change, ...]
    day: Day | None = None
    problem: Problem | None = None
    key: str = ""
    groups: tuple[tuple[str, Problem], ...] = ()
    simulated: bool = False
    failure: Failed | None = None


@dataclass(kw_only=True)
class Poser:
    """Poses scenarios; the days of their groups are made and hashed once."""

    source: Source
    simulated: bool = False
    _orders: dict[tuple[Order, ...], tuple[Order, ...]] = field(default_factory=dict)
    _groups: dict[tuple[Change, ...], tuple[str, Problem]] = field(default_factory=dict)

    def scenario(self, number: int, changes: tuple[Change, ...]) -> Posed:
        """The day with these changes, as scenario `number`."""
        try:
            problem = self.source.problem(changes)
            of_trips = tuple(change for change in changes if changes_trips(change))
            groups = tuple(dict(map(self._group, [(), of_trips])).items())
        except InputError as error:
            return Posed(number=number, changes=changes, failure=failed(error))
        solved = self._solved(problem)
        return Posed(
            number=number,
            changes=changes,
            day=problem.day,
            problem=solved,
            key=problem_key(solved),
            groups=groups,
            simulated=self.simulated,
        )

    def _group(self, changes: tuple[Change, ...]) -> tuple[str, Problem]:
        if changes not in self._groups:
            problem = self._solved(self.source.problem(changes))
            self._groups[changes] = (problem_key(problem), problem)
        return self._groups[changes]

    def _solved(self, problem: Problem) -> Problem:
        """What the solver sees; equal orders are one object, in memory and on their way."""
        solved = as_solved(problem)
        orders = self._orders.setdefault(solved.day.orders, solved.day.orders)
        return replace(solved, day=replace(solved.day, orders=orders))


def task_of(posed: Posed, begin_with: tuple[Trip, ...]) -> Task:
    """The scenario's task; its result's key tells also what it began with."""
    assert posed.problem is not None
    return Task(
        key=hashlib.sha256(repr((posed.key, posed.simulated, begin_with)).encode()).hexdigest(),
        problem=posed.problem,
        groups=posed.groups,
        begin_with=begin_with,
        simulated=posed.simulated,
        version=program_version(),
    )
