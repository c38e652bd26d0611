"""The `money` command: what it prints, what it writes, and how it refuses bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app

TWO_ORDERS = Path(__file__).parent / "data" / "two_orders"


def run(*arguments: str | Path) -> Result:
    asked = ["money", *map(str, arguments), "--time-limit", "5"]
    return CliRunner().invoke(app, asked, env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"})


def test_money_is_printed_as_a_report() -> None:
    done = run(TWO_ORDERS, "--language", "en")
    assert done.exit_code == 0, done.output
    assert "Break-even fee per order, without idle hours" in done.stdout
    assert "pricing the orders" in done.stderr


def test_money_is_printed_as_json_and_written_as_tables(tmp_path: Path) -> None:
    out = tmp_path / "money"
    done = run(TWO_ORDERS, "--json", "--out", out, "--scheme", "flat:249")
    assert done.exit_code == 0, done.output
    content = json.loads(done.stdout)
    assert {row["order_id"] for row in content["orders"]} == {"near", "far"}
    assert content["schemes"][0]["scheme"] == "flat:249"
    assert sorted(path.name for path in out.iterdir()) == [
        "money_lines.csv",
        "money_orders.csv",
        "money_schemes.csv",
    ]


def test_including_idle_moves_the_break_even_fees_of_hours() -> None:
    plain, with_idle = (
        run(TWO_ORDERS, "--language", "en", *extra) for extra in ((), ("--including-idle",))
    )
    assert "Paid idle hours of shifts are not in here" in plain.stdout
    assert "Paid idle hours are put on orders" in with_idle.stdout
    assert plain.stdout != with_idle.stdout


def test_an_order_asked_about_exactly_is_planned_again() -> None:
    done = run(TWO_ORDERS, "--language", "en", "--exactly", "near")
    assert done.exit_code == 0, done.output
    assert "Exactly, planned again" in done.stdout
    assert "cheaper, proved" in done.stdout


def test_every_order_can_be_asked_about_at_once() -> None:
    done = run(TWO_ORDERS, "--json", "--exactly", "all")
    assert done.exit_code == 0, done.output
    savings = {row["order_id"]: row["saving_rub"] for row in json.loads(done.stdout)["orders"]}
    assert savings["near"] is not None
    assert savings["far"] is None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--exactly", "nera"), "there is no such order on this day; closest to it: near"),
        (("--scheme", "distence:0=1"), "take one of: flat, distance, hour, weight, volume"),
        (("--scheme", "nowhere.toml"), "nowhere.toml: the file of schemes can't be read"),
        (("--set", "fees.cancelled_14d=3"), "it must be from 0 to 0"),
    ],
)
def test_bad_input_is_refused_with_its_reason(arguments: tuple[str, str], told: str) -> None:
    done = run(TWO_ORDERS, "--language", "en", *arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_faults_of_every_scheme_are_told_at_once() -> None:
    done = run(TWO_ORDERS, "--language", "en", "--scheme", "flat:x", "--scheme", "hour:9=1")
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 2


def test_steps_on_the_cancellation_share_are_told_where_asked_for() -> None:
    done = run(
        TWO_ORDERS,
        "--language",
        "en",
        "--set",
        "fees.cancellation_scheme=published",
        "--set",
        "fees.orders_14d=98",
        "--set",
        "fees.cancelled_14d=3",
    )
    assert done.exit_code == 0, done.output
    # `far` is late even alone: 3 + 1 of 98 + 2
    assert "Cancellation share over 14 days" in done.stdout
    assert "4.0 %" in done.stdout


def test_the_day_s_own_folder_is_no_place_for_tables() -> None:
    done = run(TWO_ORDERS, "--language", "en", "--out", TWO_ORDERS)
    assert done.exit_code == 2
    assert "is the day's folder itself" in done.stderr
