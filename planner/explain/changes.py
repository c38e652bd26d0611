"""The smallest change of one input alone that would make an order possible alone.

Each question (`planner.explain.questions`) edits one input by k whole minutes, kilograms,
litres or centimetres, and `planner.trips.alone` is asked again. Where more helps more, the
smallest k is bisected; where it does not, every k of a window is tried.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from planner.domain.fleet import CourierId
from planner.domain.plan import Evidence
from planner.explain.inputs import INPUT_OF, UNIT_OF, ChangeKind, Input, Unit
from planner.explain.lone_case import LoneCase
from planner.explain.question import Edit, Question, Window
from planner.explain.questions import questions
from planner.explain.slot_questions import slot_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallestChange:
    """The least k by which one change alone makes an order possible alone.

    Attributes
    ----------
    kind : which, as `ChangeKind` defines it.
    amount : k in `unit`; possible at k and at no smaller one. None: no k suffices, tried to a
        day or as far as the change can go.
    to : what the input becomes, as evidence (moments `_at`, durations `_s`, limits `_g`, `_ml`,
        `_mm`); empty where nothing suffices.
    courier_id : whose shift, break or vehicle, where it is one courier's: he who needs least.
    """

    kind: ChangeKind
    amount: int | None
    to: Evidence
    courier_id: CourierId | None = None

    @property
    def input(self) -> Input:
        """What is changed."""
        return INPUT_OF[self.kind]

    @property
    def unit(self) -> Unit:
        """What `amount` counts."""
        return UNIT_OF.get(self.kind, "min")


def smallest_changes(case: LoneCase) -> tuple[SmallestChange, ...]:
    """For a case that is not possible: the smallest change of each kind, in their order."""
    found: dict[ChangeKind, SmallestChange] = {}
    for question in (*questions(case), *slot_questions(case)):
        amount = _smallest(question)
        known = found.get(question.kind)
        if amount is None or (known and known.amount and known.amount <= amount):
            continue
        found[question.kind] = SmallestChange(
            kind=question.kind,
            amount=amount,
            to=question.told(question.edited(amount)),
            courier_id=question.courier_id,
        )
    return tuple(
        found.get(kind, SmallestChange(kind=kind, amount=None, to={})) for kind in ChangeKind
    )


def _smallest(question: Question) -> int | None:
    if question.windows is None:
        return _first(question.edited, range(question.first, question.last + 1))
    for window in question.windows:
        k = _smallest_in(window, question.edited)
        if k is not None:
            return k
    return None


def _smallest_in(window: Window, edited: Edit) -> int | None:
    first, last = window.first, window.last
    if window.rising is not None:
        reached = _first(window.rising, range(first, last + 1))
        if reached is None:
            return None
        first = reached
    if window.falling is not None:
        lost = _first(window.falling, range(last, first - 1, -1))
        if lost is None:
            return None
        last = lost
    return next((k for k in range(first, last + 1) if edited(k).possible()), None)


def _first(edited: Edit, tried: range) -> int | None:
    """The first k possible, where all after it are too."""
    if not tried or not edited(tried[-1]).possible():
        return None
    return tried[bisect_left(tried, True, key=lambda k: edited(k).possible())]
