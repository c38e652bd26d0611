"""Whole days: files together, faults together, days read back as they were written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.clock import ServiceClock
from planner.domain.order import Order, Point, Slot
from planner.errors import InputError
from planner.intake.day_folder import describe_fault, read_day, read_files
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.texts import LANGUAGES
from tests.support.builders import make_order
from tests.support.day_folders import (
    COURIER,
    DAY_TOML,
    ORDER,
    PAIRS,
    csv_bytes,
    day_files,
    fault,
    faults_of,
    xlsx_bytes,
)

CLOCK = ServiceClock(day=dt.date(2026, 11, 20), timezone="Europe/Moscow")


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_folder_and_its_files_read_the_same(tmp_path: Path) -> None:
    files = day_files(travel=PAIRS)
    folder, uploaded = read_day(write(tmp_path, files)), read_files(files)
    assert folder.day == uploaded.day
    assert folder.notices == uploaded.notices == ()
    assert folder.given is not None
    assert uploaded.given is not None
    assert (folder.given.free_flow_s == uploaded.given.free_flow_s).all()


def test_overrides_reach_the_day(tmp_path: Path) -> None:
    day = read_day(write(tmp_path, day_files()), ["promise.order_limit_min=180"]).day
    assert day.promise.order_limit_s == 180 * 60


def test_other_files_of_a_folder_are_left_alone(tmp_path: Path) -> None:
    files = {**day_files(), "plan.json": b"\0", "notes.txt": b""}
    assert read_day(write(tmp_path, files)).notices == ()


def test_an_uploaded_file_that_plays_no_part_is_told_of() -> None:
    read = read_files({**day_files(), "orders (2).csv": b"x"})
    assert read.notices == (Notice(file="orders (2).csv", rule=NoticeRule.FILE_UNUSED),)


def test_faults_of_all_files_come_together_by_file_and_row() -> None:
    toml = DAY_TOML + "[fees]\nfee_rub = -1\n[travel]\nprovider = 'matrix'\n"
    toml += "congestion = 'own.csv'\n"
    files = day_files(
        toml=toml,
        orders=[{**ORDER, "lat": "x"}, {**ORDER, "order_id": "", "lon": "y"}],
        couriers=[{**COURIER, "shift_end": COURIER["shift_start"]}],
    )
    files["travel.csv"] = csv_bytes([{**PAIRS[0], "seconds": "-5"}])
    files["own.csv"] = b"hour,multiplier\n0,0\n"
    found = faults_of(files, ["promise.x=1"])
    assert [(f.file, f.row, f.column, f.rule) for f in found] == [
        ("--set", None, "promise.x", Rule.KEY_UNKNOWN),
        ("couriers.csv", 2, "shift_end", Rule.SHIFT_EMPTY),
        ("day.toml", 9, "fees.fee_rub", Rule.OUT_OF_RANGE),
        ("orders.csv", 2, "lat", Rule.NOT_A_NUMBER),
        ("orders.csv", 3, "order_id", Rule.VALUE_MISSING),
        ("orders.csv", 3, "lon", Rule.NOT_A_NUMBER),
        ("own.csv", 2, "multiplier", Rule.NOT_ABOVE),
        ("travel.csv", 2, "seconds", Rule.OUT_OF_RANGE),
    ]


@pytest.mark.parametrize(
    "toml",
    [
        "date = ",
        DAY_TOML.replace("2026-11-20", "'soon'"),
        DAY_TOML.replace("lat = 55.8094", "lat = 'north'"),
        DAY_TOML.replace("Moscow", "Moskow"),
    ],
)
def test_a_day_toml_at_fault_blames_no_sound_table(toml: str) -> None:
    files = day_files(toml=toml, orders=[ORDER, {**ORDER, "order_id": "o2", "weight_kg": "x"}])
    found = faults_of(files)
    assert [f.file for f in found] == ["day.toml", "orders.csv"]
    assert (found[1].row, found[1].column) == (3, "weight_kg")


def test_an_empty_folder_lacks_three_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="3 fault") as caught:
        read_day(tmp_path)
    assert caught.value.faults == tuple(
        fault(name, None, None, None, Rule.FILE_MISSING)
        for name in ("couriers.csv", "day.toml", "orders.csv")
    )


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder_missing") as caught:
        read_day(tmp_path / "nowhere")
    assert caught.value.faults == (fault("nowhere", None, None, None, Rule.FOLDER_MISSING),)


def test_orders_in_two_files() -> None:
    assert faults_of({**day_files(), "orders.xlsx": b""}) == (
        fault("orders.csv", None, None, None, Rule.FILE_TWICE, other="orders.xlsx"),
    )


def test_orders_in_a_table_and_in_postings() -> None:
    assert faults_of({**day_files(), "postings.json": b"{}"}) == (
        fault("orders.csv", None, None, None, Rule.FILE_TWICE, other="postings.json"),
    )


def test_a_file_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    write(tmp_path, day_files())
    with (tmp_path / "orders.csv").open("r+b") as huge:
        huge.truncate(200_000_000)  # sparse: takes no room on the disk
    with pytest.raises(InputError, match="file_too_large") as caught:
        read_day(tmp_path)
    assert caught.value.faults == (
        fault("orders.csv", None, None, None, Rule.FILE_TOO_LARGE, size="200", limit="50"),
    )


def test_a_file_that_can_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> bytes:
        raise PermissionError(path)

    write(tmp_path, day_files())
    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(InputError, match="file_unreadable") as caught:
        read_day(tmp_path)
    assert {found.rule for found in caught.value.faults} == {Rule.FILE_UNREADABLE}


def test_a_folder_that_can_not_be_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> bool:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "is_file", refused)
    with pytest.raises(InputError, match="file_unreadable") as caught:
        read_day(tmp_path)
    assert caught.value.faults == (
        fault(tmp_path.name, None, None, None, Rule.FILE_UNREADABLE),
    )


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12
).map(lambda word: word.strip())


@st.composite
def orders(draw: st.DrawFn) -> Order:
    placed_at = draw(st.integers(-7 * 86_400, 86_400))
    slot_start = draw(st.integers(max(placed_at, -86_400), 2 * 86_400))
    thousandths = st.integers(0, 5_000_000)
    return make_order(
        order_id=draw(_WORDS.filter(lambda word: word != "shop")),
        store_id="shop",
        point=Point(lat=draw(st.floats(55, 57)), lon=draw(st.floats(36, 39))),
        placed_at=placed_at,
        ready_at=placed_at + draw(st.integers(0, 86_400)),
        slot=(slot_start, slot_start + draw(st.integers(1, 86_400))),
        handover_s=6 * draw(st.integers(0, 14_400)),
        mass_g=draw(thousandths),
        volume_ml=draw(thousandths),
        side_mm=draw(st.integers(0, 20_000)),
        value_kop=draw(st.integers(0, 10**9)),
        fee_kop=draw(st.integers(0, 10**6)),
        priority=draw(st.integers(0, 100)),
        address=draw(_WORDS),
        comment=draw(_WORDS),
        customer=draw(_WORDS),
        phone=draw(_WORDS),
        extra=(("its colour", draw(_WORDS)),),
    )


def written(order: Order) -> dict[str, object]:
    """The order as a row; every figure in the file's unit, written exactly."""
    return {
        "order_id": order.order_id,
        "placed_at": CLOCK.moment(order.placed_at).isoformat(),
        "ready_at": CLOCK.moment(order.ready_at).isoformat(),
        "slot_start": CLOCK.moment(order.slot.start_at).isoformat(),
        "slot_end": CLOCK.moment(order.slot.end_at).isoformat(),
        "lat": repr(order.point.lat),
        "lon": repr(order.point.lon),
        "weight_kg": f"{order.mass_g // 1000}.{order.mass_g % 1000:03}",
        "volume_l": f"{order.volume_ml // 1000}.{order.volume_ml % 1000:03}",
        "longest_side_cm": f"{order.side_mm // 10}.{order.side_mm % 10}",
        "handover_min": f"{order.handover_s // 60}.{order.handover_s % 60 // 6}",
        "order_value_rub": f"{order.value_kop // 100}.{order.value_kop % 100:02}",
        "fee_rub": f"{order.fee_kop // 100}.{order.fee_kop % 100:02}",
        "priority": str(order.priority),
        "address": order.address,
        "comment": order.comment,
        "customer": order.customer,
        "phone": order.phone,
        **dict(order.extra),
    }


@given(
    day=st.lists(orders(), min_size=1, max_size=5, unique_by=lambda order: order.order_id),
    shape=st.sampled_from([(",", "utf-8"), (";", "utf-8-sig"), ("xlsx", "")]),
)
@settings(max_examples=100, deadline=None)
def test_a_table_is_read_back_as_it_was_written(
    day: list[Order], shape: tuple[str, str]
) -> None:
    rows = [written(order) for order in day]
    files = day_files()
    del files["orders.csv"]
    if shape[0] == "xlsx":
        table: list[list[object]] = [list(rows[0]), *(list(row.values()) for row in rows)]
        files["orders.xlsx"] = xlsx_bytes(table, as_text=True)
    else:
        files["orders.csv"] = csv_bytes(rows, separator=shape[0], encoding=shape[1])
    assert read_files(files).day.orders == tuple(day)


@given(
    name=st.sampled_from(["day.toml", "orders.csv", "couriers.csv", "travel.csv"]),
    start=st.integers(0, 200),
    length=st.integers(0, 20),
    scrap=st.one_of(
        st.binary(max_size=6),
        st.sampled_from([b'"', b"\n", b",", b"nan", b"e999", b"[[", b"=-1"]),
    ),
)
@settings(max_examples=200, deadline=None)
def test_a_damaged_file_is_read_or_its_faults_can_be_told(
    name: str, start: int, length: int, scrap: bytes
) -> None:
    files = day_files(travel=PAIRS)
    files[name] = files[name][:start] + scrap + files[name][start + length :]
    for found in faults_of(files):
        for language in LANGUAGES:
            assert describe_fault(found, language).isprintable()


def test_the_round_trip_would_notice_a_second() -> None:
    order = make_order(store_id="shop", extra=(("its colour", "red"),))
    later = replace(
        order, slot=Slot(start_at=order.slot.start_at + 1, end_at=order.slot.end_at)
    )
    read = read_files(day_files(orders=[written(later)])).day.orders[0]
    assert read != order
