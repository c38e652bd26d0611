"""The sample day: the same files for everyone, read once and planned once."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from planner.dashboard.shown import Shown
from planner.intake.day_folder import DayInput, read_files

SAMPLE_FOLDER = Path(__file__).parents[2] / "data" / "normal_day"


@st.cache_resource(show_spinner=False)
def sample_day() -> DayInput:
    """The sample day, read once."""
    return read_files(sample_files())


def sample_files() -> dict[str, bytes]:
    """The sample day's files by name."""
    return {path.name: path.read_bytes() for path in SAMPLE_FOLDER.iterdir()}


def keep_sample(shown: Shown) -> None:
    """Keep what is known of the sample day's plan for every session.

    Whoever uploads the same day has files of his own: those are nobody else's.
    """
    if shown.source == "sample" and shown.day == sample_day().day:
        _shelf()["shown"] = shown


def sample_shown() -> Shown | None:
    """The sample day's plan once someone has it, so that a new tab need not wait for it."""
    return _shelf().get("shown")


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, Shown]:
    return {}
