"""Makes seeds/map.csv, the outlines of the overview's map, from a file of borders; not part of the package."""
