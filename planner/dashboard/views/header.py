"""What stands on every page: the day, what its plan comes to, what can be done with it."""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from planner.dashboard.edit_plan import redo_needed, replan
from planner.dashboard.figure_words import met_figure, order_cost_figure
from planner.dashboard.planning import (
    LEAST_LIMIT_S,
    MOST_LIMIT_S,
    TIME_LIMIT_KEY,
    start,
    time_limit_s,
)
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, language, session
from planner.dashboard.shown import Shown
from planner.dashboard.since_plan import changes_since_plan
from planner.dashboard.views import downloads, travel_source
from planner.domain.day import Day
from planner.texts import long_date, text

POPOVER_KEY = "plan_again"


def render(now: Session, *, with_changes: bool) -> None:
    """Draw the day's title and actions, its plan in a line, and what changed since.

    Parameters
    ----------
    with_changes : not on a page that tells of changes itself.
    """
    title, actions = st.columns([5, 1.75], vertical_alignment="top")
    day = now.loaded.day if now.shown is None else now.shown.day
    with title:
        date = long_date(day.clock.day, language())
        heading = text("dashboard-heading", language(), date=date)
        st.html(
            f"<div class='heading'><h3>{escape(heading)}</h3>"
            f"<span>{escape(_contents(now, day))}</span></div>"
            f"<div class='facts'>{''.join(_facts(now.shown))}</div>"
        )
    with actions, st.container(horizontal=True, horizontal_alignment="right"):
        _planning(now)
        _downloads(now.shown)
    if with_changes:
        _changes(now)
    travel_source.render_notices(now)


def _contents(now: Session, day: Day) -> str:
    source = now.source if now.shown is None else now.shown.source
    return " · ".join(
        [
            text(f"dashboard-source-{source}", language()),
            text("dashboard-orders-count", language(), count=len(day.orders)),
            text("dashboard-couriers-count", language(), count=len(day.couriers)),
            *(
                [text("reasons-fixes-applied", language(), count=len(now.applied))]
                if now.applied
                else []
            ),
        ]
    )


def _facts(shown: Shown | None) -> list[str]:
    """What the plan comes to, as HTML; pointed at, each says how it is counted."""
    if shown is None:
        return [_fact(text("header-no-plan", language()))]
    met, cost = met_figure(shown, language()), order_cost_figure(shown, language())
    travel, travel_help = travel_source.source_words(shown.plan, language())
    numbers = {"met": shown.plan.proof.met, "orders": len(shown.day.orders)}
    knowledge = shown.plan.knowledge
    return [
        _fact(
            text("header-met", language(), **numbers),
            met.note,
            good=met.good,
            why=text("dashboard-figure-met-help", language()),
        ),
        _fact(
            text("header-order-cost", language(), cost=cost.value),
            cost.note,
            good=cost.good,
            why=text("dashboard-figure-order-cost-help", language()),
        ),
        _fact(travel, why=travel_help),
        _fact(
            text(f"dashboard-knowledge-{knowledge}", language()),
            why=text(f"header-knowledge-{knowledge}-help", language()),
        ),
        *_planned_at(shown),
    ]


def _fact(what: str, note: str = "", *, good: bool | None = None, why: str = "") -> str:
    sort = {True: "good", False: "bad", None: "plain"}[good]
    told = f" <i class='{sort}'>{escape(note)}</i>" if note else ""
    pointed = f" title='{escape(why)}'" if why else ""
    return f"<span{pointed}><b>{escape(what)}</b>{told}</span>"


def _planned_at(shown: Shown) -> list[str]:
    if shown.planned_at is None:
        return []
    at = shown.planned_at.astimezone(shown.day.clock.zone)
    time = f"{at:%H:%M}"
    today = at.date() == datetime.now(shown.day.clock.zone).date()
    words = (
        text("header-planned-today", language(), time=time)
        if today
        else text("header-planned", language(), date=long_date(at, language()), time=time)
    )
    return [_fact(words, why=text("header-planned-help", language()))]


def _changes(now: Session) -> None:
    """What of the day the plan does not know yet, and planning it anew."""
    changes = changes_since_plan(now, language())
    with st.container():
        if not changes or now.job is not None:
            return
        words, button = st.columns([6, 1.4], vertical_alignment="center")
        with words:
            st.warning(
                as_markdown(
                    f"{'; '.join(changes)}. "
                    f"{text(f'edit-redo-{int(redo_needed(now))}', language())} "
                    f"{text('header-redoes', language())}"
                ),
                title=text("header-changed", language()),
                icon=":material/edit_note:",
            )
        with button:
            st.button(
                text("header-replan", language()),
                type="primary",
                icon=":material/refresh:",
                help=text("header-replan-help", language()),
                on_click=_plan_changed,
                width="stretch",
                key="replan",
            )


def _planning(now: Session) -> None:
    with st.popover(
        text("dashboard-plan-again", language()),
        icon=":material/refresh:",
        disabled=now.job is not None,
        key=POPOVER_KEY,
        on_change="rerun",
    ):
        st.number_input(
            text("dashboard-time-limit", language()),
            min_value=LEAST_LIMIT_S,
            max_value=MOST_LIMIT_S,
            value=time_limit_s(now),
            step=10,
            key=TIME_LIMIT_KEY,
            help=text("dashboard-time-limit-help", language()),
            persist_state="session",
        )
        st.button(
            text("dashboard-plan-now", language()),
            type="primary",
            on_click=_plan_again,
            width="stretch",
        )


def _plan_changed() -> None:
    replan(session())


def _plan_again() -> None:
    st.session_state[POPOVER_KEY] = False
    start(session())


def _downloads(shown: Shown | None) -> None:
    with st.popover(
        text("dashboard-download", language()),
        icon=":material/download:",
        disabled=shown is None,
    ):
        if shown is not None:
            downloads.render(shown)
