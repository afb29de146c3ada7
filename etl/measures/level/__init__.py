"""Levels, and what money is for."""
