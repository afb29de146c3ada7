"""What stands beside spending and is never inside it (R21)."""
