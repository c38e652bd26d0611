"""Errors of pairs of doors: the same every day, alike where the doors are near.

With K(h) = exp(-h / 9.5 km), the correlation of the errors of i to j and k to l is

    0.88 · (K(i, k) · K(j, l) + 0.81 · K(i, l) · K(j, k)) / norm

where norm makes the part in brackets 1 for a pair with itself, and the remaining 0.12 belong to
the ordered pair alone. For one origin and destinations h apart that is 0.88 · K(h): .87 at 0.15
km, .71 at 2 km, .47 at 6 km, where .88, .73 and .45 were measured; a pair and its reverse have
0.88 · 0.81 = .71 where the doors are far apart, as measured. Both products are kernels of
Gaussian fields over ordered pairs, e(i, j) = a · G(i, j) + b · G(j, i), so the matrix is always
positive definite.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from planner.punctuality.noise import Floats

SHARED, OWN = 0.88, 0.12
RANGE_KM = 9.5
REVERSED = 0.81

Ints = npt.NDArray[np.int64]
Leg = tuple[int, int]


def pair_error_draws(
    legs: Sequence[Leg],
    km: Floats,
    log_sd: Floats,
    *,
    runs: int,
    generator: np.random.Generator,
) -> Floats:
    """Log errors of the legs, shape (legs, runs); a run is a city drawn anew.

    Parameters
    ----------
    legs : ordered pairs of places. km : great-circle kilometres between all places, (n, n).
    log_sd : per leg.
    """
    if not legs:
        return np.zeros((0, runs))
    pairs, pair_of_leg = _door_pairs(legs, km)
    factor = np.linalg.cholesky(correlations(pairs[:, 0], pairs[:, 1], km))
    draws: Floats = factor @ generator.standard_normal((len(pairs), runs))
    return log_sd[:, None] * draws[pair_of_leg]


def pair_covariance(legs: Sequence[Leg], km: Floats, log_sd: Floats) -> Floats:
    """Covariance of the log errors of the legs; a pair driven twice errs alike."""
    pairs, pair_of_leg = _door_pairs(legs, km)
    matrix = correlations(pairs[:, 0], pairs[:, 1], km)
    covariance: Floats = matrix[np.ix_(pair_of_leg, pair_of_leg)] * np.outer(log_sd, log_sd)
    return covariance


def correlations(origin: Ints, destination: Ints, km: Floats) -> Floats:
    """Correlation matrix of the errors of the ordered pairs, all different; see the module."""
    near = np.exp(-km / RANGE_KM)
    straight = near[np.ix_(origin, origin)] * near[np.ix_(destination, destination)]
    crossed = near[np.ix_(origin, destination)] * near[np.ix_(destination, origin)]
    shared = straight + REVERSED * crossed
    norm = np.sqrt(np.diag(shared))
    matrix: Floats = SHARED * shared / np.outer(norm, norm) + OWN * np.eye(len(origin))
    return matrix


def _door_pairs(legs: Sequence[Leg], km: Floats) -> tuple[Ints, Ints]:
    """The different ordered pairs of doors, shape (pairs, 2), and the pair of each leg."""
    # a place at the same coordinates as an earlier one is the same door
    doors = np.argmax(km == 0, axis=1)
    pairs, pair_of_leg = np.unique(doors[np.array(legs, np.int64)], axis=0, return_inverse=True)
    return pairs, pair_of_leg.ravel()
