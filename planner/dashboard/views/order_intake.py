"""The page of the day's orders: from marketplaces or tables, what is wrong, where they are."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.dashboard.access import allowed
from planner.dashboard.order_intake import (
    OrderIntake,
    check,
    corrections_csv,
    day_files,
    is_ready,
    order_intake,
    order_rows,
    take_in,
)
from planner.dashboard.planning import load_files
from planner.dashboard.safe import paragraphs
from planner.dashboard.session import language, open_plan_page, session
from planner.dashboard.tables import fault_table
from planner.dashboard.views import address_questions, data, edit_day, grid
from planner.dashboard.views.upload import in_our_words
from planner.export.imported import reason_word
from planner.intake.addresses.corrections import FILE as CORRECTIONS
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_folder import describe_notice
from planner.intake.imported import ORDERS
from planner.texts import text

UPLOADER_KEY = "orders_uploader"
MOST_FILES = 50
MEGABYTES = 20


def render() -> None:
    """Draw the page."""
    intake = order_intake()
    if intake.asking:
        _ask(intake)
    left, right = st.columns([1.7, 1], gap="small")
    with left:
        _upload()
    with right:
        data.render_loaded(session())
    data.render_faults(session())
    if intake.files or intake.faults:
        _selected(intake)
        address_questions.render(intake)
        _faults(intake)
        _orders(intake)
        _further(intake)
    st.subheader(text("edit-heading", language()), anchor=False)
    edit_day.render(session())
    with st.expander(text("dashboard-intake-where", language())):
        _where_from()
    with st.expander(text("dashboard-columns", language())):
        data.render_formats()


def _upload() -> None:
    with st.container(border=True):
        st.markdown(f"**{text('dashboard-intake-heading', language())}**")
        st.caption(text("dashboard-intake-help", language()))
        with in_our_words("orders", "ZIP, JSON, CSV, XLSX, TOML", MEGABYTES):
            uploaded = st.file_uploader(
                text("dashboard-intake-files", language()),
                type=["zip", "json", "csv", "xlsx", "toml"],
                accept_multiple_files=True,
                max_upload_size=MEGABYTES,
                label_visibility="collapsed",
                key=UPLOADER_KEY,
            )
        st.button(
            text("dashboard-intake-read", language()),
            type="primary",
            icon=":material/checklist:",
            disabled=not uploaded or len(uploaded) > MOST_FILES,
            on_click=_read,
        )
        if len(uploaded) > MOST_FILES:
            st.warning(text("dashboard-files-many", language(), most=MOST_FILES))


def _where_from() -> None:
    """Which answers of the marketplaces to upload."""
    sources = ("ozon", "wildberries", "yandex")
    st.html(paragraphs(text(f"dashboard-intake-where-{one}", language()) for one in sources))


def _read() -> None:
    """Take the files in; a callback, so that the click is not lost to a page drawn anew."""
    if not allowed():
        return
    now = session()
    own = now.files if now.source == "own" else {}
    uploaded = {one.name: one.getvalue() for one in st.session_state[UPLOADER_KEY]}
    answers = order_intake().answers
    now.parts[OrderIntake] = take_in(uploaded, own, answers, language())


def _ask(intake: OrderIntake) -> None:
    """Ask the address service, with progress in sight; then draw the page as usual."""
    intake.asking = False
    bar = st.progress(0.0)

    def told(done: int, every: int) -> None:
        bar.progress(done / every, text=text("import-asking", language(), done=done, all=every))

    check(intake, online=True, told=told)
    bar.empty()


def _selected(intake: OrderIntake) -> None:
    if intake.selected is None:
        return
    taken = text("dashboard-intake-taken", language(), count=len(intake.selected.taken))
    st.markdown(f"**{taken}**")
    lines = [
        f"{text(f'import-reason-{reason_word(reason)}', language())}: {count}"
        for reason, count in intake.selected.reasons.items()
    ]
    if not lines:
        return
    with st.expander(
        text("dashboard-intake-left-out", language(), count=len(intake.selected.left_out))
    ):
        st.html(paragraphs(lines))
        rows = [
            {
                "order": posting.order_id,
                "status": posting.status,
                "reason": text(f"import-reason-{reason_word(reason)}", language()),
            }
            for posting, reason in intake.selected.left_out
        ]
        grid.render(pd.DataFrame(rows), "left-out", pinned="order", wide=("reason",))


def _faults(intake: OrderIntake) -> None:
    if not intake.faults:
        return
    st.error(
        text("dashboard-intake-faults-note", language()),
        title=text("dashboard-faults", language(), count=len(intake.faults)),
        icon=":material/error:",
    )
    grid.render(fault_table(intake.faults, language()), "faults", pinned="file", wide=("rule",))


def _orders(intake: OrderIntake) -> None:
    """Every order as read, with where its place comes from."""
    asked = {question.row for question in intake.questions}
    rows = [
        {
            "order": row.cells.get("order_id", ""),
            "slot_start": row.cells.get("slot_start", ""),
            "slot_end": row.cells.get("slot_end", ""),
            "address": row.cells.get("address", ""),
            "place": text(
                f"dashboard-place-{_place_word(row.number in asked, row.cells)}", language()
            ),
        }
        for row in order_rows(intake)
    ]
    if rows:
        grid.render(pd.DataFrame(rows), "intake", pinned="order", wide=("address",))


def _place_word(asked: bool, cells: object) -> str:
    if asked:
        return "open"
    known = isinstance(cells, dict) and cells.get("lat") and cells.get("lon")
    return "known" if known else "missing"


def _further(intake: OrderIntake) -> None:
    """On to the plan, and the files to keep."""
    if intake.notices and is_ready(intake):
        st.html(paragraphs(describe_notice(one, language()) for one in intake.notices))
    st.button(
        text("dashboard-intake-plan", language()),
        type="primary",
        icon=":material/play_arrow:",
        disabled=not is_ready(intake),
        on_click=_plan,
    )
    files = {
        name: content
        for name, content in day_files(intake).items()
        if name in {ORDERS, DAY_TOML}
    }
    if intake.answers:
        files[CORRECTIONS] = corrections_csv(intake)
    with st.container(horizontal=True):
        for name, content in files.items():
            st.download_button(
                name,
                data=content,
                file_name=name,
                icon=":material/download:",
                on_click="ignore",
            )


def _plan() -> None:
    if load_files(session(), day_files(order_intake())):
        open_plan_page()
