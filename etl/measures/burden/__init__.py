"""Who carries how much of what, and how that is spread."""
