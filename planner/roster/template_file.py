"""The file of shift templates: TOML, every fault named at once.

`[[templates]]` lists templates one by one; `[[generate]]` makes one of every allowed start with
every allowed length. Both may stand in one file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from planner.domain.fleet import Rates, Vehicle
from planner.domain.order import StoreId
from planner.errors import Fault, InputError
from planner.intake.faults import Notice, Rule
from planner.intake.settings_faults import dotted, shown
from planner.intake.text_file import decode
from planner.intake.toml_lines import line_of
from planner.intake.units import (
    GRAMS_PER_KG,
    KOPECKS_PER_ROUBLE,
    MILLILITRES_PER_L,
    MILLIMETRES_PER_CM,
    SECONDS_PER_MINUTE,
    optional_whole,
    whole,
)
from planner.roster.templates import SECONDS_PER_HOUR, Template

HourOfDay = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Hours = Annotated[float, Field(gt=0, le=24, allow_inf_nan=False)]
Roubles = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]
Capacity = Annotated[float, Field(gt=0, le=100_000, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=1000)]
MOST_TEMPLATES = 200
_TYPES = {"int": "whole", "float": "number", "string": "text", "bool": "bool"}
_LIMITS = {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}


class _Hired(BaseModel):
    """What listed and generated templates share; units as in couriers.csv."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vehicle: Annotated[str, Field(min_length=1, max_length=100)] = Vehicle().name
    max_weight_kg: Capacity | None = None
    max_volume_l: Capacity | None = None
    max_side_cm: Capacity | None = None
    speed_factor: Annotated[float, Field(ge=0.5, le=3, allow_inf_nan=False)] = 1.0
    rub_per_hour: Roubles = 500
    rub_per_km: Roubles = 14
    rub_per_order: Roubles = 0
    rub_per_trip: Roubles = 0
    break_min: Annotated[float, Field(ge=0, le=720, allow_inf_nan=False)] = 0
    break_from: HourOfDay | None = None
    break_until: HourOfDay | None = None
    store_id: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    least: Count = 0
    most: Count | None = None


class _Listed(_Hired):
    name: Annotated[str, Field(min_length=1, max_length=100)]
    start: HourOfDay
    hours: Hours


class _Generated(_Hired):
    starts: Annotated[list[HourOfDay], Field(min_length=1, max_length=48)]
    hours: Annotated[list[Hours], Field(min_length=1, max_length=48)]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    templates: list[_Listed] = []
    generate: list[_Generated] = []


def read_templates(
    file: str, content: bytes, notices: list[Notice], stores: Sequence[StoreId] = ()
) -> tuple[Template, ...]:
    """The templates of a file.

    Parameters
    ----------
    file : its name. stores : stores of the days; with several, each template names its own.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    faults: list[Fault] = []
    text = decode(file, content, faults, notices)
    raw = None if text is None else _parsed(file, text, faults)
    if text is None or raw is None:
        raise InputError(tuple(faults))
    try:
        read = _File.model_validate(raw, strict=True)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        raise InputError(tuple(_fault(file, text, error) for error in errors)) from None
    named = [*_listed(read.templates), *_made(read.generate)]
    faults += _meaning(file, text, named, stores)
    if faults:
        raise InputError(tuple(faults))
    return tuple(template for _, template in named)


Named = tuple[tuple[str, int], Template]  # where it stands in the file


def _listed(listed: Sequence[_Listed]) -> Iterator[Named]:
    for k, one in enumerate(listed):
        yield ("templates", k), _template(one, one.name, one.start, one.hours)


def _made(generated: Sequence[_Generated]) -> Iterator[Named]:
    for k, one in enumerate(generated):
        for start in one.starts:
            for hours in one.hours:
                name = f"{one.vehicle} {start}+{hours:g}"
                yield ("generate", k), _template(one, name, start, hours)


def _template(hired: _Hired, name: str, start: str, hours: float) -> Template:
    return Template(
        name=name,
        start=start,
        length_s=whole(hours, SECONDS_PER_HOUR),
        vehicle=Vehicle(
            name=hired.vehicle,
            max_mass_g=optional_whole(hired.max_weight_kg, GRAMS_PER_KG),
            max_volume_ml=optional_whole(hired.max_volume_l, MILLILITRES_PER_L),
            max_side_mm=optional_whole(hired.max_side_cm, MILLIMETRES_PER_CM),
            speed_factor=hired.speed_factor,
        ),
        rates=Rates(
            per_hour_kop=whole(hired.rub_per_hour, KOPECKS_PER_ROUBLE),
            per_km_kop=whole(hired.rub_per_km, KOPECKS_PER_ROUBLE),
            per_order_kop=whole(hired.rub_per_order, KOPECKS_PER_ROUBLE),
            per_trip_kop=whole(hired.rub_per_trip, KOPECKS_PER_ROUBLE),
        ),
        store_id=None if hired.store_id is None else StoreId(hired.store_id),
        rest_s=whole(hired.break_min, SECONDS_PER_MINUTE),
        rest_from=hired.break_from,
        rest_until=hired.break_until,
        least=hired.least,
        most=hired.most,
    )


def _parsed(file: str, text: str, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        faults.append(Fault(file=file, rule=Rule.TOML_SYNTAX))
        return None


def _fault(file: str, text: str, error: ErrorDetails) -> Fault:
    path, kind = tuple(error["loc"]), error["type"]
    rule, details = _rule(error)
    return Fault(
        file=file,
        row=line_of(text, path),
        column=dotted(path),
        value=None if kind == "missing" else shown(error["input"]),
        rule=rule,
        details=details,
    )


def _rule(error: ErrorDetails) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The rule an error of pydantic means, and its details."""
    kind, path = error["type"], error["loc"]
    if kind == "missing":
        return Rule.KEY_MISSING, ()
    if kind == "extra_forbidden":
        return Rule.KEY_UNKNOWN, (("near", dotted((*path[:-1], _nearest(path)))),)
    if kind == "string_pattern_mismatch":
        return Rule.HOUR_FORMAT, ()
    if kind in {"string_too_short", "too_short"}:
        return Rule.VALUE_MISSING, ()
    if kind in _LIMITS or kind in {"finite_number", "string_too_long", "too_long"}:
        return "template_limits", (("limits", _limits(str(path[0]), _key(path))),)
    return Rule.WRONG_TYPE, (("wanted", _TYPES.get(kind.partition("_")[0], "section")),)


def _key(path: tuple[int | str, ...]) -> str:
    return next(str(part) for part in reversed(path) if isinstance(part, str))


def _nearest(path: tuple[int | str, ...]) -> str:
    known: Mapping[str, object] = _File.model_fields
    if len(path) > 1:
        known = (_Listed if path[0] == "templates" else _Generated).model_fields
    return max(known, key=lambda key: SequenceMatcher(None, str(path[-1]), key).ratio())


def _limits(section: str, key: str) -> str:
    """What the key may be, as "0 … 24": from its schema, so that it is said once."""
    model = _Listed if section == "templates" else _Generated
    schema = model.model_json_schema()["properties"][key]
    choices = [schema, schema.get("items", {}), *schema.get("anyOf", ())]
    bounds = {name: value for one in choices for name, value in one.items()}
    low = bounds.get("minimum", bounds.get("exclusiveMinimum", bounds.get("minLength", 1)))
    high = bounds.get("maximum", bounds.get("maxLength", bounds.get("maxItems")))
    return f"{'> ' if 'exclusiveMinimum' in bounds else ''}{low:g} … {high:g}"


def _meaning(
    file: str, text: str, named: Sequence[Named], stores: Sequence[StoreId]
) -> Iterator[Fault]:
    """What single keys can't tell: the same twice, limits crossed, breaks, stores."""
    if not named:
        yield Fault(file=file, rule="template_none")
    if len(named) > MOST_TEMPLATES:
        details = (("count", str(len(named))), ("most", str(MOST_TEMPLATES)))
        yield Fault(file=file, rule="template_many", details=details)
    names: dict[str, str] = {}
    kinds: dict[object, str] = {}
    for where, template in named:
        place = dotted(where)

        def fault(
            rule: str,
            *,
            key: str,
            value: str | None,
            where: tuple[str, int] = where,
            **details: str,
        ) -> Fault:
            row = line_of(text, (*where, key))
            column = dotted((*where, key))
            told = tuple(details.items())
            return Fault(
                file=file, row=row, column=column, value=value, rule=rule, details=told
            )

        kind = replace(template, name="", least=0, most=None)
        if template.name in names:
            first = names[template.name]
            yield fault("template_twice", key="name", value=template.name, first=first)
        elif kind in kinds:
            yield fault("template_same", key="name", value=template.name, first=kinds[kind])
        names.setdefault(template.name, place)
        kinds.setdefault(kind, template.name)
        if template.most is not None and template.most < template.least:
            value, least = str(template.most), str(template.least)
            yield fault("template_most", key="most", value=value, least=least)
        if template.rest_s and _room_s(template) < template.rest_s:
            value = f"{template.rest_s / SECONDS_PER_MINUTE:g}"
            room = f"{max(0, _room_s(template)) // SECONDS_PER_MINUTE}"
            yield fault(Rule.BREAK_NO_ROOM, key="break_min", value=value, room=room)
        if not template.rest_s and (template.rest_from or template.rest_until):
            key = "break_from" if template.rest_from else "break_until"
            given = template.rest_from or template.rest_until
            yield fault(Rule.BREAK_INCOMPLETE, key=key, value=given)
        yield from _store_faults(template, stores, fault)


def _room_s(template: Template) -> int:
    """Seconds inside the shift and between the limits of the break."""
    start_s = _seconds(template.start)
    end_s = start_s + template.length_s
    from_s = start_s if template.rest_from is None else _seconds(template.rest_from)
    until_s = end_s if template.rest_until is None else _seconds(template.rest_until)
    return min(end_s, until_s) - max(start_s, from_s)


def _seconds(hour: str) -> int:
    hours, minutes = hour.split(":")
    return SECONDS_PER_HOUR * int(hours) + SECONDS_PER_MINUTE * int(minutes)


def _store_faults(template: Template, stores: Sequence[StoreId], fault: Any) -> Iterator[Fault]:
    known = ", ".join(stores)
    if template.store_id is None and len(stores) > 1:
        yield fault("template_store", key="store_id", value=None, known=known)
    elif template.store_id is not None and stores and template.store_id not in stores:
        yield fault(Rule.STORE_UNKNOWN, key="store_id", value=template.store_id, known=known)
