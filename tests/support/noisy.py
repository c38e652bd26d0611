"""Noise with one error at a time, and plans to shake with it."""

from __future__ import annotations

from planner.punctuality.noise import NoiseModel


def make_noise(
    *, pair: float | None = 0.0, day: float = 0.0, leg: float = 0.0, handover: float = 0.0
) -> NoiseModel:
    """No noise but what is named."""
    return NoiseModel(
        pair_log_sd=pair, day_log_sd=day, leg_log_sd=leg, handover_log_sd=handover
    )
