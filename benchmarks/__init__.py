"""The planner beside VROOM, PyVRP and OR-Tools routing: `python -m benchmarks.compare`."""
