"""The money of a plan as tables for programs: rows per order, per line of a view, per scheme.

Roubles with two decimals, points in numbers, keys and not words, whatever the language. Figures
that were not asked for or do not exist are empty (null in JSON).
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from planner.domain.day import Day
from planner.domain.plan import OrderOutcome, Plan
from planner.export.cells import safe_text
from planner.export.evidence import rub, rub_or_none
from planner.money.breakdown import Line
from planner.money.cancellations import StepReport
from planner.money.fees import break_even, worth_from_kop
from planner.money.items import ITEMS
from planner.money.report import MoneyReport
from planner.money.schemes import Earned

FORMAT = 1
BOM = "\ufeff"
MINUTE_S = 60
Row = dict[str, Any]  # column → text, number or None


def money_files(day: Day, plan: Plan, report: MoneyReport) -> dict[str, bytes]:
    """File name → content: the three tables as CSV."""
    tables = {
        "money_orders.csv": order_rows(day, plan, report),
        "money_lines.csv": line_rows(report),
        "money_schemes.csv": [_scheme_row(earned) for earned in report.schemes],
    }
    return {name: _csv(rows).encode() for name, rows in tables.items() if rows}


def money_json(day: Day, plan: Plan, report: MoneyReport) -> str:
    """The same as JSON text."""
    content = {
        "format": FORMAT,
        "day": {"date": day.clock.day.isoformat(), "timezone": day.clock.timezone},
        "cost_split": report.money.split,
        "money": {
            **line_row("day", report.views.day),
            "profit_rub": rub(report.money.profit_kop),
            "net_rub": rub(report.money.net_kop),
        },
        "cancellations": None if report.steps is None else _steps(report.steps),
        "orders": order_rows(day, plan, report),
        "lines": line_rows(report),
        "schemes": [_scheme_row(earned) for earned in report.schemes],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def order_rows(day: Day, plan: Plan, report: MoneyReport) -> list[Row]:
    """One row per order: where it lies, what it costs, what it would be worth."""
    lines = {line.key: line for line in report.views.orders}
    return [
        {
            "order_id": outcome.order_id,
            "verdict": outcome.verdict.value,
            **report.views.keys[outcome.order_id],
            "fee_rub": rub(day.order(outcome.order_id).fee_kop),
            **_amounts(lines[outcome.order_id]),
            **_share(report, outcome),
            **_worth(day, report, outcome),
        }
        for outcome in plan.outcomes
    ]


def line_rows(report: MoneyReport) -> list[Row]:
    """One row per line of every view but that by order."""
    return [
        line_row(view, line)
        for view, lines in report.views.views.items()
        if view != "order"
        for line in lines
    ]


def line_row(view: str, line: Line) -> Row:
    """One line with its break-even fees."""
    fees = break_even(line)
    return {
        "view": view,
        "key": line.key,
        "met": line.met,
        "unmet": line.unmet,
        "fees_rub": rub(line.fees_kop),
        **_amounts(line),
        "break_even_fee_rub": None if fees is None else rub(fees.fee_kop),
        "break_even_fee_with_idle_rub": None if fees is None else rub(fees.fee_with_idle_kop),
    }


def _amounts(line: Line) -> Row:
    items = {
        name.removesuffix("_kop") + "_rub": rub(amount)
        for name, amount in zip(ITEMS, line.items.amounts, strict=True)
    }
    return {
        **items,
        "cost_rub": rub(line.cost_kop),
        "labour_rub": rub(line.labour_kop),
        "full_cost_rub": rub(line.full_cost_kop),
        "contribution_rub": rub(line.contribution_kop),
        "margin_rub": rub(line.margin_kop),
        "idle_rub": rub(line.idle_kop),
        "cancellation_rub": rub(line.cancellation_kop),
        "expected_dispute_rub": rub(line.dispute_kop),
    }


def _share(report: MoneyReport, outcome: OrderOutcome) -> Row:
    row = report.money.order(outcome.order_id)
    sampled = row is not None and row.method == "sampled"
    return {
        "cost_split": None if row is None else row.method,
        "cost_standard_error_rub": rub(row.cost_error_kop) if row and sampled else None,
        "labour_standard_error_rub": rub(row.labour_error_kop) if row and sampled else None,
    }


def _worth(day: Day, report: MoneyReport, outcome: OrderOutcome) -> Row:
    """What leaving it out would save, and the fee from which it is worth serving."""
    name = outcome.order_id
    quick = report.estimates.get(name)
    exact = next((one for one in report.savings if one.order_id == name), None)
    worth = next((one for one in report.worth if one.order_id == name), None)
    fee_kop = None if worth is None else worth.fee_kop
    if exact is not None and exact.saving_kop is not None:
        fee_kop = worth_from_kop(exact.saving_kop, day.cancellation_kop)
    return {
        "saving_at_least_rub": None if quick is None else rub_or_none(quick.least_kop),
        "saving_estimate_from_duals_rub": None
        if quick is None
        else rub_or_none(quick.dual_kop),
        "saving_rub": None if exact is None else rub_or_none(exact.saving_kop),
        "saving_lower_bound_rub": None if exact is None else rub_or_none(exact.least_kop),
        "saving_upper_bound_rub": None if exact is None else rub_or_none(exact.most_kop),
        "saving_proved": None if exact is None else exact.proved,
        "saving_freed_min": None if exact is None else round(exact.freed_s / MINUTE_S, 2),
        "worth_serving_from_fee_rub": rub_or_none(fee_kop),
    }


def _scheme_row(earned: Earned) -> Row:
    money = earned.money
    return {
        "scheme": earned.scheme.name,
        "by": earned.scheme.by,
        "steps": "; ".join(f"{start:g}: {fee / 100:.2f}" for start, fee in earned.scheme.steps),
        "met": len(money.orders),
        "fees_rub": rub(money.fees_kop),
        "full_cost_rub": rub(money.full_cost_kop),
        "margin_rub": rub(money.fees_kop - money.full_cost_kop),
        "profit_rub": rub(money.profit_kop),
        "net_rub": rub(money.net_kop),
        "orders_at_a_loss": earned.at_a_loss,
        "planned_anew": earned.planned_anew,
        "profit_upper_bound_rub": rub_or_none(earned.profit_upper_bound_kop),
    }


def _steps(steps: StepReport) -> Row:
    return {
        "share_before": steps.share_before,
        "share_after": steps.share_after,
        "taken_before": steps.taken_before,
        "taken_after": steps.taken_after,
        "taken_all_met": steps.taken_all_met,
        "goods_rub": rub(steps.goods_kop),
        "fee_rub": rub(steps.fee_kop),
        "caused_by_unmet_rub": rub(steps.caused_kop),
        "unmet_until_next_step": steps.until_next,
    }


def _csv(rows: list[Row]) -> str:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return BOM + table.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return f"{value:.2f}"
        case str():
            return safe_text(value)
        case _:
            return str(value)
