"""The page: figures."""
