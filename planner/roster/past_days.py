"""The days a roster is made for: a folder of day folders, the faults of all told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from planner.domain.order import StoreId
from planner.errors import Fault, InputError
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_folder import DayInput, read_day
from planner.intake.faults import Notice, Rule
from planner.intake.zip_file import ZipLimits, read_zip

MOST_DAYS = 400
ONLY_DAY = "day"  # the name of a day whose files lie in no folder


@dataclass(frozen=True, kw_only=True)
class NamedDay:
    """One day and where it comes from.

    Attributes
    ----------
    name : of its folder; of a simulated day, of the day it is drawn from and its number.
    given : the day as read; its couriers play no part.
    simulated : whether it is invented by resampling.
    """

    name: str
    given: DayInput
    simulated: bool = False


def read_days(folder: Path, overrides: Sequence[str] = ()) -> tuple[NamedDay, ...]:
    """The days in the folders inside `folder`, by name; or the one day that `folder` is.

    Raises
    ------
    InputError
        With all faults of all days, each file named with its folder.
    """
    if (folder / DAY_TOML).exists():
        return (NamedDay(name=folder.resolve().name, given=read_day(folder, overrides)),)
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    folders = [one for one in inside if (one / DAY_TOML).exists()]
    if not folders:
        raise InputError((Fault(file=folder.name, rule="days_none"),))
    if len(folders) > MOST_DAYS:
        details = (("count", str(len(folders))), ("most", str(MOST_DAYS)))
        raise InputError((Fault(file=folder.name, rule="days_many", details=details),))
    days, faults = [], []
    for one in folders:
        try:
            days.append(NamedDay(name=one.name, given=read_day(one, overrides)))
        except InputError as error:
            faults += [
                replace(fault, file=f"{one.name}/{fault.file}") for fault in error.faults
            ]
    if faults:
        raise InputError(tuple(faults))
    return tuple(days)


def days_of_zip(file: str, content: bytes, limits: ZipLimits) -> tuple[NamedDay, ...]:
    """The days in a ZIP file, a folder each, however deep the folders lie.

    Raises
    ------
    InputError
        It is no archive or not to be trusted, two of its folders have one name, or its days
        have faults.
    """
    packed = {PurePosixPath(path): one for path, one in read_zip(file, content, limits).items()}
    names = {path: (path.parent.name or ONLY_DAY, path.name) for path in packed}
    if len(set(names.values())) < len(names):
        raise InputError((Fault(file=file, rule=Rule.ARCHIVE_UNSAFE),))
    with TemporaryDirectory() as place:
        for path, (folder, name) in names.items():
            (Path(place) / folder).mkdir(exist_ok=True)
            (Path(place) / folder / name).write_bytes(packed[path])
        return read_days(Path(place))


def stores_of(days: Sequence[NamedDay]) -> tuple[StoreId, ...]:
    """Ids of all stores of the days, in order of appearance."""
    return tuple(
        dict.fromkeys(store.store_id for one in days for store in one.given.day.stores)
    )


def notices_of(days: Sequence[NamedDay]) -> tuple[Notice, ...]:
    """What the user should know of the days as read, each file named with its folder."""
    return tuple(
        replace(notice, file=f"{one.name}/{notice.file}")
        for one in days
        if not one.simulated
        for notice in one.given.notices
    )
