"""Plans every day folder found, beside the peers if asked, and prints one table.

    python -m benchmarks.compare --days data --seconds 60 --peers --plain

`--plain` takes away what peers can't be told (breaks, congestion, priorities, several rates),
for all programs alike; without it such days are planned by us only.

Every plan, a peer's too, goes through the planner's audit. `--checker` adds a program of your
own, called as `checker DAY_FOLDER plan.json`; exit status 0 means that it found nothing.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.peers import PEERS
from benchmarks.runs import Ask, Run, own_run, peer_run

NONE = "–"
TINY_DAY = Path(__file__).parent.parent / "planner" / "dashboard" / "templates"


def compare(
    days: Annotated[Path, typer.Option(help="Folder that holds day folders.")] = Path("data"),
    seconds: Annotated[float, typer.Option(help="Time limit of each program.")] = 60,
    checker: Annotated[Path | None, typer.Option(help="A checker of your own.")] = None,
    only: Annotated[list[str] | None, typer.Option(help="Day folders by name.")] = None,
    *,
    peers: Annotated[bool, typer.Option("--peers", help="Run the peers as well.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Plan what peers can be told.")
    ] = False,
) -> None:
    """Plan every day of a folder and print a table."""
    folders = [path.parent for path in sorted(days.glob("*/day.toml"))]
    folders = [folder for folder in folders if not only or folder.name in only]
    if not folders:
        raise typer.BadParameter(f"no such day folders in {days}")
    if plain and checker:
        raise typer.BadParameter("--checker reads the day's files, and --plain changes the day")
    print(_machine(), f"time limit {seconds:g} s", sep=", ", end="\n\n", flush=True)
    ask = Ask(seconds=seconds, plain=plain)
    _apart(own_run, TINY_DAY, ask, None)  # compiles the loops, where they are not compiled yet
    for number, folder in enumerate(folders):
        own = _apart(own_run, folder, ask, checker)
        _print(own, own, heading=number == 0)
        for name in PEERS if peers else ():
            _print(_apart(peer_run, folder, ask, name), own)


def _apart(work: Callable[..., Run], *arguments: object) -> Run:
    """Run in a process of its own, so that the memory measured is this run's."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as one:
        return one.submit(work, *arguments).result()


def _print(run: Run, own: Run, *, heading: bool = False) -> None:
    columns = _columns(run, own)
    if heading:
        print("|", " | ".join(columns), "|")
        print("|", " | ".join("---" for _ in columns), "|")
    print("|", " | ".join(columns.values()), "|", flush=True)


def _columns(run: Run, own: Run) -> dict[str, str]:
    plan = run.plan
    proof = None if plan is None else plan.proof
    least_kop = None if proof is None else proof.cost_lower_bound_kop
    proves = proof is not None and run is own
    metres = None if plan is None else _metres(run)
    same = plan is not None and own.plan is not None and plan.proof.met == own.plan.proof.met
    return {
        "day": run.day,
        "orders / couriers": f"{run.orders} / {run.couriers}",
        "program": run.program,
        "met": NONE if proof is None else str(proof.met),
        "proved at most": str(proof.met_upper_bound) if proof and proves else NONE,
        "km": NONE if metres is None else f"{metres / 1000:.1f}",
        "km to ours, where as many are met": f"{metres / _metres(own):.3f}"
        if same and metres is not None and run is not own
        else NONE,
        "cost, ₽": NONE if proof is None else f"{proof.cost_kop / 100:.0f}",
        "proved at least, ₽": NONE if least_kop is None else f"{least_kop / 100:.0f}",
        "gap, %": NONE
        if proof is None or least_kop is None
        else f"{100 * (proof.cost_kop - least_kop) / max(1, proof.cost_kop):.2f}",
        "first plan, s": _figure(run.first_s),
        "seconds": _figure(run.seconds),
        "MB": NONE if run.megabytes is None else f"{run.megabytes:.0f}",
        "status": run.status or NONE,
        "audit": run.audit or NONE,
    }


def _metres(run: Run) -> int:
    return sum(trip.metres for trip in run.plan.trips) if run.plan is not None else 0


def _figure(value: float | None) -> str:
    return NONE if value is None else f"{value:.1f}"


def _machine() -> str:
    packages = ["ortools", "scipy", "numba", *sorted({p.package for p in PEERS.values()})]
    return ", ".join(
        [
            f"{os.cpu_count()} cores {platform.machine()}",
            f"{platform.system()}",
            f"Python {platform.python_version()}",
            *(f"{package} {_version(package)}" for package in dict.fromkeys(packages)),
        ]
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    typer.run(compare)
