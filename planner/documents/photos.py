"""Photos dropped in by hand: what they are, told by their content, kept byte by byte.

A name or a suffix proves nothing and is not used. Nothing of a photo is changed: its EXIF, with
the time and often the place it was taken at, is what makes it evidence, and whoever hands it on
hands that on too. Pictures are opened, never unpacked: a picture of a billion points costs
nothing here.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image

from planner.domain.order import Point
from planner.errors import Fault, InputError

MEBIBYTE = 1 << 20
MOST_PHOTOS = 24
MOST_BYTES = 20 * MEBIBYTE  # of one; phones write 3–15
MOST_TOGETHER = 120 * MEBIBYTE
KINDS_OPENED = ("JPEG", "PNG", "WEBP")
SUFFIXES = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp"}
# A HEIC file of an iPhone says so in its first box; it is kept unread.
HEIC_BRANDS = frozenset({b"heic", b"heix", b"mif1", b"msf1"})
TAKEN = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)", re.ASCII)
MINUTES, SECONDS = 60, 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """One photo as it came.

    Attributes
    ----------
    content : its bytes. suffix : by its kind. sha256 : of the bytes, hexadecimal.
    taken : "2026-11-20 13:06:12" by the camera's own clock; "" where it does not say.
    place : where it was taken, by the camera; None where it does not say.
    """

    content: bytes
    suffix: str
    sha256: str
    taken: str = ""
    place: Point | None = None


def read_photos(files: Sequence[tuple[str, bytes]]) -> tuple[Photo, ...]:
    """The photos; the same one given twice counts once.

    Raises
    ------
    InputError
        With every file that is no photo, too large or broken.
    """
    faults: list[Fault] = []
    photos: dict[str, Photo] = {}
    if len(files) > MOST_PHOTOS:
        faults.append(_fault(files[MOST_PHOTOS][0], "photos_many", most=MOST_PHOTOS))
    if sum(len(content) for _, content in files) > MOST_TOGETHER:
        most = MOST_TOGETHER // MEBIBYTE
        faults.append(_fault(files[-1][0], "photos_large", most=most))
    for name, content in files[:MOST_PHOTOS]:
        photo = _read(name, content)
        if isinstance(photo, Fault):
            faults.append(photo)
        else:
            photos.setdefault(photo.sha256, photo)
    if faults:
        raise InputError(tuple(faults))
    return tuple(photos.values())


def _read(name: str, content: bytes) -> Photo | Fault:
    if len(content) > MOST_BYTES:
        return _fault(name, "photo_large", most=MOST_BYTES // MEBIBYTE)
    digest = hashlib.sha256(content).hexdigest()
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return Photo(content=content, suffix="heic", sha256=digest)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            kind, taken, place = _looked_at(content)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        return _fault(name, "photo_broken")
    if kind not in SUFFIXES:
        return _fault(name, "photo_broken")
    suffix = SUFFIXES[kind]
    return Photo(content=content, suffix=suffix, sha256=digest, taken=taken, place=place)


def _looked_at(content: bytes) -> tuple[str, str, Point | None]:
    """Kind, moment and place; the picture itself stays packed."""
    with Image.open(BytesIO(content), formats=KINDS_OPENED) as image:
        image.verify()
    with Image.open(BytesIO(content), formats=KINDS_OPENED) as image:
        kind = image.format or ""
        # Behind the picture of a PNG it is not looked for: that would unpack the picture.
        exif = image.getexif() if kind != "PNG" or "exif" in image.info else Image.Exif()
        camera = exif.get_ifd(ExifTags.IFD.Exif)
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    taken = TAKEN.match(str(camera.get(ExifTags.Base.DateTimeOriginal, "")))
    moment = "" if taken is None else "-".join(taken.groups()[:3]) + f" {taken[4]}"
    return kind, moment, _place(place)


def _place(told: Mapping[int, Any]) -> Point | None:
    """The camera's place; None where it is missing or no place on Earth."""
    try:
        lat = _degrees(told[ExifTags.GPS.GPSLatitude])
        lon = _degrees(told[ExifTags.GPS.GPSLongitude])
        south = str(told.get(ExifTags.GPS.GPSLatitudeRef, "N")).upper() == "S"
        west = str(told.get(ExifTags.GPS.GPSLongitudeRef, "E")).upper() == "W"
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    if not (0 <= lat <= 90 and 0 <= lon <= 180) or lat == lon == 0:
        return None
    return Point(lat=-lat if south else lat, lon=-lon if west else lon)


def _degrees(told: Sequence[Any]) -> float:
    whole, minutes, seconds = (float(part) for part in told)
    return whole + minutes / MINUTES + seconds / SECONDS


def _fault(name: str, rule: str, **details: int) -> Fault:
    told = tuple((key, str(value)) for key, value in details.items())
    return Fault(file=name, rule=rule, details=told)
