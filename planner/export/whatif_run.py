"""The command `whatif`: read the day, run the grid, write its tables, tell the result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from planner.errors import Fault, InputError
from planner.export.whatif import (
    changes_text,
    note_text,
    progress_line,
    travel_lines,
    whatif_summary,
)
from planner.export.whatif_files import table_json, write_table
from planner.intake.day_folder import read_day
from planner.scenarios.changes import checked, source_of
from planner.scenarios.compare import order_changes, scenario_table
from planner.scenarios.grid import parse_axes, scenario_count
from planner.scenarios.run import run_sweep
from planner.scenarios.sweep import Scenario, SweepProgress, refuse_many
from planner.texts import Language, text

BETWEEN_LINES_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was asked, option by option."""

    day_folder: Path
    vary: tuple[str, ...]
    settings: tuple[str, ...]
    out: Path | None
    workers: int
    cluster: str | None
    compare: str | None
    simulated: bool
    as_json: bool
    yes_many: bool
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What to say: output, remarks beside it, and whether nothing could be solved."""

    output: str
    remarks: tuple[str, ...]
    all_failed: bool


def whatif_told(
    asked: Asked, console: Console, language: Language, stop: Callable[[], bool]
) -> Told:
    """Run the command; progress goes to the console.

    Raises
    ------
    InputError
        The day, a change, the comparison or the cluster is at fault.
    OSError
        The tables can't be written.
    """
    axes = parse_axes(asked.vary)
    pair = _pair(asked.compare, scenario_count(axes))
    source = source_of(lambda more: read_day(asked.day_folder, (*asked.settings, *more)))
    refuse_many(
        axes,
        limit_s=source.base.day.solver.time_limit_s,
        workers=asked.workers,
        allowed=asked.yes_many,
    )
    notes = checked(source, axes)
    with _shown(console, language) as show:
        scenarios = run_sweep(
            source,
            axes,
            workers=asked.workers,
            cluster=asked.cluster,
            folder=asked.out,
            simulated=asked.simulated,
            progress=show,
            stop=stop,
        )
    table = scenario_table(scenarios, axes)
    files = () if asked.out is None else write_table(table, asked.out)
    if asked.as_json:
        told = [note_text(note, language) for note in notes]
        told += travel_lines(scenarios, language)
        changes = (
            None if pair is None else order_changes(scenarios[pair[0]], scenarios[pair[1]])
        )
        output = table_json(table, told, changes)
    else:
        parts = [
            whatif_summary(
                scenarios, table, axes, notes=notes, language=language, width=asked.width
            )
        ]
        if pair is not None:
            parts.append(changes_text(scenarios[pair[0]], scenarios[pair[1]], language))
        if files:
            parts += [text("summary-files", language), *(f"  {file}" for file in files)]
        output = "\n".join(parts)
    return Told(
        output=output,
        remarks=_remarks(scenarios, asked, language),
        all_failed=all(one.failure is not None for one in scenarios),
    )


def _pair(written: str | None, scenarios: int) -> tuple[int, int] | None:
    """The two numbers of --compare."""
    if written is None:
        return None
    parts = [part.strip() for part in written.split(",")]
    if len(parts) == 2 and all(part.isdecimal() for part in parts):
        before, after = (int(part) for part in parts)
        if max(before, after) <= scenarios:
            return before, after
    details = (("last", str(scenarios)),)
    raise InputError(
        (Fault(file="--compare", value=written, rule="vary_compare", details=details),)
    )


def _remarks(
    scenarios: Sequence[Scenario], asked: Asked, language: Language
) -> tuple[str, ...]:
    missing = sum(one.plan is None and one.failure is None for one in scenarios)
    if not missing:
        return ()
    key = "cli-whatif-broken-off" if asked.out is None else "cli-whatif-resume"
    return (text(key, language, missing=missing),)


@contextmanager
def _shown(console: Console, language: Language) -> Iterator[Callable[[SweepProgress], None]]:
    """Progress live on a terminal; elsewhere a line at most every second, and the last one."""
    if console.is_terminal:
        with console.status("") as status:
            yield lambda progress: status.update(Text(progress_line(progress, language)))
        return
    told: list[float] = []

    def show(progress: SweepProgress) -> None:
        last = progress.done >= progress.total
        if last or not told or progress.seconds - told[-1] >= BETWEEN_LINES_S:
            told.append(progress.seconds)
            line = progress_line(progress, language)
            console.print(line, soft_wrap=True, highlight=False, markup=False)

    yield show
