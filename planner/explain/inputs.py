"""What can stand in an order's way, and the changes of it that are asked about."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Unit = Literal["min", "kg", "l", "cm"]


class Input(StrEnum):
    """What of a day can stand in an order's way."""

    ASSEMBLY = "assembly"
    LOADING = "loading"
    DRIVE = "drive"
    SLOT = "slot"
    LIMIT = "limit"
    HANDOVER = "handover"
    MASS = "mass"
    VOLUME = "volume"
    SIDE = "side"
    SHIFT = "shift"
    BREAK = "break"
    STORE_HOURS = "store_hours"


class ChangeKind(StrEnum):
    """What is changed of one input, by a whole number k of its unit.

    READY_EARLIER: ready k minutes earlier, but not before it was placed. LOADING_SHORTER,
    HANDOVER_SHORTER, BREAK_SHORTER: by k minutes, at most to nothing. DRIVE_SHORTER: each way,
    there and back, takes k minutes less than expected, whenever he leaves, at most to nothing.
    SLOT_LATER, SLOT_EARLIER: start and end moved by k minutes. SLOT_END_LATER: only its end.
    LIMIT_LONGER: k minutes more from the clock's start. MORE_MASS, MORE_VOLUME, LONGER_SIDE:
    one courier's vehicle takes k kg, l or cm more. SHIFT_START_EARLIER, SHIFT_END_LATER: one
    courier's shift is k minutes longer at that end. OPENS_EARLIER, CLOSES_LATER: the store is.
    """

    READY_EARLIER = "ready_earlier"
    LOADING_SHORTER = "loading_shorter"
    DRIVE_SHORTER = "drive_shorter"
    SLOT_LATER = "slot_later"
    SLOT_EARLIER = "slot_earlier"
    SLOT_END_LATER = "slot_end_later"
    LIMIT_LONGER = "limit_longer"
    HANDOVER_SHORTER = "handover_shorter"
    MORE_MASS = "more_mass"
    MORE_VOLUME = "more_volume"
    LONGER_SIDE = "longer_side"
    SHIFT_START_EARLIER = "shift_start_earlier"
    SHIFT_END_LATER = "shift_end_later"
    BREAK_SHORTER = "break_shorter"
    OPENS_EARLIER = "opens_earlier"
    CLOSES_LATER = "closes_later"


INPUT_OF = {
    ChangeKind.READY_EARLIER: Input.ASSEMBLY,
    ChangeKind.LOADING_SHORTER: Input.LOADING,
    ChangeKind.DRIVE_SHORTER: Input.DRIVE,
    ChangeKind.SLOT_LATER: Input.SLOT,
    ChangeKind.SLOT_EARLIER: Input.SLOT,
    ChangeKind.SLOT_END_LATER: Input.SLOT,
    ChangeKind.LIMIT_LONGER: Input.LIMIT,
    ChangeKind.HANDOVER_SHORTER: Input.HANDOVER,
    ChangeKind.MORE_MASS: Input.MASS,
    ChangeKind.MORE_VOLUME: Input.VOLUME,
    ChangeKind.LONGER_SIDE: Input.SIDE,
    ChangeKind.SHIFT_START_EARLIER: Input.SHIFT,
    ChangeKind.SHIFT_END_LATER: Input.SHIFT,
    ChangeKind.BREAK_SHORTER: Input.BREAK,
    ChangeKind.OPENS_EARLIER: Input.STORE_HOURS,
    ChangeKind.CLOSES_LATER: Input.STORE_HOURS,
}
UNIT_OF: dict[ChangeKind, Unit] = {
    ChangeKind.MORE_MASS: "kg",
    ChangeKind.MORE_VOLUME: "l",
    ChangeKind.LONGER_SIDE: "cm",
}
