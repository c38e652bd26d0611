"""Which orders of an export are the day's own deliveries, and why the others are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.clock import ServiceClock
from planner.intake.faults import Notice, NoticeRule, Rule
from planner.intake.marketplaces.posting import LeftOut, Method, Posting, Stage
from planner.intake.moments import read_moment
from planner.settings import FeeSettings, PostingSettings

_REFUSED_STAGES = {
    Stage.CANCELLED: LeftOut.CANCELLED,
    Stage.UNKNOWN: LeftOut.STATUS_UNKNOWN,
}
_PAST_STAGES = {Stage.UNDER_WAY: LeftOut.UNDER_WAY, Stage.FINISHED: LeftOut.FINISHED}
DAY_S = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """An export parted in two.

    Attributes
    ----------
    taken : the day's orders, also those that lack a slot or a place.
    left_out : the others, each with its reason.
    """

    taken: tuple[Posting, ...]
    left_out: tuple[tuple[Posting, LeftOut], ...]

    @property
    def reasons(self) -> dict[LeftOut, int]:
        """How many were left out for each reason, most frequent first."""
        return dict(Counter(reason for _, reason in self.left_out).most_common())

    @property
    def methods(self) -> dict[Method, int]:
        """How many were taken of each delivery method."""
        return dict(Counter(posting.method for posting in self.taken).most_common())


def select(
    postings: Iterable[Posting], settings: PostingSettings, clock: ServiceClock | None
) -> Selected:
    """The orders of the clock's day that own couriers deliver.

    Parameters
    ----------
    clock : the service day's; None takes orders of any day.
    """
    taken, left_out = [], []
    for posting in postings:
        reason = posting.refusal or _stage_reason(posting, settings)
        reason = reason or _method_reason(posting, settings) or _day_reason(posting, clock)
        if reason is None:
            taken.append(posting)
        else:
            left_out.append((posting, reason))
    return Selected(taken=tuple(taken), left_out=tuple(left_out))


def slot_days(postings: Iterable[Posting], clock: ServiceClock) -> tuple[date, ...]:
    """The local dates on which the orders' slots begin, earliest first."""
    days = {_slot_day(posting, clock) for posting in postings}
    return tuple(sorted(day for day in days if day is not None))


def selection_notices(file: str, selected: Selected, fees: FeeSettings) -> tuple[Notice, ...]:
    """What there is to know about the selection: a count for each reason, what is not told."""
    left_out = [
        Notice(
            file=file,
            rule=NoticeRule.POSTINGS_LEFT_OUT,
            details=(("reason", reason.value.replace("_", "-")), ("count", str(count))),
        )
        for reason, count in selected.reasons.items()
    ]
    return (*left_out, *gap_notices(file, selected, fees))


def gap_notices(file: str, selected: Selected, fees: FeeSettings) -> tuple[Notice, ...]:
    """What the orders taken don't tell, and what is done about it: their sizes, their fees."""
    unsized = sum(not posting.cells.get("volume_l") for posting in selected.taken)
    unpaid = sum(not posting.cells.get("fee_rub") for posting in selected.taken)
    fee = f"{fees.fee_rub:g}"
    gaps = (
        (unsized, NoticeRule.POSTINGS_UNSIZED, ()),
        (unpaid, NoticeRule.POSTINGS_WITHOUT_FEE, (("fee", fee),)),
    )
    return tuple(
        Notice(file=file, rule=rule, details=(("count", str(count)), *more))
        for count, rule, more in gaps
        if count
    )


def _stage_reason(posting: Posting, settings: PostingSettings) -> LeftOut | None:
    past = {} if settings.include_past else _PAST_STAGES
    return (_REFUSED_STAGES | past).get(posting.stage)


def _method_reason(posting: Posting, settings: PostingSettings) -> LeftOut | None:
    wanted = settings.delivery_methods
    return LeftOut.OTHER_METHOD if wanted and posting.method.method_id not in wanted else None


def _day_reason(posting: Posting, clock: ServiceClock | None) -> LeftOut | None:
    day = None if clock is None else _slot_day(posting, clock)
    # A slot that is missing or can't be read is told of as such.
    return LeftOut.OTHER_DAY if clock is not None and day not in {None, clock.day} else None


def _slot_day(posting: Posting, clock: ServiceClock) -> date | None:
    moment = read_moment(posting.cells.get("slot_start", ""), clock)
    if isinstance(moment, Rule):
        return None
    return clock.day + timedelta(days=moment.at // DAY_S)
