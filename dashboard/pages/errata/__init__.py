"""The page: errata."""
