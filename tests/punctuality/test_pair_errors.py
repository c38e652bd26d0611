"""Errors of pairs: as large and as alike as measured on Moscow's roads."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain.order import Point
from planner.punctuality.noise import NoiseModel
from planner.punctuality.pair_errors import correlations, pair_error_draws
from planner.travel.estimate import great_circle_km

KM_PER_DEGREE = 111.19  # of latitude, on the sphere used


def line(*km: float) -> list[Point]:
    """Places on a meridian, so many kilometres north of the first."""
    return [Point(lat=55.0 + one / KM_PER_DEGREE, lon=37.6) for one in km]


@pytest.mark.parametrize(("apart_km", "measured"), [(0.15, 0.88), (2.0, 0.73), (6.0, 0.45)])
def test_destinations_of_one_origin_are_as_alike_as_measured(
    apart_km: float, measured: float
) -> None:
    km = great_circle_km(line(0, 25, 25 + apart_km))
    matrix = correlations(np.array([0, 0]), np.array([1, 2]), km)
    assert matrix[0, 1] == pytest.approx(measured, abs=0.03)


def test_a_pair_and_its_reverse_are_as_alike_as_measured() -> None:
    km = great_circle_km(line(0, 25))
    matrix = correlations(np.array([0, 1]), np.array([1, 0]), km)
    assert matrix[0, 1] == pytest.approx(0.71, abs=0.02)


def test_every_error_is_wholly_its_own() -> None:
    km = great_circle_km(line(0, 0.2, 5, 30))
    pairs = [(i, j) for i in range(4) for j in range(4) if i != j]
    origin, destination = (np.array(ends) for ends in zip(*pairs, strict=True))
    matrix = correlations(origin, destination, km)
    assert np.diag(matrix) == pytest.approx(np.ones(len(pairs)))
    assert np.linalg.eigvalsh(matrix).min() > 0.1


@pytest.mark.parametrize(
    ("km", "log_sd"), [(0.0, 0.0), (0.5, 0.60), (3.0, 0.308), (10.0, 0.141), (25.0, 0.078)]
)
def test_the_estimates_error_falls_with_distance(km: float, log_sd: float) -> None:
    # 0.63 · 3^-0.65 = 0.308, 0.63 · 10^-0.65 = 0.141, 0.63 · 25^-0.65 = 0.078
    noise = NoiseModel(pair_log_sd=None, day_log_sd=0, leg_log_sd=0, handover_log_sd=0)
    assert noise.pair_log_sds(np.array([km]))[0] == pytest.approx(log_sd, abs=0.0006)


def test_draws_have_the_spread_and_the_likeness_asked_for() -> None:
    km = great_circle_km(line(0, 25, 27))
    draws = pair_error_draws(
        [(0, 1), (0, 2), (1, 0)],
        km,
        np.array([0.1, 0.2, 0.3]),
        runs=20_000,
        generator=np.random.default_rng(5),
    )
    # standard error of a standard deviation: sd / sqrt(2 · 20 000), 0.5 %; three of them
    assert draws.std(axis=1) == pytest.approx([0.1, 0.2, 0.3], rel=0.015)
    likeness = np.array(np.corrcoef(draws))
    assert likeness[0, 1] == pytest.approx(0.71, abs=0.03)
    assert likeness[0, 2] == pytest.approx(0.71, abs=0.03)


def test_a_pair_driven_twice_has_one_error_also_by_another_order_at_its_door() -> None:
    km = great_circle_km(line(0, 10, 10))
    draws = pair_error_draws(
        [(0, 1), (0, 1), (0, 2)],
        km,
        np.full(3, 0.1),
        runs=10,
        generator=np.random.default_rng(5),
    )
    assert (draws[0] == draws[1]).all()
    assert (draws[0] == draws[2]).all()


def test_no_legs_have_no_errors() -> None:
    drawn = pair_error_draws(
        [], np.zeros((1, 1)), np.zeros(0), runs=4, generator=np.random.default_rng(1)
    )
    assert drawn.shape == (0, 4)
