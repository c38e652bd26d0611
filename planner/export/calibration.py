"""A calibration in words, and as a congestion file for day.toml."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.punctuality.calibration import Calibration, FittedCell
from planner.punctuality.logged import Off
from planner.texts import Language, number, text

BOM = "\ufeff"
MINUTE_S = 60
MUCH_MISFIT = 1.5  # chi² per degree of freedom from which it is worth a word
COLUMNS = ("weekday", "zone", "hour", "multiplier", "low", "high", "legs", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCalibrated:
    """One kind of day.

    Attributes
    ----------
    kind : "workday" or "weekend". days, legs : what was used. unused : drives beyond what one
        fit takes, the earliest.
    calibration : what the legs say. off : how far the plan's minutes were off.
    """

    kind: str
    days: int
    legs: int
    unused: int
    calibration: Calibration
    off: Off | None


def congestion_csv(kinds: Sequence[KindCalibrated]) -> str:
    """The multipliers as a file that `congestion` in day.toml may name."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in kinds:
        for cell in one.calibration.cells:
            bounds = (cell.low, cell.high)
            writer.writerow(
                (
                    one.kind,
                    cell.zone,
                    cell.hour,
                    f"{cell.multiplier:.3f}",
                    *("" if bound is None else f"{bound:.3f}" for bound in bounds),
                    f"{cell.legs:.1f}",
                    "fitted" if cell.fitted else "assumed",
                )
            )
    return BOM + table.getvalue()


def calibration_words(
    kinds: Sequence[KindCalibrated], language: Language, *, width: int
) -> str:
    """What was logged, how far off the plan's minutes were, and what was fitted."""
    console = Console(width=width, no_color=True, highlight=False, markup=False)
    with console.capture() as captured:
        for one in kinds:
            for line in _lines(one, language):
                console.print(Text(line), soft_wrap=True)
            if one.calibration.fitted:
                console.print(_table(one.calibration.fitted, language))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _lines(one: KindCalibrated, language: Language) -> Iterator[str]:
    kind = text(f"calibrate-{one.kind}", language)
    yield text("calibrate-logged", language, kind=kind, days=one.days, legs=one.legs)
    if one.unused:
        yield text("calibrate-unused", language, unused=one.unused)
    if one.off is not None:
        yield text(
            "calibrate-off",
            language,
            median=number(one.off.median, language, decimals=2),
            p5=number(one.off.p5, language, decimals=2),
            p95=number(one.off.p95, language, decimals=2),
            mean=number(one.off.mean_error_s / MINUTE_S, language, decimals=1),
        )
    fitted, cells = len(one.calibration.fitted), len(one.calibration.cells)
    if not fitted:
        yield text("calibrate-too-little", language)
        return
    yield text("calibrate-fitted", language, fitted=fitted, cells=cells)
    misfit = one.calibration.misfit
    if misfit is not None and misfit > MUCH_MISFIT:
        yield text("calibrate-misfit", language, misfit=number(misfit, language, decimals=1))


def _table(cells: Sequence[FittedCell], language: Language) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in text("calibrate-columns", language).split(" | "):
        table.add_column(heading)
    for cell in cells:
        assert cell.low is not None
        assert cell.high is not None
        low, high = (number(one, language, decimals=2) for one in (cell.low, cell.high))
        table.add_row(
            Text(text(f"calibrate-zone-{cell.zone}", language)),
            Text(f"{cell.hour:02d}:00"),
            Text(number(cell.multiplier, language, decimals=2)),
            Text(f"{low}–{high}"),
            Text(number(cell.legs, language)),
        )
    return table
