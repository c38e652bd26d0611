"""The common changes as sliders and switches; one left as it is changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from planner.dashboard.session import language
from planner.dashboard.whatif import WhatIf
from planner.domain.day import Day
from planner.scenarios.edits import largest_group
from planner.scenarios.grid import Change
from planner.texts import text

MINUTE_S, KOPECKS = 60, 100
MOST_FEE, LEAST_LIMIT, MOST_LIMIT = 600, 90, 240
MOST_ASSEMBLY, LEAST_SLOT, MOST_SLOT = 90, 30, 240
COURIERS = 5
LEAST_TRAFFIC, MOST_TRAFFIC, TRAFFIC_STEP = 0.7, 1.6, 0.05


def render(of: WhatIf) -> tuple[Change, ...]:
    """Draw them; the changes they stand for."""
    st.caption(text("whatif-page-note", language()))
    day = of.loaded.day
    changes = [
        *_slider(of, "fee", "fees.fee_rub", _fee(day), (0, MOST_FEE, 1), helped=True),
        *_slider(
            of,
            "limit",
            "promise.order_limit_min",
            day.promise.order_limit_s // MINUTE_S,
            (LEAST_LIMIT, MOST_LIMIT, 5),
        ),
        *_couriers(of, day),
        *_traffic(of),
        *_slider(
            of,
            "slot",
            "slot_width_min",
            _usual((o.slot.end_at - o.slot.start_at) // MINUTE_S for o in day.orders),
            (LEAST_SLOT, MOST_SLOT, 15),
            helped=True,
        ),
        *_slider(
            of,
            "assembly",
            "promise.assembly_min",
            _usual((o.ready_at - o.placed_at) // MINUTE_S for o in day.orders),
            (0, MOST_ASSEMBLY, 5),
            helped=True,
        ),
        *_switches(of, day),
    ]
    st.button(
        text("whatif-page-reset", language()),
        icon=":material/undo:",
        disabled=not changes,
        on_click=_reset,
        args=(of,),
    )
    return tuple(changes)


def _slider(
    of: WhatIf,
    name: str,
    key: str,
    as_is: int,
    span: tuple[int, int, int],
    *,
    helped: bool = False,
) -> list[Change]:
    """A whole number; the range stretches to the day's own value."""
    low, high, step = span
    chosen = st.slider(
        text(f"whatif-slider-{name}", language()),
        min_value=min(low, as_is),
        max_value=max(high, as_is),
        value=as_is,
        step=step,
        help=text(f"whatif-slider-{name}-help", language()) if helped else None,
        key=_key(of, name),
        persist_state="session",
    )
    return [] if chosen == as_is else [Change(key=key, value=str(chosen))]


def _couriers(of: WhatIf, day: Day) -> list[Change]:
    group = largest_group(day)
    if group is None:
        return []
    chosen = st.slider(
        text("whatif-slider-couriers", language()),
        min_value=-min(COURIERS, group.count),
        max_value=COURIERS,
        value=0,
        help=text("whatif-slider-couriers-help", language(), ids=", ".join(group.courier_ids)),
        key=_key(of, "couriers"),
        persist_state="session",
    )
    return [] if chosen == 0 else [Change(key="couriers", value=str(chosen))]


def _traffic(of: WhatIf) -> list[Change]:
    chosen = st.slider(
        text("whatif-slider-traffic", language()),
        min_value=LEAST_TRAFFIC,
        max_value=MOST_TRAFFIC,
        value=1.0,
        step=TRAFFIC_STEP,
        key=_key(of, "traffic"),
        persist_state="session",
    )
    factor = f"{chosen:.2f}".rstrip("0").rstrip(".")
    return [] if factor == "1" else [Change(key="traffic", value=factor)]


def _switches(of: WhatIf, day: Day) -> list[Change]:
    changes = []
    for name, key in (
        ("documents", "handover.documents_min"),
        ("photo", "handover.photo_min"),
    ):
        if st.toggle(
            text(f"whatif-toggle-{name}", language()),
            key=_key(of, name),
            persist_state="session",
        ):
            changes.append(Change(key=key, value="0"))
    by_profit = day.solver.objective == "profit"
    if by_profit != st.toggle(
        text("whatif-toggle-profit", language()),
        value=by_profit,
        help=text("whatif-toggle-profit-help", language()),
        key=_key(of, "profit"),
        persist_state="session",
    ):
        objective = "serve" if by_profit else "profit"
        changes.append(Change(key="solver.objective", value=objective))
    return [*changes, *_outside(of, day)]


def _outside(of: WhatIf, day: Day) -> list[Change]:
    """Outside couriers on or off, and their price."""
    enabled = day.on_demand is not None
    wanted = st.toggle(
        text("whatif-toggle-outside", language()),
        value=enabled,
        key=_key(of, "outside"),
        persist_state="session",
    )
    changes = []
    if wanted != enabled:
        changes.append(Change(key="on_demand.enabled", value=str(wanted).lower()))
    offer = day.on_demand or day.outside_offer
    if wanted and offer is not None:
        as_is = offer.base_kop // KOPECKS
        price = st.number_input(
            text("whatif-toggle-outside-price", language()),
            min_value=0,
            max_value=10_000,
            value=as_is,
            step=50,
            key=_key(of, "outside-price"),
            persist_state="session",
        )
        if price != as_is:
            changes.append(Change(key="on_demand.base_rub", value=str(price)))
    return changes


def _fee(day: Day) -> int:
    return _usual(order.fee_kop // KOPECKS for order in day.orders)


def _usual(values: Iterable[int]) -> int:
    """The most common value; 0 where there is none."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else 0


def _reset(of: WhatIf) -> None:
    of.round += 1


def _key(of: WhatIf, name: str) -> str:
    """A slider's key; another after a reset, so that it stands at its own value again."""
    return f"whatif-{name}-{of.round}"
