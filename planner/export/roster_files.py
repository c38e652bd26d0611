"""A roster as files for other programs: roster.json and four CSV tables. Money in roubles."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from planner.export.cells import safe_text
from planner.export.travel_used import travel_json
from planner.roster.results import Roster

FORMAT = 1
BOM = "\ufeff"
Cell = str | int | float | bool | None
Row = Mapping[str, Cell]


def roster_json(roster: Roster) -> str:
    """Everything about the roster; null where nothing is proved or known."""
    goal = roster.goal
    content = {
        "format": FORMAT,
        "goal": {"service": goal.service, "unmet_rub": goal.price_kop / 100},
        "roster": template_rows(roster),
        "orders": roster.orders,
        "met": roster.met,
        "service_kept": roster.kept if goal.service is not None else None,
        "pay_rub": roster.pay_kop / 100,
        "driving_rub": roster.driving_kop / 100,
        "value_rub": roster.value_kop / 100,
        "value_lower_bound_rub": _rub(roster.bound_kop),
        "status": roster.status,
        "repeatable": roster.repeatable,
        "seed": roster.seed,
        "seconds": roster.seconds,
        "days": day_rows(roster),
        # The roster's plans keep no reserve, whatever their days ask for.
        "on_time_targets_ignored": sorted(
            {target for one in roster.days if (target := one.day.solver.on_time_target)}
        ),
        "travel": [{"day": one.name, **travel_json(one.plan.travel)} for one in roster.days],
        "curve_unmet_rub": roster.curve_price_kop / 100,
        "curve": curve_rows(roster),
        "hours": hour_rows(roster),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def roster_tables(roster: Roster) -> dict[str, str]:
    """The tables as CSV, by file name."""
    return {
        "roster.csv": table_csv(template_rows(roster)),
        "roster_days.csv": table_csv(day_rows(roster)),
        "roster_curve.csv": table_csv(curve_rows(roster)),
        "roster_hours.csv": table_csv(hour_rows(roster)),
    }


def template_rows(roster: Roster) -> list[Row]:
    """Per template how many couriers, and what one is paid for a shift."""
    return [
        {
            "template": template.name,
            "couriers": count,
            "start": template.start,
            "hours": round(template.length_s / 3600, 2),
            "vehicle": template.vehicle.name,
            "pay_rub": template.pay_kop / 100,
        }
        for template, count in zip(roster.templates, roster.counts, strict=True)
    ]


def day_rows(roster: Roster) -> list[Row]:
    """Per day what the roster gives."""
    pay_rub = roster.pay_kop / 100 / max(1, len(roster.days))
    return [
        {
            "day": one.name,
            "simulated": one.simulated,
            "orders": len(one.day.orders),
            "met": one.met,
            "trips": len(one.plan.trips),
            "pay_rub": round(pay_rub, 2),
            "driving_rub": one.driving_kop / 100,
            "busy_hours": round(one.busy_s / 3600, 2),
            "paid_hours": round(
                sum(c.shift.end_at - c.shift.start_at for c in one.day.couriers) / 3600, 2
            ),
        }
        for one in roster.days
    ]


def curve_rows(roster: Roster) -> list[Row]:
    """Per number of couriers the best roster found."""
    names = [template.name for template in roster.templates]
    return [
        {
            "couriers": point.couriers,
            "met": point.met,
            "orders": roster.orders,
            "pay_rub": point.pay_kop / 100,
            "driving_rub": point.driving_kop / 100,
            "value_rub": (
                point.pay_kop
                + point.driving_kop
                + roster.curve_price_kop * (roster.orders - point.met)
            )
            / 100,
            "value_lower_bound_rub": _rub(point.bound_kop),
            "roster": ", ".join(
                f"{count} × {name}"
                for name, count in zip(names, point.counts, strict=True)
                if count
            ),
        }
        for point in roster.curve
    ]


def hour_rows(roster: Roster) -> list[Row]:
    """Per hour, on average: orders, couriers on shift and at work, worth of one more."""
    return [
        {
            "hour": one.hour,
            "orders": round(one.slots, 3),
            "on_shift": round(one.on_shift, 3),
            "busy": round(one.busy, 3),
            "worth_of_one_more_rub": _rub(one.worth_kop),
        }
        for one in roster.hours
    ]


def table_csv(rows: Sequence[Row]) -> str:
    """The rows as CSV for spreadsheets; texts can't be run as formulas."""
    table = io.StringIO()
    if rows:
        writer = csv.DictWriter(table, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(
                {
                    name: safe_text(value) if isinstance(value, str) else value
                    for name, value in row.items()
                }
            )
    return BOM + table.getvalue()


def _rub(kopecks: int | None) -> float | None:
    return None if kopecks is None else kopecks / 100
