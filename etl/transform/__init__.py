"""What is done to a release between reading and checking: correct known faults, derive from its own figures."""
