"""The planning under way: stage, best so far against its bounds, time, and a stop button."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.planning import collect
from planner.dashboard.session import Session, language, session
from planner.domain.day import Day
from planner.solve.plan_day import Progress
from planner.texts import long_date, number, roubles, text

POLL_S = 0.7


def render(now: Session) -> None:
    """Draw the panel if a job is under way.

    Its place is kept also without one: what stands below would else be built anew whenever a
    job begins or ends, and files half uploaded would be lost.
    """
    with st.container(gap="xsmall"):
        if now.job is not None:
            _panel()
            if now.shown is not None and now.job.known is None:
                st.caption(_coming(now.job.loaded.day))


@st.fragment(run_every=POLL_S)
def _panel() -> None:
    """The panel; the page is drawn anew once the job has ended."""
    now = session()
    job = now.job
    if job is None or collect(now):
        st.rerun()
    with st.container(border=True, key="progress"):
        words, button = st.columns([6, 1.4], vertical_alignment="center")
        with words:
            st.progress(_share(now), text=_headline(now))
            st.caption(_figures(now))
        with button:
            st.button(
                text("dashboard-stop", language()),
                icon=":material/stop_circle:",
                help=text("dashboard-stop-help", language()),
                disabled=job.stopping,
                on_click=_stop,
                width="stretch",
            )


def _coming(day: Day) -> str:
    """What the job will put in the place of the plan shown."""
    date = long_date(day.clock.day, language())
    return text("dashboard-old-plan", language(), date=date, count=len(day.orders))


def _stop() -> None:
    job = session().job
    if job is not None:
        job.stop()


def _share(now: Session) -> float:
    seconds = _progress(now).seconds
    limit_s = now.loaded.day.solver.time_limit_s if now.job is None else _limit_s(now)
    return min(1.0, seconds / limit_s)


def _headline(now: Session) -> str:
    job, progress = now.job, _progress(now)
    if job is not None and job.stopping:
        stage = text("dashboard-stage-stopping", language())
    elif job is not None and job.waiting:
        stage = text("dashboard-stage-waiting", language())
    elif job is None or job.progress is None:
        stage = text("dashboard-stage-start", language())
    else:
        stage = text(f"dashboard-stage-{progress.stage}", language())
    if job is not None and job.known is not None:
        return f"**{stage}**"
    seconds = text(
        "dashboard-seconds-of",
        language(),
        seconds=number(progress.seconds, language()),
        limit=number(_limit_s(now), language()),
    )
    return f"**{stage}** · {seconds}"


def _figures(now: Session) -> str:
    progress = _progress(now)
    parts = []
    if progress.met is not None:
        met, bound = progress.met, progress.met_upper_bound
        parts.append(
            text("dashboard-so-far-met", language(), met=met)
            if bound is None
            else text("dashboard-so-far-met-of", language(), met=met, bound=bound)
        )
    if progress.cost_kop is not None:
        cost, least = roubles(progress.cost_kop, language()), progress.cost_lower_bound_kop
        parts.append(
            text("dashboard-so-far-cost", language(), cost=cost)
            if least is None
            else text(
                "dashboard-so-far-cost-of",
                language(),
                cost=cost,
                bound=roubles(least, language()),
            )
        )
    return " · ".join(parts) or text("dashboard-so-far-nothing", language())


def _progress(now: Session) -> Progress:
    known = None if now.job is None else now.job.progress
    return known or Progress(stage="catalogue")


def _limit_s(now: Session) -> float:
    day = now.loaded.day if now.job is None else now.job.loaded.day
    return day.solver.time_limit_s
