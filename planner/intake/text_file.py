"""Bytes of a text file to text: UTF-8, with or without BOM, or Windows-1251 where it is that.

Nearly any bytes can be read as Windows-1251, so the result has to look Russian: other code
pages (866, UTF-16) turn Russian into signs no address has, and are named as the fault instead.
"""

from __future__ import annotations

import codecs
import re

from planner.errors import Fault
from planner.intake.faults import Notice, NoticeRule, Rule

_RUSSIAN = re.compile("[А-Яа-яЁё«»„“”‘’–—…№°±·×§\N{NO-BREAK SPACE}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
RUSSIAN_SHARE = 0.9


def decode(file: str, content: bytes, faults: list[Fault], notices: list[Notice]) -> str | None:
    """The text of the file; None, with the fault noted, where it can't be read."""
    if not content.strip(codecs.BOM_UTF8 + b" \t\r\n"):
        faults.append(Fault(file=file, rule=Rule.FILE_EMPTY))
        return None
    text = _as_text(file, content, notices)
    if text is None:
        faults.append(Fault(file=file, rule=Rule.ENCODING))
        return None
    control = control_character(text)
    if control is not None:
        row = text.count("\n", 0, text.index(control)) + 1
        code = f"U+{ord(control):04X}"
        faults.append(Fault(file=file, row=row, value=code, rule=Rule.CONTROL_CHARACTER))
        return None
    return text


def control_character(text: str) -> str | None:
    """The first character that can't be shown, if there is one; tabs and line ends are fine."""
    found = _CONTROL.search(text)
    return found.group() if found else None


def _as_text(file: str, content: bytes, notices: list[Notice]) -> str | None:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError:
        return None
    foreign = len(_NOT_ASCII.findall(text))
    if len(_RUSSIAN.findall(text)) < RUSSIAN_SHARE * foreign:
        return None
    notices.append(Notice(file=file, rule=NoticeRule.CP1251))
    return text
