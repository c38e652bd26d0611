"""Faults and notices in words: every rule in both languages, one line, nothing personal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import planner
from planner.errors import Fault
from planner.intake.day_folder import describe_fault, describe_notice, fault_sentence
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.texts import LANGUAGES, LOCALES, Language
from tests.support.day_folders import fault

# A rule of an edit in the dashboard is told there.
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("intake", "dashboard")
    for path in (Path(planner.__path__[0]) / folder).rglob("*.py")
)
DETAILS = {"count": "3"}
SENTENCES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((LOCALES / "ru").glob("*.ftl"))
)


def details_of(kind: str, rule: str) -> tuple[tuple[str, str], ...]:
    """A value for every placeholder of the rule's Russian sentence."""
    text = SENTENCES
    key = f"{kind}-{rule.replace('_', '-')} ="
    start = text.index(f"\n{key}")
    end = re.search(r"\n(?=[a-z#\n])", text[start + 1 :])
    sentence = text[start + 1 :][: end.start() if end else None]
    names = dict.fromkeys(re.findall(r"\$(\w+)", sentence))
    return tuple((name, DETAILS.get(name, "x")) for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", Rule)
def test_every_fault_has_a_sentence(rule: Rule, language: Language) -> None:
    found = Fault(file="orders.csv", row=1234, rule=rule, details=details_of("fault", rule))
    line = describe_fault(found, language)
    assert line == f"{_row(language)}: {fault_sentence(found, language)}"
    assert len(fault_sentence(found, language)) > 15
    assert "{" not in line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", NoticeRule)
def test_every_notice_has_a_sentence(rule: NoticeRule, language: Language) -> None:
    notice = Notice(file="orders.csv", rule=rule, details=details_of("notice", rule))
    line = describe_notice(notice, language)
    assert line.startswith("orders.csv: ")
    assert len(line) > 30


@pytest.mark.parametrize("rule", [*Rule, *NoticeRule])
def test_every_rule_is_used(rule: Rule | NoticeRule) -> None:
    kind = type(rule).__name__
    assert re.search(rf"\b{kind}\.{rule.name}\b", SOURCE), f"nothing tells {rule}"


def test_no_sentence_is_left_over() -> None:
    text = (LOCALES / "ru" / "faults.ftl").read_text(encoding="utf-8")
    keys = set(re.findall(r"^([a-z0-9-]+) =", text, re.MULTILINE))
    rules = {f"fault-{rule.replace('_', '-')}" for rule in Rule}
    rules |= {f"notice-{rule.replace('_', '-')}" for rule in NoticeRule}
    assert keys <= rules | {"fault-row", "fault-posting", "fault-value"}


def test_a_line_names_file_row_column_value_and_rule() -> None:
    found = fault("orders.csv", 12, "slot_end", "17:00", Rule.SLOT_ENDS_EARLY, start="18:00")
    assert describe_fault(found, "en") == (
        'orders.csv, row 12, slot_end, "17:00": '
        "the slot ends no later than it starts (18:00); mend its start or its end"
    )
    assert describe_fault(found, "ru") == (
        "orders.csv, строка 12, slot_end, «17:00»: "
        "окно кончается не позже, чем начинается (18:00); исправьте начало или конец"
    )


def test_a_text_of_day_toml_keeps_its_own_quotes() -> None:
    found = fault("day.toml", 9, "fees.fee_rub", '"249"', Rule.WRONG_TYPE, wanted="number")
    assert describe_fault(found, "ru") == (
        'day.toml, строка 9, fees.fee_rub, "249": '
        "значение не того вида: нужно число без кавычек"
    )


@pytest.mark.parametrize("column", ["phone", "Телефон", "ПОКУПАТЕЛЬ", "address", "Комментарий"])
def test_personal_values_are_not_shown(column: str) -> None:
    found = fault("orders.csv", 2, column, "+7 900 123", Rule.CELL_ERROR)
    assert describe_fault(found, "en") == (
        f"orders.csv, row 2, {column}: "
        "the cell holds an Excel error; mend the formula or put a value in its place"
    )


def test_a_value_is_shown_short_and_on_one_line() -> None:
    found = fault("orders.csv", 2, "lat", "5\n\x1b[31m" + "9" * 100, Rule.NOT_A_NUMBER)
    line = describe_fault(found, "en")
    # 60 signs: "5 �[31m" are 7, then 52 nines and the ellipsis
    assert f'"5 \N{REPLACEMENT CHARACTER}[31m{"9" * 52}…"' in line
    assert line.isprintable()


@pytest.mark.parametrize(
    ("count", "russian"),
    [
        (1, "1 момент указан без смещения и прочитан"),
        (3, "3 момента указаны без смещения и прочитаны"),
        (5, "5 моментов указаны без смещения и прочитаны"),
        (21, "21 момент указан без смещения и прочитан"),
    ],
)
def test_russian_counts_agree(count: int, russian: str) -> None:
    details = (("count", str(count)), ("timezone", "Europe/Moscow"))
    notice = Notice(file="orders.csv", rule=NoticeRule.NAIVE_MOMENTS, details=details)
    assert russian in describe_notice(notice, "ru")


def _row(language: Language) -> str:
    return {"ru": "orders.csv, строка 1234", "en": "orders.csv, row 1234"}[language]
