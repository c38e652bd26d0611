"""The page of the day's data: what is loaded, own files, faults, templates."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from planner.dashboard.safe import paragraphs
from planner.dashboard.session import (
    Session,
    language,
    load_files,
    load_sample,
    open_plan_page,
    session,
)
from planner.dashboard.tables import fault_table
from planner.dashboard.views import columns, grid, progress
from planner.errors import Fault
from planner.intake.day_folder import describe_notice
from planner.texts import long_date, text
from planner.travel.provider import travel_notices

TEMPLATES = Path(__file__).parents[1] / "templates"
MOST_FILES = 8
UPLOADER_KEY = "uploader"
MEGABYTES = 20


def render() -> None:
    """Draw the page."""
    now = session()
    st.subheader(text("dashboard-data-heading", language()), anchor=False)
    progress.render(now)
    left, right = st.columns([1.5, 1], gap="small")
    with left:
        _upload()
    with right:
        _loaded(now)
    _faults(now)
    left, right = st.columns([1.5, 1], gap="small")
    with left:
        columns.render()
    with right:
        _templates()


def _upload() -> None:
    with st.container(border=True):
        st.markdown(f"**{text('dashboard-data-upload', language())}**")
        st.caption(text("dashboard-data-upload-help", language()))
        _localised_uploader()
        uploaded = st.file_uploader(
            text("dashboard-uploader", language()),
            type=["csv", "xlsx", "toml", "json"],
            accept_multiple_files=True,
            max_upload_size=MEGABYTES,
            label_visibility="collapsed",
            key=UPLOADER_KEY,
        )
        st.button(
            text("dashboard-read-files", language()),
            type="primary",
            icon=":material/play_arrow:",
            disabled=not uploaded or len(uploaded) > MOST_FILES,
            on_click=_read,
        )
        if len(uploaded) > MOST_FILES:
            st.warning(text("dashboard-files-many", language(), most=MOST_FILES))


def _read() -> None:
    """Read the files and plan them.

    A callback, because a click is lost where a planning that ends draws the page anew first.
    """
    uploaded = st.session_state[UPLOADER_KEY]
    if load_files(session(), {file.name: file.getvalue() for file in uploaded[:MOST_FILES]}):
        open_plan_page()


def _localised_uploader() -> None:
    """Streamlit writes the uploader's own words in English only: they are covered by ours."""
    words = {
        "button-word": text("dashboard-uploader-button", language()),
        "limit-word": text("dashboard-uploader-limit", language(), megabytes=MEGABYTES),
    }
    rules = "".join(f"--{name}: '{word}';" for name, word in words.items())
    st.html(f"<style>.st-key-uploader {{{rules}}}</style>")


def _faults(now: Session) -> None:
    of_plan = () if now.failure is None else now.failure.faults
    faults: tuple[Fault, ...] = now.faults or of_plan
    if not faults:
        return
    st.error(
        text("dashboard-faults-note", language()),
        title=text("dashboard-faults", language(), count=len(faults)),
        icon=":material/error:",
    )
    grid.render(fault_table(faults, language()), "faults", pinned="file", wide=("rule",))


def _loaded(now: Session) -> None:
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
        notices = [
            *(describe_notice(notice, language()) for notice in now.loaded.notices),
            *(text(one.key, language(), **dict(one.values)) for one in travel_notices(day)),
        ]
        if notices:
            st.markdown(f"**{text('dashboard-notices', language())}**")
            st.html(paragraphs(notices))
        if now.source == "own":
            st.button(
                text("dashboard-use-sample", language()),
                icon=":material/undo:",
                on_click=lambda: load_sample(session()),
            )


def _templates() -> None:
    with st.container(border=True):
        st.markdown(f"**{text('dashboard-templates', language())}**")
        st.caption(text("dashboard-templates-note", language()))
        for name in ("orders.csv", "couriers.csv", "day.toml"):
            st.download_button(
                text(f"dashboard-template-{name.split('.')[0]}", language()),
                data=(TEMPLATES / name).read_bytes(),
                file_name=name,
                on_click="ignore",
                icon=":material/download:",
                width="stretch",
            )
