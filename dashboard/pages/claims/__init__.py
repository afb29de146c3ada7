"""The page: claims."""
