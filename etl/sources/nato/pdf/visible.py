"""Whether the text of a page is what a person sees there: a text layer below a scan, say, is a machine's guess."""

import pypdfium2
from pypdfium2 import raw

from etl.errors import LayoutError

_COPY = "Put NATO's own file in its place, or transcribe the release."


def check_visible(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, where: str) -> None:
    """Raise LayoutError where `page` is turned, or has letters that are drawn invisibly or outside of the page."""
    count = text.count_chars()
    if count and page.get_rotation():
        problem = f"is turned by {page.get_rotation()} degrees, and its text cannot be read so"
        raise LayoutError(where, problem, "Save a copy with the page upright.")
    left, bottom, right, top = page.get_bbox()
    for index in range(count):
        drawn = raw.FPDFText_GetTextObject(text, index)
        # Spaces that are only understood are not drawn.
        if not drawn:
            continue
        if raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            raise LayoutError(where, "has text that cannot be seen, such as that read by machine from a scan", _COPY)
        box = text.get_charbox(index, loose=True)
        if box[2] < left or box[0] > right or box[3] < bottom or box[1] > top:
            raise LayoutError(where, "has text outside of the page, where it cannot be seen", _COPY)
