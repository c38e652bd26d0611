"""The `evidence` command's work: one order's evidence from a plan, times told, and photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from planner.documents.evidence import evidence_name, evidence_zip
from planner.documents.handed import Handed, handover_message, told_at
from planner.documents.photos import MOST_BYTES, Photo, read_photos
from planner.documents.record import findings
from planner.documents.source import Source, Stop, check_known, read_papers
from planner.domain.day import Day
from planner.domain.order import OrderId
from planner.errors import Fault, InputError
from planner.export.write import write_files
from planner.intake.actual_file import read_actual
from planner.intake.faults import Rule
from planner.texts import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was asked.

    Attributes
    ----------
    out : a .zip, or a folder for one. arrived, delivered, marked : as written; "" not told.
    actual_file : a log of drives that says when the courier arrived.
    """

    source: Source
    order: str
    out: Path
    photos: tuple[Path, ...]
    arrived: str
    delivered: str
    marked: str
    to: str
    role: str
    note: str
    actual_file: Path | None


def evidence_told(asked: Asked, console: Console, language: Language, stop: Stop) -> str:
    """Make and write the archive; return what is to be printed.

    Raises
    ------
    InputError
        The day, the plan, the order, a time or a photo is at fault.
    OSError
        The archive can't be written.
    """
    found: list[tuple[Handed, tuple[Photo, ...]]] = []

    def check(day: Day) -> None:
        orders = tuple(str(one.order_id) for one in day.orders)
        check_known("ORDER", "order_unknown", (asked.order,), orders)
        found.append(_told(asked, day))

    papers = read_papers(asked.source, console, language, stop, check)
    handed, photos = found[0]
    visit = papers.visit(OrderId(asked.order))
    if visit is None:
        raise InputError((Fault(file="ORDER", value=asked.order, rule="order_not_met"),))
    content = evidence_zip(papers, visit, handed, photos)
    named = asked.out.suffix.lower() == ".zip"
    folder = asked.out.parent if named else asked.out
    name = asked.out.name if named else f"{evidence_name(papers, visit)}.zip"
    written = write_files({name: content}, folder)[0]
    return "\n".join(
        [
            *findings(papers, visit, handed),
            papers.words("told-photos", photos=len(photos)),
            *([papers.words("told-exif")] if photos else []),
            papers.words("told-message"),
            f"  {handover_message(papers, visit, handed)}",
            papers.words("told-files", files=1),
            f"  {written}",
        ]
    )


def _told(asked: Asked, day: Day) -> tuple[Handed, tuple[Photo, ...]]:
    """Times and photos; all their faults at once."""
    faults: list[Fault] = []
    moments: dict[str, int | None] = {}
    for option in ("arrived", "delivered", "marked"):
        try:
            moments[option] = told_at(f"--{option}", getattr(asked, option), day.clock)
        except InputError as error:
            faults += error.faults
    photos: tuple[Photo, ...] = ()
    try:
        photos = read_photos(_contents(asked.photos))
        if asked.actual_file is not None and not asked.arrived:
            moments["arrived"] = _arrived_at(asked.actual_file, asked.order, day)
    except InputError as error:
        faults += error.faults
    if faults:
        raise InputError(tuple(faults))
    handed = Handed(
        arrived_at=moments["arrived"],
        handed_at=moments["delivered"],
        marked_at=moments["marked"],
        to=asked.to,
        role=asked.role,
        note=asked.note,
    )
    return handed, photos


def _arrived_at(path: Path, order: str, day: Day) -> int | None:
    """When the log says the courier came to the order's door."""
    try:
        content = path.read_bytes()
    except OSError:
        raise InputError((Fault(file=path.name, rule=Rule.FILE_UNREADABLE),)) from None
    drives = read_actual(path.name, content, [day]).drives
    return next((one.arrived_at for one in drives if one.order_id == order), None)


def _contents(paths: Sequence[Path]) -> list[tuple[str, bytes]]:
    """The photos' bytes; no more of a file is read than shows that it is too large."""
    read, faults = [], []
    for path in paths:
        try:
            with path.open("rb") as file:
                read.append((path.name, file.read(MOST_BYTES + 1)))
        except OSError:
            faults.append(Fault(file=path.name, rule=Rule.FILE_UNREADABLE))
    if faults:
        raise InputError(tuple(faults))
    return read
