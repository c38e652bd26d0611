"""Text that came from outside, made safe to stand in Markdown or HTML.

Streamlit reads labels and messages as Markdown, where an order's id could become a link or an
image from another server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~&])")


def as_markdown(text: str) -> str:
    """The text with every sign of Markdown taken literally."""
    return MARKDOWN.sub(r"\\\1", text)


def paragraphs(lines: Iterable[str]) -> str:
    """The lines as HTML paragraphs."""
    return f"<div class='lines'>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</div>"
