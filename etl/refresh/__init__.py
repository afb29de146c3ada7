"""A refresh: from the publishers' addresses to the snapshot in force, and what becomes of what cannot be published."""
