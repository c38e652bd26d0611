"""The summary's words follow what is proved, and say no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.domain.plan import CatalogueCut, ClassProof, Plan, ProofStatus, TravelUsed
from planner.export.summary import key_figures, summary
from planner.texts import LANGUAGES, Language
from tests.support.builders import at, make_courier, make_day, make_order, make_travel
from tests.support.plans import make_plan

NO_BREAKS = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")


def figures(day: Day, plan: Plan, **proved: Any) -> dict[str, str]:
    """Key figures in Russian by name, with the proof changed so."""
    changed = replace(plan, proof=replace(plan.proof, **proved))
    pairs = key_figures(day, changed, "ru")
    return {name: value.translate(NO_BREAKS) for name, value in pairs}


def printed(day: Day, plan: Plan, **how: Any) -> str:
    """The summary in Russian without notices and files, unless given."""
    given: dict[str, Any] = {"notices": (), "files": (), "language": "ru", "width": 100} | how
    return summary(day, plan, **given).translate(NO_BREAKS)


def test_the_most_is_proved_only_where_bound_and_scope_say_so(day: Day, plan: Plan) -> None:
    said = figures(day, plan, met_upper_bound=4)["Выполнено заказов"]
    assert said == "4 из 6; доказано: больше нельзя"
    said = figures(day, plan, met_upper_bound=5)["Выполнено заказов"]
    assert said == "4 из 6; доказано, что не больше 5"
    said = figures(day, plan, met_upper_bound=6)["Выполнено заказов"]
    assert said == "4 из 6; можно ли больше, не решено"
    said = figures(day, plan, met_upper_bound=4, scope="departure_step")["Выполнено заказов"]
    assert said == "4 из 6; больше нельзя при выездах по сетке 60 с"


def test_all_orders_met_need_no_proof() -> None:
    day = make_day()
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[("c1", at("10:50"), ["o1"])])
    assert figures(day, plan)["Выполнено заказов"] == "1 из 1"


def test_every_class_of_priority_has_its_line() -> None:
    orders = [make_order(order_id="a", priority=9), make_order(order_id="b")]
    day = make_day(orders=orders)
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[("c1", at("10:50"), ["a"])])
    proved = (
        ClassProof(priority=9, met=1, upper_bound=1),
        ClassProof(priority=0, met=0, upper_bound=0),
    )
    said = figures(day, plan, by_priority=proved, met_upper_bound=1)
    assert said["в том числе приоритет 9"] == "1 из 1"
    assert said["в том числе приоритет 0"] == "0 из 1; доказано: больше нельзя"


def test_cost_is_called_least_only_when_optimal(day: Day, plan: Plan) -> None:
    # cost 661.36
    assert figures(day, plan)["Стоимость плана"] == "661 ₽; нижняя граница не доказана"
    # (661.36 - 600) / 600 = 10.2 %
    said = figures(day, plan, cost_lower_bound_kop=60_000)["Стоимость плана"]
    assert said == "661 ₽; доказано, что не ниже 600 ₽ (разница 10,2 %)"
    proved = figures(day, plan, cost_lower_bound_kop=66_136, status=ProofStatus.OPTIMAL)
    assert proved["Стоимость плана"] == "661 ₽; доказано: дешевле нельзя"


def test_profit_is_told_in_profit_mode_only(day: Day, plan: Plan) -> None:
    assert "Прибыль" not in figures(day, plan)
    said = figures(day, plan, profit_kop=13_464)
    assert (said["Выполнено заказов"], said["Стоимость плана"]) == ("4 из 6", "661 ₽")
    assert said["Прибыль"] == "135 ₽; верхняя граница не доказана"
    said = figures(day, plan, profit_kop=-13_464, profit_upper_bound_kop=20_000)
    assert said["Прибыль"] == "−135 ₽; доказано, что не выше 200 ₽"


def test_work_and_money_are_the_ledger_s(day: Day, plan: Plan) -> None:
    said = figures(day, plan)
    # 4 x 3.337 + 3.337 km
    assert said["Пробег"] == "16,7 км, 2 рейса"
    assert said["Курьеры в рейсах"] == "1 из 2"
    # (661.36 + 575.00) / 4 = 309.09 against 199: -110.09
    assert said["Заказ в среднем"] == "полная стоимость 309 ₽ при плате 199 ₽: остаётся −110 ₽"
    assert said["Оплаченные часы без рейса"] == "22,9 ч, 11 425 ₽"


def test_a_plan_without_orders_has_no_average() -> None:
    day = make_day()
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    said = figures(day, plan)
    assert "Заказ в среднем" not in said
    assert said["Пробег"] == "0,0 км, 0 рейсов"


def test_every_limit_of_the_proof_is_told(day: Day, plan: Plan) -> None:
    cut = CatalogueCut(
        rule="memory", longest_trip=3, labels_refused=17, orders_touched=(OrderId("o6"),)
    )
    said = figures(
        day,
        plan,
        status=ProofStatus.STOPPED,
        scope="departure_step",
        repeatable=False,
        cut=cut,
        trips_in_catalogue=12_345,
        seconds=61.24,
    )
    assert said["Доказательство"] == (
        "поиск остановлен; границы, какие успели доказать; только выезды по сетке 60 с;"
        " перебраны не все рейсы: полностью рейсы до 3 зак.;"
        " время вышло по часам, повтор может дать другой план; 61,2 с, 12 345 рейсов в каталоге"
    )


def test_a_fallback_of_travel_times_is_told(day: Day, plan: Plan) -> None:
    assert figures(day, plan)["Время в пути"] == "matrix, загруженность free-flow"
    used = TravelUsed(provider="estimate", congestion="moscow-weekday", fallback_used=True)
    said = figures(day, replace(plan, travel=used))["Время в пути"]
    assert said.endswith("служба не ответила, взята запасная оценка")


def test_unmet_orders_notices_and_files_follow_the_table(day: Day, plan: Plan) -> None:
    lines = printed(day, plan, notices=("note",), files=(Path("a/plan.json"),)).splitlines()
    assert lines[0] == "План на 20 ноября 2026 г."
    unmet = lines.index("Не выполнены:")
    assert lines[unmet + 1].startswith("  o5 — невозможен сам по себе. Не успеть")
    assert lines[unmet + 2].startswith("  o6 — невозможен вместе с остальными. Курьеры заняты")
    assert lines[unmet + 3 :] == [
        *("К сведению:", "  note", "Записано:", f"  {Path('a/plan.json')}"),
    ]


def test_a_long_list_of_unmet_orders_ends_in_a_count() -> None:
    day = make_day(orders=[make_order(order_id=f"o{k}") for k in range(33)])
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    lines = printed(day, plan).splitlines()
    assert sum("не решено. План без него" in line for line in lines) == 30
    assert "  … и ещё 3 заказа: см. orders.csv" in lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_that_look_like_markup_are_shown_as_they_are(language: Language) -> None:
    day = make_day(
        orders=[make_order(order_id="[red]o1")], couriers=[make_courier(courier_id="[/]")]
    )
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    assert "[red]o1" in printed(day, plan, language=language)
