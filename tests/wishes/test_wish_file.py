"""The file of wishes: written and read back, every fault at once, contradictions named."""

from __future__ import annotations

import pytest

from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.errors import InputError
from planner.intake.day_folder import describe_fault
from planner.texts import LANGUAGES
from planner.wishes.clash import ClashKind, clashes
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
from planner.wishes.wish_file import wishes_of_toml, wishes_toml
from tests.support.builders import at, make_courier, make_day, make_order, make_store

A, B, C = OrderId("a-1"), OrderId("b-1"), OrderId("c-1")
ANNA, BORIS = CourierId("anna"), CourierId("boris")
DAY = make_day(
    stores=[make_store(), make_store(store_id="s2")],
    orders=[
        make_order(order_id=A),
        make_order(order_id=B),
        make_order(order_id=C, store_id="s2"),
    ],
    couriers=[make_courier(courier_id=ANNA), make_courier(courier_id=BORIS)],
)
EVERY: tuple[Wish, ...] = (
    Drop(order_id=C),
    Must(order_id=A),
    OnCourier(order_id=A, courier_id=ANNA),
    NotOnCourier(order_id=B, courier_id=OUTSIDE),
    Together(order_ids=(A, B)),
    OwnTrip(order_ids=(A, B), courier_id=ANNA, departs_at=at("11:20")),
)


def test_wishes_written_are_read_back_the_same() -> None:
    assert wishes_of_toml("w.toml", wishes_toml(DAY, EVERY), DAY) == EVERY


def test_moment_without_offset_is_local_time_of_the_day() -> None:
    content = (
        '[[wish]]\nkind = "own_trip"\norders = ["a-1"]\ndeparts_at = 2026-11-20T11:20:00\n'
    )
    (wish,) = wishes_of_toml("w.toml", content, DAY)
    assert wish == OwnTrip(order_ids=(A,), departs_at=at("11:20"))


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ('kind = "dorp"\norder = "a-1"', "wish_kind"),
        ('kind = "drop"', "key_missing"),
        ('kind = "drop"\norder = "a-1"\ncourier = "anna"', "key_unknown"),
        ('kind = "drop"\norder = 7', "wish_text"),
        ('kind = "drop"\norder = "a-2"', "wish_order_unknown"),
        ('kind = "on_courier"\norder = "a-1"\ncourier = "ann"', "wish_courier_unknown"),
        ('kind = "on_courier"\norder = "a-1"\ncourier = 1', "wish_text"),
        ('kind = "on_courier"\norder = "a-1"\ncourier = "anna"\noutside = true',
         "wish_outside_form"),
        ('kind = "together"\norders = ["a-1"]', "wish_orders"),
        ('kind = "together"\norders = ["a-1", "a-1"]', "wish_orders"),
        ('kind = "together"\norders = ["a-1", "c-1"]', "wish_stores"),
        ('kind = "own_trip"\norders = ["a-1", "b-1"]\noutside = true', "wish_outside"),
        ('kind = "own_trip"\norders = ["a-1"]\ndeparts_at = "11:20"', "wish_moment"),
    ],
)  # fmt: skip
def test_one_fault_is_named_with_its_line_in_both_languages(entry: str, rule: str) -> None:
    with pytest.raises(InputError, match=rule) as refused:
        wishes_of_toml("w.toml", f"# wishes\n[[wish]]\n{entry}\n", DAY)
    (fault,) = refused.value.faults
    assert fault.rule == rule
    assert fault.row is not None
    assert fault.row >= 2
    assert all(describe_fault(fault, language) for language in LANGUAGES)


def test_faults_of_all_wishes_come_at_once_with_the_nearest_names() -> None:
    content = (
        '[[wish]]\nkind = "drop"\norder = "b-2"\n'
        '[[wish]]\nkind = "on_courier"\norder = "a-1"\ncourier = "borys"\n'
    )
    with pytest.raises(InputError, match="2 fault") as refused:
        wishes_of_toml("w.toml", content, DAY)
    named = [(fault.row, dict(fault.details)["near"]) for fault in refused.value.faults]
    assert named == [(3, "b-1"), (7, "boris")]


@pytest.mark.parametrize("content", ["", "wish = 1", "x = [", "[[wish]]\nkind = 1"])
def test_what_is_no_file_of_wishes_is_refused(content: str) -> None:
    with pytest.raises(InputError, match=r"wish_(none|syntax|kind)"):
        wishes_of_toml("w.toml", content, DAY)


def test_contradiction_is_a_fault_that_names_the_other_wish() -> None:
    content = wishes_toml(DAY, (Must(order_id=B), Must(order_id=A), Drop(order_id=A)))
    with pytest.raises(InputError, match="wish_clash_dropped") as refused:
        wishes_of_toml("w.toml", content, DAY)
    (fault,) = refused.value.faults
    assert fault.column == "wish[3]"
    assert fault.value == A
    assert dict(fault.details) == {"other": "2"}
    assert all("2" in describe_fault(fault, language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (Drop(order_id=A), Must(order_id=A), ClashKind.DROPPED),
        (Drop(order_id=A), Must(order_id=B), None),
        (Drop(order_id=A), NotOnCourier(order_id=A, courier_id=ANNA), None),
        (
            NotOnCourier(order_id=A, courier_id=ANNA),
            OnCourier(order_id=A, courier_id=ANNA),
            ClashKind.FORBIDDEN,
        ),
        (
            NotOnCourier(order_id=A, courier_id=ANNA),
            OnCourier(order_id=A, courier_id=BORIS),
            None,
        ),
        (
            OnCourier(order_id=A, courier_id=ANNA),
            OnCourier(order_id=A, courier_id=BORIS),
            ClashKind.TWO_COURIERS,
        ),
        (OwnTrip(order_ids=(A,)), OwnTrip(order_ids=(A, B)), ClashKind.TWO_TRIPS),
        (OwnTrip(order_ids=(A, B)), OwnTrip(order_ids=(B, A)), ClashKind.TWO_TRIPS),
        (OwnTrip(order_ids=(A, B)), OwnTrip(order_ids=(A, B), courier_id=ANNA), None),
        (OwnTrip(order_ids=(A,)), Together(order_ids=(A, B)), ClashKind.NOT_INSIDE),
        (OwnTrip(order_ids=(B, A)), Together(order_ids=(A, B)), None),
    ],
)
def test_wishes_clash_in_words_or_do_not(
    one: Wish, other: Wish, kind: ClashKind | None
) -> None:
    for pair in ((one, other), (other, one)):
        found = clashes(pair)
        assert [clash.kind for clash in found] == ([] if kind is None else [kind])
