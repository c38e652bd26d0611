"""The command line: `python -m planner plan DAY_FOLDER --out DIR`.

Exit status of every command: 0 done; 1 the program's own fault; 2 bad input; 3 a travel or
address service failed; 4 stopped before any audited plan. Nothing is written unless the status
is 0. What plans is imported inside the commands: `--help` and bad usage answer at once.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EACCES, ENOTDIR
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from planner.errors import AuditError, InputError, NoPlanError, TravelError
from planner.texts import Language, text

VERSION = "0.1.0"
OWN_FAULT, BAD_INPUT, SERVICE_FAILED, NO_PLAN = 1, 2, 3, 4
LANGUAGE_VARIABLE = "PLANNER_LANGUAGE"
HELP_LANGUAGE: Language = "en" if os.environ.get(LANGUAGE_VARIABLE) == "en" else "ru"
PIPED_WIDTH = 100  # of the summary where stdout is no terminal

Stop = Callable[[], bool]

app = typer.Typer(
    help=text("cli-help", HELP_LANGUAGE),
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _help(key: str) -> str:
    return text(f"cli-help-{key}", HELP_LANGUAGE)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(VERSION)
        raise typer.Exit


DayFolder = Annotated[Path, typer.Argument(metavar="DAY_FOLDER", help=_help("day"))]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help=_help("out"))]
TimeLimit = Annotated[
    float | None, typer.Option("--time-limit", metavar="S", help=_help("time-limit"))
]
Overrides = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="section.key=value", help=_help("set")),
]
InLanguage = Annotated[
    Language, typer.Option("--language", envvar=LANGUAGE_VARIABLE, help=_help("language"))
]
Debug = Annotated[bool, typer.Option("--debug", help=_help("debug"))]
Version = Annotated[
    bool,
    typer.Option("--version", callback=_show_version, is_eager=True, help=_help("version")),
]


@app.callback()
def main(*, version: Version = False) -> None:  # noqa: ARG001 - acted on by its callback
    """Prepare what every command needs."""
    # A redirected stream may have an old code page without the rouble sign.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


@app.command(help=_help("plan"))
def plan(
    day_folder: DayFolder,
    out: Out,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Plan one day and write its four files."""
    settings = list(overrides or ())
    if time_limit is not None:
        settings.append(f"solver.time_limit_s={time_limit}")
    with _exit_statuses(language, debug=debug):
        _check_out(day_folder, out, language)
        with _asked_to_stop() as stop:
            told = _plan(day_folder, out, settings, language, stop)
        typer.echo(told)


def _plan(
    day_folder: Path, out: Path, settings: list[str], language: Language, stop: Stop
) -> str:
    """Read, plan, write; return the summary in words."""
    from planner.export.progress import progress_shown
    from planner.export.summary import summary
    from planner.export.write import write_outputs
    from planner.intake.day_folder import describe_notice, read_day
    from planner.solve.plan_day import Progress, plan_day
    from planner.travel.provider import travel_notices, travel_times

    with progress_shown(Console(stderr=True), language) as show:
        read = read_day(day_folder, settings)
        show(Progress(stage="travel"))
        travel = travel_times(read.day, given=read.given, congestion=read.congestion)
        if stop():
            raise NoPlanError("stopped before the planning began")
        planned = plan_day(read.day, travel, progress=show, stop=stop)
    with _unwritable_named(out, language):
        files = write_outputs(read.day, planned, out, language)
    notices = (
        *(describe_notice(notice, language) for notice in read.notices),
        *(text(one.key, language, **dict(one.values)) for one in travel_notices(read.day)),
    )
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
    return summary(
        read.day, planned, notices=notices, files=files, language=language, width=width
    )


@contextmanager
def _asked_to_stop() -> Iterator[Stop]:
    """While it lasts, the first Ctrl+C asks for the best plan so far, the second breaks off.

    It lasts from before the imports: an interrupt inside one would come out as its failure.
    """
    asked = threading.Event()

    def on_ctrl_c(_signal: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    before = signal.signal(signal.SIGINT, on_ctrl_c)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _exit_statuses(language: Language, *, debug: bool) -> Iterator[None]:
    """Every way to fail, said on stderr and ended with its status."""
    try:
        yield
    except typer.Exit:
        raise
    except InputError as error:
        from planner.intake.day_folder import describe_fault

        _end(BAD_INPUT, *(describe_fault(fault, language) for fault in error.faults))
    except TravelError as error:
        values = {"service": error.service, "detail": error.detail}
        _end(SERVICE_FAILED, text("cli-travel-failed", language, **values))
    except (NoPlanError, KeyboardInterrupt):
        _end(NO_PLAN, text("cli-no-plan", language))
    except AuditError as error:
        _end(OWN_FAULT, text("cli-audit-failed", language), *error.findings)
    except Exception as error:
        if debug:
            traceback.print_exc()
        what = "".join(traceback.format_exception_only(error)).strip()
        _end(OWN_FAULT, text("cli-unexpected", language, what=what))


def _check_out(day_folder: Path, out: Path, language: Language) -> None:
    """Refuse, before any work, a folder where the plan can't or mustn't be written."""
    with _unwritable_named(out, language):
        if out.exists() and day_folder.exists() and out.samefile(day_folder):
            _end(BAD_INPUT, text("cli-out-is-day", language, folder=str(out)))
        if (out / "day.toml").exists():
            _end(BAD_INPUT, text("cli-out-is-other-day", language, folder=str(out)))
        existing = next(path for path in (out, *out.absolute().parents) if path.exists())
        if not existing.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(existing))
        if not os.access(existing, os.W_OK | os.X_OK):
            raise PermissionError(EACCES, os.strerror(EACCES), str(existing))


@contextmanager
def _unwritable_named(out: Path, language: Language) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        values = {"folder": str(out), "detail": error.strerror or str(error)}
        _end(BAD_INPUT, text("cli-out-unwritable", language, **values))


def _end(status: int, *lines: str) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(status)
