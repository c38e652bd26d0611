"""From the files' units to the planner's: seconds, kopecks, grams, millilitres, millimetres.

All conversions run in decimal arithmetic and round halves up once, so 12.345 kg is 12 345 g.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

SECONDS_PER_MINUTE = 60
KOPECKS_PER_ROUBLE = 100
GRAMS_PER_KG = 1000
MILLILITRES_PER_L = 1000
MILLIMETRES_PER_CM = 10


def whole(value: Decimal | float, factor: int) -> int:
    """`value` × `factor` as a whole number, halves away from zero."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return int((exact * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def optional_whole(value: Decimal | float | None, factor: int) -> int | None:
    """The same, None staying None."""
    return None if value is None else whole(value, factor)
