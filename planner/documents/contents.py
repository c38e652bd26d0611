"""What an order holds, as its table or its marketplace told: «2 × BOX-40; 3 × TAPE»."""

from __future__ import annotations

from planner.domain.order import Order
from planner.intake.columns import same_heading

HEADINGS = frozenset(
    same_heading(one)
    for one in ("contents", "items", "products", "Состав", "Состав заказа", "Товары", "Товар")
)
MOST_LINES = 14


def order_contents(order: Order) -> tuple[str, ...]:
    """One line per product; empty where nobody told. Too many go on in the last line."""
    told = next((cell for name, cell in order.extra if same_heading(name) in HEADINGS), "")
    lines = [line.strip() for part in told.splitlines() for line in part.split(";")]
    lines = [line for line in lines if line]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], "; ".join(lines[MOST_LINES - 1 :])]
    return tuple(lines)
