"""A day folder with postings.json: the marketplace's orders planned directly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.order import Order
from planner.errors import AddressServiceError, InputError
from planner.intake.day_folder import DayInput, Search, describe_fault, read_day, read_files
from planner.intake.faults import Rule
from tests.support.address_service import AddressService, house, running, street
from tests.support.day_folders import DAY_TOML, ORDER, csv_bytes, day_files, fault, faults_of
from tests.support.marketplaces import (
    ADDRESS,
    COMMENT,
    METHOD_ID,
    NAME,
    PHONE,
    Json,
    as_got,
    as_json,
    as_list,
    ozon_got,
    ozon_list_item,
    wildberries_order,
    yandex_order,
)

HOUSE = "Россия, г. Москва, Берёзовая аллея, д. 12"
HOUR_S, MINUTE_S = 3600, 60


def with_postings(content: bytes, toml: str = DAY_TOML) -> dict[str, bytes]:
    """The good day with postings instead of a table of orders."""
    files = day_files(toml=toml)
    del files["orders.csv"]
    return {**files, "postings.json": content}


def read(content: bytes, toml: str = DAY_TOML) -> DayInput:
    return read_files(with_postings(content, toml))


def only_order(content: bytes) -> Order:
    (order,) = read(content).day.orders
    return order


def placeless(**changes: object) -> Json:
    """A posting whose address has no coordinates."""
    posting = ozon_got(**changes)
    posting["customer"]["address"] |= {"latitude": None, "longitude": None}
    return posting


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[AddressService]:
    monkeypatch.setenv("PLANNER_CACHE", str(tmp_path / "cache"))
    with running() as stand_in:
        yield stand_in


def asking(service: AddressService) -> str:
    """day.toml with the stand-in as its address service."""
    return f'{DAY_TOML}\n[addresses]\nserver = "{service.url}"\npause_s = 0\n'


def test_a_posting_becomes_an_order_in_the_planners_units() -> None:
    order = only_order(as_got(ozon_got()))
    assert (order.order_id, order.store_id) == ("900-0001-1", "shop")
    assert (order.point.lat, order.point.lon) == (55.84, 37.52)
    assert order.placed_at == 12 * HOUR_S  # 09:00 UTC in Moscow
    assert order.ready_at == order.placed_at + 20 * MINUTE_S  # assembly_min
    assert (order.slot.start_at, order.slot.end_at) == (13 * HOUR_S, 14 * HOUR_S)
    assert (order.mass_g, order.volume_ml, order.side_mm) == (7250, 160_500, 800)
    assert (order.value_kop, order.fee_kop) == (89_050, 19_900)
    assert (order.address, order.comment) == (ADDRESS, COMMENT)
    assert (order.customer, order.phone) == (NAME, PHONE)
    assert dict(order.extra)["slot_moves"] == "2"


def test_both_forms_are_the_same_order_where_both_speak() -> None:
    listed, got = only_order(as_list(ozon_list_item())), only_order(as_got(ozon_got()))
    sizes = {"volume_ml", "side_mm"}
    for name in Order.__slots__:
        if name not in sizes:
            assert getattr(listed, name) == getattr(got, name), name
    assert [getattr(listed, name) for name in sorted(sizes)] == [0, 0]


def test_the_list_and_the_single_answer_together_have_everything() -> None:
    both = as_list(ozon_list_item()) + as_got(ozon_got())
    assert only_order(both) == only_order(as_got(ozon_got()))


def test_other_marketplaces_give_orders_too() -> None:
    day = read(as_json({"orders": [wildberries_order(), yandex_order()]})).day
    assert [order.order_id for order in day.orders] == ["13833711", "450011"]
    assert {order.slot.start_at for order in day.orders} == {13 * HOUR_S}
    assert {order.value_kop for order in day.orders} == {89_050}


def test_what_is_left_out_is_counted_in_the_notices() -> None:
    other = {"delivery_date_begin": "2026-11-21T10:00:00Z"}
    items = (
        ozon_list_item(),
        ozon_list_item(posting_number="2", status="cancelled"),
        ozon_list_item(posting_number="3", analytics_data=other),
    )
    notices = read(as_list(*items)).notices
    told = {dict(one.details).get("reason"): dict(one.details)["count"] for one in notices}
    assert told == {"cancelled": "1", "other-day": "1", None: "1"}


def test_settings_choose_methods_and_past_orders() -> None:
    items = (
        ozon_list_item(status="delivered"),
        ozon_list_item(posting_number="2", delivery_method={"id": 5}),
    )
    chosen = f"[postings]\ndelivery_methods = [{METHOD_ID}]\ninclude_past = true\n"
    day = read(as_list(*items), DAY_TOML + chosen).day
    assert [order.order_id for order in day.orders] == ["900-0001-1"]


@pytest.mark.parametrize(
    "bad",
    ["delivery_methods = 5", "delivery_methods = [1.5]", 'delivery_methods = [""]'],
)
def test_delivery_methods_are_a_list_of_ids(bad: str) -> None:
    (found,) = faults_of(day_files(toml=f"{DAY_TOML}[postings]\n{bad}\n"))
    assert (found.column, found.rule) == ("postings.delivery_methods", Rule.WRONG_TYPE)
    assert dict(found.details) == {"wanted": "ids"}


@pytest.mark.parametrize(
    "bad", ["[56, 37, 55, 38]", "[55, 37, 56]", '["a", 37, 56, 38]', "[55, 37, 999, 38]", "5"]
)
def test_a_region_is_four_numbers(bad: str) -> None:
    (found,) = faults_of(day_files(toml=f"{DAY_TOML}[addresses]\nregion = {bad}\n"))
    assert (found.column, found.rule) == ("addresses.region", Rule.WRONG_TYPE)
    assert dict(found.details) == {"wanted": "region"}


def test_a_posting_without_a_slot_is_a_fault_that_says_where_to_fill_it_in() -> None:
    faults = faults_of(with_postings(as_list(ozon_list_item(analytics_data=None))))
    assert faults == (
        fault(
            "postings.json",
            1,
            "analytics_data.delivery_date_begin",
            None,
            Rule.POSTING_GAP,
        ),
        fault("postings.json", 1, "analytics_data.delivery_date_end", None, Rule.POSTING_GAP),
    )
    line = describe_fault(faults[0], "ru")
    assert line.startswith("postings.json, отправление № 1 по счёту, analytics_data.")


def test_a_posting_without_customer_lacks_its_coordinates() -> None:
    faults = faults_of(with_postings(as_list(ozon_list_item(customer=None))))
    assert [(found.column, found.rule) for found in faults] == [
        ("customer.address.latitude", Rule.POSTING_GAP),
        ("customer.address.longitude", Rule.POSTING_GAP),
    ]


def test_no_posting_of_the_day_is_a_fault() -> None:
    (found,) = faults_of(with_postings(as_list(ozon_list_item(status="cancelled"))))
    assert (found.rule, dict(found.details)) == (Rule.POSTINGS_NONE, {"count": "1"})


def test_broken_postings_are_told_with_the_other_files_faults() -> None:
    files = {**with_postings(b"{"), "couriers.csv": b""}
    assert [(f.file, f.rule) for f in faults_of(files)] == [
        ("couriers.csv", Rule.FILE_EMPTY),
        ("postings.json", Rule.JSON_BROKEN),
    ]


def test_an_order_of_another_warehouse_is_no_order_of_the_only_store() -> None:
    other = {"id": METHOD_ID, "warehouse_id": 9, "warehouse": "elsewhere"}
    items = (ozon_got(), ozon_got(posting_number="2", delivery_method=other))
    (found,) = faults_of(with_postings(as_list(*items)))
    assert (found.row, found.value, found.rule) == (2, "elsewhere", Rule.STORE_UNKNOWN)


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_addresses_without_coordinates_are_looked_up(
    service: AddressService, tmp_path: Path
) -> None:
    service.answers[HOUSE] = [house(55.84, 37.52, "12")]
    day = write(tmp_path, with_postings(as_got(placeless()), asking(service)))
    given = read_day(day)
    assert given.day.orders[0].point.lat == 55.84
    assert [notice.rule for notice in given.notices] == ["places_asked"]
    assert service.asked == [HOUSE]
    assert read_day(day).notices[0].rule == "places_kept"
    assert service.asked == [HOUSE]


def test_a_table_with_addresses_only_is_planned_from(
    service: AddressService, tmp_path: Path
) -> None:
    service.answers[HOUSE] = [house(55.84, 37.52, "12")]
    row = {k: v for k, v in ORDER.items() if k not in {"lat", "lon"}} | {"address": ADDRESS}
    files = day_files(toml=asking(service), orders=[row])
    assert read_day(write(tmp_path, files)).day.orders[0].point.lon == 37.52


def test_an_address_in_doubt_is_a_fault_of_its_order(
    service: AddressService, tmp_path: Path
) -> None:
    service.answers[HOUSE] = [street(55.84, 37.52)]
    files = with_postings(as_got(placeless()), asking(service))
    with pytest.raises(InputError, match="address_street") as caught:
        read_day(write(tmp_path, files))
    (found,) = caught.value.faults
    assert found.column == "customer.address.latitude, customer.address.longitude"
    assert ADDRESS not in describe_fault(found, "ru")


def test_offline_asks_nobody(service: AddressService, tmp_path: Path) -> None:
    day = write(tmp_path, with_postings(as_got(placeless()), asking(service)))
    with pytest.raises(InputError, match="no_coordinates"):
        read_day(day, search=Search(online=False))
    with pytest.raises(InputError, match="no_coordinates"):
        read_day(day, ["addresses.geocoder=none"])
    assert service.asked == []


def test_corrections_beside_the_orders_need_no_service(
    service: AddressService, tmp_path: Path
) -> None:
    rows = [{"order_id": "900-0001-1", "lat": "55.9", "lon": "37.4"}]
    files = with_postings(as_got(placeless()), asking(service))
    day = write(tmp_path, {**files, "corrections.csv": csv_bytes(rows)})
    assert read_day(day).day.orders[0].point.lat == 55.9
    assert service.asked == []


def test_a_service_that_fails_comes_after_the_files_own_faults(
    service: AddressService, tmp_path: Path
) -> None:
    service.failures = [403] * 9
    files = with_postings(as_got(placeless()), asking(service))
    with pytest.raises(AddressServiceError, match="GeocoderInsufficientPrivileges"):
        read_day(write(tmp_path, files))
    bad = as_list(placeless(), ozon_got(posting_number="2", analytics_data=None))
    with pytest.raises(InputError, match="posting_gap") as caught:
        read_day(write(tmp_path, with_postings(bad, asking(service))))
    assert {found.row for found in caught.value.faults} == {2}
