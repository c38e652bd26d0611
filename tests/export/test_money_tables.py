"""Money as tables and as words: what stands in them, and that it adds up."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from planner.domain.day import Day, Fortnight
from planner.domain.fleet import Rates
from planner.domain.order import OrderId, Point
from planner.domain.plan import CatalogueCut, Plan
from planner.export.money_names import key_name
from planner.export.money_tables import money_files, money_json
from planner.export.money_words import money_words
from planner.money.breakdown import OUTSIDE, UNMET
from planner.money.marginal import Saving, WorthFrom
from planner.money.report import MoneyReport, full_report
from planner.money.scheme_file import scheme_of_line
from planner.money.zones import area_of
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import prepare
from planner.texts import LANGUAGES, Language
from tests.support.builders import at, make_courier, make_day, make_order, make_travel

RATES = Rates(per_hour_kop=60_000, per_km_kop=1_000)
NO_BREAKS = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


@pytest.fixture(scope="module")
def told() -> tuple[Day, Plan, MoneyReport]:
    """o1 and o2 met in one trip of 15 km, o3 too late for anybody."""
    day = make_day(
        orders=[
            make_order(order_id="o1"),
            make_order(order_id="=o2"),
            make_order(order_id="o3", slot=(at("10:20"), at("10:25"))),
        ],
        couriers=[make_courier(shift=(at("10:00"), at("12:00")), rates=RATES)],
    )
    day = replace(day, early_dispute_share=0.01, fortnight=Fortnight(orders=97, cancelled=3))
    prepared = prepare(day, make_travel(day=day))
    plan = plan_prepared(prepared)
    assert plan.proof.met == 2
    schemes = [scheme_of_line("flat:300")]
    return (
        day,
        plan,
        full_report(prepared, plan, exactly=[OrderId("o1"), OrderId("o3")], schemes=schemes),
    )


def tables(told: tuple[Day, Plan, MoneyReport]) -> dict[str, list[dict[str, str]]]:
    return {
        name: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        for name, content in money_files(*told).items()
    }


def test_every_order_has_a_row_and_rows_add_up_to_the_day(
    told: tuple[Day, Plan, MoneyReport],
) -> None:
    found = tables(told)
    orders = found["money_orders.csv"]
    # a spreadsheet must not run an id as a formula
    assert [row["order_id"] for row in orders] == ["o1", "'=o2", "o3"]
    assert [row["verdict"] for row in orders] == ["met", "met", "impossible_alone"]
    day = found["money_lines.csv"][-1]
    assert (day["view"], day["key"], day["met"], day["unmet"]) == ("day", "day", "2", "1")
    for column in ("cost_rub", "labour_rub", "idle_rub", "kilometres_rub", "handover_rub"):
        assert sum(round(100 * float(row[column])) for row in orders) == round(
            100 * float(day[column])
        )
    # 15 km at 10.00, 10:50 to 11:36 at 600.00 an hour = 460.00; two fees of 199.00
    assert (day["cost_rub"], day["labour_rub"]) == ("150.00", "460.00")
    assert (day["margin_rub"], day["break_even_fee_rub"]) == ("-212.00", "305.00")
    # the rest of two paid hours, 74 minutes = 740.00
    assert (day["idle_rub"], day["break_even_fee_with_idle_rub"]) == ("740.00", "675.00")


def test_exact_answers_stand_beside_estimates(told: tuple[Day, Plan, MoneyReport]) -> None:
    o1, o2, o3 = tables(told)["money_orders.csv"]
    # without o1 the trip is 10 km, not 15
    assert (o1["saving_rub"], o1["saving_proved"]) == ("50.00", "true")
    assert o1["worth_serving_from_fee_rub"] == "50.00"
    assert o1["saving_at_least_rub"] == "50.00"
    # a leg of 10 minutes and 8 at the door
    assert o1["saving_freed_min"] == "18.00"
    assert (o2["saving_rub"], o2["saving_at_least_rub"]) == ("", "50.00")
    assert (o3["saving_rub"], o3["saving_at_least_rub"]) == ("", "")
    assert o1["cost_split"] == "shapley"


def test_json_holds_the_same_and_the_steps(told: tuple[Day, Plan, MoneyReport]) -> None:
    content = json.loads(money_json(*told))
    assert (content["format"], content["cost_split"]) == (1, "shapley")
    assert content["money"]["margin_rub"] == -212
    assert content["money"]["net_rub"] == -952
    # 1 % of 2 x (3000.00 + 199.00)
    assert content["money"]["expected_dispute_rub"] == 63.98
    assert len(content["orders"]) == 3
    assert content["orders"][1]["order_id"] == "=o2"
    assert content["schemes"][0]["fees_rub"] == 600
    # 3 + 1 of 97 + 3 = 4 %: 3 % of 6000.00
    assert content["cancellations"]["fee_rub"] == 180
    assert content["cancellations"]["caused_by_unmet_rub"] == 180


def test_without_schemes_there_is_no_table_of_them(
    told: tuple[Day, Plan, MoneyReport],
) -> None:
    day, plan, report = told
    assert set(money_files(day, plan, replace(report, schemes=()))) == {
        "money_orders.csv",
        "money_lines.csv",
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("idle", [False, True])
def test_the_report_is_printed_in_both_languages(
    told: tuple[Day, Plan, MoneyReport], language: Language, idle: bool
) -> None:
    words = money_words(*told, language, including_idle=idle, width=120)
    plain = words.translate(NO_BREAKS)
    expected = {
        "ru": ("Безубыточная плата за заказ, без простоя", "305,00 ₽", "не выполнены"),
        "en": ("Break-even fee per order, without idle hours", "305.00 ₽", "not met"),
    }
    for part in expected[language]:
        assert part in plain
    assert "−952 ₽" in plain
    assert max(map(len, words.splitlines())) > 60


def test_the_printed_report_tells_what_its_figures_are(
    told: tuple[Day, Plan, MoneyReport],
) -> None:
    words = money_words(*told, "en", including_idle=False, width=160).translate(NO_BREAKS)
    assert "by Shapley value, exactly" in words
    assert "an estimate from duals" in words
    assert "an assumption: 1.0 % of handovers  −64 ₽" in words
    assert "of that caused by today's orders not met  −180 ₽" in words
    assert (
        "the plan is 50.00 ₽ cheaper, proved; 18 min of couriers freed; worth serving from"
        in words
    )
    assert "The plan is the same under every scheme" in words
    assert "Paid idle hours of shifts are not in here" in words


def test_a_saving_that_is_not_proved_is_told_with_its_bounds(
    told: tuple[Day, Plan, MoneyReport],
) -> None:
    day, plan, report = told
    open_one = Saving(
        order_id=OrderId("o1"),
        saving_kop=5_000,
        least_kop=4_000,
        most_kop=6_000,
        proved=False,
        freed_s=0,
    )
    none = replace(open_one, order_id=OrderId("=o2"), saving_kop=None)
    worth = (
        WorthFrom(order_id=OrderId("o3"), fee_kop=None, least_kop=None, most_kop=None),
        WorthFrom(order_id=OrderId("o3"), fee_kop=77_700, least_kop=None, most_kop=None),
    )
    changed = replace(report, savings=(open_one, none), worth=worth)
    cut = CatalogueCut(rule="longest_trip", longest_trip=4, labels_refused=9, orders_touched=())
    plan = replace(plan, proof=replace(plan.proof, cut=cut, profit_kop=-100))
    words = money_words(day, plan, changed, "en", including_idle=True, width=160)
    words = words.translate(NO_BREAKS)
    assert "the plan is 50.00 ₽ cheaper, proved 40.00 ₽ to 60.00 ₽" in words
    assert "no plan without it but with all others was found" in words
    assert "worth serving from a fee of 777.00 ₽" in words
    assert "no plan with it was found at any fee" in words
    assert "all of them only up to 4 orders a trip" in words
    assert "−1 ₽; no upper bound was proved" in words
    assert "Paid idle hours are put on orders" in words


@pytest.mark.parametrize(
    ("view", "key", "name"),
    [
        ("hour", "17", "17:00–18:00"),
        ("hour", "25", "01:00–02:00"),
        ("distance", "5-10", "5–10 km"),
        ("distance", "30-", "30 km and more"),
        ("distance", "no_road", "no road"),
        ("courier", OUTSIDE, "outside couriers"),
        ("trip", UNMET, "not met"),
        ("courier", "К01", "К01"),
    ],
)
def test_lines_are_called_what_people_call_them(view: str, key: str, name: str) -> None:
    assert key_name(make_day(), view, key, "en") == name


def test_an_area_is_called_by_its_direction_and_distance_from_the_store() -> None:
    day = make_day()
    odintsovo = area_of(Point(lat=55.678, lon=37.278))
    assert key_name(day, "area", odintsovo, "ru").startswith(("запад", "юго-запад"))
    assert key_name(day, "area", odintsovo, "ru").endswith(" км")
