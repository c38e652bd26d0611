"""The columns of the tables: the contract's names and the Russian headings read as the same.

Headings are compared without case, spaces and punctuation, ё as е: «Вес, кг» = "вес (КГ)".
Units belong to the heading: a column «Вес» without one is kept as unknown, not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Column:
    """One known column: the contract's name, other headings, whether it must be there."""

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False


ORDER_COLUMNS = (
    Column(
        "order_id",
        ("Номер отправления", "Отправление", "Номер заказа", "№ заказа", "ID заказа"),
        True,
    ),
    Column("placed_at", ("Принят", "Заказ принят", "Принят в обработку"), True),
    Column("slot_start", ("Окно с", "Начало окна", "Доставить с", "Интервал с"), True),
    Column("slot_end", ("Окно до", "Конец окна", "Доставить до", "Интервал до"), True),
    Column("lat", ("Широта", "latitude")),
    Column("lon", ("Долгота", "longitude")),
    Column("address", ("Адрес", "Адрес доставки", "Адрес покупателя")),
    Column("store_id", ("Склад", "Магазин", "Номер склада")),
    Column("ready_at", ("Готов", "Готов к отправке", "Собран")),
    Column("weight_kg", ("Вес, кг", "Масса, кг", "Вес отправления, кг")),
    Column("volume_l", ("Объём, л", "Объём отправления, л")),
    Column("longest_side_cm", ("Длинная сторона, см", "Наибольшая сторона, см")),
    Column("handover_min", ("Вручение, мин", "Передача, мин")),
    Column("order_value_rub", ("Стоимость, руб", "Стоимость, ₽", "Стоимость заказа, руб")),
    Column("fee_rub", ("Плата, руб", "Плата, ₽", "Плата за доставку, руб")),
    Column("priority", ("Приоритет",)),
    Column("slot_moves", ("Переносов окна осталось",)),
    Column("comment", ("Комментарий", "Комментарий покупателя")),
    Column("customer", ("Покупатель", "Получатель", "Имя покупателя", "ФИО")),
    Column("phone", ("Телефон", "Телефон покупателя", "Телефон получателя")),
)
COURIER_COLUMNS = (
    Column("courier_id", ("Курьер", "Номер курьера", "ID курьера"), True),
    Column("shift_start", ("Смена с", "Начало смены"), True),
    Column("shift_end", ("Смена до", "Конец смены"), True),
    Column("store_id", ("Склад", "Магазин", "Номер склада")),
    Column("vehicle", ("Машина", "Автомобиль", "Транспорт")),
    Column("max_weight_kg", ("Грузоподъёмность, кг", "Наибольший вес, кг")),
    Column("max_volume_l", ("Вместимость, л", "Наибольший объём, л")),
    Column("max_side_cm", ("Наибольшая сторона, см", "Длинная сторона, см")),
    Column("speed_factor", ("Коэффициент скорости",)),
    Column("rub_per_hour", ("Руб/ч", "Руб/час", "₽/ч", "₽/час")),
    Column("rub_per_km", ("Руб/км", "₽/км")),
    Column("rub_per_order", ("Руб/заказ", "₽/заказ")),
    Column("rub_per_trip", ("Руб/рейс", "₽/рейс")),
    Column("paid_for", ("Оплата за",)),
    Column("break_min", ("Перерыв, мин",)),
    Column("break_from", ("Перерыв с",)),
    Column("break_until", ("Перерыв до",)),
)
TRAVEL_COLUMNS = (
    Column("from_id", ("Откуда",), True),
    Column("to_id", ("Куда",), True),
    Column("seconds", ("Секунды", "Время, с"), True),
    Column("metres", ("Метры", "Расстояние, м"), True),
)
PROFILE_COLUMNS = (
    Column("hour", ("Час",)),
    Column("start", ("Начало",)),
    Column("multiplier", ("Множитель",), True),
    Column("zone", ("Зона",)),
    Column("weekday", ("День недели",)),
)
ACTUAL_COLUMNS = (
    Column("order_id", ("order", "Заказ", "Номер отправления", "Отправление"), True),
    Column("departed_at", ("departed", "Выехал", "Выезд"), True),
    Column("arrived_at", ("arrived", "Приехал", "Прибытие"), True),
    Column("from_id", ("from", "Откуда")),
)
PERSONAL = frozenset({"address", "comment", "customer", "phone"})


def same_heading(heading: str) -> str:
    """What of a heading counts: letters, digits and ₽, lower case, ё as е."""
    folded = heading.casefold().replace("ё", "е")
    return "".join(sign for sign in folded if sign.isalnum() or sign == "₽")


def headings(columns: tuple[Column, ...]) -> dict[str, str]:
    """Every heading that is read as a column, by what counts of it."""
    return {
        same_heading(heading): column.name
        for column in columns
        for heading in (column.name, *column.aliases)
    }


def nearest_column(heading: str, columns: tuple[Column, ...]) -> str | None:
    """The known column whose heading looks most like this one, if one looks like it at all."""
    known = headings(columns)
    near = get_close_matches(same_heading(heading), known, n=1, cutoff=NEAR)
    return known[near[0]] if near else None


def is_personal(heading: str) -> bool:
    """Whether a column holds what is never repeated: names, phones, addresses, comments."""
    return headings(ORDER_COLUMNS).get(same_heading(heading)) in PERSONAL
