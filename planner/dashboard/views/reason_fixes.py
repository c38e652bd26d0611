"""Ways to meet an order with their prices; one applied, before and after, and taken back."""

from __future__ import annotations

from html import escape

import streamlit as st

from planner.dashboard.before_after import before_after
from planner.dashboard.reasoning import apply_fix, undo_fix
from planner.dashboard.safe import as_markdown, paragraphs
from planner.dashboard.session import Session, language, session
from planner.dashboard.shown import Shown
from planner.explain.explained import Explained
from planner.explain.fixes import Fix
from planner.export.fix_words import (
    fix_text,
    menu_lines,
    met_words,
    price_text,
    size_words,
)
from planner.texts import roubles, text

WIDTHS = [6, 2.2, 1.5]


def render(shown: Shown, one: Explained) -> None:
    """Draw the ways, a row each, and what is to be said of the list."""
    heads = [line for line in menu_lines(one.menu, shown.day, language()) if line[:1] != "—"]
    if one.menu is None or not one.menu.fixes:
        st.caption(as_markdown(" ".join(heads)))
        return
    first, *rest = heads
    st.markdown(f"**{as_markdown(first)}**")
    for number, fix in enumerate(one.menu.fixes):
        _row(shown, fix, f"{one.order_id}-{number}")
    if rest:
        st.caption(as_markdown(" ".join(rest)))


def _row(shown: Shown, fix: Fix, name: str) -> None:
    words, price, button = st.columns(WIDTHS, vertical_alignment="center", gap="small")
    with words:
        what = fix_text(fix, shown.day, language())
        told = [*met_words(fix, shown.day, language()), *size_words(fix, language())]
        st.html(
            f"<div class='fix'>{escape(what[:1].upper() + what[1:])}"
            f"<small>{escape(', '.join(told))}</small></div>"
        )
    with price:
        render_price(fix)
    with button:
        apply_button(fix, name)


def render_price(fix: Fix) -> None:
    """Draw the price, how much of it goes to the shifts, and whether it is proved."""
    at_most = "reasons-at-most" if fix.extra_kop >= 0 else "fix-price-bound-cheaper"
    proof = text("reasons-proved" if fix.proved else at_most, language())
    pay = ""
    if fix.extra_pay_kop:
        pay = text("fix-of-it-pay", language(), pay=roubles(fix.extra_pay_kop, language()))
    told = ", ".join(part for part in (pay, proof) if part)
    st.html(
        f"<div class='fix'>{escape(price_text(fix, language()))}"
        f"<small>{escape(told)}</small></div>"
    )


def apply_button(fix: Fix, name: str) -> None:
    """Draw the button that makes the fix's day the session's."""
    st.button(
        text("reasons-apply", language()),
        key=f"apply-{name}",
        help=text("reasons-apply-help", language()),
        disabled=session().job is not None or session().reason_job is not None,
        on_click=lambda: apply_fix(session(), fix),
        width="stretch",
    )


def _swapped(fix: Fix) -> list[str]:
    """Which orders are met now, and which no longer."""
    told = (("gained", fix.gained), ("lost", fix.lost))
    return [
        text(f"reasons-{name}", language(), ids=", ".join(ids)) for name, ids in told if ids
    ]


def render_applied(now: Session, shown: Shown) -> None:
    """Draw the latest fix applied, the day before and after it, and the way back."""
    if not now.applied:
        return
    latest = now.applied[-1]
    with st.container(border=True, key="applied"):
        words, button = st.columns([6, 1.6], vertical_alignment="center")
        with words:
            what = fix_text(latest.fix, latest.shown.day, language())
            order_id = latest.fix.order_id
            told = text("reasons-applied", language(), order=order_id, fix=what)
            st.markdown(f"**{as_markdown(told)}**")
        with button:
            st.button(
                text("reasons-undo", language()),
                icon=":material/undo:",
                key="undo-fix",
                on_click=lambda: undo_fix(session()),
                width="stretch",
            )
        st.html(paragraphs(_swapped(latest.fix)))
        heads = "".join(
            f"<th>{escape(text(f'reasons-{name}', language()))}</th>"
            for name in ("before", "after", "difference")
        )
        lines = "".join(
            f"<tr><td>{escape(row.name)}</td><td>{escape(row.before)}</td>"
            f"<td>{escape(row.after)}</td><td>{escape(row.difference)}</td></tr>"
            for row in before_after(latest.shown, shown, language())
        )
        st.html(
            f"<table class='before-after'><thead><tr><th></th>{heads}</tr></thead>"
            f"<tbody>{lines}</tbody></table>"
        )
        st.caption(text("reasons-applied-note", language()))
