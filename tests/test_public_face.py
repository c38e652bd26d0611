"""The names `planner` offers, and that offering them costs nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import planner


@pytest.mark.parametrize("name", planner.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(planner, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'plan_week'"):
        planner.plan_week  # noqa: B018 - the access is the test


def test_importing_the_package_loads_no_solver() -> None:
    code = (
        "import sys, planner; print(sorted({'ortools', 'numba', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
