"""What of the page Orders is about the whole day: what is loaded, its faults, its files."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from planner.dashboard.planning import load_sample
from planner.dashboard.safe import paragraphs
from planner.dashboard.session import Session, language, session
from planner.dashboard.tables import fault_table
from planner.dashboard.views import columns, grid
from planner.errors import Fault
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_folder import describe_notice
from planner.texts import long_date, text
from planner.travel.provider import travel_notices

TEMPLATES = Path(__file__).parents[1] / "templates"


def render_loaded(now: Session) -> None:
    """Draw which day is loaded, what is to know of it, and its files to keep."""
    day = now.loaded.day
    with st.container(border=True):
        date = long_date(day.clock.day, language())
        st.markdown(f"**{text('dashboard-data-now', language(), date=date)}**")
        st.caption(
            " · ".join(
                [
                    text(f"dashboard-source-{now.source}", language()),
                    text("dashboard-orders-count", language(), count=len(day.orders)),
                    text("dashboard-couriers-count", language(), count=len(day.couriers)),
                ]
            )
        )
        _notices(now)
        with st.container(horizontal=True):
            _settings(now)
            if now.source == "own":
                st.button(
                    text("dashboard-use-sample", language()),
                    icon=":material/undo:",
                    on_click=lambda: load_sample(session()),
                )


def render_faults(now: Session) -> None:
    """Draw the faults found when the day was loaded, or only while it was planned."""
    of_plan = () if now.failure is None else now.failure.faults
    faults: tuple[Fault, ...] = now.faults or of_plan
    if not faults:
        return
    st.error(
        text("dashboard-faults-note", language()),
        title=text("dashboard-faults", language(), count=len(faults)),
        icon=":material/error:",
    )
    grid.render(fault_table(faults, language()), "day-faults", pinned="file", wide=("rule",))


def render_formats() -> None:
    """Draw what files may hold, and templates of them."""
    left, right = st.columns([1.5, 1], gap="small")
    with left:
        columns.render()
    with right, st.container(border=True):
        _templates()


def _notices(now: Session) -> None:
    notices = [
        *(describe_notice(notice, language()) for notice in now.loaded.notices),
        *(
            text(one.key, language(), **dict(one.values))
            for one in travel_notices(now.loaded.day)
        ),
    ]
    if notices:
        with st.expander(text("dashboard-notices", language(), count=len(notices))):
            st.html(paragraphs(notices))


def _settings(now: Session) -> None:
    """The day's settings as a file, to keep or to change."""
    if DAY_TOML in now.files:
        st.download_button(
            text("dashboard-template-day", language()),
            data=now.files[DAY_TOML],
            file_name=DAY_TOML,
            on_click="ignore",
            icon=":material/download:",
            key="own-day-toml",
        )


def _templates() -> None:
    st.markdown(f"**{text('dashboard-templates', language())}**")
    st.caption(text("dashboard-templates-note", language()))
    for name in ("orders.csv", "couriers.csv", DAY_TOML):
        st.download_button(
            text(f"dashboard-template-{name.split('.')[0]}", language()),
            data=(TEMPLATES / name).read_bytes(),
            file_name=name,
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )
