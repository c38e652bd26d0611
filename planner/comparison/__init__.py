"""Sources of travel times side by side on one day: times, distances, and what they decide."""
