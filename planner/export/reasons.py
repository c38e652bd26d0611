"""Why an order is not met, in words, made from the reason's evidence.

Clock times are cut to the minute, as a clock shows them, and minutes between them are counted
from what is shown: a reader who adds up gets the same. The evidence itself keeps the seconds.
"""

from __future__ import annotations

from typing import assert_never

from planner.domain.day import Day
from planner.domain.plan import Evidence, Reason, ReasonCode, Verdict
from planner.export.moments import MINUTE_S, clock_time
from planner.export.punctuality import percent
from planner.export.quantities import centimetres, kilograms, litres
from planner.texts import Language, number, roubles, text

# dimension of a parcel: key of its sentence, suffix of its evidence, how it is written
DIMENSIONS = {
    "mass": ("reason-too-heavy", "g", kilograms),
    "volume": ("reason-too-large", "ml", litres),
    "side": ("reason-too-long", "mm", centimetres),
}


def verdict_text(verdict: Verdict, language: Language) -> str:
    """What is known about an order, in a few words."""
    return text(f"verdict-{verdict.value.replace('_', '-')}", language)


def reason_text(day: Day, reason: Reason, language: Language) -> str:
    """Why, in one or two sentences.

    Raises
    ------
    KeyError
        The evidence lacks what its code promises: a fault of this program.
    """
    facts = _Facts(day, reason.evidence, language)
    match reason.code:
        case ReasonCode.LATE_EVEN_ALONE:
            return _late_even_alone(facts)
        case ReasonCode.DOES_NOT_FIT:
            return _does_not_fit(facts)
        case ReasonCode.NO_COURIER_ON_SHIFT:
            return _no_courier_on_shift(facts)
        case ReasonCode.STORE_CLOSED:
            return _store_closed(facts)
        case ReasonCode.NO_ROAD:
            return _no_road(facts)
        case ReasonCode.COURIERS_BUSY:
            return _couriers_busy(facts)
        case ReasonCode.NOT_WORTH_IT:
            return _not_worth_it(facts)
        case ReasonCode.NOT_DECIDED:
            return _not_decided(facts)
        case ReasonCode.DROPPED_BY_HAND:
            return text("reason-dropped-by-hand", language)
        case ReasonCode.AGAINST_WISHES:
            by_profit = reason.evidence.get("by_profit")
            return text(f"reason-against-wishes{'-profit' if by_profit else ''}", language)
    assert_never(reason.code)


class _Facts:
    """The evidence, read as the words need it."""

    def __init__(self, day: Day, evidence: Evidence, language: Language) -> None:
        self.day = day
        self.evidence = evidence
        self.language = language

    def whole(self, key: str) -> int:
        value = self.evidence[key]
        assert isinstance(value, (int, float)), (key, value)
        return int(value)

    def words(self, key: str) -> str:
        return str(self.evidence[key])

    def listed(self, key: str) -> list[str]:
        """The ids of the list; none where there is no list."""
        value = self.evidence.get(key)
        return value if isinstance(value, list) else []

    def clock(self, key: str) -> str:
        return clock_time(self.day.clock, self.whole(key))

    def minutes(self, from_key: str, until_key: str) -> str:
        """Minutes between two moments as shown."""
        minutes = self.whole(until_key) // MINUTE_S - self.whole(from_key) // MINUTE_S
        return self.say("reason-minutes", minutes=minutes)

    def length(self, key: str) -> str:
        return self.say("reason-minutes", minutes=round(self.whole(key) / MINUTE_S))

    def say(self, key: str, **values: str | int | float) -> str:
        return text(key, self.language, **values)


def _late_even_alone(facts: _Facts) -> str:
    steps = [facts.say("reason-late-ready", ready=facts.clock("ready_at"))]
    if facts.whole("loading_s"):
        steps.append(facts.say("reason-late-loading", loading=facts.length("loading_s")))
    steps.append(
        facts.say(
            "reason-late-driving",
            departs=facts.clock("departs_at"),
            driving=facts.minutes("departs_at", "arrives_at"),
            arrives=facts.clock("arrives_at"),
        )
    )
    if facts.whole("begins_at") > facts.whole("arrives_at"):
        steps.append(facts.say("reason-late-waiting", slot=facts.clock("slot_start_at")))
    return facts.say(
        "reason-late-even-alone",
        steps=", ".join(steps),
        latest=facts.clock("latest_start_at"),
        late=facts.minutes("latest_start_at", "begins_at"),
    )


def _does_not_fit(facts: _Facts) -> str:
    dimensions = facts.evidence["dimensions"]
    assert isinstance(dimensions, list)
    return facts.say(
        "reason-does-not-fit",
        courier=facts.words("courier_id"),
        vehicle=facts.words("vehicle"),
        excess=", ".join(_excess(facts, dimension) for dimension in dimensions),
    )


def _excess(facts: _Facts, dimension: str) -> str:
    key, unit, written = DIMENSIONS[dimension]
    return facts.say(
        key,
        value=written(facts.whole(f"{dimension}_{unit}"), facts.language),
        limit=written(facts.whole(f"max_{dimension}_{unit}"), facts.language),
    )


def _no_courier_on_shift(facts: _Facts) -> str:
    if facts.whole("couriers") == 0:
        return facts.say("reason-no-couriers", store=facts.words("store_id"))
    shift = {
        "courier": facts.words("courier_id"),
        "from": facts.clock("shift_start_at"),
        "until": facts.clock("shift_end_at"),
    }
    loads_at = facts.whole("departs_at") - facts.whole("loading_s")
    if facts.whole("returns_at") > facts.whole("shift_end_at"):
        returns = facts.clock("returns_at")
        return facts.say("reason-shift-ends", **shift, returns=returns)
    if loads_at < facts.whole("shift_start_at"):
        latest = facts.clock("latest_start_at")
        driving = facts.minutes("departs_at", "arrives_at")
        return facts.say("reason-shift-starts", **shift, latest=latest, driving=driving)
    length = facts.length("break_s")
    return facts.say("reason-break-in-the-way", **shift, length=length)


def _store_closed(facts: _Facts) -> str:
    opens, closes = facts.evidence["opens_at"], facts.evidence["closes_at"]
    if closes is None:
        hours = facts.say("reason-opens", opens=facts.clock("opens_at"))
    elif opens is None:
        hours = facts.say("reason-closes", closes=facts.clock("closes_at"))
    else:
        hours = facts.say(
            "reason-hours", opens=facts.clock("opens_at"), closes=facts.clock("closes_at")
        )
    key = "reason-store-closed" if facts.evidence["courier_on_shift"] else "reason-store-empty"
    return facts.say(
        key, store=facts.words("store_id"), departs=facts.clock("departs_at"), hours=hours
    )


def _no_road(facts: _Facts) -> str:
    if not facts.evidence["no_way_back"]:
        key = "reason-no-way-out"
    elif not facts.evidence["no_way_out"]:
        key = "reason-no-way-back"
    else:
        key = "reason-no-road"
    return facts.say(key, store=facts.words("store_id"))


def _couriers_busy(facts: _Facts) -> str:
    proved = facts.say(
        "reason-couriers-busy",
        bound=facts.whole("met_upper_bound"),
        orders=facts.whole("orders"),
        classes=len(facts.day.priorities),
    )
    return f"{proved} {_conflict(facts)}".strip()


def _conflict(facts: _Facts) -> str:
    """Which orders exclude each other, where that was found."""
    orders, couriers = (facts.listed(f"conflict_{name}") for name in ("orders", "couriers"))
    if not orders:
        return ""
    return facts.say(
        "together-set",
        orders=facts.say("together-orders", count=len(orders)),
        ids=", ".join(orders),
        couriers=facts.say("together-couriers", count=len(couriers)),
        names=", ".join(couriers),
        **{
            "from": facts.clock("conflict_from_at"),
            "until": facts.clock("conflict_until_at"),
        },
    )


def _not_worth_it(facts: _Facts) -> str:
    less_kop = abs(facts.whole("profit_difference_kop"))
    if less_kop == 0:
        return facts.say("reason-not-worth-more")
    return facts.say("reason-not-worth-it", less=roubles(less_kop, facts.language, decimals=2))


def _not_decided(facts: _Facts) -> str:
    if "met_upper_bound" not in facts.evidence:
        return facts.say("reason-not-decided-yet")
    if facts.evidence.get("on_time_target") is not None:
        return _left_for_punctuality(facts)
    seconds = number(facts.whole("seconds"), facts.language)
    if facts.day.solver.objective == "profit":
        return facts.say("reason-not-decided-profit", seconds=seconds)
    return facts.say(
        "reason-not-decided",
        seconds=seconds,
        met=facts.whole("met"),
        bound=facts.whole("met_upper_bound"),
    )


def _left_for_punctuality(facts: _Facts) -> str:
    """Left out of a plan with an on_time_target; met without reserve where it has a share."""
    target, share = (facts.evidence[key] for key in ("on_time_target", "on_time_share"))
    assert isinstance(target, float)
    wanted = percent(target, facts.language)
    if share is None:
        return facts.say("reason-open-with-target", target=wanted)
    assert isinstance(share, float)
    found = percent(share, facts.language)
    return facts.say("reason-left-for-punctuality", target=wanted, share=found)
