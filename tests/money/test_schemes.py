"""Fee schemes: read from text, and what a day earns by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.fleet import Rates
from planner.errors import InputError
from planner.money.report import full_report
from planner.money.scheme_file import read_schemes, scheme_of_line, schemes_of_toml
from planner.money.schemes import Scheme, earned_by, scheme_fee_kop, with_fees
from planner.settings import SolverSettings
from planner.solve.plan_day import plan_prepared
from planner.solve.prepared import prepare
from planner.texts import LANGUAGES, Language, text
from tests.support.builders import at, make_courier, make_day, make_order, make_travel

TOML = """
[[scheme]]
name = "by distance"
by = "distance"
steps = [[0, 199], [10, 249.5]]

[[scheme]]
by = "flat"
steps = [[0, 300]]
"""


def test_a_file_holds_schemes_by_name() -> None:
    distance, flat = schemes_of_toml("fees.toml", TOML)
    assert distance == Scheme(
        name="by distance", by="distance", steps=((0.0, 19_900), (10.0, 24_950))
    )
    assert (flat.name, flat.steps) == ("flat", ((0.0, 30_000),))


def test_a_line_holds_one_scheme(tmp_path: Path) -> None:
    assert scheme_of_line("hour:0=199,17=249,21=199").steps == (
        (0.0, 19_900),
        (17.0, 24_900),
        (21.0, 19_900),
    )
    assert read_schemes("flat:249")[0].steps == ((0.0, 24_900),)
    path = tmp_path / "fees.toml"
    path.write_text(TOML, encoding="utf-8")
    assert len(read_schemes(str(path))) == 2


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("distance:", ["scheme_steps"]),
        ("nothing:0=1", ["scheme_by"]),
        ("flat:x", ["scheme_steps"]),
        ("flat:nan", ["scheme_steps"]),
        ("flat:0=1,2=3", ["scheme_flat"]),
        ("hour:0=199,24=249", ["scheme_steps"]),
        ("distance:5=199", ["scheme_rising"]),
        ("distance:0=199,9=1,9=2", ["scheme_rising"]),
        ("weight:0=-1", ["scheme_steps"]),
        ("", ["scheme_by", "scheme_steps"]),
        ("missing.toml", ["scheme_unreadable"]),
    ],
)
def test_a_bad_line_names_the_rule_it_breaks(written: str, rules: list[str]) -> None:
    with pytest.raises(InputError, match="fault") as raised:
        read_schemes(written)
    assert [fault.rule for fault in raised.value.faults] == rules


def test_every_fault_of_a_file_is_told_at_once() -> None:
    bad = """
    other = 1
    [[scheme]]
    name = ""
    by = "distnce"
    steps = 5
    [[scheme]]
    by = "hour"
    stepps = []
    steps = [[0, 199], [true, 249]]
    """
    with pytest.raises(InputError, match="6 fault") as raised:
        schemes_of_toml("fees.toml", bad)
    assert [(fault.column, fault.rule) for fault in raised.value.faults] == [
        ("other", "key_unknown"),
        ("scheme[1].by", "scheme_by"),
        ("scheme[1].name", "scheme_name"),
        ("scheme[1].steps", "scheme_steps"),
        ("scheme[2].stepps", "key_unknown"),
        ("scheme[2].steps", "scheme_steps"),
    ]
    assert raised.value.faults[4].details == (("near", "steps"),)


@pytest.mark.parametrize("content", ["", "scheme = 3", "[[scheme]]\nby = ", "scheme = [1]"])
def test_what_is_no_scheme_at_all_is_refused(content: str) -> None:
    with pytest.raises(InputError, match="fault"):
        schemes_of_toml("fees.toml", content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_sentence(language: Language) -> None:
    given = {"choices": "a", "limit": "1", "highest": "1", "most": "1", "near": "a"}
    for rule in ("unreadable", "syntax", "none", "by", "name", "steps", "rising", "flat"):
        assert text(f"fault-scheme-{rule}", language, **given)


def test_each_kind_reads_its_own_figure_of_an_order() -> None:
    order = make_order(
        slot=(at("25:00"), at("26:00")), placed_at=at("24:00"), mass_g=12_000, volume_ml=90_000
    )
    day = make_day(orders=[order])
    travel = make_travel(day=day, minutes=24)  # 12 km

    def fee(line: str) -> int:
        return scheme_fee_kop(scheme_of_line(line), day, travel, day.orders[0])

    assert fee("flat:5") == 500
    assert fee("distance:0=1,12=2,12.5=3") == 200
    assert fee("hour:0=1,1=2,2=3") == 200  # one o'clock of the next day
    assert fee("weight:0=1,12=2,13=3") == 200
    assert fee("volume:0=1,90=2,91=3") == 200


def test_serving_is_the_same_plan_under_every_scheme() -> None:
    day = make_day(couriers=[make_courier(rates=Rates(per_hour_kop=0, per_km_kop=1_000))])
    prepared = prepare(day, make_travel(day=day))
    plan = plan_prepared(prepared)
    cheap, dear = scheme_of_line("flat:50"), scheme_of_line("distance:0=150")
    earned = full_report(prepared, plan, schemes=[cheap, dear]).schemes
    # 10 km at 10.00 = 100.00
    assert [one.money.profit_kop for one in earned] == [-5_000, 5_000]
    assert [one.at_a_loss for one in earned] == [1, 0]
    assert not any(one.planned_anew for one in earned)


def test_for_profit_every_scheme_is_planned_anew() -> None:
    day = make_day(
        couriers=[make_courier(rates=Rates(per_hour_kop=0, per_km_kop=1_000))],
        solver=SolverSettings(objective="profit"),
    )
    prepared = prepare(day, make_travel(day=day))
    plan = plan_prepared(prepared)
    assert plan.proof.profit_kop == 9_900
    lost = earned_by(prepared, plan, scheme_of_line("flat:99"))
    # at 99.00 the trip of 100.00 is not worth it
    assert lost.planned_anew
    assert (len(lost.money.orders), lost.money.profit_kop) == (0, 0)
    assert lost.profit_upper_bound_kop == 0


def test_a_scheme_changes_fees_and_nothing_else() -> None:
    day = make_day()
    changed = with_fees(day, make_travel(day=day), scheme_of_line("flat:1"))
    assert changed.orders[0].fee_kop == 100
    assert with_fees(changed, make_travel(day=day), scheme_of_line("flat:199")) == day
