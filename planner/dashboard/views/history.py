"""The page of the history: what is kept, opened, compared, deleted, moved."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from planner.dashboard.access import may_change
from planner.dashboard.kept import (
    HistoryPage,
    delete_kept,
    history,
    import_kept,
    open_kept,
)
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import Session, language, open_plan_page, session
from planner.dashboard.views.upload import in_our_words
from planner.errors import Fault, InputError
from planner.export.plan_syntax import read_document
from planner.history.archive import export_archive
from planner.history.comparing import fates, order_changes
from planner.history.keeping import History, open_plan, plans
from planner.history.records import KeptPlan
from planner.history.told import LISTED, figure_rows, list_row
from planner.history.words import day_name, fate_words, met_words
from planner.intake.day_folder import describe_fault
from planner.texts import text

CHOSEN_KEY, UPLOAD_KEY, SURE_KEY = "history_chosen", "history_upload", "history_sure"
MEGABYTES = 20


def render() -> None:
    """Draw the page."""
    now = session()
    st.subheader(text("history-heading", language()), anchor=False)
    try:
        kept = history()
        lines = plans(kept)
    except InputError as error:
        _faults(error.faults)
        return
    _retention(kept)
    _faults(now.part(HistoryPage).faults)
    _done(now.part(HistoryPage))
    if lines:
        _table(lines)
        _chosen(now, kept, lines)
    else:
        st.info(text("history-empty-page", language()), icon=":material/history:")
    _move()


def _retention(kept: History) -> None:
    days = kept.place.retention_days
    st.caption(text("history-retention", language(), days=days))
    st.caption(text("history-place", language(), place=as_markdown(kept.place.shown)))


def _faults(faults: Sequence[Fault]) -> None:
    for fault in faults:
        st.error(as_markdown(describe_fault(fault, language())), icon=":material/error:")


def _done(page: HistoryPage) -> None:
    if page.done is not None:
        key, count = page.done
        st.success(text(key, language(), count=count), icon=":material/check:")
        page.done = None


def _table(lines: Sequence[KeptPlan]) -> None:
    headings = [text(f"history-column-{name}", language()) for name in LISTED]
    rows = pd.DataFrame([list_row(one, language()) for one in lines], columns=headings)
    st.dataframe(rows, hide_index=True, alt=text("history-heading", language()))


def _chosen(now: Session, kept: History, lines: Sequence[KeptPlan]) -> None:
    by_id = {one.plan_id: one for one in lines}
    st.multiselect(
        text("history-choose", language()),
        list(by_id),
        format_func=lambda plan_id: _name(by_id[plan_id]),
        key=CHOSEN_KEY,
        help=text("history-choose-help", language()),
        placeholder=text("history-choose-hint", language()),
    )
    chosen = [by_id[one] for one in st.session_state.get(CHOSEN_KEY, ()) if one in by_id]
    _buttons(now, kept, chosen)
    match chosen:
        case [one]:
            _plan(kept, one)
        case [before, after]:
            _comparison(kept, before, after)


def _name(line: KeptPlan) -> str:
    named = text("history-plan", language(), id=line.plan_id)
    return f"{named} · {day_name(line, language())} · {met_words(line.figures, language())}"


def _buttons(now: Session, kept: History, chosen: Sequence[KeptPlan]) -> None:
    ids = [one.plan_id for one in chosen]
    with st.container(horizontal=True):
        st.button(
            text("history-open", language()),
            type="primary",
            icon=":material/folder_open:",
            disabled=len(chosen) != 1 or chosen[0].bare,
            help=text("history-open-help", language()),
            on_click=_open,
            args=(now, ids),
        )
        with st.popover(
            text("history-delete", language()),
            icon=":material/delete:",
            disabled=not chosen or not may_change(),
        ):
            st.write(text("history-delete-sure", language(), count=len(ids)))
            st.button(
                text("history-delete-yes", language()),
                type="primary",
                on_click=delete_kept,
                args=(now, ids),
                key=SURE_KEY,
            )
        st.download_button(
            text("history-export", language()),
            data=lambda: export_archive(kept, ids or None),
            file_name="history.zip",
            mime="application/zip",
            icon=":material/download:",
            on_click="ignore",
            help=text("history-export-help", language()),
        )


def _open(now: Session, ids: Sequence[int]) -> None:
    if open_kept(now, ids[0]):
        open_plan_page()


def _plan(kept: History, line: KeptPlan) -> None:
    """One plan: what became of each order; all that is left once names have gone."""
    if line.bare:
        st.info(text("history-bare", language()), icon=":material/visibility_off:")
    found = fates(read_document(open_plan(kept, line.plan_id).plan_json))
    headings = [text(f"history-column-{name}", language()) for name in ("order", "fate")]
    rows = [(order, fate_words(fate, language())) for order, fate in found.items()]
    table = pd.DataFrame(rows, columns=headings)
    st.dataframe(table, hide_index=True, alt=_name(line))


def _comparison(kept: History, before: KeptPlan, after: KeptPlan) -> None:
    """Two plans: figures side by side, then the orders whose fate differs."""
    named = [text("history-plan", language(), id=one.plan_id) for one in (before, after)]
    sides = zip(figure_rows(before, language()), figure_rows(after, language()), strict=True)
    rows = [(name, one, other) for (name, one), (_, other) in sides]
    st.dataframe(
        pd.DataFrame(rows, columns=[text("history-figure", language()), *named]),
        hide_index=True,
        alt=text("history-compare", language()),
    )
    was, now = (
        read_document(open_plan(kept, one.plan_id).plan_json) for one in (before, after)
    )
    changes = order_changes(was, now)
    if not changes:
        st.info(text("history-same", language()))
        return
    names = ("order", "change", "before", "after")
    columns = [text(f"history-column-{name}", language()) for name in names]
    cells = [
        (
            one.order_id,
            text(f"history-change-{one.kind.value}", language()),
            fate_words(one.before, language()),
            fate_words(one.after, language()),
        )
        for one in changes
    ]
    table = pd.DataFrame(cells, columns=columns)
    st.dataframe(table, hide_index=True, alt=text("history-changes", language()))


def _move() -> None:
    if not may_change():
        return
    with st.expander(text("history-move", language()), icon=":material/upload_file:"):
        with in_our_words("history", "ZIP", MEGABYTES):
            uploaded = st.file_uploader(
                text("history-upload", language()),
                type=["zip"],
                max_upload_size=MEGABYTES,
                key=UPLOAD_KEY,
            )
        st.button(
            text("history-import", language()),
            disabled=uploaded is None,
            on_click=_import,
        )


def _import() -> None:
    uploaded = st.session_state[UPLOAD_KEY]
    import_kept(session(), uploaded.name, uploaded.getvalue())
