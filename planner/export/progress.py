"""How far the planning is, as one line of words: live on a terminal, line by line elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text

from planner.solve.plan_day import Progress
from planner.texts import Language, number, roubles, text

# Where lines pile up, in a file or a pipe, one a second is enough.
BETWEEN_LINES_S = 1.0

Show = Callable[[Progress], None]


def progress_line(progress: Progress, language: Language) -> str:
    """The stage, orders met, cost and their bounds, as far as known."""
    parts = [
        text("progress-seconds", language, seconds=_seconds(progress.seconds, language)),
        text(f"progress-{progress.stage}", language),
        _count(progress, language),
        _met(progress, language),
        _cost(progress, language),
    ]
    return " · ".join(part for part in parts if part)


@contextmanager
def progress_shown(console: Console, language: Language) -> Iterator[Show]:
    """A function that shows progress on the console while the context lasts."""
    if not console.is_terminal:
        yield _Lines(console, language)
        return
    with console.status("") as status:
        yield lambda progress: status.update(Text(progress_line(progress, language)))


class _Lines:
    """Prints what is new: every new stage, and new figures at most once a second."""

    def __init__(self, console: Console, language: Language) -> None:
        self._console = console
        self._language = language
        self._shown: Progress | None = None

    def __call__(self, progress: Progress) -> None:
        if self._is_news(progress):
            self._shown = progress
            line = progress_line(progress, self._language)
            self._console.print(line, soft_wrap=True, highlight=False, markup=False)

    def _is_news(self, progress: Progress) -> bool:
        shown = self._shown
        if shown is None or shown.stage != progress.stage:
            return True
        return (
            _figures(progress) != _figures(shown)
            and progress.seconds - shown.seconds >= BETWEEN_LINES_S
        )


def _figures(progress: Progress) -> tuple[int | None, ...]:
    return (
        progress.done,
        progress.met,
        progress.met_upper_bound,
        progress.cost_kop,
        progress.cost_lower_bound_kop,
    )


def _seconds(seconds: float, language: Language) -> str:
    return number(seconds, language, decimals=1)


def _count(progress: Progress, language: Language) -> str:
    if progress.done is None or progress.of is None:
        return ""
    return text("progress-count", language, done=progress.done, of=progress.of)


def _met(progress: Progress, language: Language) -> str:
    if progress.met is None:
        return ""
    if progress.met_upper_bound is None:
        return text("progress-met", language, met=progress.met)
    bound = progress.met_upper_bound
    return text("progress-met-of", language, met=progress.met, bound=bound)


def _cost(progress: Progress, language: Language) -> str:
    if progress.cost_kop is None:
        return ""
    cost = roubles(progress.cost_kop, language)
    if progress.cost_lower_bound_kop is None:
        return text("progress-cost", language, cost=cost)
    bound = roubles(progress.cost_lower_bound_kop, language)
    return text("progress-cost-of", language, cost=cost, bound=bound)
