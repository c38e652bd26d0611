"""Congestion fitted to drives that were driven: multipliers by hour and zone, with their error.

A leg that left at d and arrived at a has used up, at multipliers m, the free flow

    F(m) = sum over hours h of t_h / (sum over zones z of w_z · m_zh),

t_h the seconds it spent in hour h, w_z its share of zone z (`planner.travel.zones`). What the
travel source says of its free flow, f, differs by the errors of `planner.punctuality.noise`:

    log F(m) - log f = pair + day + leg,

normal errors whose covariance V is known: near pairs err alike, a day's legs share the day, a
leg has its own. The log multipliers are found by generalised least squares (Gauss-Newton) with
a wide prior around what was assumed: all may be off together by log-sd `PRIOR_LOG_SD`, and each
by as much again. So hours nobody drove in don't pull at their neighbours. The covariance is the
inverse of J' V^-1 J + prior, V widened by chi² per degree of freedom where the legs stray more
than the noise explains. Two hundred legs of one day say little about the level of traffic: they
share that day.

An hour of a zone counts as fitted only where at least `LEAST_LEGS` legs' worth of driving was
logged in it and its error comes out below `MOST_LOG_SE`; elsewhere the multiplier stays what it
was, and is called assumed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import solve_triangular

from planner.domain.given import ZONES
from planner.domain.order import Point
from planner.punctuality.noise import Floats, NoiseModel
from planner.punctuality.pair_errors import pair_covariance
from planner.travel.estimate import great_circle_km
from planner.travel.zones import leg_zone_shares

HOURS, HOUR_S = 24, 3_600
LEAST_LEGS = 10.0
MOST_LOG_SE = 0.25
PRIOR_LOG_SD = 0.5
MOST_LEGS = 2_500  # the covariance is a full matrix
# Clocks are read to the minute; also keeps the matrix invertible without noise.
LEAST_VARIANCE = 0.01**2
ROUNDS = 30
CONVERGED = 1e-9
NORMAL_95 = 1.96

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrivenLeg:
    """One drive as it was driven.

    Attributes
    ----------
    day : number of its day; legs of one day share that day's error.
    origin, destination : where from and where to. free_flow_s : as the travel source says.
    speed_factor : of the courier. departed_at, arrived_at : seconds since that day's midnight.
    planned_s : what the plan's travel times say for that departure.
    """

    day: int
    origin: Point
    destination: Point
    free_flow_s: int
    speed_factor: float
    departed_at: int
    arrived_at: int
    planned_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedCell:
    """An hour of a zone.

    Attributes
    ----------
    zone, hour : which. multiplier : fitted, or as it was.
    low, high : 95 % interval where fitted, else None. legs : legs' worth of driving logged.
    """

    zone: str
    hour: int
    multiplier: float
    low: float | None
    high: float | None
    legs: float

    @property
    def fitted(self) -> bool:
        """Whether the logs say it; if not, it is what it was assumed to be."""
        return self.low is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What the logs say.

    Attributes
    ----------
    cells : every zone and hour, zone by zone.
    misfit : chi² per degree of freedom against the noise model; None where nothing was fitted.
    """

    cells: tuple[FittedCell, ...]
    misfit: float | None

    @property
    def fitted(self) -> tuple[FittedCell, ...]:
        """The cells the logs say."""
        return tuple(cell for cell in self.cells if cell.fitted)


def calibrate(legs: Sequence[DrivenLeg], assumed: Floats, noise: NoiseModel) -> Calibration:
    """Fit the multipliers to the legs.

    Parameters
    ----------
    legs : at most `MOST_LEGS`. assumed : multipliers so far, shape (zones, 24).
    """
    if len(legs) > MOST_LEGS:
        raise ValueError(f"{len(legs)} legs, at most {MOST_LEGS}")
    if not legs:
        nothing = np.zeros(assumed.shape)
        return Calibration(cells=_cells(assumed, nothing, nothing > 0, nothing), misfit=None)
    fit = _Fit.of(legs, assumed, noise)
    multipliers, log_se, misfit = fit.solved()
    fitted = (fit.cells >= LEAST_LEGS) & (log_se <= MOST_LOG_SE)
    return Calibration(
        cells=_cells(np.where(fitted, multipliers, assumed), log_se, fitted, fit.cells),
        misfit=misfit if fitted.any() else None,
    )


def _cells(
    multipliers: Floats, log_se: Floats, fitted: Flags, legs: Floats
) -> tuple[FittedCell, ...]:
    spread = np.exp(NORMAL_95 * log_se)
    return tuple(
        FittedCell(
            zone=ZONES[zone],
            hour=hour,
            multiplier=float(multipliers[zone, hour]),
            low=float((multipliers / spread)[zone, hour]) if fitted[zone, hour] else None,
            high=float((multipliers * spread)[zone, hour]) if fitted[zone, hour] else None,
            legs=float(legs[zone, hour]),
        )
        for zone in range(len(ZONES))
        for hour in range(HOURS)
    )


@dataclass(frozen=True)
class _Fit:
    """The legs as arrays.

    Attributes
    ----------
    by_hour : seconds, shape (legs, 24). shares : of zones, (legs, zones). log_free : log of the
        free-flow seconds. root : Cholesky factor of the errors' covariance. assumed :
        multipliers so far, (zones, 24).
    """

    by_hour: Floats
    shares: Floats
    log_free: Floats
    root: Floats
    assumed: Floats

    @classmethod
    def of(cls, legs: Sequence[DrivenLeg], assumed: Floats, noise: NoiseModel) -> _Fit:
        """The legs prepared."""
        return cls(
            by_hour=np.array([_seconds_by_hour(leg) for leg in legs]),
            shares=leg_zone_shares([(leg.origin, leg.destination) for leg in legs]),
            log_free=np.log([leg.free_flow_s for leg in legs]),
            root=np.asarray(np.linalg.cholesky(_covariance(legs, noise)), np.float64),
            assumed=assumed,
        )

    @property
    def cells(self) -> Floats:
        """Legs' worth of driving in every zone and hour."""
        share_of_hour = self.by_hour / self.by_hour.sum(axis=1, keepdims=True)
        worth: Floats = self.shares.T @ share_of_hour
        return worth

    def solved(self) -> tuple[Floats, Floats, float]:
        """Multipliers, their log standard errors and the misfit."""
        log_m, widened = np.log(self.assumed), 1.0
        prior = _prior_precision(log_m.size)
        for _ in range(ROUNDS):
            residual, jacobian = self._linearised(log_m)
            precision = jacobian.T @ jacobian / widened + prior
            pull = prior @ (log_m - np.log(self.assumed)).ravel()
            step = np.linalg.solve(precision, -jacobian.T @ residual / widened - pull)
            log_m = log_m + np.clip(step, -1.0, 1.0).reshape(log_m.shape)
            # multipliers the legs determine, the prior's part of the rest
            determined = log_m.size - np.trace(prior @ np.linalg.inv(precision))
            misfit = float(residual @ residual / max(1.0, len(residual) - determined))
            widened = max(1.0, misfit)
            if np.abs(step).max() < CONVERGED:
                break
        _, jacobian = self._linearised(log_m)
        precision = jacobian.T @ jacobian / widened + prior
        log_se = np.sqrt(np.diag(np.linalg.inv(precision))).reshape(log_m.shape)
        return np.exp(log_m), log_se, misfit

    def _linearised(self, log_m: Floats) -> tuple[Floats, Floats]:
        """Whitened residuals and their derivative by the log multipliers, zone by zone."""
        multipliers = np.exp(log_m)
        of_leg = self.shares @ multipliers
        free_by_hour = self.by_hour / of_leg
        free = free_by_hour.sum(axis=1)
        slopes = -(free_by_hour / of_leg)[:, None, :] * self.shares[:, :, None] * multipliers
        jacobian = slopes.reshape(len(free), -1) / free[:, None]
        whitened = solve_triangular(
            self.root, np.column_stack([np.log(free) - self.log_free, jacobian]), lower=True
        )
        return whitened[:, 0], whitened[:, 1:]


def _prior_precision(cells: int) -> Floats:
    """Inverse covariance of the log multipliers before any log: a common error and own ones."""
    covariance = PRIOR_LOG_SD**2 * (np.eye(cells) + np.ones((cells, cells)))
    return np.asarray(np.linalg.inv(covariance), np.float64)


def _seconds_by_hour(leg: DrivenLeg) -> Floats:
    """Seconds of the drive in each hour of the day, as a courier of normal speed would need.

    The planner drives at normal speed and divides by the factor at the end, so the hours are
    those of the drive at normal speed.
    """
    length_s = (leg.arrived_at - leg.departed_at) * leg.speed_factor
    edges = np.arange(-HOURS, 3 * HOURS + 1) * HOUR_S
    inside = np.clip(edges, leg.departed_at, leg.departed_at + length_s)
    found: Floats = np.diff(inside).reshape(-1, HOURS).sum(axis=0)
    return found


def _covariance(legs: Sequence[DrivenLeg], noise: NoiseModel) -> Floats:
    points = list(dict.fromkeys(end for leg in legs for end in (leg.origin, leg.destination)))
    numbers = {point: k for k, point in enumerate(points)}
    ends = [(numbers[leg.origin], numbers[leg.destination]) for leg in legs]
    km = great_circle_km(points)
    log_sd = noise.pair_log_sds(np.array([km[pair] for pair in ends]))
    days = np.array([leg.day for leg in legs])
    same_day = days[:, None] == days
    matrix: Floats = (
        pair_covariance(ends, km, log_sd)
        + noise.day_log_sd**2 * same_day
        + (noise.leg_log_sd**2 + LEAST_VARIANCE) * np.eye(len(legs))
    )
    return matrix
