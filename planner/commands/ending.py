"""How a command ends: Ctrl+C, exit statuses, and files that can't be written."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EACCES, ENOTDIR
from pathlib import Path
from types import FrameType
from typing import NoReturn

import typer

from planner.errors import AddressServiceError, AuditError, InputError, NoPlanError, TravelError
from planner.texts import Language, text

OWN_FAULT, BAD_INPUT, SERVICE_FAILED, NO_PLAN = 1, 2, 3, 4

Stop = Callable[[], bool]


@contextmanager
def asked_to_stop() -> Iterator[Stop]:
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
def exit_statuses(language: Language, *, debug: bool) -> Iterator[None]:
    """Every way to fail, said on stderr and ended with its status."""
    try:
        yield
    except typer.Exit:
        raise
    except InputError as error:
        from planner.intake.day_folder import describe_fault

        end(BAD_INPUT, *(describe_fault(fault, language) for fault in error.faults))
    except AddressServiceError as error:
        values = {"service": error.service, "detail": error.detail}
        end(SERVICE_FAILED, text("cli-address-failed", language, **values))
    except TravelError as error:
        values = {"service": error.service, "kind": error.kind, "detail": error.detail}
        end(SERVICE_FAILED, text("cli-travel-failed", language, **values))
    except (NoPlanError, KeyboardInterrupt):
        end(NO_PLAN, text("cli-no-plan", language))
    except AuditError as error:
        end(OWN_FAULT, text("cli-audit-failed", language), *error.findings)
    except Exception as error:
        if debug:
            traceback.print_exc()
        what = "".join(traceback.format_exception_only(error)).strip()
        end(OWN_FAULT, text("cli-unexpected", language, what=what))


def check_out(day_folder: Path, out: Path, language: Language) -> None:
    """Refuse, before any work, a folder where the plan can't or mustn't be written."""
    with unwritable_named(out, language):
        if out.exists() and day_folder.exists() and out.samefile(day_folder):
            end(BAD_INPUT, text("cli-out-is-day", language, folder=str(out)))
        if (out / "day.toml").exists():
            end(BAD_INPUT, text("cli-out-is-other-day", language, folder=str(out)))
        existing = next(path for path in (out, *out.absolute().parents) if path.exists())
        if not existing.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(existing))
        if not os.access(existing, os.W_OK | os.X_OK):
            raise PermissionError(EACCES, os.strerror(EACCES), str(existing))


@contextmanager
def unwritable_named(out: Path, language: Language) -> Iterator[None]:
    """Say which folder could not be written, and end."""
    try:
        yield
    except OSError as error:
        values = {"folder": str(out), "detail": error.strerror or str(error)}
        end(BAD_INPUT, text("cli-out-unwritable", language, **values))


def end(status: int, *lines: str) -> NoReturn:
    """Print the lines on stderr and exit with the status."""
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(status)
