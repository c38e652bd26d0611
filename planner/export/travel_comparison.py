"""The comparison of travel sources as tables in words, and as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.comparison.compare import SourceResult
from planner.comparison.differences import Differences, PairDifference
from planner.errors import InputError, TravelError
from planner.export.travel_used import notice_lines, travel_json
from planner.intake.day_folder import describe_fault
from planner.texts import Language, number, roubles, text

LATE_NAMED = 5
Json = dict[str, Any]


def comparison_text(results: Sequence[SourceResult], language: Language, width: int) -> str:
    """All tables and remarks, line by line."""
    console = Console(width=width, no_color=True, highlight=False, markup=False)
    with console.capture() as captured:
        console.print(_sources(results, language))
        for result in results:
            for line in _remarks(result, language):
                console.print(Text(line), soft_wrap=True)
        for result in results:
            if result.against_first is not None and result.against_first.worst:
                console.print()
                console.print(Text(_worst_title(results[0], result, language)))
                console.print(_worst(results[0], result, language))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def comparison_json(results: Sequence[SourceResult]) -> str:
    """The same as JSON; failures by kind, never with a place."""
    content = {
        "format": 1,
        "first": results[0].provider,
        "sources": [_json(r) for r in results],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)


def _sources(results: Sequence[SourceResult], language: Language) -> Table:
    """One row per source."""
    table = Table(title=text("travel-sources", language), title_justify="left")
    columns = ["source", "pairs", "minutes", "kilometres", "ratio"]
    planned = any(result.plan is not None for result in results)
    columns += ["met", "cost", "driving"] if planned else []
    for column in columns:
        table.add_column(text(f"travel-column-{column}", language), justify="right")
    table.columns[0].justify = "left"
    for result in results:
        cells = [result.provider, *_figures(result, language)]
        cells += _plan_figures(result, language) if planned else []
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _figures(result: SourceResult, language: Language) -> Iterator[str]:
    if result.travel is None or result.triangle is None:
        yield from ("—", "—", "—", "—")
        return
    road = result.travel.reachable & (result.travel.free_flow_s > 0)
    yield number(result.triangle.pairs, language)
    if road.any():
        yield number(float(result.travel.free_flow_s[road].mean()) / 60, language, decimals=1)
        yield number(float(result.travel.metres[road].mean()) / 1000, language, decimals=1)
    else:
        yield from ("—", "—")
    against = result.against_first
    if against is None or against.time_ratio_median is None:
        yield "—"
    else:
        yield _ratio(against, language)


def _ratio(against: Differences, language: Language) -> str:
    """Median and the middle nine tenths."""
    ratios = (against.time_ratio_median, against.time_ratio_p5, against.time_ratio_p95)
    middle, low, high = (number(r or 0.0, language, decimals=2) for r in ratios)
    return f"{middle} ({low}–{high})"


def _plan_figures(result: SourceResult, language: Language) -> Iterator[str]:
    if result.plan is None or result.day is None:
        yield from ("—", "—", "—")
        return
    proof = result.plan.proof
    proved = proof.met == proof.met_upper_bound
    key = "travel-met-proved" if proved else "travel-met-open"
    yield text(
        key, language, met=proof.met, orders=len(result.day.orders), bound=proof.met_upper_bound
    )
    yield roubles(proof.cost_kop, language)
    metres = sum(trip.metres for trip in result.plan.trips)
    yield number(metres / 1000, language)


def _remarks(result: SourceResult, language: Language) -> Iterator[str]:
    provider = result.provider
    if result.failure is not None:
        what = "; ".join(_failure(result.failure, language))
        yield text("travel-source-failed", language, provider=provider, what=what)
    if result.travel is not None:
        for line in notice_lines(result.travel.used.notices, language):
            yield f"{provider}: {line}"
    if result.triangle is not None and result.triangle.shortened:
        yield text(
            "travel-triangle",
            language,
            provider=provider,
            shortened=result.triangle.shortened,
            pairs=result.triangle.pairs,
            most=number(result.triangle.most_s / 60, language, decimals=1),
        )
    for other, late in result.late:
        if result.plan is not None:
            ids = ", ".join(late[:LATE_NAMED]) + (", …" if late[LATE_NAMED:] else "")
            yield text(
                "travel-late" if late else "travel-none-late",
                language,
                provider=provider,
                other=other,
                late=len(late),
                met=result.plan.proof.met,
                ids=ids,
            )


def _failure(error: InputError | TravelError, language: Language) -> Iterator[str]:
    if isinstance(error, TravelError):
        yield text("service-failure", language, kind=error.kind, detail=error.detail)
    else:
        yield from (describe_fault(fault, language) for fault in error.faults)


def _worst_title(first: SourceResult, other: SourceResult, language: Language) -> str:
    against = other.against_first
    assert against is not None
    return text(
        "travel-worst",
        language,
        first=first.provider,
        other=other.provider,
        apart=number((against.mean_apart_s or 0.0) / 60, language, decimals=1),
        pairs=against.pairs,
    )


def _worst(first: SourceResult, other: SourceResult, language: Language) -> Table:
    table = Table(show_edge=False)
    for column in ("from", "to"):
        table.add_column(text(f"travel-column-{column}", language))
    for source in (first, other):
        for unit in ("min", "km"):
            name = text(f"travel-column-{unit}", language, provider=source.provider)
            table.add_column(name, justify="right")
    assert other.against_first is not None
    for pair in other.against_first.worst:
        table.add_row(*(Text(cell) for cell in _pair_cells(pair, language)))
    return table


def _pair_cells(pair: PairDifference, language: Language) -> Iterator[str]:
    yield pair.origin
    yield pair.destination
    for seconds, metres in (
        (pair.seconds, pair.metres),
        (pair.other_seconds, pair.other_metres),
    ):
        yield number(seconds / 60, language, decimals=1)
        yield number(metres / 1000, language, decimals=1)


def _json(result: SourceResult) -> Json:
    content: Json = {"provider": result.provider, "failure": _failure_json(result.failure)}
    if result.travel is None or result.triangle is None:
        return content
    used, proof = result.travel.used, None if result.plan is None else result.plan.proof
    road = result.travel.reachable & (result.travel.free_flow_s > 0)
    return content | {
        **travel_json(used),
        "pairs": result.triangle.pairs,
        "mean_free_flow_s": float(result.travel.free_flow_s[road].mean())
        if road.any()
        else None,
        "mean_metres": float(result.travel.metres[road].mean()) if road.any() else None,
        "shortened_by_a_detour": result.triangle.shortened,
        "shortened_by_s_at_most": result.triangle.most_s,
        "against_first": _against_json(result.against_first),
        "plan": None
        if proof is None
        else {
            "met": proof.met,
            "met_upper_bound": proof.met_upper_bound,
            "cost_rub": proof.cost_kop / 100,
            "status": proof.status.value,
        },
        "late_with": {other: list(late) for other, late in result.late},
    }


def _failure_json(error: InputError | TravelError | None) -> Json | None:
    match error:
        case TravelError():
            return {"service": error.service, "kind": error.kind, "detail": error.detail}
        case InputError():
            return {"faults": [fault.rule for fault in error.faults]}
    return None


def _against_json(against: Differences | None) -> Json | None:
    if against is None:
        return None
    return {
        "pairs": against.pairs,
        "only_first": against.only_first,
        "only_other": against.only_other,
        "time_ratio": {
            "p5": against.time_ratio_p5,
            "median": against.time_ratio_median,
            "p95": against.time_ratio_p95,
        },
        "metres_ratio_median": against.metres_ratio_median,
        "mean_apart_s": against.mean_apart_s,
        "worst": [
            {
                "from": pair.origin,
                "to": pair.destination,
                "first_s": pair.seconds,
                "other_s": pair.other_seconds,
                "first_metres": pair.metres,
                "other_metres": pair.other_metres,
            }
            for pair in against.worst
        ],
    }
