"""History: days and their plans kept in a local database, opened, compared and deleted.

Reading order: `schema` (what is kept), `database` (where, and how it is opened), `keeping`
(save, list, open, delete), `retention` (when names go), `archive` (out and in again).
"""
