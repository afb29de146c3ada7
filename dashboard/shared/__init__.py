"""Catalogue and rows become controls, tables, keys and notes."""
