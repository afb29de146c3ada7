"""Rows become the table twin of a chart, and the rows of its CSV."""
