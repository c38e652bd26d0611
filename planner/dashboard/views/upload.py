"""A file uploader in the page's language: Streamlit's own words are English only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from planner.dashboard.session import language
from planner.texts import text


@contextmanager
def in_our_words(name: str, kinds: str, megabytes: int) -> Iterator[None]:
    """A box for one uploader; `style.css` puts our words over Streamlit's.

    Parameters
    ----------
    name : of the uploader, one of its kind on the page. kinds : of files, as people name them.
    """
    words = {
        "button-word": text("dashboard-uploader-button", language()),
        "limit-word": text(
            "dashboard-uploader-limit", language(), megabytes=megabytes, kinds=kinds
        ),
    }
    rules = "".join(f"--{word}: '{said}';" for word, said in words.items())
    with st.container(key=f"uploader-{name}"):
        st.html(f"<style>.st-key-uploader-{name} {{{rules}}}</style>")
        yield
