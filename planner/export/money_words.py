"""The money report as printed: the day, break-even fees by hour and zone, orders, schemes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import Plan
from planner.export.money_names import key_name
from planner.money.breakdown import Line
from planner.money.cancellations import StepReport
from planner.money.fees import break_even, worth_from_kop
from planner.money.items import ITEMS
from planner.money.report import MoneyReport
from planner.texts import Language, long_date, number, roubles, text

MINUTE_S = 60
DEAREST_SHOWN = 12  # the rest stands in money_orders.csv
Block = Text | Table


def money_words(
    day: Day,
    plan: Plan,
    report: MoneyReport,
    language: Language,
    *,
    including_idle: bool,
    width: int,
) -> str:
    """The report as text."""
    words = _Words(day, plan, report, language, including_idle)
    console = Console(width=width, no_color=True, highlight=False, markup=False)
    with console.capture() as captured:
        for block in words.blocks():
            console.print(block, soft_wrap=isinstance(block, Text))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


class _Words:
    """The blocks of one report."""

    def __init__(
        self,
        day: Day,
        plan: Plan,
        report: MoneyReport,
        language: Language,
        including_idle: bool,
    ) -> None:
        self.day, self.plan, self.report = day, plan, report
        self.language, self.idle = language, including_idle

    def blocks(self) -> Iterator[Block]:
        date = long_date(self.day.clock.day, self.language)
        yield Text(self._text("title", date=date))
        yield self._pairs(self._day_pairs())
        if self.report.steps is not None:
            yield Text(f"\n{self._text('steps-title')}")
            yield self._pairs(self._step_pairs(self.report.steps))
        for view in ("hour", "distance", "area", "courier"):
            yield Text(f"\n{self._text(f'view-{view}')}")
            yield self._lines(view, self.report.views.views[view])
        if self.report.money.orders:
            yield Text(f"\n{self._text('orders-title', count=DEAREST_SHOWN)}")
            yield self._orders()
        if self.report.savings or self.report.worth:
            yield Text(f"\n{self._text('exact-title')}")
            yield self._pairs(self._exact_pairs())
        if self.report.schemes:
            yield Text(f"\n{self._text('schemes-title')}")
            yield self._schemes()
        yield Text("")
        yield from (Text(note) for note in self._notes())

    def _day_pairs(self) -> Iterator[tuple[str, str]]:
        line, money = self.report.views.day, self.report.money
        yield self._text("met"), self._text("met-of", met=line.met, orders=len(self.day.orders))
        yield self._text("fees"), self._rub(line.fees_kop)
        for name, amount in zip(ITEMS, line.items.amounts, strict=True):
            if amount:
                yield self._item(name), self._rub(-amount)
        yield self._text("margin"), self._rub(line.margin_kop)
        if line.cancellation_kop:
            yield self._text("cancellations"), self._rub(-line.cancellation_kop)
        yield self._text("idle"), self._rub(-line.idle_kop)
        yield self._text("net"), self._rub(money.net_kop)
        if line.dispute_kop:
            share = number(100 * self.day.early_dispute_share, self.language, decimals=1)
            yield self._text("disputes", share=share), self._rub(-line.dispute_kop)
        if self.plan.proof.profit_kop is not None:
            yield self._text("profit"), self._profit()
        fees = break_even(line)
        if fees is None:
            yield self._text("break-even"), self._text("no-fee")
            return
        yield self._text("break-even"), self._rub2(fees.fee_kop)
        yield self._text("break-even-idle"), self._rub2(fees.fee_with_idle_kop)

    def _profit(self) -> str:
        proof = self.plan.proof
        profit = self._rub(proof.profit_kop or 0)
        if proof.profit_upper_bound_kop is None:
            return self._text("profit-open", profit=profit)
        bound = self._rub(proof.profit_upper_bound_kop)
        return self._text("profit-bound", profit=profit, bound=bound)

    def _step_pairs(self, steps: StepReport) -> Iterator[tuple[str, str]]:
        before = steps.share_before
        yield (
            self._text("steps-before"),
            self._text("steps-unknown") if before is None else self._percent(before),
        )
        yield self._text("steps-after"), self._percent(steps.share_after)
        taken = self._percent(steps.taken_after)
        yield self._text("steps-taken", taken=taken), self._rub(-steps.fee_kop)
        yield self._text("steps-caused"), self._rub(-steps.caused_kop)
        if steps.until_next is not None:
            yield self._text("steps-next"), str(steps.until_next)

    def _lines(self, view: str, lines: Sequence[Line]) -> Table:
        table = self._table("key", "met", "unmet", "fee", "full-cost", "left", "break-even")
        if view == "area":
            lines = sorted(lines, key=lambda line: line.left_kop(including_idle=self.idle))
        for line in lines:
            spent = line.full_cost_kop + (line.idle_kop if self.idle else 0)
            fees = break_even(line)
            fee_kop = None
            if fees is not None:
                fee_kop = fees.fee_with_idle_kop if self.idle else fees.fee_kop
            table.add_row(
                key_name(self.day, view, line.key, self.language),
                str(line.met),
                str(line.unmet or ""),
                self._each(line.fees_kop, line.met),
                self._each(spent, line.met),
                self._rub(line.left_kop(including_idle=self.idle)),
                "—" if fee_kop is None else self._rub2(fee_kop),
            )
        return table

    def _orders(self) -> Table:
        table = self._table(
            "order", "hour", "band", "fee", "full-cost", "margin", "saves-least", "saves-dual"
        )
        rows = [line for line in self.report.views.orders if line.met]
        for line in sorted(rows, key=lambda one: self._order_left(one))[:DEAREST_SHOWN]:
            keys = self.report.views.keys[line.key]
            spent = line.full_cost_kop + (line.idle_kop if self.idle else 0)
            quick = self.report.estimates.get(OrderId(line.key))
            table.add_row(
                line.key,
                key_name(self.day, "hour", keys["hour"], self.language),
                key_name(self.day, "distance", keys["distance"], self.language),
                self._rub(line.fees_kop),
                self._rub(spent),
                self._rub(self._order_left(line)),
                self._rub_or_dash(None if quick is None else quick.least_kop),
                self._rub_or_dash(None if quick is None else quick.dual_kop),
            )
        return table

    def _order_left(self, line: Line) -> int:
        return line.left_kop(including_idle=self.idle)

    def _exact_pairs(self) -> Iterator[tuple[str, str]]:
        for one in self.report.savings:
            if one.saving_kop is None:
                yield one.order_id, self._text("saving-none")
                continue
            worth = worth_from_kop(one.saving_kop, self.day.cancellation_kop)
            told: dict[str, str | int] = {
                "saving": self._rub2(one.saving_kop),
                "worth": self._rub2(worth),
                "minutes": round(one.freed_s / MINUTE_S),
            }
            if one.proved or one.least_kop is None or one.most_kop is None:
                key = "saving-proved" if one.proved else "saving-open"
                yield one.order_id, self._text(key, **told)
            else:
                low, high = self._rub2(one.least_kop), self._rub2(one.most_kop)
                yield one.order_id, self._text("saving-between", **told, low=low, high=high)
        for other in self.report.worth:
            if other.fee_kop is None:
                yield other.order_id, self._text("worth-none")
            else:
                fee = self._rub2(other.fee_kop)
                yield other.order_id, self._text("worth-from", fee=fee)

    def _schemes(self) -> Table:
        table = self._table("scheme", "met", "fees", "margin", "net", "losses")
        for earned in self.report.schemes:
            money = earned.money
            table.add_row(
                earned.scheme.name,
                str(len(money.orders)),
                self._rub(money.fees_kop),
                self._rub(money.fees_kop - money.full_cost_kop),
                self._rub(money.net_kop),
                str(earned.at_a_loss),
            )
        return table

    def _notes(self) -> Iterator[str]:
        yield self._text(f"note-split-{self.report.money.split}")
        if self.plan.proof.cut is not None:
            yield self._text("note-cut", longest=self.plan.proof.cut.longest_trip)
        yield self._text("note-idle-in" if self.idle else "note-idle-out")
        if self.report.estimates:
            yield self._text("note-duals")
        if self.report.schemes:
            anew = any(earned.planned_anew for earned in self.report.schemes)
            yield self._text("note-schemes-anew" if anew else "note-schemes-held")

    def _table(self, first: str, *others: str) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(self._text(f"column-{first}"))
        for name in others:
            table.add_column(self._text(f"column-{name}"), justify="right")
        return table

    def _pairs(self, pairs: Iterable[tuple[str, str]]) -> Table:
        table = Table.grid(padding=(0, 2))
        for name, value in pairs:
            table.add_row(Text(name), Text(value, justify="left"))
        return table

    def _item(self, name: str) -> str:
        return self._text(f"item-{name.removesuffix('_kop').replace('_', '-')}")

    def _each(self, kopecks: int, count: int) -> str:
        return self._rub(round(kopecks / count)) if count else "—"

    def _rub(self, kopecks: int) -> str:
        return roubles(kopecks, self.language)

    def _rub_or_dash(self, kopecks: int | None) -> str:
        return "—" if kopecks is None else self._rub(kopecks)

    def _rub2(self, kopecks: int) -> str:
        return roubles(kopecks, self.language, decimals=2)

    def _percent(self, share: float) -> str:
        return f"{number(100 * share, self.language, decimals=1)} %"

    def _text(self, key: str, **values: str | int) -> str:
        return text(f"money-{key}", self.language, **values)
