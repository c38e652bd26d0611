"""route_sheets.xlsx, read back cell by cell."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.day import Day
from planner.domain.plan import Plan
from planner.export.route_sheets import route_sheets
from tests.export.conftest import EVIL
from tests.support.builders import at, make_day, make_order, make_travel
from tests.support.plans import make_plan

NO_BREAKS = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")
HEADER_ROW, TRIP_ROW, FIRST_STOP_ROW = 4, 5, 6


@pytest.fixture
def book(day: Day, plan: Plan) -> Workbook:
    return read(route_sheets(day, plan))


def read(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def cells(sheet: Worksheet, row: int) -> list[str]:
    return [str(cell.value or "").translate(NO_BREAKS) for cell in sheet[row]]


def test_there_is_a_sheet_per_courier_and_one_for_outside_couriers(book: Workbook) -> None:
    assert book.sheetnames == ["c_1", "c2", "Курьеры по вызову"]


def test_without_outside_trips_there_is_no_such_sheet() -> None:
    day = make_day()
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[])
    assert read(route_sheets(day, plan)).sheetnames == ["c1"]


def test_the_head_names_courier_date_vehicle_shift_and_break(book: Workbook) -> None:
    sheet = book["c_1"]
    assert cells(sheet, 1)[0] == "Маршрутный лист: c/1, 20 ноября 2026 г."
    assert cells(sheet, 2)[0] == "фургон; смена 09:00–21:00; 1 рейс, 3 заказа, 13,3 км"
    assert cells(sheet, 3)[0] == (
        "Перерыв 30 мин в магазине: начать не раньше 13:00, закончить не позже 15:00."
    )


def test_a_trip_says_when_to_load_leave_and_be_back_and_what_it_weighs(book: Workbook) -> None:
    # 4.6 + 25 + 5 kg, 44 + 250 + 50 l; loading 5 min before 10:50
    assert cells(book["c_1"], TRIP_ROW)[0] == (
        "Рейс 1 (t1). Погрузка с 10:45, выезд 10:50, возвращение 11:54."
        " 3 заказа, 13,3 км, 34,6 кг, 344 л"
    )


def test_a_trip_without_loading_says_nothing_of_it() -> None:
    day = make_day()
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[("c1", at("10:50"), ["o1"])])
    line = cells(read(route_sheets(day, plan))["c1"], TRIP_ROW)[0]
    assert line.startswith("Рейс 1 (t1). Выезд 10:50, возвращение 11:18.")


def test_a_stop_has_all_the_courier_needs_and_room_for_a_signature(book: Workbook) -> None:
    sheet = book["c_1"]
    assert cells(sheet, HEADER_ROW) == [
        *("№", "Приехать", "Вручать", "Начать не позже", "Интервал", "Заказ", "Адрес", "Груз"),
        *("Получатель и комментарий", "Отметка «Доставлено»", "Кому вручено (ФИО)", "Подпись"),
    ]
    assert cells(sheet, FIRST_STOP_ROW + 1) == [
        *("2", "11:18", "11:18–11:26", "12:00", "11:00–12:00", "o2", "ул. Щёлковская, 2"),
        *("25 кг, 250 л", "", "не отмечать „Доставлено“ раньше 11:00", "", ""),
    ]
    assert (sheet.row_dimensions[FIRST_STOP_ROW].height or 0) >= 40


def test_the_latest_start_is_the_promise_s_not_the_slot_s_end() -> None:
    # placed 9:10 + 150 min = 11:40, before the slot ends at 12:00
    day = make_day(orders=[make_order(placed_at=at("9:10"))])
    plan = make_plan(day=day, travel=make_travel(day=day), trips=[("c1", at("10:50"), ["o1"])])
    stop = cells(read(route_sheets(day, plan))["c1"], FIRST_STOP_ROW)
    assert stop[3:5] == ["11:40", "11:00–12:00"]


def test_an_order_without_address_shows_coordinates(book: Workbook) -> None:
    assert cells(book["c_1"], FIRST_STOP_ROW + 2)[6] == "координаты 55.800000, 37.700000"


def test_no_cell_is_a_formula_or_begins_like_one(book: Workbook) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not str(cell.value or "").startswith(("=", "+", "-", "@", "\t", "\r"))
                assert cell.hyperlink is None
    first = cells(book["c_1"], FIRST_STOP_ROW)
    assert first[6] == f"'{EVIL}"
    assert first[8] == "'@Иванов\nтел. +7 900 000-00-01\n+7 звонить заранее\nподъезд 2"


def test_a_courier_without_trips_is_told_so(book: Workbook) -> None:
    sheet = book["c2"]
    assert cells(sheet, 2)[0] == "car; смена 09:00–21:00; 0 рейсов, 0 заказов, 0,0 км"
    assert cells(sheet, 3)[0] == "Рейсов на этот день нет."
    assert sheet.max_row == HEADER_ROW


def test_outside_couriers_are_told_when_to_pick_up(book: Workbook) -> None:
    sheet = book["Курьеры по вызову"]
    assert cells(sheet, TRIP_ROW)[0] == "Рейс 1 (t2). Забрать заказ 12:30, 3,3 км, 5 кг, 50 л"


def test_it_prints_on_landscape_a4_with_the_header_on_every_page(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # a width that is not written is the default, one page
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$4:$4"


def test_english_is_there_for_the_asking(day: Day, plan: Plan) -> None:
    book = read(route_sheets(day, plan, "en"))
    assert book.sheetnames[-1] == "Outside couriers"
    sheet = book["c_1"]
    assert cells(sheet, 1)[0] == "Route sheet: c/1, November 20, 2026"
    assert cells(sheet, FIRST_STOP_ROW)[9] == "do not mark “Delivered” before 11:00"


def test_the_same_plan_gives_the_same_bytes(day: Day, plan: Plan) -> None:
    assert route_sheets(day, plan) == route_sheets(day, plan)
