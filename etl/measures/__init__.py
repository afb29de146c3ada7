"""Arithmetic on figures of one release: no files, no tables, no network."""
