"""The page: country."""
