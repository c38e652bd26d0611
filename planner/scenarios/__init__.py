"""What if: named edits of a day, solved over a grid, compared side by side.

Reading order: `grid` (what to vary), `edits` and `changes` (a day with changes), `problem`
(what the solver sees of it), `solving` and `posing` (one scenario), `crews` and `cluster` (who
solves it), `store` (what is finished already), `replay` and `sweep` (the whole grid), `compare`
(tables), `run` (all together).
"""
