"""The key figures, each with what is proved about it, and what the plan rests on."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st

from planner.dashboard.session import Shown, language
from planner.domain.plan import Proof, ProofStatus, TravelUsed
from planner.texts import number, roubles, text
from planner.travel.profiles import PROFILES

HOUR_S = 3600
METRES_PER_KM = 1000


def render(shown: Shown) -> None:
    """Draw the row of figures and the line below it."""
    columns = st.columns([1.15, 1.15, 1.15, 1, 1], gap="small")
    for column, draw in zip(columns, (_met, _cost, _order_cost, _idle, _driving), strict=True):
        with column:
            draw(shown)
    st.html(f"<div class='basis'>{''.join(_basis(shown))}</div>")


def _figure(key: str, value: str, note: str, *, good: bool | None = None) -> None:
    colour: Literal["green", "orange", "off"] = "off" if good is None else "orange"
    st.metric(
        text(f"dashboard-figure-{key}", language()),
        value,
        delta=note,
        delta_color="green" if good else colour,
        delta_arrow="off",
        help=text(f"dashboard-figure-{key}-help", language()),
        border=True,
        height="stretch",
    )


def _met(shown: Shown) -> None:
    proof, orders = shown.plan.proof, len(shown.day.orders)
    value = text("dashboard-met-of", language(), met=proof.met, orders=orders)
    proved = proof.met >= proof.met_upper_bound
    if proof.met == orders:
        note = text("dashboard-proof-all", language())
    elif not proved:
        note = text("dashboard-proof-open", language(), bound=proof.met_upper_bound)
    elif proof.scope == "any_second":
        note = text("dashboard-proof-most", language())
    else:
        note = text("dashboard-proof-grid", language(), step=proof.departure_step_s)
    _figure("met", value, note, good=proved)


def _cost(shown: Shown) -> None:
    proof = shown.plan.proof
    note, good = _cost_note(proof)
    _figure("cost", roubles(proof.cost_kop, language()), note, good=good)


def _cost_note(proof: Proof) -> tuple[str, bool]:
    least = proof.cost_lower_bound_kop
    if least is None:
        return text("dashboard-proof-no-bound", language()), False
    if proof.status is ProofStatus.OPTIMAL:
        return text("dashboard-proof-least", language()), True
    gap = number(100 * (proof.cost_kop - least) / max(1, least), language(), decimals=1)
    bound = roubles(least, language())
    return text("dashboard-proof-gap", language(), bound=bound, gap=gap), False


def _order_cost(shown: Shown) -> None:
    money = shown.money
    if not money.orders:
        _figure("order-cost", "—", text("dashboard-no-orders-met", language()))
        return
    count = len(money.orders)
    fee, cost = round(money.fees_kop / count), round(money.full_cost_kop / count)
    note = text(
        "dashboard-fee-and-margin" if fee >= cost else "dashboard-fee-and-loss",
        language(),
        fee=roubles(fee, language()),
        difference=roubles(abs(fee - cost), language()),
    )
    _figure("order-cost", roubles(cost, language()), note, good=fee >= cost)


def _idle(shown: Shown) -> None:
    hours = number(shown.money.idle_s / HOUR_S, language(), decimals=1)
    note = text(
        "dashboard-idle-note", language(), pay=roubles(shown.money.idle_kop, language())
    )
    _figure("idle", text("dashboard-hours", language(), hours=hours), note)


def _driving(shown: Shown) -> None:
    km = number(shown.money.metres / METRES_PER_KM, language())
    used = sum(row.trips > 0 for row in shown.money.couriers)
    note = text(
        "dashboard-driving-note",
        language(),
        trips=len(shown.plan.trips),
        used=used,
        couriers=len(shown.money.couriers),
    )
    _figure("driving", text("dashboard-km", language(), km=km), note)


def _basis(shown: Shown) -> list[str]:
    """What the plan rests on, as chips."""
    plan, proof = shown.plan, shown.plan.proof
    repeatable = "dashboard-repeatable" if proof.repeatable else "dashboard-not-repeatable"
    chips = [
        text(f"dashboard-knowledge-{plan.knowledge}", language()),
        _travel(plan.travel),
        text(f"dashboard-status-{proof.status}", language()),
        text(repeatable, language()),
        *_priorities(proof),
        *_cut(proof),
        text(
            "dashboard-search",
            language(),
            seconds=number(proof.seconds, language(), decimals=1),
            trips=number(proof.trips_in_catalogue, language()),
        ),
    ]
    return [f"<span>{escape(chip)}</span>" for chip in chips]


def _travel(used: TravelUsed) -> str:
    return text(
        "dashboard-travel-fallback" if used.fallback_used else "dashboard-travel",
        language(),
        provider=text(f"dashboard-provider-{used.provider}", language()),
        congestion=_congestion(used.congestion),
    )


def _priorities(proof: Proof) -> list[str]:
    if len(proof.by_priority) == 1:
        return []
    return [
        text(
            "dashboard-priority",
            language(),
            priority=one.priority,
            met=one.met,
            bound=one.upper_bound,
        )
        for one in proof.by_priority
    ]


def _cut(proof: Proof) -> list[str]:
    if proof.cut is None:
        return []
    return [
        text(
            "dashboard-cut",
            language(),
            longest=proof.cut.longest_trip,
            refused=number(proof.cut.labels_refused, language()),
            orders=len(proof.cut.orders_touched),
        )
    ]


def _congestion(name: str) -> str:
    """The profile in words, with what was done to it; a user's own file keeps its name."""
    profile, _, changed = name.partition(" ")
    if profile in PROFILES:
        return f"{text(f'dashboard-congestion-{profile}', language())} {changed}".rstrip()
    return text("dashboard-congestion-own", language(), name=name)
