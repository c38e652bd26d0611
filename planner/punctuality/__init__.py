"""How often a plan is kept: seeded simulation, plans with reserves, calibration from logs."""
