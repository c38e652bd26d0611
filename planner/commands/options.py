"""Arguments and options that several commands share, with their help."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from planner.texts import Language, text

LANGUAGE_VARIABLE = "PLANNER_LANGUAGE"
HELP_LANGUAGE: Language = "en" if os.environ.get(LANGUAGE_VARIABLE) == "en" else "ru"
PIPED_WIDTH = 100  # of what is printed where stdout is no terminal


def help_of(key: str) -> str:
    """The help of a command or an option, in the language of the environment."""
    return text(f"cli-help-{key}", HELP_LANGUAGE)


DayFolder = Annotated[Path, typer.Argument(metavar="DAY_FOLDER", help=help_of("day"))]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help=help_of("out"))]
TimeLimit = Annotated[
    float | None, typer.Option("--time-limit", metavar="S", help=help_of("time-limit"))
]
Overrides = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="section.key=value", help=help_of("set")),
]
InLanguage = Annotated[
    Language, typer.Option("--language", envvar=LANGUAGE_VARIABLE, help=help_of("language"))
]
Debug = Annotated[bool, typer.Option("--debug", help=help_of("debug"))]


def settings_of(overrides: list[str] | None, time_limit: float | None) -> list[str]:
    """The overrides of day.toml, the time limit among them."""
    limit = [] if time_limit is None else [f"solver.time_limit_s={time_limit}"]
    return [*(overrides or ()), *limit]


def width() -> int:
    """Of what is printed, in columns."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
