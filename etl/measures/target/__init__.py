"""Who is at a target, what is missing to it, and ways there."""
