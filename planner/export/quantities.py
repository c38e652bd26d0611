"""Weights, sizes and ways as people write them, from grams, millilitres and metres."""

from __future__ import annotations

from planner.texts import Language, number, text

MOST_DECIMALS = 3


def kilograms(grams: int, language: Language) -> str:
    """«4,6 кг»."""
    return text("quantity-kilograms", language, kg=_shortest(grams / 1000, language))


def litres(millilitres: int, language: Language) -> str:
    """«250 л»."""
    return text("quantity-litres", language, litres=_shortest(millilitres / 1000, language))


def centimetres(millimetres: int, language: Language) -> str:
    """«180,5 см»."""
    return text("quantity-centimetres", language, cm=_shortest(millimetres / 10, language))


def kilometres(metres: int, language: Language) -> str:
    """«25,3 км»."""
    return text("quantity-kilometres", language, km=number(metres / 1000, language, decimals=1))


def _shortest(value: float, language: Language) -> str:
    """All its decimals and no zeros after them."""
    decimals = next(k for k in range(MOST_DECIMALS + 1) if round(value, k) == round(value, 3))
    return number(value, language, decimals=decimals)
