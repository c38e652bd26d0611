"""How far reality strays from the plan: the parameters of the simulation, each with its source.

A drive really takes

    free flow · exp(pair + day + leg)

with three normal errors: one of the *pair* of doors, the same every day but unknown; one of the
*day*, common to every drive; one of the single *leg*. Free flow so changed is then driven
through the hours of the congestion profile. A handover takes its minutes · exp(handover). All
medians are 1: the plan's figures are the middle of what happens. That times of single road
sections multiply up to a log-normal or normal time is the usual finding for city traffic; for
minutes at the door measured tails are heavy to the right too (log-logistic in five US cities).

Pair errors of the estimate are measured (see `planner.travel.estimate`; 98,846 Moscow pairs):
log-sd min(0.60, 0.63 · d^-0.65) over d great-circle kilometres, with a correlation between
destinations of one origin of .88 under 0.3 km apart, .73 at 1-3 km, .45 at 3-10 km, and .71
between A to B and B to A. Other providers have no such fit; 0.10 stands for the mean error of
7.5 % of the class speeds of the road graph (normal: sd = 7.5 % · sqrt(pi / 2) = 9.4 %).
The day's, the leg's and the handover's are assumptions: 0.10, 0.10 and 0.30; the section
[punctuality] of day.toml sets them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.domain.day import Day
from planner.travel.times import TravelTimes

Floats = npt.NDArray[np.float64]

PAIR_LOG_SD_MOST = 0.60
PAIR_LOG_SD_AT_1_KM = 0.63
PAIR_LOG_SD_POWER = -0.65
OTHER_PROVIDERS_LOG_SD = 0.10


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseModel:
    """Standard deviations of the logarithms of the errors.

    Attributes
    ----------
    pair_log_sd : the same for all pairs; None: the estimate's, by distance.
    day_log_sd, leg_log_sd, handover_log_sd : see the module.
    """

    pair_log_sd: float | None
    day_log_sd: float
    leg_log_sd: float
    handover_log_sd: float

    def pair_log_sds(self, km: Floats) -> Floats:
        """Log-sd of the pair error over great-circle kilometres; 0 at the same door."""
        if self.pair_log_sd is not None:
            return np.where(km > 0, self.pair_log_sd, 0.0)
        apart = np.where(km > 0, km, 1.0)
        by_distance = PAIR_LOG_SD_AT_1_KM * apart**PAIR_LOG_SD_POWER
        return np.where(km > 0, np.minimum(PAIR_LOG_SD_MOST, by_distance), 0.0)

    def leg_log_sds(self, km: Floats) -> Floats:
        """Log-sd of the time of one drive on one day, all its errors together."""
        variance = self.pair_log_sds(km) ** 2 + self.day_log_sd**2 + self.leg_log_sd**2
        return np.where(km > 0, np.sqrt(variance), 0.0)


NO_NOISE = NoiseModel(pair_log_sd=0.0, day_log_sd=0.0, leg_log_sd=0.0, handover_log_sd=0.0)


def noise_of(day: Day, travel: TravelTimes) -> NoiseModel:
    """The errors the day's settings name, those of its travel source where they don't."""
    given = day.punctuality
    by_distance = travel.used.provider == "estimate" or travel.used.fallback_used
    default = None if by_distance else OTHER_PROVIDERS_LOG_SD
    return NoiseModel(
        pair_log_sd=default if given.pair_log_sd is None else given.pair_log_sd,
        day_log_sd=given.day_log_sd,
        leg_log_sd=given.leg_log_sd,
        handover_log_sd=given.handover_log_sd,
    )
