"""Answers kept on disk: found again, and nobody's address among them."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.order import Point
from planner.errors import InputError
from planner.intake.addresses.answers import Candidate, Precision
from planner.intake.addresses.cache import AnswerCache, default_path, key_of
from tests.support.marketplaces import ADDRESS, NAME

HOUSE = Candidate(
    point=Point(lat=55.84, lon=37.52), precision=Precision.HOUSE, found="Берёзовая аллея, 12"
)


@pytest.fixture
def cache(tmp_path: Path) -> AnswerCache:
    return AnswerCache(tmp_path / "deep" / "addresses.sqlite")


def test_an_answer_is_found_again_without_its_words(cache: AnswerCache) -> None:
    cache.put("nominatim", ADDRESS, (HOUSE,))
    (kept,) = cache.get("nominatim", ADDRESS) or ()
    assert (kept.point, kept.precision, kept.found) == (HOUSE.point, Precision.HOUSE, "")


def test_that_nothing_was_found_is_kept_too(cache: AnswerCache) -> None:
    cache.put("nominatim", ADDRESS, ())
    assert cache.get("nominatim", ADDRESS) == ()


def test_what_was_never_asked_is_not_known(cache: AnswerCache) -> None:
    assert cache.get("nominatim", ADDRESS) is None
    assert not cache.path.exists()
    cache.put("nominatim", ADDRESS, (HOUSE,))
    assert cache.get("yandex", ADDRESS) is None
    assert cache.get("nominatim", "elsewhere 1") is None


def test_case_and_spaces_make_no_other_address() -> None:
    assert key_of("a", "Тверская  1") == key_of("a", "тверская 1")
    assert key_of("a", "Берёзовая 1") == key_of("a", "березовая 1")
    assert key_of("a", "Тверская 1") != key_of("a", "Тверская 2")


def test_the_file_holds_no_address_name_or_word_of_the_answer(cache: AnswerCache) -> None:
    cache.put("nominatim", f"{ADDRESS}, {NAME}", (HOUSE,))
    with closing(sqlite3.connect(cache.path)) as database:
        dump = "\n".join(database.iterdump())
    content = cache.path.read_bytes()
    for word in ("Берёзовая", "аллея", "Москва", "Вера", "45"):
        assert word.encode() not in content.replace(b"55.84", b"")
    assert "nominatim" in dump
    assert "house" in dump


def test_only_its_owner_may_read_it(cache: AnswerCache) -> None:
    cache.put("nominatim", ADDRESS, (HOUSE,))
    assert stat.S_IMODE(cache.path.stat().st_mode) == 0o600


def test_a_file_that_is_no_cache_is_named(cache: AnswerCache) -> None:
    cache.path.parent.mkdir()
    cache.path.write_bytes(b"something else" * 100)
    with pytest.raises(InputError, match="cache_unreadable") as caught:
        cache.get("nominatim", ADDRESS)
    assert caught.value.faults[0].file == "addresses.sqlite"


def test_what_cannot_be_kept_stops_nothing(
    cache: AnswerCache, caplog: pytest.LogCaptureFixture
) -> None:
    cache.path.parent.write_bytes(b"a file where the folder should be")
    cache.put("nominatim", ADDRESS, (HOUSE,))
    assert "addresses.sqlite" in caplog.text
    assert ADDRESS not in caplog.text


def test_the_default_place_is_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_CACHE", "/somewhere")
    assert default_path() == Path("/somewhere/addresses.sqlite")
    monkeypatch.delenv("PLANNER_CACHE")
    assert default_path().parts[-2:] == ("express-planner", "addresses.sqlite")
