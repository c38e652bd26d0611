"""The files of a day, from a folder or as uploaded: which there are, how large, their bytes.

A file over `MAX_FILE_BYTES` is refused by its size, before it is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from planner.errors import Fault
from planner.intake.faults import Rule

MAX_FILE_BYTES = 50_000_000
MEGABYTE = 1_000_000


class DayFiles(Protocol):
    """Files by plain name."""

    def has(self, name: str) -> bool:
        """Whether there is such a file."""

    def size(self, name: str) -> int:
        """Its size in bytes."""

    def content(self, name: str) -> bytes:
        """Its bytes; OSError where they can't be read."""


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """The files of a folder."""

    folder: Path

    def has(self, name: str) -> bool:
        """Whether the folder has such a file."""
        return (self.folder / name).is_file()

    def size(self, name: str) -> int:
        """Its size in bytes."""
        return (self.folder / name).stat().st_size

    def content(self, name: str) -> bytes:
        """Its bytes."""
        return (self.folder / name).read_bytes()


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """Files already in memory, for example uploaded ones."""

    files: Mapping[str, bytes]

    def has(self, name: str) -> bool:
        """Whether a file of that name was given."""
        return name in self.files

    def size(self, name: str) -> int:
        """Its size in bytes."""
        return len(self.files[name])

    def content(self, name: str) -> bytes:
        """Its bytes."""
        return self.files[name]


def bounded_content(files: DayFiles, name: str, faults: list[Fault]) -> bytes | None:
    """The file's bytes; None, with the fault noted, if missing, too large or unreadable."""
    if not files.has(name):
        faults.append(Fault(file=name, rule=Rule.FILE_MISSING))
        return None
    try:
        size = files.size(name)
        if size <= MAX_FILE_BYTES:
            return files.content(name)
    except OSError:
        faults.append(Fault(file=name, rule=Rule.FILE_UNREADABLE))
        return None
    megabytes = (
        ("size", str(-(-size // MEGABYTE))),
        ("limit", str(MAX_FILE_BYTES // MEGABYTE)),
    )
    faults.append(Fault(file=name, rule=Rule.FILE_TOO_LARGE, details=megabytes))
    return None


def outside_files(paths: Sequence[Path], faults: list[Fault]) -> dict[str, bytes]:
    """Files from anywhere, by name; those that share a name, with their folder's before it."""
    names = [path.name for path in paths]
    found = {}
    for path in dict.fromkeys(paths):
        alone = names.count(path.name) == 1
        name = path.name if alone else f"{path.absolute().parent.name}/{path.name}"
        own: list[Fault] = []
        content = bounded_content(FolderFiles(path.parent), path.name, own)
        faults.extend(replace(fault, file=name) for fault in own)
        if content is not None:
            found[name] = content
    return found


def is_plain_name(name: str) -> bool:
    """Whether a name stays in its folder, on Linux and on Windows."""
    return name not in {"", ".", ".."} and not set(name) & set("/\\:\0")
