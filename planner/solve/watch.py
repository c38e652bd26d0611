"""The clock of one planning: how long it may still take, and whether it was told to stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Watch:
    """Time and stop of one planning.

    Attributes
    ----------
    limit_s : wall seconds the planning may take.
    asked : the user's stop; once it says True it is remembered.
    cut_short : whether the clock or the user ended anything: then the plan is not repeatable.
    """

    limit_s: float
    asked: Callable[[], bool] = lambda: False
    cut_short: bool = False
    _began: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Since the planning began."""
        return time.monotonic() - self._began

    @property
    def left_s(self) -> float:
        """Seconds left, 0 once told to stop."""
        return 0.0 if self.asked() else max(0.0, self.limit_s - self.seconds)

    def over(self) -> bool:
        """Whether to end now; remembers that it was asked in vain."""
        if self.left_s <= 0:
            self.cut_short = True
        return self.cut_short
