"""Express-delivery planner."""
