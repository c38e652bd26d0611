"""The `explain` command, and what `plan` says of reasons and fixes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app
from tests.support.day_folders import DAY_TOML, ORDER, csv_bytes

# Two buyers at the same far ends of the town in the same hour, and one courier: the drive
# between them is longer than what the slot leaves, so he can meet one of them.
RIVALS = (
    {**ORDER, "order_id": "east", "lat": "55.7447", "lon": "37.9000"},
    {**ORDER, "order_id": "west", "lat": "55.7400", "lon": "37.4000"},
)
COURIER = {
    "courier_id": "c1",
    "shift_start": "2026-11-20T09:00:00+03:00",
    "shift_end": "2026-11-20T21:00:00+03:00",
}


@pytest.fixture
def rivals(tmp_path: Path) -> Path:
    """A day folder with two orders that exclude each other."""
    folder = tmp_path / "day"
    folder.mkdir()
    (folder / "day.toml").write_text(DAY_TOML, encoding="utf-8")
    (folder / "orders.csv").write_bytes(csv_bytes(RIVALS))
    (folder / "couriers.csv").write_bytes(csv_bytes((COURIER,)))
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(
        app, list(map(str, arguments)), env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"}
    )


def test_the_report_names_the_conflict_the_fixes_and_the_cause(rivals: Path) -> None:
    done = run("explain", rivals, "--language", "en", "--time-limit", "20")
    assert done.exit_code == 0, done.output
    assert "2 orders (east, west) and 1 courier (c1)" in done.stdout
    assert "these orders can't all be met. Proved." in done.stdout
    assert "Without any one of them the others can be met" in done.stdout
    assert "one more courier (car)" in done.stdout
    assert "meet it instead of" in done.stdout
    assert "1 order: too few couriers" in done.stdout
    assert "what helps · 0 of 1" in done.stderr


def test_the_report_is_russian_by_default_with_its_plurals(rivals: Path) -> None:
    done = run("explain", rivals, "--time-limit", "20", "--no-fixes")
    assert done.exit_code == 0, done.output
    assert "2 заказа (east, west) и 1 курьер (c1)" in done.stdout
    assert "Что поможет:" not in done.stdout


def test_json_has_the_same_as_data(rivals: Path) -> None:
    done = run("explain", rivals, "--json", "--time-limit", "20")
    assert done.exit_code == 0, done.output
    content = json.loads(done.stdout)
    (order,) = content["orders"]
    assert order["verdict"] == "impossible_together"
    assert order["together"]["orders"] == ["east", "west"]
    assert order["together"]["irreducible"] is True
    kinds = {fix["kind"] for fix in order["fixes"]}
    assert {"one_more_courier", "other_order"} <= kinds
    assert content["causes"][0]["orders"] == [order["order_id"]]
    assert content["near_misses"]["orders"]


def test_ways_of_several_orders_are_one_menu_for_the_day(rivals: Path) -> None:
    third = {**ORDER, "order_id": "south", "lat": "55.5700", "lon": "37.6000"}
    (rivals / "orders.csv").write_bytes(csv_bytes((*RIVALS, third)))
    done = run("explain", rivals, "--json", "--time-limit", "20")
    content = json.loads(done.stdout)
    assert len(content["orders"]) == 2
    ways = content["fixes_for_the_day"]
    assert ways
    assert len({json.dumps(way["change"]) for way in ways}) == len(ways)
    assert all(len(way["gained"]) > len(way["lost"]) for way in ways)
    prices = [way["extra_cost_rub"] / (len(way["gained"]) - len(way["lost"])) for way in ways]
    assert prices == sorted(prices)
    told = run("explain", rivals, "--language", "en", "--time-limit", "20").stdout
    assert "What helps the day as a whole" in told


def test_plan_json_has_reasons_and_fixes(rivals: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("plan", rivals, "--out", out, "--time-limit", "20")
    assert done.exit_code == 0, done.output
    orders: list[dict[str, Any]] = json.loads((out / "plan.json").read_text("utf-8"))["orders"]
    (unmet,) = (one for one in orders if one["reason"])
    assert unmet["reason"]["evidence"]["conflict_orders"] == ["east", "west"]
    assert "2 orders (east, west)" in unmet["reason"]["text"]["en"]
    assert unmet["reason"]["fixes_complete"] is True
    for fix in unmet["reason"]["fixes"]:
        assert fix["meets_order"] is True
        assert fix["change"]
        assert {"kind", "met", "met_upper_bound", "extra_cost_rub", "proved"} <= fix.keys()


def test_no_seconds_for_reasons_leave_the_plan_without_fixes(
    rivals: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = run(
        *("plan", rivals, "--out", out, "--time-limit", "20"),
        *("--set", "solver.explain_s=0"),
    )
    assert done.exit_code == 0, done.output
    orders: list[dict[str, Any]] = json.loads((out / "plan.json").read_text("utf-8"))["orders"]
    (unmet,) = (one for one in orders if one["reason"])
    assert unmet["reason"]["fixes"] == []
    assert unmet["reason"]["fixes_complete"] is False


def test_a_day_without_unmet_orders_says_so_and_shows_near_misses(rivals: Path) -> None:
    (rivals / "orders.csv").write_bytes(csv_bytes(RIVALS[:1]))
    done = run("explain", rivals, "--language", "en", "--time-limit", "20")
    assert done.exit_code == 0, done.output
    assert "Every order is met." in done.stdout
    assert "Met with little to spare" in done.stdout
    assert "east (c1, trip t001)" in done.stdout


def test_a_met_order_asked_about_is_told_to_be_met(rivals: Path) -> None:
    done = run("explain", rivals, "east", "--language", "en", "--no-fixes", "--json")
    met = "west" if json.loads(done.stdout)["orders"] else "east"
    done = run("explain", rivals, met, "--language", "en", "--no-fixes")
    assert f"Order {met} is met." in done.stdout


def test_an_unknown_order_names_the_nearest_ones(rivals: Path) -> None:
    done = run("explain", rivals, "wets", "--language", "en")
    assert done.exit_code == 2
    assert "wets" in done.stderr
    assert "west, east" in done.stderr
    assert done.stdout == ""
