"""The page: methodology."""
