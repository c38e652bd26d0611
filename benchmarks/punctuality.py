"""The simulation measured: seconds for many runs of one plan.

    python -m benchmarks.punctuality DAY_FOLDER [--set section.key=value ...] [--runs N]

The day is planned first, which is not measured; then the same plan is driven with five seeds.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from planner.intake.day_folder import read_day
from planner.punctuality.noise import noise_of
from planner.punctuality.simulate import DEFAULT_RUNS, simulate
from planner.solve.plan_day import plan_day
from planner.travel.provider import travel_times

SEEDS = range(1, 6)


def main() -> None:
    """Print the plan's size and the seconds of each seed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("day", type=Path)
    arguments.add_argument("--set", action="append", default=[], dest="settings")
    arguments.add_argument("--runs", type=int, default=DEFAULT_RUNS)
    asked = arguments.parse_args()
    read = read_day(asked.day, asked.settings)
    travel = travel_times(read.day, given=read.given, congestion=read.congestion)
    plan = plan_day(read.day, travel)
    noise = noise_of(read.day, travel)
    stops = sum(len(trip.stops) for trip in plan.trips)
    print(f"{stops} of {len(read.day.orders)} orders in {len(plan.trips)} trips")
    for seed in SEEDS:
        began, worked = time.perf_counter(), time.process_time()
        done = simulate(read.day, travel, plan.trips, noise, runs=asked.runs, seed=seed)
        seconds, processor = time.perf_counter() - began, time.process_time() - worked
        print(
            f"seed {seed}: {asked.runs} runs in {seconds:.2f} s ({processor:.2f} s of the"
            f" processor), {done.late_orders:.2f} ± {done.late_orders_error:.2f} late"
        )


if __name__ == "__main__":
    main()
