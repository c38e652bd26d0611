"""The `documents` command's work: papers of a day into a folder or a ZIP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from planner.documents.archive import zipped
from planner.documents.kinds import Kind
from planner.documents.pack import Choice, paper_files
from planner.documents.papers import Papers
from planner.documents.source import Source, Stop, check_known, read_papers
from planner.domain.day import Day
from planner.domain.fleet import CourierId
from planner.domain.order import OrderId
from planner.errors import Fault, InputError
from planner.export.write import write_files
from planner.texts import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was asked; no kinds, couriers or orders named means all of them."""

    source: Source
    out: Path
    kinds: tuple[Kind, ...]
    couriers: tuple[str, ...]
    orders: tuple[str, ...]


def documents_told(asked: Asked, console: Console, language: Language, stop: Stop) -> str:
    """Make and write the papers; return what is to be printed.

    Raises
    ------
    InputError
        The day, the plan, or a courier or order that is not there.
    OSError
        The papers can't be written.
    """

    def check(day: Day) -> None:
        couriers = tuple(str(one.courier_id) for one in day.couriers)
        check_known("--courier", "courier_unknown", asked.couriers, couriers)
        orders = tuple(str(one.order_id) for one in day.orders)
        check_known("--order", "order_unknown", asked.orders, orders)

    papers = read_papers(asked.source, console, language, stop, check)
    _check_met(papers, asked.orders)
    files = paper_files(papers, _choice(asked))
    written = write_papers(files, asked.out, papers)
    return "\n".join(
        [
            papers.words("told", met=papers.plan.proof.met, orders=len(papers.day.orders)),
            papers.words("told-files", files=len(files)),
            f"  {written}",
        ]
    )


def write_papers(files: Mapping[str, bytes], out: Path, papers: Papers) -> Path:
    """Write the files into a folder, or as one archive where the path ends in .zip."""
    if out.suffix.lower() == ".zip":
        return write_files({out.name: zipped(files, papers.day.clock.day)}, out.parent)[0]
    for folder in dict.fromkeys(str(Path(name).parent) for name in files):
        within = {
            Path(name).name: content
            for name, content in files.items()
            if str(Path(name).parent) == folder
        }
        write_files(within, out / folder)
    return out


def _choice(asked: Asked) -> Choice:
    return Choice(
        kinds=frozenset(asked.kinds or Kind),
        couriers=frozenset(CourierId(one) for one in asked.couriers),
        orders=frozenset(OrderId(one) for one in asked.orders),
    )


def _check_met(papers: Papers, orders: tuple[str, ...]) -> None:
    """An order that is not met has no act."""
    unmet = [one for one in orders if papers.visit(OrderId(one)) is None]
    if unmet:
        raise InputError(
            tuple(
                Fault(file="--order", value=one, rule="order_not_met")
                for one in dict.fromkeys(unmet)
            )
        )
