"""Trips: the reference walk, the fast enumeration, and the catalogue of all feasible ones."""
