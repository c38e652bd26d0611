"""What a plan says at a glance: the key figures as pairs of words, and the printed summary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.domain.day import Day
from planner.domain.plan import OrderOutcome, Plan, Proof, ProofStatus
from planner.export.punctuality import percent, with_error
from planner.export.quantities import kilometres
from planner.export.reasons import reason_text, verdict_text
from planner.money.ledger import Ledger, ledger
from planner.texts import Language, long_date, number, roubles, text
from planner.trips.pool import RULE as HEURISTIC

UNMET_LISTED = 30  # the rest stands in orders.csv

Figure = tuple[str, str]


def key_figures(
    day: Day, plan: Plan, language: Language, money: Ledger | None = None
) -> tuple[Figure, ...]:
    """Name and value of each key figure, in words."""
    money = money or ledger(day, plan)
    return (
        *_orders(day, plan, language),
        *_cost(plan.proof, language),
        *_work(day, plan, money, language),
        *_money(money, language),
        *_on_time(plan, language),
        *_search(plan, language),
        *_wishes(plan, language),
    )


def _wishes(plan: Plan, language: Language) -> Iterator[Figure]:
    """Of which plans the proof speaks, where it is not of all."""
    if plan.proof.under_wishes:
        yield text("figure-wishes", language), text("figure-wishes-proof", language)


def summary(
    day: Day,
    plan: Plan,
    *,
    notices: tuple[str, ...],
    files: tuple[Path, ...],
    language: Language,
    width: int,
    money: Ledger | None = None,
) -> str:
    """The printed summary: key figures, orders not met with their reasons, notices, files."""
    console = Console(width=width, no_color=True, highlight=False, markup=False)
    table = Table.grid(padding=(0, 2))
    for name, value in key_figures(day, plan, language, money):
        table.add_row(Text(name), Text(value))
    title = text("summary-title", language, date=long_date(day.clock.day, language))
    with console.capture() as captured:
        console.print(Text(title))
        console.print(table)
        for line in _below(day, plan, notices, files, language):
            console.print(Text(line), soft_wrap=True)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _orders(day: Day, plan: Plan, language: Language) -> Iterator[Figure]:
    proof, orders = plan.proof, len(day.orders)
    met = _met(proof, proof.met, proof.met_upper_bound, orders, language)
    yield text("summary-orders", language), met
    if len(proof.by_priority) == 1:
        return
    for one in proof.by_priority:
        size = sum(order.priority == one.priority for order in day.orders)
        name = text("summary-class", language, priority=one.priority)
        yield name, _met(proof, one.met, one.upper_bound, size, language)


def _met(proof: Proof, met: int, bound: int, orders: int, language: Language) -> str:
    values = {"met": met, "orders": orders, "bound": bound, "step": proof.departure_step_s}
    if met == orders or proof.profit_kop is not None:  # for profit the count is no goal
        key = "summary-orders-all"
    elif bound >= orders:
        key = "summary-orders-unknown"
    elif met < bound:
        key = "summary-orders-open"
    else:
        on_grid = proof.scope != "any_second"
        key = "summary-orders-grid" if on_grid else "summary-orders-proved"
    return text(key, language, **values)


def _cost(proof: Proof, language: Language) -> Iterator[Figure]:
    cost = roubles(proof.cost_kop, language)
    if proof.profit_kop is None:
        yield text("summary-cost", language), _cost_proved(proof, cost, language)
        return
    yield text("summary-cost", language), cost
    profit, most = roubles(proof.profit_kop, language), proof.profit_upper_bound_kop
    yield (
        text("summary-profit", language),
        text("summary-profit-open", language, profit=profit)
        if most is None
        else text(
            "summary-profit-bound", language, profit=profit, bound=roubles(most, language)
        ),
    )


def _cost_proved(proof: Proof, cost: str, language: Language) -> str:
    least = proof.cost_lower_bound_kop
    if least is None:
        return text("summary-cost-open", language, cost=cost)
    if proof.status is ProofStatus.OPTIMAL:
        return text("summary-cost-least", language, cost=cost)
    gap = number(100 * (proof.cost_kop - least) / max(1, least), language, decimals=1)
    bound = roubles(least, language)
    return text("summary-cost-bound", language, cost=cost, bound=bound, gap=gap)


def _work(day: Day, plan: Plan, money: Ledger, language: Language) -> Iterator[Figure]:
    km = kilometres(money.metres, language)
    driving = text("summary-kilometres", language, km=km, trips=len(plan.trips))
    used = sum(courier.trips > 0 for courier in money.couriers)
    couriers = text("summary-couriers-of", language, used=used, couriers=len(day.couriers))
    yield text("summary-driving", language), driving
    yield text("summary-couriers", language), couriers


def _money(money: Ledger, language: Language) -> Iterator[Figure]:
    if money.orders:
        fees, costs, count = money.fees_kop, money.full_cost_kop, len(money.orders)
        yield (
            text("summary-full-cost", language),
            text(
                "summary-full-cost-fee",
                language,
                cost=roubles(round(costs / count), language),
                fee=roubles(round(fees / count), language),
                margin=roubles(round((fees - costs) / count), language),
            ),
        )
        yield text("summary-split", language), text(f"summary-split-{money.split}", language)
    hours = number(money.idle_s / 3600, language, decimals=1)
    idle = text(
        "summary-idle-hours", language, hours=hours, cost=roubles(money.idle_kop, language)
    )
    yield text("summary-idle", language), idle


def _on_time(plan: Plan, language: Language) -> Iterator[Figure]:
    """How punctual the plan is, where it was simulated."""
    done = plan.on_time
    if done is None:
        return
    key = "simulated" if done.target is None else "target"
    yield (
        text("summary-on-time", language),
        text(
            f"summary-on-time-{key}",
            language,
            target="" if done.target is None else percent(done.target, language),
            mean=percent(done.mean_share, language),
            least=percent(done.least_share, language),
            late=with_error(done.late_orders, done.late_orders_error, language),
        ),
    )


def _search(plan: Plan, language: Language) -> Iterator[Figure]:
    proof, used = plan.proof, plan.travel
    words = [text(f"summary-status-{proof.status}", language)]
    if proof.scope != "any_second":
        words.append(text("summary-scope-grid", language, step=proof.departure_step_s))
    if proof.cut is not None:
        key = "summary-cut-heuristic" if proof.cut.rule == HEURISTIC else "summary-cut"
        words.append(text(key, language, longest=proof.cut.longest_trip))
    if not proof.repeatable:
        words.append(text("summary-not-repeatable", language))
    seconds = number(proof.seconds, language, decimals=1)
    trips = proof.trips_in_catalogue
    words.append(text("summary-search", language, seconds=seconds, trips=trips))
    yield text("summary-proof", language), "; ".join(words)
    key = "summary-travel-fallback" if used.fallback_used else "summary-travel-used"
    times = text(key, language, provider=used.provider, congestion=used.congestion)
    yield text("summary-travel", language), times
    if used.attribution:
        dated = used.attribution
        if used.data_date is not None:
            day = long_date(date.fromisoformat(used.data_date), language)
            dated = text("summary-map-data-dated", language, attribution=dated, date=day)
        yield text("summary-map-data", language), dated


def _below(
    day: Day,
    plan: Plan,
    notices: tuple[str, ...],
    files: tuple[Path, ...],
    language: Language,
) -> Iterator[str]:
    unmet = [outcome for outcome in plan.outcomes if outcome.reason is not None]
    if unmet:
        yield text("summary-unmet", language)
        yield from (f"  {_unmet(day, outcome, language)}" for outcome in unmet[:UNMET_LISTED])
    if len(unmet) > UNMET_LISTED:
        yield "  " + text("summary-unmet-more", language, more=len(unmet) - UNMET_LISTED)
    if notices:
        yield text("summary-notices", language)
        yield from (f"  {notice}" for notice in notices)
    yield text("summary-files", language)
    yield from (f"  {file}" for file in files)


def _unmet(day: Day, outcome: OrderOutcome, language: Language) -> str:
    assert outcome.reason is not None
    return text(
        "summary-unmet-order",
        language,
        order=outcome.order_id,
        verdict=verdict_text(outcome.verdict, language),
        reason=reason_text(day, outcome.reason, language),
    )
