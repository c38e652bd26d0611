"""Orders as marketplaces export them: Ozon, Wildberries DBS, Yandex Market DBS.

Reading order: `posting` (one order, whoever sold it), `ozon`, `wildberries`, `yandex` (a form
each), `sources` (files to postings), `selection` (which of them are this day's), `table` (into
the rows every other file of orders becomes).
"""
