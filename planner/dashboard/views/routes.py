"""Map and timeline side by side, filtered by courier together."""

from __future__ import annotations

from html import escape

import streamlit as st

from planner.dashboard import charts, places
from planner.dashboard import routes as plan_routes
from planner.dashboard.basemap import street_ground
from planner.dashboard.routes import Route
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Shown, language
from planner.dashboard.timeline import timeline_rows
from planner.texts import text

HEIGHT_PX = 470
FRAME_PX = 30  # border and padding of a bordered container
# The map's share of the page at 1280 pixels; only the first view is fitted to it.
MAP_SIZE_PX = (520, HEIGHT_PX)


@st.fragment
def render(shown: Shown) -> None:
    """Draw the filter, the map and the timeline."""
    everyone = plan_routes.routes(shown.day, shown.plan, language())
    wanted = _chosen(everyone)
    with st.container(key="figures"):
        left, right = st.columns([1, 1.2], gap="small")
        with left:
            _map(shown, wanted)
        with right:
            _timeline(shown, wanted)


def _chosen(everyone: tuple[Route, ...]) -> tuple[Route, ...]:
    """The couriers asked for; all of them if none is."""
    colours = "".join(
        f".st-key-couriers button:nth-of-type({number}) "
        f"{{border-left: 0.45rem solid {route.colour} !important;}}"
        for number, route in enumerate(everyone, start=1)
    )
    st.html(f"<style>{colours}</style>")
    names = [route.name for route in everyone]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(text("dashboard-couriers-filter", language()), width="content")
        chosen = st.pills(
            text("dashboard-couriers", language()),
            names,
            selection_mode="multi",
            format_func=as_markdown,
            key="couriers",
            label_visibility="collapsed",
            persist_state="session",
        )
    return tuple(route for route in everyone if not chosen or route.name in chosen)


def _map(shown: Shown, wanted: tuple[Route, ...]) -> None:
    deck = charts.route_map(
        lines=places.line_rows(shown.day, wanted, language(), shown.lines),
        stops=places.stop_rows(shown.day, wanted, language()),
        unmet=places.unmet_rows(shown.day, shown.plan, language()),
        stores=places.store_rows(shown.day, language()),
        language=language(),
        size_px=MAP_SIZE_PX,
        streets=street_ground(shown.day),
    )
    with st.container(border=True):
        st.pydeck_chart(deck, height=HEIGHT_PX, alt=text("dashboard-map-alt", language()))
    st.html(f"<div class='legend'>{_marks_legend(shown)}</div>")


def _timeline(shown: Shown, wanted: tuple[Route, ...]) -> None:
    rows = timeline_rows(shown.day, wanted, language())
    with st.container(border=True, height=HEIGHT_PX + FRAME_PX):
        if rows.empty:
            st.info(text("dashboard-no-trips", language()))
        else:
            st.altair_chart(
                charts.timeline(rows, [route.name for route in wanted], language()),
                alt=text("dashboard-timeline-alt", language()),
            )
    st.html(f"<div class='legend'>{_bars_legend()}</div>")


def _marks_legend(shown: Shown) -> str:
    marks = {
        "store": "<i class='dot store'></i>",
        "stop": "<i class='dot stop'>1</i>",
        "unmet": "<i class='dot unmet'>×</i>",
    }
    straight = text("dashboard-straight-lines", language())
    due = shown.lines.attribution or shown.plan.travel.attribution
    drawn = shown.lines.of_trip
    along = bool(drawn) and all(trip.trip_id in drawn for trip in shown.plan.trips)
    notes = [due, *([] if along else [straight])]
    return _legend(marks) + "".join(f"<span>{escape(note)}</span>" for note in notes if note)


def _bars_legend() -> str:
    return _legend(
        {
            kind: f"<i class='bar {kind}'></i>"
            for kind in ("shift", "loading", "driving", "wait", "handover", "slot", "break")
        }
    )


def _legend(signs: dict[str, str]) -> str:
    return "".join(
        f"<span>{sign}{escape(text(f'dashboard-legend-{name}', language()))}</span>"
        for name, sign in signs.items()
    )
