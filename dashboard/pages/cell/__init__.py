"""A figure in its place: the cell of the publisher's file, with its headings and what stands around it."""
