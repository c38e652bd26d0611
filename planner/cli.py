"""The command line: `python -m planner plan DAY_FOLDER --out DIR`.

Exit status of every command: 0 done; 1 the program's own fault; 2 bad input; 3 a travel or
address service failed; 4 stopped before any audited plan. Nothing is written unless the status
is 0. What plans is imported inside the commands: `--help` and bad usage answer at once.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from errno import EACCES, ENOTDIR
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from planner.errors import AddressServiceError, AuditError, InputError, NoPlanError, TravelError
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
    rich_markup_mode=None,  # help speaks of [[templates]]: no markup
)
roads_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


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


app.add_typer(roads_app, name="roads", help=_help("roads"))


def _settings(overrides: list[str] | None, time_limit: float | None) -> list[str]:
    """The overrides of day.toml, the time limit among them."""
    limit = [] if time_limit is None else [f"solver.time_limit_s={time_limit}"]
    return [*(overrides or ()), *limit]


def _width() -> int:
    """Of what is printed."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH


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
    settings = _settings(overrides, time_limit)
    with _exit_statuses(language, debug=debug):
        _check_out(day_folder, out, language)
        with _asked_to_stop() as stop:
            told = _plan(day_folder, out, settings, language, stop)
        typer.echo(told)


def _plan(
    day_folder: Path, out: Path, settings: list[str], language: Language, stop: Stop
) -> str:
    """Read, plan, write; return the summary in words."""
    from planner.explain.explained import with_reasons
    from planner.export.explain_run import explained_in_time
    from planner.export.progress import progress_shown
    from planner.export.summary import summary
    from planner.export.write import write_outputs
    from planner.intake.day_folder import Search, describe_notice, read_day
    from planner.money.report import shared_ledger
    from planner.punctuality.robust import planned_as_asked
    from planner.solve.plan_day import Progress
    from planner.travel.provider import travel_notices, travel_times

    with progress_shown(Console(stderr=True), language) as show:
        search = Search(online=True, told=lambda *_: show(Progress(stage="addresses")))
        read = read_day(day_folder, settings, search=search)
        show(Progress(stage="travel"))
        travel = travel_times(read.day, given=read.given, congestion=read.congestion)
        if stop():
            raise NoPlanError("stopped before the planning began")
        planned = planned_as_asked(read.day, travel, progress=show, stop=stop)
        explanation = explained_in_time(read.day, travel, planned, show, stop)
        if explanation is not None:
            planned = with_reasons(planned, explanation)
        money = shared_ledger(read.day, travel, planned)
    with _unwritable_named(out, language):
        files = write_outputs(read.day, planned, out, language, money, explanation)
    notices = (
        *(describe_notice(notice, language) for notice in read.notices),
        *(
            text(one.key, language, **dict(one.values))
            for one in (*travel_notices(read.day), *planned.travel.notices)
        ),
    )
    width = _width()
    return summary(
        read.day,
        planned,
        notices=notices,
        files=files,
        language=language,
        width=width,
        money=money,
    )


@app.command(help=_help("explain"))
def explain(
    day_folder: DayFolder,
    orders: Annotated[
        list[str] | None, typer.Argument(metavar="[ORDER]...", help=_help("explain-orders"))
    ] = None,
    time_limit: TimeLimit = None,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0, metavar="S", help=_help("explain-seconds"))
    ] = 60.0,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    no_fixes: Annotated[bool, typer.Option("--no-fixes", help=_help("no-fixes"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_help("json"))] = False,
    debug: Debug = False,
) -> None:
    """Plan one day and tell why orders are not met and what would change it."""
    settings = _settings(overrides, time_limit)
    with _exit_statuses(language, debug=debug), _asked_to_stop() as stop:
        from planner.export.explain_run import Asked, explain_told

        asked = Asked(
            day_folder=day_folder,
            settings=tuple(settings),
            orders=tuple(orders or ()),
            seconds=seconds,
            fixes=not no_fixes,
            as_json=as_json,
        )
        told = explain_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)


@app.command(help=_help("whatif"))
def whatif(
    day_folder: DayFolder,
    vary: Annotated[
        list[str], typer.Option("--vary", metavar="key=values", help=_help("vary"))
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=_help("whatif-out"))
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, metavar="N", help=_help("workers"))
    ] = None,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="URL", help=_help("cluster"))
    ] = None,
    compare: Annotated[
        str | None, typer.Option("--compare", metavar="A,B", help=_help("compare"))
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option("--time-limit", metavar="S", help=_help("scenario-limit")),
    ] = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    simulated: Annotated[bool, typer.Option("--simulate", help=_help("simulate-all"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_help("json"))] = False,
    yes_many: Annotated[bool, typer.Option("--yes-many", help=_help("yes-many"))] = False,
    debug: Debug = False,
) -> None:
    """Solve a grid of scenarios of one day and print them side by side."""
    settings = _settings(overrides, time_limit)
    with _exit_statuses(language, debug=debug), _asked_to_stop() as stop:
        from planner.export.whatif_run import Asked, whatif_told

        if cluster is not None and workers is not None:
            _end(BAD_INPUT, text("cli-whatif-workers-cluster", language))
        if out is not None:
            _check_out(day_folder, out, language)
        asked = Asked(
            day_folder=day_folder,
            vary=tuple(vary),
            settings=tuple(settings),
            out=out,
            workers=workers or os.cpu_count() or 1,
            cluster=cluster,
            compare=compare,
            simulated=simulated,
            as_json=as_json,
            yes_many=yes_many,
            width=_width(),
        )
        with _unwritable_named(out or Path(), language):
            told = whatif_told(asked, Console(stderr=True), language, stop)
        typer.echo(told.output)
        for line in told.remarks:
            typer.echo(line, err=True)
        if told.all_failed:
            _end(OWN_FAULT, text("cli-whatif-all-failed", language))


@app.command(help=_help("money"))
def money(
    day_folder: DayFolder,
    schemes: Annotated[
        list[str] | None, typer.Option("--scheme", metavar="FILE", help=_help("scheme"))
    ] = None,
    exactly: Annotated[
        list[str] | None, typer.Option("--exactly", metavar="ORDER", help=_help("exactly"))
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=_help("money-out"))
    ] = None,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    including_idle: Annotated[
        bool, typer.Option("--including-idle", help=_help("including-idle"))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_help("money-json"))] = False,
    debug: Debug = False,
) -> None:
    """Plan one day and tell what each order costs against its fee."""
    settings = _settings(overrides, time_limit)
    with _exit_statuses(language, debug=debug), _asked_to_stop() as stop:
        from planner.export.money_run import Asked, money_told

        if out is not None:
            _check_out(day_folder, out, language)
        asked = Asked(
            day_folder=day_folder,
            settings=tuple(settings),
            schemes=tuple(schemes or ()),
            exactly=tuple(exactly or ()),
            out=out,
            including_idle=including_idle,
            as_json=as_json,
            width=_width(),
        )
        with _unwritable_named(out or Path(), language):
            told = money_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)


@app.command(help=_help("simulate"))
def simulate(
    day_folder: DayFolder,
    runs: Annotated[
        int, typer.Option("--runs", min=1, max=1_000_000, help=_help("runs"))
    ] = 2000,
    seed: Annotated[int | None, typer.Option("--seed", min=0, help=_help("seed"))] = None,
    plan_file: Annotated[
        Path | None,
        typer.Option("--plan", metavar="plan.json", help=_help("simulate-plan")),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=_help("simulate-out"))
    ] = None,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    curve: Annotated[bool, typer.Option("--curve", help=_help("curve"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_help("simulate-json"))] = False,
    debug: Debug = False,
) -> None:
    """Run a plan many times and tell how often it is on time."""
    settings = _settings(overrides, time_limit)
    with _exit_statuses(language, debug=debug), _asked_to_stop() as stop:
        from planner.export.simulate_run import Asked, simulate_told

        if out is not None:
            _check_out(day_folder, out, language)
        asked = Asked(
            day_folder=day_folder,
            settings=tuple(settings),
            plan_file=plan_file,
            runs=runs,
            seed=seed,
            curve=curve,
            out=out,
            as_json=as_json,
            width=_width(),
        )
        with _unwritable_named(out or Path(), language):
            told = simulate_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)


@app.command("import", help=_help("import"))
def import_orders(
    sources: Annotated[
        list[Path], typer.Argument(metavar="SOURCE...", help=_help("import-sources"))
    ],
    into: Annotated[Path, typer.Option("--into", metavar="DAY", help=_help("import-into"))],
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], metavar="DATE", help=_help("import-date")),
    ] = None,
    methods: Annotated[
        list[str] | None,
        typer.Option("--delivery-method", metavar="ID", help=_help("import-method")),
    ] = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    geocode: Annotated[
        bool, typer.Option("--geocode/--offline", help=_help("import-geocode"))
    ] = True,
    replace: Annotated[bool, typer.Option("--replace", help=_help("import-replace"))] = False,
    debug: Debug = False,
) -> None:
    """Take the day's orders from marketplaces' exports."""
    settings = list(overrides or ())
    if methods:
        settings.append(f"postings.delivery_methods={json.dumps(methods)}")
    with _exit_statuses(language, debug=debug), _unwritable_named(into, language):
        from planner.export.import_run import Asked, import_told

        asked = Asked(
            sources=tuple(sources),
            into=into,
            settings=tuple(settings),
            day=None if day is None else day.date(),
            replace=replace,
            online=geocode,
        )
        typer.echo(import_told(asked, Console(stderr=True), language))


@app.command(help=_help("travel"))
def travel(
    day_folder: DayFolder,
    providers: Annotated[
        str | None, typer.Option("--providers", metavar="A,B", help=_help("providers"))
    ] = None,
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    no_plans: Annotated[bool, typer.Option("--no-plans", help=_help("no-plans"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_help("json"))] = False,
    debug: Debug = False,
) -> None:
    """Compare sources of travel times on one day."""
    settings = _settings(overrides, time_limit)
    with _exit_statuses(language, debug=debug), _asked_to_stop() as stop:
        from planner.export.travel_run import Asked, travel_told

        asked = Asked(
            day_folder=day_folder,
            settings=tuple(settings),
            providers=providers,
            plans=not no_plans,
            as_json=as_json,
            width=_width(),
        )
        told = travel_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)


@roads_app.command("build", help=_help("roads-build"))
def roads_build(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=_help("roads-out"))],
    extract: Annotated[
        Path | None, typer.Argument(metavar="EXTRACT", help=_help("extract"))
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help=_help("place"))
    ] = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Build a roads file."""
    with _exit_statuses(language, debug=debug), _unwritable_named(out, language):
        from planner.export.roads_run import roads_built

        typer.echo(roads_built(extract, place, out, language))


@app.command(help=_help("calibrate"))
def calibrate(
    day_folders: Annotated[
        list[Path], typer.Argument(metavar="DAY_FOLDER", help=_help("calibrate-days"))
    ],
    actual: Annotated[
        Path, typer.Option("--actual", metavar="actual.csv", help=_help("actual"))
    ],
    plans: Annotated[
        list[Path] | None,
        typer.Option("--plan", metavar="plan.json", help=_help("calibrate-plans")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help=_help("calibrate-out")),
    ] = None,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    debug: Debug = False,
) -> None:
    """Fit the congestion to drives that were driven."""
    with _exit_statuses(language, debug=debug):
        from planner.export.calibrate_run import Asked, calibrate_told

        asked = Asked(
            day_folders=tuple(day_folders),
            actual=actual,
            plans=tuple(plans or ()),
            out=out,
            settings=tuple(overrides or ()),
            width=_width(),
        )
        with _unwritable_named(out or Path(), language):
            told = calibrate_told(asked, language)
        typer.echo(told)


@app.command(help=_help("roster"))
def roster(
    days_folder: Annotated[
        Path, typer.Argument(metavar="DAYS_FOLDER", help=_help("roster-days"))
    ],
    templates: Annotated[
        Path, typer.Option("--templates", metavar="FILE", help=_help("roster-templates"))
    ],
    service: Annotated[
        float | None,
        typer.Option("--service", min=0, max=1, metavar="SHARE", help=_help("roster-service")),
    ] = None,
    unmet_rub: Annotated[
        float | None,
        typer.Option("--unmet-cost", min=0, max=1e6, metavar="RUB", help=_help("roster-unmet")),
    ] = None,
    simulated: Annotated[
        int | None,
        typer.Option("--simulate", min=1, max=400, metavar="N", help=_help("roster-simulate")),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help=_help("roster-seed"))] = 1,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help=_help("roster-out"))
    ] = None,
    time_limit: Annotated[
        float, typer.Option("--time-limit", min=1, metavar="S", help=_help("roster-limit"))
    ] = 300,
    overrides: Overrides = None,
    language: InLanguage = "ru",
    *,
    as_json: Annotated[bool, typer.Option("--json", help=_help("roster-json"))] = False,
    debug: Debug = False,
) -> None:
    """Choose how many couriers with which shifts suit some days."""
    with _exit_statuses(language, debug=debug), _asked_to_stop() as stop:
        from planner.export.roster_run import Asked, roster_told

        if out is not None:
            _check_out(days_folder, out, language)
        asked = Asked(
            days_folder=days_folder,
            templates=templates,
            settings=tuple(overrides or ()),
            service=service,
            unmet_rub=unmet_rub,
            simulate=simulated,
            seed=seed,
            out=out,
            as_json=as_json,
            time_limit_s=time_limit,
        )
        with _unwritable_named(out or Path(), language):
            told = roster_told(asked, Console(stderr=True), language, stop)
        typer.echo(told)


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
    except AddressServiceError as error:
        values = {"service": error.service, "detail": error.detail}
        _end(SERVICE_FAILED, text("cli-address-failed", language, **values))
    except TravelError as error:
        values = {"service": error.service, "kind": error.kind, "detail": error.detail}
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
