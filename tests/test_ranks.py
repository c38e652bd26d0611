"""Which module may import which: only lower ranks and its own package (STYLE, "Layout")."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "planner"
RANKS: tuple[tuple[str, ...], ...] = (
    ("errors", "settings", "texts"),
    ("domain",),
    ("intake", "travel"),
    ("trips",),
    ("routing",),
    ("solve",),
    ("explain", "money", "punctuality", "wishes"),
    ("scenarios", "roster", "live", "comparison"),
    ("export",),
    ("documents", "history"),
    ("commands", "dashboard"),
    ("cli",),
    ("__main__",),
)
RANK_OF = {part: rank for rank, parts in enumerate(RANKS) for part in parts}


def imported_modules(source: str, module: str, *, is_package: bool) -> Iterator[str]:
    """Full names of all that the source imports, wherever in it, relative imports resolved.

    ``from a import b`` counts as ``a.b``: b may be a module.
    """
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def part_of(module: str) -> str | None:
    """The package or module right below `planner` that a full name belongs to."""
    top, _, rest = module.partition(".")
    return rest.split(".")[0] if top == PACKAGE and rest else None


def breaches(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """Imports of the module that go up, sideways, or to a part without a rank."""
    own = part_of(module)
    found = []
    for imported in imported_modules(source, module, is_package=is_package):
        other = part_of(imported)
        if other is None or other == own:
            continue
        if own not in RANK_OF or other not in RANK_OF or RANK_OF[other] >= RANK_OF[own]:
            found.append(f"{module} imports {imported}")
    return found


def modules() -> list[tuple[str, Path]]:
    """Every module below `planner/` but the public face, which may show anything."""
    found = []
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name != PACKAGE:
            found.append((name, path))
    return found


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_module_imports_only_lower_ranks_and_its_own_package(module: str, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert part_of(module) in RANK_OF, f"{module} has no rank"
    assert breaches(source, module, is_package=path.name == "__init__.py") == []


def test_all_ranks_of_the_spine_are_looked_at() -> None:
    names = {name for name, _ in modules()}
    expected = {"planner.errors", "planner.domain.day", "planner.trips.timing"}
    assert expected | {"planner.solve.audit", "planner.cli", "planner.__main__"} <= names


@pytest.mark.parametrize(
    "source",
    [
        "import planner.solve.audit",
        "from planner.solve.audit import audit",
        "from planner.solve import audit",
        "from planner import solve",
        "from ..solve import audit",
        "from .. import solve",
        "def f():\n    from planner.solve import audit",
        "if True:\n    import planner.cli as x",
        "import os, planner.money",
        "from planner import nowhere",
    ],
)
def test_an_import_upward_is_found_in_every_spelling(source: str) -> None:
    assert len(breaches(source, "planner.trips.labels")) == 1


def test_siblings_of_one_rank_are_found() -> None:
    source = "from planner.travel.times import TravelTimes"
    assert breaches(source, "planner.intake.tables") == [
        "planner.intake.tables imports planner.travel.times.TravelTimes"
    ]


def test_downward_and_own_imports_are_allowed() -> None:
    source = (
        "import numpy\nfrom planner.domain.day import Day\nfrom planner import errors\n"
        "from . import labels\nfrom .timing import walk\nfrom planner.trips import alone\n"
    )
    assert breaches(source, "planner.trips.catalogue") == []
    assert breaches("from .labels import x", "planner.trips", is_package=True) == []
    assert breaches("from ..solve import x", "planner.trips", is_package=True) == [
        "planner.trips imports planner.solve.x"
    ]


def test_audit_shares_only_domain_travel_and_the_reference_walk() -> None:
    allowed = {"planner.domain", "planner.travel.times", "planner.trips.timing"}
    for module in ("audit", "claims"):
        source = (ROOT / PACKAGE / "solve" / f"{module}.py").read_text(encoding="utf-8")
        shared = {
            imported
            for imported in imported_modules(
                source, f"planner.solve.{module}", is_package=False
            )
            if part_of(imported) and not any(imported.startswith(f"{a}.") for a in allowed)
        }
        assert shared <= {"planner.solve.claims.claim_findings"}
