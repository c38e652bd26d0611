"""Which days are days off: weekends and public holidays of Russia."""

from __future__ import annotations

from datetime import date

SATURDAY = 5
# Labour Code of Russia, article 112, as (month, day). Days off that the government moves by a
# yearly decree are not known here: on those, name the congestion profile in day.toml.
PUBLIC_HOLIDAYS = frozenset(
    {*((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
)


def is_day_off(day: date) -> bool:
    """Whether it is a Saturday, a Sunday or a public holiday."""
    return day.weekday() >= SATURDAY or (day.month, day.day) in PUBLIC_HOLIDAYS
