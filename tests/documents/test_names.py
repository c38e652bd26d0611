"""File names from ids that try to leave their folder."""

from __future__ import annotations

import pytest

from planner.documents.names import LONGEST, file_names


@pytest.mark.parametrize(
    ("one", "name"),
    [
        ("12345678-0001-1", "12345678-0001-1"),
        ("К01", "К01"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\x\\y", "C_x_y"),
        ('a/b:c*d?"<>|', "a_b_c_d"),
        ("..", "_"),
        ("", "_"),
        ("nul.txt", "_nul.txt"),
        ("o\n1\t\x00", "o_1"),
        ("заказ 🎁 №7", "заказ_No7"),
        ("x\u202egpj.exe", "x_gpj.exe"),
    ],
)
def test_a_name_is_safe_and_still_to_be_recognised(one: str, name: str) -> None:
    assert file_names([one]) == {one: name}


def test_names_differ_without_regard_to_case_and_are_short() -> None:
    names = file_names(["A/1", "a:1", "a_1", "x" * 500])
    assert list(names.values()) == ["A_1", "a_1_2", "a_1_3", "x" * LONGEST]
