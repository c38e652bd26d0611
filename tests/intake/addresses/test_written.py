"""What of an address is sent: the house, nothing personal."""

from __future__ import annotations

import pytest

from planner.intake.addresses.written import house_address, house_number, same_house


@pytest.mark.parametrize(
    ("address", "sent", "number"),
    [
        ("Россия, г. Москва, Берёзовая аллея, д. 12, подъезд 3, эт. 4, кв. 45",
         "Россия, г. Москва, Берёзовая аллея, д. 12", "12"),
        ("Тверская 1", "Тверская 1", "1"),
        ("Москва, Тверская, д. 1 корп. 2 кв. 7", "Москва, Тверская, д. 1 корп. 2", "1к2"),
        ("Москва, ул. 8 Марта, д. 6, корп. 1, стр. 2, офис 12",
         "Москва, ул. 8 Марта, д. 6, корп. 1, стр. 2", "6к1с2"),
        ("Челябинск, 51-я улица, д. 10А, кв. 42", "Челябинск, 51-я улица, д. 10А", "10а"),
        ("Москва, ул. 1905 года, 5", "Москва, ул. 1905 года, 5", "5"),
        ("Москва, Ленинский пр-т, 5/7, домофон 5к12", "Москва, Ленинский пр-т, 5/7", "5/7"),
        ("Зеленоград, корпус 1205, кв 5", "Зеленоград, корпус 1205", "к1205"),
        ("Балашиха, мкр 5, 12", "Балашиха, мкр 5, 12", "12"),
        ("Балашиха, мкр 5, д. 12, Вера", "Балашиха, мкр 5, д. 12", "12"),
        ("Москва, Кутузовский пр-т 30 подъезд 3", "Москва, Кутузовский пр-т 30", "30"),
        ("Москва, Лесная 5 3 этаж", "Москва, Лесная 5", "5"),
        ("Москва, д. Говорово, ул. Центральная, 25",
         "Москва, д. Говорово, ул. Центральная, 25", "25"),
        ("Москва, Подъёмная ул, 14", "Москва, Подъёмная ул, 14", "14"),
        ("г Москва; ул Кирпичная; д 8к2", "г Москва, ул Кирпичная, д 8к2", "8к2"),
    ],
)  # fmt: skip
def test_an_address_is_sent_up_to_its_house(address: str, sent: str, number: str) -> None:
    assert house_address(address) == sent
    assert house_number(sent) == number


@pytest.mark.parametrize(
    "address",
    [
        "127001, Москва, Берёзовая аллея, 12, Вера Николаевна +7 900 111-22-33",
        "Москва, Берёзовая аллея, 12, тел. 89001112233, спросить Веру",
        "Москва, Берёзовая аллея 12 кв. 45, получатель Вера",
        "Москва, Берёзовая аллея, 12\nВера, код 45#1122",
    ],
)
def test_names_telephones_and_codes_are_not_sent(address: str) -> None:
    sent = house_address(address)
    assert sent.endswith("12")
    assert not any(word in sent for word in ("Вер", "900", "45", "1122", "127001"))


@pytest.mark.parametrize("address", ["", " , ,", "Москва, ул. Ленина", "кв. 5", "Вера Н."])
def test_without_a_house_number_nothing_is_sent(address: str) -> None:
    assert house_address(address) == ""


def test_house_numbers_are_compared_however_written() -> None:
    for written in ("1 корп. 2", "1к2", "д. 1, корпус 2", "1 К 2", "1, кор. 2"):
        assert same_house(written) == "1к2"
    assert same_house("9А") == same_house("9 а")
    assert same_house("9") != same_house("9А")
