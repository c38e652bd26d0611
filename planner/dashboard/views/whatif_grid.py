"""The grid of the page “What if”: two things varied at once, one figure as a heat map."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.heat_map import heat_map, heat_rows
from planner.dashboard.job import Failure
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import language, session
from planner.dashboard.sweep_job import Scenarios, SweepJob
from planner.dashboard.whatif import WhatIf, key_name, whatif_of
from planner.errors import InputError
from planner.export.whatif import note_text, progress_line, travel_lines
from planner.export.whatif_files import csv_text
from planner.intake.day_folder import describe_fault
from planner.scenarios.changes import checked
from planner.scenarios.compare import scenario_table
from planner.scenarios.grid import Axis, parse_axes, scenario_count
from planner.texts import text

POLL_S = 0.7
MOST_CELLS = 100
USUAL = {
    "fees.fee_rub": "149:349:50",
    "promise.order_limit_min": "120,150,180",
    "couriers": "-2:+2",
    "traffic": "0.9:1.3:0.1",
    "slot_width_min": "60,90,120",
    "promise.assembly_min": "10,20,30",
}
NOTHING = ""
SHOWN = ("met", "cost_rub", "cost_per_order_rub", "profit_rub", "busy_h", "km")


def render(of: WhatIf) -> None:
    """Draw the grid's questions, and its map once it is solved."""
    with st.container(border=True):
        st.markdown(f"**{text('whatif-grid', language())}**")
        st.caption(text("whatif-grid-note", language()))
        axes = _axes(of)
        job = of.grid
        if job is not None and job.look() is None:
            _under_way()
        else:
            st.button(
                text("whatif-grid-solve", language()),
                type="primary",
                icon=":material/grid_on:",
                disabled=axes is None,
                on_click=_solve,
                args=(of, axes or ()),
            )
        if job is not None and job.outcome is not None:
            _result(job.axes, job.outcome)


def _axes(of: WhatIf) -> tuple[Axis, ...] | None:
    """The axes chosen; None, with the reason on the page, where they can't be."""
    columns = st.columns(2, gap="small")
    with columns[0]:
        across = _axis("across", list(USUAL), "couriers")
    with columns[1]:
        down = _axis("down", [NOTHING, *USUAL], "fees.fee_rub")
    written = [one for one in (across, down) if one]
    if across.partition("=")[0] == down.partition("=")[0]:
        st.warning(text("whatif-grid-same", language()))
        return None
    try:
        axes = parse_axes(written)
        if scenario_count(axes) > MOST_CELLS:
            many = {"scenarios": scenario_count(axes), "most": MOST_CELLS}
            st.warning(text("whatif-grid-many", language(), **many))
            return None
        notes = checked(of.source, axes)
    except InputError as error:
        for fault in error.faults:
            st.error(as_markdown(describe_fault(fault, language())))
        return None
    for note in notes:
        st.caption(as_markdown(note_text(note, language())))
    return axes


def _axis(place: str, keys: list[str], usual: str) -> str:
    """One axis as --vary has it; "" for none."""
    spoken = language()
    key = st.selectbox(
        text(f"whatif-grid-{place}", spoken),
        keys,
        index=keys.index(usual),
        format_func=lambda one: (
            key_name(one, spoken) if one else text("whatif-grid-nothing", spoken)
        ),
        key=f"whatif-{place}",
        persist_state="session",
    )
    if not key:
        return ""
    values = st.text_input(
        text("whatif-grid-values", language()),
        value=USUAL[key],
        max_chars=200,
        key=f"whatif-{place}-values-{key}",
        persist_state="session",
    )
    return f"{key}={values}"


def _solve(of: WhatIf, axes: tuple[Axis, ...]) -> None:
    of.grid = SweepJob(of.source, axes)
    of.grid.start()


@st.fragment(run_every=POLL_S)
def _under_way() -> None:
    job = whatif_of(session()).grid
    if job is None or job.look() is not None:
        st.rerun()
    told = job.progress
    share = 0.0 if told is None or not told.total else told.done / told.total
    words = (
        text("whatif-grid-waiting", language())
        if told is None
        else progress_line(told, language())
    )
    st.progress(min(1.0, share), text=words)
    st.button(
        text("whatif-grid-stop", language()),
        icon=":material/stop_circle:",
        disabled=job.stopping,
        on_click=job.stop,
    )


def _result(axes: tuple[Axis, ...], outcome: Scenarios | Failure) -> None:
    if isinstance(outcome, Failure):
        faults = [describe_fault(fault, language()) for fault in outcome.faults]
        said = "; ".join(faults) or text(outcome.key, language(), **dict(outcome.values))
        st.error(as_markdown(said))
        return
    table = scenario_table(outcome, axes)
    missing = int(table["status"].eq("not_run").sum())
    if missing:
        st.warning(text("whatif-grid-partial", language(), missing=missing))
    spoken = language()
    shown = st.selectbox(
        text("whatif-grid-figure", language()),
        SHOWN,
        format_func=lambda one: text(f"whatif-figure-{one.replace('_', '-')}", spoken),
        key="whatif-shown",
    )
    across = axes[0].key
    down = axes[1].key if len(axes) > 1 else None
    titles = (
        key_name(across, language()),
        "" if down is None else key_name(down, language()),
        text(f"whatif-figure-{shown.replace('_', '-')}", language()),
    )
    rows = heat_rows(table, across, down, shown, language())
    st.altair_chart(
        heat_map(rows, titles, shown),
        alt=text("whatif-grid-alt", language(), figure=titles[2], across=titles[0]),
    )
    for line in travel_lines(outcome, language()):
        st.caption(as_markdown(line))
    st.download_button(
        text("whatif-download", language()),
        data=csv_text(table).encode(),
        file_name="whatif.csv",
        icon=":material/download:",
        on_click="ignore",
        key="whatif-grid-download",
    )
