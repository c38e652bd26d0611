"""The section "By hand" of the plan's page: wishes, re-planning around them, the price."""

from __future__ import annotations

import streamlit as st

from planner.dashboard.before_after import before_after
from planner.dashboard.by_hand import (
    ByHand,
    begin_wishes,
    by_hand,
    collect_wishes,
    show_before,
    show_wished,
    take_back,
)
from planner.dashboard.safe import as_markdown, paragraphs
from planner.dashboard.session import language, session
from planner.dashboard.shown import Shown
from planner.dashboard.views.wish_form import render_form
from planner.export.wish_words import clash_text, price_lines, refusal_lines, wish_text
from planner.money.ledger import ledger
from planner.texts import text
from planner.wishes.clash import clashes
from planner.wishes.kept import is_kept
from planner.wishes.replan import Replanned
from planner.wishes.wish_file import wishes_toml

POLL_S = 0.5
LONGER_S = 60.0
WIDTHS = [6, 1.6]


def render(shown: Shown) -> None:
    """Draw the section."""
    now = session()
    hand = by_hand(now)
    with st.container(border=True, key="by-hand"):
        st.markdown(f"**{text('by-hand-title', language())}**")
        st.caption(text("by-hand-what", language()))
        if hand.before is None or hand.before.loaded is None:
            st.info(text("by-hand-plan-first", language()))
            return
        if shown.day.solver.on_time_target is not None:
            st.info(text("by-hand-no-target", language()))
            return
        if shown.plan.proof.under_wishes:
            _taken()
        render_form(shown)
        _wishes(shown, hand)
        if hand.job is not None:
            _working()
        elif hand.wishes == hand.asked:
            _answer(hand, hand.before)


def _taken() -> None:
    """That the plan on the pages is one under wishes, and the way back."""
    words, button = st.columns(WIDTHS, vertical_alignment="center")
    with words:
        st.info(text("by-hand-shown", language()), icon=":material/back_hand:")
    with button:
        st.button(
            text("by-hand-back", language()),
            key="by-hand-back",
            icon=":material/undo:",
            on_click=lambda: show_before(session()),
            width="stretch",
        )


def _wishes(shown: Shown, hand: ByHand) -> None:
    """The wishes, each with whether the plan shown keeps it and a way back."""
    if not hand.wishes:
        st.caption(text("by-hand-none", language()))
        return
    for number, wish in enumerate(hand.wishes):
        words, button = st.columns(WIDTHS, vertical_alignment="center")
        with words:
            kept = is_kept(wish, shown.plan.trips)
            state = text("by-hand-kept" if kept else "by-hand-not-kept", language())
            told = wish_text(shown.day, wish, language())
            st.markdown(f"{number + 1}. {as_markdown(told)} — {state}")
        with button:
            st.button(
                text("by-hand-take-back", language()),
                key=f"take-back-{number}",
                on_click=take_back,
                args=(session(), wish),
                width="stretch",
            )
    found = clashes(hand.wishes)
    for clash in found:
        st.error(as_markdown(clash_text(shown.day, hand.wishes, clash, language())))
    begin, everything, file = st.columns(3)
    with begin:
        st.button(
            text("by-hand-replan", language()),
            key="by-hand-replan",
            type="primary",
            icon=":material/alt_route:",
            disabled=bool(found) or hand.job is not None or session().job is not None,
            on_click=lambda: begin_wishes(session()),
            width="stretch",
        )
    with everything:
        st.button(
            text("by-hand-take-all-back", language()),
            key="by-hand-take-all-back",
            on_click=take_back,
            args=(session(), *hand.wishes),
            width="stretch",
        )
    with file:
        st.download_button(
            text("by-hand-file", language()),
            wishes_toml(shown.day, hand.wishes),
            file_name="wishes.toml",
            help=text("by-hand-file-help", language()),
            width="stretch",
        )


@st.fragment(run_every=POLL_S)
def _working() -> None:
    """The job; the page is drawn anew once it has ended."""
    now = session()
    job = now.part(ByHand).job
    if job is None or collect_wishes(now):
        st.rerun()
    words, button = st.columns(WIDTHS, vertical_alignment="center")
    with words:
        key = "dashboard-stage-waiting" if job.waiting else "by-hand-working"
        st.progress(0.5, text=text(key, language()))
    with button:
        st.button(
            text("dashboard-stop", language()),
            key="by-hand-stop",
            disabled=job.stopping,
            on_click=job.stop,
            width="stretch",
        )


def _answer(hand: ByHand, before: Shown) -> None:
    """What came of the wishes."""
    if hand.failure is not None:
        failure = hand.failure
        st.error(as_markdown(text(failure.key, language(), **dict(failure.values))))
        return
    if hand.found is None:
        return
    if not isinstance(hand.found, Replanned):
        lines = refusal_lines(before.day, hand.asked, hand.found, language())
        st.error(as_markdown(" ".join(lines)), icon=":material/block:")
        if not hand.found.proved:
            _longer()
        return
    _price(hand.found, before)


def _price(found: Replanned, before: Shown) -> None:
    """The price, the figures before and after, and what to do with the plan."""
    st.html(paragraphs(price_lines(found, language())))
    after = Shown(
        source=before.source,
        day=before.day,
        plan=found.plan,
        money=ledger(before.day, found.plan),
    )
    heads = ("name", "before", "after", "difference")
    st.dataframe(
        {
            text(f"by-hand-column-{head}", language()): [
                getattr(row, head) for row in before_after(before, after, language())
            ]
            for head in heads
        },
        hide_index=True,
        width="stretch",
    )
    take, longer = st.columns(2)
    with take:
        st.button(
            text("by-hand-take", language()),
            key="by-hand-take",
            icon=":material/check:",
            help=text("by-hand-take-help", language()),
            disabled=session().job is not None or found.plan is session_plan(),
            on_click=lambda: show_wished(session()),
            width="stretch",
        )
    with longer:
        if not found.price.proved:
            _longer()


def session_plan() -> object:
    """The plan on the pages."""
    shown = session().shown
    return None if shown is None else shown.plan


def _longer() -> None:
    st.button(
        text("by-hand-longer", language()),
        key="by-hand-longer",
        icon=":material/hourglass_top:",
        on_click=lambda: begin_wishes(session(), LONGER_S),
        width="stretch",
    )
