"""Numbering sets of orders inside compiled code: an open-addressing hash table over rows.

A set is a row of ascending order indices padded with NONE. Its hash is the sum of its orders'
random numbers; equal hashes are compared in full, so two sets never share a number.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Tiny = npt.NDArray[np.int16]
Members = npt.NDArray[np.int16]  # rows of order indices, padded with NONE
NONE = -1


@njit(cache=True)
def longer(array: Any) -> Any:
    """The array with room for twice as much."""
    grown = np.empty(2 * len(array), array.dtype)
    grown[: len(array)] = array
    return grown


@njit(cache=True)
def insert_sorted(members: Tiny, size: int, j: int, row: Tiny) -> None:
    """Write the sorted set `members` with `j` added into `row`."""
    c = 0
    while c < size and members[c] < j:
        row[c] = members[c]
        c += 1
    row[c] = j
    while c < size:
        row[c + 1] = members[c]
        c += 1


@njit(cache=True)
def set_id(
    row: Tiny,
    size: int,
    key: int,
    table: Small,
    table_hash: Ints,
    sets: Members,
    set_size: Tiny,
    head: Small,
    known: int,
) -> tuple[int, Small, Ints, Members, Tiny, Small, int]:
    """Number of the set in `sets`, added where new; open addressing, grown at half full."""
    place = (key ^ (key >> 29)) & (len(table) - 1)
    while table[place] != NONE:
        at = table[place]
        if table_hash[place] == key and set_size[at] == size:
            same = True
            for c in range(size):
                if sets[at, c] != row[c]:
                    same = False
                    break
            if same:
                return at, table, table_hash, sets, set_size, head, known
        place = (place + 1) & (len(table) - 1)
    if known == len(sets):
        wider = np.full((2 * known, sets.shape[1]), NONE, np.int16)
        wider[:known] = sets
        sets = wider
        set_size = longer(set_size)
        wider_head = np.full(2 * known, NONE, np.int32)
        wider_head[:known] = head
        head = wider_head
    for c in range(size):
        sets[known, c] = row[c]
    set_size[known] = size
    table[place] = known
    table_hash[place] = key
    known += 1
    if 2 * known > len(table):
        bigger = np.full(2 * len(table), NONE, np.int32)
        bigger_hash = np.zeros(2 * len(table), np.int64)
        for old in range(len(table)):
            if table[old] != NONE:
                to = (table_hash[old] ^ (table_hash[old] >> 29)) & (len(bigger) - 1)
                while bigger[to] != NONE:
                    to = (to + 1) & (len(bigger) - 1)
                bigger[to] = table[old]
                bigger_hash[to] = table_hash[old]
        table, table_hash = bigger, bigger_hash
    return known - 1, table, table_hash, sets, set_size, head, known
