"""Shows data: (snapshot, view) becomes pixels, a table and CSV by pure functions."""
