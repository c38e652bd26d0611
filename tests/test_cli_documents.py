"""The commands `documents` and `evidence`: what they write, and how they refuse bad input."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planner.cli import app
from tests.documents.test_photos import picture
from tests.support.printed import page_texts

TWO_ORDERS = Path(__file__).parent / "data" / "two_orders"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("plan")
    done = run("plan", TWO_ORDERS, "--out", out, "--time-limit", "5")
    assert done.exit_code == 0, done.output
    return out / "plan.json"


def test_a_plan_read_back_is_written_as_one_archive(plan: Path, tmp_path: Path) -> None:
    archive = tmp_path / "day.zip"
    done = run("documents", TWO_ORDERS, "--plan", plan, "--out", archive, "--language", "en")
    assert done.exit_code == 0, done.output
    assert str(archive) in done.stdout
    with zipfile.ZipFile(archive) as papers:
        names = papers.namelist()
        (act,) = page_texts(papers.read("acts/near.pdf"))
    assert {"shift_report.pdf", "route_sheets.xlsx", "messages.txt"} <= set(names)
    assert "Handover act" in act


def test_the_day_is_planned_where_no_plan_is_given(tmp_path: Path) -> None:
    out = tmp_path / "papers"
    asked = ("--only", "acts", "--order", "near", "--time-limit", "5")
    done = run("documents", TWO_ORDERS, "--out", out, *asked)
    assert done.exit_code == 0, done.output
    written = [str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()]
    assert written == [str(Path("acts") / "near.pdf")]


def test_unknown_ids_are_told_with_those_most_like_them(plan: Path, tmp_path: Path) -> None:
    asked = ("--order", "nea", "--language", "en", "--plan", plan)
    done = run("documents", TWO_ORDERS, "--out", tmp_path / "x", *asked)
    assert done.exit_code == 2
    assert "near" in done.stderr
    done = run(
        "documents", TWO_ORDERS, "--out", tmp_path / "x", "--courier", "nobody", *asked[2:]
    )
    assert done.exit_code == 2
    assert "no such courier" in done.stderr
    assert not (tmp_path / "x").exists()


def test_a_plan_that_was_changed_is_refused(plan: Path, tmp_path: Path) -> None:
    changed = tmp_path / "plan.json"
    content = plan.read_text(encoding="utf-8")
    changed.write_text(content.replace('"knowledge": "hindsight"', '"knowledge": "oracle"'))
    done = run("documents", TWO_ORDERS, "--out", tmp_path / "x", "--plan", changed)
    assert done.exit_code == 2
    assert "план составлен" not in done.stdout
    assert "проверка плана" in done.stderr


def test_evidence_is_one_archive_with_the_photo_as_it_came(plan: Path, tmp_path: Path) -> None:
    photo = tmp_path / "IMG 1.jpg"
    photo.write_bytes(picture())
    asked = ("--photo", photo, "--delivered", "13:05", "--to", "Анна", "--note", "у двери")
    done = run("evidence", TWO_ORDERS, "near", "--plan", plan, "--out", tmp_path / "e", *asked)
    assert done.exit_code == 0, done.output
    assert "Получил: Анна." in done.stdout
    with zipfile.ZipFile(tmp_path / "e" / "evidence_near.zip") as archive:
        assert archive.read("evidence_near/photos/photo_01.jpg") == picture()


def test_the_log_of_drives_tells_when_the_courier_arrived(plan: Path, tmp_path: Path) -> None:
    log, out = tmp_path / "actual.csv", tmp_path / "e.zip"
    date = run("documents", TWO_ORDERS, "--out", tmp_path / "d", "--plan", plan).exit_code
    assert date == 0
    moments = "2026-11-20T12:40,2026-11-20T12:58"
    log.write_text(f"order_id,departed_at,arrived_at\nnear,{moments}\n", encoding="utf-8")
    done = run("evidence", TWO_ORDERS, "near", "--plan", plan, "--out", out, "--actual", log)
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(out) as archive:
        assert b"12:58:00" in archive.read("evidence_near/record.json")


def test_every_fault_of_the_evidence_is_told_at_once(tmp_path: Path) -> None:
    text = tmp_path / "photo.jpg"
    text.write_text("no photo")
    asked = ("--photo", text, "--delivered", "25:99", "--language", "en")
    done = run("evidence", TWO_ORDERS, "near", "--out", tmp_path / "e", *asked)
    assert done.exit_code == 2
    assert "--delivered" in done.stderr
    assert "not a JPEG" in done.stderr
    assert not (tmp_path / "e").exists()
