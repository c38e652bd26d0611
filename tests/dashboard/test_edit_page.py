"""The editor of the day as it is drawn, in both languages; typing into grids is seeded."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.dashboard.edit_keys import Key, KeyKind, fits, sections, typed
from planner.dashboard.editing import editing
from planner.dashboard.place_map import map_data, typed_place
from planner.dashboard.session import Session
from planner.dashboard.views.edit_table import STATE
from planner.intake.day_file import FILE as DAY_TOML
from planner.intake.day_text import COLUMNS, read_day_text
from planner.settings import Settings
from planner.texts import LANGUAGES, Language, text
from tests.support.day_folders import PAIRS, day_files
from tests.support.edited import edited_session, small_day_files

TIMEOUT_S = 60
PARTS = ("orders", "couriers", "settings")


def page(
    language: Language = "ru",
    *,
    part: str = "orders",
    session: Session | None = None,
    state: Mapping[str, object] | None = None,
) -> AppTest:
    """The editor of the small day at that part; `state` is put into the page's state."""

    def script() -> None:
        from planner.dashboard.session import session as held
        from planner.dashboard.views import edit_day

        edit_day.render(held())

    app = AppTest.from_function(script, default_timeout=TIMEOUT_S)
    app.session_state["session"] = session or edited_session()
    app.session_state["lang"] = language
    app.session_state["edit-part"] = part
    for key, value in (state or {}).items():
        app.session_state[key] = value
    return app.run()


def type_in(app: AppTest, table: str, row: int, **cells: object) -> AppTest:
    """Type into cells of a grid, as its browser part would say it."""
    held = editing(app.session_state["session"])
    app.session_state[f"edit-{table}-{held.version}"] = {
        "edited_rows": {row: cells},
        "added_rows": [],
        "deleted_rows": [],
    }
    return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_in_both_languages(language: Language, part: str) -> None:
    app = page(language, part=part)
    assert not app.exception
    labels = [button.label for button in app.button]
    assert text("edit-undo", language) in labels
    assert text("edit-replan", language) in labels
    assert len(app.data_editor) == (part != "settings")
    if part != "settings":
        assert text(f"edit-add-{part}", language) in labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_its_heading_and_its_help(language: Language) -> None:
    names = {column.name for columns in COLUMNS.values() for column in columns}
    for name in names:
        slug = name.replace("_", "-")
        assert text(f"edit-column-{slug}", language)
        assert text(f"edit-help-{slug}", language)


@pytest.mark.parametrize("section", [*sections()])
def test_every_section_shows_every_key_with_its_meaning(section: str) -> None:
    app = page("ru", part="settings", state={"edit-section": section})
    assert not app.exception
    shown = "\n".join(one.value for one in app.markdown)
    for key in sections()[section]:
        name = "[1]." + key.name if section == "stores" else key.name
        assert f"{name}`" in shown
        assert all(text(key.word, language) for language in LANGUAGES)


def test_the_keys_are_all_those_of_the_settings() -> None:
    assert set(sections()) == {
        "day",
        *(set(Settings.model_fields) - {"date", "timezone"}),
    }


def test_a_row_added_is_on_the_page_with_what_it_lacks_and_the_plan_stays() -> None:
    app = page("en")
    session = app.session_state["session"]
    loaded = session.loaded
    app.button(key="edit-add-orders").click().run()
    states = list(app.data_editor[0].value[STATE])
    assert states[0].startswith("⚠ ")
    for column in ("Slot from", "Slot to", "Placed", "Latitude"):
        assert column in states[0]
    assert session.loaded is loaded
    assert app.button(key="edit-replan").disabled
    app.button(key="edit-undo").click().run()
    assert len(app.data_editor[0].value) == 2
    assert not app.error


def test_a_row_picked_is_cloned_below_with_an_id_of_its_own_and_removed() -> None:
    app = type_in(page("en", part="couriers"), "couriers", 0, **{"planner:pick": True})
    app.button(key="edit-clone-couriers").click().run()
    session = app.session_state["session"]
    ids = [courier.courier_id for courier in session.loaded.day.couriers]
    assert ids == ["c1", "c1-2", "c2"]
    type_in(app, "couriers", 1, **{"planner:pick": True})
    app.button(key="edit-remove-couriers").click().run()
    ids = [courier.courier_id for courier in session.loaded.day.couriers]
    assert ids == ["c1", "c2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_setting_at_fault_keeps_its_value_with_the_fault_beside_it(
    language: Language,
) -> None:
    app = page(language, part="settings", state={"edit-section": "promise"})
    session = app.session_state["session"]
    loaded = session.loaded
    (limit,) = [one for one in app.number_input if "order_limit" in str(one.key)]
    limit.set_value(-5).run()
    assert not app.exception
    (limit,) = [one for one in app.number_input if "order_limit" in str(one.key)]
    assert limit.value == -5
    assert any(":red[" in one.value for one in app.markdown)
    assert app.error
    assert session.loaded is loaded
    limit.set_value(120).run()
    assert session.loaded.day.promise.order_limit_s == 120 * 60
    assert b"= 120  # as Express has it" in session.files[DAY_TOML]
    assert any(":orange[" in one.value for one in app.markdown)


def test_a_setting_goes_back_to_its_default() -> None:
    app = page(part="settings", state={"edit-section": "promise"})
    app.button(key="edit-default-promise.order_limit_min").click().run()
    assert b"order_limit_min" not in app.session_state["session"].files[DAY_TOML]
    (limit,) = [one for one in app.number_input if "order_limit" in str(one.key)]
    assert limit.value is None
    # and from there to a value again
    limit.set_value(90).run()
    assert app.session_state["session"].loaded.day.promise.order_limit_s == 90 * 60


def test_a_toml_that_is_none_is_mended_as_text() -> None:
    app = page("en", part="settings", state={"edit-section": "text"})
    (area,) = app.text_area
    whole = area.value
    area.set_value("date = ").run()
    assert app.warning
    assert app.error
    app.text_area[0].set_value(whole).run()
    assert not app.error
    assert not app.warning


def test_the_changes_since_the_plan_are_told_with_before_and_now() -> None:
    app = page("en", part="settings", state={"edit-section": "fees"})
    (fee,) = [one for one in app.number_input if "fee_rub" in str(one.key)]
    fee.set_value(249).run()
    rows = app.dataframe[-1].value
    assert list(rows["what"]) == [f"{text('setting-fees-fee-rub', 'en')} (fees.fee_rub)"]
    assert list(rows["now"]) == ["249"]
    assert any(text("edit-redo-1", "en") in one.value for one in app.markdown)


def test_the_day_downloads_as_a_folder_that_reads_as_the_same_day() -> None:
    from planner.export.day_files import day_zip
    from planner.intake.day_folder import read_files

    session = edited_session()
    packed = day_zip(session.files, session.loaded.day.clock.day)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert read_files(files).day == session.loaded.day


def test_a_table_that_can_not_be_read_says_so() -> None:
    session = edited_session()
    session.files = {**small_day_files(), "orders.csv": b"order_id,lat\nA\n"}
    app = page("en", session=session)
    assert not app.exception
    assert text("edit-no-table", "en", file="orders.csv") in [one.value for one in app.error]


def test_a_moved_order_of_a_given_matrix_says_what_is_missing() -> None:
    session = edited_session(day_files(travel=PAIRS))
    app = page("en", session=session, state={"edit-map-order": "o1"})
    (paste,) = [one for one in app.text_input if "edit-map-paste" in str(one.key)]
    paste.set_value("55.80, 37.70").run()
    assert not app.exception
    assert any("travel.csv" in one.value for one in app.html)
    assert app.button(key="edit-replan").disabled


def test_a_place_that_corrections_overrule_is_told() -> None:
    files = {**small_day_files(), "corrections.csv": b"order_id,lat,lon\no1,55.7,37.6\n"}
    app = page("en", session=edited_session(files), state={"edit-map-order": "o1"})
    told = text("edit-map-corrected", "en", file="corrections.csv")
    assert told in [one.value for one in app.warning]
    app.selectbox(key="edit-map-order").set_value("o2").run()
    assert told not in [one.value for one in app.warning]


def test_coordinates_pasted_move_the_order_and_others_are_refused() -> None:
    app = page("en", state={"edit-map-order": "o2"})
    (paste,) = [one for one in app.text_input if "edit-map-paste" in str(one.key)]
    paste.set_value("Red Square").run()
    assert text("edit-map-paste-wrong", "en") in [one.value for one in app.error]
    (paste,) = [one for one in app.text_input if "edit-map-paste" in str(one.key)]
    paste.set_value("55.80012, 37.70034").run()
    point = app.session_state["session"].loaded.day.orders[1].point
    assert (point.lat, point.lon) == (55.80012, 37.70034)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("55.75222, 37.61556", ("55.75222", "37.61556")),
        ("55,75222; 37,61556", ("55.75222", "37.61556")),
        ("55.75222 37.61556", ("55.75222", "37.61556")),
        (" -33.9,151.2 ", ("-33.9", "151.2")),
        ("55.7", None),
        ("155.7, 37.6", None),
        ("55.7, 37.6, 5", None),
    ],
)
def test_a_place_is_read_as_map_services_copy_it(
    words: str, place: tuple[str, str] | None
) -> None:
    assert typed_place(words) == place


def test_the_map_leaves_out_orders_without_a_place() -> None:
    session = edited_session()
    orders = read_day_text(session.files).orders
    assert orders is not None
    data: dict[str, Any] = map_data(
        orders.with_cell(0, "lat", "где-то"), session.loaded.day, "o2", "ru"
    )
    assert [one["id"] for one in data["orders"]] == ["o2"]
    assert data["chosen"] == "o2"


def test_what_a_widget_holds_is_the_kind_of_value_the_key_wants() -> None:
    keys: dict[str, Key] = {key.word: key for group in sections().values() for key in group}
    limit = keys["setting-promise-order-limit-min"]
    assert limit.kind is KeyKind.NUMBER
    assert (typed(limit, 150.0), typed(limit, None)) == (150, None)
    assert fits(limit, 150)
    assert not fits(limit, "150")
    region = keys["setting-addresses-region"]
    assert typed(region, "55, 37, 56.5, 38") == (55.0, 37.0, 56.5, 38.0)
    methods = keys["setting-postings-delivery-methods"]
    assert typed(methods, "10, 20") == ("10", "20")
    assert limit.unit == "min"
    assert keys["setting-on-demand-rub-per-km"].unit == "rub-per-km"
