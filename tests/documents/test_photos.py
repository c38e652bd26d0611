"""Photos by their content: kept byte by byte, hostile ones refused by name."""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from planner.documents import photos as limits
from planner.documents.photos import Photo, read_photos
from planner.errors import InputError

DOOR = (55.75, 37.62)


def picture(
    kind: str = "JPEG", *, taken: str = "2026:11:20 13:06:12", colour: int = 0
) -> bytes:
    """A small photo at 55°45′0″ N, 37°37′12″ E, which is 55.75, 37.62."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[36867] = taken
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (55.0, 45.0, 0.0), "E", (37.0, 37.0, 12.0)
    content = BytesIO()
    Image.new("RGB", (8, 6), (colour, 0, 0)).save(content, kind, exif=exif)
    return content.getvalue()


def huge_png() -> bytes:
    """A PNG of 60 000 × 60 000 points in 70 bytes."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(head))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
    )


def read(content: bytes) -> Photo:
    (photo,) = read_photos([("any name", content)])
    return photo


def rules(files: list[tuple[str, bytes]]) -> list[tuple[str, str]]:
    with pytest.raises(InputError, match="fault") as raised:
        read_photos(files)
    return [(fault.file, fault.rule) for fault in raised.value.faults]


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpg"), ("WEBP", "webp")])
def test_a_photo_is_kept_as_it_came_and_tells_when_and_where(kind: str, suffix: str) -> None:
    content = picture(kind)
    photo = read(content)
    assert photo.content == content
    assert photo.sha256 == hashlib.sha256(content).hexdigest()
    assert photo.suffix == suffix
    assert photo.taken == "2026-11-20 13:06:12"
    assert photo.place is not None
    assert (photo.place.lat, photo.place.lon) == pytest.approx(DOOR)


def test_exif_behind_the_picture_of_a_png_is_kept_but_not_read() -> None:
    content = picture("PNG")
    photo = read(content)
    assert (photo.content, photo.suffix, photo.taken) == (content, "png", "")


def test_a_photo_without_exif_tells_nothing() -> None:
    content = BytesIO()
    Image.new("RGB", (8, 6)).save(content, "PNG")
    photo = read(content.getvalue())
    assert (photo.taken, photo.place) == ("", None)


def test_a_moment_that_is_none_is_not_shown() -> None:
    assert read(picture(taken="<script>")).taken == ""


def test_a_picture_of_a_phone_that_is_not_opened_here_is_kept() -> None:
    content = b"\x00\x00\x00\x18ftypheic" + bytes(40)
    assert read(content).suffix == "heic"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"PK\x03\x04",
        b"\xff\xd8\xff broken",
        huge_png(),
    ],
)
def test_what_is_no_photo_is_refused_whatever_its_name(content: bytes) -> None:
    assert rules([("photo.jpg", content)]) == [("photo.jpg", "photo_broken")]


def test_a_gif_is_no_photo() -> None:
    content = BytesIO()
    Image.new("P", (8, 6)).save(content, "GIF")
    assert rules([("a.jpg", content.getvalue())]) == [("a.jpg", "photo_broken")]


def test_every_fault_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 100)
    assert rules([("large.jpg", bytes(101)), ("text.jpg", b"text")]) == [
        ("large.jpg", "photo_large"),
        ("text.jpg", "photo_broken"),
    ]


def test_too_many_and_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    one = picture()
    monkeypatch.setattr(limits, "MOST_PHOTOS", 1)
    monkeypatch.setattr(limits, "MOST_TOGETHER", len(one))
    told = rules([("a", one), ("b", picture(colour=9))])
    assert told == [("b", "photos_many"), ("b", "photos_large")]


def test_the_same_photo_twice_is_one() -> None:
    assert len(read_photos([("a", picture()), ("b", picture()), ("c", picture(colour=9))])) == 2
