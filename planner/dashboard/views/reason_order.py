"""One order not met, opened: its arithmetic or rivals as a picture, words, what helps."""

from __future__ import annotations

import streamlit as st

from planner.dashboard import charts, places, reason_charts, reason_rows, timeline_chart
from planner.dashboard.basemap import street_ground
from planner.dashboard.safe import as_markdown, paragraphs
from planner.dashboard.session import language
from planner.dashboard.shown import Shown
from planner.dashboard.timeline import HOUR_S
from planner.dashboard.views import reason_fixes
from planner.explain.alone import AloneExplanation
from planner.explain.explained import Explained
from planner.explain.together import Conflict
from planner.export.explanation import order_lines
from planner.export.moments import clock_time, slot_hours
from planner.export.reasons import verdict_text
from planner.texts import text

MAP_PX = 380
FRAME_PX = 30
MAP_SIZE_PX = (520, MAP_PX)


def render(shown: Shown, one: Explained) -> None:
    """Draw the order."""
    order = shown.day.order(one.order_id)
    with st.container(border=True):
        heading = text("dashboard-order", language(), id=one.order_id)
        slot = text(
            "dashboard-slot-is", language(), slot=slot_hours(shown.day.clock, order.slot)
        )
        verdict = verdict_text(one.verdict, language())
        st.markdown(f"##### {as_markdown(f'{_capital(heading)}: {verdict}')}")
        told = " · ".join(part for part in (slot, order.address) if part)
        st.caption(as_markdown(told))
        if one.alone is not None:
            _arithmetic(shown, one.alone)
        if one.conflict is not None and one.conflict.proved and len(one.conflict.orders) > 1:
            _rivals(shown, one.conflict)
        st.html(paragraphs(order_lines(one, shown.day, shown.plan, language())))
        reason_fixes.render(shown, one)


def _arithmetic(shown: Shown, explained: AloneExplanation) -> None:
    times = explained.best
    if times is None:
        return
    rows = reason_rows.lone_rows(shown.day, explained, times, language())
    latest_h = times.latest_start_at / HOUR_S
    until = clock_time(shown.day.clock, times.latest_start_at)
    words = text("reasons-latest", language(), time=until)
    st.altair_chart(
        reason_charts.lone_timeline(rows, latest_h, words, language()),
        alt=text("reasons-alt-lone", language()),
    )
    kinds = [kind for kind in dict.fromkeys(rows["kind"]) if kind != "slot"]
    st.html(f"<div class='legend'>{_lone_legend([*kinds, 'slot'])}</div>")


def _rivals(shown: Shown, found: Conflict) -> None:
    left, right = st.columns([1, 1.2], gap="small")
    with left, st.container(border=True):
        lines, stops, unmet = reason_rows.conflict_places(
            shown.day, shown.plan, found, language()
        )
        deck = charts.route_map(
            lines=lines,
            stops=stops,
            unmet=unmet,
            stores=places.store_rows(shown.day, language()),
            language=language(),
            size_px=MAP_SIZE_PX,
            streets=street_ground(shown.day),
        )
        st.pydeck_chart(deck, height=MAP_PX, alt=text("reasons-alt-map", language()))
    with right, st.container(border=True, height=MAP_PX + FRAME_PX):
        rows = reason_rows.conflict_rows(shown.day, shown.plan, found, language())
        names = reason_rows.conflict_lanes(shown.day, shown.plan, found, language())
        st.altair_chart(
            timeline_chart.timeline(rows, names, language()),
            alt=text("reasons-alt-set", language()),
        )
    st.caption(text("reasons-set-note", language()))


def _lone_legend(kinds: list[str]) -> str:
    return "".join(
        f"<span><i class='bar lone-{kind}'></i>{text(f'reasons-bar-{kind}', language())}</span>"
        for kind in kinds
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
