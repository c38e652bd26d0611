"""The command `calibrate`: read days and a log of drives, fit the congestion, tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.domain.days_off import is_day_off
from planner.domain.order import OrderId
from planner.errors import Fault, InputError
from planner.export.calibration import KindCalibrated, calibration_words, congestion_csv
from planner.export.write import write_files
from planner.intake.actual_file import ActualDrive, read_actual
from planner.intake.day_folder import DayInput, describe_notice, read_day
from planner.intake.faults import Rule
from planner.intake.plan_file import read_plan_trips
from planner.punctuality.calibration import MOST_LEGS, DrivenLeg, calibrate
from planner.punctuality.logged import (
    ANY_CAR,
    Origin,
    assumed_multipliers,
    driven_leg,
    how_far_off,
    origins_of,
    place_of,
)
from planner.punctuality.noise import noise_of
from planner.texts import Language, text
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes

KINDS = ("workday", "weekend")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was asked, option by option."""

    day_folders: tuple[Path, ...]
    actual: Path
    plans: tuple[Path, ...]
    out: Path | None
    settings: tuple[str, ...]
    width: int


@dataclass(frozen=True)
class _Logged:
    """A day with its travel times, where its plan drove from, and its legs."""

    read: DayInput
    travel: TravelTimes
    origins: dict[OrderId, Origin]
    legs: list[DrivenLeg]


def calibrate_told(asked: Asked, language: Language) -> str:
    """Run the command; the file is written only if something was fitted.

    Raises
    ------
    InputError
        A day, a plan or the log is at fault.
    OSError
        The file can't be written.
    """
    days = _days(asked)
    log = read_actual(asked.actual.name, _content(asked.actual), [one.read.day for one in days])
    from_store = sum(_add(days[drive.day], drive) for drive in log.drives)
    kinds = [found for kind in KINDS if (found := _kind(kind, days)) is not None]
    told = [calibration_words(kinds, language, width=asked.width)]
    told += [describe_notice(notice, language) for notice in log.notices]
    if log.left_out:
        told.append(text("calibrate-left-out", language, rows=log.left_out))
    if from_store:
        told.append(text("calibrate-from-store", language, legs=from_store))
    if not kinds:
        told.append(text("calibrate-too-little", language))
    told.append(_written(asked, kinds, language))
    return "\n".join(line for line in told if line)


def _days(asked: Asked) -> list[_Logged]:
    days = []
    for folder in asked.day_folders:
        read = read_day(folder, asked.settings)
        travel = travel_times(read.day, given=read.given, congestion=read.congestion)
        days.append(_Logged(read, travel, {}, []))
    for path in asked.plans:
        _take_origins(path, days)
    return days


def _take_origins(path: Path, days: Sequence[_Logged]) -> None:
    """Where the plan in that file drives from, for the day it is of."""
    fault: InputError | None = None
    for one in days:
        try:
            trips = read_plan_trips(path.name, _content(path), one.read.day)
        except InputError as error:
            fault = error
            continue
        one.origins.update(origins_of(one.read.day, trips))
        return
    if fault is not None:
        raise fault


def _add(logged: _Logged, drive: ActualDrive) -> bool:
    """Add the drive to its day; whether it was only assumed to begin at the store."""
    day = logged.read.day
    planned = logged.origins.get(drive.order_id)
    vehicle = ANY_CAR if planned is None else planned.vehicle
    assumed = drive.from_id is None and planned is None
    if drive.from_id is not None:
        origin = Origin(place=place_of(day, drive.from_id), vehicle=vehicle)
    elif planned is not None:
        origin = planned
    else:
        place = day.store_place(day.order(drive.order_id).store_id)
        origin = Origin(place=place, vehicle=vehicle)
    leg = driven_leg(
        drive.day,
        day,
        logged.travel,
        drive.order_id,
        origin,
        drive.departed_at,
        drive.arrived_at,
    )
    if leg is not None:
        logged.legs.append(leg)
    return assumed


def _kind(kind: str, days: Sequence[_Logged]) -> KindCalibrated | None:
    """What the logs of one kind of day say; None where there are none."""
    mine = [
        one
        for one in days
        if one.legs and is_day_off(one.read.day.clock.day) == (kind == "weekend")
    ]
    if not mine:
        return None
    mine.sort(key=lambda one: one.read.day.clock.day)
    logged = [leg for one in mine for leg in one.legs]
    legs = logged[-MOST_LEGS:]
    first = mine[0]
    assumed = assumed_multipliers(first.travel.profile, first.read.congestion)
    return KindCalibrated(
        kind=kind,
        days=len(mine),
        legs=len(legs),
        unused=len(logged) - len(legs),
        calibration=calibrate(legs, assumed, noise_of(first.read.day, first.travel)),
        off=how_far_off(legs),
    )


def _written(asked: Asked, kinds: Sequence[KindCalibrated], language: Language) -> str:
    fitted = [one for one in kinds if one.calibration.fitted]
    if asked.out is None or not fitted:
        return ""
    content = congestion_csv(fitted).encode()
    (path,) = write_files({asked.out.name: content}, asked.out.parent)
    return text("calibrate-written", language, file=str(path), name=path.name)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise InputError((Fault(file=path.name, rule=Rule.FILE_UNREADABLE),)) from None
