"""A day made ready for a roster: every trip that any template's couriers could drive.

The day is packed with one courier of each template. How many there are is the roster's
question, so counts enter nowhere here: not the trips, not the columns. All orders count alike:
priorities say who goes first on a day, not how many couriers to hire.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.errors import Fault, InputError
from planner.roster.past_days import NamedDay
from planner.roster.templates import Template, template_couriers
from planner.solve.packing import Packing, pack
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes
from planner.trips.catalogue import Catalogues, build_catalogues, compile_enumeration

COARSE_STEP_S = 300  # of departures, where counts are only looked for


@dataclass(frozen=True, kw_only=True)
class ReadyDay:
    """A day, its trips, and the packing that bounds rest on.

    Attributes
    ----------
    name, simulated : as of `NamedDay`. day : with one courier per template, one priority.
    travel, catalogues : its travel times and trips.
    bounds : the favourable packing. coarse : another one, of fewer departures, that bounds
        less well and is solved sooner. template_of : per group of it, the template's index.
    """

    name: str
    simulated: bool
    day: Day
    travel: TravelTimes
    catalogues: Catalogues
    bounds: Packing
    coarse: Packing
    template_of: tuple[int, ...]

    @property
    def orders(self) -> int:
        """How many orders the day has."""
        return len(self.day.orders)

    @property
    def complete(self) -> bool:
        """Whether no trip is missing, so that bounds hold."""
        return self.catalogues.favourable.cut is None

    @property
    def reachable(self) -> npt.NDArray[np.bool_]:
        """Per order, whether any trip of any template or outside courier carries it."""
        found = np.zeros(self.orders + 1, bool)  # the last stands for padding
        found[self.bounds.members[np.unique(self.bounds.set_of)]] = True
        return found[:-1]


def make_ready(named: NamedDay, templates: Sequence[Template], file: str) -> ReadyDay:
    """Enumerate and pack the day's trips for one courier of each template.

    Parameters
    ----------
    file : the templates' file, for what is wrong with a template on that day's roads.

    Raises
    ------
    InputError
        A template's vehicle so slow that leaving later could arrive earlier.
    """
    given = named.given
    day = replace(
        given.day,
        orders=tuple(replace(order, priority=0) for order in given.day.orders),
        couriers=template_couriers(given.day, templates, [1] * len(templates)),
        solver=given.day.solver.model_copy(update={"objective": "serve"}),
    )
    try:
        travel = travel_times(day, given=given.given, congestion=given.congestion)
    except InputError as error:
        raise InputError(tuple(_of_file(fault, file) for fault in error.faults)) from None
    compile_enumeration()
    catalogues = build_catalogues(day, travel)
    bounds = pack(day, travel, catalogues.favourable, favourable=True)
    numbers = {courier.courier_id: k for k, courier in enumerate(day.couriers)}
    return ReadyDay(
        name=named.name,
        simulated=named.simulated,
        day=day,
        travel=travel,
        catalogues=catalogues,
        bounds=bounds,
        coarse=_coarse(day, travel, bounds),
        template_of=tuple(numbers[group.fleet.courier_ids[0]] for group in bounds.groups),
    )


def _coarse(day: Day, travel: TravelTimes, bounds: Packing) -> Packing:
    """The favourable packing with departures every few minutes."""
    if day.solver.departure_step_s >= COARSE_STEP_S:
        return bounds
    solver = day.solver.model_copy(update={"departure_step_s": COARSE_STEP_S})
    rough = replace(day, solver=solver)
    return pack(rough, travel, build_catalogues(rough, travel).favourable, favourable=True)


def _of_file(fault: Fault, file: str) -> Fault:
    return replace(fault, file=file) if fault.file == "couriers.csv" else fault
