"""Addresses in doubt: candidates to choose from, or coordinates to type."""

from __future__ import annotations

import re

import streamlit as st

from planner.dashboard.order_intake import OrderIntake, answer, order_intake
from planner.dashboard.safe import as_markdown
from planner.dashboard.session import language
from planner.domain.order import Point
from planner.export.imported import question_sentence
from planner.intake.addresses.answers import Candidate
from planner.intake.addresses.locate import Question
from planner.texts import number, text

SHOWN = 10
TYPED = -1
# «55.7532, 37.6146», as maps give it to copy; a comma may part degrees only with a space after.
_PAIR = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*", re.ASCII)
MOST_LAT, MOST_LON = 90, 180


def render(intake: OrderIntake) -> None:
    """Draw the first questions, and the way to ask the service."""
    if intake.failure is not None:
        values = {"service": intake.failure.service, "detail": intake.failure.detail}
        st.error(text("dashboard-address-failed", language(), **values))
    if not intake.questions and intake.failure is None:
        return
    count = len(intake.questions)
    with st.container(border=True):
        st.markdown(f"**{text('dashboard-questions', language(), count=count)}**")
        st.caption(text("dashboard-questions-note", language()))
        st.button(
            text("dashboard-questions-ask", language()),
            icon=":material/travel_explore:",
            on_click=_ask,
        )
        for question in intake.questions[:SHOWN]:
            _question(intake, question)
        if count > SHOWN:
            st.caption(text("dashboard-questions-more", language(), count=count - SHOWN))


def read_pair(typed: str) -> Point | None:
    """The place typed as «latitude, longitude»; None where it is none."""
    pair = _PAIR.fullmatch(typed)
    if pair is None:
        return None
    lat, lon = float(pair.group(1)), float(pair.group(2))
    if abs(lat) > MOST_LAT or abs(lon) > MOST_LON:
        return None
    return Point(lat=lat, lon=lon)


def _ask() -> None:
    order_intake().asking = True


def _question(intake: OrderIntake, question: Question) -> None:
    key = f"place-{question.order_id}"
    with st.form(f"form-{question.order_id}"):
        order = as_markdown(question.order_id)
        st.markdown(f"**{order}** · {as_markdown(question.address)}")
        st.caption(as_markdown(question_sentence(question, language())))
        if question.candidates:
            st.radio(
                text("dashboard-questions-which", language()),
                [*range(len(question.candidates)), TYPED],
                index=None,
                format_func=lambda k: _label(intake, question, k),
                key=f"{key}-choice",
            )
        st.text_input(
            text("dashboard-questions-type", language()),
            placeholder="55.7532, 37.6146",
            key=f"{key}-typed",
        )
        st.form_submit_button(
            text("dashboard-questions-keep", language()),
            on_click=_keep,
            args=(question,),
        )
        if st.session_state.get(f"{key}-wrong"):
            st.warning(text("dashboard-questions-wrong", language()))


def _label(intake: OrderIntake, question: Question, choice: int) -> str:
    if choice == TYPED:
        return text("dashboard-questions-typed", language())
    candidate = question.candidates[choice]
    found = candidate.found or f"{candidate.point.lat}, {candidate.point.lon}"
    parts = [as_markdown(found), _precision(candidate)]
    if intake.region is not None and intake.region.around:
        km = number(intake.region.nearest_km(candidate.point), language(), decimals=1)
        parts.append(text("dashboard-questions-km", language(), km=km))
    return " · ".join(parts)


def _precision(candidate: Candidate) -> str:
    word = candidate.precision.value.replace("_", "-")
    return text(f"import-precision-{word}", language())


def _keep(question: Question) -> None:
    """Take the chosen candidate, or what was typed; say so where it is neither."""
    key = f"place-{question.order_id}"
    choice = st.session_state.get(f"{key}-choice")
    typed = read_pair(st.session_state.get(f"{key}-typed", ""))
    chosen = None if choice in {None, TYPED} else question.candidates[choice].point
    place = typed or chosen
    st.session_state[f"{key}-wrong"] = place is None
    if place is not None:
        answer(order_intake(), question.order_id, place)
