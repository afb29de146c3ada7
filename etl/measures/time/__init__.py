"""The measures of time and targets, and of levels."""
