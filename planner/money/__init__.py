"""Money: what a plan costs and earns, per order, per trip, per courier and for the day."""
