"""One order as its marketplace tells it, in the columns of orders.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, unique
from typing import Literal

Marketplace = Literal["ozon", "wildberries", "yandex"]


@unique
class Stage(StrEnum):
    """How far an order is, whatever its marketplace calls it."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@unique
class LeftOut(StrEnum):
    """Why an order is not one of the day's."""

    NOT_OWN_COURIER = "not_own_courier"
    COURIER_NOT_TOLD = "courier_not_told"
    NOT_TO_THE_DOOR = "not_to_the_door"
    TRIAL = "trial"
    OTHER_METHOD = "other_method"
    CANCELLED = "cancelled"
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    STATUS_UNKNOWN = "status_unknown"
    OTHER_DAY = "other_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A delivery method of the seller, as (id, name); both may be empty."""

    method_id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One order of a marketplace.

    Attributes
    ----------
    file, row : where it stands; the row counts the file's postings from 1.
    marketplace : who sold it.
    order_id : the marketplace's number.
    cells : texts by the contract's columns of orders.csv; what is not told is empty.
    written : where in the file each column stands.
    extra : what else a planner wants to see, as (column, text).
    stage : how far it is. status : the marketplace's own word for that.
    method : its delivery method. warehouses : what its store may be called: id, name.
    refusal : why it is no order for own couriers, if it is none.
    """

    file: str
    row: int
    marketplace: Marketplace
    order_id: str
    cells: Mapping[str, str]
    written: Mapping[str, str]
    extra: tuple[tuple[str, str], ...]
    stage: Stage
    status: str
    method: Method
    warehouses: tuple[str, ...]
    refusal: LeftOut | None


def plain(value: Decimal | None) -> str:
    """A number as a cell has it: no exponent, no zeros at its end; empty for None."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def filled(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The pairs whose text is not empty."""
    return tuple((name, text) for name, text in pairs if text)
