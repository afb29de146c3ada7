"""What every page needs of HTTP."""
