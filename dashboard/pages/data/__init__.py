"""The page: data."""
