"""The page of reasons: causes, orders not met, one of them opened, near misses."""

from __future__ import annotations

from html import escape

import streamlit as st

from planner.dashboard.reason_job import looks_for_fixes
from planner.dashboard.reason_rows import unmet_rows
from planner.dashboard.reasoning import begin_reasons, collect_reasons
from planner.dashboard.safe import as_markdown, paragraphs
from planner.dashboard.session import Session, language, open_plan_page, session
from planner.dashboard.shown import Shown
from planner.dashboard.views import reason_fixes, reason_order
from planner.explain.explained import Explanation
from planner.export.explanation import cause_lines, day_lines
from planner.export.near_words import near_miss_lines
from planner.texts import text

POLL_S = 0.7
ROW_PX = 40
OPEN_KEY = "reasons_open"
TABLE_KEY = "reasons-orders"


def render() -> None:
    """Draw the page."""
    now = session()
    if now.shown is None:
        _nothing_yet(planning=now.job is not None)
        return
    reason_fixes.render_applied(now, now.shown)
    begin_reasons(now)
    _state(now, now.shown)
    if now.shown.explanation is not None:
        _page(now.shown, now.shown.explanation)
    st.caption(text("reasons-hindsight", language()))


def _nothing_yet(*, planning: bool) -> None:
    st.info(text("reasons-soon" if planning else "reasons-empty", language()))
    if not planning and st.button(text("reasons-to-plan", language())):
        open_plan_page()


def _state(now: Session, shown: Shown) -> None:
    """What stands in the way of reasons, or that they are not whole."""
    found = shown.explanation
    if shown.plan.proof.under_wishes:
        st.info(text("by-hand-no-reasons", language()), icon=":material/back_hand:")
    elif now.reason_job is not None:
        _working()
    elif shown.loaded is None:
        st.info(text("reasons-plan-again", language()))
    elif now.reason_failure is not None:
        failure = now.reason_failure
        stopped = failure.key == "dashboard-failure-no-plan"
        key = "reasons-stopped" if stopped else failure.key
        st.error(
            as_markdown(text(key, language(), **dict(failure.values))),
            title=text("reasons-failed", language()),
            icon=":material/error:",
        )
        _again("reasons-try-again")
    elif found is None:
        st.info(text("reasons-after-plan", language()))
    elif not found.complete:
        words, button = st.columns([6, 1.4], vertical_alignment="center")
        with words:
            st.warning(text("explain-time-over", language()), icon=":material/timer_off:")
        with button:
            _again("reasons-look-further")


def _again(key: str) -> None:
    st.button(
        text(key, language()),
        icon=":material/refresh:",
        disabled=session().job is not None,
        width="stretch",
        on_click=lambda: begin_reasons(session(), again=True),
    )


@st.fragment(run_every=POLL_S)
def _working() -> None:
    """The job's progress; the page is drawn anew once it has ended."""
    now = session()
    job = now.reason_job
    if job is None or collect_reasons(now):
        st.rerun()
    with st.container(border=True, key="reasons-progress"):
        words, button = st.columns([6, 1.4], vertical_alignment="center")
        with words:
            st.progress(_share(now), text=f"**{_headline(now)}**")
        with button:
            st.button(
                text("dashboard-stop", language()),
                key="reasons-stop",
                icon=":material/stop_circle:",
                help=text("reasons-stop-help", language()),
                disabled=job.stopping,
                on_click=_stop,
                width="stretch",
            )


def _stop() -> None:
    job = session().reason_job
    if job is not None:
        job.stop()


def _headline(now: Session) -> str:
    job = now.reason_job
    if job is None or job.stopping:
        return text("reasons-stage-stopping", language())
    if job.waiting:
        return text("dashboard-stage-waiting", language())
    told = job.progress
    if told is None or told.done is None or told.of is None:
        return text("reasons-stage-start", language())
    number = min(told.done + 1, told.of)
    return text(f"reasons-stage-{told.stage}", language(), number=number, of=told.of)


def _share(now: Session) -> float:
    """Reasons are the first tenth of the bar, what helps the rest."""
    told = None if now.reason_job is None else now.reason_job.progress
    if told is None or not told.of:
        return 0.0
    share = (told.done or 0) / told.of
    return 0.1 * share if told.stage == "reasons" else 0.1 + 0.9 * share


def _page(shown: Shown, found: Explanation) -> None:
    if not found.orders:
        st.success(
            text("dashboard-all-met", language(), count=len(shown.day.orders)),
            icon=":material/task_alt:",
        )
    else:
        _causes(shown, found)
        _for_the_day(shown, found)
        _orders(shown, found)
    with st.container(border=True):
        st.markdown(f"**{text('explain-heading-near', language())}**")
        st.html(paragraphs(near_miss_lines(found.near, shown.day, language())))


def _causes(shown: Shown, found: Explanation) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{text('explain-heading-causes', language())}**")
        for number, cause in enumerate(found.causes):
            first, *rest = cause_lines(cause, shown.day, language())
            words, price, button = st.columns(
                reason_fixes.WIDTHS, vertical_alignment="center", gap="small"
            )
            with words:
                st.html(f"<div class='cause'><b>{escape(first)}</b>{paragraphs(rest)}</div>")
            if cause.fix is not None:
                with price:
                    reason_fixes.render_price(cause.fix)
                with button:
                    reason_fixes.apply_button(cause.fix, f"cause-{number}")


def _for_the_day(shown: Shown, found: Explanation) -> None:
    """Ways of all orders, each once; with one order unmet they stand with it anyway."""
    if len(found.orders) < 2 or not found.for_the_day:
        return
    with st.expander(text("explain-heading-day", language())):
        st.html(paragraphs(day_lines(found, shown.day, language())))


def _orders(shown: Shown, found: Explanation) -> None:
    rows = unmet_rows(found, shown.day, shown.plan, language())
    with st.container(border=True):
        st.markdown(f"**{text('explain-heading-orders', language())}**")
        if shown.loaded is not None and not looks_for_fixes(shown.loaded):
            st.caption(text("reasons-no-fixes", language()))
        names = [one.order_id for one in found.orders]
        before = st.session_state.get(OPEN_KEY)
        row = names.index(before) if before in names else 0
        chosen = st.dataframe(
            rows,
            hide_index=True,
            row_height=ROW_PX,
            on_select="rerun",
            selection_mode="single-row-required",
            selection_default={"selection": {"rows": [row]}},
            column_config={
                str(column): st.column_config.TextColumn(
                    text(f"reasons-column-{str(column).replace('_', '-')}", language()),
                    width="large" if column == "best_fix" else None,
                )
                for column in rows.columns
            },
            alt=text("explain-heading-orders", language()),
            key=TABLE_KEY,
        )
        selected = chosen.selection.rows
        number = selected[0] if selected and selected[0] < len(names) else row
        st.session_state[OPEN_KEY] = names[number]
    reason_order.render(shown, found.orders[number])
