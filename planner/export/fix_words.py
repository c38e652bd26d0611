"""Ways to meet an order, in words and as plain JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.domain.day import Day
from planner.domain.order import Slot
from planner.explain.edits import Change, Edit, FixKind
from planner.explain.fixes import Fix, Menu
from planner.export.evidence import outward, rub
from planner.export.moments import MINUTE_S, clock_time, slot_hours
from planner.export.quantities import centimetres, kilograms, litres
from planner.texts import Language, roubles, text

# wording where the vehicle is none the day has
LARGER = {
    FixKind.OTHER_VEHICLE: "fix-larger-vehicle",
    FixKind.ONE_MORE_COURIER: "fix-one-more-courier-larger",
}


def menu_lines(found: Menu | None, day: Day, language: Language) -> list[str]:
    """What helps, a line each, the cheapest per order first."""
    if found is None:
        return [text("fix-none-yet", language)]
    lines = [text("fix-heading", language)] if found.fixes else []
    lines += [f"— {fix_line(fix, day, language)}" for fix in found.fixes]
    if not found.fixes:
        lines.append(text("fix-none" if found.complete else "fix-none-yet", language))
    elif not found.complete:
        lines.append(text("fix-not-all", language))
    return lines


def fix_line(fix: Fix, day: Day, language: Language) -> str:
    """The way, what it brings and what it costs, as one sentence."""
    results = [
        *met_words(fix, day, language),
        *price_words(fix, language),
        *size_words(fix, language),
    ]
    result = ", ".join(results)
    return text("fix-line", language, what=fix_text(fix, day, language), result=result)


def fix_text(fix: Fix, day: Day, language: Language) -> str:
    """What is to be done, in a few words without a point."""
    told, *second = [_edit_text(edit, fix, day, language) for edit in fix.edits]
    if second:
        told = text("fix-and", language, first=told, second=second[0])
    if fix.kind is not FixKind.OTHER_ORDER and _puts_first(fix):
        told = text("fix-put-first", language, fix=told, order=fix.order_id)
    return told


def price_text(fix: Fix, language: Language) -> str:
    """«дороже на 350 ₽»."""
    if fix.extra_kop == 0:
        return text("fix-same-price", language)
    key = "fix-dearer" if fix.extra_kop > 0 else "fix-cheaper"
    return text(key, language, sum=roubles(abs(fix.extra_kop), language))


def fix_json(fix: Fix) -> dict[str, Any]:
    """The way as plan.json has it; roubles, moments with their offset."""
    clock = fix.day.clock
    return {
        "kind": "+".join(edit.kind.value for edit in fix.edits),
        "facts": [outward(edit.facts, clock) for edit in fix.edits],
        "minutes": fix.edits[-1].minutes,
        "smallest": fix.smallest,
        "change": [_change_json(change) for change in fix.changes],
        "meets_order": fix.order_id in fix.gained,
        "met": fix.met,
        "met_upper_bound": fix.met_upper_bound,
        "gained": list(fix.gained),
        "lost": list(fix.lost),
        "extra_cost_rub": rub(fix.extra_kop),
        "extra_shift_pay_rub": rub(fix.extra_pay_kop),
        "proved": fix.proved,
    }


def _change_json(change: Change) -> dict[str, Any]:
    if not change.table:
        return {"set": f"{change.column}={change.to}"}
    cell: dict[str, Any] = {"table": f"{change.table}.csv", "row": change.row}
    cell["column"] = change.column
    if change.by is None:
        cell["to"] = change.to
    else:
        cell["by"] = change.by
    return cell


def met_words(fix: Fix, day: Day, language: Language) -> Iterator[str]:
    """How many orders are met then, and which others beside this one."""
    yield text("fix-met", language, met=fix.met, orders=len(day.orders))
    others = [order_id for order_id in fix.gained if order_id != fix.order_id]
    if others:
        yield text("fix-also-meets", language, ids=", ".join(others))
    if fix.lost and fix.kind is not FixKind.OTHER_ORDER:
        yield text("fix-no-longer-meets", language, ids=", ".join(fix.lost))


def price_words(fix: Fix, language: Language) -> Iterator[str]:
    """What it costs more, how much of that the shifts are, and whether it is proved."""
    yield price_text(fix, language)
    if fix.extra_pay_kop:
        yield text("fix-of-it-pay", language, pay=roubles(fix.extra_pay_kop, language))
    if not fix.proved:
        dearer = fix.extra_kop > 0
        yield text("fix-price-bound" if dearer else "fix-price-bound-cheaper", language)


def size_words(fix: Fix, language: Language) -> Iterator[str]:
    """Whether fewer minutes would do; of a new courier's only beside all orders met today."""
    if fix.smallest is None:
        return
    proved = "fix-smallest"
    if fix.kind is FixKind.ONE_MORE_COURIER:
        proved = "fix-smallest-shift"
    yield text(proved if fix.smallest else "fix-enough", language)


def _edit_text(edit: Edit, fix: Fix, day: Day, language: Language) -> str:
    values = _Facts(edit, fix, day, language).values()
    if edit.facts.get("known") is False:
        values["limits"] = _limits(edit, language)
    return text(_edit_key(edit, fix), language, **values)


class _Facts:
    """An edit's facts as its words need them."""

    def __init__(self, edit: Edit, fix: Fix, day: Day, language: Language) -> None:
        self.edit, self.fix, self.day, self.language = edit, fix, day, language

    def values(self) -> dict[str, str | int | float]:
        """Of the sentence for this kind."""
        match self.edit.kind:
            case FixKind.READY_EARLIER:
                return {"minutes": self.minutes, "ready": self.moment("ready_at")}
            case FixKind.LIMIT_LONGER:
                limit = self.whole("order_limit_s") // MINUTE_S
                return {"minutes": self.minutes, "limit": limit}
            case FixKind.HANDOVER_SHORTER:
                return {"minutes": self.minutes}
            case FixKind.SHIFT_LONGER | FixKind.SHIFT_EARLIER:
                return {
                    "courier": self.name("courier_id"),
                    "minutes": self.minutes,
                    **self.shift(),
                }
            case FixKind.SLOT_MOVED:
                slot = Slot(
                    start_at=self.whole("slot_start_at"), end_at=self.whole("slot_end_at")
                )
                return {
                    "slot": slot_hours(self.day.clock, slot),
                    "moves": self.whole("moves_left"),
                }
            case FixKind.OTHER_VEHICLE:
                return {"courier": self.name("courier_id"), "vehicle": self.name("vehicle")}
            case FixKind.FEE_HIGHER:
                return {"fee": self.roubles("fee_kop"), "today": self.roubles("fee_today_kop")}
            case FixKind.OTHER_ORDER:
                return {"orders": ", ".join(self.fix.lost)}
            case FixKind.ONE_MORE_COURIER:
                return {"vehicle": self.name("vehicle"), **self.shift()}
            case FixKind.OUTSIDE_COURIER:
                return {}

    @property
    def minutes(self) -> int:
        return self.edit.minutes or 0

    def name(self, key: str) -> str:
        return str(self.edit.facts[key])

    def whole(self, key: str) -> int:
        value = self.edit.facts[key]
        assert isinstance(value, int), (key, value)
        return value

    def moment(self, key: str) -> str:
        return clock_time(self.day.clock, self.whole(key))

    def roubles(self, key: str) -> str:
        return roubles(self.whole(key), self.language)

    def shift(self) -> dict[str, str]:
        return {"from": self.moment("shift_start_at"), "until": self.moment("shift_end_at")}


def _edit_key(edit: Edit, fix: Fix) -> str:
    if edit.facts.get("known") is False:
        return LARGER[edit.kind]
    if edit.kind is FixKind.OTHER_ORDER and not fix.lost:
        return "fix-other-order-first"
    return f"fix-{edit.kind.value.replace('_', '-')}"


def _puts_first(fix: Fix) -> bool:
    """Whether the order is also put before its equals."""
    return any(change.column == "priority" for change in fix.changes)


def _limits(edit: Edit, language: Language) -> str:
    """«30 кг, 300 л, 180 см»."""
    written = []
    for key, how in (
        ("max_mass_g", kilograms),
        ("max_volume_ml", litres),
        ("max_side_mm", centimetres),
    ):
        value = edit.facts[key]
        if isinstance(value, int):
            written.append(how(value, language))
    return ", ".join(written)
