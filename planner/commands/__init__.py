"""One module per command of the command line; `planner.cli` puts them together."""
