"""A simulated plan in words: how many orders are late, which, and where reserve is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.domain.day import Day
from planner.punctuality.curve import CurvePoint
from planner.punctuality.noise import NoiseModel
from planner.punctuality.report import PunctualityReport
from planner.punctuality.results import LegPunctuality, OrderPunctuality, Punctuality
from planner.texts import Language, long_date, number, roubles, text

ORDERS_LISTED, LEGS_LISTED = 15, 8  # the rest stands in punctuality.csv
MOST_LATE_SHOWN = 6
MINUTE_S = 60
LEAST_PERCENT = 0.1

Row = tuple[str, ...]


def punctuality_summary(
    day: Day,
    report: PunctualityReport,
    curve: Sequence[CurvePoint],
    *,
    language: Language,
    width: int,
) -> str:
    """The printed summary."""
    done = report.now
    console = Console(width=width, no_color=True, highlight=False, markup=False)
    with console.capture() as captured:
        for line in _headline(day, report, language):
            console.print(Text(line), soft_wrap=True)
        if done.orders:
            console.print(_table("orders", order_rows(done, language), language))
        if done.worst_legs:
            console.print(_table("legs", leg_rows(done, language), language))
        if curve:
            console.print(_table("curve", curve_rows(curve, language), language))
        console.print(Text(noise_words(report.noise, language)), soft_wrap=True)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def distribution_words(done: Punctuality, language: Language) -> str:
    """Shares of runs with no order late, one, two and so on, the long tail as one."""
    shares = done.late_distribution
    shown = [
        text(
            "punctuality-late-count",
            language,
            count=count,
            share=percent(share, language),
        )
        for count, share in enumerate(shares[:MOST_LATE_SHOWN])
    ]
    if len(shares) > MOST_LATE_SHOWN:
        rest = percent(sum(shares[MOST_LATE_SHOWN:]), language)
        shown.append(text("punctuality-late-more", language, count=MOST_LATE_SHOWN, share=rest))
    return "; ".join(shown)


def order_rows(done: Punctuality, language: Language) -> list[Row]:
    """The orders late most often: id, share on time, minutes late, early waits."""
    worst = sorted(done.orders, key=lambda order: (order.on_time_share, order.order_id))
    return [
        (
            order.order_id,
            order.trip_id,
            share_words(order, language),
            minutes(order.late_s, language),
            percent(order.early_wait_share, language),
        )
        for order in worst[:ORDERS_LISTED]
    ]


def leg_rows(done: Punctuality, language: Language) -> list[Row]:
    """The legs that end late most often, with the reserve kept and needed."""
    return [
        (
            f"{leg.from_id} → {leg.order_id}",
            leg.trip_id,
            minutes(leg.driving_s, language),
            minutes(leg.reserve_s, language),
            minutes(leg.needed_s, language),
            percent(leg.late_share, language),
            cause_words(leg, language),
        )
        for leg in done.worst_legs[:LEGS_LISTED]
    ]


def curve_rows(curve: Sequence[CurvePoint], language: Language) -> list[Row]:
    """The points of the curve."""
    return [
        (
            point_words(point, language),
            number(point.met, language),
            roubles(point.cost_kop, language),
            with_error(point.late_orders, point.late_orders_error, language),
            percent(point.mean_share, language),
            percent(point.least_share, language),
        )
        for point in curve
    ]


def point_words(point: CurvePoint, language: Language) -> str:
    """What is done at that point of the curve."""
    if point.reserve > 0:
        reserve = number(point.reserve, language, decimals=1)
        return text("punctuality-point-reserve", language, reserve=reserve)
    key = "punctuality-point-earlier" if point.earlier else "punctuality-point-plan"
    return text(key, language)


def cause_words(leg: LegPunctuality, language: Language) -> str:
    """Whether the delay is brought along or made on the leg."""
    key = "brought" if leg.brought_s > leg.added_s else "added"
    return text(f"punctuality-cause-{key}", language)


def share_words(order: OrderPunctuality, language: Language) -> str:
    """The share on time with its standard error, per cent."""
    return with_error(100 * order.on_time_share, 100 * order.standard_error, language) + " %"


def with_error(value: float, error: float, language: Language) -> str:
    """«6,42 ± 0,11»: one figure of the error that counts, at most two decimals."""
    decimals = 1 if error >= 0.1 else 2
    return (
        f"{number(value, language, decimals=decimals)} ± "
        f"{number(error, language, decimals=decimals)}"
    )


def percent(share: float, language: Language) -> str:
    """A share in whole per cent; never 0 or 100 where it is not."""
    value = 100 * share
    if 0 < value < LEAST_PERCENT:
        return f"< {number(LEAST_PERCENT, language, decimals=1)} %"
    if 100 - LEAST_PERCENT < value < 100:
        return f"> {number(100 - LEAST_PERCENT, language, decimals=1)} %"
    near_an_end = 0 < value < 0.95 or 99.05 < value < 100
    return f"{number(value, language, decimals=1 if near_an_end else 0)} %"


def minutes(seconds: float, language: Language) -> str:
    """Minutes with one decimal."""
    return number(seconds / MINUTE_S, language, decimals=1)


def noise_words(noise: NoiseModel, language: Language) -> str:
    """What the simulation assumes."""
    pair = (
        text("punctuality-noise-measured", language)
        if noise.pair_log_sd is None
        else text("punctuality-noise-pair", language, pair=percent(noise.pair_log_sd, language))
    )
    return text(
        "punctuality-noise",
        language,
        pair=pair,
        day=percent(noise.day_log_sd, language),
        leg=percent(noise.leg_log_sd, language),
        handover=percent(noise.handover_log_sd, language),
    )


def _headline(day: Day, report: PunctualityReport, language: Language) -> Iterator[str]:
    done, earlier = report.now, report.earlier
    date = long_date(day.clock.day, language)
    yield text("punctuality-title", language, date=date, runs=done.runs, seed=done.seed)
    yield text(
        "punctuality-late",
        language,
        late=with_error(done.late_orders, done.late_orders_error, language),
        orders=len(done.orders),
        mean=percent(done.mean_share, language),
        least=percent(done.least_share, language),
    )
    yield text("punctuality-distribution", language, shares=distribution_words(done, language))
    if earlier.late_orders < done.late_orders - 2 * done.late_orders_error:
        late = with_error(earlier.late_orders, earlier.late_orders_error, language)
        yield text("punctuality-earlier", language, late=late)
    over = [one for one in done.couriers if one.overtime_share >= 0.005]
    if over:
        worst = max(over, key=lambda one: one.overtime_share)
        yield text(
            "punctuality-overtime",
            language,
            couriers=len(over),
            courier=worst.courier_id,
            share=percent(worst.overtime_share, language),
        )


def _table(name: str, rows: Sequence[Row], language: Language) -> Table:
    table = Table(
        title=text(f"punctuality-{name}", language),
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    for heading in text(f"punctuality-{name}-columns", language).split(" | "):
        table.add_column(heading)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
