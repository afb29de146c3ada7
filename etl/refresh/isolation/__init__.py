"""Reads each source in a process of its own: whatever ends that process, the refresh and the other sources go on.

`parent` asks, `child` reads, `message` is what they say to each other. The network stays with the parent.
"""

from etl.refresh.isolation.parent import read_apart

__all__ = ["read_apart"]
