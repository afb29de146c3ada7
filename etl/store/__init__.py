"""Snapshots in a folder: written whole, named after their content, read without a lock."""
