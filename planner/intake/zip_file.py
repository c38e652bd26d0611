"""A ZIP file from outside, unpacked in memory: nothing of it is trusted before it is looked at.

What an archive says of itself is judged before anything is unpacked; Python's zipfile never
unpacks more of an entry than it said, and fails where the checksum differs. Nothing is written
to disk, so a name can't lead anywhere; one that tries to is refused all the same, as are links,
encrypted entries, archives inside, and names that stand twice.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from planner.errors import Fault, InputError
from planner.intake.faults import Rule

MEGABYTE = 1_000_000
# Text shrinks 20 to 60 times; a bomb 1000 times. Small files may shrink as they like.
MOST_RATIO, RATIO_FROM_BYTES = 200, MEGABYTE
NESTED = frozenset({".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".zst"})
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError)
UNIX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipLimits:
    """How much an archive may hold."""

    packed_bytes: int
    unpacked_bytes: int
    entries: int


def read_zip(file: str, content: bytes, limits: ZipLimits) -> dict[str, bytes]:
    """The archive's files by name, folders left out.

    Raises
    ------
    InputError
        It is no archive, too large, or not to be trusted.
    """
    if len(content) > limits.packed_bytes:
        raise too_large(file, len(content), limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            rule = _broken_rule(entries, limits)
            if rule is None:
                return {one.filename: archive.read(one) for one in entries if not one.is_dir()}
    # Besides its own error: an unknown compression, a wrong password, rotten data.
    except (*BROKEN, zlib.error):
        rule = Rule.ARCHIVE_BROKEN
    raise InputError((Fault(file=file, rule=rule),))


def too_large(file: str, size: int, limits: ZipLimits) -> InputError:
    """The error of an archive that is too large to be looked into."""
    sizes = (
        ("size", str(-(-size // MEGABYTE))),
        ("limit", str(limits.packed_bytes // MEGABYTE)),
    )
    return InputError((Fault(file=file, rule=Rule.FILE_TOO_LARGE, details=sizes),))


def _is_bomb(entries: Sequence[zipfile.ZipInfo], limits: ZipLimits) -> bool:
    """Whether the entries would unpack to too much, or are too many."""
    unpacked = sum(one.file_size for one in entries)
    too_much = unpacked > limits.unpacked_bytes or len(entries) > limits.entries
    return too_much or any(_swollen(one) for one in entries)


def _broken_rule(entries: list[zipfile.ZipInfo], limits: ZipLimits) -> Rule | None:
    if _is_bomb(entries, limits):
        return Rule.ARCHIVE_BOMB
    names = [one.filename for one in entries]
    if len(set(names)) < len(names) or any(_strange(one) for one in entries):
        return Rule.ARCHIVE_UNSAFE
    return None


def _swollen(entry: zipfile.ZipInfo) -> bool:
    large = entry.file_size > RATIO_FROM_BYTES
    return large and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)


def _strange(entry: zipfile.ZipInfo) -> bool:
    """Whether it would leave its folder, is no plain file, or hides what it holds."""
    path = PurePosixPath(entry.filename)
    kind = stat.S_IFMT(entry.external_attr >> 16) if entry.create_system == UNIX else 0
    return (
        path.is_absolute()
        or ".." in path.parts
        or bool({*"\\:\0"} & {*entry.filename})
        or kind not in {0, stat.S_IFREG, stat.S_IFDIR}
        or bool(entry.flag_bits & ENCRYPTED)
        or path.suffix.lower() in NESTED
    )
