"""The plan's files, each made when it is asked for."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.session import language
from planner.dashboard.shown import Shown
from planner.explain.explained import with_reasons
from planner.export.geojson import routes_geojson
from planner.export.orders_csv import orders_csv
from planner.export.plan_json import plan_json
from planner.export.route_sheets import route_sheets
from planner.texts import text

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def render(shown: Shown) -> None:
    """Draw one button per file."""
    day, plan, now = shown.day, shown.plan, language()
    found = shown.explanation
    explained = plan if found is None else with_reasons(plan, found)
    makers = {
        "route_sheets.xlsx": (lambda: route_sheets(day, plan, now), XLSX),
        "orders.csv": (lambda: orders_csv(day, plan, now, shown.money).encode(), "text/csv"),
        "routes.geojson": (
            lambda: routes_geojson(day, plan, shown.lines).encode(),
            "application/geo+json",
        ),
        "plan.json": (
            lambda: plan_json(day, explained, shown.money, shown.explanation).encode(),
            "application/json",
        ),
    }
    for name, (make, mime) in makers.items():
        key = name.replace(".", "-").replace("_", "-")
        st.download_button(
            text(f"dashboard-file-{key}", now),
            data=make,
            file_name=name,
            mime=mime,
            on_click="ignore",
            width="stretch",
        )
