"""The problem and its answer as plain frozen objects."""
