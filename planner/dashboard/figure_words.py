"""The figures a plan is judged by, in words: how many orders, at what cost, what is proved."""

from __future__ import annotations

from dataclasses import dataclass

from planner.dashboard.shown import Shown
from planner.domain.plan import Proof, ProofStatus
from planner.texts import Language, number, roubles, text

HOUR_S = 3600
METRES_PER_KM = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as written.

    Attributes
    ----------
    key : of its name and help. note : what is known about the value. good : whether that is
        good news; None where it is neither.
    """

    key: str
    value: str
    note: str
    good: bool | None = None


def plan_figures(shown: Shown, language: Language) -> tuple[Figure, ...]:
    """Orders met, cost of the trips, full cost per order, idle time, kilometres."""
    return (
        met_figure(shown, language),
        _cost(shown.plan.proof, language),
        order_cost_figure(shown, language),
        _idle(shown, language),
        _driving(shown, language),
    )


def met_figure(shown: Shown, language: Language) -> Figure:
    """Orders met of all, and whether more is proved impossible."""
    proof, orders = shown.plan.proof, len(shown.day.orders)
    value = text("dashboard-met-of", language, met=proof.met, orders=orders)
    proved = proof.met >= proof.met_upper_bound
    if proof.met == orders:
        note = text("dashboard-proof-all", language)
    elif not proved:
        note = text("dashboard-proof-open", language, bound=proof.met_upper_bound)
    elif proof.scope == "any_second":
        note = text("dashboard-proof-most", language)
    else:
        note = text("dashboard-proof-grid", language, step=proof.departure_step_s)
    return Figure(key="met", value=value, note=note, good=proved)


def order_cost_figure(shown: Shown, language: Language) -> Figure:
    """Full cost of an order met on average, against its fee."""
    money = shown.money
    if not money.orders:
        note = text("dashboard-no-orders-met", language)
        return Figure(key="order-cost", value="—", note=note)
    count = len(money.orders)
    fee, cost = round(money.fees_kop / count), round(money.full_cost_kop / count)
    note = text(
        "dashboard-fee-and-margin" if fee >= cost else "dashboard-fee-and-loss",
        language,
        fee=roubles(fee, language),
        difference=roubles(abs(fee - cost), language),
    )
    return Figure(key="order-cost", value=roubles(cost, language), note=note, good=fee >= cost)


def _cost(proof: Proof, language: Language) -> Figure:
    note, good = _cost_note(proof, language)
    return Figure(key="cost", value=roubles(proof.cost_kop, language), note=note, good=good)


def _cost_note(proof: Proof, language: Language) -> tuple[str, bool]:
    least = proof.cost_lower_bound_kop
    if least is None:
        return text("dashboard-proof-no-bound", language), False
    if proof.status is ProofStatus.OPTIMAL:
        return text("dashboard-proof-least", language), True
    gap = number(100 * (proof.cost_kop - least) / max(1, least), language, decimals=1)
    bound = roubles(least, language)
    return text("dashboard-proof-gap", language, bound=bound, gap=gap), False


def _idle(shown: Shown, language: Language) -> Figure:
    hours = number(shown.money.idle_s / HOUR_S, language, decimals=1)
    pay = roubles(shown.money.idle_kop, language)
    return Figure(
        key="idle",
        value=text("dashboard-hours", language, hours=hours),
        note=text("dashboard-idle-note", language, pay=pay),
    )


def _driving(shown: Shown, language: Language) -> Figure:
    km = number(shown.money.metres / METRES_PER_KM, language)
    note = text(
        "dashboard-driving-note",
        language,
        trips=len(shown.plan.trips),
        used=sum(row.trips > 0 for row in shown.money.couriers),
        couriers=len(shown.money.couriers),
    )
    return Figure(key="driving", value=text("dashboard-km", language, km=km), note=note)
