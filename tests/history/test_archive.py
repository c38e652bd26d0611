"""The history out and in again; archives that are not what they say."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.history.archive import export_archive, import_archive
from planner.history.keeping import open_plan, plans, save
from tests.support.history import DAY_AFTER, EVENING, history_at, plan_named

Files = dict[str, bytes]
NAME = "history.zip"


def exported(tmp_path: Path) -> bytes:
    history = history_at(tmp_path / "from.sqlite")
    save(history, plan_named(), now=EVENING, saved_by="anna@firma.ru")
    save(history, plan_named(more_cost_kop=100), now=EVENING)
    return export_archive(history)


def repacked(content: bytes, change: Callable[[Files], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    change(files)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, one in files.items():
            archive.writestr(name, one)
    return packed.getvalue()


def test_what_goes_out_comes_in_the_same(tmp_path: Path) -> None:
    content = exported(tmp_path)
    history = history_at(tmp_path / "to.sqlite")
    assert import_archive(history, NAME, content, now=EVENING) == 2
    there = history_at(tmp_path / "from.sqlite")
    assert {(line.saved_at, line.saved_by, line.figures.cost_kop) for line in plans(there)} == {
        (line.saved_at, line.saved_by, line.figures.cost_kop) for line in plans(history)
    }
    for one, other in zip(plans(there), plans(history), strict=True):
        before, after = open_plan(there, one.plan_id), open_plan(history, other.plan_id)
        assert (before.files, before.plan_json) == (after.files, after.plan_json)
    assert import_archive(history, NAME, content, now=EVENING) == 0
    assert len(plans(history)) == 2


def test_a_day_past_its_date_comes_in_without_names(tmp_path: Path) -> None:
    content = exported(tmp_path)
    history = history_at(tmp_path / "to.sqlite", today=DAY_AFTER)
    import_archive(history, NAME, content, now=EVENING.replace(month=12, day=21))
    assert {line.bare for line in plans(history)} == {True}
    assert b"+7 900" not in (tmp_path / "to.sqlite").read_bytes()


def test_a_bare_day_out_and_in_is_the_same_day(tmp_path: Path) -> None:
    exported(tmp_path)
    bare = history_at(tmp_path / "from.sqlite", today=DAY_AFTER)
    content = export_archive(bare)
    assert import_archive(bare, NAME, content, now=EVENING) == 0
    history = history_at(tmp_path / "to.sqlite")
    assert import_archive(history, NAME, content, now=EVENING) == 2
    assert {line.bare for line in plans(history)} == {True}


def test_only_the_plans_asked_for_go_out(tmp_path: Path) -> None:
    exported(tmp_path)
    there = history_at(tmp_path / "from.sqlite")
    first = plans(there)[0].plan_id
    history = history_at(tmp_path / "to.sqlite")
    assert import_archive(history, NAME, export_archive(there, [first]), now=EVENING) == 1


def unlisted(files: Files) -> None:
    files["days/00001/evil.py"] = b"print()"


def outside(files: Files) -> None:
    files["../../evil.csv"] = b"x"


def unindexed(files: Files) -> None:
    del files["history.json"]


def other_format(files: Files) -> None:
    files["history.json"] = json.dumps({"format": 2, "days": []}).encode()


def strange_file(files: Files) -> None:
    index = json.loads(files["history.json"])
    index["days"][0]["files"].append(".bashrc")
    files["history.json"] = json.dumps(index).encode()
    files["days/00001/.bashrc"] = b"x"


def no_plan(files: Files) -> None:
    files["plans/000001.json"] = b'{"format": 1}'


def other_plan(files: Files) -> None:
    content = json.loads(files["plans/000001.json"])
    content["orders"].pop()
    files["plans/000001.json"] = json.dumps(content).encode()


def broken_day(files: Files) -> None:
    files["days/00001/orders.csv"] = files["days/00001/orders.csv"].replace(b"2026", b"20X6")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (unlisted, "history_archive"),
        (outside, "archive_unsafe"),
        (unindexed, "history_archive"),
        (other_format, "history_archive"),
        (strange_file, "history_archive"),
        (no_plan, "plan_syntax"),
        (other_plan, "history_other_day"),
        (broken_day, "moment"),
    ],
)
def test_a_spoilt_archive_is_refused_whole(
    tmp_path: Path, change: Callable[[Files], None], rule: str
) -> None:
    content = repacked(exported(tmp_path), change)
    history = history_at(tmp_path / "to.sqlite")
    with pytest.raises(InputError) as raised:
        import_archive(history, NAME, content, now=EVENING)
    assert rule in {fault.rule for fault in raised.value.faults}
    assert plans(history) == ()


def test_a_bare_day_can_not_pass_for_another(tmp_path: Path) -> None:
    exported(tmp_path)
    content = export_archive(history_at(tmp_path / "from.sqlite", today=DAY_AFTER))

    def richer(files: Files) -> None:
        orders = files["days/00001/orders.csv"]
        assert b",199,0," in orders, orders.decode()
        files["days/00001/orders.csv"] = orders.replace(b",199,0,", b",500,0,", 1)
        plan = json.loads(files["plans/000001.json"])
        plan["knowledge"] = "live"  # a plan that is not kept yet
        files["plans/000001.json"] = json.dumps(plan).encode()

    there = history_at(tmp_path / "from.sqlite", today=DAY_AFTER)
    with pytest.raises(InputError, match="history_day"):
        import_archive(there, NAME, repacked(content, richer), now=EVENING)
