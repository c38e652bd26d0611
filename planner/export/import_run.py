"""The import command's work: read the exports, ask for addresses, write, report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console

from planner.errors import Fault, InputError
from planner.export.imported import import_report, write_import
from planner.intake.addresses.locate import Told
from planner.intake.files import FolderFiles, outside_files
from planner.intake.imported import import_orders
from planner.intake.places import Search
from planner.texts import Language, text

BETWEEN_LINES = 10  # addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was given.

    Attributes
    ----------
    sources : the exports. into : the day's folder. settings : `section.key=value` each.
    day : the service day, if named. replace : whether orders may be there already.
    online : whether the address service may be asked.
    """

    sources: tuple[Path, ...]
    into: Path
    settings: tuple[str, ...]
    day: date | None
    replace: bool
    online: bool


def import_told(asked: Asked, console: Console, language: Language) -> str:
    """Do it, and return the report.

    Raises
    ------
    InputError, AddressServiceError
        As `import_orders`; nothing is written then.
    OSError
        The folder can't be written.
    """
    faults: list[Fault] = []
    sources = outside_files(asked.sources, faults)
    if faults:
        raise InputError(tuple(faults))
    with _asking_shown(console, language) as told:
        imported = import_orders(
            sources,
            FolderFiles(asked.into),
            asked.settings,
            day=asked.day,
            replace=asked.replace,
            search=Search(online=asked.online, told=told),
        )
    files = write_import(imported, asked.into, language)
    return import_report(imported, asked.into, files, language)


@contextmanager
def _asking_shown(console: Console, language: Language) -> Iterator[Told]:
    """A function that shows how many addresses were asked for: live, or a line now and then."""

    def line(done: int, every: int) -> str:
        return text("import-asking", language, done=done, all=every)

    def print_some(done: int, every: int) -> None:
        if done % BETWEEN_LINES == 0:
            console.print(line(done, every), highlight=False, markup=False)

    if not console.is_terminal:
        yield print_some
        return
    with console.status("") as status:
        yield lambda done, every: status.update(line(done, every))
