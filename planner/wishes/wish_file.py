"""Wishes as a file, `wishes.toml`: read strictly, every fault at once, and written.

    [[wish]]
    kind = "own_trip"
    orders = ["A-12", "A-7"]
    courier = "anna"
    departs_at = 2026-11-20T14:20:00+03:00

Kinds: `drop`, `must`, `on_courier`, `not_on_courier` (`order`, and for the last two `courier`),
`together` and `own_trip` (`orders`; for the last also `courier` and `departs_at`, both
optional). `outside = true` stands in the place of a courier for an outside one. A moment
without an offset is local time of the day. Sentences of faults are `fault-wish-…`.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.errors import Fault, InputError
from planner.intake.toml_lines import line_of
from planner.wishes.clash import clashes
from planner.wishes.wish import (
    OUTSIDE,
    Drop,
    Must,
    NotOnCourier,
    OnCourier,
    OwnTrip,
    Together,
    Wish,
    courier_of,
    orders_of,
)

KIND_OF: dict[type, str] = {
    Drop: "drop",
    Must: "must",
    OnCourier: "on_courier",
    NotOnCourier: "not_on_courier",
    Together: "together",
    OwnTrip: "own_trip",
}
NEEDED: dict[str, tuple[str, ...]] = {
    "drop": ("order",),
    "must": ("order",),
    "on_courier": ("order", "courier"),
    "not_on_courier": ("order", "courier"),
    "together": ("orders",),
    "own_trip": ("orders",),
}
OPTIONAL = {"own_trip": ("courier", "outside", "departs_at")}
FEWEST = {"together": 2, "own_trip": 1}


def read_wishes(path: Path, day: Day) -> tuple[Wish, ...]:
    """The wishes of a file, for that day.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError((Fault(file=path.name, rule="wish_unreadable"),)) from error
    return wishes_of_toml(path.name, content, day)


def wishes_of_toml(file: str, content: str, day: Day) -> tuple[Wish, ...]:
    """The wishes of a TOML text; `file` is its name in faults."""
    try:
        document = tomllib.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError((Fault(file=file, rule="wish_syntax"),)) from error
    entries = document.get("wish")
    reader = _Reader(file, content, day, [])
    reader.unknown_keys((), document, ("wish",))
    if not isinstance(entries, list) or not entries:
        reader.faults.append(Fault(file=file, rule="wish_none"))
        raise InputError(tuple(reader.faults))
    wishes = [reader.wish(number, entry) for number, entry in enumerate(entries)]
    whole = tuple(wish for wish in wishes if wish is not None)
    if not reader.faults:
        reader.faults += _clash_faults(file, content, whole)
    if reader.faults:
        raise InputError(tuple(reader.faults))
    return whole


def wishes_toml(day: Day, wishes: tuple[Wish, ...]) -> str:
    """The wishes as the text of a file; read back they are the same."""
    return "\n".join("\n".join(("[[wish]]", *_lines(day, wish), "")) for wish in wishes)


def _lines(day: Day, wish: Wish) -> Iterator[str]:
    kind = KIND_OF[type(wish)]
    yield f'kind = "{kind}"'
    if "orders" in NEEDED[kind]:
        yield f"orders = [{', '.join(_quoted(one) for one in orders_of(wish))}]"
    else:
        yield f"order = {_quoted(orders_of(wish)[0])}"
    courier_id = courier_of(wish)
    if courier_id is not None:
        outside = courier_id == OUTSIDE
        yield "outside = true" if outside else f"courier = {_quoted(courier_id)}"
    if isinstance(wish, OwnTrip) and wish.departs_at is not None:
        yield f"departs_at = {day.clock.moment(wish.departs_at).isoformat()}"


def _quoted(name: str) -> str:
    """A TOML string; JSON's escapes are TOML's."""
    return json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")


def _clash_faults(file: str, content: str, wishes: tuple[Wish, ...]) -> list[Fault]:
    return [
        Fault(
            file=file,
            row=line_of(content, ("wish", clash.second)),
            column=f"wish[{clash.second + 1}]",
            value=clash.order_id,
            rule=f"wish_clash_{clash.kind}",
            details=(("other", str(clash.first + 1)),),
        )
        for clash in clashes(wishes)
    ]


@dataclass
class _Reader:
    """Reads entries of one file; collects faults."""

    file: str
    content: str
    day: Day
    faults: list[Fault]

    def wish(self, number: int, entry: Any) -> Wish | None:
        """The wish of one entry; None where it has faults."""
        path, before = ("wish", number), len(self.faults)
        if not isinstance(entry, dict):
            self.fault((*path, "wish"), None, "wish_none")
            return None
        kind = entry.get("kind")
        if kind not in NEEDED:
            shown = None if kind is None else str(kind)
            self.fault((*path, "kind"), shown, "wish_kind", choices=", ".join(NEEDED))
            return None
        keys = [*NEEDED[kind], *OPTIONAL.get(kind, ())]
        keys += ["outside"] if "courier" in NEEDED[kind] else []
        self.unknown_keys(path, entry, ("kind", *keys))
        for key in NEEDED[kind]:
            if key not in entry and not (key == "courier" and "outside" in entry):
                self.fault((*path, key), None, "key_missing")
        orders = self._orders(path, kind, entry)
        courier_id = self._courier(path, entry)
        departs_at = self._moment(path, entry.get("departs_at"))
        if len(self.faults) > before:
            return None
        alone = len(orders) == 1 and departs_at is None
        if kind == "own_trip" and courier_id == OUTSIDE and not alone:
            self.fault((*path, "outside"), None, "wish_outside")
            return None
        return _wish(kind, orders, courier_id, departs_at)

    def _orders(
        self, path: tuple[str, int], kind: str, entry: dict[str, Any]
    ) -> tuple[OrderId, ...]:
        key = NEEDED[kind][0]
        listed = entry.get(key, []) if key == "orders" else [entry.get(key, "")]
        if key not in entry:
            return ()
        fewest = FEWEST.get(kind, 1)
        sound = isinstance(listed, list) and all(isinstance(one, str) for one in listed)
        if not sound or len(listed) < fewest or len(set(listed)) < len(listed):
            rule = "wish_orders" if key == "orders" else "wish_text"
            self.fault((*path, key), None, rule, fewest=str(fewest))
            return ()
        known = {order.order_id: order for order in self.day.orders}
        for one in listed:
            if one not in known:
                near = _nearest(one, tuple(known))
                self.fault((*path, key), one, "wish_order_unknown", near=near)
        if len({known[one].store_id for one in listed if one in known}) > 1:
            self.fault((*path, key), None, "wish_stores")
        return tuple(OrderId(one) for one in listed)

    def _courier(self, path: tuple[str, int], entry: dict[str, Any]) -> CourierId | None:
        outside, name = entry.get("outside", False), entry.get("courier")
        if not isinstance(outside, bool) or (outside and name is not None):
            self.fault((*path, "outside"), None, "wish_outside_form")
            return None
        if outside or name is None:
            return OUTSIDE if outside else None
        if not isinstance(name, str):
            self.fault((*path, "courier"), None, "wish_text")
            return None
        known = tuple(courier.courier_id for courier in self.day.couriers)
        if name not in known:
            near = _nearest(name, known)
            self.fault((*path, "courier"), name, "wish_courier_unknown", near=near)
        return CourierId(name)

    def _moment(self, path: tuple[str, int], moment: object) -> int | None:
        if moment is None:
            return None
        if not isinstance(moment, dt.datetime):
            self.fault((*path, "departs_at"), str(moment), "wish_moment")
            return None
        clock = self.day.clock
        aware = moment if moment.tzinfo else moment.replace(tzinfo=clock.zone)
        return clock.seconds(aware)

    def unknown_keys(
        self, path: tuple[str | int, ...], entry: dict[str, Any], known: tuple[str, ...]
    ) -> None:
        """A fault per key that is not known."""
        for key in entry:
            if key not in known:
                self.fault((*path, key), None, "key_unknown", near=_nearest(key, known))

    def fault(
        self, path: tuple[str | int, ...], value: str | None, rule: str, **details: str
    ) -> None:
        """Note a fault where it stands."""
        number = next((part + 1 for part in path if isinstance(part, int)), None)
        column = str(path[-1]) if number is None else f"wish[{number}].{path[-1]}"
        self.faults.append(
            Fault(
                file=self.file,
                row=line_of(self.content, path),
                column=column,
                value=value,
                rule=rule,
                details=tuple(details.items()),
            )
        )


def _wish(
    kind: str, orders: tuple[OrderId, ...], courier_id: CourierId | None, departs_at: int | None
) -> Wish:
    on = OUTSIDE if courier_id is None else courier_id
    match kind:
        case "drop":
            return Drop(order_id=orders[0])
        case "must":
            return Must(order_id=orders[0])
        case "on_courier":
            return OnCourier(order_id=orders[0], courier_id=on)
        case "not_on_courier":
            return NotOnCourier(order_id=orders[0], courier_id=on)
        case "together":
            return Together(order_ids=orders)
        case _:
            return OwnTrip(order_ids=orders, courier_id=courier_id, departs_at=departs_at)


def _nearest(name: str, known: tuple[str, ...]) -> str:
    return (get_close_matches(name, known, n=1, cutoff=0.0) or [""])[0]
