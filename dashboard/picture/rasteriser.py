"""A program of its own: reads SVG, writes PNG. Arguments: the folder of the package resvg, then files of fonts.

The rasteriser holds its process up for as long as it draws, so it is run outside the one that answers requests, where
it also leaves no memory behind. What it imports is its start, so it is next to nothing.
"""

import os
import sys
from importlib import import_module

# Requests are answered first.
_NICE = 5
# Each pixel stays where the SVG puts it.
_AS_IT_IS = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


def rasterise(svg: str, folder: str, fonts: list[str]) -> bytes:
    """PNG of a picture, in these fonts and no others, by the package resvg in its folder."""
    # Its compiled module alone: the package around it reads its version first, which takes as long as the picture.
    sys.path.append(folder)
    resvg = import_module("_resvg")
    options = resvg.usvg.Options.default()
    for font in fonts:
        # By their content: a file would be opened anew for each letter.
        with open(font, "rb") as file:  # noqa: PTH123 - pathlib takes longer to import than a font to read
            options.load_font_data(file.read())
    png: bytes = resvg.render(resvg.usvg.Tree.from_str(svg, options), _AS_IT_IS)
    return png


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_NICE)
    sys.stdout.buffer.write(rasterise(sys.stdin.buffer.read().decode("utf-8"), sys.argv[1], sys.argv[2:]))
