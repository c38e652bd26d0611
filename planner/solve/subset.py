"""Can all of these orders be met by these couriers? Yes with a plan, or no with a proof.

A plan is made of the plan's columns that carry none but the orders asked about, or, where they
are few enough to be searched, of all of them. A proof must not suppose the former: where roads
are not metric an order may be reachable only by way of another. So in the favourable packing
every column is kept and stands for those of its orders that are asked about; how often the
others are carried is nobody's question. A bound above zero on the orders left unmet there, or a
whole-number search that ends without a plan, proves that no plan meets them all, at any second.
Where neither comes in time, or the question is too large for a search, the answer is None,
never "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from planner.domain.fleet import CourierGroup, CourierId
from planner.domain.plan import Trip
from planner.errors import AuditError
from planner.solve.audit import replay_findings
from planner.solve.bound import Objective, lower_bound
from planner.solve.couriers import named_trips
from planner.solve.cuts import no_cuts
from planner.solve.packing import Packing, carried
from planner.solve.prepared import Prepared
from planner.solve.relax import Relaxation, first_columns, relax
from planner.solve.search import search
from planner.solve.watch import Watch
from planner.trips.order_sets import NONE, Ints

Chosen = npt.NDArray[np.bool_]
UNIT_KOP = 1000  # one order left unmet
SEARCH_WORK = 1.0  # of a whole-number search, CP-SAT's deterministic time, about seconds
MOST_COLUMNS = 6_000  # a whole-number search over more has little hope in that time
CUT_ROUNDS = 3
WHOLE = 1e-6  # a column's weight so near a whole number is one


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Whether all of the orders can be met.

    Attributes
    ----------
    possible : True with a plan, False with a proof, None where neither was found.
    trips : the plan's trips, replayed by the audit.
    needed : where it is proved, the orders the proof speaks of.
    """

    possible: bool | None
    trips: tuple[Trip, ...] = ()
    needed: Chosen | None = None


def all_met(prepared: Prepared, orders: Chosen, watch: Watch) -> Answer:
    """Whether one plan meets all orders chosen, whatever becomes of the others."""
    bounds = _projected(prepared.bounds, orders, {}, prepared)
    needed = _proved_by_values(bounds, orders, watch) if prepared.complete else None
    if needed is not None:
        return Answer(possible=False, needed=needed)
    # where roads are not metric an order may be reachable only by way of one not asked about
    for plans in (_narrowed(prepared.plans, orders), prepared.plans):
        columns, _ = _searched(plans, orders, prepared, watch)
        if columns is not None:
            return Answer(possible=True, trips=_audited(prepared, plans, columns))
    if prepared.complete and _proved_by_search(bounds, orders, prepared, watch):
        return Answer(possible=False, needed=orders)
    return Answer(possible=None)


def refuted(
    prepared: Prepared,
    orders: Chosen,
    watch: Watch,
    *,
    couriers: Mapping[int, int] | None = None,
    search: bool = True,
) -> Chosen | None:
    """The orders by which it is proved that not all of those chosen can be met; None: no proof.

    Parameters
    ----------
    couriers : other numbers of couriers, by number of the group in `Day.groups`.
    search : whether a whole-number search is tried where the bound proves nothing.
    """
    if not prepared.complete:
        return None
    bounds = _projected(prepared.bounds, orders, couriers or {}, prepared)
    needed = _proved_by_values(bounds, orders, watch)
    if needed is None and search and _proved_by_search(bounds, orders, prepared, watch):
        needed = orders
    return needed


def least_cost_kop(prepared: Prepared, orders: Chosen, watch: Watch) -> int:
    """No plan that meets all orders chosen costs less, whatever becomes of the others.

    Only for rates by which a trip back earlier costs no more; 0 where nothing is proved.
    """
    if not prepared.complete:
        return 0
    packing = _projected(prepared.bounds, orders, {}, prepared)
    held = Objective(
        costs=True,
        penalty_kop=np.zeros(packing.orders, np.int64),
        most_unmet=tuple(
            int((~orders & (packing.order_class == number)).sum())
            for number in range(packing.classes)
        ),
    )
    start = first_columns(packing)
    return max(0, relax(packing, held, start=start, rounds=CUT_ROUNDS, watch=watch).bound.kop)


def proved_unmet(
    prepared: Prepared,
    order: int,
    most_unmet: tuple[int, ...],
    watch: Watch,
    *,
    near: Chosen | None = None,
) -> bool:
    """Whether it is proved that no plan meets this order with so few others unmet.

    Parameters
    ----------
    order : its index in the day. most_unmet : per class, how many orders may stay unmet.
    near : orders the question is about, that one among them: a smaller question, by which less
        can be proved. Of the others those no trip carries are unmet, the rest may all be met.
    """
    if not prepared.complete:
        return False
    if min(most_unmet, default=0) < 0:
        return True
    packing = prepared.bounds
    if near is not None:
        maybe_met = ~near & carried(packing, np.arange(packing.columns))
        classes = packing.order_class[maybe_met]
        allowed = np.bincount(classes, minlength=packing.classes) + most_unmet
        most_unmet = tuple(int(most) for most in allowed)
        packing = _projected(packing, near, {}, prepared)
    penalty_kop = np.zeros(packing.orders, np.int64)
    penalty_kop[order] = UNIT_KOP
    only_it = Objective(costs=False, penalty_kop=penalty_kop, most_unmet=most_unmet)
    return _above_zero(packing, only_it, watch) is not None


def _narrowed(packing: Packing, orders: Chosen) -> Packing:
    """The packing of columns that carry only orders chosen."""
    welcome = np.append(orders, True)  # NONE is -1: padding is welcome
    all_welcome: Chosen = np.all(welcome[packing.members], axis=1)
    return packing.only(np.flatnonzero(all_welcome[packing.set_of]))


def _projected(
    packing: Packing, orders: Chosen, couriers: Mapping[int, int], prepared: Prepared
) -> Packing:
    """Every column as those of its orders that are chosen; of equal ones the first back.

    Of those that hold no courier the cheapest.
    """
    chosen = np.append(orders, False)
    members = np.where(chosen[packing.members], packing.members, NONE)
    members = -np.sort(-members, axis=1)  # padding last
    sets, of_set = np.unique(members, axis=0, return_inverse=True)
    held = sets[:, 0] != NONE
    set_of = of_set[packing.set_of]
    numbers = {fleet: number for number, fleet in enumerate(prepared.day.groups)}
    part = np.zeros(packing.columns, np.int64)
    for number, group in enumerate(packing.groups, start=1):
        part[group.columns] = number
    back = np.where(part == 0, 0, packing.returns)  # what holds no courier: the cheapest
    first = np.lexsort((packing.cost_kop, back, set_of, packing.leaves, part))
    keys = np.column_stack([part, packing.leaves, set_of])[first]
    new = np.append(True, (np.diff(keys, axis=0) != 0).any(axis=1))[: len(first)]
    kept = np.zeros(packing.columns, bool)
    kept[first[new]] = True
    narrow = replace(packing, members=sets, set_of=set_of).only(
        np.flatnonzero(kept & held[set_of])
    )
    groups = tuple(
        replace(group, fleet=_with_couriers(group.fleet, couriers.get(numbers[group.fleet])))
        for group in narrow.groups
    )
    return replace(narrow, groups=groups)


def _with_couriers(fleet: CourierGroup, count: int | None) -> CourierGroup:
    """The group, cut or filled up to `count` with couriers who exist only in the question."""
    if count is None:
        return fleet
    more = range(count - fleet.count)
    invented = (CourierId(f"?{number}") for number in more)
    return replace(fleet, courier_ids=(*fleet.courier_ids[:count], *invented))


def _objective(packing: Packing, orders: Chosen) -> Objective:
    """Count the orders chosen that stay unmet."""
    everyone = tuple(
        int((packing.order_class == number).sum()) for number in range(packing.classes)
    )
    return Objective(
        costs=False, penalty_kop=np.where(orders, UNIT_KOP, 0), most_unmet=everyone
    )


def _proved_by_values(packing: Packing, orders: Chosen, watch: Watch) -> Chosen | None:
    """The orders by whose values a bound proves that they can't all be met; None: no proof."""
    counting = _objective(packing, orders)
    relaxation = _above_zero(packing, counting, watch)
    if relaxation is None:
        return None
    valued = orders & (relaxation.values_kop > UNIT_KOP * 1e-4)
    again = lower_bound(
        packing,
        _objective(packing, valued),
        np.where(valued, relaxation.values_kop, 0.0),
        relaxation.cuts,
        relaxation.prices_kop,
    )
    return valued if again.units > 0 else orders


def _above_zero(packing: Packing, objective: Objective, watch: Watch) -> Relaxation | None:
    """A relaxation with a bound above zero, with cuts only where it takes them; or None."""
    start = first_columns(packing)
    for rounds in (0, CUT_ROUNDS):
        relaxation = relax(packing, objective, start=start, rounds=rounds, watch=watch)
        if relaxation.bound.units > 0:
            return relaxation
        if watch.over() or _whole(relaxation):
            break  # no cut moves what a whole plan takes
        start = np.sort(relaxation.columns)
    return None


def _whole(relaxation: Relaxation) -> bool:
    """Whether the relaxation ended with every column taken or left."""
    off = np.abs(relaxation.weights - np.rint(relaxation.weights))
    return relaxation.finished and bool((off < WHOLE).all())


def _proved_by_search(
    bounds: Packing, orders: Chosen, prepared: Prepared, watch: Watch
) -> bool:
    """Whether a whole-number search over the favourable packing ends without a plan."""
    columns, ended = _searched(bounds, orders, prepared, watch)
    return columns is None and ended


def _audited(prepared: Prepared, plans: Packing, columns: Ints) -> tuple[Trip, ...]:
    """The columns as trips of named couriers, replayed."""
    trips = named_trips(
        prepared.day,
        prepared.travel,
        prepared.catalogues.plan,
        plans,
        columns,
        prepared.sequences,
    )
    findings = replay_findings(prepared.day, prepared.travel, trips)
    if findings:
        raise AuditError(findings)
    return trips


def _searched(
    packing: Packing, orders: Chosen, prepared: Prepared, watch: Watch
) -> tuple[Ints | None, bool]:
    """Columns that carry all orders chosen, if found; whether the search came to its end."""
    if packing.columns > MOST_COLUMNS or watch.over():
        return None, False
    found = search(
        packing,
        _objective(packing, orders),
        np.arange(packing.columns),
        no_cuts(packing),
        below_kop=1,
        work=SEARCH_WORK,
        seconds=watch.left_s,
        seed=prepared.day.solver.seed,
        stop=watch.over,
        better=lambda _: None,
    )
    return found.columns, found.ended == "proved"
