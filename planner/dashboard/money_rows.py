"""The money report as rows for figures and tables: whole roubles, words, tips."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from planner.dashboard.places import lon_lat
from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.export.moments import slot_hours
from planner.export.money_names import key_name
from planner.money.breakdown import Line
from planner.money.fees import break_even
from planner.money.items import ITEMS
from planner.money.report import MoneyReport
from planner.money.zones import outline_of
from planner.texts import Language, roubles, text

KOPECKS = 100
LOSS_RGB, GAIN_RGB, NOTHING_RGB = (196, 78, 60), (0, 128, 96), (135, 146, 160)
FAINTEST, STRONGEST = 60, 170  # opacity of an area's colour, of 255


def strip_rows(
    day: Day, report: MoneyReport, language: Language, *, including_idle: bool
) -> pd.DataFrame:
    """One row per order met, cheapest first: rank, cost, idle part, fee, tip."""
    lines = sorted(
        (line for line in report.views.orders if line.met),
        key=lambda line: line.spent_kop(including_idle=including_idle),
    )
    return pd.DataFrame(
        [
            {
                "rank": rank,
                "order": line.key,
                "cost": line.full_cost_kop / KOPECKS,
                "spent": line.spent_kop(including_idle=including_idle) / KOPECKS,
                "fee": line.fees_kop / KOPECKS,
                "loss": line.left_kop(including_idle=including_idle) < 0,
                "slot": slot_hours(day.clock, day.order(OrderId(line.key)).slot),
                "full_cost_told": roubles(line.full_cost_kop, language),
                "idle_told": roubles(line.idle_kop, language),
                "fee_told": roubles(line.fees_kop, language),
            }
            for rank, line in enumerate(lines, start=1)
        ]
    )


def waterfall_rows(report: MoneyReport, language: Language) -> pd.DataFrame:
    """Steps from the fees to what is left once shifts are paid: name, from, to, kind."""
    line = report.views.day
    steps = [(text("money-fees", language), line.fees_kop, "fees")]
    steps += [
        (_item(name, language), -amount, "spent")
        for name, amount in zip(ITEMS, line.items.amounts, strict=True)
        if amount
    ]
    steps.append((text("money-margin", language), 0, "total"))
    if line.cancellation_kop:
        steps.append((text("money-cancellations", language), -line.cancellation_kop, "spent"))
    steps.append((text("money-idle", language), -line.idle_kop, "spent"))
    steps.append((text("money-net", language), 0, "total"))
    rows, level = [], 0
    for number, (name, change, kind) in enumerate(steps):
        start, level = (0, level) if kind == "total" else (level, level + change)
        told = roubles(level if kind == "total" else change, language)
        rows.append(
            {
                "number": number,
                "name": name,
                "from": start / KOPECKS,
                "to": level / KOPECKS,
                "kind": kind,
                "told": told,
            }
        )
    return pd.DataFrame(rows)


def hour_rows(
    day: Day, report: MoneyReport, language: Language, *, including_idle: bool
) -> pd.DataFrame:
    """One row per slot hour with orders met: cost and fee of an order, break-even."""
    rows = []
    for line in report.views.hours:
        fees = break_even(line)
        if fees is None:
            continue
        fee_kop = fees.fee_with_idle_kop if including_idle else fees.fee_kop
        rows.append(
            {
                "hour": key_name(day, "hour", line.key, language),
                "break_even": fee_kop / KOPECKS,
                "fee": line.fees_kop / line.met / KOPECKS,
                "loss": line.left_kop(including_idle=including_idle) < 0,
                "met": line.met,
                "told": roubles(fee_kop, language),
            }
        )
    return pd.DataFrame(rows)


def area_rows(
    day: Day, report: MoneyReport, language: Language, *, including_idle: bool
) -> pd.DataFrame:
    """One row per area: outline (longitude first), colour by what an order leaves, tip."""
    lines = report.views.areas
    each = {
        line.key: line.left_kop(including_idle=including_idle) / line.met
        for line in lines
        if line.met
    }
    farthest = max((abs(left) for left in each.values()), default=1.0) or 1.0
    return pd.DataFrame(
        [
            {
                "outline": [lon_lat(corner) for corner in outline_of(line.key)],
                "colour": _colour(each.get(line.key), farthest),
                "tip": _area_tip(day, line, language, including_idle=including_idle),
            }
            for line in lines
        ],
        columns=["outline", "colour", "tip"],
    )


def line_table(
    day: Day, view: str, lines: Iterable[Line], language: Language, *, including_idle: bool
) -> pd.DataFrame:
    """One row per line: orders, break-even fee, what is left, costs and fees."""
    rows = []
    for line in lines:
        fees = break_even(line)
        fee_kop = None
        if fees is not None:
            fee_kop = fees.fee_with_idle_kop if including_idle else fees.fee_kop
        rows.append(
            {
                "key": key_name(day, view, line.key, language),
                "met": line.met,
                "unmet": line.unmet,
                "break_even": None if fee_kop is None else _rub(fee_kop),
                "left": _rub(line.left_kop(including_idle=including_idle)),
                "full_cost": _rub(line.full_cost_kop),
                "fees": _rub(line.fees_kop),
                "idle_part": _rub(line.idle_kop),
            }
        )
    return pd.DataFrame(rows)


def order_lines(
    day: Day, report: MoneyReport, language: Language, *, including_idle: bool
) -> pd.DataFrame:
    """One row per order met, largest loss first, with what leaving it out would save."""
    lines = [line for line in report.views.orders if line.met]
    lines.sort(key=lambda line: line.left_kop(including_idle=including_idle))
    rows = []
    for line in lines:
        keys, quick = report.views.keys[line.key], report.estimates.get(OrderId(line.key))
        row: dict[str, object] = {
            "order": line.key,
            "hour": key_name(day, "hour", keys["hour"], language),
            "distance": key_name(day, "distance", keys["distance"], language),
            "area": key_name(day, "area", keys["area"], language),
            "fee": _rub(line.fees_kop),
            "kilometres": _rub(line.items.kilometres_kop),
            "road": _rub(line.items.road_kop),
            "handover_cost": _rub(line.items.handover_kop),
            "full_cost": _rub(line.full_cost_kop),
            "idle_part": _rub(line.idle_kop),
            "left": _rub(line.left_kop(including_idle=including_idle)),
        }
        if quick is not None:
            row["saves_least"] = _rub_or_none(quick.least_kop)
            row["saves_dual"] = _rub_or_none(quick.dual_kop)
        rows.append(row)
    return pd.DataFrame(rows)


def _area_tip(day: Day, line: Line, language: Language, *, including_idle: bool) -> str:
    name = key_name(day, "area", line.key, language)
    counts = text("money-tip-orders", language, met=line.met, unmet=line.unmet)
    fees = break_even(line)
    if fees is None:
        return f"{name}\n{counts}"
    fee_kop = fees.fee_with_idle_kop if including_idle else fees.fee_kop
    left = roubles(line.left_kop(including_idle=including_idle), language)
    told = text("money-tip-fee", language, fee=roubles(fee_kop, language), left=left)
    return f"{name}\n{counts}\n{told}"


def _colour(left_kop: float | None, farthest: float) -> list[int]:
    if left_kop is None:
        return [*NOTHING_RGB, FAINTEST]
    strength = FAINTEST + (STRONGEST - FAINTEST) * abs(left_kop) / farthest
    return [*(GAIN_RGB if left_kop >= 0 else LOSS_RGB), round(strength)]


def _item(name: str, language: Language) -> str:
    return text(f"money-item-{name.removesuffix('_kop').replace('_', '-')}", language)


def _rub_or_none(kopecks: int | None) -> int | None:
    return None if kopecks is None else _rub(kopecks)


def _rub(kopecks: int) -> int:
    return round(kopecks / KOPECKS)
