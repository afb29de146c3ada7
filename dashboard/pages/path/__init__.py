"""The page: path."""
