"""The page of punctuality: who is on time how often, where reserve is missing, its price."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from planner.dashboard import punctuality_charts as charts
from planner.dashboard.planning import collect_curve, start_curve
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, language, open_plan_page, session
from planner.dashboard.shown import Shown
from planner.export.punctuality import (
    curve_rows,
    leg_rows,
    noise_words,
    order_rows,
    percent,
    with_error,
)
from planner.punctuality.report import PunctualityReport
from planner.texts import text

POLL_S = 0.7


def render() -> None:
    """Draw the page."""
    now = session()
    if now.shown is None or now.shown.punctuality is None:
        _nothing_yet(planning=now.job is not None)
    elif not now.shown.punctuality.now.orders:
        st.info(text("punctuality-page-no-orders", language()))
    else:
        _page(now, now.shown, now.shown.punctuality)


def _nothing_yet(*, planning: bool) -> None:
    key = "soon" if planning else "empty"
    st.info(text(f"punctuality-page-{key}", language()))
    if not planning and st.button(text("punctuality-page-to-plan", language())):
        open_plan_page()


def _page(now: Session, shown: Shown, report: PunctualityReport) -> None:
    _figures(shown, report)
    left, right = st.columns([2, 1], gap="small")
    with left, st.container(border=True):
        st.markdown(f"**{text('punctuality-page-orders', language())}**")
        st.altair_chart(charts.order_strip(report.now, language()))
    with right, st.container(border=True):
        st.markdown(f"**{text('punctuality-page-distribution', language())}**")
        st.altair_chart(charts.late_bars(report.now, language()))
    legs, orders = st.tabs(
        [text(f"punctuality-{name}", language()) for name in ("legs", "orders")]
    )
    with legs:
        if report.now.worst_legs:
            _table("legs", leg_rows(report.now, language()))
        else:
            st.success(text("punctuality-page-no-late", language()))
    with orders:
        _table("orders", order_rows(report.now, language()))
    with st.container(border=True):
        _curve(now, shown)
    st.caption(as_markdown(noise_words(report.noise, language())))


def _figures(shown: Shown, report: PunctualityReport) -> None:
    done = report.now
    met, runs = len(done.orders), done.runs
    late = with_error(done.late_orders, done.late_orders_error, language())
    told = (
        ("late", late, text("punctuality-page-of-orders", language(), orders=met)),
        (
            "mean",
            percent(done.mean_share, language()),
            text("punctuality-page-runs", language(), runs=runs),
        ),
        ("least", percent(done.least_share, language()), _target(shown)),
        ("earlier", *_for_free(report)),
    )
    for column, (name, value, note) in zip(st.columns(4, gap="small"), told, strict=True):
        with column:
            st.metric(
                text(f"punctuality-figure-{name}", language()),
                value,
                delta=note,
                delta_color="off",
                delta_arrow="off",
                help=text(f"punctuality-figure-{name}-help", language()),
                border=True,
            )


def _target(shown: Shown) -> str:
    """The share every order had to reach, if one was asked for."""
    target = None if shown.plan.on_time is None else shown.plan.on_time.target
    if target is None:
        return text("punctuality-page-no-target", language())
    return text("punctuality-page-target", language(), target=percent(target, language()))


def _for_free(report: PunctualityReport) -> tuple[str, str]:
    """Orders late if all leave earlier, and whether that is worth a word."""
    done, earlier = report.now, report.earlier
    saved = done.late_orders - earlier.late_orders > 2 * done.late_orders_error
    note = "punctuality-page-for-free" if saved else "punctuality-page-nothing-free"
    late = with_error(earlier.late_orders, earlier.late_orders_error, language())
    return late, text(note, language())


def _table(name: str, rows: Sequence[Sequence[str]]) -> None:
    headings = text(f"punctuality-{name}-columns", language()).split(" | ")
    st.dataframe(
        pd.DataFrame(rows, columns=headings),
        hide_index=True,
        alt=text(f"punctuality-{name}", language()),
        key=f"punctuality-{name}",
    )


def _curve(now: Session, shown: Shown) -> None:
    st.markdown(f"**{text('punctuality-curve', language())}**")
    st.caption(text("punctuality-page-curve-note", language()))
    if now.curve_job is not None:
        _drawing()
        return
    if shown.curve:
        st.altair_chart(charts.curve_chart(shown.curve, language()))
        _table("curve", curve_rows(shown.curve, language()))
        return
    st.button(
        text("punctuality-page-draw", language()),
        icon=":material/show_chart:",
        disabled=shown.loaded is None,
        on_click=_start_curve,
    )


def _start_curve() -> None:
    start_curve(session())


@st.fragment(run_every=POLL_S)
def _drawing() -> None:
    """Wait for the curve; the page is drawn anew once it is there."""
    now = session()
    if now.curve_job is None or collect_curve(now):
        st.rerun()
    st.caption(text("punctuality-page-drawing", language()))
    st.button(
        text("dashboard-stop", language()),
        icon=":material/stop_circle:",
        disabled=now.curve_job.stopping,
        on_click=now.curve_job.stop,
        key="stop-curve",
    )
