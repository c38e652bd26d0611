"""Choosing among the trips: packing, bounds, search, verdicts, audit.

Reading order: `packing` (rows and columns), `bound` (what is proved), `relax` and `branch`,
`greedy`, `dive` and `improve` (plans), `optimise` (the order of goals), `plan_day`.
"""
