"""Two plans side by side in the four figures a lead asks for."""

from __future__ import annotations

from dataclasses import dataclass

from planner.dashboard.shown import Shown
from planner.explain.desk import pay_kop
from planner.texts import MINUS, Language, number, roubles, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of both plans, as written."""

    name: str
    before: str
    after: str
    difference: str


def before_after(before: Shown, after: Shown, language: Language) -> tuple[Row, ...]:
    """Orders met, cost of the trips, full cost per order, shift pay."""
    met, met_after = before.plan.proof.met, after.plan.proof.met
    return (
        Row(
            name=text("reasons-figure-met", language),
            before=_of(before, language),
            after=_of(after, language),
            difference=_signed(number(met_after - met, language)),
        ),
        _money_row("cost", before.plan.proof.cost_kop, after.plan.proof.cost_kop, language),
        _money_row("order-cost", _per_order(before), _per_order(after), language),
        _money_row("pay", pay_kop(before.day), pay_kop(after.day), language),
    )


def _of(shown: Shown, language: Language) -> str:
    return text(
        "dashboard-met-of", language, met=shown.plan.proof.met, orders=len(shown.day.orders)
    )


def _per_order(shown: Shown) -> int | None:
    """Full cost per order met; None where none is."""
    orders = len(shown.money.orders)
    return round(shown.money.full_cost_kop / orders) if orders else None


def _money_row(name: str, before: int | None, after: int | None, language: Language) -> Row:
    change = None if before is None or after is None else after - before
    return Row(
        name=text(f"reasons-figure-{name}", language),
        before="—" if before is None else roubles(before, language),
        after="—" if after is None else roubles(after, language),
        difference="—" if change is None else _signed(roubles(change, language)),
    )


def _signed(written: str) -> str:
    """With a plus where it is more; what rounds to nothing has no sign."""
    return written if written[0] in {MINUS, "0"} else f"+{written}"
