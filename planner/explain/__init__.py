"""Why an order is not met, and what would change it."""
