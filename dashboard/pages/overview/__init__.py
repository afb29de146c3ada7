"""The page: overview."""
