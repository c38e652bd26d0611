"""Map, timeline and table of handovers; what is chosen in one is singled out in all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from planner.dashboard import charts, places, timeline_chart
from planner.dashboard import routes as plan_routes
from planner.dashboard.basemap import street_ground
from planner.dashboard.chosen import Chosen, Focus, clicked
from planner.dashboard.routes import Route
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import language, session
from planner.dashboard.shown import Shown
from planner.dashboard.tables import stop_table
from planner.dashboard.timeline import timeline_rows
from planner.dashboard.views import grid, route_legends
from planner.domain.plan import Trip
from planner.export.moments import clock_time
from planner.texts import number, text

HEIGHT_PX, TABLE_PX = 430, 250
FRAME_PX = 30  # border and padding of a bordered container
# The map's share of the page at 1280 pixels; only the first view is fitted to it.
MAP_SIZE_PX = (520, HEIGHT_PX)
COURIERS_KEY, ORDER_KEY = "couriers", "order-found"
INKS = {"light": "#1c2530", "dark": "#e6ebf1"}


@st.fragment
def render(shown: Shown) -> None:
    """Draw the choice, the pictures and the table."""
    everyone = plan_routes.routes(shown.day, shown.plan, language())
    chosen = session().part(Chosen)
    focus = chosen.focus(everyone)
    _choice(shown, everyone, chosen)
    close = next((route for route in everyone if route.name == chosen.route), None)
    with st.container(key="figures"):
        left, right = st.columns([1, 1.2], gap="small")
        with left:
            _map(shown, everyone, focus, close)
        with right:
            if close is None:
                _timeline(shown, everyone, focus)
            else:
                _close_up(shown, close, focus)
    _table(shown, everyone if close is None else (close,), focus)


def _choice(shown: Shown, everyone: tuple[Route, ...], chosen: Chosen) -> None:
    """One courier close up, one order pointed out: what clicks do, also by keyboard."""
    st.html(f"<style>{route_legends.pill_rules(everyone)}</style>")
    names = [route.name for route in everyone]
    st.session_state[COURIERS_KEY] = chosen.route if chosen.route in names else None
    st.session_state[ORDER_KEY] = chosen.order_id
    couriers, orders = st.columns([3.2, 1], vertical_alignment="bottom")
    with couriers:
        st.pills(
            text("pictures-choose-courier", language()),
            names,
            format_func=as_markdown,
            key=COURIERS_KEY,
            help=text("pictures-choose-courier-help", language()),
            on_change=_courier_chosen,
        )
    with orders:
        st.selectbox(
            text("pictures-choose-order", language()),
            [order.order_id for order in shown.day.orders],
            index=None,
            placeholder=text("pictures-choose-order-hint", language()),
            key=ORDER_KEY,
            help=text("pictures-choose-order-help", language()),
            on_change=_order_chosen,
        )
    unmet = {one.order_id: one.reason for one in shown.plan.outcomes if one.reason is not None}
    reason = None if chosen.order_id is None else unmet.get(chosen.order_id)
    if reason is not None:
        cause = places.cause_words(reason.code, language())
        st.info(
            as_markdown(
                text("pictures-unmet-order", language(), id=chosen.order_id or "", cause=cause)
            ),
            icon=":material/block:",
        )


def _courier_chosen() -> None:
    _choose(st.session_state[COURIERS_KEY], None)


def _order_chosen() -> None:
    _choose(session().part(Chosen).route, st.session_state[ORDER_KEY])


def _choose(route: str | None, order_id: str | None) -> None:
    """Choose beside the pictures, which forget what was clicked in them."""
    chosen = session().part(Chosen)
    chosen.choose(route=route, order_id=order_id)
    chosen.round += 1


def _clicked(key: str, picked: Callable[[Any], list[Any]]) -> None:
    """Choose what was clicked in a picture; a courier close up stays so for his orders."""
    chosen = session().part(Chosen)
    route, order_id = clicked(picked(st.session_state[key]["selection"]))
    chosen.choose(route=chosen.route if order_id is not None else route, order_id=order_id)


def _on_map(selection: Any) -> list[Any]:
    return [one for objects in selection["objects"].values() for one in objects]


def _on_timeline(selection: Any) -> list[Any]:
    picked: list[Any] = selection[timeline_chart.PICKED]
    return picked


def _map(shown: Shown, everyone: tuple[Route, ...], focus: Focus, close: Route | None) -> None:
    deck = charts.route_map(
        lines=places.line_rows(shown.day, everyone, language(), shown.lines, focus),
        stops=places.stop_rows(shown.day, everyone, language(), focus),
        unmet=places.unmet_rows(shown.day, shown.plan, language(), focus),
        stores=places.store_rows(shown.day, language()),
        language=language(),
        size_px=MAP_SIZE_PX,
        streets=street_ground(shown.day),
        around=[] if close is None else places.around(shown.day, close),
    )
    key = f"map-{session().part(Chosen).round}"
    with st.container(border=True):
        st.pydeck_chart(
            deck,
            height=HEIGHT_PX,
            alt=text("dashboard-map-alt", language()),
            key=key,
            on_select=lambda: _clicked(key, _on_map),
        )
    st.html(route_legends.of_map(shown, everyone, language()))


def _timeline(shown: Shown, everyone: tuple[Route, ...], focus: Focus) -> None:
    rows = timeline_rows(shown.day, everyone, language())
    with st.container(border=True, height=HEIGHT_PX + FRAME_PX):
        if rows.empty:
            st.info(text("dashboard-no-trips", language()))
        else:
            names = [route.name for route in everyone]
            figure = timeline_chart.timeline(
                _marked(rows, focus), names, language(), ink=_ink()
            )
            _drawn(figure, "timeline")
    st.html(route_legends.of_timeline(language()))


def _close_up(shown: Shown, route: Route, focus: Focus) -> None:
    """A courier's trips one below the other, each on an axis of its own."""
    rows = _marked(timeline_rows(shown.day, (route,), language()), focus)
    with st.container(border=True, height=HEIGHT_PX + FRAME_PX):
        if not route.trips:
            st.info(text("pictures-no-trips-of", language()))
        for place, trip in enumerate(route.trips, start=1):
            st.markdown(f"**{as_markdown(_trip_line(shown, place, trip))}**")
            own = rows[rows["trip"] == trip.trip_id]
            figure = timeline_chart.trip_close_up(own, language(), ink=_ink())
            _drawn(figure, f"trip-{trip.trip_id}")
    st.html(route_legends.of_timeline(language()))


def _drawn(figure: Any, name: str) -> None:
    key = f"{name}-{session().part(Chosen).round}"
    st.altair_chart(
        figure,
        alt=text("dashboard-timeline-alt", language()),
        key=key,
        on_select=lambda: _clicked(key, _on_timeline),
    )


def _trip_line(shown: Shown, place: int, trip: Trip) -> str:
    clock = shown.day.clock
    until = trip.stops[-1].handover_until if trip.returns_at is None else trip.returns_at
    return text(
        "pictures-trip",
        language(),
        number=place,
        hours=f"{clock_time(clock, trip.departs_at)}–{clock_time(clock, until)}",
        orders=len(trip.stops),
        km=number(trip.metres / 1000, language(), decimals=1),
    )


def _marked(rows: pd.DataFrame, focus: Focus) -> pd.DataFrame:
    """The rows, told which of them stand back."""
    back = rows["route"].map(focus.is_back)
    if focus.order_id is not None and focus.route is not None:
        back |= rows["order"].ne("") & rows["order"].ne(focus.order_id)
    return rows.assign(faded=back.astype(bool))


def _ink() -> str:
    """The colour of text on the page's ground."""
    return INKS.get(st.context.theme.type or "", charts.GREY)


def _table(shown: Shown, wanted: tuple[Route, ...], focus: Focus) -> None:
    rows = stop_table(shown.day, wanted)
    if rows.empty:
        return
    st.caption(
        f"**{text('pictures-stops', language())}** · {text('pictures-stops-help', language())}"
    )
    grid.render_picked(
        rows,
        "stops",
        pinned="order",
        wide=("address",),
        marked=rows["order"].eq(focus.order_id or ""),
        height_px=TABLE_PX,
        key=f"grid-stops-{session().part(Chosen).round}",
        on_pick=lambda place: _row_picked(None if place is None else rows["order"][place]),
    )


def _row_picked(order_id: str | None) -> None:
    chosen = session().part(Chosen)
    chosen.choose(route=chosen.route, order_id=order_id)
