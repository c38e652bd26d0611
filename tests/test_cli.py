"""The command line: what is written, what is said where, and with which status it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from planner.cli import VERSION, app
from planner.domain.day import Day
from planner.domain.plan import Plan, ProofStatus, Trip, Verdict
from planner.errors import AuditError, NoPlanError, TravelError
from planner.solve.plan_day import Progress
from planner.travel.provider import travel_times
from planner.travel.times import TravelTimes
from planner.trips.alone import alone_reason
from tests.support.builders import at
from tests.support.plans import make_plan, make_proof

ROOT = Path(__file__).parent.parent
TWO_ORDERS = ROOT / "tests" / "data" / "two_orders"
FILES = ["orders.csv", "plan.json", "route_sheets.xlsx", "routes.geojson"]

PlanDay = Callable[..., Plan]


def planned(
    day: Day,
    travel: TravelTimes,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    begin_with: tuple[Trip, ...] = (),
) -> Plan:
    """Stands in for the search: `near` is met leaving at 10:45, `far` is late even alone."""
    assert progress is not None
    assert stop is not None
    assert begin_with == ()
    progress(Progress(stage="catalogue", seconds=0.1))
    progress(Progress(stage="search", met=1, met_upper_bound=1, cost_kop=16_800, seconds=0.2))
    late = alone_reason(day, travel, day.orders[1])
    assert late is not None
    plan = make_plan(
        day=day,
        travel=travel,
        trips=[("c1", at("10:45"), ["near"])],
        reasons={"far": (Verdict.IMPOSSIBLE_ALONE, late)},
    )
    proof = make_proof(
        day=day,
        trips=plan.trips,
        upper_bounds={0: 1},
        cost_lower_bound_kop=16_800,
        status=ProofStatus.STOPPED if stop() else ProofStatus.OPTIMAL,
    )
    return replace(plan, proof=proof)


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> Callable[[PlanDay], None]:
    """Puts a stand-in for the search, `planned` unless told otherwise."""

    def put(stand_in: PlanDay) -> None:
        monkeypatch.setattr("planner.solve.plan_day.plan_day", stand_in)

    put(planned)
    return put


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def failing(error: BaseException) -> PlanDay:
    def fail(*_: Any, **__: Any) -> Plan:
        raise error

    return fail


@pytest.mark.usefixtures("search")
def test_a_plan_is_written_with_all_its_files_and_told(tmp_path: Path) -> None:
    out = tmp_path / "plans" / "monday"
    result = run("plan", TWO_ORDERS, "--out", out)
    assert result.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == FILES
    content = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    assert [order["verdict"] for order in content["orders"]] == ["met", "impossible_alone"]
    assert "1 из 2; доказано: больше нельзя" in result.stdout
    assert "far — невозможен сам по себе. Не успеть, даже если" in result.stdout
    assert all(str(out / name) in result.stdout for name in FILES)


@pytest.mark.usefixtures("search")
def test_progress_goes_to_stderr_and_the_summary_to_stdout(tmp_path: Path) -> None:
    result = run("plan", TWO_ORDERS, "--out", tmp_path)
    assert "0,1 с · перебираю рейсы\n" in result.stderr
    assert "выполнено 1, больше 1 нельзя · стоимость 168" in result.stderr
    assert "План на 20 ноября 2026" in result.stdout
    assert "План на" not in result.stderr
    assert "перебираю" not in result.stdout


@pytest.mark.usefixtures("search")
def test_english_is_spoken_when_asked_by_option_or_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("plan", TWO_ORDERS, "--out", tmp_path, "--language", "en")
    assert "1 of 2; proved: no plan meets more" in result.stdout
    assert "enumerating trips" in result.stderr
    monkeypatch.setenv("PLANNER_LANGUAGE", "en")
    assert "Plan for November 20, 2026" in run("plan", TWO_ORDERS, "--out", tmp_path).stdout


def test_time_limit_and_settings_reach_the_day(
    tmp_path: Path, search: Callable[[PlanDay], None]
) -> None:
    seen: list[Day] = []

    def look(day: Day, travel: TravelTimes, **how: Any) -> Plan:
        seen.append(day)
        return planned(day, travel, **how)

    search(look)
    result = run(
        *("plan", TWO_ORDERS, "--out", tmp_path, "--time-limit", "7.5"),
        *("--set", "fees.fee_rub=249", "--set", "solver.seed=9"),
    )
    assert result.exit_code == 0
    (day,) = seen
    assert (day.solver.time_limit_s, day.solver.seed) == (7.5, 9)
    assert day.orders[0].fee_kop == 24_900


@pytest.mark.usefixtures("search")
def test_notices_of_the_input_are_told(tmp_path: Path) -> None:
    folder = day_folder(tmp_path)
    table = folder / "orders.csv"
    naive = table.read_text(encoding="utf-8").replace("10:00:00+03:00", "10:00:00")
    table.write_text(naive, encoding="utf-8")
    result = run("plan", folder, "--out", tmp_path / "out")
    assert re.search(r"К сведению:\n  orders\.csv: .+", result.stdout)


def test_every_fault_of_the_input_is_a_line_and_nothing_is_written(tmp_path: Path) -> None:
    folder = day_folder(tmp_path)
    table = folder / "orders.csv"
    broken = table.read_text(encoding="utf-8").replace(",5,8\n", ",-5,x\n")
    table.write_text(broken, encoding="utf-8")
    result = run("plan", folder, "--out", tmp_path / "out", "--set", "solver.sed=1")
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    # two values in each of two rows, and the setting
    assert len(lines) == 5
    assert sum("orders.csv" in line and "weight_kg" in line for line in lines) == 2
    assert sum("solver.sed" in line and "solver.seed" in line for line in lines) == 1
    assert result.stdout == ""
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        *(["plan"], ["plan", "somewhere"], ["plan", "somewhere", "--out"], ["forecast"]),
        *(["plan", "d", "--out", "o", "--time-limit", "soon"],),
        *(["plan", "d", "--out", "o", "--language", "de"],),
    ],
)
def test_wrong_usage_is_bad_input(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_missing_day_is_bad_input(tmp_path: Path) -> None:
    result = run("plan", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


@pytest.mark.parametrize("way", ["{day}", "{day}/../day", "{link}"])
def test_the_day_s_own_folder_is_refused_by_whatever_name(tmp_path: Path, way: str) -> None:
    folder = day_folder(tmp_path)
    link = tmp_path / "link"
    link.symlink_to(folder)
    before = (folder / "orders.csv").read_bytes()
    result = run("plan", folder, "--out", way.format(day=folder, link=link))
    assert result.exit_code == 2
    assert "сама папка дня" in result.stderr
    assert (folder / "orders.csv").read_bytes() == before


def test_another_day_s_folder_is_refused_too(tmp_path: Path) -> None:
    result = run("plan", TWO_ORDERS, "--out", day_folder(tmp_path))
    assert result.exit_code == 2
    assert "day.toml" in result.stderr


def test_a_place_that_is_no_folder_is_refused_before_any_work(
    tmp_path: Path, search: Callable[[PlanDay], None]
) -> None:
    search(failing(AssertionError("planned all the same")))
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        result = run("plan", TWO_ORDERS, "--out", out)
        assert result.exit_code == 2
        assert f"в {out} нельзя записать" in result.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_folder_without_permission_is_refused_before_any_work(
    tmp_path: Path, search: Callable[[PlanDay], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    search(failing(AssertionError("planned all the same")))
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    result = run("plan", TWO_ORDERS, "--out", tmp_path)
    assert result.exit_code == 2
    assert os.strerror(13) in result.stderr


@pytest.mark.usefixtures("search")
def test_a_full_disk_keeps_the_earlier_plan_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.json").write_text("earlier", encoding="utf-8")
    write_bytes = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.suffix == ".xlsx":
            raise OSError(28, os.strerror(28))
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("plan", TWO_ORDERS, "--out", tmp_path)
    assert result.exit_code == 2
    assert os.strerror(28) in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == "earlier"


def test_a_plan_that_fails_its_audit_is_our_fault_and_not_written(
    tmp_path: Path, search: Callable[[PlanDay], None]
) -> None:
    search(failing(AuditError(("t1: leaves before o1 is ready", "t2: too heavy"))))
    result = run("plan", TWO_ORDERS, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "Это её ошибка, не ваша" in result.stderr
    assert result.stderr.splitlines()[-2:] == ["t1: leaves before o1 is ready", "t2: too heavy"]
    assert not (tmp_path / "out").exists()


def test_an_unforeseen_fault_is_short_and_its_place_told_on_demand(
    tmp_path: Path, search: Callable[[PlanDay], None]
) -> None:
    search(failing(ZeroDivisionError("a gap of nothing")))
    result = run("plan", TWO_ORDERS, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.endswith("случилась. ZeroDivisionError: a gap of nothing\n")
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()
    told = run("plan", TWO_ORDERS, "--out", tmp_path / "out", "--debug")
    assert told.exit_code == 1
    assert "Traceback" in told.stderr


def test_a_failed_service_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> TravelTimes:
        raise TravelError(service="openrouteservice", detail="quota")

    monkeypatch.setattr("planner.travel.provider.travel_times", fail)
    result = run("plan", TWO_ORDERS, "--out", tmp_path / "out")
    assert result.exit_code == 3
    assert "«openrouteservice»: quota" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("error", [NoPlanError(), KeyboardInterrupt()])
def test_stopped_before_any_plan_writes_nothing(
    tmp_path: Path, search: Callable[[PlanDay], None], error: BaseException
) -> None:
    search(failing(error))
    result = run("plan", TWO_ORDERS, "--out", tmp_path / "out")
    assert result.exit_code == 4
    assert "Остановлено раньше" in result.stderr
    assert not (tmp_path / "out").exists()


def test_ctrl_c_with_a_plan_in_hand_writes_it_as_stopped(
    tmp_path: Path, search: Callable[[PlanDay], None]
) -> None:
    before = signal.getsignal(signal.SIGINT)

    def interrupted(day: Day, travel: TravelTimes, **how: Any) -> Plan:
        assert not how["stop"]()
        signal.raise_signal(signal.SIGINT)
        assert how["stop"]()
        return planned(day, travel, **how)

    search(interrupted)
    result = run("plan", TWO_ORDERS, "--out", tmp_path)
    assert result.exit_code == 0
    content = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert content["proof"]["status"] == "stopped"
    assert "поиск остановлен" in result.stdout
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_before_the_search_ends_without_it(
    tmp_path: Path, search: Callable[[PlanDay], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(day: Day, **given: Any) -> TravelTimes:
        signal.raise_signal(signal.SIGINT)
        return travel_times(day, **given)

    search(failing(AssertionError("planned all the same")))
    monkeypatch.setattr("planner.travel.provider.travel_times", interrupted)
    result = run("plan", TWO_ORDERS, "--out", tmp_path / "out")
    assert result.exit_code == 4
    assert "Остановлено раньше" in result.stderr


def test_a_second_ctrl_c_breaks_off(tmp_path: Path, search: Callable[[PlanDay], None]) -> None:
    def deaf(*_: Any, **__: Any) -> Plan:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("went on after the second one")

    before = signal.getsignal(signal.SIGINT)
    search(deaf)
    result = run("plan", TWO_ORDERS, "--out", tmp_path / "out")
    assert result.exit_code == 4
    assert not (tmp_path / "out").exists()
    assert signal.getsignal(signal.SIGINT) is before


def test_the_real_search_plans_the_day_to_the_end(tmp_path: Path) -> None:
    result = run("plan", TWO_ORDERS, "--out", tmp_path)
    assert result.exit_code == 0
    content = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    # near: 2 x 6 km x 14 = 168; far: 10:25 + 110 min = 12:15, the slot ends at 12:00
    assert (content["proof"]["status"], content["proof"]["cost_rub"]) == ("optimal", 168.0)
    reason = content["orders"][1]["reason"]
    assert (reason["code"], reason["evidence"]["late_by_min"]) == ("late_even_alone", 15.0)


def test_an_old_code_page_without_the_rouble_sign_ends_no_summary(tmp_path: Path) -> None:
    script = (
        "import sys, planner.solve.plan_day as search\n"
        "from planner.cli import app\n"
        "from tests.test_cli import planned\n"
        "search.plan_day = planned\n"
        "app(sys.argv[1:])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, "plan", TWO_ORDERS, "--out", tmp_path],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "cp1251"},
        capture_output=True,
        check=True,
    )
    # 12 km x 14 = 168
    assert "Стоимость плана" in told.stdout.decode("cp1251")
    assert "168\N{NO-BREAK SPACE}?" in told.stdout.decode("cp1251")


def test_the_version_is_the_project_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"{VERSION}\n")
    assert project["project"]["version"] == VERSION


def test_help_names_every_option_and_loads_no_solver() -> None:
    script = (
        "import sys\n"
        "from planner.cli import app\n"
        "try:\n"
        "    app(['plan', '--help'])\n"
        "finally:\n"
        "    heavy = {'numba', 'ortools', 'pandas'} & set(sys.modules)\n"
        "    print(sorted(heavy), file=sys.stderr)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for option in ("DAY_FOLDER", "--out", "--time-limit", "--set", "--language", "--debug"):
        assert option in told.stdout
    assert told.stderr == "[]\n"


def day_folder(tmp_path: Path) -> Path:
    """A copy of the day that a test may spoil."""
    return Path(shutil.copytree(TWO_ORDERS, tmp_path / "day"))
