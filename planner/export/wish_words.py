"""Wishes in words: what is wished, what it costs, why it can't be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from planner.domain.day import Day
from planner.domain.plan import ProofStatus, Reason
from planner.export.reasons import reason_text
from planner.texts import Language, roubles, text
from planner.wishes.clash import Clash
from planner.wishes.refusal import Obstacle, Refusal, Shut
from planner.wishes.replan import Replanned
from planner.wishes.wish import (
    OUTSIDE,
    Drop,
    Must,
    NotOnCourier,
    OnCourier,
    OwnTrip,
    Together,
    Wish,
)


def wish_text(day: Day, wish: Wish, language: Language) -> str:
    """The wish in one line."""
    match wish:
        case Drop():
            return text("wish-drop", language, order=wish.order_id)
        case Must():
            return text("wish-must", language, order=wish.order_id)
        case OnCourier():
            who = _who(wish.courier_id, language)
            return text("wish-on-courier", language, order=wish.order_id, who=who)
        case NotOnCourier():
            who = _who(wish.courier_id, language)
            return text("wish-not-on-courier", language, order=wish.order_id, who=who)
        case Together():
            return text("wish-together", language, orders=", ".join(wish.order_ids))
        case OwnTrip():
            return _own_trip(day, wish, language)
        case _:
            assert_never(wish)


def price_lines(found: Replanned, language: Language) -> Iterator[str]:
    """What the wishes cost, how sure that is, and the plan before and after."""
    price, now, was = found.price, found.plan.proof, found.before.proof
    if price.nothing:
        better = "wish-price-better" if price.better else "wish-price-nothing"
        yield text(better, language)
    else:
        yield text(
            "wish-price",
            language,
            orders=_orders(price.fewer_met, language),
            money=_more(price.cost_kop, language),
        )
        if len(price.orders) > 1 and any(fewer for _, fewer in price.orders):
            per_class = (
                text("wish-price-class", language, priority=priority, fewer=fewer)
                for priority, fewer in price.orders
                if fewer
            )
            yield text("wish-price-classes", language, classes=", ".join(per_class))
        if price.profit_kop is not None:
            yield text("wish-price-profit", language, less=roubles(price.profit_kop, language))
    yield text(
        "wish-before-after",
        language,
        met=was.met,
        cost=roubles(was.cost_kop, language),
        met_now=now.met,
        cost_now=roubles(now.cost_kop, language),
    )
    if price.proved:
        yield text("wish-price-proved", language)
    elif now.status is ProofStatus.OPTIMAL:
        yield text("wish-price-half-proved", language)
    else:
        yield text("wish-price-not-proved", language, bound=now.met_upper_bound)


def refusal_lines(
    day: Day, wishes: tuple[Wish, ...], refusal: Refusal, language: Language
) -> Iterator[str]:
    """Why the wishes can't be kept, and whether that is proved."""
    named = [wish_text(day, wishes[number], language) for number in refusal.wishes]
    if not refusal.proved:
        yield text("wish-not-found", language)
        return
    if len(named) == 1:
        yield text("wish-impossible", language, wish=named[0])
    else:
        key = "wish-conflict" if refusal.irreducible else "wish-conflict-wide"
        yield text(key, language, count=len(named), wishes="; ".join(named))
    match refusal.why:
        case Obstacle():
            yield _obstacle(day, refusal.why, language)
        case Shut():
            yield text(
                "wish-why-shift",
                language,
                courier=refusal.why.courier_id,
                **{
                    "from": _time(day, refusal.why.loads_at),
                    "until": _time(day, refusal.why.returns_at),
                    "starts": _time(day, refusal.why.shift_start_at),
                    "ends": _time(day, refusal.why.shift_end_at),
                },
            )
        case Reason():
            yield reason_text(day, refusal.why, language)
        case None:
            if len(named) == 1:
                yield text("wish-why-no-trip", language)


def clash_text(day: Day, wishes: tuple[Wish, ...], clash: Clash, language: Language) -> str:
    """Two wishes that contradict each other."""
    return text(
        "wish-clash",
        language,
        first=wish_text(day, wishes[clash.first], language),
        second=wish_text(day, wishes[clash.second], language),
        order=clash.order_id,
    )


def _own_trip(day: Day, wish: OwnTrip, language: Language) -> str:
    parts = [text("wish-own-trip", language, orders=" → ".join(wish.order_ids))]
    if wish.courier_id is not None:
        who = _who(wish.courier_id, language)
        parts.append(text("wish-own-trip-courier", language, who=who))
    if wish.departs_at is not None:
        at = _time(day, wish.departs_at)
        parts.append(text("wish-own-trip-departs", language, at=at))
    return ", ".join(parts)


def _obstacle(day: Day, why: Obstacle, language: Language) -> str:
    broken = why.broken
    facts = {
        "courier": why.courier_id,
        "departs": _time(day, why.departs_at),
        "order": broken.order_id or "",
    }
    if broken.value is None or broken.limit is None:
        return text(f"wish-why-{broken.rule.replace('_', '-')}", language, **facts)
    if broken.rule in ("mass", "volume", "side"):
        per = {"mass": 1_000, "volume": 1_000, "side": 10}[broken.rule]
        sizes = {"value": broken.value / per, "limit": broken.limit / per}
        return text(f"wish-why-{broken.rule}", language, **facts, **sizes)
    moments = {"value": _time(day, broken.value), "limit": _time(day, broken.limit)}
    return text(f"wish-why-{broken.rule.replace('_', '-')}", language, **facts, **moments)


def _orders(fewer: int, language: Language) -> str:
    if fewer == 0:
        return text("wish-orders-same", language)
    key = "wish-orders-fewer" if fewer > 0 else "wish-orders-more"
    return text(key, language, count=abs(fewer))


def _more(cost_kop: int, language: Language) -> str:
    if cost_kop == 0:
        return text("wish-money-same", language)
    key = "wish-money-more" if cost_kop > 0 else "wish-money-less"
    return text(key, language, money=roubles(abs(cost_kop), language))


def _who(courier_id: str, language: Language) -> str:
    return text("wish-outside", language) if courier_id == OUTSIDE else courier_id


def _time(day: Day, at: int) -> str:
    moment: datetime = day.clock.moment(at)
    return moment.strftime("%H:%M:%S" if at % 60 else "%H:%M")
