"""One order's evidence: planned beside told, the slot kept or not, photos, message."""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO

import pytest

from planner.documents.evidence import evidence_zip
from planner.documents.handed import Handed, handover_message, messages_text, told_at
from planner.documents.papers import Papers, Visit
from planner.documents.photos import read_photos
from planner.documents.record import findings
from planner.domain.order import OrderId
from planner.errors import InputError
from planner.texts import LANGUAGES, Language
from tests.documents.test_photos import picture
from tests.support.builders import at
from tests.support.printed import PERSONAL, page_texts, papers, plain_spaces

TOLD = Handed(
    arrived_at=at("11:03"),
    handed_at=at("11:06"),
    marked_at=at("10:58"),
    to="Анна <b>Петрова</b>",
    role="консьерж",
    note="Оставлено по просьбе\nполучателя",
)


def visit(made: Papers, order: str = "o1") -> Visit:
    found = made.visit(OrderId(order))
    assert found is not None
    return found


def files(made: Papers, handed: Handed) -> dict[str, bytes]:
    photos = read_photos([("../../x.jpg", picture())])
    content = evidence_zip(made, visit(made), handed, photos)
    assert content == evidence_zip(made, visit(made), handed, photos)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_archive_has_everything_and_its_checksums() -> None:
    made = files(papers(), TOLD)
    assert list(made) == [
        f"evidence_o1/{name}"
        for name in (
            "act.pdf",
            "record.pdf",
            "record.json",
            "message.txt",
            "photos/photo_01.jpg",
            "SHA256SUMS.txt",
        )
    ]
    assert made["evidence_o1/photos/photo_01.jpg"] == picture()
    for line in made.pop("evidence_o1/SHA256SUMS.txt").decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(made.pop(f"evidence_o1/{name}")).hexdigest() == digest
    assert not made


def test_the_record_sets_planned_beside_told() -> None:
    record = json.loads(files(papers(), TOLD)["evidence_o1/record.json"])
    assert record["planned"]["handover_from"] == "2026-11-20T11:05:00+03:00"
    assert record["told"]["handed_at"] == "2026-11-20T11:06:00+03:00"
    assert record["told"]["received_by"] == TOLD.to
    assert record["mark_delivered_not_before"] == "11:00"
    # the camera stood at the door's own coordinates
    assert record["photos"][0]["metres_from_door"] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_record_says_the_same(language: Language) -> None:
    made = papers(language)
    (page,) = page_texts(files(made, TOLD)["evidence_o1/record.pdf"])
    for words in ("11:05–11:13", "11:03", "11:06", "Анна <b>Петрова</b> (консьерж)"):
        assert words in page
    for line in findings(made, visit(made), TOLD):
        assert plain_spaces(line) in page
    assert plain_spaces(made.words("record-source")) in page


@pytest.mark.parametrize(
    ("handed", "told"),
    [
        ("11:00", "Вручено в 11:00 — внутри интервала 11:00–12:00."),
        ("12:00", "Вручено в 12:00 — внутри интервала 11:00–12:00."),
        ("10:59:30", "Вручено в 10:59 — раньше интервала 11:00–12:00 на 1 мин."),
        ("12:07", "Вручено в 12:07 — позже интервала 11:00–12:00 на 7 мин."),
    ],
)
def test_the_handover_is_judged_by_the_slot(handed: str, told: str) -> None:
    made = papers()
    assert findings(made, visit(made), Handed(handed_at=at(handed))) == (told,)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("10:58", "Отмечено «Доставлено» в 10:58 — раньше 11:00 на 2 мин."),
        ("11:00", "Отмечено «Доставлено» в 11:00 — не раньше 11:00."),
    ],
)
def test_the_mark_is_judged_by_the_slots_start(marked: str, told: str) -> None:
    made = papers()
    assert findings(made, visit(made), Handed(marked_at=at(marked)))[1:] == (told,)


def test_what_was_not_told_is_not_claimed() -> None:
    made = papers()
    assert findings(made, visit(made), Handed()) == (
        "Время вручения не записано. Интервал 11:00–12:00.",
    )


def test_the_message_tells_whom_and_when_and_nothing_else_personal() -> None:
    made = papers()
    told = handover_message(made, visit(made), TOLD)
    assert "Заказ o1 передан 20 ноября 2026" in told
    assert "11:06. Получил: Анна <b>Петрова</b> (консьерж)" in told
    for personal in PERSONAL:
        assert personal not in told


def test_messages_have_blanks_for_what_is_not_known_yet() -> None:
    told = messages_text(papers())
    assert told.count("__:__. Получил: ________________.") == 5  # o6 is not met
    assert "o6" not in told
    assert "None" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_come_in_both_languages(language: Language) -> None:
    assert {"ru": "Здравствуйте!", "en": "Hello!"}[language] in messages_text(papers(language))


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("13:05", at("13:05")),
        (" 9:05 ", at("09:05")),
        ("", None),
        ("2026-11-20T13:05", at("13:05")),
    ],
)
def test_a_time_is_read_as_people_write_it(written: str, moment: int | None) -> None:
    assert told_at("--delivered", written, papers().day.clock) == moment


@pytest.mark.parametrize("written", ["25:00", "13.05", "13:65", "вчера"])
def test_a_time_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="hour_format"):
        told_at("--delivered", written, papers().day.clock)
