"""Intake: the user's files become one checked day, or every fault they have, at once.

Reading order: `day_folder` (the public face), `day_file` (day.toml), `tables` (CSV and XLSX),
`orders` and `couriers` (rows to domain objects), `travel_file` and `congestion_file`. Orders
straight from marketplaces: `marketplaces`, `imported`; addresses: `addresses`, `places`.
"""
