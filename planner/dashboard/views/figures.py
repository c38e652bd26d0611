"""The key figures, each with what is proved about it, and what the plan rests on."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st

from planner.dashboard.figure_words import Figure, plan_figures
from planner.dashboard.session import language
from planner.dashboard.shown import Shown
from planner.domain.plan import Proof, TravelUsed
from planner.texts import number, text
from planner.travel.profiles import PROFILES


def render(shown: Shown) -> None:
    """Draw the row of figures."""
    columns = st.columns([1.15, 1.15, 1.15, 1, 1], gap="small")
    for column, figure in zip(columns, plan_figures(shown, language()), strict=True):
        with column:
            _draw(figure)


def render_basis(shown: Shown) -> None:
    """Draw what the plan rests on."""
    st.html(f"<div class='basis'>{''.join(_basis(shown))}</div>")


def _draw(figure: Figure) -> None:
    colour: Literal["green", "orange", "off"] = "orange"
    if figure.good is not False:
        colour = "green" if figure.good else "off"
    st.metric(
        text(f"dashboard-figure-{figure.key}", language()),
        figure.value,
        delta=figure.note,
        delta_color=colour,
        delta_arrow="off",
        help=text(f"dashboard-figure-{figure.key}-help", language()),
        border=True,
        height="stretch",
    )


def _basis(shown: Shown) -> list[str]:
    """What the plan rests on, as chips."""
    plan, proof = shown.plan, shown.plan.proof
    repeatable = "dashboard-repeatable" if proof.repeatable else "dashboard-not-repeatable"
    chips = [
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
