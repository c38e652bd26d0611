"""A roster on the page Shifts: figures and proof, shifts, work, curve, worth, days."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.dashboard import shift_charts as charts
from planner.dashboard.safe import paragraphs
from planner.dashboard.session import Session, language
from planner.export.roster_files import roster_json
from planner.export.roster_words import proof_words, roster_remarks
from planner.roster.results import Roster
from planner.texts import number, roubles, text


def demand(now: Session, roster: Roster | None) -> None:
    """Orders by hour: of the day loaded, or the mean of the roster's days."""
    with st.container(border=True):
        st.markdown(f"**{text('shifts-demand', language())}**")
        st.caption(text("shifts-demand-note", language()))
        if roster is None:
            rows = charts.demand_of_orders(now.loaded.day.orders)
        else:
            rows = charts.demand_of_roster(roster)
        st.altair_chart(charts.demand_chart(rows, language()))


def render(roster: Roster) -> None:
    """Draw the roster."""
    _figures(roster)
    remarks = [proof_words(roster, language()), *roster_remarks(roster, language())]
    if any(one.simulated for one in roster.days):
        remarks.append(text("roster-simulated", language(), seed=str(roster.seed)))
    key = "roster-repeatable" if roster.repeatable else "roster-not-repeatable"
    st.html(paragraphs([*remarks, text(key, language())]))
    left, right = st.columns(2, gap="small")
    with left, st.container(border=True):
        st.markdown(f"**{text('shifts-roster', language())}**")
        st.altair_chart(charts.shifts_chart(roster, language()))
    with right, st.container(border=True):
        st.markdown(f"**{text('shifts-work', language())}**")
        st.altair_chart(charts.work_chart(roster, language()))
    with left, st.container(border=True):
        st.markdown(f"**{text('shifts-curve', language())}**")
        price = roubles(roster.curve_price_kop, language())
        st.caption(text("roster-curve", language(), price=price))
        st.altair_chart(charts.curve_chart(roster, language()))
    with right, st.container(border=True):
        st.markdown(f"**{text('shifts-worth', language())}**")
        st.caption(text("shifts-worth-note", language()))
        st.altair_chart(charts.worth_chart(roster, language()))
    _days(roster)
    st.download_button(
        text("shifts-download", language()),
        data=roster_json(roster).encode(),
        file_name="roster.json",
        on_click="ignore",
        icon=":material/download:",
    )


def _figures(roster: Roster) -> None:
    days = max(1, len(roster.days))
    share = number(100 * roster.met / max(1, roster.orders), language(), decimals=1)
    cost = roubles((roster.pay_kop + roster.driving_kop) // days, language())
    met = text("dashboard-met-of", language(), met=roster.met, orders=roster.orders)
    values = {
        "couriers": str(sum(roster.counts)),
        "met": f"{met} · {share} %",
        "cost": cost,
    }
    for column, (key, value) in zip(st.columns(3, gap="small"), values.items(), strict=True):
        with column:
            st.metric(text(f"shifts-figure-{key}", language()), value, border=True)


def _days(roster: Roster) -> None:
    rows = [
        (
            one.name,
            len(one.day.orders),
            one.met,
            round(one.driving_kop / 100),
            round(one.busy_s / 3600, 1),
            round(sum(c.shift.end_at - c.shift.start_at for c in one.day.couriers) / 3600, 1),
        )
        for one in roster.days
    ]
    keys = ("day", "orders", "met", "driving", "busy", "paid")
    columns = [text(f"shifts-column-{key}", language()) for key in keys]
    with st.container(border=True):
        st.markdown(f"**{text('shifts-days-table', language())}**")
        st.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True)
