"""A question "would the order be possible if …?": one input of its case, changed by k units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.fleet import CourierId
from planner.domain.plan import Evidence
from planner.explain.inputs import ChangeKind
from planner.explain.lone_case import LoneCase

MINUTE_S, DAY_MIN = 60, 1440

Edit = Callable[[int], LoneCase]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Numbers k among which a change may help at some and not at larger ones.

    Attributes
    ----------
    first, last : of them.
    rising, falling : cases possible wherever the edited one is; `rising` once possible stays so
        for larger k, `falling` for smaller ones. They only shorten the search.
    """

    first: int
    last: int
    rising: Edit | None = None
    falling: Edit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One change of one case: the case after k, how far k goes, and what k made of it.

    Attributes
    ----------
    kind : which. edited : the case changed by k. told : what the input has become.
    first, last : the k that can make a difference; possible at one, possible at every larger
        one, unless there are windows.
    windows : ascending; the k to be looked at where larger ones need not help; else None.
    courier_id : whose input it is, where it is one courier's; the edited case has only him,
        since no other one meets the order.
    """

    kind: ChangeKind
    edited: Edit
    told: Callable[[LoneCase], Evidence]
    last: int = 0
    first: int = 1
    windows: tuple[Window, ...] | None = None
    courier_id: CourierId | None = None


def minutes(seconds: int) -> int:
    """Whole minutes that cover the seconds."""
    return -(-seconds // MINUTE_S)
