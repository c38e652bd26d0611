"""Known multipliers come back from logs driven by them; too little data is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.domain.given import ZONES
from planner.domain.order import Point
from planner.punctuality.calibration import (
    LEAST_LEGS,
    MOST_LEGS,
    Calibration,
    DrivenLeg,
    calibrate,
)
from planner.punctuality.noise import Floats, NoiseModel
from planner.punctuality.pair_errors import pair_error_draws
from planner.travel.congestion import driving_s
from planner.travel.estimate import estimate_travel, great_circle_km
from planner.travel.profiles import MOSCOW_WEEKDAY
from planner.travel.zones import leg_zone_shares
from tests.support.noisy import make_noise

ASSUMED = np.full((3, 24), 1.5)
# hours 10 to 19: what traffic really is, zone by zone
TRUE = np.ones((3, 24))
TRUE[0, 8:22], TRUE[1, 8:22], TRUE[2, 8:22] = 2.2, 1.8, 1.2
TRUE[0, 17:20], TRUE[1, 17:20] = 2.8, 2.3
NOISE = NoiseModel(pair_log_sd=None, day_log_sd=0.10, leg_log_sd=0.10, handover_log_sd=0.3)


def logs(
    *, days: int, legs_a_day: int, noise: NoiseModel, seed: int, speed_factor: float = 1.0
) -> list[DrivenLeg]:
    """Legs driven under `TRUE` between doors all over the city, ten to twenty o'clock."""
    rng = np.random.default_rng(seed)
    points = [
        Point(lat=float(lat), lon=float(lon))
        for lat, lon in zip(
            rng.uniform(55.60, 55.95, 60), rng.uniform(37.3, 37.9, 60), strict=True
        )
    ]
    travel = estimate_travel(points, MOSCOW_WEEKDAY)
    ends = [tuple(rng.choice(60, 2, replace=False).tolist()) for _ in range(days * legs_a_day)]
    km = great_circle_km(points)
    sds = noise.pair_log_sds(np.array([km[pair] for pair in ends]))
    pair = pair_error_draws(ends, km, sds, runs=1, generator=rng)[:, 0]
    of_day = noise.day_log_sd * rng.standard_normal(days)
    found = []
    for number, (origin, destination) in enumerate(ends):
        day = number // legs_a_day
        error = pair[number] + of_day[day] + noise.leg_log_sd * rng.standard_normal()
        free_s = int(travel.free_flow_s[origin, destination])
        departed_at = int(rng.integers(10 * 3_600, 19 * 3_600))
        shares = leg_zone_shares([(points[origin], points[destination])])
        starts = np.arange(-24, 72) * 3_600
        steps = np.tile((shares @ TRUE)[0], 4)
        took_s = driving_s(free_s * np.exp(error), departed_at, speed_factor, starts, steps)
        found.append(
            DrivenLeg(
                day=day,
                origin=points[origin],
                destination=points[destination],
                free_flow_s=free_s,
                speed_factor=speed_factor,
                departed_at=departed_at,
                arrived_at=departed_at + took_s,
                planned_s=took_s,
            )
        )
    return found


def errors(done: Calibration) -> Floats:
    """Per fitted cell its log error over its stated standard error."""
    found = []
    for cell in done.fitted:
        assert cell.low is not None
        assert cell.high is not None
        log_se = np.log(cell.high / cell.low) / (2 * 1.96)
        true = TRUE[ZONES.index(cell.zone), cell.hour]
        found.append(np.log(cell.multiplier / true) / log_se)
    return np.array(found)


def test_known_multipliers_come_back_from_logs_without_noise() -> None:
    done = calibrate(
        logs(days=4, legs_a_day=150, noise=make_noise(), seed=1), ASSUMED, make_noise()
    )
    assert len(done.fitted) >= 18
    for cell in done.fitted:
        true = TRUE[ZONES.index(cell.zone), cell.hour]
        assert cell.multiplier == pytest.approx(true, rel=0.01)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_known_multipliers_come_back_within_their_stated_uncertainty(seed: int) -> None:
    done = calibrate(logs(days=12, legs_a_day=60, noise=NOISE, seed=seed), ASSUMED, NOISE)
    found = errors(done)
    assert len(found) >= 16
    # 95 % intervals; cells share days and pairs, so a run of them may be off together
    assert np.mean(np.abs(found) < 1.96) >= 0.8
    assert np.abs(found).max() < 4
    # and the intervals say something: within 25 % either way at the median
    widths = [cell.high / cell.low for cell in done.fitted if cell.low and cell.high]
    assert np.median(widths) < 1.6
    assert done.misfit == pytest.approx(1.0, abs=0.25)


def test_the_stated_uncertainty_is_neither_too_small_nor_too_large() -> None:
    # over many cities and days the errors in units of their standard error have spread 1
    found = np.concatenate(
        [
            errors(
                calibrate(
                    logs(days=5, legs_a_day=50, noise=NOISE, seed=100 + k), ASSUMED, NOISE
                )
            )
            for k in range(8)
        ]
    )
    assert np.sqrt(np.mean(found**2)) == pytest.approx(1.0, abs=0.3)


def test_one_day_says_less_of_the_level_than_many() -> None:
    def width(days: int, legs_a_day: int) -> float:
        done = calibrate(
            logs(days=days, legs_a_day=legs_a_day, noise=NOISE, seed=4), ASSUMED, NOISE
        )
        return float(
            np.median([c.high / c.low for c in done.fitted if c.low is not None and c.high])
        )

    assert width(1, 400) > width(10, 40)
    # the day's log-sd of 0.10 alone, but for the prior's help, makes it exp(2 · 1.96 · 0.10)
    assert width(1, 400) > np.exp(2 * 1.96 * 0.095)


def test_a_fast_couriers_legs_give_the_same_multipliers() -> None:
    done = calibrate(
        logs(days=4, legs_a_day=150, noise=make_noise(), seed=1, speed_factor=1.25),
        ASSUMED,
        make_noise(),
    )
    for cell in done.fitted:
        true = TRUE[ZONES.index(cell.zone), cell.hour]
        assert cell.multiplier == pytest.approx(true, rel=0.01)


def test_too_little_data_leaves_what_was_assumed() -> None:
    few = logs(days=1, legs_a_day=8, noise=NOISE, seed=1)
    done = calibrate(few, ASSUMED, NOISE)
    assert done.fitted == ()
    assert {cell.multiplier for cell in done.cells} == {1.5}
    assert done.misfit is None
    assert sum(cell.legs for cell in done.cells) == pytest.approx(8)


def test_hours_and_zones_without_logs_stay_as_assumed() -> None:
    done = calibrate(logs(days=6, legs_a_day=80, noise=NOISE, seed=2), ASSUMED, NOISE)
    assert len(done.cells) == 72
    for cell in done.cells:
        if cell.hour < 10 or cell.hour > 20:
            assert not cell.fitted
            assert cell.multiplier == 1.5
        if cell.fitted:
            assert cell.legs >= LEAST_LEGS


def test_legs_noisier_than_the_model_widen_the_uncertainty() -> None:
    wild = replace(NOISE, leg_log_sd=0.4)
    told = calibrate(logs(days=12, legs_a_day=60, noise=wild, seed=5), ASSUMED, NOISE)
    assert told.misfit is not None
    assert told.misfit > 3
    assert np.mean(np.abs(errors(told)) < 1.96) >= 0.8


def test_no_legs_say_nothing_and_too_many_are_refused() -> None:
    assert calibrate([], ASSUMED, NOISE).fitted == ()
    leg = logs(days=1, legs_a_day=1, noise=NOISE, seed=1)[0]
    with pytest.raises(ValueError, match=f"{MOST_LEGS + 1} legs, at most {MOST_LEGS}"):
        calibrate([leg] * (MOST_LEGS + 1), ASSUMED, NOISE)
