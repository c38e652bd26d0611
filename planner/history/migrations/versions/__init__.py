"""Revisions of the history's tables, in order; one that was released is never changed."""
