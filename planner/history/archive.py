"""The history out of the database and in again: one ZIP file.

`history.json` says which format it is and lists the days, each with its plans; a day's files
stand in `days/<n>/`, its plans in `plans/<n>.json`. What comes in is read by the same readers
as a user's own files and told with all its faults; figures and the files without persons are
made anew, never taken from the archive. Either all of it comes in or nothing.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from planner.errors import Fault, InputError
from planner.export.plan_syntax import read_document
from planner.history.bare import bare_order
from planner.history.day_files import COURIERS, DAY_TOML, ORDERS, TRAFFIC, TRAVEL, orders_file
from planner.history.keeping import History, open_plan, plans, save_all
from planner.history.kept_plan import figures_of, read_plan
from planner.history.records import Files, PlanFromArchive, PlanToKeep
from planner.intake.day_folder import read_files
from planner.intake.faults import Rule
from planner.intake.zip_file import ZipLimits, read_zip, too_large

FORMAT: Literal[1] = 1
INDEX = "history.json"
LIMITS = ZipLimits(packed_bytes=200_000_000, unpacked_bytes=1_000_000_000, entries=50_000)
FILES_OF_A_DAY = frozenset({ORDERS, COURIERS, DAY_TOML, TRAVEL, TRAFFIC})
_ASIDE = 'travel.provider="estimate"'
"""Roads and services are asked for when a day is planned, not when it comes in."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _PlanEntry(_Part):
    file: Annotated[str, Field(max_length=100)]
    saved_at: AwareDatetime
    saved_by: Annotated[str, Field(max_length=320)]


class _DayEntry(_Part):
    folder: Annotated[str, Field(max_length=100)]
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    bare: bool
    files: tuple[Annotated[str, Field(max_length=100)], ...]
    plans: tuple[_PlanEntry, ...]


class _Index(_Part):
    format: Literal[1]
    days: tuple[_DayEntry, ...]


def export_archive(history: History, plan_ids: Sequence[int] | None = None) -> bytes:
    """Plans and their days as a ZIP file; all of them, or those asked for."""
    # The earliest first, so that they come in in the order they were saved.
    every = [one.plan_id for one in reversed(plans(history))]
    wanted = every if plan_ids is None else plan_ids
    packed = io.BytesIO()
    days: dict[str, _DayEntry] = {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, plan_id in enumerate(dict.fromkeys(wanted), start=1):
            one = open_plan(history, plan_id)
            known = days.get(one.day_digest)
            if known is None:
                known = _DayEntry(
                    folder=f"days/{len(days) + 1:05}",
                    digest=one.day_digest,
                    bare=one.line.bare,
                    files=tuple(one.files),
                    plans=(),
                )
                for name, content in one.files.items():
                    archive.writestr(f"{known.folder}/{name}", content)
            entry = _PlanEntry(
                file=f"plans/{number:06}.json",
                saved_at=one.line.saved_at,
                saved_by=one.line.saved_by,
            )
            archive.writestr(entry.file, one.plan_json)
            days[one.day_digest] = known.model_copy(update={"plans": (*known.plans, entry)})
        index = _Index(format=FORMAT, days=tuple(days.values()))
        archive.writestr(INDEX, index.model_dump_json(indent=1))
    return packed.getvalue()


def archive_bytes(path: Path) -> bytes:
    """The bytes of an archive; one that is too large is not read.

    Raises
    ------
    InputError
        It can't be read or is too large.
    """
    try:
        if path.stat().st_size <= LIMITS.packed_bytes:
            return path.read_bytes()
    except OSError:
        raise InputError((Fault(file=path.name, rule=Rule.FILE_UNREADABLE),)) from None
    raise too_large(path.name, path.stat().st_size, LIMITS)


def import_archive(history: History, file: str, content: bytes, *, now: dt.datetime) -> int:
    """Keep what an archive holds and the history does not; how many plans that were.

    Raises
    ------
    InputError
        With all faults of the archive; then nothing is kept.
    """
    entries = read_zip(file, content, LIMITS)
    index = _index(file, entries)
    _check_names(file, index, entries)
    faults: list[Fault] = []
    found: list[PlanFromArchive] = []
    for day in index.days:
        try:
            found += _day(day, entries)
        except InputError as error:
            faults += [
                replace(fault, file=f"{day.folder}/{fault.file}") for fault in error.faults
            ]
    if faults:
        raise InputError(tuple(faults))
    return save_all(history, found, now=now)


def _index(file: str, entries: Files) -> _Index:
    try:
        return _Index.model_validate_json(entries.get(INDEX, b""))
    except ValidationError:
        raise InputError((Fault(file=file, rule="history_archive"),)) from None


def _check_names(file: str, index: _Index, entries: Files) -> None:
    """Every entry is one the index names, and each plays one part."""
    named = [
        INDEX,
        *(f"{day.folder}/{name}" for day in index.days for name in day.files),
        *(plan.file for day in index.days for plan in day.plans),
    ]
    plain = all(set(day.files) <= FILES_OF_A_DAY for day in index.days)
    if not plain or sorted(named) != sorted(entries):
        raise InputError((Fault(file=file, rule="history_archive"),))


def _day(day: _DayEntry, entries: Files) -> list[PlanFromArchive]:
    files = {name: entries[f"{day.folder}/{name}"] for name in day.files}
    loaded = read_files(files, (_ASIDE,) if TRAVEL not in files else ())
    bare = {ORDERS: orders_file(loaded.day, [bare_order(one) for one in loaded.day.orders])}
    shared = {name: content for name, content in files.items() if name != ORDERS}
    found = []
    for entry in day.plans:
        content = entries[entry.file]
        read_plan(content, loaded.day)
        plan = PlanToKeep(
            service_date=loaded.day.clock.day,
            timezone=loaded.day.clock.timezone,
            personal={} if day.bare else {ORDERS: files[ORDERS]},
            bare=bare,
            shared=shared,
            plan_json=content,
            figures=figures_of(read_document(content)),
            digest_of_day=day.digest if day.bare else "",
        )
        found.append(
            PlanFromArchive(plan=plan, saved_at=entry.saved_at, saved_by=entry.saved_by)
        )
    return found
