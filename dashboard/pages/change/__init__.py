"""The page: change."""
