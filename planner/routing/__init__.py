"""Routing heuristics of others, asked where trips are too long to enumerate.

Read `problem` (a store's day as programs take it), `task` (question and answer), `iterated`
(PyVRP), `processes` and `serve` (several searches at once, each in a process of its own).
"""
