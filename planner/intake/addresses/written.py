"""What of a buyer's address finds the house: town, street and number, and nothing personal.

Flats, entrances, floors, door codes, telephone numbers and whatever follows the house number
are left out: no service needs them, and names of people stand there too. How people write
houses: «д. 9», «9А», «1к2», «10, корп. 1, стр. 3», «5/7».
"""

from __future__ import annotations

import re

_INSIDE = (
    r"кв(?:артира)?|подъезд|под|пд|эт(?:аж)?|домофон|код|оф(?:ис)?|пом(?:ещение)?|"
    r"комн(?:ата)?|вход|тел(?:ефон)?|получатель|контакт"
)
_INSIDE_PART = re.compile(rf"\s*(?:{_INSIDE})(?:\.|\b).*", re.IGNORECASE)
_INSIDE_TAIL = re.compile(rf"[\s.]+(?:{_INSIDE})\b\.?\s*№?\s*\d.*$", re.IGNORECASE)
_FLOOR_TAIL = re.compile(r"\s\d+(?:-?й)?\s+(?:этаж|подъезд)\b.*$", re.IGNORECASE)
_TELEPHONE = re.compile(r"\+?\d[\d\s()-]{8,}\d")
_POSTCODE = re.compile(r"\s*\d{6}\s*")
_BLOCK = r"(?:[\s,]*(?:корпус|корп|кор|к|строение|стр|с|литера|лит)\.?\s*\d*[а-яa-z]?\d*)"
_HOUSE = re.compile(
    rf"(?:(?<=\s)|(?<=,)|^)(?:(?:дом|д|владение|вл|участок|уч)\.?\s*)?№?\s*"
    rf"(\d+(?:[-/]\d+)?\s?[а-яa-z]?(?:/\d+)?{_BLOCK}*"
    rf"|(?:корпус|корп|к)\.?\s*\d+[а-я]?)\s*$",
    re.IGNORECASE,
)
_HOUSE_BY_WORD = re.compile(r"(?:дом|д|владение|вл)\.?\s*№?\s*\d.*", re.IGNORECASE)
# A number that names a quarter, not a house: «мкр 5, 12» is house 12.
_QUARTER = re.compile(r"(?:мкр|микрорайон|мкрн|м-н|квартал|кв-л)\b.*", re.IGNORECASE)
_BLOCK_ONLY = re.compile(rf"\s*{_BLOCK}+\s*", re.IGNORECASE)
_HOUSE_WORDS = (
    (re.compile(r"корпус|корп\.?|кор\.?|к\."), "к"),
    (re.compile(r"строение|стр\.?|с\."), "с"),
    (re.compile(r"литера|лит\.?"), "лит"),
    (re.compile(r"владение|вл\.?"), "вл"),
    (re.compile(r"участок|уч\.?"), "уч"),
    (re.compile(r"дом|д\."), ""),
)


def house_address(address: str) -> str:
    """The address up to its house: what is sent to a service, and what its answer is kept by.

    Empty where no house can be seen: then nothing tells names from streets.
    """
    parts = []
    for part in re.split(r"[,;\n]", address):
        clean = _TELEPHONE.sub(" ", part)
        clean = _FLOOR_TAIL.sub("", _INSIDE_TAIL.sub("", clean))
        beside = _INSIDE_PART.fullmatch(clean) or _POSTCODE.fullmatch(clean)
        if clean.strip() and not beside:
            parts.append(" ".join(clean.split()))
    return ", ".join(_up_to_house(parts))


def house_number(address: str) -> str:
    """The house in an address, written one way: «д. 1, корп. 2» is "1к2"; empty if none."""
    found = _HOUSE.search(address)
    return same_house(found.group(1)) if found else ""


def same_house(number: str) -> str:
    """A house number written one way, so that two can be compared."""
    text = number.casefold().replace("ё", "е")
    for word, short in _HOUSE_WORDS:
        text = word.sub(short, text)
    return re.sub(r"[\s,.№]", "", text)


def _up_to_house(parts: list[str]) -> list[str]:
    """The parts until the last one that is or ends in a house, with its blocks."""
    by_word = [k for k, part in enumerate(parts) if _HOUSE_BY_WORD.fullmatch(part)]
    by_number = [
        k
        for k, part in enumerate(parts)
        if _HOUSE.search(part) and not _QUARTER.fullmatch(part)
    ]
    houses = by_word or by_number
    if not houses:
        return []
    last = houses[0]
    while last + 1 < len(parts) and _BLOCK_ONLY.fullmatch(parts[last + 1]):
        last += 1
    return parts[: last + 1]
