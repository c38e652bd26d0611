"""Archives from outside: what is taken, and what is refused before it can do harm."""

from __future__ import annotations

import io
import stat
import struct
import zipfile

import pytest

from planner.errors import InputError
from planner.intake.faults import Rule
from planner.intake.zip_file import ZipLimits, read_zip

LIMITS = ZipLimits(packed_bytes=1_000_000, unpacked_bytes=20_000_000, entries=100)


def packed(files: dict[str, bytes], *, mode: int = stat.S_IFREG | 0o644) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def rule_of(content: bytes) -> str:
    with pytest.raises(InputError) as raised:
        read_zip("x.zip", content, LIMITS)
    (fault,) = raised.value.faults
    assert fault.file == "x.zip"
    return fault.rule


def test_plain_files_in_folders_are_taken() -> None:
    files = {"day/orders.csv": b"a,b", "day.toml": b"date = 2026-11-20", "empty/": b""}
    assert read_zip("x.zip", packed(files), LIMITS) == {
        "day/orders.csv": b"a,b",
        "day.toml": b"date = 2026-11-20",
    }


@pytest.mark.parametrize(
    "name",
    ["../evil.csv", "a/../../evil.csv", "/etc/passwd", "C:evil.csv", "a\\..\\evil.csv"],
)
def test_a_name_that_leads_outside_is_refused(name: str) -> None:
    assert rule_of(packed({name: b"x"})) == Rule.ARCHIVE_UNSAFE


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_what_is_no_plain_file_is_refused(kind: int) -> None:
    assert rule_of(packed({"link": b"/etc/passwd"}, mode=kind | 0o777)) == Rule.ARCHIVE_UNSAFE


@pytest.mark.parametrize("name", ["inner.zip", "inner.ZIP", "a/inner.tar.gz", "inner.7z"])
def test_an_archive_inside_is_refused(name: str) -> None:
    assert rule_of(packed({name: packed({"a": b"b"})})) == Rule.ARCHIVE_UNSAFE


def test_a_name_that_stands_twice_is_refused() -> None:
    content = packed({"a.csv": b"one", "b.csv": b"two"})
    assert rule_of(content.replace(b"b.csv", b"a.csv")) == Rule.ARCHIVE_UNSAFE


def test_a_bomb_is_refused_by_what_it_says() -> None:
    # 10 MB of zeros pack to 10 kB, a thousandth
    assert rule_of(packed({"bomb.csv": bytes(10_000_000)})) == Rule.ARCHIVE_BOMB


def test_many_small_bombs_are_refused_by_their_sum() -> None:
    files = {f"{k}.csv": bytes(900_000) for k in range(30)}  # 27 MB, each below the ratio's eye
    assert rule_of(packed(files)) == Rule.ARCHIVE_BOMB


def test_too_many_files_are_refused() -> None:
    assert rule_of(packed({f"{k}": b"" for k in range(101)})) == Rule.ARCHIVE_BOMB


def test_a_bomb_that_lies_about_its_size_unpacks_to_no_more_than_it_says() -> None:
    content = bytearray(packed({"a.csv": bytes(5_000_000)}))
    # the size unpacked stands 24 bytes into the entry of the directory, 22 into the local one
    directory = content.index(b"PK\x01\x02")
    for place in (directory + 24, content.index(b"PK\x03\x04") + 22):
        content[place : place + 4] = struct.pack("<I", 100)
    assert rule_of(bytes(content)) == Rule.ARCHIVE_BROKEN


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"a,b\n1,2\n", b"\x1f\x8b" + bytes(50)]
)
def test_what_is_no_archive_is_told(content: bytes) -> None:
    assert rule_of(content) == Rule.ARCHIVE_BROKEN


def test_rotten_data_is_told() -> None:
    content = bytearray(packed({"a.csv": b"abcdefgh" * 100}))
    content[40] ^= 0xFF
    assert rule_of(bytes(content)) == Rule.ARCHIVE_BROKEN


def test_an_encrypted_entry_is_refused() -> None:
    content = bytearray(packed({"a.csv": b"secret"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert rule_of(bytes(content)) == Rule.ARCHIVE_UNSAFE


def test_a_file_over_the_limit_is_not_looked_into() -> None:
    assert rule_of(bytes(1_000_001)) == Rule.FILE_TOO_LARGE
