"""Puts a check of a claim in words. Nothing reads them back."""
