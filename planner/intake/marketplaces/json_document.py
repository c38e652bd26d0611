"""Bytes of a JSON file to plain values, whatever the bytes are.

A file may hold several answers one after another, as a script that pages through a list writes
them. What is too large, nested too deeply, or says one key twice is a fault, never a crash.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, NoReturn

from planner.errors import Fault
from planner.intake.faults import Notice, Rule
from planner.intake.files import MEGABYTE
from planner.intake.text_file import decode

# A page of 100 postings takes half a megabyte; values take twenty times their text in memory.
MAX_JSON_BYTES = 20 * MEGABYTE


def documents(
    file: str, content: bytes, faults: list[Fault], notices: list[Notice]
) -> tuple[Any, ...]:
    """The values a file holds, one after another; none, with the fault noted, if unreadable.

    Numbers with a fraction come as `Decimal`, so that 7.2 kg stays 7200 g.
    """
    if len(content) > MAX_JSON_BYTES:
        size, limit = -(-len(content) // MEGABYTE), MAX_JSON_BYTES // MEGABYTE
        details = (("size", str(size)), ("limit", str(limit)))
        faults.append(Fault(file=file, rule=Rule.FILE_TOO_LARGE, details=details))
        return ()
    text = decode(file, content, faults, notices)
    if text is None:
        return ()
    try:
        return tuple(_values(text))
    except _KeyTwiceError as twice:
        faults.append(Fault(file=file, column=twice.key, rule=Rule.JSON_KEY_TWICE))
    except json.JSONDecodeError as broken:
        faults.append(Fault(file=file, row=broken.lineno, rule=Rule.JSON_BROKEN))
    except RecursionError:
        faults.append(Fault(file=file, rule=Rule.JSON_DEEP))
    except (ValueError, ArithmeticError):
        # NaN, a whole number of thousands of digits, an exponent beyond all decimals.
        faults.append(Fault(file=file, rule=Rule.JSON_NUMBER))
    return ()


class _KeyTwiceError(Exception):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _values(text: str) -> list[Any]:
    decoder = json.JSONDecoder(
        parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_unique
    )
    found, at = [], _skip(text, 0)
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        at = _skip(text, at)
    return found


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _KeyTwiceError(key)
            seen.add(key)
    return found
