"""Addresses to coordinates, without guessing.

Reading order: `written` (what of an address is sent), `answers` (what came back, and whether it
settles the place), `service` (geopy: pace, retries, failures), `cache`, `corrections`, `book`
(all of these together), `locate` (the rows of a table).
"""
