"""The command `roster`: read days and templates, choose, tell and write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from planner.errors import Fault, InputError
from planner.export.roster_files import roster_json, roster_tables
from planner.export.roster_words import progress_words, roster_remarks, roster_summary
from planner.export.write import write_files
from planner.intake.faults import Notice, Rule
from planner.intake.units import KOPECKS_PER_ROUBLE, whole
from planner.intake.wording import describe_notice
from planner.roster.choose import choose_roster, goal_of
from planner.roster.past_days import NamedDay, notices_of, read_days, stores_of
from planner.roster.resample import simulated_days
from planner.roster.results import Roster, RosterProgress
from planner.roster.template_file import read_templates
from planner.roster.templates import Template
from planner.texts import Language, text

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was asked, option by option."""

    days_folder: Path
    templates: Path
    settings: tuple[str, ...]
    service: float | None
    unmet_rub: float | None
    simulate: int | None
    seed: int
    out: Path | None
    as_json: bool
    time_limit_s: float


def roster_told(asked: Asked, console: Console, language: Language, stop: Stop) -> str:
    """Run the command; progress goes to the console, what is returned to stdout.

    Raises
    ------
    InputError
        With the faults of the days, of the templates and of the options.
    OSError
        The files can't be written.
    """
    days, templates, notices = _read(asked)
    price_kop = 0 if asked.unmet_rub is None else whole(asked.unmet_rub, KOPECKS_PER_ROUBLE)
    with console.status("") as status:

        def show(progress: RosterProgress) -> None:
            status.update(progress_words(progress, language))

        roster = choose_roster(
            days,
            templates,
            goal_of(days, asked.service, price_kop),
            file=asked.templates.name,
            seed=asked.seed,
            time_limit_s=asked.time_limit_s,
            progress=show,
            stop=stop,
        )
    content = roster_json(roster)
    files = _written(asked, roster, content)
    if asked.as_json:
        return content.rstrip("\n")
    lines = [roster_summary(roster, language)]
    told = [describe_notice(one, language) for one in notices]
    told += roster_remarks(roster, language)
    if told:
        lines += ["", text("summary-notices", language), *(f"  {one}" for one in told)]
    if files:
        lines += ["", text("summary-files", language), *(f"  {one}" for one in files)]
    return "\n".join(lines)


def _read(
    asked: Asked,
) -> tuple[tuple[NamedDay, ...], tuple[Template, ...], tuple[Notice, ...]]:
    """Days and templates, the faults of both at once."""
    faults: list[Fault] = []
    notices: list[Notice] = []
    days: tuple[NamedDay, ...] = ()
    templates: tuple[Template, ...] = ()
    if asked.service is None and asked.unmet_rub is None:
        faults.append(Fault(file="--service", rule="roster_no_goal"))
    try:
        days = read_days(asked.days_folder, asked.settings)
    except InputError as error:
        faults += error.faults
    name = asked.templates.name
    try:
        content = asked.templates.read_bytes()
        templates = read_templates(name, content, notices, stores_of(days))
    except OSError:
        faults.append(Fault(file=name, rule=Rule.FILE_UNREADABLE))
    except InputError as error:
        faults += error.faults
    if faults:
        raise InputError(tuple(faults))
    if asked.simulate is not None:
        days = simulated_days(days, asked.simulate, asked.seed)
    return days, templates, (*notices, *notices_of(days))


def _written(asked: Asked, roster: Roster, content: str) -> tuple[Path, ...]:
    """Write what --out asks for; the paths."""
    if asked.out is None:
        return ()
    tables = {name: content.encode() for name, content in roster_tables(roster).items()}
    return write_files({"roster.json": content.encode(), **tables}, asked.out)
