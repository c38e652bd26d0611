from __future__ import annotations

import pytest

from planner.domain.fleet import Rates, Vehicle
from planner.domain.order import StoreId
from planner.errors import Fault, InputError
from planner.intake.day_folder import describe_fault
from planner.roster.template_file import read_templates
from planner.roster.templates import Template, template_couriers, templates_like
from tests.support.builders import at, make_courier, make_day

GOOD = """
[[templates]]
name = "van"
start = "11:30"
hours = 7.5
vehicle = "фургон"
max_weight_kg = 700
max_side_cm = 260
rub_per_hour = 600
rub_per_km = 18
break_min = 30
break_from = "13:00"
break_until = "16:00"
least = 1
most = 4

[[generate]]
starts = ["09:00", "12:00"]
hours = [8, 10]
"""


def _read(text: str, *stores: str) -> tuple[Template, ...]:
    return read_templates("t.toml", text.encode(), [], [StoreId(store) for store in stores])


def _faults(text: str, *stores: str) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as raised:
        _read(text, *stores)
    return raised.value.faults


def test_listed_templates_are_read_in_the_planners_units() -> None:
    van = _read(GOOD)[0]
    assert van == Template(
        name="van",
        start="11:30",
        length_s=27_000,
        vehicle=Vehicle(name="фургон", max_mass_g=700_000, max_side_mm=2_600),
        rates=Rates(per_hour_kop=60_000, per_km_kop=1_800),
        rest_s=1_800,
        rest_from="13:00",
        rest_until="16:00",
        least=1,
        most=4,
    )
    assert van.pay_kop == 450_000  # 7.5 h at 600 roubles


def test_generated_templates_are_every_start_with_every_length() -> None:
    made = _read(GOOD)[1:]
    assert [(one.start, one.length_s // 3600) for one in made] == [
        ("09:00", 8),
        ("09:00", 10),
        ("12:00", 8),
        ("12:00", 10),
    ]
    assert len({one.name for one in made}) == 4


def test_a_template_without_hours_and_every_other_fault_are_named_at_once() -> None:
    faults = _faults(
        """
[[templates]]
name = "a"
start = "25:00"
vehicel = "van"
hours = 30

[[templates]]
name = "b"
start = "10:00"

[[generate]]
starts = []
hours = ["x"]
most = -1
"""
    )
    told = {(fault.row, fault.column, fault.rule) for fault in faults}
    assert told == {
        (4, "templates[1].start", "hour_format"),
        (5, "templates[1].vehicel", "key_unknown"),
        (6, "templates[1].hours", "template_limits"),
        (8, "templates[2].hours", "key_missing"),
        (13, "generate[1].starts", "value_missing"),
        (14, "generate[1].hours[1]", "wrong_type"),
        (15, "generate[1].most", "template_limits"),
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[templates]]\nname="a"\nstart="10:00"\nhours=30\n', "allowed is > 0 … 24"),
        ('[[template]]\nname="a"\n', "the nearest known one is templates"),
        ('[[templates]]\nname="a"\nstart="10:00"\nhuors=8\n', "is templates[1].hours"),
        ("", "no templates"),
        ("templates = 3", "wrong type"),
        ("[[templates\n", "can't be read as TOML"),
    ],
)
def test_fault_sentence_says_what_to_do(text: str, sentence: str) -> None:
    told = " ".join(describe_fault(fault, "en") for fault in _faults(text or "# none\n"))
    assert sentence in told


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        ("least = 3\nmost = 2", "template_most"),
        ("break_min = 600", "break_no_room"),
        ('break_min = 60\nbreak_from = "17:30"', "break_no_room"),
        ('break_from = "12:00"', "break_incomplete"),
        ('store_id = "nowhere"', "store_unknown"),
    ],
)
def test_what_single_keys_cannot_tell_is_a_fault(keys: str, rule: str) -> None:
    text = f'[[templates]]\nname = "a"\nstart = "10:00"\nhours = 8\n{keys}\n'
    assert [fault.rule for fault in _faults(text, "s1")] == [rule]


def test_names_and_shifts_must_differ() -> None:
    one = '[[templates]]\nname = "{}"\nstart = "10:00"\nhours = {}\n'
    assert [f.rule for f in _faults(one.format("a", 8) + one.format("a", 9))] == [
        "template_twice"
    ]
    assert [f.rule for f in _faults(one.format("a", 8) + one.format("b", 8))] == [
        "template_same"
    ]


def test_with_several_stores_a_template_names_its_own() -> None:
    text = '[[templates]]\nname = "a"\nstart = "10:00"\nhours = 8\n'
    assert [fault.rule for fault in _faults(text, "s1", "s2")] == ["template_store"]
    assert _read(text + 'store_id = "s2"\n', "s1", "s2")[0].store_id == "s2"


def test_couriers_of_a_template_have_its_shift_vehicle_and_break() -> None:
    day = make_day()
    templates = _read(GOOD)
    first, second, other = template_couriers(day, templates, [2, 0, 1, 0, 0])
    assert (first.shift.start_at, first.shift.end_at) == (at("11:30"), at("19:00"))
    assert first.rest is not None
    assert (first.rest.from_at, first.rest.until_at) == (at("13:00"), at("16:00"))
    assert (first.courier_id, second.courier_id) == ("van 1", "van 2")
    assert other.shift.start_at == at("09:00")
    assert other.rest is None


def test_templates_like_the_couriers_combine_their_vehicles_with_starts_and_lengths() -> None:
    car, van = make_courier(), make_courier(courier_id="c2", vehicle=Vehicle(name="van"))
    made = templates_like([car, car, van], ["09:00", "12:00"], [8])
    assert [one.name for one in made] == [
        "car 09:00+8",
        "car 12:00+8",
        "van 09:00+8",
        "van 12:00+8",
    ]
    assert all(one.store_id == "s1" for one in made)
