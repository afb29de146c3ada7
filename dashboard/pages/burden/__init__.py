"""The page: burden."""
