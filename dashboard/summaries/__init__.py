"""Rows become a sentence or two: the text twin of each chart."""
