"""The page: about."""
