"""The page: trends."""
