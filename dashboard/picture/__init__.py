"""Pictures: the plain dict of a figure, drawn as SVG where the data are, as Plotly draws it in the browser.

A picture has exactly the marks that our figures use; what it does not know it refuses by name. It needs no browser and
no package, reads nothing but the figure, and gives the same text for the same figure.
"""

from dashboard.picture.canvas import draw
from dashboard.picture.vocabulary import PictureError

__all__ = ["PictureError", "draw"]
