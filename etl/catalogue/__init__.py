"""Declared once: indicators, members, targets, sources, statuses, units. Nothing else knows them."""
