from __future__ import annotations

from planner.dashboard.safe import as_markdown, paragraphs


def test_markdown_signs_are_taken_literally() -> None:
    assert as_markdown("![x](http://a.b) :red[c1]") == (r"\!\[x\]\(http\://a\.b\) \:red\[c1\]")


def test_plain_words_stay_as_they_are() -> None:
    assert as_markdown("К01 Иванов") == "К01 Иванов"


def test_paragraphs_are_escaped() -> None:
    assert paragraphs(["a < b", "c"]) == "<div class='lines'><p>a &lt; b</p><p>c</p></div>"
