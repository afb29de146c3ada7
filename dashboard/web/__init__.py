"""What every page needs of HTTP."""

import os

# Read as Arrow is imported. Its own pool keeps what it freed.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
