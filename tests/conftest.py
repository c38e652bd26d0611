"""What holds for the whole test run: Hypothesis profiles, and the count of browser tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from types import ModuleType
from uuid import uuid4

import pytest
from hypothesis import settings

REQUIRED = os.environ.get("BROWSER_TESTS") == "required"

# The same examples every time: a red test is red for everyone. No deadlines: machines differ.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("quick", parent=settings.get_profile("same"), max_examples=15)
settings.load_profile("same")


@pytest.fixture(autouse=True, scope="session")
def _no_user_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that tests keep of addresses and roads is the user's, nor what servers keep."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("PLANNER_CACHE", str(folder))
        patch.setenv("PLANNER_HISTORY", str(folder / "history.sqlite"))
        yield


@pytest.fixture(autouse=True)
def _own_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What one test keeps is not the next one's."""
    folder = tmp_path_factory.getbasetemp() / "caches" / uuid4().hex
    monkeypatch.setenv("PLANNER_CACHE", str(folder))
    monkeypatch.setenv("PLANNER_HISTORY", str(folder / "history.sqlite"))


@pytest.fixture(autouse=True)
def _plain_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page launched by a test leaves itself as __main__, which new processes would run."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many browser tests ran and how many were skipped."""
    ran, skipped = _browser_tests(terminalreporter)
    if ran or skipped or REQUIRED:
        terminalreporter.write_line(f"browser tests: {ran} run, {skipped} skipped")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where browser tests are required, one that did not run fails the whole run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if REQUIRED and isinstance(reporter, pytest.TerminalReporter):
        ran, skipped = _browser_tests(reporter)
        if skipped or not ran:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _browser_tests(reporter: pytest.TerminalReporter) -> tuple[int, int]:
    """How many ran, how many were skipped."""
    of = {
        outcome: sum("browser" in report.keywords for report in reporter.getreports(outcome))
        for outcome in ("passed", "failed", "skipped")
    }
    return of["passed"] + of["failed"], of["skipped"]
