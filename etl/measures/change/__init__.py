"""What changed: from year to year, from release to release, and against a baseline."""
