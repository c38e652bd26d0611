"""The page of money: cost per order against its fee, by zone, by hour, from fees to profit."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.dashboard import money_charts, money_rows, places
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import language, open_plan_page, session
from planner.dashboard.shown import Shown
from planner.dashboard.views import grid
from planner.errors import TravelError
from planner.export.money_tables import money_files
from planner.money.fees import break_even
from planner.money.marginal import estimated_savings
from planner.money.report import RELAXED_WITHIN_S, MoneyReport
from planner.solve.prepared import prepare
from planner.texts import roubles, text
from planner.travel.provider import travel_times

MAP_PX = 420
MAP_SIZE_PX = (560, MAP_PX)
IDLE_KEY = "money_including_idle"


def render() -> None:
    """Draw the page."""
    now = session()
    if now.shown is None or now.shown.report is None:
        _nothing_yet(planning=now.job is not None)
    elif not now.shown.money.orders:
        st.info(text("money-page-no-orders", language()))
    else:
        _page(now.shown, now.shown.report)


def _nothing_yet(*, planning: bool) -> None:
    st.info(text("money-page-soon" if planning else "money-page-empty", language()))
    if not planning and st.button(text("money-page-to-plan", language())):
        open_plan_page()


def _page(shown: Shown, report: MoneyReport) -> None:
    idle = st.toggle(
        text("money-page-idle", language()),
        key=IDLE_KEY,
        help=text("money-page-idle-help", language()),
        persist_state="session",
    )
    _figures(shown, report)
    _strip(shown, report, including_idle=idle)
    left, right = st.columns(2, gap="small")
    with left, st.container(border=True):
        _titled("waterfall")
        rows = money_rows.waterfall_rows(report, language())
        st.altair_chart(money_charts.waterfall(rows, language()), alt=_alt("waterfall"))
    with right, st.container(border=True):
        _titled("hours")
        hours = money_rows.hour_rows(shown.day, report, language(), including_idle=idle)
        st.altair_chart(money_charts.hour_bars(hours, language()), alt=_alt("hours"))
    _zones(shown, report, including_idle=idle)
    _orders(shown, report, including_idle=idle)
    _files(shown, report)


def _figures(shown: Shown, report: MoneyReport) -> None:
    line = report.views.day
    fees = break_even(line)
    assert fees is not None, "the page is drawn only where orders are met"
    figures = (
        ("order-cost", round(line.full_cost_kop / line.met), None),
        ("break-even", fees.fee_kop, None),
        ("break-even-idle", fees.fee_with_idle_kop, None),
        ("margin", line.margin_kop, line.margin_kop >= 0),
        ("net", report.money.net_kop, report.money.net_kop >= 0),
    )
    for column, (name, kopecks, good) in zip(st.columns(5, gap="small"), figures, strict=True):
        with column:
            st.metric(
                text(f"money-figure-{name}", language()),
                roubles(kopecks, language()),
                delta=None if good is None else text(_verdict(good=good), language()),
                delta_color="green" if good else "orange",
                delta_arrow="off",
                help=text(f"money-figure-{name}-help", language()),
                border=True,
                height="stretch",
            )
    st.caption(as_markdown(" ".join(_notes(shown, report))))


def _verdict(*, good: bool) -> str:
    return "money-figure-gain" if good else "money-figure-loss"


def _notes(shown: Shown, report: MoneyReport) -> list[str]:
    notes = [text(f"money-note-split-{report.money.split}", language())]
    cut = shown.plan.proof.cut
    if cut is not None:
        notes.append(text("money-note-cut", language(), longest=cut.longest_trip))
    if report.views.day.dispute_kop:
        loss = roubles(report.views.day.dispute_kop, language())
        notes.append(text("money-page-disputes", language(), loss=loss))
    if report.steps is not None:
        caused = roubles(report.steps.caused_kop, language())
        fee = roubles(report.steps.fee_kop, language())
        notes.append(text("money-page-steps", language(), fee=fee, caused=caused))
    return notes


def _strip(shown: Shown, report: MoneyReport, *, including_idle: bool) -> None:
    rows = money_rows.strip_rows(shown.day, report, language(), including_idle=including_idle)
    with st.container(border=True):
        _titled("strip")
        below = int((~rows["loss"]).sum())
        told = text(
            "money-page-strip-note",
            language(),
            fee=_fees(report),
            below=below,
            orders=len(rows),
        )
        st.caption(as_markdown(told))
        st.altair_chart(money_charts.cost_strip(rows, language()), alt=_alt("strip"))


def _fees(report: MoneyReport) -> str:
    """The fee of the orders met, or from which to which."""
    fees = sorted({row.fee_kop for row in report.money.orders})
    ends = dict.fromkeys((fees[0], fees[-1]))
    return "–".join(roubles(fee, language()) for fee in ends)


def _zones(shown: Shown, report: MoneyReport, *, including_idle: bool) -> None:
    left, right = st.columns(2, gap="small")
    with left, st.container(border=True):
        _titled("map")
        deck = money_charts.area_map(
            areas=money_rows.area_rows(
                shown.day, report, language(), including_idle=including_idle
            ),
            stores=places.store_rows(shown.day, language()),
            language=language(),
            size_px=MAP_SIZE_PX,
        )
        st.pydeck_chart(deck, height=MAP_PX, alt=_alt("map"))
    with right, st.container(border=True):
        names = [text(f"money-view-{view}", language()) for view in ("distance", "courier")]
        tabs = st.tabs(names, key="money-zones")
        for tab, view in zip(tabs, ("distance", "courier"), strict=True):
            with tab:
                rows = money_rows.line_table(
                    shown.day,
                    view,
                    report.views.views[view],
                    language(),
                    including_idle=including_idle,
                )
                grid.render(rows, f"money-{view}", pinned="key")


def _orders(shown: Shown, report: MoneyReport, *, including_idle: bool) -> None:
    with st.container(border=True):
        _titled("orders")
        rows = money_rows.order_lines(
            shown.day, report, language(), including_idle=including_idle
        )
        grid.render(rows, "money-orders", pinned="order")
        if report.estimates:
            st.caption(text("money-page-duals", language()))
        elif shown.loaded is not None:
            st.button(
                text("money-page-estimate", language()),
                icon=":material/calculate:",
                help=text("money-page-estimate-help", language()),
                on_click=_estimate,
            )


def _estimate() -> None:
    """Ask what leaving each order out would save; takes a second or two."""
    now = session()
    shown = now.shown
    if shown is None or shown.report is None or shown.loaded is None:
        return
    loaded = shown.loaded
    try:
        travel = travel_times(shown.day, given=loaded.given, congestion=loaded.congestion)
    except TravelError as error:
        st.error(
            as_markdown(
                text(
                    "dashboard-failure-travel",
                    language(),
                    service=error.service,
                    detail=error.detail,
                )
            )
        )
        return
    found = estimated_savings(prepare(shown.day, travel), shown.plan, seconds=RELAXED_WITHIN_S)
    now.shown = replace(shown, report=replace(shown.report, estimates=found))


def _files(shown: Shown, report: MoneyReport) -> None:
    with st.container(horizontal=True):
        for name, content in money_files(shown.day, shown.plan, report).items():
            st.download_button(
                text(f"money-file-{name.removesuffix('.csv').replace('_', '-')}", language()),
                data=content,
                file_name=name,
                mime="text/csv",
                on_click="ignore",
            )


def _titled(name: str) -> None:
    st.markdown(f"**{text(f'money-page-{name}', language())}**")


def _alt(name: str) -> str:
    return text(f"money-alt-{name}", language())
