"""Rows for a view. Chart, table and CSV of a page all start from what is selected here."""
