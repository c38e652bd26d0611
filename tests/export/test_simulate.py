"""The command `simulate`: what it says, what it writes, what it refuses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app
from planner.export.plan_json import plan_dict
from planner.export.punctuality import percent, with_error
from planner.punctuality.curve import punctuality_curve
from planner.punctuality.report import punctuality_report
from planner.punctuality.told import simulated_plan
from planner.texts import LANGUAGES, Language
from tests.support.good_plan import good_day, good_plan, roads
from tests.support.noisy import make_noise

ROOT = Path(__file__).parents[2]
TWO_ORDERS = ROOT / "tests" / "data" / "two_orders"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["simulate", *(str(one) for one in arguments)])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The two orders planned, simulated and written; what was said."""
    out = tmp_path_factory.mktemp("simulated") / "out"
    result = run(TWO_ORDERS, "--out", out, "--runs", "500", "--seed", "7", "--curve")
    assert result.exit_code == 0, result.stderr
    return out, result.stdout


def test_the_day_is_told_and_written(written: tuple[Path, str]) -> None:
    out, told = written
    assert "500 прогонов, зерно 7" in told
    assert "Опаздывает в среднем" in told
    assert "запас 2,0 σ на каждый участок" in told
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    shares = {order["order_id"]: order["on_time_share"] for order in plan["orders"]}
    assert 0 <= shares["near"] <= 1
    assert shares["far"] is None
    assert plan["punctuality"]["runs"] == 500
    content = json.loads((out / "punctuality.json").read_text(encoding="utf-8"))
    (order,) = content["orders"]
    assert order["on_time_share"] == shares["near"]
    assert order["standard_error"] > 0
    assert sum(content["late_orders_distribution"]) == pytest.approx(1)
    assert [point["reserve_sd"] for point in content["curve"]] == [0, 0, 0.5, 1, 1.5, 2]
    rows = list(csv.DictReader(io.StringIO((out / "punctuality.csv").read_text("utf-8-sig"))))
    assert float(rows[0]["on_time_share"]) == shares["near"]
    assert "leg_reserve_needed_min" in rows[0]
    orders = list(csv.DictReader(io.StringIO((out / "orders.csv").read_text("utf-8-sig"))))
    assert float(orders[0]["on_time_share"]) == pytest.approx(shares["near"], abs=0.0001)


def test_a_plan_made_before_is_simulated_and_gets_its_shares(
    written: tuple[Path, str], tmp_path: Path
) -> None:
    out, _ = written
    again = run(
        TWO_ORDERS,
        "--plan",
        out / "plan.json",
        "--out",
        tmp_path,
        "--runs",
        "500",
        "--seed",
        "7",
        "--json",
    )
    assert again.exit_code == 0, again.stderr
    before = json.loads((out / "punctuality.json").read_text(encoding="utf-8"))
    assert json.loads(again.stdout) == {**before, "curve": []}
    plans = [
        json.loads((folder / "plan.json").read_text(encoding="utf-8"))
        for folder in (out, tmp_path)
    ]
    assert plans[0] == plans[1]


def test_a_plan_under_other_travel_times_is_refused(written: tuple[Path, str]) -> None:
    out, _ = written
    result = run(
        TWO_ORDERS,
        "--plan",
        out / "plan.json",
        "--set",
        "travel.congestion=moscow-weekend",
        "--language",
        "en",
    )
    assert result.exit_code == 2
    assert "by this day's travel times the trip comes out otherwise" in result.stderr


def test_a_plan_that_cannot_be_read_is_bad_input(tmp_path: Path) -> None:
    assert run(TWO_ORDERS, "--plan", tmp_path / "none.json").exit_code == 2


def test_a_target_is_planned_told_and_kept(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        app,
        ["plan", str(TWO_ORDERS), "--out", str(tmp_path), "--set", "solver.on_time_target=0.9"],
    )
    assert result.exit_code == 0, result.stderr
    assert "при цели 90 %" in result.stdout
    plan = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert plan["punctuality"]["on_time_target"] == 0.9
    assert plan["punctuality"]["least_on_time_share"] >= 0.9


def test_a_plan_not_simulated_says_null() -> None:
    day = good_day()
    content = plan_dict(day, good_plan(day))
    assert content["punctuality"] is None
    assert {order["on_time_share"] for order in content["orders"]} == {None}
    report = punctuality_report(day, roads(day), good_plan(day).trips)
    shown = plan_dict(day, simulated_plan(good_plan(day), report.now))
    assert shown["punctuality"]["on_time_target"] is None
    assert sum(order["on_time_share"] is not None for order in shown["orders"]) == 5


def test_a_curve_stopped_early_keeps_the_points_it_has() -> None:
    day = good_day()
    points = punctuality_curve(
        day, roads(day), good_plan(day).trips, make_noise(leg=0.2), seed=1, stop=lambda: True
    )
    assert [(point.reserve, point.earlier) for point in points] == [(0.0, False), (0.0, True)]
    assert points[0].met == 5


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.0, "0 %"),
        (0.0005, "< 0,1 %"),
        (0.004, "0,4 %"),
        (0.5, "50 %"),
        (0.9987, "99,9 %"),
        (0.9996, "> 99,9 %"),
        (1.0, "100 %"),
    ],
)
def test_shares_are_told_in_whole_per_cent_but_for_the_ends(share: float, told: str) -> None:
    assert percent(share, "ru") == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_come_with_as_many_decimals_as_their_error_allows(language: Language) -> None:
    point = "," if language == "ru" else "."
    assert with_error(6.424, 0.111, language) == f"6{point}4 ± 0{point}1"
    assert with_error(0.534, 0.027, language) == f"0{point}53 ± 0{point}03"
