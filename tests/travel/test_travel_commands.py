"""`roads build`, `travel`, and plans over roads or a service, from the command line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app
from planner.travel.cache import FOLDER_VARIABLE
from planner.travel.roads import load_roads
from tests.support.ors_server import QUOTA, StandIn, stand_in
from tests.support.osm import FAST, TOWN_NODES, TOWN_WAYS, corner, roads_file, write_osm
from tests.support.travel import REUTOV, SHCHELKOVSKAYA

TWO_ORDERS = Path(__file__).parents[1] / "data" / "two_orders"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv("ORS_API_KEY", raising=False)


@pytest.fixture
def service() -> Iterator[StandIn]:
    with stand_in() as running:
        yield running


@pytest.fixture
def day(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TWO_ORDERS, tmp_path / "day"))


def by_service(service: StandIn) -> tuple[str, ...]:
    told = ("provider=openrouteservice", f"base_url={service.url}", "retry_for_s=0")
    return tuple(part for one in told for part in ("--set", f"travel.{one}"))


def test_a_roads_file_is_built_and_told(tmp_path: Path) -> None:
    nodes = {node: corner(node) for node in TOWN_NODES}
    extract = write_osm(tmp_path / "town.osm.pbf", TOWN_WAYS, nodes)
    out = tmp_path / "new" / "town.npz"
    result = run("roads", "build", extract, "--out", out, "--language", "en")
    assert result.exit_code == 0
    assert load_roads(out).about.source == "town.osm.pbf"
    told = ("7 km of streets: 6 streets, 5 junctions", "both in and out: 1.3 km", "ODbL 1.0")
    for words in (*told, "2026-11-01", str(out)):
        assert words in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("none.osm.pbf",), "none.osm.pbf: such file"),
        ((), "extract file or a place"),
        (("a.osm.pbf", "--place", "Kazan"), "extract file or a place"),
    ],
)
def test_what_cannot_be_built_is_bad_input(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run("roads", "build", *arguments, "--out", tmp_path / "x.npz", "--language", "en")
    assert result.exit_code == 2
    assert words in result.stderr.replace("there is no such file", "such file")
    assert not (tmp_path / "x.npz").exists()


def test_a_plan_over_roads_draws_its_streets_and_names_the_map(
    day: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "roads"
    folder.mkdir()
    nodes = {1: SHCHELKOVSKAYA, 2: REUTOV}
    roads_file(folder, ((1, (1, 2), FAST),), nodes)
    settings = ("--set", "travel.provider=roads", "--set", "travel.congestion=free-flow")
    path = ("--set", "travel.roads_file=../roads/town.roads.npz")
    out = tmp_path / "out"
    result = run("plan", day, "--out", out, *settings, *path, "--language", "en")
    assert result.exit_code == 0
    travel = json.loads((out / "plan.json").read_text(encoding="utf-8"))["travel"]
    assert (travel["provider"], travel["data_date"]) == ("roads", "2026-11-01")
    assert "© OpenStreetMap contributors" in travel["attribution"]
    assert "© OpenStreetMap contributors, ODbL 1.0; as of November 1, 2026" in result.stdout
    drawn = json.loads((out / "routes.geojson").read_text(encoding="utf-8"))
    assert "OpenStreetMap" in drawn["attribution"]
    (trip, *_) = [f for f in drawn["features"] if f["properties"]["kind"] == "trip"]
    assert "streets" in trip["properties"]["drawn"]
    assert "straight" not in trip["properties"]["drawn"]


def test_a_failed_service_ends_with_status_3_and_writes_nothing(
    service: StandIn, day: Path, tmp_path: Path
) -> None:
    service.next_answers.append(QUOTA)
    out = tmp_path / "out"
    result = run("plan", day, "--out", out, *by_service(service), "--language", "en")
    assert result.exit_code == 3
    assert "the day's quota is used up" in result.stderr
    assert "HTTP 403" in result.stderr
    assert not out.exists()


def test_a_fallback_is_told_in_the_summary_and_in_plan_json(
    service: StandIn, day: Path, tmp_path: Path
) -> None:
    service.next_answers.append(QUOTA)
    out = tmp_path / "out"
    fallback = ("--set", "travel.fallback=estimate", "--language", "en")
    result = run("plan", day, "--out", out, *by_service(service), *fallback)
    assert result.exit_code == 0
    travel = json.loads((out / "plan.json").read_text(encoding="utf-8"))["travel"]
    assert (travel["provider"], travel["fallback_used"]) == ("openrouteservice", True)
    (notice,) = travel["notices"]
    assert "quota" in notice["text"]["en"]
    assert "лимит" in notice["text"]["ru"]
    told = " ".join(result.stdout.split())
    assert "the service failed, the fallback estimate was used" in told
    assert "The plan rests on the formula's estimate instead" in told


def test_sources_are_compared_and_failures_told(service: StandIn, day: Path) -> None:
    service.next_answers.append(QUOTA)
    names = ("--providers", "estimate,matrix,openrouteservice", "--no-plans")
    told = run("travel", day, *names, *by_service(service), "--language", "en")
    assert told.exit_code == 0
    assert "openrouteservice has no times: the day's quota is used up" in told.stdout
    assert "Where matrix and estimate differ most" in told.stdout
    as_json = run("travel", day, *names, *by_service(service), "--json")
    found = {one["provider"]: one for one in json.loads(as_json.stdout)["sources"]}
    assert found["estimate"]["against_first"] is None
    assert found["matrix"]["against_first"]["pairs"] == found["matrix"]["pairs"]
    assert found["openrouteservice"]["failure"] is None  # this time it answered


def test_comparison_says_what_each_source_s_plan_would_miss(day: Path) -> None:
    result = run("travel", day, "--providers", "matrix,estimate", "--json")
    assert result.exit_code == 0
    matrix, estimate = json.loads(result.stdout)["sources"]
    assert matrix["plan"]["met"] == 1
    assert set(matrix["late_with"]) == {"estimate"}
    assert set(estimate["late_with"]) == {"matrix"}


def test_the_day_s_own_source_comes_first_and_others_only_if_usable(day: Path) -> None:
    result = run("travel", day, "--no-plans", "--json")
    content = json.loads(result.stdout)
    assert content["first"] == "matrix"
    assert [one["provider"] for one in content["sources"]] == ["matrix", "estimate"]


def test_an_unknown_source_is_a_fault(day: Path) -> None:
    result = run("travel", day, "--providers", "estimate,osrm", "--language", "en")
    assert result.exit_code == 2
    assert "osrm" in result.stderr
    assert "estimate, roads, openrouteservice, matrix" in result.stderr
