"""The page “What if”: sliders with an answer in place, scenarios side by side, a grid."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st

from planner.dashboard.safe import as_markdown, paragraphs
from planner.dashboard.session import Session, language, session
from planner.dashboard.views import whatif_grid, whatif_sliders
from planner.dashboard.whatif import WhatIf, answer, base_scenario, keep, named, whatif_of
from planner.errors import InputError, TravelError
from planner.export.travel_used import notice_lines
from planner.export.whatif import changes_text, failure_text
from planner.export.whatif_files import csv_text
from planner.scenarios.compare import scenario_table
from planner.scenarios.grid import Change
from planner.scenarios.solving import failed
from planner.scenarios.sweep import Scenario
from planner.texts import long_date, number, text

POLL_S = 0.3
# Figures in the order they stand: decimals, and whether more of it is better.
FIGURES: dict[str, tuple[int, bool]] = {
    "met": (0, True),
    "cost_rub": (0, False),
    "cost_per_order_rub": (0, False),
    "profit_rub": (0, True),
    "busy_h": (1, False),
    "km": (0, False),
}


def render() -> None:
    """Draw the page."""
    now = session()
    date = long_date(now.loaded.day.clock.day, language())
    heading = text("whatif-page-heading", language(), date=date)
    st.subheader(as_markdown(heading), anchor=False)
    if not now.files:
        st.info(text("whatif-page-files-gone", language()))
        return
    try:
        of = whatif_of(now)
    except (InputError, TravelError) as error:
        st.error(as_markdown(failure_text(failed(error), language())))
        return
    _questions(of, now)
    base = base_scenario(of, now)
    if base is not None:
        _side_by_side(of, base)
    whatif_grid.render(of)


def _questions(of: WhatIf, now: Session) -> None:
    left, right = st.columns([1, 2], gap="small")
    with left, st.container(border=True):
        changes = whatif_sliders.render(of)
    with right, st.container(border=True):
        base = base_scenario(of, now)
        if base is None:
            st.caption(text("whatif-page-base-soon", language()))
            return
        found = answer(of, now, changes)
        if found is None:
            _solving(changes)
        elif found.plan is None:
            _refused(found)
        else:
            _answer(of, base, found)


@st.fragment(run_every=POLL_S)
def _solving(changes: tuple[Change, ...]) -> None:
    """Ask again until there is an answer, then draw the page anew."""
    now = session()
    if answer(whatif_of(now), now, changes) is not None:
        st.rerun()
    st.markdown(f"**{as_markdown(named(changes, language()))}**")
    st.caption(text("whatif-page-solving", language()))
    st.skeleton(height=220)


def _refused(found: Scenario) -> None:
    assert found.failure is not None, "a scenario without plan has failed"
    st.error(
        as_markdown(failure_text(found.failure, language())),
        title=text("whatif-page-failed", language()),
    )


def _answer(of: WhatIf, base: Scenario, found: Scenario) -> None:
    st.markdown(f"**{as_markdown(named(found.changes, language()))}**")
    table = scenario_table((base, found), ())
    names = list(FIGURES)
    for three in (names[:3], names[3:]):
        for column, name in zip(st.columns(3, gap="small"), three, strict=True):
            with column:
                _figure(name, table)
    st.caption(_proof(found))
    assert found.plan is not None
    for line in notice_lines(found.plan.travel.notices, language()):
        st.caption(as_markdown(line))
    if not found.changes:
        st.caption(text("whatif-page-unchanged", language()))
        return
    if found.plan is base.plan:
        st.caption(text("whatif-page-same-plan", language()))
    else:
        with st.expander(text("whatif-page-orders-changed", language())):
            st.html(paragraphs(changes_text(base, found, language()).splitlines()[1:]))
    st.button(
        text("whatif-page-save", language()),
        icon=":material/bookmark_add:",
        on_click=keep,
        args=(of, found),
    )


def _figure(name: str, table: pd.DataFrame) -> None:
    """One figure with what it was."""
    decimals, more_is_better = FIGURES[name]
    was, now = table[name].tolist()
    label = text(f"whatif-figure-{name.replace('_', '-')}", language())
    if pd.isna(now) or pd.isna(was):
        st.metric(label, "—", border=True)
        return
    change = round(float(now) - float(was), decimals)
    colour: Literal["normal", "inverse", "off"] = "normal" if more_is_better else "inverse"
    sign = "+" if change > 0 else ""
    st.metric(
        label,
        number(float(now), language(), decimals=decimals),
        delta=f"{sign}{number(change, language(), decimals=decimals)}",
        delta_color=colour if change else "off",
        delta_arrow="off",
        help=text(
            "whatif-page-as-is",
            language(),
            value=number(float(was), language(), decimals=decimals),
        ),
        border=True,
    )


def _proof(found: Scenario) -> str:
    """What is proved of the answer, in a line."""
    assert found.plan is not None
    proof = found.plan.proof
    most = proof.met == proof.met_upper_bound
    words = [
        text("whatif-page-proved", language())
        if most
        else text("whatif-page-open", language(), bound=proof.met_upper_bound)
    ]
    least = proof.cost_lower_bound_kop
    if proof.profit_kop is None:
        if least is None:
            words.append(text("whatif-page-no-gap", language()))
        else:
            gap = 100 * (proof.cost_kop - least) / max(1, proof.cost_kop)
            shown = number(gap, language(), decimals=1)
            words.append(text("whatif-page-gap", language(), gap=shown))
    return " · ".join(words)


def _side_by_side(of: WhatIf, base: Scenario) -> None:
    if not of.kept:
        return
    with st.container(border=True):
        st.markdown(f"**{text('whatif-saved', language())}**")
        scenarios = (base, *of.kept)
        table = scenario_table(scenarios, ())
        names = [named(one.changes, language()) for one in scenarios]
        table.insert(1, "name", pd.Series(names, dtype="string"))
        shown = table[["name", *FIGURES]].round({name: at for name, (at, _) in FIGURES.items()})
        st.dataframe(
            shown,
            hide_index=True,
            column_config={
                "name": st.column_config.TextColumn(
                    text("whatif-saved-name", language()), pinned=True, width="large"
                ),
                **{
                    name: st.column_config.NumberColumn(
                        text(f"whatif-figure-{name.replace('_', '-')}", language()),
                        format="localized",
                    )
                    for name in FIGURES
                },
            },
            alt=text("whatif-saved-table", language()),
            key="whatif-kept",
        )
        st.caption(text("whatif-saved-note", language()))
        with st.container(horizontal=True):
            st.download_button(
                text("whatif-download", language()),
                data=csv_text(table).encode(),
                file_name="whatif.csv",
                icon=":material/download:",
                on_click="ignore",
            )
            st.button(
                text("whatif-saved-clear", language()),
                icon=":material/delete:",
                on_click=of.kept.clear,
            )
