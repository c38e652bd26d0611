"""Progress in words, on a terminal and elsewhere."""

from __future__ import annotations

import io

from rich.console import Console

from planner.export.progress import progress_line, progress_shown
from planner.solve.plan_day import Progress
from planner.texts import LANGUAGES

STAGES = ("travel", "catalogue", "bound", "search", "proof", "reasons", "audit")


def shown(*steps: Progress, terminal: bool = False) -> str:
    written = io.StringIO()
    console = Console(file=written, force_terminal=terminal, width=100)
    with progress_shown(console, "ru") as show:
        for step in steps:
            show(step)
    return written.getvalue().replace("\N{NO-BREAK SPACE}", " ")


def test_every_stage_has_its_words_in_both_languages() -> None:
    for language in LANGUAGES:
        lines = {progress_line(Progress(stage=stage), language) for stage in STAGES}
        assert len(lines) == len(STAGES)


def test_a_line_tells_what_is_known_and_no_more() -> None:
    assert progress_line(Progress(stage="search", seconds=1.25, met=3), "en") == (
        "1.2 s · searching for the best plan · 3 met"
    )
    known = Progress(
        stage="proof",
        met=3,
        met_upper_bound=4,
        cost_kop=123_400,
        cost_lower_bound_kop=120_000,
        seconds=10,
    )
    assert progress_line(known, "ru").replace("\N{NO-BREAK SPACE}", " ") == (
        "10,0 с · доказываю, что лучше нельзя · выполнено 3, больше 4 нельзя"
        " · стоимость 1 234 ₽, не ниже 1 200 ₽"
    )


def test_elsewhere_new_stages_are_lines_and_new_figures_at_most_one_a_second() -> None:
    lines = shown(
        Progress(stage="catalogue", seconds=0.1),
        Progress(stage="search", met=1, seconds=0.2),
        Progress(stage="search", met=2, seconds=0.9),
        Progress(stage="search", met=3, seconds=1.3),
        Progress(stage="search", met=3, seconds=9.9),
    ).splitlines()
    assert [line.split(" · ")[-1] for line in lines] == [
        *("перебираю рейсы", "выполнено 1", "выполнено 3"),
    ]


def test_a_terminal_shows_one_line_that_changes() -> None:
    written = shown(Progress(stage="search", met=7, seconds=2), terminal=True)
    assert "\x1b[2K" in written  # the line is erased, not scrolled
