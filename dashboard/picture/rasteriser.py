"""A program of its own: reads SVG, writes PNG. Arguments: the folder of resvg_py's package, then files of fonts.

The rasteriser holds its process up for as long as it draws, so it is run outside the one that answers requests, where
it also leaves no memory behind.
"""

import os
import sys
from collections.abc import Sequence

# Requests are answered first.
_NICE = 5


def rasterise(svg: str, fonts: Sequence[str]) -> bytes:
    """PNG of a picture, in these fonts and no others."""
    import resvg_py  # noqa: PLC0415 - from the folder that the command line names

    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(fonts))


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_NICE)
    sys.path.append(sys.argv[1])
    sys.stdout.buffer.write(rasterise(sys.stdin.buffer.read().decode("utf-8"), sys.argv[2:]))
