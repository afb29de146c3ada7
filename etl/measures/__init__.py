"""The measures: arithmetic on the figures of one release a source, or of several that are compared."""
